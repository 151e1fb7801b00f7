"""Asking for work."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from backend import live
from backend.domain.actors import Actor
from backend.domain.jobs import JobKind, JobStatus
from backend.live import topics
from backend.models import tables

WAITING = "jobs"
"""The topic by which workers hear of new work."""


async def enqueue(
    kind: JobKind, given: Mapping[str, Any], *, by: Actor, organization_id: UUID | None = None, now: dt.datetime
) -> UUID:
    """Have work done if the caller's transaction commits; the job's id.

    `given` is what the handler will find in `work.input`: JSON values only. `organization_id` says whose business it is
    besides that of the person who asks.

    Raises: Unauthenticated, Forbidden for a key.
    """
    job = await tables.Job.create(
        kind=kind.value,
        status=JobStatus.QUEUED.value,
        requested_by_id=by.learner(),
        organization_id=organization_id,
        input=dict(given),
        created_at=now,
        not_before=now,
    )
    live.announce(topics.job(job.id))
    live.announce(topics.learner(job.requested_by_id))
    live.announce(WAITING)
    return job.id
