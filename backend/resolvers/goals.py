"""Goals: a learner's own, set, changed, put away and celebrated."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

import strawberry

from backend.domain.codes import Code
from backend.domain.credits import CreditType, CreditUnit
from backend.domain.goals import Aim
from backend.domain.problems import Fault
from backend.domain.specialties import SPECIALTIES
from backend.reads import goals as reads
from backend.reads.goals import Goal
from backend.resolvers import ids, learners, sharing
from backend.resolvers.arguments import INPUT
from backend.resolvers.context import Info
from backend.resolvers.payloads import payload
from backend.services import goals


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalAnswer:
    """What a change of a goal answers."""

    goal: Goal | None = None
    errors: tuple[Fault, ...] = ()


@strawberry.input(description="An amount of credit by a day. Dates include both ends.")
class CreateGoalInput:
    """See `domain.goals.Aim`."""

    title: str = strawberry.field(description="What to call it; at most 120 characters.")
    target: Decimal = strawberry.field(description="How much: above 0, at most 10,000, in hundredths.")
    unit: CreditUnit = strawberry.field(default=CreditUnit.CREDIT, description="What it is counted in.")
    types: list[CreditType] | None = strawberry.field(
        default=None, description="Kinds that count, all of the unit; any if empty."
    )
    specialties: list[str] | None = strawberry.field(
        default=None, description="Codes of specialties whose credit counts; any if empty."
    )
    start: dt.date | None = strawberry.field(default=None, name="from", description="First day that counts; today if left out.")
    by: dt.date = strawberry.field(description="Last day that counts.")


@strawberry.input(description="What is to be different about a goal; what is left out or null stays as it is.")
class UpdateGoalInput:
    """See `domain.goals.Aim`."""

    goal_id: strawberry.ID = strawberry.field(description="The goal.")
    title: str | None = strawberry.field(default=None, description="What to call it; at most 120 characters.")
    target: Decimal | None = strawberry.field(default=None, description="How much: above 0, at most 10,000, in hundredths.")
    unit: CreditUnit | None = strawberry.field(default=None, description="What it is counted in.")
    types: list[CreditType] | None = strawberry.field(default=None, description="Kinds that count; [] for any.")
    specialties: list[str] | None = strawberry.field(default=None, description="Codes of specialties; [] for any.")
    start: dt.date | None = strawberry.field(default=None, name="from", description="First day that counts.")
    by: dt.date | None = strawberry.field(default=None, description="Last day that counts.")


@strawberry.input(description="Which goal to put away.")
class ArchiveGoalInput:
    """For `archiveGoal`."""

    goal_id: strawberry.ID = strawberry.field(description="The goal.")


@strawberry.input(description="Which archived goal to take up again.")
class RestoreGoalInput:
    """For `restoreGoal`."""

    goal_id: strawberry.ID = strawberry.field(description="The goal.")


@strawberry.input(description="Which goal's being met was shown to the learner.")
class CelebrateGoalInput:
    """For `celebrateGoal`."""

    goal_id: strawberry.ID = strawberry.field(description="The goal.")


async def of_learner(
    root: Any,
    info: Info,
    include_archived: Annotated[  # noqa: FBT002 - an argument of the schema
        bool | None, strawberry.argument(description="Whether those put away are listed too.")
    ] = False,
) -> tuple[Goal, ...]:
    """A learner's goals; none for whoever sees a part of the record alone."""
    if await sharing.share_of(info, root.id) is not None:
        return ()
    return await reads.of_learner(root.id, include_archived=bool(include_archived), today=learners.today_of(root, info))


def specialties(root: Goal, info: Info) -> list[Code]:
    """The specialties that count, named in the reader's language."""
    return [SPECIALTIES.named(each, info.context.language) for each in root.aim.specialties]


@payload(GoalAnswer)
async def create_goal(info: Info, input: Annotated[CreateGoalInput, INPUT]) -> GoalAnswer:  # noqa: A002 - the schema's name
    """Set a goal."""
    ctx = info.context
    aim = Aim(
        title=input.title,
        target=input.target,
        unit=input.unit,
        types=tuple(input.types or ()),
        specialties=tuple(input.specialties or ()),
        starts_on=input.start or await learners.today(ctx.actor.learner(), info),
        due_on=input.by,
    )
    return GoalAnswer(goal=await goals.create(aim, by=ctx.actor, now=ctx.now()))


@payload(GoalAnswer)
async def update_goal(info: Info, input: Annotated[UpdateGoalInput, INPUT]) -> GoalAnswer:  # noqa: A002 - the schema's name
    """Change a goal."""
    ctx = info.context
    changes = {
        "title": input.title,
        "target": input.target,
        "unit": input.unit,
        "types": None if input.types is None else tuple(input.types),
        "specialties": None if input.specialties is None else tuple(input.specialties),
        "starts_on": input.start,
        "due_on": input.by,
    }
    wanted = {name: value for name, value in changes.items() if value is not None}
    return GoalAnswer(goal=await goals.change(ids.read(input.goal_id, "goal"), wanted, by=ctx.actor, now=ctx.now()))


@payload(GoalAnswer)
async def archive_goal(info: Info, input: Annotated[ArchiveGoalInput, INPUT]) -> GoalAnswer:  # noqa: A002 - the schema's name
    """Put a goal away."""
    return GoalAnswer(goal=await goals.archive(ids.read(input.goal_id, "goal"), by=info.context.actor, now=info.context.now()))


@payload(GoalAnswer)
async def restore_goal(info: Info, input: Annotated[RestoreGoalInput, INPUT]) -> GoalAnswer:  # noqa: A002 - the schema's name
    """Take a goal up again."""
    return GoalAnswer(goal=await goals.restore(ids.read(input.goal_id, "goal"), by=info.context.actor, now=info.context.now()))


@payload(GoalAnswer)
async def celebrate_goal(info: Info, input: Annotated[CelebrateGoalInput, INPUT]) -> GoalAnswer:  # noqa: A002 - the schema's name
    """Remember that a goal's being met was shown."""
    return GoalAnswer(
        goal=await goals.celebrate(ids.read(input.goal_id, "goal"), by=info.context.actor, now=info.context.now())
    )
