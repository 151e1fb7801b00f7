"""Attendance brought in from a file: what it would change for each person, decided before anything is written."""

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from backend.domain.activities import ActivityDefinition
from backend.domain.progress import Progress, session_span
from backend.domain.spans import MINUTE, Span, clip, length, union


class AttendanceOutcome(StrEnum):
    """What a file means for one person."""

    ADDS = "ADDS"
    ENROLLS = "ENROLLS"
    UNCHANGED = "UNCHANGED"
    OUTSIDE = "OUTSIDE"
    NOT_ENROLLED = "NOT_ENROLLED"
    UNKNOWN = "UNKNOWN"


CHANGING = frozenset({AttendanceOutcome.ADDS, AttendanceOutcome.ENROLLS})
"""The outcomes that write something."""


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person of a file: `row` is the first that names them, `spans` the union of all of theirs.

    `minutes_before` and `minutes_after` are of the session, as recorded and as they would be.
    """

    row: int
    email: str
    outcome: AttendanceOutcome
    spans: tuple[Span, ...]
    name: str = ""
    learner_id: UUID | None = None
    enrollment_id: UUID | None = None
    minutes_before: Decimal = Decimal("0.00")
    minutes_after: Decimal = Decimal("0.00")


def minutes_of(definition: ActivityDefinition, session_key: str, spans: tuple[Span, ...]) -> Decimal:
    """Minutes of a session that spans cover, two decimals."""
    session = definition.session(session_key)
    assert session is not None
    covered = Fraction(length(clip(spans, session_span(session, definition))), MINUTE)
    return (Decimal(covered.numerator) / covered.denominator).quantize(Decimal("0.01"))


def outcome_of(
    definition: ActivityDefinition, session_key: str, spans: tuple[Span, ...], progress: Progress | None, *, enroll: bool
) -> AttendanceOutcome:
    """What spans mean for somebody known; `progress` is None for whoever is not enrolled, `enroll` whether to change that."""
    session = definition.session(session_key)
    assert session is not None
    inside = clip(spans, session_span(session, definition))
    if not inside:
        return AttendanceOutcome.OUTSIDE
    if progress is None:
        return AttendanceOutcome.ENROLLS if enroll else AttendanceOutcome.NOT_ENROLLED
    recorded = progress.attended.get(session_key, ())
    return AttendanceOutcome.UNCHANGED if union(recorded + spans) == union(recorded) else AttendanceOutcome.ADDS


def event_id(session_key: str, spans: tuple[Span, ...]) -> str:
    """The id of the event that these spans make: the same times are the same event, however often a file is brought."""
    written = f"{session_key}:{union(spans)}"
    return f"attendance:{hashlib.sha256(written.encode()).hexdigest()[:40]}"
