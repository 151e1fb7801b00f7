"""Changes that any process makes to a PostgreSQL database, this one included: NOTIFY, heard on a connection of its own."""

import asyncio
import logging
from typing import cast

import asyncpg

from backend.live.announcing import ANYTHING, CHANNEL
from backend.live.hub import Live
from backend.models import database
from backend.models.engines.postgresql import Client

SOONEST, LATEST = 0.1, 5.0
"""Seconds between tries to connect again: doubled each time, from the first to the second."""

PULSE = 15.0
"""Seconds after which a silent connection is asked whether it still stands."""

_log = logging.getLogger(__name__)


class Notifications:
    """A connection that listens. If it is lost it is made again, and everybody looks again: what was said meanwhile is gone."""

    def __init__(self, hub: Live) -> None:
        self._hub = hub
        self._client = cast("Client", database.client())
        self._connection: asyncpg.Connection | None = None
        self._lost = asyncio.Event()

    async def begin(self) -> None:
        """Connect and listen."""
        self._connection = await self._client.connect_apart()
        self._lost.clear()
        self._connection.add_termination_listener(self._has_ended)
        await self._connection.add_listener(CHANNEL, self._heard)

    async def follow(self) -> None:
        """Keep a connection, for ever."""
        while True:
            await self._until_lost()
            _log.warning("The connection for live updates was lost; connecting again")
            await self.end()
            await self._again()
            self._hub.wake_all()

    async def end(self) -> None:
        """Close the connection."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.remove_termination_listener(self._has_ended)
            connection.terminate()

    async def _until_lost(self) -> None:
        while not self._lost.is_set():
            try:
                await asyncio.wait_for(self._lost.wait(), PULSE)
            except TimeoutError:
                await self._feel_pulse()

    async def _feel_pulse(self) -> None:
        assert self._connection is not None
        try:
            await self._connection.execute("SELECT 1", timeout=PULSE)
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
            self._lost.set()

    async def _again(self) -> None:
        pause = SOONEST
        while True:
            try:
                await self.begin()
            except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                _log.warning("No connection for live updates, next try in %.1f s: %s", pause, error)
                await self.end()
                await asyncio.sleep(pause)
                pause = min(pause * 2, LATEST)
            else:
                return

    def _has_ended(self, _connection: asyncpg.Connection) -> None:
        self._lost.set()

    def _heard(self, _connection: asyncpg.Connection, _process: int, _channel: str, payload: object) -> None:
        if payload == ANYTHING:
            self._hub.wake_all()
        else:
            self._hub.wake(str(payload).split())
