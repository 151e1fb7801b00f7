"""Milestones are awarded in the transaction that earns them, once, and reversed in the one that takes their ground away."""

import asyncio
import datetime as dt
from decimal import Decimal
from uuid import UUID

import pytest

from backend.domain import counting
from backend.domain.actors import SYSTEM
from backend.domain.credits import CreditBasis, CreditType, Kind
from backend.domain.problems import NothingToClaim
from backend.models import tables
from backend.models.database import transaction
from backend.reads import milestones as reads
from backend.reads import sql
from backend.services import ledger, milestones
from tests import make_enrollments as earning
from tests import make_people as people
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")

TODAY = dt.date(2026, 3, 9)
DAY = dt.timedelta(days=1)
AMA = Kind(CreditType.AMA_PRA_CATEGORY_1)
MOC = Kind(CreditType.MOC, board="ABIM")


def entry(
    learner_id: UUID,
    amount: str,
    earned_on: dt.date = TODAY,
    *,
    kind: Kind = AMA,
    specialty: str = "cardiology",
    key: str = "",
) -> ledger.Entry:
    """Credit brought from elsewhere."""
    return ledger.Entry(
        learner_id=learner_id,
        enrollment_id=None,
        version_id=None,
        title="Elsewhere",
        provider="Elsewhere",
        kind=kind,
        specialty=specialty,
        offer=counting.offer([kind], specialty),
        amount=Decimal(amount),
        basis=CreditBasis.TRANSFER,
        reason="",
        earned_on=earned_on,
        expires_on=None,
        claim_key=key or f"{learner_id}:{earned_on}:{kind.key}:{specialty}",
    )


async def earn(*entries: ledger.Entry, now: dt.datetime = NOW) -> tuple[UUID, ...]:
    async with transaction():
        return await ledger.append(entries, by=SYSTEM, now=now)


async def shown(learner_id: UUID, *, now: dt.datetime = NOW) -> dict[str, tuple[str | None, str | None]]:
    """What was awarded, by rule and subject: the days of award and reversal."""
    listed = await reads.of_learner(learner_id, now=now)
    return {
        f"{one.rule} {one.subject}".strip(): (str(one.awarded_on), str(one.reversed_on) if one.reversed_on else None)
        for one in listed
        if one.awarded_on
    }


async def next_ones(learner_id: UUID, *, now: dt.datetime = NOW) -> dict[str, str]:
    """What comes next, with its progress."""
    return {one.rule: str(one.progress) for one in await reads.of_learner(learner_id, now=now) if not one.awarded_on}


# ------------------------------------------------------------------------------------------------------------ awarding


async def test_a_claim_awards_what_it_completes() -> None:
    scene = await earning.scene()
    await scene.do_all()

    await scene.claim()

    assert await shown(scene.learner.id) == {
        "first-credit": ("2026-03-09", None),
        "first-in-specialty critical-care": ("2026-03-09", None),
    }


async def test_before_the_first_credit_everything_is_still_to_come() -> None:
    learner = await people.learner()

    listed = await reads.of_learner(learner.id, now=NOW)

    assert [(one.rule, str(one.progress), one.awarded_on) for one in listed] == [
        ("first-credit", "0.00", None),
        ("four-quarters", "0.00", None),
        ("first-points", "0.00", None),
        ("five-activities", "0.00", None),
        ("three-specialties", "0.00", None),
    ]


async def test_what_comes_next_says_how_far_it_is() -> None:
    learner = await people.learner()

    await earn(entry(learner.id, "7.50"), entry(learner.id, "5.00", TODAY - 100 * DAY, specialty="neurology"))

    assert await next_ones(learner.id) == {
        "credits-25": "50.00",
        "four-quarters": "50.00",
        "first-points": "0.00",
        "five-activities": "40.00",
        "three-specialties": "66.66",
    }


async def test_points_are_never_taken_for_credits() -> None:
    learner = await people.learner()

    await earn(entry(learner.id, "12.00", kind=MOC))

    assert await shown(learner.id) == {"first-points": ("2026-03-09", None)}


async def test_a_milestone_is_dated_by_the_credit_that_completed_it_in_the_order_of_earning() -> None:
    learner = await people.learner()

    await earn(
        entry(learner.id, "4.00", TODAY), entry(learner.id, "6.00", TODAY - 30 * DAY), entry(learner.id, "1.00", TODAY - DAY)
    )

    assert (await shown(learner.id))["credits-10"] == ("2026-03-09", None)
    assert (await shown(learner.id))["first-credit"] == ("2026-02-07", None)


