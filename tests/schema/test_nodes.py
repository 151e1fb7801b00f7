"""Many things by their ids cost as many SQL statements as one of each, and show each caller only what is theirs to see."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

import pytest

from backend.domain.credits import CreditUnit
from backend.domain.goals import Aim
from backend.domain.jobs import JobKind
from backend.domain.licenses import License
from backend.models import tables
from backend.models.database import transaction
from backend.queue import enqueue
from backend.reads import milestones
from backend.services import goals, help, licenses
from tests import make_enrollments as earning
from tests import make_people as people
from tests.asking import ask
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")

NODES = "query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }"
NOUNS = ("Activity", "Certificate", "Credit", "Enrollment", "Goal", "HelpRequest", "Job", "Learner", "License", "Milestone")


@dataclass(frozen=True, slots=True)
class Record:
    """A learner, and two things of each noun that are theirs: `first` and `second` in the order of NOUNS."""

    learner: people.Made
    first: list[str]
    second: list[str]


@pytest.fixture
async def record() -> Record:
    learner = await people.learner()
    rounds = []
    for number in (1, 2):
        scene = await earning.scene(earning.definition(code=f"sepsis-{number}", provider="creek"), learner=learner)
        await scene.do_all()
        claimed = await scene.claim()
        goal = await goals.create(_aim(number), by=learner.actor, now=NOW)
        asked = await help.ask("Why?", enrollment_id=scene.enrollment_id, by=learner.actor, now=NOW)
        async with transaction():
            job = await enqueue(JobKind.EXPORT_MY_DATA, {}, by=learner.actor, now=NOW)
        license_ = await licenses.add(License(regulator="DHA", number=f"DHA-{number}"), by=learner.actor, now=NOW)
        mine = (scene.activity_id, claimed.certificate.id, claimed.credits[0].id, scene.enrollment_id)
        rounds.append((*mine, goal.id, asked.id, job, learner.id, license_))
    reached = [one.id for one in await milestones.of_learner(learner.id, now=NOW)][:2]
    first, second = ([str(key) for key in [*made, reached[n]]] for n, made in enumerate(rounds))
    return Record(learner, first, second)


def _aim(number: int) -> Aim:
    return Aim(
        title=f"Goal {number}",
        target=Decimal(10),
        unit=CreditUnit.CREDIT,
        types=(),
        specialties=(),
        starts_on=NOW.date(),
        due_on=NOW.date() + dt.timedelta(days=90),
    )


async def test_every_noun_is_found_by_its_id_in_the_order_asked(record: Record) -> None:
    found = (await ask(NODES, by=record.learner.actor, ids=[*record.first, "nothing", str(UUID(int=0))]))["nodes"]

    assert [one and one["__typename"] for one in found] == [*NOUNS, None, None]
    assert [one["id"] for one in found[:-2]] == record.first


async def test_twice_as_many_ids_cost_no_more_statements(record: Record, statements: list[str]) -> None:
    statements.clear()
    await ask(NODES, by=record.learner.actor, ids=record.first)
    once = len(statements)

    statements.clear()
    found = (await ask(NODES, by=record.learner.actor, ids=[*record.first, *record.second]))["nodes"]

    assert [one["id"] for one in found] == [*record.first, *record.second]
    assert len(statements) == once <= 24


async def test_somebody_else_sees_what_is_offered_to_all_and_nothing_more(record: Record) -> None:
    other = await people.learner()

    found = (await ask(NODES, by=other.actor, ids=[*record.first, *record.second]))["nodes"]

    assert [one and one["__typename"] for one in found] == ["Activity", *[None] * 9] * 2


async def test_staff_see_what_was_done_with_their_provider(record: Record) -> None:
    creek = await tables.Organization.get(code="creek")
    theirs = (await people.staff(creek.id)).actor
    strangers = (await people.staff(await people.organization("other"))).actor

    seen = (await ask(NODES, by=theirs, ids=record.first))["nodes"]
    hidden = (await ask(NODES, by=strangers, ids=record.first))["nodes"]

    shown = {"Activity", "Certificate", "Credit", "Enrollment", "HelpRequest", "Learner"}
    assert [one and one["__typename"] for one in seen] == [noun if noun in shown else None for noun in NOUNS]
    assert [one and one["__typename"] for one in hidden] == ["Activity", *[None] * 9]
