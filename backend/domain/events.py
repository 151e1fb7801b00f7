"""What can be reported about an enrollment, and what is wrong with a report before it is believed."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum

from backend.domain.activities import ActivityDefinition
from backend.domain.assessments import Assessment, EvaluationForm, EvaluationKind, EvaluationQuestion
from backend.domain.contents import ContentItem, ContentKind
from backend.domain.problems import ErrorCode, Fault
from backend.domain.progress import ItemProgress, Progress, milliseconds
from backend.domain.spans import length

MOST_EVENTS = 100
"""Events in one report."""
MOST_PARTS = 200
"""Intervals or answers in one event."""
CLOCKS_DIFFER_BY = dt.timedelta(minutes=2)
"""How far a reporter's clock may run ahead of ours."""
FASTEST = 2
"""Nobody watches faster than at double speed."""
RATINGS = ("1", "2", "3", "4", "5")
YES_NO = ("YES", "NO")
LONGEST_TEXT = 4000
FINEST_SHARE = Decimal("0.0001")
"""A share read is kept to the hundredth of a percent, rounded down: `50` and `50.0` are then the same progress."""


class EventKind(StrEnum):
    """What happened."""

    PROGRESS = "PROGRESS"
    ATTENDANCE = "ATTENDANCE"
    CHECK_IN = "CHECK_IN"
    ASSESSMENT = "ASSESSMENT"
    EVALUATION = "EVALUATION"


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaInterval:
    """Seconds of a medium that were played."""

    start: Decimal
    end: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeInterval:
    """A time in which something was in front of the learner, or in which he was present."""

    start: dt.datetime
    end: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StepAnswer:
    """The choice taken (or area found) at a step; "" where a step has neither, as a flash card."""

    step_key: str
    choice_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressEvent:
    """What happened with one content item. `read` is in percent."""

    event_id: str
    content_key: str
    occurred_at: dt.datetime
    watched: tuple[MediaInterval, ...] = ()
    active: tuple[TimeInterval, ...] = ()
    read: Decimal | None = None
    answered: tuple[StepAnswer, ...] = ()

    def progress(self) -> ItemProgress:
        """The event as progress of its item."""
        return ItemProgress(
            watched=tuple((int(span.start * 1000), int(span.end * 1000)) for span in self.watched),
            active=tuple(milliseconds(span.start, span.end) for span in self.active),
            read=((self.read or Decimal(0)) / 100).quantize(FINEST_SHARE, rounding=ROUND_DOWN),
            answered=frozenset((answer.step_key, answer.choice_key) for answer in self.answered),
        )


def faults_of_event_id(event_id: str) -> Iterator[Fault]:
    """An event id is 1 to 100 characters."""
    if not 1 <= len(event_id) <= 100:  # noqa: PLR2004 - said in the message
        yield _fault("An event id has 1 to 100 characters.", "event_id")


def faults_of_progress(event: ProgressEvent, definition: ActivityDefinition, *, now: dt.datetime) -> Iterator[Fault]:
    """What is wrong with a progress event of this activity; paths from the event."""
    yield from faults_of_event_id(event.event_id)
    item = definition.content(event.content_key)
    if item is None:
        yield _fault("The activity has no such content.", "content_key")
        return
    if event.occurred_at > now + CLOCKS_DIFFER_BY:
        yield _fault("It lies in the future.", "occurred_at")
    if max(len(event.watched), len(event.active), len(event.answered)) > MOST_PARTS:
        yield _fault(f"At most {MOST_PARTS} intervals or answers in one event.")
        return
    yield from _watched(event, item)
    yield from faults_of_intervals(event.active, now=now, path="active")
    if event.read is not None and not 0 <= event.read <= 100:  # noqa: PLR2004 - percent
        yield _fault("Percent lies between 0 and 100.", "read")
    yield from _answers(event, item)


