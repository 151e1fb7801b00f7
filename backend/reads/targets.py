"""The yearly target a learner has set, and the progress of the year toward it and toward each license."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from backend.domain import targets
from backend.domain.credits import CreditUnit
from backend.domain.targets import Course, Period, ProgressStatus, YearlyTarget
from backend.domain.totals import Aspect
from backend.reads import sql, totals
from backend.reads.licenses import License


@dataclass(frozen=True, slots=True)
class AnnualProgress:
    """How a year stands: toward the yearly target (`license` None) or toward what a license asks.

    No rule of a regulator is known to this installation, so what a license asks is not known either: `required` is None and
    its status UNKNOWN, never MET.
    """

    license: License | None
    period: Period
    earned: Decimal
    required: Decimal | None
    unit: CreditUnit
    course: Course

    @property
    def status(self) -> ProgressStatus:
        """How it stands."""
        return self.course.status


async def of_learner(learner_id: UUID) -> YearlyTarget | None:
    """The target that the learner has set, None without."""
    found = await sql.row(
        "SELECT required, starts_month, starts_day FROM yearly_target WHERE learner_id = :learner", learner=learner_id
    )
    if found is None:
        return None
    return YearlyTarget(
        required=sql.credits_of(found["required"]), starts_month=found["starts_month"], starts_day=found["starts_day"]
    )


async def annual(learner_id: UUID, licenses: tuple[License, ...], *, today: dt.date) -> tuple[AnnualProgress, ...]:
    """The year around `today` toward the yearly target, if there is one, then toward each of these licenses.

    Two statements. Credits only: points are not what a year is measured in.
    """
    target = await of_learner(learner_id)
    if target is None and not licenses:
        return ()
    begins = {} if target is None else {"starts_month": target.starts_month, "starts_day": target.starts_day}
    period = targets.year_of(today, **begins)
    earned, recent = await _earned(learner_id, period, today)

    def progress(required: Decimal | None, license_: License | None) -> AnnualProgress:
        course = targets.course(earned, recent, required, period=period, today=today)
        return AnnualProgress(license_, period, earned, required, CreditUnit.CREDIT, course)

    own = () if target is None else (progress(target.required, None),)
    return (*own, *(progress(None, each) for each in licenses))


async def _earned(learner_id: UUID, period: Period, today: dt.date) -> tuple[Decimal, Decimal]:
    """What counts in the period, and what counts since the pace is measured."""
    year, given = totals.within("year", [Aspect.TOTAL], period.first, period.last)
    pace, of_pace = totals.within("pace", [Aspect.TOTAL], targets.pace_from(period, today), period.last)
    found = await sql.rows(
        f"""SELECT 'earned' AS name, SUM(amount) AS amount FROM {year} WHERE unit = :unit
            UNION ALL SELECT 'recent', SUM(amount) FROM {pace} WHERE unit = :unit""",
        learner=learner_id,
        unit=CreditUnit.CREDIT,
        **given,
        **of_pace,
    )
    sums = {row["name"]: sql.credits_of(row["amount"]) for row in found}
    return sums["earned"], sums["recent"]
