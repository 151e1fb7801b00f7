"""What staff, auditors, administrators and others see of learners, and that every look leaves a trace.

Two providers and a learner who takes part in both: every value of a provider's carries its marker (NORTH, SOUTH).
"""

import asyncio
import json
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

import pytest

from backend.domain.actors import Actor, Role, Scope
from backend.domain.credits import CreditUnit
from backend.domain.goals import Aim
from backend.models import tables
from backend.services import goals
from tests import make_enrollments as earning
from tests import make_people as people
from tests.asking import answer, ask, first_message, refusal
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")

LEARNER = """query ($id: ID!) { learner(id: $id) {
    name email
    creditSummary { total points byType { key amount count } bySpecialty { key } byMonth { key amount } }
    credits { totalCount edges { node { title provider amount activity { title } enrollment { id } certificates { number } } } }
    enrollments { totalCount edges { node { status activity { title provider { name } } } } }
    certificates { totalCount edges { node { title number } } }
    looks { totalCount edges { node { by organization at } } }
} }"""
PARTICIPANTS = """query ($id: ID!) { activity(id: $id) {
    participants { totalCount edges { node {
        status percentComplete learner { name email } attempts { score answers { correct } }
    } } }
    participantFigures { total byStatus { status count } }
    evaluationResults { responses fewest questions { key } }
    assessmentResults { attempts questions { choices { count correct } } }
} }"""


@dataclass(frozen=True, slots=True)
class Houses:
    """The learner's enrollments with NORTH (claimed, 4.00) and SOUTH (half, 2.00), and who works there."""

    north: earning.Scene
    south: earning.Scene
    north_staff: Actor
    south_staff: Actor


@pytest.fixture
async def houses() -> Houses:
    async def house(marker: str, learner: people.Made | None) -> tuple[earning.Scene, Actor]:
        provider = await people.organization(marker.lower(), name=f"{marker} House")
        wanted = earning.definition(provider=marker.lower(), title=f"{marker} sepsis")
        scene = await earning.scene(wanted, learner=learner)
        return scene, (await people.staff(provider)).actor

    north, north_staff = await house("NORTH", None)
    south, south_staff = await house("SOUTH", north.learner)
    await north.do_all()
    await north.claim()
    await south.do_half()
    await south.claim()
    return Houses(north, south, north_staff, south_staff)


async def looks() -> list[tuple[object, object]]:
    return [
        (event.actor_id, event.subject_id)
        for event in await tables.AuditEvent.filter(kind="LEARNER_VIEWED").order_by("happened_at")
    ]


async def test_staff_see_what_was_earned_with_their_provider_and_nothing_of_another(houses: Houses) -> None:
    seen = json.dumps(await ask(LEARNER, by=houses.north_staff, id=str(houses.north.learner.id)))

    assert "NORTH" in seen
    assert "SOUTH" not in seen
    found = json.loads(seen)["learner"]
    assert found["creditSummary"]["total"] == "4.00"
    assert found["creditSummary"]["byType"] == [{"key": "AMA_PRA_CATEGORY_1", "amount": "4.00", "count": 1}]
    assert [found[part]["totalCount"] for part in ("credits", "enrollments", "certificates")] == [1, 1, 1]
    assert found["looks"] is None


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
async def test_auditors_and_administrators_see_the_whole_record(houses: Houses, role: Role) -> None:
    somebody = await people.learner(roles=[role])

    found = (await ask(LEARNER, by=somebody.actor, id=str(houses.north.learner.id)))["learner"]

    assert found["creditSummary"]["total"] == "6.00"
    assert [found[part]["totalCount"] for part in ("credits", "enrollments", "certificates")] == [2, 2, 2]
    assert [edge["node"]["by"] for edge in found["looks"]["edges"]] == ["Amal Haddad"]


async def test_the_learner_sees_all_that_is_theirs_and_who_looked(houses: Houses) -> None:
    learner = houses.north.learner
    before = (await ask(LEARNER, by=learner.actor, id=str(learner.id)))["learner"]
    assert (before["creditSummary"]["total"], before["looks"]["totalCount"]) == ("6.00", 0)

    await ask(LEARNER, by=houses.north_staff, id=str(learner.id))

    (edge,) = (await ask(LEARNER, by=learner.actor, id=str(learner.id)))["learner"]["looks"]["edges"]
    assert edge["node"] == {"by": "Sami Haddad", "organization": "NORTH House", "at": "2026-03-09T08:30:00Z"}


