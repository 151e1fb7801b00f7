"""Jobs as those who asked for them see them: calling one off, and fetching what it made."""

import datetime as dt
from pathlib import Path
from uuid import UUID

from backend import live
from backend.domain.actors import Actor
from backend.domain.jobs import JobStatus
from backend.domain.problems import NotFound
from backend.live import topics
from backend.models import tables
from backend.models.database import transaction
from backend.reads import jobs
from backend.reads.jobs import Job


async def cancel(job_id: UUID, *, by: Actor, now: dt.datetime) -> Job:
    """Call a job off: one that waits ends at once, one under way at its next step. Safe to repeat; a job that ended stays.

    Raises: NotFound unless the caller asked for it.
    """
    async with transaction():
        job = await jobs.by_id(job_id, by=by)
        if job is None:
            raise NotFound("job")
        waiting = tables.Job.filter(id=job_id, status=JobStatus.QUEUED.value)
        if not await waiting.update(status=JobStatus.CANCELLED.value, finished_at=now):
            await tables.Job.filter(id=job_id, status=JobStatus.RUNNING.value).update(status=JobStatus.CANCELLING.value)
        live.announce(topics.job(job_id))
        live.announce(topics.learner(job.requested_by_id))
    stands = await jobs.by_id(job_id, by=by)
    assert stands is not None
    return stands


async def file(job_id: UUID, *, folder: Path, by: Actor, now: dt.datetime) -> Path:
    """Where the file lies that a job made.

    Raises: NotFound unless the caller asked for the job, it made a file, and that can still be downloaded.
    """
    job = await jobs.by_id(job_id, by=by)
    if job is None or not job.file or job.expires_at is None or job.expires_at <= now:
        raise NotFound("file")
    path = folder / "jobs" / job.file
    if not path.is_file():
        raise NotFound("file")
    return path
