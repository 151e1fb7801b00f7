"""What waits for a provider's staff: each kind counted, with the few that come first. One statement per kind."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from backend.domain.activities import ActivityStatus
from backend.domain.actors import Actor
from backend.domain.awards import EnrollmentStatus
from backend.domain.jobs import OPEN, JobKind, JobStatus
from backend.domain.ledger import local_date
from backend.domain.staff_tasks import ENDS_SOON, FAILURE_SHOWN, OVERDUE_AFTER, StaffTaskKind
from backend.reads import definitions, help_requests, invitations, sql

MOST_ITEMS = 5
"""Items named of one task."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffTaskItem:
    """An activity that something waits in. `count` is how much of it; `at` since when, or when it begins; `day` its last day.

    `session` is a session's title, "" for what is none; `job_id` and `job_kind` are None for what is no job.
    """

    activity_id: UUID
    title: str
    provider: str
    count: int = 1
    at: dt.datetime | None = None
    day: dt.date | None = None
    session: str = ""
    job_id: UUID | None = None
    job_kind: JobKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffTask:
    """Something that waits: how often, how much of it is overdue, and the first MOST_ITEMS where they have names."""

    kind: StaffTaskKind
    count: int
    overdue: int = 0
    items: tuple[StaffTaskItem, ...] = ()


_OFFERED = """
    FROM activity a JOIN organization o ON o.id = a.provider_id
    JOIN activity_version v ON v.activity_id = a.id AND v.number = a.version_number
"""
_THEIRS = "(:all OR a.provider_id IN (:providers))"


async def of_actor(by: Actor, *, now: dt.datetime) -> tuple[StaffTask, ...]:
    """What waits for the actor: with the providers whose staff they are, with all for administrators and auditors.

    Eight statements at most. What nothing waits for is left out; the most pressing comes first.
    """
    whose = {"all": by.sees_all, "providers": list(by.organization_ids)}
    open_, overdue = await help_requests.waiting(by=by, now=now)
    found = {
        task.kind: task
        for task in (
            StaffTask(kind=StaffTaskKind.QUESTIONS, count=open_, overdue=overdue),
            await _sessions(whose, now=now),
            await _ready(whose, now=now),
            await _ending(whose, now=now),
            await _drafts(whose),
            StaffTask(kind=StaffTaskKind.INVITATIONS, count=await invitations.open_count(by=by, now=now)),
            *await _jobs(by, now=now),
        )
    }
    return tuple(found[kind] for kind in StaffTaskKind if found[kind].count)


async def _drafts(whose: dict[str, Any]) -> StaffTask:
    """Drafts that nobody has published, the one saved last first."""
    found = await sql.rows(
        f"""SELECT a.id, v.title, o.name, v.saved_at, COUNT(*) OVER () AS n FROM activity a
            JOIN organization o ON o.id = a.provider_id JOIN activity_version v ON v.activity_id = a.id
            WHERE v.published_at IS NULL AND {_THEIRS} ORDER BY v.saved_at DESC, a.id LIMIT :most""",
        **whose,
        most=MOST_ITEMS,
    )
    items = tuple(_item(row, at=sql.instant_of(row["saved_at"])) for row in found)
    return StaffTask(kind=StaffTaskKind.DRAFTS, count=_total(found), items=items)


async def _ending(whose: dict[str, Any], *, now: dt.datetime) -> StaffTask:
    """Activities on offer whose last day is near, the first to end first."""
    found = await sql.rows(
        f"""SELECT a.id, v.title, o.name, v.expires_on, COUNT(*) OVER () AS n {_OFFERED}
            WHERE a.status = :published AND v.expires_on >= :today AND v.expires_on <= :soon AND {_THEIRS}
            ORDER BY v.expires_on, a.id LIMIT :most""",
        **whose,
        published=ActivityStatus.PUBLISHED,
        today=now.date(),
        soon=now.date() + ENDS_SOON,
        most=MOST_ITEMS,
    )
    items = tuple(_item(row, day=sql.date_of(row["expires_on"])) for row in found)
    return StaffTask(kind=StaffTaskKind.EXPIRING_ACTIVITIES, count=_total(found), items=items)


