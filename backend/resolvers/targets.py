"""The yearly target: what it is, setting it, and the year's progress toward it."""

import datetime as dt
from collections.abc import Collection
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

import strawberry

from backend.domain.codes import CodeList
from backend.domain.licenses import REGULATORS
from backend.domain.targets import YearlyTarget
from backend.reads import targets as reads
from backend.reads.targets import AnnualProgress
from backend.resolvers import learners, loaders, sharing
from backend.resolvers.arguments import INPUT
from backend.resolvers.context import Info
from backend.resolvers.learners import LearnerAnswer
from backend.resolvers.payloads import payload
from backend.services import profiles, targets

_NAMES = CodeList({"yearly-target": ("Yearly target", "الهدف السنوي")})


@strawberry.input(description="The credit wanted in every year; null removes the target.")
class SetYearlyTargetInput:
    """See `domain.targets.YearlyTarget`."""

    required: Decimal | None = strawberry.field(
        default=None, description="Credits a year: above 0, at most 10,000, in hundredths. Null removes the target."
    )
    starts_month: int = strawberry.field(default=1, description="Month that the year begins in, 1 to 12.")
    starts_day: int = strawberry.field(default=1, description="Day of that month; one that every year has.")


async def of_learner(root: Any, info: Info) -> YearlyTarget | None:
    """The learner's own target; None for whoever sees a part of the record alone."""
    return await reads.of_learner(root.id) if await sharing.share_of(info, root.id) is None else None


async def annual(info: Info, learner_id: UUID, *, share: Collection[UUID] | None, today: dt.date) -> tuple[AnnualProgress, ...]:
    """The year as far as the caller may see it: nothing for whoever sees a part of the record alone (`share`)."""
    if share is not None:
        return ()
    licenses = await loaders.of(info.context).licenses.load(learner_id) if learners.is_own(learner_id, info) else ()
    return await reads.annual(learner_id, licenses, today=today)


def label(root: AnnualProgress, info: Info) -> str:
    """What the year's progress is toward, in the reader's language."""
    if root.license is not None:
        regulator = REGULATORS.named(root.license.regulator_code, info.context.language).label
        return f"{regulator}: {root.license.number}"
    return _NAMES.named("yearly-target", info.context.language).label


@payload(LearnerAnswer)
async def set_yearly_target(info: Info, input: Annotated[SetYearlyTargetInput, INPUT]) -> LearnerAnswer:  # noqa: A002 - the schema's name
    """Set, change or remove the viewer's yearly target."""
    ctx = info.context
    wanted = (
        None
        if input.required is None
        else YearlyTarget(required=input.required, starts_month=input.starts_month, starts_day=input.starts_day)
    )
    await targets.set_yearly(wanted, by=ctx.actor, now=ctx.now())
    return LearnerAnswer(learner=await profiles.own(by=ctx.actor))