async def test_a_look_is_written_once_however_many_parts_of_the_record_are_read(houses: Houses) -> None:
    learner = houses.north.learner.id

    await ask(LEARNER, by=houses.north_staff, id=str(learner))

    assert await looks() == [(houses.north_staff.learner_id, learner)]


async def test_a_look_goes_on_for_ten_minutes_and_then_another_begins(houses: Houses) -> None:
    learner = str(houses.north.learner.id)

    for minutes, written in ((0, 1), (9, 1), (11, 2)):
        await ask(LEARNER, by=houses.north_staff, now=NOW + timedelta(minutes=minutes), id=learner)
        assert len(await looks()) == written
    await ask(LEARNER, by=houses.south_staff, now=NOW + timedelta(minutes=12), id=learner)
    assert len(await looks()) == 3


async def test_two_questions_at_once_are_one_look(houses: Houses) -> None:
    learner = str(houses.north.learner.id)

    await asyncio.gather(*(ask(LEARNER, by=houses.north_staff, id=learner) for _ in range(3)))

    assert len(await looks()) == 1


async def test_a_record_read_by_way_of_an_enrollment_leaves_a_trace_too(houses: Houses) -> None:
    query = "query ($id: ID!) { node(id: $id) { ... on Enrollment { learner { creditSummary { total } } } } }"

    found = await ask(query, by=houses.south_staff, id=str(houses.south.enrollment_id))

    assert found["node"]["learner"]["creditSummary"]["total"] == "2.00"
    assert await looks() == [(houses.south_staff.learner_id, houses.south.learner.id)]


LIVE = """subscription ($id: ID) { live(learnerId: $id) {
    summary { total } enrollments { activity { title } } goals { title } milestones { label } helpRequests { id }
} }"""


async def test_the_live_view_of_a_record_holds_ones_own_part_of_it(houses: Houses) -> None:
    learner = houses.north.learner
    aim = Aim(
        title="SOUTH first",
        target=Decimal(50),
        unit=CreditUnit.CREDIT,
        types=(),
        specialties=(),
        starts_on=NOW.date(),
        due_on=NOW.date() + timedelta(days=30),
    )
    await goals.create(aim, by=learner.actor, now=NOW)

    staff_sees = (await first_message(LIVE, by=houses.north_staff, id=str(learner.id))).data["live"]
    learner_sees = (await first_message(LIVE, by=learner.actor, id=str(learner.id))).data["live"]

    assert staff_sees["summary"] == {"total": "4.00"}
    assert [each["activity"]["title"] for each in staff_sees["enrollments"]] == ["NORTH sepsis"]
    assert (staff_sees["goals"], staff_sees["milestones"], staff_sees["helpRequests"]) == ([], [], [])
    assert learner_sees["summary"] == {"total": "6.00"}
    assert [goal["title"] for goal in learner_sees["goals"]] == ["SOUTH first"]
    assert await looks() == [(houses.north_staff.learner_id, learner.id)]


async def test_nobody_watches_whom_he_may_not_see(houses: Houses) -> None:
    elsewhere = await people.staff(await people.organization())
    topics = "subscription ($id: ID!) { participants(activityId: $id) { total } }"

    for query, target in ((LIVE, houses.north.learner.id), (topics, houses.north.activity_id)):
        message = await first_message(query, by=elsewhere.actor, id=str(target))
        assert [error.original_error.code for error in message.errors] == ["NOT_FOUND"]
    seen = await first_message(topics, by=houses.north_staff, id=str(houses.north.activity_id))
    assert seen.data == {"participants": {"total": 1}}


async def test_whom_one_may_not_see_does_not_exist_and_no_look_is_written(houses: Houses) -> None:
    stranger, elsewhere = await people.learner(), await people.staff(await people.organization())

    for actor in (stranger.actor, elsewhere.actor):
        assert await ask(LEARNER, by=actor, id=str(houses.north.learner.id)) == {"learner": None}
    assert await looks() == []


async def test_a_reversal_lowers_what_staff_see_as_it_lowers_the_whole(houses: Houses) -> None:
    (entry,) = (await houses.north.stands()).credits
    await earning.reverse(entry.id, reason="Not present", by=houses.north_staff, now=NOW)

    found = (await ask(LEARNER, by=houses.north_staff, id=str(houses.north.learner.id)))["learner"]

    assert (found["creditSummary"]["total"], found["credits"]["totalCount"]) == ("0.00", 2)
    assert (await houses.south.summary()).total == Decimal("2.00")


