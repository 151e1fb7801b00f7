"""Who takes part in what a provider offers: enrollments by pages, searched and filtered, and how many stand where."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from backend.domain.awards import EnrollmentStatus
from backend.reads import directory, enrollments, pages, sql
from backend.reads.enrollments import Enrollment


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantFilter:
    """Which enrollments are wanted; empty and None mean any.

    `search` are words of the learner's name or addresses. `waiting_since` asks for those that have not paid fully and in which
    nothing has happened since.
    """

    search: str = ""
    status: tuple[EnrollmentStatus, ...] = ()
    waiting_since: dt.datetime | None = None
    activity_ids: tuple[UUID, ...] = ()
    learner_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many enrollments stand at a status."""

    status: EnrollmentStatus
    count: int


_WAITING = [
    EnrollmentStatus.IN_PROGRESS,
    EnrollmentStatus.READY_TO_CLAIM,
    EnrollmentStatus.PARTLY_CLAIMED,
    EnrollmentStatus.FAILED,
]
_FROM = """
    FROM enrollment e JOIN activity a ON a.id = e.activity_id JOIN activity_version v ON v.id = e.version_id
    JOIN learner l ON l.id = e.learner_id
"""


async def page(
    wanted: ParticipantFilter,
    *,
    providers: Collection[UUID] | None,
    first: int,
    after: str | None,
    count: bool,
    now: dt.datetime,
) -> pages.Page[Enrollment]:
    """A page of the enrollments in what these providers offer (None: all of them), the one touched last first.

    Raises: InvalidInput for a wrong `first` or `after`.
    """
    pages.checked_first(first)
    where, given = _where(wanted, providers, now)
    total = None
    if count:
        counted = await sql.row(f"SELECT COUNT(*) AS n {_FROM} WHERE {where}", **given)
        total = counted["n"] if counted else 0
    last = pages.keys_as(after, sql.instant_of, UUID)
    if last is not None:
        where += " AND (e.updated_at < :last OR (e.updated_at = :last AND e.id > :last_id))"
        given |= {"last": last[0], "last_id": last[1]}
    found = await sql.rows(
        f"SELECT e.id {_FROM} WHERE {where} ORDER BY e.updated_at DESC, e.id LIMIT :most", **given, most=first + 1
    )
    ids = [sql.uuid_of(row["id"]) for row in found]
    records = await enrollments.by_ids(ids, now=now)
    return pages.page([records[key] for key in ids], first=first, after=after, key=_keys, total_count=total)


async def ids(wanted: ParticipantFilter, *, providers: Collection[UUID] | None, now: dt.datetime) -> tuple[UUID, ...]:
    """The ids of all the enrollments wanted, in an order that stays."""
    where, given = _where(wanted, providers, now)
    found = await sql.rows(f"SELECT e.id {_FROM} WHERE {where} ORDER BY e.id", **given)
    return tuple(sql.uuid_of(row["id"]) for row in found)


async def figures(activity_id: UUID, *, now: dt.datetime) -> tuple[StatusCount, ...]:
    """How many enrollments in an activity stand at each status that one has, in the order of the enum."""
    found = await sql.rows(
        f"""SELECT {enrollments.STATUS} AS stands, COUNT(*) AS n
            FROM enrollment e JOIN activity_version v ON v.id = e.version_id
            WHERE e.activity_id = :activity GROUP BY stands""",
        activity=activity_id,
        today=now.date(),
    )
    counts = {row["stands"]: row["n"] for row in found}
    return tuple(StatusCount(status, counts[status.value]) for status in EnrollmentStatus if status.value in counts)


def _where(wanted: ParticipantFilter, providers: Collection[UUID] | None, now: dt.datetime) -> tuple[str, dict[str, Any]]:
    matches, given = directory.matching(wanted.search)
    parts = [matches]
    if wanted.status:
        parts.append(f"{enrollments.STATUS} IN (:status)")
        given |= {"status": list(wanted.status), "today": now.date()}
    if wanted.waiting_since is not None:
        parts.append(f"{enrollments.STATUS} IN (:waiting) AND e.updated_at <= :since")
        given |= {"waiting": _WAITING, "since": wanted.waiting_since, "today": now.date()}
    for name, column, values in (
        ("providers", "a.provider_id", providers),
        ("activities", "e.activity_id", wanted.activity_ids or None),
        ("learners", "e.learner_id", wanted.learner_ids or None),
    ):
        if values is not None:
            parts.append(f"{column} IN (:{name})")
            given[name] = list(values)
    return " AND ".join(parts), given


def _keys(enrollment: Enrollment) -> tuple[str, str]:
    return enrollment.updated_at.isoformat(), str(enrollment.id)
