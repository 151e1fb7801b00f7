"""The worker: claims jobs, runs their handlers, gives signs of life, and cleans up after them."""

import asyncio
import datetime as dt
import logging
import shutil
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from tortoise.expressions import Q

from backend.domain.actors import Actor
from backend.domain.jobs import TRIES, JobStatus
from backend.domain.problems import Problem, Refusal
from backend.live import Live, Stopped
from backend.models import tables
from backend.models.database import transaction
from backend.queue import claiming
from backend.queue.enqueuing import WAITING
from backend.queue.work import Cancelled, Taken, Work

Handler = Callable[[Work], Awaitable[None]]
Identify = Callable[[UUID], Awaitable[Actor | None]]

LOOK_EVERY = 5.0
"""Seconds after which a worker looks for jobs that nobody announces: those to be tried again, and those whose worker died."""
PATIENCE = 10.0
"""Seconds that jobs under way get when the process stops; they go on in the next one."""

logger = logging.getLogger(__name__)


class Worker:
    """Does jobs, `at_once` at a time, from `start` to `stop`."""

    def __init__(
        self,
        handle: Handler,
        *,
        live: Live,
        identify: Identify,
        folder: Path,
        clock: Callable[[], dt.datetime],
        at_once: int = 2,
    ) -> None:
        """`identify` looks up the rights of who asked for a job, None if the account is closed; `folder` keeps what is made."""
        self._handle, self._live, self._identify = handle, live, identify
        self._folder, self._clock, self._at_once = folder, clock, at_once
        self._running: set[asyncio.Task[None]] = set()
        self._walk: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin, in the running event loop."""
        self._walk = asyncio.create_task(self._rounds(), name="worker")

    async def check(self) -> None:
        """Raises: RuntimeError if it does not look for jobs (any more)."""
        if self._walk is None or self._walk.done():
            raise RuntimeError("The worker has stopped.")

    async def stop(self) -> None:
        """Take nothing more, give what is under way a moment, then leave it to the next worker."""
        if self._walk is None:
            return
        self._walk.cancel()
        await asyncio.wait({self._walk})
        self._walk = None
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=PATIENCE)
            for task in late:
                task.cancel()
            if late:
                await asyncio.wait(late)

    async def _rounds(self) -> None:
        async with self._live.listen(WAITING) as changes:
            while True:
                try:
                    await self._round()
                except Exception:  # a round that fails must not be the last one
                    logger.exception("Looking for jobs failed")
                try:
                    await asyncio.wait_for(changes.next(), LOOK_EVERY)
                except TimeoutError:
                    continue
                except Stopped:
                    return

    async def _round(self) -> None:
        await expire_files(self._folder, now=self._clock())
        while True:
            if len(self._running) >= self._at_once:
                await asyncio.wait(self._running, return_when=asyncio.FIRST_COMPLETED)
            job = await claiming.claim(now=self._clock())
            if job is None:
                return
            task = asyncio.create_task(self._run(job), name=f"job {job.id}")
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    async def _run(self, job: tables.Job) -> None:
        """One attempt, with its signs of life beside it."""
        attempt = asyncio.create_task(self._attempt(job), name=f"attempt {job.id}")
        try:
            while not attempt.done():
                await asyncio.wait({attempt}, timeout=claiming.LEASE.total_seconds() / 3)
                if not attempt.done() and await self._has_ended(job):
                    attempt.cancel()
                    await asyncio.wait({attempt})
        finally:
            attempt.cancel()
            await asyncio.wait({attempt})

    async def _has_ended(self, job: tables.Job) -> bool:
        try:
            return await claiming.extend(job.id, fence=job.fence, now=self._clock()) is not JobStatus.RUNNING
        except Exception:  # the database may be away for a moment: the lease outlives two missed signs
            logger.exception("Job %s could not give a sign of life", job.id)
            return False

    async def _attempt(self, job: tables.Job) -> None:
        actor = await self._identify(job.requested_by_id)
        if actor is None:
            await claiming.end(job, JobStatus.FAILED, failure="The account that asked for it is closed.", now=self._clock())
            return
        work = Work(job, actor, folder=self._folder, clock=self._clock)
        try:
            await self._handle(work)
        except Taken:
            return
        except (Cancelled, asyncio.CancelledError) as end:
            await self._cancelled(job, work)
            if isinstance(end, asyncio.CancelledError):
                raise
        except (Refusal, Problem) as no:
            work.clear()
            await claiming.end(job, JobStatus.FAILED, failure=f"{no.code.value} {no}"[:300], now=self._clock())
        except Exception:
            logger.exception("Job %s (%s) failed in attempt %d", job.id, job.kind, job.attempts)
            await self._failed(job, work)
        else:
            await claiming.end(job, JobStatus.DONE, now=self._clock())  # for a handler that has nothing to add

    async def _cancelled(self, job: tables.Job, work: Work) -> None:
        """Close what its owner cancelled; what the end of the process cut short is left to the next worker, at once."""
        if await tables.Job.exists(id=job.id, fence=job.fence, status=JobStatus.CANCELLING.value):
            work.clear()
            await claiming.end(job, JobStatus.CANCELLED, now=self._clock())
        elif self._walk is None:
            await claiming.let_go(job, now=self._clock())

    async def _failed(self, job: tables.Job, work: Work) -> None:
        if job.attempts < TRIES and await claiming.put_back(job, now=self._clock()):
            return
        work.clear()
        failure = "It failed for a reason that is not in its input. The operator finds it in the log."
        await claiming.end(job, JobStatus.FAILED, failure=failure, now=self._clock())


async def expire_files(folder: Path, *, now: dt.datetime) -> int:
    """Remove what jobs made and may no longer be downloaded; how many files that were. A package that failed goes too."""
    expired = await tables.Job.filter(expires_at__lte=now).exclude(file="").limit(100)
    for job in expired:
        with suppress(FileNotFoundError):
            await asyncio.to_thread(shutil.rmtree, folder / "jobs" / str(job.id))
        async with transaction():
            await tables.Job.filter(id=job.id).update(file="")
    given_up = Q(job__status__in=[JobStatus.FAILED.value, JobStatus.CANCELLED.value])
    for package in await tables.Package.filter(given_up | Q(job__expires_at__lte=now)).limit(10):
        async with transaction():
            await tables.Package.filter(id=package.id).delete()
    return len(expired)
