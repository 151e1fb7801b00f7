"""The one summary: filters by decision 1, what has expired, and what it costs."""

import datetime as dt
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from backend.domain.counting import EVERYTHING, Wanted
from backend.domain.credits import CreditType, CreditUnit, Kind
from backend.reads import summaries
from backend.reads.summaries import CreditSummary, CreditTotal, ExpiredCredit
from tests import make_credits as credit
from tests import make_enrollments as earning
from tests import make_people as people
from tests.make_credits import AMA
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")

TODAY = NOW.date()
HEART = Kind(CreditType.SPECIALTY, specialty="cardiology")
ABIM, ABP = Kind(CreditType.MOC, board="ABIM"), Kind(CreditType.MOC, board="ABP")
ALL = (HEART, AMA, ABIM, ABP)
JANUARY, MARCH = dt.date(2026, 1, 31), dt.date(2026, 3, 1)


async def summary(learner_id: UUID, wanted: Wanted = EVERYTHING, *, today: dt.date = TODAY, **period: Any) -> CreditSummary:
    period = {"start": None, "end": None, **period}
    return await summaries.of_learner(learner_id, today=today, wanted=wanted, **period)


async def history() -> UUID:
    """An activity about critical care in January that paid four kinds, and credit of one kind from elsewhere in March."""
    person = await people.learner()
    paid: dict[str, Any] = {"on": JANUARY, "offer": ALL, "specialty": "critical-care", "expires_on": dt.date(2026, 3, 8)}
    await credit.add(
        *(
            credit.entry(person.id, amount, kind=kind, **paid)
            for kind, amount in zip(ALL, ("1.25", "2.00", "3.00", "0.50"), strict=True)
        ),
        credit.entry(person.id, "4.00", on=MARCH, specialty="cardiology"),
    )
    return person.id


def wanted(*types: CreditType, specialties: str = "", boards: str = "") -> Wanted:
    return Wanted(types=frozenset(types), specialties=frozenset(specialties.split()), boards=frozenset(boards.split()))


@pytest.mark.parametrize(
    ("asked", "total", "points"),
    [
        (wanted(), "5.25", "3.00"),
        (wanted(CreditType.AMA_PRA_CATEGORY_1), "6.00", "0.00"),
        (wanted(CreditType.SPECIALTY), "1.25", "0.00"),
        (wanted(CreditType.MOC), "0.00", "3.00"),
        (wanted(boards="ABP"), "0.00", "0.50"),
        (wanted(boards="ABIM ABP"), "0.00", "3.00"),
        (wanted(specialties="critical-care"), "2.00", "3.00"),
        (wanted(specialties="cardiology"), "5.25", "0.00"),
        (wanted(specialties="cardiology critical-care"), "5.25", "3.00"),
        (wanted(CreditType.AMA_PRA_CATEGORY_1, specialties="cardiology"), "4.00", "0.00"),
        (wanted(CreditType.ACCME), "0.00", "0.00"),
    ],
)
async def test_a_filtered_total_counts_the_first_kind_that_passes(asked: Wanted, total: str, points: str) -> None:
    found = await summary(await history(), asked)

    assert (str(found.total), str(found.points)) == (total, points)


async def test_dates_and_expiry_never_decide_which_kind_counts() -> None:
    learner_id = await history()

    parts = [await summary(learner_id, end=dt.date(2026, 2, 28)), await summary(learner_id, start=dt.date(2026, 3, 1))]

    assert [str(part.total) for part in parts] == ["1.25", "4.00"]


async def test_groups_show_every_kind_that_is_wanted_in_full() -> None:
    learner_id = await history()

    everything = await summary(learner_id)
    heart = await summary(learner_id, wanted(specialties="cardiology"))

    assert everything.by_type == (
        CreditTotal("AMA_PRA_CATEGORY_1", Decimal("6.00"), CreditUnit.CREDIT, 2),
        CreditTotal("MOC:ABIM", Decimal("3.00"), CreditUnit.POINT, 1),
        CreditTotal("MOC:ABP", Decimal("0.50"), CreditUnit.POINT, 1),
        CreditTotal("SPECIALTY", Decimal("1.25"), CreditUnit.CREDIT, 1),
    )
    assert everything.by_specialty == (
        CreditTotal("cardiology", Decimal("5.25"), CreditUnit.CREDIT, 2),
        CreditTotal("critical-care", Decimal("2.00"), CreditUnit.CREDIT, 1),
        CreditTotal("critical-care", Decimal("3.50"), CreditUnit.POINT, 2),
    )
    assert everything.by_month == (
        CreditTotal("2026-01", Decimal("1.25"), CreditUnit.CREDIT, 1),
        CreditTotal("2026-01", Decimal("3.00"), CreditUnit.POINT, 1),
        CreditTotal("2026-03", Decimal("4.00"), CreditUnit.CREDIT, 1),
    )
    assert heart.by_type == (
        CreditTotal("AMA_PRA_CATEGORY_1", Decimal("4.00"), CreditUnit.CREDIT, 1),
        CreditTotal("SPECIALTY", Decimal("1.25"), CreditUnit.CREDIT, 1),
    )


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (None, None),
        (JANUARY, None),
        (None, MARCH),
        (dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
        (dt.date(2026, 1, 31), dt.date(2026, 3, 1)),
        (dt.date(2025, 2, 28), dt.date(2026, 2, 28)),
        (MARCH, JANUARY),
    ],
)
async def test_totals_and_balances_say_the_same_of_any_period(start: dt.date | None, end: dt.date | None) -> None:
    learner_id = await history()
    every_type = wanted(*CreditType)

    from_totals = await summary(learner_id, start=start, end=end)
    from_balances = await summary(learner_id, every_type, start=start, end=end)

    assert from_totals == from_balances


async def test_what_has_expired_stays_in_the_total_and_is_told_apart() -> None:
    learner_id = await history()

    on_its_last_day = await summary(learner_id, today=dt.date(2026, 3, 8))
    after_it = await summary(learner_id, today=dt.date(2026, 3, 9))
    of_march = await summary(learner_id, start=MARCH)
    of_ama = await summary(learner_id, wanted(CreditType.AMA_PRA_CATEGORY_1))

    assert on_its_last_day.expired == ExpiredCredit(Decimal("0.00"), Decimal("0.00"))
    assert after_it.expired == ExpiredCredit(Decimal("1.25"), Decimal("3.00"))
    assert after_it.total == on_its_last_day.total == Decimal("5.25")
    assert of_march.expired == ExpiredCredit(Decimal("0.00"), Decimal("0.00"))
    assert of_ama.expired == ExpiredCredit(Decimal("2.00"), Decimal("0.00"))


async def test_what_was_taken_back_has_not_expired() -> None:
    person = await people.learner()
    (added,) = await credit.add(credit.entry(person.id, "2.00", expires_on=TODAY - dt.timedelta(days=1)))
    await earning.reverse(added)

    found = await summary(person.id)

    assert (found.total, found.expired.amount) == (Decimal("0.00"), Decimal("0.00"))


async def test_a_summary_costs_one_statement(statements: list[str]) -> None:
    learner_id = await history()
    statements.clear()

    await summary(learner_id, wanted(CreditType.MOC, boards="ABIM", specialties="critical-care"), start=JANUARY, end=MARCH)

    assert len(statements) == 1
