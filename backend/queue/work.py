"""What a handler is given: the job's input, who asked for it, and fenced ways to say how far it is."""

import datetime as dt
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

from backend import live
from backend.domain.actors import Actor
from backend.domain.jobs import FILE_KEPT, JobKind, JobStatus
from backend.live import topics
from backend.models import tables
from backend.models.database import transaction


class Taken(Exception):  # noqa: N818 - named after the fact
    """Another worker has taken the job over: nothing that this one does counts any more."""


class Cancelled(Exception):  # noqa: N818 - named after the fact
    """Whoever asked for the job no longer wants it."""


class Work:
    """One attempt at a job.

    Every method raises Taken or Cancelled when the attempt is over; a handler lets them pass. Inside a transaction of the
    handler's they are part of it, so that an effect and the note of it stand or fall together.

    Attributes:
        id: the job's.
        kind: what is to be done.
        input: what was asked for, as it was enqueued.
        actor: who asked, with the rights that they have now.
        organization_id: whose business it is besides, if anybody's.
        done: how far an earlier attempt said it was; 0 in the first.
        result: what an earlier attempt noted, then what this one notes.
    """

    def __init__(self, job: tables.Job, actor: Actor, *, folder: Path, clock: Callable[[], dt.datetime]) -> None:
        self.id: UUID = job.id
        self.kind = JobKind(job.kind)
        self.input: Mapping[str, Any] = job.input
        self.actor = actor
        self.organization_id: UUID | None = job.organization_id
        self.done: int = job.done
        self.result: Mapping[str, Any] = job.result
        self.now = clock
        self._fence, self._requested_by_id = job.fence, job.requested_by_id
        self._folder = folder / "jobs" / str(job.id)

    async def progress(self, done: int, total: int | None = None, *, result: Mapping[str, Any] | None = None) -> None:
        """Say that `done` of `total` steps are done, and note a result that replaces the one before.

        After a crash the next attempt begins with these.
        """
        changes: dict[str, Any] = {"done": done}
        if total is not None:
            changes["total"] = total
        if result is not None:
            changes["result"] = self.result = dict(result)
        await self._write(**changes)
        self.done = done

    async def wrong(self, row: int, column: str, code: str, message: str) -> None:
        """Say what is wrong with a row of the input. Rows count from 1; `column` is "" for the row as a whole."""
        async with transaction():
            await self._write()
            await tables.JobRowError.create(job_id=self.id, row=row, column=column, code=code, message=message[:300])

    @contextmanager
    def store(self, name: str) -> Iterator[BinaryIO]:
        """A file to write, which appears under `name` when the block ends, whole or not at all. `finish` then offers it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        part = self._folder / f"{name}.{self._fence}.part"
        try:
            with part.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._folder / name)
        finally:
            part.unlink(missing_ok=True)

    async def finish(self, *, result: Mapping[str, Any] | None = None, file: str = "") -> None:
        """Close the job as DONE, with its result and the name of the file that it made."""
        changes: dict[str, Any] = {} if result is None else {"result": dict(result)}
        if file:
            changes |= {"file": f"{self.id}/{file}", "expires_at": self.now() + FILE_KEPT}
        await self._write(status=JobStatus.DONE.value, finished_at=self.now(), leased_until=None, **changes)

    def clear(self) -> None:
        """Remove whatever was stored: the job has not come to a good end."""
        shutil.rmtree(self._folder, ignore_errors=True)

    async def _write(self, **changes: Any) -> None:
        async with transaction():
            held = tables.Job.filter(id=self.id, fence=self._fence, status=JobStatus.RUNNING.value)
            if not await held.update(fence=self._fence, **changes):
                raise await self._ending()
            live.announce(topics.job(self.id))
            live.announce(topics.learner(self._requested_by_id))

    async def _ending(self) -> Exception:
        is_ours = await tables.Job.exists(id=self.id, fence=self._fence, status=JobStatus.CANCELLING.value)
        return Cancelled() if is_ours else Taken()
