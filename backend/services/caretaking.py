"""The caretaker: housekeeping that nobody asks for, round after round while the service runs."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

EVERY = 600.0
"""Seconds between two rounds."""

logger = logging.getLogger(__name__)


class Caretaker:
    """Does its chores in turn, from `start` to `stop`. Each must be safe to cut short and to repeat, here or elsewhere."""

    def __init__(self, *chores: Callable[[], Awaitable[object]], every: float = EVERY) -> None:
        self._chores, self._every = chores, every
        self._rounds: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin, in the running event loop."""
        self._rounds = asyncio.create_task(self._walk(), name="caretaker")

    async def stop(self) -> None:
        """End at once: what is cut short is done in the first round of the next start."""
        if self._rounds is None:
            return
        self._rounds.cancel()
        with suppress(asyncio.CancelledError):
            await self._rounds
        self._rounds = None

    async def _walk(self) -> None:
        while True:
            for chore in self._chores:
                try:
                    await chore()
                except Exception:  # a chore that fails must not be the last one
                    logger.exception("A chore failed")
            await asyncio.sleep(self._every)
