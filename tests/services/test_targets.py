"""The yearly target: set, changed and removed by its learner, and the year as it stands toward it."""

import datetime as dt
from decimal import Decimal

import pytest

from backend.domain.actors import STRANGER, Scope
from backend.domain.credits import CreditType, Kind
from backend.domain.licenses import License as Written
from backend.domain.problems import Forbidden, InvalidInput, Unauthenticated
from backend.domain.targets import Course, Period, ProgressStatus, YearlyTarget
from backend.reads import licenses, sql
from backend.reads import targets as reads
from backend.reads.licenses import License
from backend.reads.targets import AnnualProgress
from backend.services import licenses as holding
from backend.services import targets
from tests import make_credits as credit
from tests import make_people as people
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")

TODAY = NOW.date()


async def set_target(person: people.Made, required: str, month: int = 1, day: int = 1) -> YearlyTarget:
    target = YearlyTarget(required=Decimal(required), starts_month=month, starts_day=day)
    await targets.set_yearly(target, by=person.actor, now=NOW)
    return target


async def written() -> list[sql.Row]:
    return await sql.rows("SELECT * FROM yearly_target ORDER BY id")


async def test_a_target_takes_the_place_of_the_one_before_and_can_be_removed() -> None:
    person, other = await people.learner(), await people.learner()
    kept = await set_target(other, "20.00")

    for target in (await set_target(person, "50.00"), await set_target(person, "25.50", 7, 1)):
        assert await reads.of_learner(person.id) == target or target.required == Decimal("50.00")
    assert len(await written()) == 2
    for _ in range(2):
        await targets.set_yearly(None, by=person.actor, now=NOW)

    assert await reads.of_learner(person.id) is None
    assert await reads.of_learner(other.id) == kept


async def test_what_cannot_be_a_target_is_refused_and_nothing_is_written() -> None:
    person = await people.learner()
    key = await people.key(await people.organization(), Scope.WRITE_PROGRESS)
    await set_target(person, "50.00")
    before = await written()

    for required, month, day in (("0", 1, 1), ("50", 13, 1), ("50", 2, 29)):
        with pytest.raises(InvalidInput):
            await set_target(person, required, month, day)
    for actor, problem in ((STRANGER, Unauthenticated), (key.actor, Forbidden)):
        with pytest.raises(problem):
            await targets.set_yearly(None, by=actor, now=NOW)

    assert await written() == before


async def test_the_year_adds_up_what_counts_in_it() -> None:
    person = await people.learner()
    await set_target(person, "24.00", 3, 1)
    heart, moc = Kind(CreditType.SPECIALTY, specialty="cardiology"), Kind(CreditType.MOC, board="ABIM")
    await credit.add(
        credit.entry(person.id, "1.50", on=dt.date(2026, 3, 1)),
        credit.entry(person.id, "0.75", on=dt.date(2026, 3, 9), kind=heart, offer=(credit.AMA, heart)),
        credit.entry(person.id, "2.00", on=dt.date(2026, 3, 9), kind=moc),
        credit.entry(person.id, "3.00", on=dt.date(2026, 2, 28)),
        credit.entry(person.id, "9.00", on=dt.date(2026, 2, 7)),
    )

    (year,) = await reads.annual(person.id, (), today=TODAY)

    assert year.period == Period(dt.date(2026, 3, 1), dt.date(2027, 2, 28))
    assert (year.earned, year.required) == (Decimal("1.50"), Decimal("24.00"))
    # 4.50 in the 30 days to today, and 356 days to come; 22.50 in 357 days are 1.92 a month
    assert year.course == Course(ProgressStatus.ON_TRACK, Decimal("6.25"), Decimal("54.90"), Decimal("2.00"))


async def test_what_a_license_asks_is_not_known_and_never_shown_as_met() -> None:
    person = await people.learner()
    await holding.add(Written(regulator="DHA", number="D-1", expires_on=None), by=person.actor, now=NOW)
    held = (await licenses.of_learners([person.id]))[person.id]
    await credit.add(credit.entry(person.id, "400.00"))

    (alone,) = await reads.annual(person.id, held, today=TODAY)
    await set_target(person, "400.00", 7, 1)
    both = await reads.annual(person.id, held, today=TODAY)

    assert_unknown(alone, held[0], Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31)))
    assert [each.status for each in both] == [ProgressStatus.MET, ProgressStatus.UNKNOWN]
    assert_unknown(both[1], held[0], Period(dt.date(2025, 7, 1), dt.date(2026, 6, 30)))


def assert_unknown(progress: AnnualProgress, license_: License, period: Period) -> None:
    assert (progress.license, progress.period, progress.earned) == (license_, period, Decimal("400.00"))
    assert progress.required is None
    assert progress.course == Course(ProgressStatus.UNKNOWN, None, None, None)


async def test_without_target_and_license_there_is_no_year(statements: list[str]) -> None:
    person = await people.learner()
    statements.clear()

    assert await reads.annual(person.id, (), today=TODAY) == ()
    assert len(statements) == 1
