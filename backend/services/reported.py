"""What an LMS reports in a file: one JSON object a line, each one verb that the API has too. Safe to send again.

`{"do": "progress", "learner": "sara@example.org", "activity": "gulf-academy/sepsis-first-hour", "event_id": "7f3", ...}`
"""

import datetime as dt
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from backend.domain.actors import Actor
from backend.domain.awards import EnrollmentStatus
from backend.domain.events import MediaInterval, ProgressEvent, StepAnswer, TimeInterval
from backend.domain.problems import NotFound, NothingToClaim, Problem, Refusal
from backend.models import tables
from backend.models.database import transaction
from backend.services import claims, earning, enrollments


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one line: `mistakes` is empty when it was taken."""

    line: int
    mistakes: tuple[str, ...]


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid")

    learner: str
    activity: str


class _Enroll(_Line):
    do: Literal["enroll"]


class _Claim(_Line):
    do: Literal["claim"]


class _Progress(_Line):
    do: Literal["progress"]
    event_id: str
    content: str
    occurred_at: AwareDatetime
    watched: list[tuple[Decimal, Decimal]] = []
    active: list[tuple[AwareDatetime, AwareDatetime]] = []
    read: Decimal | None = None
    answered: list[tuple[str, str]] = []


class _Attendance(_Line):
    do: Literal["attendance"]
    event_id: str
    session: str
    intervals: list[tuple[AwareDatetime, AwareDatetime]]


class _Assessment(_Line):
    do: Literal["assessment"]
    event_id: str
    assessment: str
    answers: dict[str, list[str]]


class _Evaluation(_Line):
    do: Literal["evaluation"]
    event_id: str
    answers: dict[str, str]


_LINE: TypeAdapter[_Enroll | _Progress | _Attendance | _Assessment | _Evaluation | _Claim] = TypeAdapter(
    Annotated[_Enroll | _Progress | _Attendance | _Assessment | _Evaluation | _Claim, Field(discriminator="do")]
)


async def take(lines: Iterable[str], *, public_url: str, by: Actor, now: dt.datetime) -> AsyncIterator[Outcome]:
    """Take each line in turn, each in a transaction of its own: a wrong one is named, writes nothing and stops no other."""
    for number, text in enumerate(lines, start=1):
        if text.strip():
            yield Outcome(number, await _take(text, public_url=public_url, by=by, now=now))


async def _take(text: str, *, public_url: str, by: Actor, now: dt.datetime) -> tuple[str, ...]:
    try:
        line = _LINE.validate_json(text)
        async with transaction():
            await _do(line, public_url=public_url, by=by, now=now)
    except ValidationError as wrong:
        return tuple(f"{'.'.join(map(str, error['loc'][1:])) or 'line'}: {error['msg']}" for error in wrong.errors())
    except Refusal as refusal:
        return tuple(f"{'.'.join(fault.path) or 'line'}: {fault.message}" for fault in refusal.faults)
    except Problem as problem:
        return (str(problem),)
    return ()


async def _do(
    line: _Enroll | _Progress | _Attendance | _Assessment | _Evaluation | _Claim,
    *,
    public_url: str,
    by: Actor,
    now: dt.datetime,
) -> None:
    activity_id = await _activity(line.activity)
    enrollment_id = await enrollments.enroll(activity_id, learner_email=line.learner, by=by, now=now)
    match line:
        case _Progress():
            await earning.record_progress(enrollment_id, (_event(line),), by=by, now=now)
        case _Attendance():
            intervals = tuple(TimeInterval(start=start, end=end) for start, end in line.intervals)
            await earning.record_attendance(enrollment_id, line.session, intervals, event_id=line.event_id, by=by, now=now)
        case _Assessment():
            answers = {key: frozenset(chosen) for key, chosen in line.answers.items()}
            await earning.submit_assessment(enrollment_id, line.assessment, answers, event_id=line.event_id, by=by, now=now)
        case _Evaluation():
            await earning.submit_evaluation(enrollment_id, line.answers, event_id=line.event_id, by=by, now=now)
        case _Claim():
            await _claim(enrollment_id, public_url=public_url, by=by, now=now)
        case _Enroll():
            pass  # done above


async def _claim(enrollment_id: UUID, *, public_url: str, by: Actor, now: dt.datetime) -> None:
    """Claim what is due; a line sent again, after all was claimed, is no mistake."""
    try:
        await claims.claim(enrollment_id, public_url=public_url, by=by, now=now)
    except NothingToClaim:
        if (await enrollments.get(enrollment_id, by=by, now=now)).status is not EnrollmentStatus.CLAIMED:
            raise


async def _activity(text: str) -> UUID:
    """The activity of `provider/code`."""
    provider, _, code = text.partition("/")
    found = await tables.Activity.get_or_none(provider__code=provider, code=code)
    if found is None:
        raise NotFound("activity")
    return found.id


def _event(line: _Progress) -> ProgressEvent:
    return ProgressEvent(
        event_id=line.event_id,
        content_key=line.content,
        occurred_at=line.occurred_at,
        watched=tuple(MediaInterval(start=start, end=end) for start, end in line.watched),
        active=tuple(TimeInterval(start=start, end=end) for start, end in line.active),
        read=line.read,
        answered=tuple(StepAnswer(step_key=step, choice_key=choice) for step, choice in line.answered),
    )