async def test_credit_recorded_late_does_not_move_a_date() -> None:
    learner = await people.learner()
    await earn(entry(learner.id, "10.00"))

    await earn(entry(learner.id, "10.00", TODAY - 400 * DAY), now=NOW + DAY)

    assert (await shown(learner.id))["first-credit"] == ("2026-03-09", None)
    assert (await shown(learner.id))["credits-10"] == ("2026-03-09", None)


async def test_a_milestone_keeps_its_id_from_before_it_is_awarded() -> None:
    learner = await people.learner()
    (before,) = (one for one in await reads.of_learner(learner.id, now=NOW) if one.rule == "first-points")

    await earn(entry(learner.id, "1.00", kind=MOC))

    (after,) = (one for one in await reads.of_learner(learner.id, now=NOW) if one.rule == "first-points")
    assert after.id == before.id == (await tables.Milestone.get(learner_id=learner.id)).id
    assert (before.awarded_on, after.awarded_on) == (None, TODAY)


async def test_a_refused_claim_awards_nothing() -> None:
    scene = await earning.scene()

    with pytest.raises(NothingToClaim):
        await scene.claim()

    assert await tables.Milestone.all().count() == 0


async def test_what_is_rolled_back_leaves_no_milestone() -> None:
    learner = await people.learner()

    async def broken() -> None:
        async with transaction():
            await ledger.append([entry(learner.id, "10.00")], by=SYSTEM, now=NOW)
            raise LookupError

    with pytest.raises(LookupError):
        await broken()

    assert await tables.Milestone.all().count() == 0
    assert await tables.Credit.all().count() == 0


async def test_claims_at_once_award_what_only_their_sum_reaches() -> None:
    learner = await people.learner()

    await asyncio.gather(*(earn(entry(learner.id, "2.50", TODAY - place * DAY)) for place in range(4)))

    assert "credits-10" in await shown(learner.id)


async def test_following_again_changes_nothing() -> None:
    learner = await people.learner()
    await earn(entry(learner.id, "10.00"))
    before = await sql.rows("SELECT * FROM milestone ORDER BY id")

    async with transaction():
        await milestones.follow([learner.id], now=NOW + DAY)

    assert len(before) == 3
    assert await sql.rows("SELECT * FROM milestone ORDER BY id") == before


async def test_the_statements_of_an_award_do_not_grow_with_the_ledger(statements: list[str]) -> None:
    learner = await people.learner()
    await earn(*(entry(learner.id, "1.00", TODAY - place * DAY) for place in range(1, 101)))

    async with transaction():
        statements.clear()
        await milestones.follow([learner.id], now=NOW)

    assert len(statements) == 5


# ------------------------------------------------------------------------------------------------------------ reversing


async def test_a_reversal_takes_back_what_stood_on_it_and_leaves_the_rest() -> None:
    learner = await people.learner()
    first, second = await earn(entry(learner.id, "6.00", TODAY - DAY), entry(learner.id, "4.00", specialty="neurology"))

    await earning.reverse(second, now=NOW + 2 * DAY)

    assert await shown(learner.id) == {
        "first-credit": ("2026-03-08", None),
        "first-in-specialty cardiology": ("2026-03-08", None),
        "first-in-specialty neurology": ("2026-03-09", "2026-03-11"),
        "credits-10": ("2026-03-09", "2026-03-11"),
    }
    await earning.reverse(first, now=NOW + 3 * DAY)
    assert {key: dates[1] for key, dates in (await shown(learner.id)).items()} == {
        "first-credit": "2026-03-12",
        "first-in-specialty cardiology": "2026-03-12",
        "first-in-specialty neurology": "2026-03-11",
        "credits-10": "2026-03-11",
    }


async def test_a_reversal_is_dated_by_the_learners_calendar() -> None:
    learner = await people.learner(time_zone="Pacific/Auckland")
    (only,) = await earn(entry(learner.id, "1.00"))

    await earning.reverse(only, now=dt.datetime(2026, 3, 20, 21, 30, tzinfo=dt.UTC))

    assert (await shown(learner.id))["first-credit"] == ("2026-03-09", "2026-03-21")


