"""What is done in an activity, as it is reported: content, attendance, assessments and the evaluation."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from backend.domain import events
from backend.domain.actors import Actor
from backend.domain.events import EventKind, ProgressEvent, TimeInterval
from backend.domain.problems import CodeExpired, Conflict, Fault, Forbidden, InvalidInput, NoAttemptsLeft
from backend.domain.progress import AttemptResult, grade, milliseconds, session_span
from backend.models import tables
from backend.models.database import transaction
from backend.services import enrollments
from backend.services.enrollments import change


async def record_progress(enrollment_id: UUID, reported: tuple[ProgressEvent, ...], *, by: Actor, now: dt.datetime) -> None:
    """Take in what was watched, read and answered. Events seen before change nothing, late ones lower nothing.

    Raises: NotFound; ActivityExpired; InvalidInput with every fault of every event (then none is taken), also when a learner
    reports more than the time since enrolling allows.
    """
    if len(reported) > events.MOST_EVENTS:
        raise InvalidInput(f"At most {events.MOST_EVENTS} events at a time.", path=("events",))
    async with change(enrollment_id, by=by, now=now, event_ids=tuple(event.event_id for event in reported)) as changing:
        faults = _at("events", (events.faults_of_progress(event, changing.definition, now=now) for event in reported))
        if faults:
            raise InvalidInput.of(faults)
        fresh = {event.event_id: event for event in reported if event.event_id not in changing.seen}
        if not fresh:
            return
        changing.require_open()
        for event in fresh.values():
            changing.progress = changing.progress.with_item(event.content_key, event.progress())
            payload = _progress_payload(event)
            await changing.record(event.event_id, EventKind.PROGRESS, event.content_key, payload, occurred_at=event.occurred_at)
        own = by.learner_id == changing.row.learner_id
        if own and events.is_too_fast(changing.definition, changing.progress, since=changing.row.enrolled_at, now=now):
            raise InvalidInput("This is more than the time since enrolling allows.", path=("events",))


async def record_attendance(
    enrollment_id: UUID,
    session_key: str,
    intervals: tuple[TimeInterval, ...],
    *,
    event_id: str,
    by: Actor,
    now: dt.datetime,
) -> None:
    """Take in when a learner was in a session: intervals may overlap, touch and repeat; their union inside the session counts.

    Raises: NotFound; Forbidden for learners, who check in with the room's code; InvalidInput.
    """
    async with change(enrollment_id, by=by, now=now, event_ids=(event_id,)) as changing:
        if by.learner_id == changing.row.learner_id and not by.works_for(changing.activity.provider.id):
            raise Forbidden("Attendance is reported by the provider. Use the session's check-in code.")
        faults = (
            *events.faults_of_event_id(event_id),
            *events.faults_of_intervals(intervals, now=now, path="intervals"),
        )
        if changing.definition.session(session_key) is None:
            raise InvalidInput("The activity has no such session.", path=("session_key",))
        if faults:
            raise InvalidInput.of(faults)
        if event_id in changing.seen:
            return
        spans = tuple(milliseconds(interval.start, interval.end) for interval in intervals)
        changing.progress = changing.progress.with_attendance(session_key, spans)
        left = max((interval.end for interval in intervals), default=now)
        payload = {"intervals": [list(span) for span in spans]}
        await changing.record(event_id, EventKind.ATTENDANCE, session_key, payload, occurred_at=left)


async def check_in(code: str, *, by: Actor, now: dt.datetime) -> UUID:
    """Having been in the room: the whole session counts as attended. Enrolls the learner if need be. Safe to repeat.

    Returns: the enrollment's id.
    Raises: CodeExpired for a code that is unknown or not valid any more; what `enrollments.enroll` raises.
    """
    by.learner()
    known = await tables.CheckInCode.get_or_none(code=code.strip().upper().replace("-", "").replace(" ", ""))
    if known is None or known.valid_until < now:
        raise CodeExpired("This code is not valid (any more).", path=("code",))
    async with transaction():
        enrollment_id = await enrollments.enroll(known.activity_id, by=by, now=now)
        await _check_in(enrollment_id, known, by=by, now=now)
    return enrollment_id


async def submit_assessment(
    enrollment_id: UUID,
    assessment_key: str,
    answers: Mapping[str, frozenset[str]],
    *,
    event_id: str,
    by: Actor,
    now: dt.datetime,
) -> None:
    """Grade an attempt here, where the right answers are. Repeating an event id is not another attempt.

    Raises: NotFound; ActivityExpired; NoAttemptsLeft; InvalidInput for unknown assessments, questions and choices.
    """
    async with change(enrollment_id, by=by, now=now, event_ids=(event_id,)) as changing:
        assessment = changing.definition.assessment(assessment_key)
        if assessment is None:
            raise InvalidInput("The activity has no such assessment.", path=("assessment_key",))
        faults = (*events.faults_of_event_id(event_id), *events.faults_of_answers(assessment, answers))
        if faults:
            raise InvalidInput.of(faults)
        if event_id in changing.seen:
            return
        changing.require_open()
        number = changing.progress.attempts_at(assessment_key) + 1
        if assessment.attempts_allowed and number > assessment.attempts_allowed:
            raise NoAttemptsLeft(
                "All attempts are used. Ask the provider.", path=("assessment_key",), allowed=str(assessment.attempts_allowed)
            )
        score = grade(assessment, answers)
        changing.progress = changing.progress.with_attempt(AttemptResult(assessment_key, number, score))
        payload = {
            "answers": {key: sorted(chosen) for key, chosen in sorted(answers.items())},
            "score": str(score),
            "number": number,
        }
        await changing.record(event_id, EventKind.ASSESSMENT, assessment_key, payload, occurred_at=now)


async def submit_evaluation(
    enrollment_id: UUID, answers: Mapping[str, str], *, event_id: str, by: Actor, now: dt.datetime
) -> None:
    """Take in the evaluation, once. Repeating the event id changes nothing.

    Raises: NotFound; ActivityExpired; Conflict when another one was submitted; InvalidInput with every question left open.
    """
    async with change(enrollment_id, by=by, now=now, event_ids=(event_id,)) as changing:
        form = changing.definition.evaluation
        if form is None:
            raise InvalidInput("The activity has no evaluation.", path=("enrollment_id",))
        faults = (*events.faults_of_event_id(event_id), *events.faults_of_evaluation(form, answers))
        if faults:
            raise InvalidInput.of(faults)
        if event_id in changing.seen:
            return
        changing.require_open()
        if changing.progress.evaluated:
            raise Conflict("The evaluation was submitted already.", path=("enrollment_id",))
        changing.progress = changing.progress.with_evaluation()
        changing.row.evaluated_at = now
        await changing.record(event_id, EventKind.EVALUATION, "", {"answers": dict(answers)}, occurred_at=now)


async def _check_in(enrollment_id: UUID, known: tables.CheckInCode, *, by: Actor, now: dt.datetime) -> None:
    event_id = f"check-in:{known.session_key}"
    async with change(enrollment_id, by=by, now=now, event_ids=(event_id,)) as changing:
        session = changing.definition.session(known.session_key)
        if session is None:
            raise CodeExpired("This code belongs to another version of the activity.", path=("code",))
        if event_id not in changing.seen:
            span = session_span(session, changing.definition)
            changing.progress = changing.progress.with_attendance(known.session_key, (span,))
            await changing.record(event_id, EventKind.CHECK_IN, known.session_key, {"code": known.code}, occurred_at=now)


def _progress_payload(event: ProgressEvent) -> dict[str, object]:
    done = event.progress()
    return {
        "watched": [list(span) for span in done.watched],
        "active": [list(span) for span in done.active],
        "read": str(done.read),
        "answered": sorted(list(pair) for pair in done.answered),
    }


def _at(path: str, found: Iterable[Iterable[Fault]]) -> tuple[Fault, ...]:
    return tuple(replace(fault, path=(path, str(index), *fault.path)) for index, faults in enumerate(found) for fault in faults)
