"""Goals: what may be set, what counts toward them, the day on which they are met, and who sees them."""

import datetime as dt
from decimal import Decimal

import pytest

from backend.domain.credits import CreditUnit
from backend.domain.goals import Aim
from backend.domain.targets import ProgressStatus
from backend.reads import goals as reads
from backend.reads import sql
from backend.reads.goals import Goal
from backend.services import goals
from tests import make_enrollments as earning
from tests import make_people as people
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")

TODAY = NOW.date()
YEAR = {"starts_on": dt.date(2026, 1, 1), "due_on": dt.date(2026, 12, 31)}
AIM = Aim(title="Renewal", target=Decimal("4.00"), unit=CreditUnit.CREDIT, types=(), specialties=(), **YEAR)


async def written() -> list[sql.Row]:
    return await sql.rows("SELECT * FROM goal ORDER BY id")


async def of(person: people.Made, *, include_archived: bool = False) -> tuple[Goal, ...]:
    return await reads.of_learner(person.id, include_archived=include_archived, today=TODAY)


# ------------------------------------------------------------------------------------------------------------ setting


async def test_a_goal_counts_what_was_earned_in_its_days_before_it_was_set() -> None:
    scene = await earning.scene()
    await scene.do_all()
    await scene.claim()

    goal = await goals.create(AIM, by=scene.learner.actor, now=NOW)

    assert (goal.earned, goal.course.status, goal.course.percent) == (Decimal("4.00"), ProgressStatus.MET, Decimal("100.00"))
    assert (goal.met_on, goal.celebrated, goal.archived_at) == (TODAY, False, None)
    assert await of(scene.learner) == (goal,)
