"""A provider's activities as its staff works on them: the list, one with everything in it, copies and second thoughts."""

from dataclasses import replace
from typing import Annotated

import strawberry

from backend.domain.activities import ActivityStatus
from backend.domain.problems import Fault
from backend.reads import activities as offered
from backend.reads import authoring as reads
from backend.reads import pages
from backend.reads.authoring import AuthoredActivity
from backend.resolvers import definitions, ids, loaders
from backend.resolvers.activities import ActivityAnswer
from backend.resolvers.arguments import INPUT, After, First, Id
from backend.resolvers.context import Info
from backend.resolvers.definitions import ActivityDefinitionInput
from backend.resolvers.payloads import Done, in_input, payload
from backend.resolvers.selections import wants_total
from backend.services import activities, authoring


@strawberry.input(description="Which of a provider's activities are wanted; what is left out means any.")
class AuthoredActivityFilter:
    """See `reads.authoring.AuthoredActivityFilter`."""

    search: str | None = strawberry.field(default=None, description="Words of the title and description.")
    statuses: list[ActivityStatus] | None = strawberry.field(default=None, description="Where they stand.")
    draft: bool | None = strawberry.field(default=None, description="Whether a draft waits to be published.")


@strawberry.input(description="What to copy, and what the copy is called.")
class DuplicateActivityInput:
    """For `duplicateActivity`."""

    activity_id: strawberry.ID = strawberry.field(description="The activity to copy.")
    code: str = strawberry.field(description="The copy's own code.")
    title: str = strawberry.field(description="The copy's title.")


@strawberry.input(description="Which activity.")
class RestoreActivityInput:
    """For `restoreActivity`."""

    activity_id: strawberry.ID = strawberry.field(description="The retired activity that is to be offered again.")


@strawberry.input(description="Which activity.")
class DiscardDraftInput:
    """For `discardDraft`."""

    activity_id: strawberry.ID = strawberry.field(description="The activity whose draft is to be thrown away.")


# ------------------------------------------------------------------------------------------------------------ asking


async def authored_activity(info: Info, id: Id) -> AuthoredActivity | None:  # noqa: A002 - the schema's name
    """One activity in its newest version, None where there is none that the caller oversees."""
    actor = info.context.actor
    actor.require_staff_or_auditor()
    found = ids.read_or_none(id)
    return None if found is None else await reads.by_id(found, by=actor)


async def authored_activities(
    info: Info,
    organization_id: Annotated[strawberry.ID, strawberry.argument(description="The provider.")],
    filter: Annotated[AuthoredActivityFilter | None, strawberry.argument(description="Which activities.")] = None,  # noqa: A002 - the schema's name
    first: First = 50,
    after: After = None,
) -> pages.Page[AuthoredActivity]:
    """A page of a provider's activities, the one saved last first."""
    actor = info.context.actor
    actor.require_staff_or_auditor()
    return await reads.of_provider(
        ids.read(organization_id, "organization"),
        _wanted(filter),
        first=pages.size(first),
        after=after,
        count=wants_total(info),
        by=actor,
    )


def definition(root: AuthoredActivity) -> ActivityDefinitionInput:
    """All of the newest version, as it can be given back to `saveActivity`."""
    return definitions.write(root.definition)


def faults(root: AuthoredActivity) -> tuple[Fault, ...]:
    """What forbids publishing the newest version; paths as those of `saveActivity`."""
    return in_input(tuple(replace(fault, path=("definition", *fault.path)) for fault in activities.faults(root.definition)))


async def preview(root: AuthoredActivity, info: Info) -> offered.Activity | None:
    """The newest version as a learner would be shown it."""
    return await loaders.of(info.context).versions.load(root.version_id)


async def changed(root: ActivityAnswer, info: Info) -> AuthoredActivity | None:
    """The activity that a mutation answers with, in its newest version."""
    activity_id = root.activity.id if root.activity else root.draft_id
    return None if activity_id is None else await reads.by_id(activity_id, by=info.context.actor)


def _wanted(given: AuthoredActivityFilter | None) -> reads.AuthoredActivityFilter:
    if given is None:
        return reads.AuthoredActivityFilter()
    return reads.AuthoredActivityFilter(search=given.search or "", statuses=tuple(given.statuses or ()), draft=given.draft)


# ------------------------------------------------------------------------------------------------------------ doing


@payload(ActivityAnswer)
async def duplicate_activity(info: Info, input: Annotated[DuplicateActivityInput, INPUT]) -> ActivityAnswer:  # noqa: A002 - the schema's name
    """Copy an activity into a draft of its own."""
    ctx = info.context
    ctx.actor.require_staff()
    copied = await authoring.duplicate(
        ids.read(input.activity_id, "activity"), code=input.code, title=input.title, by=ctx.actor, now=ctx.now()
    )
    return ActivityAnswer(draft_id=copied)


@payload(ActivityAnswer)
async def restore_activity(info: Info, input: Annotated[RestoreActivityInput, INPUT]) -> ActivityAnswer:  # noqa: A002 - the schema's name
    """Offer a retired activity again."""
    ctx = info.context
    ctx.actor.require_staff()
    restored = await authoring.restore(ids.read(input.activity_id, "activity"), by=ctx.actor, now=ctx.now())
    return ActivityAnswer(activity=restored)


@payload(Done)
async def discard_draft(info: Info, input: Annotated[DiscardDraftInput, INPUT]) -> Done:  # noqa: A002 - the schema's name
    """Throw a draft away."""
    ctx = info.context
    ctx.actor.require_staff()
    await authoring.discard_draft(ids.read(input.activity_id, "activity"), by=ctx.actor, now=ctx.now())
    return Done(done=True)
