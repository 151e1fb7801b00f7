"""Taking a job and keeping it: compare-and-set on its row, so that it is one worker's at a time on either database."""

import datetime as dt
from uuid import UUID

from backend import live
from backend.domain.jobs import TRIES, JobStatus, pause_after
from backend.live import topics
from backend.models import tables
from backend.models.database import transaction
from backend.queue.enqueuing import WAITING

LEASE = dt.timedelta(seconds=30)
"""How long a claim stands without a sign of life. The worker gives one three times in that time."""


async def claim(*, now: dt.datetime) -> tables.Job | None:
    """Take the job that waits longest, or one whose worker is gone; None if there is nothing to do.

    A job that was being cancelled when its worker went is CANCELLED, one that has been started too often FAILED.
    """
    while await _candidate(now) is not None:
        async with transaction():
            # On PostgreSQL the row is held here and passed over by every other worker: however many look, each gets its own.
            candidate = await _candidate(now, held=True)
            taken = None if candidate is None else await _take(candidate, now=now)
        if taken is not None or candidate is None:
            return taken
    return None


async def extend(job_id: UUID, *, fence: int, now: dt.datetime) -> JobStatus | None:
    """Give a sign of life: where the job stands, None if it is another's by now."""
    async with transaction():
        held = await tables.Job.filter(id=job_id, fence=fence, finished_at=None).update(leased_until=now + LEASE)
        if not held:
            return None
        job = await tables.Job.get(id=job_id)
    return JobStatus(job.status)


async def end(job: tables.Job, status: JobStatus, *, failure: str = "", now: dt.datetime) -> bool:
    """Close a job that this worker still holds, in a transaction of its own; whether it did."""
    async with transaction():
        ended = await tables.Job.filter(id=job.id, fence=job.fence, finished_at=None).update(
            status=status.value, failure=failure, finished_at=now, leased_until=None
        )
        _announce(job)
    return bool(ended)


async def put_back(job: tables.Job, *, now: dt.datetime) -> bool:
    """Let a job that failed for no reason of its own wait and be tried again; whether this worker still held it."""
    async with transaction():
        put = await tables.Job.filter(id=job.id, fence=job.fence, status=JobStatus.RUNNING.value).update(
            status=JobStatus.QUEUED.value, not_before=now + pause_after(job.attempts), leased_until=None
        )
        _announce(job)
    return bool(put)


async def let_go(job: tables.Job, *, now: dt.datetime) -> bool:
    """Leave a job, where it is, to whoever looks next: this worker stops. It counts as no attempt. Whether it still held it."""
    async with transaction():
        left = await tables.Job.filter(id=job.id, fence=job.fence, status=JobStatus.RUNNING.value).update(
            status=JobStatus.QUEUED.value, not_before=now, leased_until=None, attempts=job.attempts - 1
        )
        _announce(job)
        live.announce(WAITING)
    return bool(left)


async def _candidate(now: dt.datetime, *, held: bool = False) -> tables.Job | None:
    waiting = tables.Job.filter(status=JobStatus.QUEUED.value, not_before__lte=now)
    left = tables.Job.filter(status__in=[JobStatus.RUNNING.value, JobStatus.CANCELLING.value], leased_until__lt=now)
    if held:
        waiting, left = waiting.select_for_update(skip_locked=True), left.select_for_update(skip_locked=True)
    return await waiting.order_by("not_before", "id").first() or await left.order_by("leased_until", "id").first()


async def _take(candidate: tables.Job, *, now: dt.datetime) -> tables.Job | None:
    """The job, if it is ours now and to be run."""
    status, failure = JobStatus.RUNNING, ""
    if candidate.status == JobStatus.CANCELLING.value:
        status = JobStatus.CANCELLED
    elif candidate.attempts >= TRIES:
        status, failure = JobStatus.FAILED, "It was started too often without coming to an end."
    is_over = status is not JobStatus.RUNNING
    ours = await tables.Job.filter(id=candidate.id, fence=candidate.fence, status=candidate.status).update(
        status=status.value,
        failure=failure,
        fence=candidate.fence + 1,
        attempts=candidate.attempts + (not is_over),
        leased_until=None if is_over else now + LEASE,
        finished_at=now if is_over else None,
    )
    if not ours:
        return None
    _announce(candidate)
    if is_over:
        return None
    await tables.JobRowError.filter(job_id=candidate.id).delete()  # of an earlier attempt: this one finds them again
    return await tables.Job.get(id=candidate.id)


def _announce(job: tables.Job) -> None:
    live.announce(topics.job(job.id))
    live.announce(topics.learner(job.requested_by_id))