def _watched(event: ProgressEvent, item: ContentItem) -> Iterator[Fault]:
    if event.watched and item.kind is not ContentKind.VIDEO:
        yield _fault("Only a video is watched.", "watched")
    for index, span in enumerate(event.watched):
        if not 0 <= span.start < span.end <= item.duration_seconds + 1:
            yield _fault(
                f"An interval lies within the {item.duration_seconds} seconds and does not run back.", "watched", index
            )


def _answers(event: ProgressEvent, item: ContentItem) -> Iterator[Fault]:
    steps = {step.key: {choice.key for choice in step.choices} | {area.key for area in step.areas} for step in item.steps}
    for index, answer in enumerate(event.answered):
        if answer.step_key not in steps:
            yield _fault("There is no such step.", "answered", index, "step_key")
        elif answer.choice_key not in (steps[answer.step_key] or {""}):
            yield _fault("There is no such choice at this step.", "answered", index, "choice_key")


def faults_of_intervals(intervals: tuple[TimeInterval, ...], *, now: dt.datetime, path: str) -> Iterator[Fault]:
    """Intervals run forward, last a day at most and do not lie in the future."""
    if len(intervals) > MOST_PARTS:
        yield _fault(f"At most {MOST_PARTS} intervals.", path)
        return
    for index, span in enumerate(intervals):
        if span.end <= span.start:
            yield _fault("An interval does not run back.", path, index)
        elif span.end > now + CLOCKS_DIFFER_BY:
            yield _fault("It lies in the future.", path, index)
        elif span.end - span.start > dt.timedelta(days=1):
            yield _fault("An interval lasts a day at most.", path, index)


def is_too_fast(definition: ActivityDefinition, progress: Progress, *, since: dt.datetime, now: dt.datetime) -> bool:
    """Whether more was watched and read than the time since enrolling allows: nobody reports his own future."""
    passed = (now - since + CLOCKS_DIFFER_BY).total_seconds() * 1000
    watched = sum(
        length(progress.items[item.key].watched)
        for item in definition.contents
        if item.kind is ContentKind.VIDEO and item.key in progress.items
    )
    active = length(span for item in progress.items.values() for span in item.active)
    return watched > FASTEST * passed or active > passed


def faults_of_answers(assessment: Assessment, answers: Mapping[str, frozenset[str]]) -> Iterator[Fault]:
    """Every answer names a question of the assessment and choices of the question."""
    questions = {question.key: {choice.key for choice in question.choices} for question in assessment.questions}
    for index, (key, chosen) in enumerate(answers.items()):
        if key not in questions:
            yield _fault("There is no such question.", "answers", index, "question_key")
        elif not chosen <= questions[key]:
            yield _fault("There is no such choice at this question.", "answers", index, "choice_keys")


def faults_of_evaluation(form: EvaluationForm, answers: Mapping[str, str]) -> Iterator[Fault]:
    """Every required question is answered, and every answer is one that its question allows."""
    questions = {question.key: question for question in form.questions}
    for index, (key, value) in enumerate(answers.items()):
        if key not in questions:
            yield _fault("There is no such question.", "answers", index, "question_key")
        elif value and not _allows(questions[key], value):
            yield _fault("This is not one of the answers.", "answers", index, "value")
    for question in form.questions:
        if question.required and not answers.get(question.key, "").strip():
            yield Fault(ErrorCode.INVALID_INPUT, f"Please answer: {question.text}", ("answers",), {"questionKey": question.key})


def _allows(question: EvaluationQuestion, value: str) -> bool:
    allowed = {EvaluationKind.RATING: RATINGS, EvaluationKind.YES_NO: YES_NO, EvaluationKind.CHOICE: question.options}
    if question.kind is EvaluationKind.TEXT:
        return len(value) <= LONGEST_TEXT and "\0" not in value
    return value in allowed[question.kind]


def _fault(message: str, *path: str | int) -> Fault:
    return Fault(ErrorCode.INVALID_INPUT, message, tuple(str(part) for part in path))
