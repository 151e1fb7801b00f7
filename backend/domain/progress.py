"""How far a learner has come in one activity: a value that events fold into, in any order and however often repeated.

Everything in it grows by union or maximum, so that late, doubled and shuffled events lead to the same progress. Shares are
Fraction: a decimal cannot hold a third, and exactly at a threshold passes.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

from backend.domain.activities import ActivityDefinition
from backend.domain.assessments import Assessment
from backend.domain.contents import ContentItem, ContentKind, LiveSession
from backend.domain.spans import MINUTE, Span, clip, length, union

NOTHING = Fraction(0)
ALL = Fraction(1)
FORGIVEN_AT_THE_END = 1_000
"""Players stop a little before the end of a video: the last second is given."""


@dataclass(frozen=True, slots=True)
class ItemProgress:
    """What was taken in of one content item.

    `watched` are milliseconds of the medium, `active` the times in which the item was in front of the learner, `read` the
    share (of 1) of a text that was reached, `answered` pairs of step and choice ("" where a step has none).
    """

    watched: tuple[Span, ...] = ()
    active: tuple[Span, ...] = ()
    read: Decimal = Decimal(0)
    answered: frozenset[tuple[str, str]] = frozenset()

    def and_also(self, other: "ItemProgress") -> "ItemProgress":
        """Both together; what is in both counts once."""
        return ItemProgress(
            watched=union(self.watched + other.watched),
            active=union(self.active + other.active),
            read=max(self.read, other.read),
            answered=self.answered | other.answered,
        )


@dataclass(frozen=True, slots=True, order=True)
class AttemptResult:
    """A graded attempt: `score` is a share of 1."""

    assessment: str
    number: int
    score: Decimal


@dataclass(frozen=True, slots=True)
class Progress:
    """All that one enrollment has done: content by key, attendance (instants) by session key, attempts, the evaluation."""

    items: Mapping[str, ItemProgress] = field(default_factory=dict)
    attended: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    attempts: tuple[AttemptResult, ...] = ()
    evaluated: bool = False

    def with_item(self, key: str, more: ItemProgress) -> "Progress":
        """This progress, and `more` of the content item `key`."""
        return replace(self, items={**self.items, key: self.items.get(key, ItemProgress()).and_also(more)})

    def with_attendance(self, key: str, spans: tuple[Span, ...]) -> "Progress":
        """This progress, and having been in the session `key` during `spans`."""
        return replace(self, attended={**self.attended, key: union(self.attended.get(key, ()) + spans)})

    def with_attempt(self, attempt: AttemptResult) -> "Progress":
        """This progress, and one more graded attempt; the same one twice is one."""
        return replace(self, attempts=tuple(sorted({*self.attempts, attempt})))

    def with_evaluation(self) -> "Progress":
        """This progress, with the evaluation handed in."""
        return replace(self, evaluated=True)

    def best_score(self, assessment: str) -> Decimal | None:
        """The best score so far, or None before the first attempt."""
        return max((attempt.score for attempt in self.attempts if attempt.assessment == assessment), default=None)

    def attempts_at(self, assessment: str) -> int:
        """How many attempts were made."""
        return sum(attempt.assessment == assessment for attempt in self.attempts)


def session_span(session: LiveSession, definition: ActivityDefinition) -> Span:
    """Start and end of a session as instants."""
    zone = ZoneInfo(definition.time_zone)
    start, end = (moment.replace(tzinfo=zone) for moment in (session.starts_at, session.ends_at))
    return _milliseconds(start), _milliseconds(end)


def milliseconds(start: dt.datetime, end: dt.datetime) -> Span:
    """A span between two instants."""
    return _milliseconds(start), _milliseconds(end)


def _milliseconds(moment: dt.datetime) -> int:
    return int(moment.timestamp() * 1000)


def item_share(item: ContentItem, done: ItemProgress) -> Fraction:
    """The share (of 1) of a content item that counts as taken in, its own minimum time included."""
    share = _taken_in(item, done)
    if item.minimum_minutes:
        share = min(share, _share(time_in(item, done), item.minimum_minutes * MINUTE))
    return share


def _taken_in(item: ContentItem, done: ItemProgress) -> Fraction:
    if item.kind is ContentKind.VIDEO:
        whole = item.duration_seconds * 1000
        seen = length(clip(done.watched, (0, whole)))
        return ALL if seen and seen >= whole - FORGIVEN_AT_THE_END else _share(seen, whole)
    if item.kind is ContentKind.READING:
        return min(Fraction(done.read), ALL)
    if case_is_closed(item, done):
        return ALL
    answered = {step for step, _ in done.answered}
    return _share(sum(step.key in answered for step in item.steps), len(item.steps))


def case_is_closed(item: ContentItem, done: ItemProgress) -> bool:
    """Whether a choice that ends the branching case was taken; the steps on other branches need not be seen then."""
    ends = {(step.key, choice.key) for step in item.steps for choice in step.choices if not choice.goes_to}
    return bool(ends & done.answered)


def time_in(item: ContentItem, done: ItemProgress) -> int:
    """Milliseconds spent with an item: of a video what was watched of it, of the rest the time it was in front of one."""
    return length(done.watched if item.kind is ContentKind.VIDEO else done.active)


def session_share(session: LiveSession, definition: ActivityDefinition, progress: Progress) -> Fraction:
    """The share (of 1) of a session that was attended."""
    span = session_span(session, definition)
    return _share(length(clip(progress.attended.get(session.key, ()), span)), length([span]))


def participation(definition: ActivityDefinition, progress: Progress) -> Fraction:
    """The share (of 1) of the whole activity: content by weight, sessions by their minutes, simultaneous ones once.

    Source for the last: the AMA's rule that simultaneous sessions count once toward the designated maximum.
    """
    done = sum(
        (item.weight * item_share(item, progress.items.get(item.key, ItemProgress())) for item in definition.contents), NOTHING
    )
    whole = sum(item.weight for item in definition.contents)
    spans = {session.key: session_span(session, definition) for session in definition.sessions}
    attended = [span for key, held in spans.items() for span in clip(progress.attended.get(key, ()), held)]
    done += Fraction(length(attended), MINUTE)
    minutes = Fraction(length(spans.values()), MINUTE)
    return min(ALL, done / (whole + minutes)) if whole + minutes else NOTHING


def minutes_spent(definition: ActivityDefinition, progress: Progress) -> Fraction:
    """Minutes with the content and in sessions. Reading in two windows, or in a session, counts once."""
    watched = sum(
        length(progress.items[item.key].watched)
        for item in definition.contents
        if item.kind is ContentKind.VIDEO and item.key in progress.items
    )
    others = [item for item in definition.contents if item.kind is not ContentKind.VIDEO and item.key in progress.items]
    active = [span for item in others for span in progress.items[item.key].active]
    attended = [
        span
        for session in definition.sessions
        for span in clip(progress.attended.get(session.key, ()), session_span(session, definition))
    ]
    return Fraction(watched + length(active + attended), MINUTE)


def passing_score(assessment: Assessment, definition: ActivityDefinition) -> Decimal:
    """The share (of 1) of right answers that passes this assessment."""
    return definition.policy.passing_score if assessment.passing_score is None else assessment.passing_score


def grade(assessment: Assessment, answers: Mapping[str, frozenset[str]]) -> Decimal:
    """The share (of 1) of questions answered with exactly the right choices; a question left out is wrong."""
    right = sum(answers.get(question.key, frozenset()) == question.correct for question in assessment.questions)
    return Decimal(right) / len(assessment.questions)


def _share(part: int, whole: int) -> Fraction:
    return min(ALL, Fraction(part, whole)) if whole else ALL
