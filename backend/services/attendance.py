"""Bringing in a webinar tool's attendance: asked for as a job, planned for all at once, written person by person."""

import datetime as dt
from collections.abc import Iterable, Mapping
from uuid import UUID

from backend import queue
from backend.domain.actors import Actor
from backend.domain.attendance import AttendanceOutcome, Attendee, event_id, minutes_of, outcome_of
from backend.domain.audit import AuditKind
from backend.domain.events import MOST_PARTS, TimeInterval
from backend.domain.jobs import JobKind
from backend.domain.problems import InvalidInput, NotFound
from backend.domain.progress import Progress, milliseconds
from backend.domain.spans import Span, union
from backend.integrations import attendance_files
from backend.integrations.attendance_files import Line, Sheet, Unreadable
from backend.models.database import transaction
from backend.reads import activities, sql
from backend.reads import progress as progress_of
from backend.reads.activities import Activity
from backend.services import audit, earning, enrollments


async def ask(
    activity_id: UUID, session_key: str, content: bytes, *, enroll: bool, preview: bool, by: Actor, now: dt.datetime
) -> UUID:
    """Have a file brought in, or a preview of it made, by a job; its id.

    Raises: Forbidden; NotFound for an activity of another provider; InvalidInput for an unknown session or an unreadable file.
    """
    by.require_staff()
    activity = await _activity(activity_id, session_key, by=by)
    try:
        text = attendance_files.text_of(content)
    except Unreadable as wrong:
        raise InvalidInput(str(wrong), path=("file",)) from wrong
    given = {"activity_id": str(activity_id), "session_key": session_key, "text": text, "enroll": enroll, "preview": preview}
    async with transaction():
        job_id = await queue.enqueue(JobKind.IMPORT_ATTENDANCE, given, by=by, organization_id=activity.provider.id, now=now)
        if not preview:
            details = {"activity": str(activity_id), "session": session_key, "job": str(job_id)}
            await audit.record(
                AuditKind.ATTENDANCE_IMPORTED, by=by, organization_id=activity.provider.id, details=details, now=now
            )
    return job_id


async def plan(
    activity_id: UUID, session_key: str, text: str, *, enroll: bool, by: Actor
) -> tuple[Sheet, tuple[Attendee, ...]]:
    """What a file would change, person by person in the order of their first rows. Writes nothing; two statements.

    Raises: NotFound for an activity of another provider; InvalidInput for an unknown session.
    """
    activity = await _activity(activity_id, session_key, by=by)
    session = activity.definition.session(session_key)
    assert session is not None
    sheet = attendance_files.read(text, time_zone=activity.definition.time_zone, day=session.starts_at.date())
    grouped = _grouped(sheet.lines)
    known = await _known(activity_id, grouped)
    return sheet, tuple(
        _attendee(activity, session_key, email, row, spans, known.get(email), enroll=enroll)
        for email, (row, spans) in grouped.items()
    )


async def take(attendee: Attendee, activity_id: UUID, session_key: str, *, by: Actor, now: dt.datetime) -> None:
    """Write one person's attendance, enrolled if that was wanted, in one transaction. Safe to repeat.

    Raises: what enrolling and recording refuse.
    """
    async with transaction():
        enrollment_id = attendee.enrollment_id
        if attendee.outcome is AttendanceOutcome.ENROLLS:
            enrollment_id = await enrollments.enroll(activity_id, learner_email=attendee.email, by=by, now=now)
        assert enrollment_id is not None
        if len(attendee.spans) > MOST_PARTS:
            raise InvalidInput(f"More than {MOST_PARTS} separate visits.")
        intervals = tuple(TimeInterval(start=_instant(start), end=_instant(end)) for start, end in attendee.spans)
        await earning.record_attendance(
            enrollment_id, session_key, intervals, event_id=event_id(session_key, attendee.spans), by=by, now=now
        )


async def _activity(activity_id: UUID, session_key: str, *, by: Actor) -> Activity:
    activity = await activities.by_id(activity_id, by=by)
    if activity is None or not by.works_for(activity.provider.id):
        raise NotFound("activity")
    if activity.definition.session(session_key) is None:
        raise InvalidInput("The activity has no such session.", path=("session_key",))
    return activity


def _grouped(lines: Iterable[Line]) -> dict[str, tuple[int, tuple[Span, ...]]]:
    """By address: the first row, and the union of all times."""
    grouped: dict[str, tuple[int, tuple[Span, ...]]] = {}
    for line in lines:
        row, spans = grouped.get(line.email, (line.row, ()))
        grouped[line.email] = row, (*spans, milliseconds(line.start, line.end))
    return {email: (row, union(spans)) for email, (row, spans) in grouped.items()}


async def _known(activity_id: UUID, emails: Iterable[str]) -> dict[str, sql.Row]:
    """Who has proven these addresses, with their enrollment in the activity if there is one that goes on."""
    found = await sql.rows(
        """SELECT m.address, l.id AS learner_id, l.given_name, l.family_name, e.id AS enrollment_id, e.progress
           FROM email_address m JOIN learner l ON l.id = m.learner_id
           LEFT JOIN enrollment e ON e.learner_id = l.id AND e.activity_id = :activity AND e.withdrawn_at IS NULL
           WHERE m.address IN (:emails) AND m.verified_at IS NOT NULL AND l.closed_at IS NULL""",
        activity=activity_id,
        emails=list(emails),
    )
    return {row["address"]: row for row in found}


def _attendee(
    activity: Activity,
    session_key: str,
    email: str,
    row: int,
    spans: tuple[Span, ...],
    person: Mapping[str, object] | None,
    *,
    enroll: bool,
) -> Attendee:
    if person is None:
        return Attendee(row, email, AttendanceOutcome.UNKNOWN, spans)
    definition, progress = activity.definition, _progress(person)
    recorded = () if progress is None else progress.attended.get(session_key, ())
    return Attendee(
        row=row,
        email=email,
        outcome=outcome_of(definition, session_key, spans, progress, enroll=enroll),
        spans=spans,
        name=f"{person['given_name']} {person['family_name']}",
        learner_id=sql.uuid_of(str(person["learner_id"])),
        enrollment_id=None if person["enrollment_id"] is None else sql.uuid_of(str(person["enrollment_id"])),
        minutes_before=minutes_of(definition, session_key, recorded),
        minutes_after=minutes_of(definition, session_key, recorded + spans),
    )


def _progress(person: Mapping[str, object]) -> Progress | None:
    text = person["progress"]
    return None if text is None else progress_of.load(sql.json_of(str(text)))


def _instant(milliseconds: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(milliseconds / 1000, tz=dt.UTC)
