"""The rule-change preview, as staff ask it."""

from dataclasses import replace
from typing import Annotated

import strawberry

from backend.domain import publishing
from backend.domain.problems import InvalidInput, NotFound
from backend.reads import activities, pages
from backend.reads import policy_changes as reads
from backend.reads.enrollments import Enrollment
from backend.reads.policy_changes import ChangedEnrollment, PolicyChanges
from backend.resolvers import definitions, ids, loaders
from backend.resolvers.arguments import After, First
from backend.resolvers.context import Info
from backend.resolvers.definitions import PolicyInput


async def preview(
    info: Info,
    activity_id: Annotated[strawberry.ID, strawberry.argument(description="The activity.")],
    policy: Annotated[PolicyInput, strawberry.argument(description="The rules as they would be.")],
    first: First = 50,
    after: After = None,
) -> PolicyChanges:
    """Whom other rules would make a difference to. Writes nothing."""
    actor = info.context.actor
    actor.require_staff_or_auditor()
    activity = await activities.by_id(ids.read(activity_id, "activity"), by=actor)
    if activity is None or not actor.oversees(activity.provider.id):
        raise NotFound("activity")
    wanted = definitions.policy(policy)
    faults = publishing.faults(replace(activity.definition, policy=wanted))
    if faults:
        raise InvalidInput.of(faults)
    return await reads.preview(activity.id, wanted, first=pages.size(first), after=after, now=info.context.now())


async def enrollment(root: ChangedEnrollment, info: Info) -> Enrollment | None:
    """The enrollment that it is about."""
    return await loaders.of(info.context).enrollments.load(root.enrollment_id)
