"""Goals: what counts toward them, the day on which they are met, and who may do what with them."""

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from backend.domain.actors import STRANGER, Actor, Scope
from backend.domain.credits import CreditType, CreditUnit, Kind
from backend.domain.goals import MOST_GOALS, Aim
from backend.domain.problems import Conflict, Forbidden, InvalidInput, NotFound, Unauthenticated
from backend.domain.targets import ProgressStatus
from backend.models import tables
from backend.reads import goals as reads
from backend.reads import sql
from backend.reads.goals import Goal
from backend.services import goals, ledger
from tests import make_credits as credit
from tests import make_enrollments as earning
from tests import make_people as people
from tests.make_credits import AMA
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")

TODAY = NOW.date()
HEART = Kind(CreditType.SPECIALTY, specialty="cardiology")
LUNG = Kind(CreditType.SPECIALTY, specialty="pulmonology")
MOC = Kind(CreditType.MOC, board="ABIM")
AIM = Aim(
    title="Renewal",
    target=Decimal("4.00"),
    unit=CreditUnit.CREDIT,
    types=(),
    specialties=(),
    starts_on=dt.date(2026, 1, 1),
    due_on=dt.date(2026, 12, 31),
)


async def written() -> list[sql.Row]:
    return await sql.rows("SELECT * FROM goal ORDER BY id")


async def only(person: people.Made) -> Goal:
    (goal,) = await reads.of_learner(person.id, include_archived=True, today=TODAY)
    return goal


async def listed(person: people.Made, *, include_archived: bool = False) -> list[str]:
    found = await reads.of_learner(person.id, include_archived=include_archived, today=TODAY)
    return [goal.aim.title for goal in found]


async def create(person: people.Made, **changes: Any) -> Goal:
    return await goals.create(replace(AIM, **changes), by=person.actor, now=NOW)


# ------------------------------------------------------------------------------------------------------------ counting


@pytest.mark.parametrize(
    ("changes", "earned"),
    [
        ({}, "7.00"),  # of the first enrollment the specialty credit, which is offered first, and the one from elsewhere
        ({"types": (CreditType.AMA_PRA_CATEGORY_1,)}, "6.00"),
        ({"types": (CreditType.SPECIALTY,)}, "3.00"),
        ({"types": (CreditType.AMA_PRA_CATEGORY_1, CreditType.SPECIALTY)}, "7.00"),
        ({"specialties": ("pulmonology",)}, "1.00"),
        ({"specialties": ("cardiology", "pulmonology")}, "7.00"),
        ({"specialties": ("dermatology",)}, "0.00"),
        ({"unit": CreditUnit.POINT}, "5.00"),
        ({"starts_on": dt.date(2026, 2, 2)}, "4.00"),
        ({"due_on": dt.date(2026, 2, 1)}, "3.00"),
        ({"starts_on": dt.date(2026, 2, 1), "due_on": dt.date(2026, 2, 1)}, "3.00"),
        ({"starts_on": dt.date(2027, 1, 1), "due_on": dt.date(2027, 1, 1)}, "0.00"),
    ],
)
async def test_a_goal_counts_each_enrollment_once_within_its_filter_and_days(changes: dict[str, Any], earned: str) -> None:
    person = await people.learner()
    first: dict[str, Any] = {"on": dt.date(2026, 2, 1), "offer": (HEART, LUNG, AMA, MOC)}
    await credit.add(
        credit.entry(person.id, "3.00", kind=HEART, **first),
        credit.entry(person.id, "1.00", kind=LUNG, **first),
        credit.entry(person.id, "2.00", kind=AMA, **first),
        credit.entry(person.id, "5.00", kind=MOC, **first),
        credit.entry(person.id, "4.00", on=dt.date(2026, 2, 2)),
        credit.entry(person.id, "8.00", on=dt.date(2025, 12, 31)),
    )

    goal = await create(person, target=Decimal("100.00"), **changes)

    assert str(goal.earned) == earned
    assert goal.met_on is None


async def test_a_goal_is_judged_by_the_pace_since_its_start() -> None:
    person = await people.learner()
    await credit.add(
        credit.entry(person.id, "8.00", on=dt.date(2025, 12, 31)), credit.entry(person.id, "6.80", on=dt.date(2026, 1, 1))
    )

    goal = await create(person, target=Decimal("36.50"))  # 6.80 in 68 days, 297 days are left

    assert (goal.earned, goal.course.status) == (Decimal("6.80"), ProgressStatus.ON_TRACK)
    assert (goal.course.percent, goal.course.projected) == (Decimal("18.63"), Decimal("36.50"))
    assert goal.course.needed_per_month == Decimal("3.25")  # 29.70 in 298 days


