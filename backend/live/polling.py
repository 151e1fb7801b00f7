"""Changes that other processes make to an SQLite file: commands, while the server runs."""

import asyncio
import logging
from typing import cast

from tortoise.exceptions import OperationalError

from backend.live.hub import Live
from backend.models import database
from backend.models.engines.sqlite import Client

PERIOD = 0.075  # seconds; a listener is never further behind another process than this and one question

_log = logging.getLogger(__name__)


class Poller:
    """Asks SQLite, while anybody listens, whether somebody else has committed. What was changed it cannot say: all are woken.

    The number it compares with is the last one it saw, however long ago: a commit made before anybody listened costs one
    needless look, and none made since can be missed.
    """

    def __init__(self, hub: Live) -> None:
        self._hub = hub
        self._client = cast("Client", database.client())
        self._version = 0

    async def begin(self) -> None:
        """Note where the database stands."""
        self._version = await self._client.data_version()

    async def follow(self) -> None:
        """Ask, compare, wake, wait."""
        while True:
            await self._hub.busy.wait()
            try:
                version = await self._client.data_version()
            except OperationalError as error:
                _log.warning("SQLite did not say whether it has changed: %s", error)
                version = self._version
            if version != self._version:
                self._version = version
                self._hub.wake_all()
            await asyncio.sleep(PERIOD)

    async def end(self) -> None:
        """Nothing to leave: the question is asked on the database's own connection."""
