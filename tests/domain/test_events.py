"""What is wrong with a report before it is believed: each fault with its words and its path, and what is right has none."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from backend.domain.contents import HotspotArea, InteractiveStep
from backend.domain.events import (
    MediaInterval,
    ProgressEvent,
    StepAnswer,
    TimeInterval,
    faults_of_answers,
    faults_of_evaluation,
    faults_of_event_id,
    faults_of_intervals,
    faults_of_progress,
    is_too_fast,
)
from backend.domain.problems import ErrorCode, Fault
from backend.domain.progress import ItemProgress, Progress, milliseconds
from tests import make_activities as make

NOW = dt.datetime(2026, 3, 9, 8, 30, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
AREA = HotspotArea(key="heart", label="Heart", x=Decimal(0), y=Decimal(0), width=Decimal(9), height=Decimal(9))
HOTSPOT = replace(make.cards(key="hotspot"), steps=(InteractiveStep(key="where", text="Where?", areas=(AREA,)),))
DEFINITION = make.definition(contents=(make.video(600), make.reading(), make.case(), make.cards(2), HOTSPOT))


def event(content_key: str = "video", **changes: Any) -> ProgressEvent:
    return ProgressEvent(**{"event_id": "1", "content_key": content_key, "occurred_at": NOW, **changes})


def played(start: str, end: str) -> MediaInterval:
    return MediaInterval(start=Decimal(start), end=Decimal(end))


def between(start: float, end: float) -> TimeInterval:
    """Minutes after NOW."""
    return TimeInterval(start=NOW + start * MINUTE, end=NOW + end * MINUTE)


def said(faults: Iterable[Fault]) -> list[tuple[str, str]]:
    found = list(faults)
    assert {fault.code for fault in found} <= {ErrorCode.INVALID_INPUT}
    return [(".".join(fault.path), fault.message) for fault in found]


OUTSIDE = "An interval lies within the 600 seconds and does not run back."
BACK = "An interval does not run back."
FUTURE = "It lies in the future."


@pytest.mark.parametrize(
    "right",
    [
        event(),
        event(event_id="x" * 100),
        event(occurred_at=NOW + 2 * MINUTE),
        event(watched=(played("0", "600"), played("599.5", "601"))),
        event(watched=tuple(played(str(second), str(second + 1)) for second in range(200))),
        event("reading", read=Decimal(0)),
        event("reading", read=Decimal(100), active=(between(-5, 2), between(-1440, 0))),
        event("case", answered=(StepAnswer(step_key="start", choice_key="l"), StepAnswer(step_key="left", choice_key="on"))),
        event("cards", answered=(StepAnswer(step_key="c0"), StepAnswer(step_key="c1"))),
        event("hotspot", answered=(StepAnswer(step_key="where", choice_key="heart"),)),
    ],
)
def test_what_can_have_happened_has_no_fault(right: ProgressEvent) -> None:
    assert said(faults_of_progress(right, DEFINITION, now=NOW)) == []


@pytest.mark.parametrize(
    ("wrong", "faults"),
    [
        (event(event_id=""), [("event_id", "An event id has 1 to 100 characters.")]),
        (event(event_id="x" * 101), [("event_id", "An event id has 1 to 100 characters.")]),
        (event("other"), [("content_key", "The activity has no such content.")]),
        (event(occurred_at=NOW + 2.1 * MINUTE), [("occurred_at", FUTURE)]),
        (event(watched=(played("0", "1"),) * 201), [("", "At most 200 intervals or answers in one event.")]),
        (event("reading", active=(between(-1, 0),) * 201), [("", "At most 200 intervals or answers in one event.")]),
        (
            event("cards", answered=(StepAnswer(step_key="c0"),) * 201),
            [("", "At most 200 intervals or answers in one event.")],
        ),
        (
            event("reading", watched=(played("0", "0.5"),)),
            [
                ("watched", "Only a video is watched."),
            ],
        ),
        (event(watched=(played("0", "1"), played("5", "5"))), [("watched.1", OUTSIDE)]),
        (event(watched=(played("6", "5"),)), [("watched.0", OUTSIDE)]),
        (event(watched=(played("-1", "5"),)), [("watched.0", OUTSIDE)]),
        (event(watched=(played("599", "601.001"),)), [("watched.0", OUTSIDE)]),
        (event("reading", active=(between(-9, -8), between(-1, -1))), [("active.1", BACK)]),
        (event("reading", active=(between(-1, -2),)), [("active.0", BACK)]),
        (event("reading", active=(between(-1, 2.1),)), [("active.0", FUTURE)]),
        (event("reading", active=(between(-1441, 0),)), [("active.0", "An interval lasts a day at most.")]),
        (event("reading", read=Decimal("-0.01")), [("read", "Percent lies between 0 and 100.")]),
        (event("reading", read=Decimal("100.01")), [("read", "Percent lies between 0 and 100.")]),
        (event("case", answered=(StepAnswer(step_key="no"),)), [("answered.0.step_key", "There is no such step.")]),
        (event("reading", answered=(StepAnswer(step_key="c0"),)), [("answered.0.step_key", "There is no such step.")]),
        (
            event("case", answered=(StepAnswer(step_key="start", choice_key="l"), StepAnswer(step_key="start"))),
            [("answered.1.choice_key", "There is no such choice at this step.")],
        ),
        (
            event("cards", answered=(StepAnswer(step_key="c0", choice_key="l"),)),
            [("answered.0.choice_key", "There is no such choice at this step.")],
        ),
        (
            event("hotspot", answered=(StepAnswer(step_key="where"),)),
            [("answered.0.choice_key", "There is no such choice at this step.")],
        ),
        (
            event(event_id="", occurred_at=NOW + dt.timedelta(days=1), watched=(played("9", "8"),), read=Decimal(101)),
            [
                ("event_id", "An event id has 1 to 100 characters."),
                ("occurred_at", FUTURE),
                ("watched.0", OUTSIDE),
                ("read", "Percent lies between 0 and 100."),
            ],
        ),
    ],
)
def test_every_fault_of_a_progress_event_is_named(wrong: ProgressEvent, faults: list[tuple[str, str]]) -> None:
    assert said(faults_of_progress(wrong, DEFINITION, now=NOW)) == faults


def test_intervals_of_attendance_are_judged_from_their_own_path() -> None:
    assert said(faults_of_intervals((between(-60, 2),), now=NOW, path="intervals")) == []
    assert said(faults_of_intervals((between(0, 3), between(1, 0)), now=NOW, path="intervals")) == [
        ("intervals.0", FUTURE),
        ("intervals.1", BACK),
    ]
    assert said(faults_of_intervals((between(-1, 0),) * 201, now=NOW, path="intervals")) == [
        ("intervals", "At most 200 intervals.")
    ]


def test_an_event_id_is_judged_alone_too() -> None:
    assert said(faults_of_event_id("1")) == []
    assert said(faults_of_event_id("")) == [("event_id", "An event id has 1 to 100 characters.")]


def test_an_event_becomes_progress_of_its_item() -> None:
    whole = event(
        watched=(played("0.5", "2.0009"),),
        active=(between(-1, 0),),
        read=Decimal("79.999"),
        answered=(StepAnswer(step_key="c0"),),
    )

    assert whole.progress() == ItemProgress(
        watched=((500, 2000),),
        active=(milliseconds(NOW - MINUTE, NOW),),
        read=Decimal("0.7999"),
        answered=frozenset({("c0", "")}),
    )


def test_fifty_percent_is_the_same_progress_however_it_is_written() -> None:
    shares = {str(event(read=Decimal(text)).progress().read) for text in ("50", "50.0", "50.00", "5E1")}

    assert shares == {"0.5000"}
    assert event().progress() == ItemProgress()
    assert event(read=Decimal("1E-30")).progress().read == 0


@pytest.mark.parametrize(
    ("minutes", "done", "too_fast"),
    [
        (8, make.watched((0, 600)), False),  # 10 minutes of video in 8 and the 2 that clocks may differ by
        (3, make.watched((0, 600)), False),  # at double speed exactly
        (2.99, make.watched((0, 600)), True),
        (3, make.watched((0, 300), (0, 300)), False),
        (8, make.active((0, 10)), False),
        (7.99, make.active((0, 10)), True),
        (8, make.active((0, 10), (5, 10)), False),
        (0, ItemProgress(), False),
    ],
)
def test_nobody_reports_more_than_the_time_since_enrolling_allows(
    *, minutes: float, done: ItemProgress, too_fast: bool
) -> None:
    progress = Progress().with_item("video", done)

    assert is_too_fast(DEFINITION, progress, since=NOW, now=NOW + minutes * MINUTE) is too_fast


def test_reading_two_texts_at_once_is_not_too_fast() -> None:
    progress = Progress().with_item("reading", make.active((0, 10))).with_item("cards", make.active((0, 10)))

    assert not is_too_fast(DEFINITION, progress, since=NOW, now=NOW + 8 * MINUTE)


def test_answers_name_questions_of_the_assessment_and_their_choices() -> None:
    test = make.assessment(questions=2)

    assert said(faults_of_answers(test, {"q0": frozenset("a"), "q1": frozenset("ab")})) == []
    assert said(faults_of_answers(test, {"q1": frozenset()})) == []
    assert said(faults_of_answers(test, {"q0": frozenset("ac"), "q2": frozenset("a")})) == [
        ("answers.0.choice_keys", "There is no such choice at this question."),
        ("answers.1.question_key", "There is no such question."),
    ]


COMPLETE = {"useful": "5", "bias": "YES", "change": "Much"}


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        ({}, []),
        ({"useful": "1", "bias": "NO", "change": "Little", "more": "x" * 4000}, []),
        ({"more": ""}, []),
        ({"useful": "6"}, [("answers.0.value", "This is not one of the answers.")]),
        ({"useful": "4.5"}, [("answers.0.value", "This is not one of the answers.")]),
        ({"bias": "yes"}, [("answers.1.value", "This is not one of the answers.")]),
        ({"change": "Both"}, [("answers.2.value", "This is not one of the answers.")]),
        ({"more": "x" * 4001}, [("answers.3.value", "This is not one of the answers.")]),
        ({"more": "a\0b"}, [("answers.3.value", "This is not one of the answers.")]),
        ({"other": "5"}, [("answers.3.question_key", "There is no such question.")]),
        ({"useful": ""}, [("answers", "Please answer: Useful?")]),
        (
            {"change": "", "bias": ""},
            [("answers", "Please answer: Free of bias?"), ("answers", "Please answer: What will change?")],
        ),
    ],
)
def test_an_evaluation_is_complete_and_answers_as_its_questions_allow(
    change: dict[str, str], faults: list[tuple[str, str]]
) -> None:
    assert said(faults_of_evaluation(make.EVALUATION, COMPLETE | change)) == faults


def test_a_missing_answer_names_its_question_for_the_client() -> None:
    missing = list(faults_of_evaluation(make.EVALUATION, {"useful": "5", "bias": "YES"}))

    assert [(fault.message, fault.parameters) for fault in missing] == [
        ("Please answer: What will change?", {"questionKey": "change"})
    ]
