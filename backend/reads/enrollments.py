"""Enrollments as they stand now: progress judged by the rules, with gates, what is due, credits and certificates."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from backend.domain import awards, gates, ledger
from backend.domain.actors import Actor
from backend.domain.awards import Award, EnrollmentStatus, Paid
from backend.domain.contents import LiveSession
from backend.domain.credits import Profession
from backend.domain.gates import Gate
from backend.domain.progress import (
    ItemProgress,
    Progress,
    item_share,
    passing_score,
    session_share,
    session_span,
    time_in,
)
from backend.domain.spans import MINUTE, clip, length
from backend.reads import activities, certificates, credits, pages, sql
from backend.reads import progress as progress_of
from backend.reads.activities import Activity
from backend.reads.certificates import Certificate
from backend.reads.credits import Credit

SECOND = 1000


@dataclass(frozen=True, slots=True)
class MediaInterval:
    """Seconds of a medium."""

    start: Decimal
    end: Decimal


@dataclass(frozen=True, slots=True)
class ContentProgress:
    """What has been taken in of one content item; `percent` 0 to 100, `answered` the keys of answered steps."""

    key: str
    percent: Decimal
    seconds_spent: Decimal
    watched: tuple[MediaInterval, ...]
    answered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time between two instants."""

    start: dt.datetime
    end: dt.datetime


@dataclass(frozen=True, slots=True)
class SessionProgress:
    """What has been attended of one session: `attended` without overlap and inside the session."""

    key: str
    percent: Decimal
    minutes: Decimal
    attended: tuple[TimeSpan, ...]


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """How one question of an attempt was answered."""

    question_key: str
    chosen: tuple[str, ...]
    correct: bool
    feedback: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """One graded attempt; `score` in percent."""

    assessment_key: str
    number: int
    score: Decimal
    passed: bool
    submitted_at: dt.datetime
    answers: tuple[QuestionResult, ...]


@dataclass(frozen=True, slots=True)
class Enrollment:
    """An enrollment judged as of the instant it was read (`now`, whose date in the activity's zone decides on its window)."""

    id: UUID
    learner_id: UUID
    activity: Activity
    status: EnrollmentStatus
    percent_complete: Decimal
    gates: tuple[Gate, ...]
    claimable: tuple[Award, ...]
    credits: tuple[Credit, ...]
    certificates: tuple[Certificate, ...]
    progress: Progress
    enrolled_at: dt.datetime
    updated_at: dt.datetime
    evaluation_submitted_at: dt.datetime | None

    @property
    def content_progress(self) -> tuple[ContentProgress, ...]:
        """Every content item of the activity, in its order."""
        return tuple(
            _content_progress(item, self.progress.items.get(item.key, ItemProgress()))
            for item in self.activity.definition.contents
        )

    @property
    def session_progress(self) -> tuple[SessionProgress, ...]:
        """Every session of the activity, in its order."""
        return tuple(_session_progress(session, self) for session in self.activity.definition.sessions)


_COLUMNS = f"""
    e.id, e.learner_id, e.profession, e.progress, e.enrolled_at, e.updated_at, e.evaluated_at, e.withdrawn_at,
    {activities.COLUMNS}
"""
_FROM = f"""
    FROM enrollment e JOIN activity_version v ON v.id = e.version_id JOIN activity a ON a.id = e.activity_id
    {activities.PROVIDERS}
"""
STATUS = """
    CASE WHEN e.status IN ('IN_PROGRESS', 'FAILED') AND v.expires_on < :today THEN
        CASE WHEN e.status = 'FAILED' THEN 'FAILED' ELSE 'EXPIRED' END
    ELSE e.status END
"""
"""Where an enrollment (e) in a version (v) stands on the day `:today`: what was not earned in time has expired since."""


async def by_id(enrollment_id: UUID, *, by: Actor, now: dt.datetime) -> Enrollment | None:
    """The enrollment, None where there is none for this actor: it is open to its learner, its provider, and auditors."""
    return (await visible([enrollment_id], by=by, now=now)).get(enrollment_id)


async def visible(enrollment_ids: Iterable[UUID], *, by: Actor, now: dt.datetime) -> dict[UUID, Enrollment]:
    """Those of many enrollments that are open to this actor."""
    found = await by_ids(enrollment_ids, now=now)
    return {key: enrollment for key, enrollment in found.items() if may_see(enrollment, by)}


