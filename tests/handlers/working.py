"""Doing a job that was asked for, at once and in the test's own task."""

from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import UUID

from backend.certificates.authority import create_authority
from backend.certificates.signer import Signer, load_signer
from backend.handlers import handler
from backend.models import tables
from backend.queue import Work, claiming
from backend.reads import rights
from tests.make_people import NOW


async def attempt(folder: Path, *, now: datetime = NOW) -> Work:
    """The next job, claimed and not begun."""
    job = await claiming.claim(now=now)
    assert job is not None
    actor = await rights.of_person(job.requested_by_id)
    assert actor is not None
    return Work(job, actor, folder=folder, clock=lambda: now)


@cache
def signer() -> Signer:
    """A demonstration's."""
    authority = create_authority("Creek", now=NOW - timedelta(days=1), entropy=bytes(range(64)))
    return load_signer(authority.key_pem, authority.chain_pem, at=NOW)


async def handle(work: Work) -> None:
    """Do the attempt."""
    await handler(signer())(work)


async def done(job_id: UUID, folder: Path, *, now: datetime = NOW) -> tables.Job:
    """The job, done."""
    await handle(await attempt(folder, now=now))
    return await tables.Job.get(id=job_id)


async def wrong(job_id: UUID) -> list[tuple[int, str, str]]:
    """What the job found wrong, in the order of the rows."""
    found = await tables.JobRowError.filter(job_id=job_id).order_by("row", "id")
    return [(each.row, each.column, each.code) for each in found]


LATER = claiming.LEASE + timedelta(seconds=1)
"""After so long a job whose worker is gone is taken over."""
