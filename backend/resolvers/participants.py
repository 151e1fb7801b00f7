"""Participants: the enrollments in a provider's activities, as its staff look through them, and their figures live."""

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import Annotated
from uuid import UUID

import strawberry

from backend.domain.awards import EnrollmentStatus
from backend.domain.problems import NotFound
from backend.live import topics
from backend.reads import activities, pages
from backend.reads import participants as reads
from backend.reads.activities import Activity
from backend.reads.enrollments import Enrollment
from backend.resolvers import ids, watching
from backend.resolvers.arguments import After, First
from backend.resolvers.context import Info
from backend.resolvers.selections import wants_total


@strawberry.input(description="Which enrollments are wanted; what is left out means any.")
class ParticipantFilter:
    """See `reads.participants.ParticipantFilter`."""

    search: str | None = strawberry.field(default=None, description="Words of the learner's name or addresses.")
    status: list[EnrollmentStatus] | None = strawberry.field(default=None, description="Where they stand.")
    waiting_since: dt.datetime | None = strawberry.field(
        default=None, description="Not paid fully, and nothing has happened since this instant."
    )
    activity_ids: list[strawberry.ID] | None = strawberry.field(default=None, description="In these activities.")
    learner_ids: list[strawberry.ID] | None = strawberry.field(default=None, description="Of these learners.")


Wanted = Annotated[ParticipantFilter | None, strawberry.argument(description="Which enrollments.")]


@dataclass(frozen=True, slots=True)
class ParticipantFigures:
    """How many take part in an activity, in all and by status."""

    total: int
    by_status: tuple[reads.StatusCount, ...]


async def of_activity(
    root: Activity,
    info: Info,
    filter: Wanted = None,  # noqa: A002 - the schema's name
    first: First = 50,
    after: After = None,
) -> pages.Page[Enrollment] | None:
    """A page of those who take part in an activity, None for whoever may not look at them."""
    if not info.context.actor.oversees(root.provider.id):
        return None
    wanted = replace(read(filter), activity_ids=(root.id,))
    return await _page(info, wanted, providers=None, first=first, after=after)


async def enrollments(
    info: Info,
    filter: Wanted = None,  # noqa: A002 - the schema's name
    first: First = 50,
    after: After = None,
) -> pages.Page[Enrollment]:
    """A page of the enrollments in everything that the caller may look at."""
    actor = info.context.actor
    actor.require_staff_or_auditor()
    providers = None if actor.sees_all else actor.organization_ids
    return await _page(info, read(filter), providers=providers, first=first, after=after)


async def figures_of_activity(root: Activity, info: Info) -> ParticipantFigures | None:
    """How many take part, None for whoever may not look at them."""
    return await _figures(root.id, info) if info.context.actor.oversees(root.provider.id) else None


async def watch(
    info: Info, activity_id: Annotated[strawberry.ID, strawberry.argument(description="The activity.")]
) -> AsyncIterator[ParticipantFigures]:
    """How many take part as it stands now, then after everything that happens in the activity."""
    info.context.actor.require_staff_or_auditor()
    activity = await activities.by_id(ids.read(activity_id, "activity"), by=info.context.actor)
    if activity is None or not info.context.actor.oversees(activity.provider.id):
        raise NotFound("activity")
    async with info.context.live.listen(topics.activity(activity.id)) as changes:
        async for _ in watching.each(changes, info):
            if not info.context.actor.oversees(activity.provider.id):
                raise NotFound("activity")
            yield await _figures(activity.id, info)


def read(given: ParticipantFilter | None) -> reads.ParticipantFilter:
    """What a filter asks for. An id that is none finds nothing."""
    if given is None:
        return reads.ParticipantFilter()
    return reads.ParticipantFilter(
        search=given.search or "",
        status=tuple(given.status or ()),
        waiting_since=given.waiting_since,
        activity_ids=_ids(given.activity_ids),
        learner_ids=_ids(given.learner_ids),
    )


NOTHING = UUID(int=0)


def _ids(given: list[strawberry.ID] | None) -> tuple[UUID, ...]:
    return tuple(ids.read_or_none(each) or NOTHING for each in given or ())


async def _page(
    info: Info, wanted: reads.ParticipantFilter, *, providers: frozenset[UUID] | None, first: int | None, after: str | None
) -> pages.Page[Enrollment]:
    return await reads.page(
        wanted, providers=providers, first=pages.size(first), after=after, count=wants_total(info), now=info.context.now()
    )


async def _figures(activity_id: UUID, info: Info) -> ParticipantFigures:
    counts = await reads.figures(activity_id, now=info.context.now())
    return ParticipantFigures(sum(each.count for each in counts), counts)