def may_see(enrollment: Enrollment, by: Actor) -> bool:
    """Whether an enrollment is this actor's business."""
    if by.learner_id == enrollment.learner_id:
        return True
    provider_id = enrollment.activity.provider.id
    return by.oversees(provider_id) or (by.api_key_id is not None and provider_id in by.organization_ids)


async def by_ids(enrollment_ids: Iterable[UUID], *, now: dt.datetime) -> dict[UUID, Enrollment]:
    """Many enrollments by id, without asking who may see them."""
    ids = list(enrollment_ids)
    if not ids:
        return {}
    found = await sql.rows(f"SELECT {_COLUMNS} {_FROM} WHERE e.id IN (:ids)", ids=ids)
    return {enrollment.id: enrollment for enrollment in await _records(found, now=now)}


async def of_activities(activity_ids: Iterable[UUID], *, learner_id: UUID, now: dt.datetime) -> dict[UUID, Enrollment]:
    """A learner's enrollments in many activities, by activity."""
    ids = list(activity_ids)
    if not ids:
        return {}
    found = await sql.rows(
        f"SELECT {_COLUMNS} {_FROM} WHERE e.learner_id = :learner AND e.activity_id IN (:ids)", learner=learner_id, ids=ids
    )
    return {enrollment.activity.id: enrollment for enrollment in await _records(found, now=now)}


async def of_learner(
    learner_id: UUID,
    status: tuple[EnrollmentStatus, ...],
    *,
    providers: Collection[UUID] | None = None,
    first: int,
    after: str | None,
    count: bool,
    now: dt.datetime,
) -> pages.Page[Enrollment]:
    """A page of a learner's enrollments, the one touched last first; `providers` leaves only what these offer.

    Raises: InvalidInput for a wrong `first` or `after`.
    """
    pages.checked_first(first)
    where, given = "e.learner_id = :learner", dict[str, Any](learner=learner_id)
    if status:
        # By id, or a planner reads all that the learner ever did in the order of the page until it has found enough.
        where = f"""e.id IN (SELECT id FROM enrollment WHERE learner_id = :learner AND status IN (:recorded))
            AND {STATUS} IN (:status)"""
        recorded = {*status, EnrollmentStatus.IN_PROGRESS} if EnrollmentStatus.EXPIRED in status else status
        given |= {"status": list(status), "recorded": list(recorded), "today": now.date()}
    if providers is not None:
        where += " AND e.activity_id IN (SELECT id FROM activity WHERE provider_id IN (:providers))"
        given["providers"] = list(providers)
    total = None
    if count:
        counted = await sql.row(
            f"SELECT COUNT(*) AS n FROM enrollment e JOIN activity_version v ON v.id = e.version_id WHERE {where}", **given
        )
        total = counted["n"] if counted else 0
    last = pages.keys_of(after, count=2)
    if last is not None:
        where += " AND (e.updated_at < :last OR (e.updated_at = :last AND e.id > :last_id))"
        given |= {"last": sql.instant_of(last[0]), "last_id": UUID(last[1])}
    found = await sql.rows(
        f"SELECT {_COLUMNS} {_FROM} WHERE {where} ORDER BY e.updated_at DESC, e.id LIMIT :most", **given, most=first + 1
    )
    return pages.page(await _records(found, now=now), first=first, after=after, key=_keys, total_count=total)


async def attempts_of(enrollments: Iterable[Enrollment]) -> dict[UUID, tuple[Attempt, ...]]:
    """The graded attempts of many enrollments, oldest first, each answer with its feedback."""
    by_enrollment = {enrollment.id: enrollment for enrollment in enrollments}
    if not by_enrollment:
        return {}
    found = await sql.rows(
        """SELECT enrollment_id, subject, payload, recorded_at FROM learning_event
           WHERE enrollment_id IN (:ids) AND kind = 'ASSESSMENT'""",
        ids=list(by_enrollment),
    )
    listed: dict[UUID, tuple[Attempt, ...]] = dict.fromkeys(by_enrollment, ())
    for row in found:
        enrollment_id = sql.uuid_of(row["enrollment_id"])
        listed[enrollment_id] += (_attempt(by_enrollment[enrollment_id], row),)
    return {key: tuple(sorted(attempts, key=_turn)) for key, attempts in listed.items()}


