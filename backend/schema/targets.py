"""The yearly target, and how the year stands toward it."""

from datetime import date
from decimal import Decimal

import strawberry

from backend.domain.credits import CreditUnit
from backend.domain.targets import ProgressStatus
from backend.resolvers import targets
from backend.schema.describe import field, taken
from backend.schema.licenses import License


@strawberry.type(description="The credit that a learner wants in every year.")
class YearlyTarget:
    """Filled from `domain.targets.YearlyTarget`."""

    required: Decimal = field("Credits a year.")
    starts_month: int = field("Month that the year begins in, 1 to 12.")
    starts_day: int = field("Day of that month.")


@strawberry.type(description="How the present year stands: toward the yearly target, or toward what a license asks.")
class AnnualProgress:
    """Filled from `reads.targets.AnnualProgress`."""

    label: str = field("What the progress is toward, in the reader's language.", resolver=targets.label)
    license: License | None = field("The license; null for the yearly target.")
    from_: date = taken("First day of the year.", "period.first", name="from")
    to: date = taken("Last day of the year.", "period.last")
    earned: Decimal = field("What counts in it so far, each enrollment once.")
    required: Decimal | None = field("What it asks for; null where no rule is known for certain.")
    unit: CreditUnit = field("What it is counted in.")
    percent: Decimal | None = taken("How much of it is earned: 0 to 100, two decimals, rounded down.", "course.percent")
    status: ProgressStatus = field("How it stands.")
    projected: Decimal | None = taken(
        "What the last day will see at the pace of the last 365 days (of the year so far where that is shorter, 30 at least).",
        "course.projected",
    )
    needed_per_month: Decimal | None = taken(
        "What a month it takes to arrive, rounded up to 0.25; all that is missing where less than a month is left.",
        "course.needed_per_month",
    )
