"""The one stream of a browser tab."""

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Annotated
from uuid import UUID

import strawberry

from backend.live import topics
from backend.reads import credits, enrollments, jobs
from backend.reads.credits import CreditSummary
from backend.reads.enrollments import Enrollment
from backend.reads.jobs import Job
from backend.resolvers import ids, watching
from backend.resolvers.context import Info
from backend.resolvers.enrollments import MOST_WATCHED


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveUpdate:
    """What changed, whole: None means unchanged."""

    at: dt.datetime
    summary: CreditSummary | None = None
    enrollments: tuple[Enrollment, ...] | None = None
    jobs: tuple[Job, ...] | None = None
    removed_ids: tuple[str, ...] = ()
    session_ended: bool = False


@dataclass(slots=True)
class _Seen:
    """What this stream has sent."""

    summary: CreditSummary | None = None
    enrollments: dict[UUID, dt.datetime] = field(default_factory=dict)
    jobs: tuple[Job, ...] = ()


async def watch(
    info: Info,
    learner_id: Annotated[strawberry.ID | None, strawberry.argument(description="The viewer if left out.")] = None,
    start: Annotated[dt.date | None, strawberry.argument(name="from", description="First day of the summary.")] = None,
    end: Annotated[dt.date | None, strawberry.argument(name="to", description="Last day of the summary.")] = None,
    job_ids: Annotated[
        list[strawberry.ID] | None,
        strawberry.argument(description="Jobs to follow to their end and beyond; open ones always are."),
    ] = None,
) -> AsyncIterator[LiveUpdate]:
    """Everything that a learner's screen shows: first all of it, then whatever changed, until the session ends."""
    whose = watching.whose(info, learner_id)
    actor, seen = info.context.actor, _Seen()
    followed_jobs = [key for key in map(ids.read_or_none, job_ids or ()) if key is not None]
    followed = [topics.learner(whose)] + ([topics.session(actor.session_id)] if actor.session_id else [])
    async with info.context.live.listen(*followed) as changes:
        async for now in watching.each(changes, info):
            summary = await credits.summary(whose, start=start, end=end)
            newest = await enrollments.of_learner(whose, (), first=MOST_WATCHED, after=None, count=False, now=now)
            work = await jobs.recent(actor.learner(), job_ids=followed_jobs)
            update = _changed(seen, summary, newest.nodes, work, at=now)
            if update is not None:
                yield update
    yield LiveUpdate(at=info.context.now(), session_ended=True)


def _changed(
    seen: _Seen, summary: CreditSummary, newest: tuple[Enrollment, ...], work: tuple[Job, ...], *, at: dt.datetime
) -> LiveUpdate | None:
    """What differs from what was sent before, None if nothing does."""
    changed = tuple(one for one in newest if seen.enrollments.get(one.id) != one.updated_at)
    removed = tuple(str(key) for key in seen.enrollments.keys() - {one.id for one in newest})
    is_first = seen.summary is None
    update = LiveUpdate(
        at=at,
        summary=summary if summary != seen.summary else None,
        enrollments=changed if changed or is_first else None,
        jobs=work if work != seen.jobs or is_first else None,
        removed_ids=removed,
    )
    seen.summary = summary
    seen.enrollments = {one.id: one.updated_at for one in newest}
    seen.jobs = work
    return update if is_first or update.summary or changed or removed or update.jobs is not None else None
