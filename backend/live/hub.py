"""Who listens to what, in this process: mailboxes with one slot each, and the wakes that fill them."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Protocol

from backend.models import database

_log = logging.getLogger(__name__)


class Stopped(Exception):  # noqa: N818 - named after the fact
    """The hub was stopped: there will be no more changes."""


class Changes:
    """One listener's mailbox: whatever changes while it is busy is one change when it looks again, so nothing piles up.

    `async for topics in changes:` ends when the hub is stopped.
    """

    def __init__(self, topics: Iterable[str]) -> None:
        self.topics = frozenset(topics)
        self._changed: set[str] = set()
        self._filled = asyncio.Event()
        self._stopped = False

    async def next(self) -> frozenset[str]:
        """Wait for a change, and say which of the topics changed since the last call (or may have).

        Raises: Stopped.
        """
        await self._filled.wait()
        if self._stopped:
            raise Stopped
        changed = frozenset(self._changed)
        self._changed.clear()
        self._filled.clear()
        return changed

    def __aiter__(self) -> AsyncIterator[frozenset[str]]:
        return self

    async def __anext__(self) -> frozenset[str]:
        try:
            return await self.next()
        except Stopped:
            raise StopAsyncIteration from None

    def fill(self, changed: Iterable[str]) -> None:
        """Some of the topics changed: the hub's call."""
        self._changed.update(changed)
        self._filled.set()

    @property
    def stopped(self) -> bool:
        """Whether the hub has ended them: there may be more to hear, but not here."""
        return self._stopped

    def stop(self) -> None:
        """No more changes: the hub's call."""
        self._stopped = True
        self._filled.set()


class Follower(Protocol):
    """What hears of the changes that other processes make; a task of the hub runs it for as long as the hub is started."""

    async def begin(self) -> None:
        """From here on no change may be missed."""

    async def follow(self) -> None:
        """Wake the hub for each change heard of, for ever."""

    async def end(self) -> None:
        """Leave nothing open."""


class Live:
    """The listeners of one process. Announcements reach them when the transaction that made them has committed."""

    def __init__(self) -> None:
        self._listeners: set[Changes] = set()
        self._follower: Follower | None = None
        self._task: asyncio.Task[None] | None = None
        self._dismissed = False
        self.busy = asyncio.Event()
        """Set while anybody listens."""

    async def start(self) -> None:
        """Begin to hear, also of other processes' changes; the database must be open.

        Raises: what the driver raises if it cannot connect.
        """
        self._dismissed = False
        self._follower = _follower_of(self)
        await self._follower.begin()
        self._task = asyncio.create_task(self._follower.follow(), name="live")
        self._task.add_done_callback(_report)
        started.add(self)

    def dismiss(self) -> None:
        """End every listener's changes, and at once those of whoever still comes: the process is about to stop."""
        self._dismissed = True
        for listener in self._listeners:
            listener.stop()

    async def stop(self) -> None:
        """End every listener's changes, and leave no task and no connection behind."""
        started.discard(self)
        self.dismiss()
        if self._task is not None and self._follower is not None:
            self._task.cancel()
            await asyncio.wait((self._task,))
            await self._follower.end()
        self._task = self._follower = None

    @asynccontextmanager
    async def listen(self, *topics: str) -> AsyncIterator[Changes]:
        """Hear of changes of these topics from here on. Listen first, then read: then nothing is missed between the two.

        Raises: Stopped if the hub is not started.
        """
        if self not in started:
            raise Stopped
        listener = Changes(topics)
        if self._dismissed:
            listener.stop()
        self._listeners.add(listener)
        self.busy.set()
        try:
            yield listener
        finally:
            self._listeners.discard(listener)
            if not self._listeners:
                self.busy.clear()

    def wake(self, topics: Iterable[str]) -> None:
        """These topics changed: fill the mailboxes of those who listen to them."""
        changed = frozenset(topics)
        for listener in self._listeners:
            concerned = listener.topics & changed
            if concerned:
                listener.fill(concerned)

    def wake_all(self) -> None:
        """Anything may have changed: fill every mailbox."""
        for listener in self._listeners:
            listener.fill(listener.topics)


started: set[Live] = set()
"""The hubs of this process that a commit made here wakes."""


def _follower_of(hub: Live) -> Follower:
    if database.dialect() == "sqlite":
        from backend.live.polling import Poller  # noqa: PLC0415 - the engines' own modules are loaded only for their engine

        return Poller(hub)
    from backend.live.notifications import Notifications  # noqa: PLC0415 - asyncpg is an extra

    return Notifications(hub)


def _report(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        _log.error("Live updates from other processes have ended", exc_info=error)