async def test_the_pace_of_a_young_goal_is_that_of_the_last_30_days() -> None:
    person = await people.learner()
    await credit.add(
        credit.entry(person.id, "3.00", on=TODAY - dt.timedelta(days=29)),
        credit.entry(person.id, "9.00", on=TODAY - dt.timedelta(days=30)),
    )

    goal = await create(person, target=Decimal("10.00"), starts_on=TODAY, due_on=TODAY + dt.timedelta(days=100))

    assert (goal.earned, goal.course.projected) == (Decimal("0.00"), Decimal("10.00"))
    assert goal.course.status is ProgressStatus.ON_TRACK


async def test_the_pace_of_an_old_goal_is_that_of_the_last_365_days() -> None:
    person = await people.learner()
    await credit.add(
        credit.entry(person.id, "3.65", on=TODAY - dt.timedelta(days=364)),
        credit.entry(person.id, "9.00", on=TODAY - dt.timedelta(days=365)),
    )

    goal = await create(person, target=Decimal("20.00"), starts_on=dt.date(2020, 1, 1), due_on=TODAY + dt.timedelta(days=100))

    assert (goal.earned, goal.course.projected) == (Decimal("12.65"), Decimal("13.65"))


# ------------------------------------------------------------------------------------------------------------ met


async def test_the_claim_that_reaches_a_goal_dates_it_and_its_reversal_takes_the_day_away() -> None:
    scene = await earning.scene()
    goal = await create(scene.learner)
    assert (goal.met_on, goal.course.status) == (None, ProgressStatus.BEHIND)
    await scene.do_all()
    assert (await only(scene.learner)).met_on is None

    (entry,) = (await scene.claim()).credits
    met = await only(scene.learner)
    await earning.reverse(entry.id, reason="Wrong person.")
    lost = await only(scene.learner)

    assert (met.earned, met.met_on, met.course.status) == (Decimal("4.00"), entry.earned_on, ProgressStatus.MET)
    assert (lost.earned, lost.met_on, lost.course.status) == (Decimal("0.00"), None, ProgressStatus.BEHIND)


async def test_credit_that_is_entered_late_dates_the_goal_by_the_day_on_which_it_was_earned() -> None:
    person = await people.learner()
    await create(person)
    await credit.add(credit.entry(person.id, "2.00", on=dt.date(2026, 1, 5)))
    await credit.add(credit.entry(person.id, "2.00", on=dt.date(2026, 3, 5)))
    assert (await only(person)).met_on == dt.date(2026, 3, 5)

    await credit.add(credit.entry(person.id, "2.00", on=dt.date(2026, 2, 7)))

    assert (await only(person)).met_on == dt.date(2026, 2, 7)


async def test_a_reversal_moves_the_day_back_to_the_one_that_reaches_the_goal_now() -> None:
    person = await people.learner()
    await create(person)
    days = [dt.date(2026, 1, 5), dt.date(2026, 2, 7), dt.date(2026, 3, 5)]
    added = await credit.add(*(credit.entry(person.id, "2.00", on=day) for day in days))
    assert (await only(person)).met_on == days[1]

    await earning.reverse(added[0])

    assert (await only(person)).met_on == days[2]


async def test_an_archived_goal_follows_the_ledger_and_another_persons_does_not() -> None:
    person, other = await people.learner(), await people.learner()
    goal = await create(person)
    await create(other)
    await goals.archive(goal.id, by=person.actor, now=NOW)

    await credit.add(credit.entry(person.id, "4.00"))

    assert (await only(person)).met_on == TODAY
    assert (await only(other)).met_on is None


async def test_two_awards_at_once_that_reach_a_goal_together_date_it() -> None:
    person = await people.learner()
    await create(person, target=Decimal("40.00"))

    await asyncio.gather(*(credit.add(credit.entry(person.id, "2.00")) for _ in range(20)))

    goal = await only(person)
    assert (goal.earned, goal.met_on) == (Decimal("40.00"), TODAY)
    assert await ledger.verify() == ()


async def test_an_award_that_no_goal_is_about_costs_one_statement_for_goals(statements: list[str]) -> None:
    person = await people.learner()
    await create(person, due_on=dt.date(2026, 1, 31))
    statements.clear()

    await credit.add(credit.entry(person.id, "2.00"))

    assert len([text for text in statements if "goal" in text]) == 1


# ------------------------------------------------------------------------------------------------------------ setting


async def test_what_was_earned_before_a_goal_was_set_may_meet_it_at_once() -> None:
    scene = await earning.scene()
    await scene.do_all()
    await scene.claim()

    goal = await create(scene.learner)

    assert (goal.earned, goal.course.status, goal.course.percent) == (Decimal("4.00"), ProgressStatus.MET, Decimal("100.00"))
    assert (goal.met_on, goal.celebrated, goal.archived_at) == (TODAY, False, None)
    assert await only(scene.learner) == goal


async def test_a_change_judges_and_dates_the_goal_anew() -> None:
    person = await people.learner()
    await credit.add(credit.entry(person.id, "3.00"))
    goal = await create(person)

    changed = await goals.change(
        goal.id,
        {"title": " More ", "target": Decimal("3.00"), "types": (CreditType.AMA_PRA_CATEGORY_1,)},
        by=person.actor,
        now=NOW,
    )

    assert changed.aim == replace(AIM, title="More", target=Decimal("3.00"), types=(CreditType.AMA_PRA_CATEGORY_1,))
    assert (changed.met_on, changed.course.status) == (TODAY, ProgressStatus.MET)
    assert await only(person) == changed