async def test_what_was_reversed_says_how_far_it_is_and_is_not_listed_twice() -> None:
    learner = await people.learner()
    _, second = await earn(entry(learner.id, "6.00", TODAY - DAY), entry(learner.id, "4.00"))
    await earning.reverse(second)

    listed = await reads.of_learner(learner.id, now=NOW)

    assert [(one.rule, str(one.progress)) for one in listed if one.rule.startswith("credits-")] == [("credits-10", "60.00")]
    assert listed[-1].reversed_on == TODAY


async def test_what_is_earned_again_is_awarded_again_with_its_new_date() -> None:
    learner = await people.learner()
    (only,) = await earn(entry(learner.id, "10.00"))
    await earning.reverse(only)
    assert (await shown(learner.id))["credits-10"] == ("2026-03-09", "2026-03-09")

    await earn(entry(learner.id, "12.00", TODAY + 5 * DAY), now=NOW + 6 * DAY)

    assert (await shown(learner.id))["credits-10"] == ("2026-03-14", None)
    assert await tables.Milestone.filter(rule="credits-10").count() == 1


async def test_a_first_in_a_specialty_that_is_earned_again_is_not_dated_by_what_was_taken_back() -> None:
    learner = await people.learner()
    (only,) = await earn(entry(learner.id, "1.00", TODAY - 5 * DAY))
    await earning.reverse(only)

    await earn(entry(learner.id, "1.00", TODAY), now=NOW + DAY)

    assert (await shown(learner.id))["first-in-specialty cardiology"] == ("2026-03-09", None)


async def test_an_activity_counts_from_the_first_day_of_what_stands_of_it() -> None:
    scene = await earning.scene(now=NOW - 20 * DAY)
    await scene.do_half()
    (half,) = (await scene.claim()).credits
    await earning.reverse(half.id)
    scene.now = NOW
    await scene.read("two")
    await scene.claim()

    await earn(*(entry(scene.learner.id, "1.00", TODAY - place * DAY) for place in range(1, 5)))

    assert (await shown(scene.learner.id))["five-activities"] == ("2026-03-09", None)


# ------------------------------------------------------------------------------------------------------------ the yearly target


async def target(learner_id: UUID, required: str, *, month: int = 1, day: int = 1, now: dt.datetime = NOW) -> None:
    async with transaction():
        await tables.YearlyTarget.filter(learner_id=learner_id).delete()
        await tables.YearlyTarget.create(
            learner_id=learner_id, required=Decimal(required), starts_month=month, starts_day=day, updated_at=now
        )


async def test_the_year_of_a_target_is_met_once_and_the_next_one_is_counted_anew() -> None:
    learner = await people.learner()
    await target(learner.id, "10.00", month=7)

    await earn(entry(learner.id, "9.75", dt.date(2025, 7, 1)), entry(learner.id, "0.25", dt.date(2026, 6, 30)))

    assert (await shown(learner.id))["yearly-target 2025"] == ("2026-06-30", None)
    later = dt.datetime(2026, 7, 2, tzinfo=dt.UTC)
    assert (await next_ones(learner.id, now=later))["yearly-target"] == "0.00"


async def test_a_year_that_was_over_when_the_target_was_set_has_no_target() -> None:
    learner = await people.learner()
    await earn(entry(learner.id, "60.00", dt.date(2025, 12, 31)), entry(learner.id, "20.00"))
    await target(learner.id, "50.00")

    async with transaction():
        await milestones.follow([learner.id], now=NOW)

    assert not any("yearly" in key for key in await shown(learner.id))
    assert (await next_ones(learner.id))["yearly-target"] == "40.00"


async def test_a_target_that_is_raised_later_takes_nothing_back_and_a_reversal_does() -> None:
    learner = await people.learner()
    await target(learner.id, "10.00")
    _, second = await earn(entry(learner.id, "6.00", TODAY - DAY), entry(learner.id, "5.00"))

    await target(learner.id, "50.00", now=NOW + DAY)
    async with transaction():
        await milestones.follow([learner.id], now=NOW + DAY)
    assert (await shown(learner.id))["yearly-target 2026"] == ("2026-03-09", None)

    await earning.reverse(second, now=NOW + 2 * DAY)
    assert (await shown(learner.id))["yearly-target 2026"] == ("2026-03-09", "2026-03-11")
