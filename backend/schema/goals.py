"""Goals."""

from datetime import date, datetime
from decimal import Decimal

import strawberry

from backend.domain.credits import CreditType, CreditUnit
from backend.domain.targets import ProgressStatus
from backend.reads import goals as reads
from backend.resolvers import goals
from backend.schema.basics import Code, Node, Payload, is_payload
from backend.schema.describe import field, stands_for, taken


@strawberry.type(description="An amount of credit that a learner wants by a day. Dates include both ends.")
class Goal(Node):
    """Filled from `reads.goals.Goal`."""

    title: str = taken("What the learner calls it.", "aim.title")
    target: Decimal = taken("How much is wanted.", "aim.target")
    unit: CreditUnit = taken("What it is counted in.", "aim.unit")
    types: list[CreditType] = taken("Kinds of credit that count; any if empty. At most 200.", "aim.types")
    specialties: list[Code] = field("Specialties whose credit counts; any if empty. At most 200.", resolver=goals.specialties)
    from_: date = taken("First day that counts.", "aim.starts_on", name="from")
    by: date = taken("Last day that counts.", "aim.due_on")
    earned: Decimal = field("What counts toward it so far, each enrollment once.")
    percent: Decimal = taken("How much of it is earned: 0 to 100, two decimals, rounded down.", "course.percent")
    status: ProgressStatus = taken("How it stands.", "course.status")
    projected: Decimal | None = taken(
        "What the last day will see at the pace of the last 365 days (since the first day where that is shorter, 30 at least).",
        "course.projected",
    )
    needed_per_month: Decimal | None = taken(
        "What a month it takes to arrive, rounded up to 0.25; all that is missing where less than a month is left, null once"
        " the last day is over.",
        "course.needed_per_month",
    )
    met_on: date | None = field("The local date on which the ledger first reached it; null again if a reversal lowers it.")
    celebrated: bool = field("Whether the learner was told that it is met.")
    archived_at: datetime | None = field("When it was put away.")

    is_type_of = stands_for(reads.Goal)


@strawberry.type(description="The answer of a mutation that changes a goal.")
class GoalPayload(Payload):
    """Filled from `resolvers.goals.GoalAnswer`."""

    goal: Goal | None = field("The goal as it stands now.")

    is_type_of = is_payload
