"""What is reported about an enrollment: taken once, in any order, all or nothing, and only from those who may."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from backend.domain.activities import Policy
from backend.domain.actors import STRANGER, SYSTEM, Scope
from backend.domain.awards import EnrollmentStatus
from backend.domain.events import ProgressEvent, TimeInterval
from backend.domain.problems import (
    ActivityExpired,
    Conflict,
    InvalidInput,
    NoAttemptsLeft,
    NotFound,
    Unauthenticated,
)
from backend.models import tables
from backend.reads import enrollments as reads
from backend.services import earning as reporting
from tests import make_enrollments as earning
from tests import make_people as people
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")

HOUR = dt.timedelta(hours=1)


def event(key: str, percent: str, *, event_id: str) -> ProgressEvent:
    return ProgressEvent(event_id=event_id, content_key=key, occurred_at=NOW, read=Decimal(percent))


async def percent_of(scene: earning.Scene) -> str:
    return str((await scene.stands()).percent_complete)


# ------------------------------------------------------------------------------------------------------------ progress


async def test_late_and_repeated_events_neither_lower_nor_double_anything() -> None:
    scene = await earning.scene()

    await scene.read("one", 80)
    await scene.read("one", 30)
    assert await percent_of(scene) == "40.00"
    before = await earning.as_it_stands()
    await scene.read("one", 80)

    assert await earning.as_it_stands() == before
    assert await tables.LearningEvent.all().count() == 2


async def test_an_event_id_belongs_to_its_enrollment() -> None:
    first, second = await earning.scene(), await earning.scene()

    await first.read("one", event_id="7")
    await second.read("two", event_id="7")

    assert (await percent_of(first), await percent_of(second)) == ("50.00", "50.00")


async def test_one_wrong_event_and_none_is_taken() -> None:
    scene = await earning.scene()
    before = await earning.as_it_stands()
    events = (event("one", "50", event_id="a"), event("three", "50", event_id="b"), event("two", "101", event_id=""))

    with pytest.raises(InvalidInput) as refused:
        await reporting.record_progress(scene.enrollment_id, events, **scene.own)

    assert [(fault.path, fault.message) for fault in refused.value.faults] == [
        (("events", "1", "content_key"), "The activity has no such content."),
        (("events", "2", "event_id"), "An event id has 1 to 100 characters."),
        (("events", "2", "read"), "Percent lies between 0 and 100."),
    ]
    assert await earning.as_it_stands() == before


async def test_a_learner_cannot_report_more_time_than_has_passed() -> None:
    scene = await earning.scene()
    before = await earning.as_it_stands()
    span = TimeInterval(start=NOW - 5 * HOUR, end=NOW)
    reported = replace(event("one", "100", event_id="a"), active=(span,))

    with pytest.raises(InvalidInput, match="more than the time since enrolling"):
        await reporting.record_progress(scene.enrollment_id, (reported,), **scene.own)
    assert await earning.as_it_stands() == before

    await reporting.record_progress(scene.enrollment_id, (reported,), by=SYSTEM, now=NOW)
    assert await percent_of(scene) == "50.00"


async def test_more_than_a_hundred_events_at_a_time_are_refused() -> None:
    scene = await earning.scene()
    events = tuple(event("one", "1", event_id=str(n)) for n in range(101))

    with pytest.raises(InvalidInput, match="At most 100 events"):
        await reporting.record_progress(scene.enrollment_id, events, **scene.own)
    assert await tables.LearningEvent.all().count() == 0

    await reporting.record_progress(scene.enrollment_id, events[:100], **scene.own)
    assert await tables.LearningEvent.all().count() == 100


async def test_an_enrollment_of_somebody_else_does_not_exist() -> None:
    scene = await earning.scene()
    other = await people.learner()
    stranger_to_it = await people.staff(await people.organization())
    before = await earning.as_it_stands()

    for actor in (other.actor, stranger_to_it.actor):
        with pytest.raises(NotFound):
            await reporting.record_progress(scene.enrollment_id, (event("one", "1", event_id="a"),), by=actor, now=NOW)
    with pytest.raises(Unauthenticated):
        await reporting.record_progress(scene.enrollment_id, (event("one", "1", event_id="a"),), by=STRANGER, now=NOW)

    assert await earning.as_it_stands() == before


async def test_the_providers_key_reports_and_is_named_as_the_source() -> None:
    scene = await earning.scene()
    provider = await tables.Organization.get(code="creek")
    key = await people.key(provider.id, Scope.WRITE_PROGRESS)
    only_reading = await people.key(provider.id, Scope.READ_REPORTS)

    with pytest.raises(NotFound):
        await reporting.record_progress(scene.enrollment_id, (event("one", "1", event_id="a"),), by=only_reading.actor, now=NOW)
    await reporting.record_progress(scene.enrollment_id, (event("one", "100", event_id="a"),), by=key.actor, now=NOW)

    assert [recorded.source for recorded in await tables.LearningEvent.all()] == [f"key:{key.id}"]


async def test_nothing_is_taken_after_the_window_has_closed() -> None:
    scene = await earning.scene(earning.definition(expires_on=dt.date(2026, 3, 9)))
    await scene.do_half()
    scene.now = NOW + 24 * HOUR
    before = await earning.as_it_stands()

    with pytest.raises(ActivityExpired, match="closed on 2026-03-09"):
        await scene.read("two")
    with pytest.raises(ActivityExpired):
        await scene.take_test(event_id="again")

    assert await earning.as_it_stands() == before
    assert (await scene.claim()).credits[0].amount == Decimal("2.00")  # what was done inside it still counts


# ------------------------------------------------------------------------------------------------------------ dates


async def test_a_late_report_does_not_date_the_credit_before_the_test_was_passed() -> None:
    scene = await earning.scene(now=NOW - 48 * HOUR)
    scene.now = NOW
    await scene.take_test()
    await scene.evaluate()
    for key in ("one", "two"):
        await scene.read(key, occurred_at=NOW - 48 * HOUR)

    assert (await scene.claim()).credits[0].earned_on == dt.date(2026, 3, 9)


async def test_learners_cannot_date_their_credit_before_they_enrolled() -> None:
    scene = await earning.scene(earning.definition(assessments=(), evaluation=None, policy=Policy(evaluation_required=False)))
    for key in ("one", "two"):
        await scene.read(key, occurred_at=NOW - 400 * 24 * HOUR)

    assert (await scene.claim()).credits[0].earned_on == dt.date(2026, 3, 9)


# ------------------------------------------------------------------------------------------------------------ assessments


async def test_attempts_are_counted_and_a_repeated_event_is_not_another_one() -> None:
    scene = await earning.scene()

    for _ in range(3):
        await scene.take_test(earning.HALF_RIGHT, event_id="first")
    await scene.take_test(event_id="second")

    standing = await scene.stands()
    attempts = (await reads.attempts_of([standing]))[standing.id]
    assert [(attempt.number, str(attempt.score), attempt.passed) for attempt in attempts] == [
        (1, "50.00", False),
        (2, "100.00", True),
    ]
    assert [(answer.question_key, answer.correct) for answer in attempts[0].answers] == [("q1", True), ("q2", False)]


async def test_when_no_attempts_are_left_nothing_is_written() -> None:
    scene = await earning.scene()
    for number in (1, 2):
        await scene.take_test(earning.HALF_RIGHT, event_id=f"attempt-{number}")
    before = await earning.as_it_stands()

    with pytest.raises(NoAttemptsLeft) as refused:
        await scene.take_test(event_id="attempt-3")

    assert refused.value.faults[0].parameters == {"allowed": "2"}
    assert await earning.as_it_stands() == before
    assert (await scene.stands()).status is EnrollmentStatus.FAILED


async def test_exactly_the_passing_score_passes() -> None:
    test = replace(earning.TEST, passing_score=Decimal("0.50"))
    scene = await earning.scene(earning.definition(assessments=(test,)))
    await scene.read("one")
    await scene.read("two")
    await scene.evaluate()

    await scene.take_test(earning.HALF_RIGHT)

    assert (await scene.claim()).credits[0].amount == Decimal("4.00")


async def test_answers_to_what_was_not_asked_are_refused() -> None:
    scene = await earning.scene()
    before = await earning.as_it_stands()

    for key, answers, path in (
        ("quiz", earning.RIGHT, ("assessment_key",)),
        ("test", {"q9": frozenset({"right"})}, ("answers", "0", "question_key")),
        ("test", {"q1": frozenset({"maybe"})}, ("answers", "0", "choice_keys")),
    ):
        with pytest.raises(InvalidInput) as refused:
            await reporting.submit_assessment(scene.enrollment_id, key, answers, event_id="a", **scene.own)
        assert [fault.path for fault in refused.value.faults] == [path]

    assert await earning.as_it_stands() == before


# ------------------------------------------------------------------------------------------------------------ evaluation


async def test_the_evaluation_is_taken_once() -> None:
    scene = await earning.scene()
    await scene.evaluate()
    before = await earning.as_it_stands()

    await scene.evaluate()
    with pytest.raises(Conflict):
        await scene.evaluate(event_id="another")

    assert await earning.as_it_stands() == before
    assert (await scene.stands()).evaluation_submitted_at == NOW


async def test_an_evaluation_names_every_question_left_open_or_answered_wrongly() -> None:
    scene = await earning.scene()
    before = await earning.as_it_stands()

    for answers in ({}, {"useful": " "}, {"useful": "6"}):
        with pytest.raises(InvalidInput) as refused:
            await reporting.submit_evaluation(scene.enrollment_id, answers, event_id="a", **scene.own)
        assert refused.value.faults[0].path[0] == "answers"

    assert await earning.as_it_stands() == before