def _turn(attempt: Attempt) -> tuple[dt.datetime, int]:
    return attempt.submitted_at, attempt.number


def paid_of(entries: Iterable[Credit]) -> tuple[Paid, ...]:
    """Ledger entries as the rules want them: what was awarded, reversed or not."""
    return tuple(
        Paid(entry.kind, entry.amount, entry.basis, entry.reason or "") for entry in entries if entry.reverses_id is None
    )


async def _records(found: list[dict[str, Any]], *, now: dt.datetime) -> list[Enrollment]:
    ids = [sql.uuid_of(row["id"]) for row in found]
    entries = await credits.of_enrollments(ids, now=now)
    issued = await certificates.of_enrollments(ids)
    return [_record(row, entries[key], issued[key], now=now) for key, row in zip(ids, found, strict=True)]


def _record(
    row: Mapping[str, Any], entries: tuple[Credit, ...], issued: tuple[Certificate, ...], *, now: dt.datetime
) -> Enrollment:
    activity = activities.activity_of(row)
    progress = progress_of.load(sql.json_of(row["progress"]))
    standing = awards.standing(
        activity.definition,
        progress,
        paid_of(entries),
        profession=Profession(row["profession"]),
        today=ledger.local_date(now, activity.definition.time_zone),
        withdrawn=row["withdrawn_at"] is not None,
    )
    enrolled_at, updated_at = sql.instant_of(row["enrolled_at"]), sql.instant_of(row["updated_at"])
    return Enrollment(
        id=sql.uuid_of(row["id"]),
        learner_id=sql.uuid_of(row["learner_id"]),
        activity=activity,
        status=standing.status,
        percent_complete=gates.percent(standing.participation),
        gates=tuple(gates.dated(gate, enrolled_at=enrolled_at, updated_at=updated_at) for gate in standing.gates),
        claimable=standing.due,
        credits=entries,
        certificates=issued,
        progress=progress,
        enrolled_at=enrolled_at,
        updated_at=updated_at,
        evaluation_submitted_at=None if row["evaluated_at"] is None else sql.instant_of(row["evaluated_at"]),
    )


def _content_progress(item: Any, done: ItemProgress) -> ContentProgress:
    return ContentProgress(
        key=item.key,
        percent=gates.percent(item_share(item, done)),
        seconds_spent=_hundredths(time_in(item, done), SECOND),
        watched=tuple(MediaInterval(Decimal(start) / SECOND, Decimal(end) / SECOND) for start, end in done.watched),
        answered=tuple(sorted({step for step, _ in done.answered})),
    )


def _session_progress(session: LiveSession, enrollment: Enrollment) -> SessionProgress:
    definition, progress = enrollment.activity.definition, enrollment.progress
    attended = clip(progress.attended.get(session.key, ()), session_span(session, definition))
    return SessionProgress(
        key=session.key,
        percent=gates.percent(session_share(session, definition, progress)),
        minutes=_hundredths(length(attended), MINUTE),
        attended=tuple(TimeSpan(_instant(start), _instant(end)) for start, end in attended),
    )


def _instant(milliseconds: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(milliseconds / SECOND, tz=dt.UTC)


def _attempt(enrollment: Enrollment, row: Mapping[str, Any]) -> Attempt:
    payload = sql.json_of(row["payload"])
    definition = enrollment.activity.definition
    assessment = definition.assessment(row["subject"])
    assert assessment is not None
    score = Decimal(payload["score"])
    chosen = {key: tuple(choices) for key, choices in payload["answers"].items()}
    return Attempt(
        assessment_key=assessment.key,
        number=payload["number"],
        score=gates.percent(score),
        passed=score >= passing_score(assessment, definition),
        submitted_at=sql.instant_of(row["recorded_at"]),
        answers=tuple(
            QuestionResult(
                question.key,
                chosen.get(question.key, ()),
                frozenset(chosen.get(question.key, ())) == question.correct,
                question.feedback,
            )
            for question in assessment.questions
        ),
    )


def _hundredths(amount: int, unit: int) -> Decimal:
    return (Decimal(amount) / unit).quantize(gates.HUNDREDTH)


def _keys(enrollment: Enrollment) -> tuple[str, str]:
    return enrollment.updated_at.isoformat(), str(enrollment.id)
