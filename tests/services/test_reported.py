"""What an LMS reports in a file: each line taken by itself, wrong ones named, and the same file again changes nothing."""

import json
from typing import Any

import pytest

from backend.domain.actors import Actor, Scope
from backend.models import tables
from backend.reads import summaries
from backend.services import reported
from tests import make_enrollments as earning
from tests import make_people as people
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")

ANSWERS = {"q1": ["right"], "q2": ["right"]}


def line(verb: str, **fields: Any) -> str:
    return json.dumps({"do": verb, "learner": "sara@example.org", "activity": "creek/sepsis", **fields})


def progress(key: str, **fields: Any) -> str:
    return line("progress", **{"event_id": key, "content": key, "occurred_at": NOW.isoformat(), "read": "100", **fields})


WHOLE = [
    line("enroll"),
    progress("one"),
    progress("two"),
    "",
    line("assessment", event_id="t", assessment="test", answers=ANSWERS),
    line("evaluation", event_id="e", answers={"useful": "5"}),
    line("claim"),
]


async def offered(**changes: Any) -> tuple[people.Made, Actor]:
    """An activity on offer, a learner who has heard of it elsewhere, and the provider's key."""
    await earning.publish(earning.definition(**changes))
    provider = await tables.Organization.get(code="creek")
    key = await people.key(provider.id, Scope.WRITE_PROGRESS)
    return await people.learner(email="sara@example.org"), key.actor


async def take(*lines: str, by: Actor) -> dict[int, tuple[str, ...]]:
    """The mistakes of every line by its number."""
    outcomes = reported.take(lines, public_url=earning.PUBLIC_URL, by=by, now=NOW)
    return {outcome.line: outcome.mistakes async for outcome in outcomes}


async def test_a_whole_file_earns_the_credit() -> None:
    learner, key = await offered()

    assert await take(*WHOLE, by=key) == {1: (), 2: (), 3: (), 5: (), 6: (), 7: ()}

    assert str((await summaries.of_learner(learner.id, start=None, end=None, today=NOW.date())).total) == "4.00"
    assert {event.source for event in await tables.LearningEvent.all()} == {f"key:{key.api_key_id}"}


async def test_the_same_file_again_changes_nothing() -> None:
    _, key = await offered()
    await take(*WHOLE, by=key)
    before = await earning.as_it_stands()

    again = await take(*WHOLE, by=key)

    assert again == {1: (), 2: (), 3: (), 5: (), 6: (), 7: ()}
    assert await earning.as_it_stands() == before


async def test_a_claim_of_what_is_not_due_yet_is_a_mistake() -> None:
    _, key = await offered()

    assert await take(line("claim"), by=key) == {1: ("enrollment_id: No credit is due now; the gates say why.",)}
    assert await tables.Credit.all().count() == 0


async def test_a_wrong_line_enrolls_nobody() -> None:
    _, key = await offered()
    before = await earning.as_it_stands()

    assert all((await take(progress("three"), line("claim"), by=key)).values())

    assert await earning.as_it_stands() == before


async def test_a_wrong_line_is_named_and_does_not_stop_the_others() -> None:
    _, key = await offered()

    mistakes = await take(
        "no JSON",
        line("dance"),
        progress("one", percent="100"),
        progress("one", occurred_at="2026-03-09T08:30:00"),
        progress("one", read="101"),
        line("enroll", learner="nobody@example.org"),
        line("enroll", activity="creek/other"),
        line("assessment", event_id="t", assessment="test", answers={"q9": ["right"]}),
        progress("one"),
        by=key,
    )

    assert {number: [mistake.partition(":")[0] for mistake in found] for number, found in mistakes.items()} == {
        1: ["line"],
        2: ["line"],
        3: ["percent"],
        4: ["occurred_at"],
        5: ["events.0.read"],
        6: ["No such learner."],
        7: ["No such activity."],
        8: ["answers.0.question_key"],
        9: [],
    }
    assert [event.event_id for event in await tables.LearningEvent.all()] == ["one"]


async def test_attendance_is_reported_as_intervals() -> None:
    learner, key = await offered(**earning.LIVE, assessments=())
    held = [
        ["2026-03-07T09:00:00+04:00", "2026-03-07T10:00:00+04:00"],
        ["2026-03-07T09:30:00+04:00", "2026-03-07T11:00:00+04:00"],
    ]

    mistakes = await take(
        line("attendance", event_id="a", session="morning", intervals=held),
        line("attendance", event_id="b", session="evening", intervals=held),
        line("evaluation", event_id="e", answers={"useful": "5"}),
        line("claim"),
        by=key,
    )

    assert mistakes == {1: (), 2: ("session_key: The activity has no such session.",), 3: (), 4: ()}
    assert str((await summaries.of_learner(learner.id, start=None, end=None, today=NOW.date())).total) == "4.00"


async def test_a_key_of_another_provider_reports_nothing() -> None:
    await offered()
    foreign = await people.key(await people.organization(), Scope.WRITE_PROGRESS)

    assert await take(*WHOLE[:2], by=foreign.actor) == {1: ("No such activity.",), 2: ("No such activity.",)}
    assert await tables.Enrollment.all().count() == 0