async def test_learners_are_those_of_ones_own_provider(houses: Houses) -> None:
    await people.learner(given_name="Nobody")
    query = "query ($search: String) { learners(filter: {search: $search}) { totalCount edges { node { name email } } } }"
    administrator = (await people.administrator()).actor

    for_staff = (await ask(query, by=houses.north_staff, search=""))["learners"]
    for_administrators = (await ask(query, by=administrator, search="amal"))["learners"]

    assert [edge["node"] for edge in for_staff["edges"]] == [{"name": "Amal Haddad", "email": houses.north.learner.email}]
    assert for_administrators["totalCount"] == 1
    assert await refusal(query, by=(await people.learner()).actor) == "FORBIDDEN"
    assert await refusal(query, by=(await people.key(await people.organization(), Scope.READ_REPORTS)).actor) == "FORBIDDEN"


async def test_learners_cost_the_same_statements_however_many_there_are(statements: list[str]) -> None:
    for _ in range(3):
        await people.learner()
    query = "query ($first: Int) { learners(first: $first) { totalCount edges { node { name email } } } }"
    administrator = (await people.administrator()).actor

    async def cost(first: int) -> int:
        statements.clear()
        await ask(query, by=administrator, first=first)
        return len(statements)

    assert await cost(1) == await cost(50) == 4  # the count, the ids, the people, their addresses


async def test_participants_are_shown_to_staff_and_auditors_alone(houses: Houses) -> None:
    activity = str(houses.north.activity_id)
    auditor = (await people.learner(roles=[Role.AUDITOR])).actor

    for actor in (houses.north_staff, auditor):
        found = (await ask(PARTICIPANTS, by=actor, id=activity))["activity"]
        (edge,) = found["participants"]["edges"]
        assert edge["node"] == {
            "status": "CLAIMED",
            "percentComplete": "100.00",
            "learner": {"name": "Amal Haddad", "email": houses.north.learner.email},
            "attempts": [{"score": "100.00", "answers": [{"correct": True}, {"correct": True}]}],
        }
        assert found["participantFigures"] == {"total": 1, "byStatus": [{"status": "CLAIMED", "count": 1}]}
        assert found["evaluationResults"] == {"responses": 1, "fewest": 5, "questions": None}
        assert found["assessmentResults"][0]["attempts"] == 1
    for actor in (houses.south_staff, houses.north.learner.actor):
        found = (await ask(PARTICIPANTS, by=actor, id=activity))["activity"]
        assert set(found.values()) == {None}


async def test_enrollments_are_those_in_ones_own_providers_activities(houses: Houses) -> None:
    query = "query ($of: [ID!]) { enrollments(filter: {learnerIds: $of}) { totalCount edges { node { activity { title } } } } }"

    found = (await ask(query, by=houses.north_staff))["enrollments"]

    assert (found["totalCount"], found["edges"][0]["node"]["activity"]["title"]) == (1, "NORTH sepsis")
    assert (await ask(query, by=houses.north_staff, of=["nobody"]))["enrollments"]["totalCount"] == 0
    assert await refusal(query, by=houses.north.learner.actor) == "FORBIDDEN"


async def test_an_auditor_reads_an_enrollment_and_changes_nothing_in_it(houses: Houses) -> None:
    auditor = (await people.learner(roles=[Role.AUDITOR])).actor
    before = await earning.as_it_stands()

    read = await ask("query ($id: ID!) { node(id: $id) { id } }", by=auditor, id=str(houses.south.enrollment_id))
    withdraw = "mutation ($id: ID!) { withdraw(input: {enrollmentId: $id}) { errors { code } } }"

    assert read["node"]["id"] == str(houses.south.enrollment_id)
    assert await refusal(withdraw, by=auditor, id=str(houses.south.enrollment_id)) == "NOT_FOUND"
    assert await earning.as_it_stands() == before


CHANGES = """query ($id: ID!, $policy: PolicyInput!) { policyChangePreview(activityId: $id, policy: $policy) {
    totalCount losing gaining unchanged
    edges { node {
        learner { name } enrollment { id } statusBefore statusAfter paid difference outcome before { amount } after { amount }
    } }
} }"""


