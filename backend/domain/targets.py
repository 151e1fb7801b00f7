"""An amount of credit to have by a day: how it stands, where it is heading, and what a month it still takes.

A yearly target and a goal are judged by the same function. Sources: decision 9 and its reading in
docs/decisions/0009-status-and-pace.md.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from backend.domain.credits import STEP, ZERO
from backend.domain.problems import ErrorCode, Fault, InvalidInput

DAY = dt.timedelta(days=1)
SHORTEST_PACE = 30
LONGEST_PACE = 365
"""Days whose credit makes the pace: fewer would make a trend of one afternoon, more would hide a change of habits."""

AT_RISK_FROM = Fraction(80, 100)
"""The share of what is required below which a projection is no longer a near miss."""

MONTH = Fraction(365, 12)
"""Days of a month."""

MOST = Decimal(10_000)
"""More than anybody earns in a life: a slip of the keyboard ends here."""

_DAYS_OF_EVERY_YEAR = 2001
"""A year without a February 29, which most years could not begin on."""


class ProgressStatus(StrEnum):
    """How progress toward an amount stands. UNKNOWN: there is no amount that is known for certain."""

    MET = "MET"
    ON_TRACK = "ON_TRACK"
    AT_RISK = "AT_RISK"
    BEHIND = "BEHIND"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True)
class Period:
    """Days in which credit is to be earned, both ends included."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Course:
    """A judgement: `percent` of what is required (0 to 100), what is `projected` for the last day, what a month is needed.

    All three are None where nothing is required; `needed_per_month` too once the period is over and was missed.
    """

    status: ProgressStatus
    percent: Decimal | None = None
    projected: Decimal | None = None
    needed_per_month: Decimal | None = None


UNKNOWN = Course(ProgressStatus.UNKNOWN)


def pace_from(period: Period, today: dt.date) -> dt.date:
    """The first day of those whose credit makes the pace; `today` is the last.

    They reach back to the period's start, but 30 days at least and 365 at most.
    """
    return today - (_pace_days(period, today) - 1) * DAY


def course(earned: Decimal, recent: Decimal, required: Decimal | None, *, period: Period, today: dt.date) -> Course:
    """Judge what was earned in a period against what it requires; `recent` is what was earned since `pace_from`.

    Earned enough is MET. Else the pace carried on to the last day decides: it reaches what is required (ON_TRACK), 80 % of it
    (AT_RISK) or less (BEHIND). Amounts projected are rounded down to hundredths, so that a projection never promises more than
    its status; what is needed a month is rounded up to quarters, as credit is paid.
    """
    if required is None:
        return UNKNOWN
    ahead = (period.last - max(today, period.first - DAY)).days
    pace = Fraction(recent) / _pace_days(period, today)
    projected = _hundredths(Fraction(earned) + max(Fraction(0), pace) * max(0, ahead))
    percent = _hundredths(min(Fraction(1), max(Fraction(0), Fraction(earned) / Fraction(required))) * 100)
    if earned >= required:
        return Course(ProgressStatus.MET, percent, projected, ZERO)
    needed = _needed_per_month(required - earned, days=(period.last - max(today, period.first)).days + 1)
    if projected >= required:
        return Course(ProgressStatus.ON_TRACK, percent, projected, needed)
    near = Fraction(projected) >= AT_RISK_FROM * Fraction(required)
    return Course(ProgressStatus.AT_RISK if near else ProgressStatus.BEHIND, percent, projected, needed)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlyTarget:
    """The credit that a learner wants in every year that begins on this month and day."""

    required: Decimal
    starts_month: int = 1
    starts_day: int = 1

    def year_of(self, day: dt.date) -> Period:
        """The year of theirs in which a day lies."""
        return year_of(day, starts_month=self.starts_month, starts_day=self.starts_day)


def year_of(today: dt.date, *, starts_month: int = 1, starts_day: int = 1) -> Period:
    """The year around a day that begins on this month and day, which every year has."""
    begins = dt.date(today.year, starts_month, starts_day)
    first = begins if begins <= today else begins.replace(year=today.year - 1)
    return Period(first, first.replace(year=first.year + 1) - DAY)


def checked(target: YearlyTarget) -> YearlyTarget:
    """The target as it is.

    Raises: InvalidInput with every fault; February 29 is no day that a year can begin on.
    """
    faults = list(amount_faults(target.required, "required"))
    if not 1 <= target.starts_month <= 12:  # noqa: PLR2004 - months of a year
        faults.append(Fault(ErrorCode.INVALID_INPUT, "A month lies between 1 and 12.", ("starts_month",)))
    else:
        try:
            dt.date(_DAYS_OF_EVERY_YEAR, target.starts_month, target.starts_day)
        except (ValueError, OverflowError):
            faults.append(Fault(ErrorCode.INVALID_INPUT, "Not every year has this day.", ("starts_day",)))
    if faults:
        raise InvalidInput.of(tuple(faults))
    return target


def amount_faults(amount: Decimal, *path: str) -> tuple[Fault, ...]:
    """What is wrong with an amount to reach: it lies above zero, is at most 10,000, and is given in hundredths."""
    if not 0 < amount <= MOST:
        return (Fault(ErrorCode.INVALID_INPUT, f"It lies above 0 and is at most {MOST}.", path, {"most": str(MOST)}),)
    if amount != amount.quantize(ZERO):
        return (Fault(ErrorCode.INVALID_INPUT, "Give at most two decimals.", path),)
    return ()


def _pace_days(period: Period, today: dt.date) -> int:
    return min(max((today - period.first).days + 1, SHORTEST_PACE), LONGEST_PACE)


def _needed_per_month(missing: Decimal, *, days: int) -> Decimal | None:
    """`missing` spread over the days that are left; all of it where less than a month is left."""
    if days <= 0:
        return None
    share = Fraction(missing) * min(Fraction(1), MONTH / days)
    return (ceil(share / Fraction(STEP)) * STEP).quantize(ZERO)


def _hundredths(amount: Fraction) -> Decimal:
    """The amount with two decimals, rounded down."""
    return (Decimal(floor(amount * 100)) / 100).quantize(ZERO)