async def test_a_goal_is_celebrated_once_and_again_only_when_it_was_raised() -> None:
    person = await people.learner()
    (added,) = await credit.add(credit.entry(person.id, "4.00"))
    goal = await create(person)

    for moment in (NOW, NOW + dt.timedelta(days=1)):
        assert (await goals.celebrate(goal.id, by=person.actor, now=moment)).celebrated
    assert (await tables.Goal.get(id=goal.id)).celebrated_at == NOW
    await earning.reverse(added)
    assert (await only(person)).celebrated

    raised = await goals.change(goal.id, {"target": Decimal("5.00")}, by=person.actor, now=NOW)

    assert (raised.met_on, raised.celebrated) == (None, False)


async def test_archived_goals_are_put_last_and_come_back() -> None:
    person = await people.learner()
    first = await create(person, title="First", due_on=dt.date(2026, 6, 30))
    await create(person, title="Second")

    for moment in (NOW, NOW + dt.timedelta(days=1)):
        archived = await goals.archive(first.id, by=person.actor, now=moment)
        assert archived.archived_at == NOW
    assert await listed(person) == ["Second"]
    assert await listed(person, include_archived=True) == ["Second", "First"]

    restored = await goals.restore(first.id, by=person.actor, now=NOW)

    assert restored == first
    assert await listed(person) == ["First", "Second"]


# ------------------------------------------------------------------------------------------------------------ refusals


async def test_what_cannot_be_a_goal_is_refused_and_nothing_is_written() -> None:
    person = await people.learner()
    goal = await create(person)
    before = await written()

    for changes in ({"title": ""}, {"target": Decimal(0)}, {"due_on": dt.date(2025, 1, 1)}, {"specialties": ("x",)}):
        with pytest.raises(InvalidInput):
            await create(person, **changes)
        with pytest.raises(InvalidInput):
            await goals.change(goal.id, changes, by=person.actor, now=NOW)

    assert await written() == before


async def test_a_goal_that_is_not_met_is_not_celebrated() -> None:
    person = await people.learner()
    goal = await create(person)
    before = await written()

    with pytest.raises(Conflict) as refused:
        await goals.celebrate(goal.id, by=person.actor, now=NOW)

    assert refused.value.faults[0].path == ("goal_id",)
    assert await written() == before


async def test_one_goal_too_many_is_refused() -> None:
    person = await people.learner()
    goal = await create(person)
    row = await tables.Goal.get(id=goal.id)
    copies = []
    for _ in range(MOST_GOALS - 1):
        copy = row.clone(pk=uuid4())
        copies.append(copy)
    await tables.Goal.bulk_create(copies)

    with pytest.raises(Conflict):
        await create(person)

    assert await tables.Goal.all().count() == MOST_GOALS
    assert len(await listed(person)) == MOST_GOALS


Act = Callable[[UUID, Actor], Awaitable[object]]


@pytest.mark.parametrize(
    "act",
    [
        lambda goal_id, by: goals.change(goal_id, {"title": "Mine"}, by=by, now=NOW),
        lambda goal_id, by: goals.archive(goal_id, by=by, now=NOW),
        lambda goal_id, by: goals.restore(goal_id, by=by, now=NOW),
        lambda goal_id, by: goals.celebrate(goal_id, by=by, now=NOW),
    ],
)
async def test_a_goal_is_its_learners_alone(act: Act) -> None:
    person, other = await people.learner(), await people.learner()
    staff = await people.staff(await people.organization())
    administrator = await people.administrator()
    key = await people.key(await people.organization(), Scope.WRITE_PROGRESS)
    goal = await create(person)
    before = await written()

    for actor in (other.actor, staff.actor, administrator.actor):
        with pytest.raises(NotFound):
            await act(goal.id, actor)
    with pytest.raises(NotFound):
        await act(uuid4(), person.actor)
    for actor, problem in ((STRANGER, Unauthenticated), (key.actor, Forbidden)):
        with pytest.raises(problem):
            await act(goal.id, actor)
        with pytest.raises(problem):
            await goals.create(AIM, by=actor, now=NOW)

    assert await written() == before


async def test_the_list_costs_two_statements_however_many_goals_and_credits_there_are(statements: list[str]) -> None:
    person = await people.learner()
    await credit.add(*(credit.entry(person.id, "1.00", on=TODAY - dt.timedelta(days=day)) for day in range(20)))
    counts = []
    for more in (1, 9):
        for number in range(more):
            await create(person, title=f"Goal {number}")
        statements.clear()
        found = await reads.of_learner(person.id, include_archived=False, today=TODAY)
        counts.append((len(found), len(statements)))

    assert counts == [(1, 2), (10, 2)]