async def test_a_rule_change_is_previewed_without_writing(houses: Houses) -> None:
    other = await earning.scene(
        earning.definition(provider="south", title="SOUTH sepsis"), learner=await people.learner(given_name="Basma")
    )
    await other.do_half()
    before = await earning.as_it_stands()

    found = (await ask(CHANGES, by=houses.south_staff, id=str(houses.south.activity_id), policy={"partialFrom": "60"}))[
        "policyChangePreview"
    ]

    assert {name: found[name] for name in ("totalCount", "losing", "gaining", "unchanged")} == {
        "totalCount": 1,
        "losing": 1,
        "gaining": 0,
        "unchanged": 1,
    }
    assert found["edges"][0]["node"] == {
        "learner": {"name": "Basma Haddad"},
        "enrollment": {"id": str(other.enrollment_id)},
        "statusBefore": "READY_TO_CLAIM",
        "statusAfter": "IN_PROGRESS",
        "paid": "0.00",
        "difference": "-2.00",
        "outcome": "LOSES",
        "before": [{"amount": "2.00"}],
        "after": [],
    }
    assert await earning.as_it_stands() == before


async def test_a_rule_change_costs_the_same_statements_however_many_take_part(houses: Houses, statements: list[str]) -> None:
    async def cost() -> int:
        statements.clear()
        await ask(CHANGES, by=houses.south_staff, id=str(houses.south.activity_id), policy={"minimumParticipation": "50"})
        return len(statements)

    first = await cost()
    for _ in range(3):
        scene = await earning.scene(earning.definition(provider="south", title="SOUTH sepsis"), learner=await people.learner())
        await scene.do_half()

    assert (first, await cost()) == (8, 8)


async def test_a_rule_change_is_refused_to_others_and_for_rules_that_could_not_be_published(houses: Houses) -> None:
    activity = str(houses.south.activity_id)

    assert await refusal(CHANGES, by=houses.north_staff, id=activity, policy={}) == "NOT_FOUND"
    assert await refusal(CHANGES, by=houses.north.learner.actor, id=activity, policy={}) == "FORBIDDEN"
    found = await answer(CHANGES, by=houses.south_staff, id=activity, policy={"partialFrom": "90"})
    (error,) = found.errors
    assert error.original_error.faults[0].path == ("policy", "partial_from")


BENCH = """query ($input: ProrationInput!) { prorationPreview(input: $input) {
    sumMinutes unionMinutes sessionMinutes share exact credit basis lines { code parameters { name value } }
} }"""
SESSION = {"from": "2026-03-07T05:00:00Z", "to": "2026-03-07T07:00:00Z"}


async def test_the_bench_reckons_by_the_usual_rules(houses: Houses) -> None:
    intervals = [
        {"from": "2026-03-07T04:30:00Z", "to": "2026-03-07T06:00:00Z"},
        {"from": "2026-03-07T05:30:00Z", "to": "2026-03-07T06:15:00Z"},
    ]

    found = (await ask(BENCH, by=houses.north_staff, input={"intervals": intervals, "session": SESSION}))["prorationPreview"]

    assert found["lines"][-1] == {
        "code": "rounded-down",
        "parameters": [{"name": "step", "value": "0.25"}, {"name": "credit", "value": "1.25"}],
    }
    assert {name: found[name] for name in found if name != "lines"} == {
        "sumMinutes": "135.00",
        "unionMinutes": "75.00",
        "sessionMinutes": "120.00",
        "share": "62.50",
        "exact": "1.2500",
        "credit": "1.25",
        "basis": "PARTIAL",
    }


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"session": {"from": SESSION["to"], "to": SESSION["from"]}}, ("input", "session")),
        ({"intervals": [{"from": SESSION["to"], "to": SESSION["from"]}]}, ("input", "intervals", "0")),
        ({"designated": "1.10"}, ("input", "designated")),
        ({"policy": {"minimumParticipation": "120"}}, ("input", "policy", "minimumParticipation")),
    ],
)
async def test_the_bench_names_what_cannot_be_reckoned(houses: Houses, wrong: dict[str, object], path: tuple[str, ...]) -> None:
    found = await answer(BENCH, by=houses.north_staff, input={"intervals": [], "session": SESSION, **wrong})

    (error,) = found.errors
    assert error.original_error.faults[0].path == path


async def test_the_bench_is_for_staff(houses: Houses) -> None:
    given = {"intervals": [], "session": SESSION}

    assert await refusal(BENCH, by=houses.north.learner.actor, input=given) == "FORBIDDEN"