async def _sessions(whose: dict[str, Any], *, now: dt.datetime) -> StaffTask:
    """Sessions that begin on the day that it is in their activity's zone, the earliest first.

    The text of a session's start begins with its local day, which is one of three on Earth at any time: so few are read whole.
    """
    days = {f"day{n}": f'%"{now.date() + dt.timedelta(days=n - 1)}T%' for n in range(3)}
    near = " OR ".join(f"CAST(v.definition -> 'sessions' AS text) LIKE :{name}" for name in days)
    found = await sql.rows(
        f"SELECT a.id, v.title, o.name, v.definition {_OFFERED} WHERE a.status = :published AND ({near}) AND {_THEIRS}",
        **whose,
        **days,
        published=ActivityStatus.PUBLISHED,
    )
    sessions = [
        (session.starts_at.replace(tzinfo=ZoneInfo(definition.time_zone)), session.title, row)
        for row in found
        for definition in [definitions.load(row["definition"])]
        for session in definition.sessions
        if session.starts_at.date() == local_date(now, definition.time_zone)
    ]
    sessions.sort(key=lambda one: one[:2])
    items = tuple(_item(row, at=at.astimezone(dt.UTC), session=title) for at, title, row in sessions[:MOST_ITEMS])
    return StaffTask(kind=StaffTaskKind.SESSIONS_TODAY, count=len(sessions), items=items)


async def _ready(whose: dict[str, Any], *, now: dt.datetime) -> StaffTask:
    """Participants whose credit is due and not claimed, by activity, the most first."""
    found = await sql.rows(
        f"""SELECT a.id, v.title, o.name, COUNT(*) AS n, MIN(e.updated_at) AS since, SUM(COUNT(*)) OVER () AS total,
                SUM(SUM(CASE WHEN e.updated_at <= :overdue THEN 1 ELSE 0 END)) OVER () AS late
            {_OFFERED} JOIN enrollment e ON e.activity_id = a.id
            WHERE e.status = :ready AND {_THEIRS}
            GROUP BY a.id, v.title, o.name ORDER BY n DESC, a.id LIMIT :most""",
        **whose,
        ready=EnrollmentStatus.READY_TO_CLAIM,
        overdue=now - OVERDUE_AFTER,
        most=MOST_ITEMS,
    )
    items = tuple(_item(row, at=sql.instant_of(row["since"]), count=row["n"]) for row in found)
    count, late = (int(found[0]["total"]), int(found[0]["late"])) if found else (0, 0)
    return StaffTask(kind=StaffTaskKind.READY_TO_CLAIM, count=count, overdue=late, items=items)


async def _jobs(by: Actor, *, now: dt.datetime) -> tuple[StaffTask, StaffTask]:
    """The actor's own work on activities: what failed of late, and what is not over. Nobody sees another's."""
    found = await sql.rows(
        """SELECT id, kind, status, created_at, input FROM job WHERE requested_by_id = :who AND organization_id IS NOT NULL
           AND (status IN (:open) OR (status = :failed AND finished_at > :since)) ORDER BY created_at DESC, id LIMIT 200""",
        who=by.learner_id,
        open=list(OPEN),
        failed=JobStatus.FAILED,
        since=now - FAILURE_SHOWN,
    )
    activities = {sql.uuid_of(row["id"]): UUID(sql.json_of(row["input"])["activity_id"]) for row in found}
    titles = await _titles(set(activities.values())) if found else {}

    def task(kind: StaffTaskKind, jobs: list[sql.Row]) -> StaffTask:
        items = tuple(
            _item(
                titles[activities[job_id]], at=sql.instant_of(row["created_at"]), job_id=job_id, job_kind=JobKind(row["kind"])
            )
            for row in jobs[:MOST_ITEMS]
            for job_id in [sql.uuid_of(row["id"])]
        )
        return StaffTask(kind=kind, count=len(jobs), items=items)

    failed = [row for row in found if row["status"] == JobStatus.FAILED]
    running = [row for row in found if row["status"] != JobStatus.FAILED]
    return task(StaffTaskKind.FAILED_JOBS, failed), task(StaffTaskKind.RUNNING_JOBS, running)


async def _titles(activity_ids: Iterable[UUID]) -> dict[UUID, sql.Row]:
    found = await sql.rows(f"SELECT a.id, v.title, o.name {_OFFERED} WHERE a.id IN (:ids)", ids=list(activity_ids))
    return {sql.uuid_of(row["id"]): row for row in found}


def _total(found: list[sql.Row]) -> int:
    return found[0]["n"] if found else 0


def _item(row: sql.Row, **more: Any) -> StaffTaskItem:
    return StaffTaskItem(activity_id=sql.uuid_of(row["id"]), title=row["title"], provider=row["name"], **more)
