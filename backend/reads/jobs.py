"""Jobs, for those who asked for them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from backend.domain.actors import Actor
from backend.domain.jobs import OPEN, JobKind, JobStatus
from backend.domain.problems import ErrorCode, Fault
from backend.reads import pages, sql


@dataclass(frozen=True, slots=True)
class Job:
    """A job. `result` is what its handler noted, `failure` why it ended as FAILED, `file` what it made."""

    id: UUID
    kind: JobKind
    status: JobStatus
    requested_by_id: UUID
    done: int
    total: int | None
    created_at: dt.datetime
    finished_at: dt.datetime | None
    expires_at: dt.datetime | None
    failure: str
    file: str
    result: Mapping[str, Any]

    @property
    def cancellable(self) -> bool:
        """Whether calling it off would still change something."""
        return self.status in (JobStatus.QUEUED, JobStatus.RUNNING)

    @property
    def errors(self) -> tuple[Fault, ...]:
        """Why it failed: a code that a client knows, else INVALID_INPUT, and the reason in English."""
        if not self.failure:
            return ()
        first, _, rest = self.failure.partition(" ")
        known = first in set(ErrorCode)
        return (Fault(ErrorCode(first) if known else ErrorCode.CONFLICT, rest if known else self.failure),)


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong with one row of a job's input; rows count from 1."""

    id: UUID
    row: int
    column: str
    code: str
    message: str


_COLUMNS = """id, kind, status, requested_by_id, done, total, created_at, finished_at, expires_at, failure, file, result"""


async def by_id(job_id: UUID, *, by: Actor) -> Job | None:
    """One job of the caller's own, None if there is none of that id."""
    found = await by_ids([job_id], by=by)
    return found.get(job_id)


async def by_ids(job_ids: Iterable[UUID], *, by: Actor) -> dict[UUID, Job]:
    """Many jobs by id, those of the caller's own."""
    ids = list(job_ids)
    if not ids or by.learner_id is None:
        return {}
    found = await sql.rows(
        f"SELECT {_COLUMNS} FROM job WHERE id IN (:ids) AND requested_by_id = :who", ids=ids, who=by.learner_id
    )
    return {job.id: job for job in map(_record, found)}


async def of_requester(
    learner_id: UUID, status: tuple[JobStatus, ...], *, first: int, after: str | None, count: bool
) -> pages.Page[Job]:
    """A page of somebody's jobs, newest first; any status if none is named.

    Raises: InvalidInput for a wrong `first` or `after`.
    """
    pages.checked_first(first)
    where, given = "requested_by_id = :who", {"who": learner_id}
    bounds: dict[str, Any] = {}
    if status:
        where, bounds["status"] = f"{where} AND status IN (:status)", [each.value for each in status]
    total = None
    if count:
        counted = await sql.row(f"SELECT COUNT(*) AS n FROM job WHERE {where}", **given, **bounds)
        total = counted["n"] if counted else 0
    last = pages.keys_as(after, sql.instant_of, UUID)
    if last is not None:
        where += " AND (created_at < :last OR (created_at = :last AND id > :last_id))"
        bounds |= {"last": last[0], "last_id": last[1]}
    found = await sql.rows(
        f"SELECT {_COLUMNS} FROM job WHERE {where} ORDER BY created_at DESC, id LIMIT :most", **given, **bounds, most=first + 1
    )
    rows = [_record(row) for row in found]
    return pages.page(
        rows, first=first, after=after, key=lambda job: (job.created_at.isoformat(), str(job.id)), total_count=total
    )


async def recent(learner_id: UUID, *, job_ids: Iterable[UUID]) -> tuple[Job, ...]:
    """Somebody's jobs that are not over, and those of these ids: what a screen shows. At most 50, newest first."""
    ids = list(job_ids)
    named = " OR id IN (:ids)" if ids else ""
    found = await sql.rows(
        f"""SELECT {_COLUMNS} FROM job WHERE requested_by_id = :who AND (status IN (:open){named})
            ORDER BY created_at DESC, id LIMIT 50""",
        who=learner_id,
        open=[status.value for status in OPEN],
        **({"ids": ids} if ids else {}),
    )
    return tuple(_record(row) for row in found)


async def row_errors(job_id: UUID, *, first: int, after: str | None, count: bool) -> pages.Page[RowError]:
    """A page of what is wrong with the rows of a job's input, in their order, without asking who may see it.

    Raises: InvalidInput for a wrong `first` or `after`.
    """
    pages.checked_first(first)
    where, given = "job_id = :job", {"job": job_id}
    bounds: dict[str, Any] = {}
    total = None
    if count:
        counted = await sql.row("SELECT COUNT(*) AS n FROM job_row_error WHERE job_id = :job", **given)
        total = counted["n"] if counted else 0
    last = pages.keys_as(after, int, UUID)
    if last is not None:
        where += ' AND ("row" > :last OR ("row" = :last AND id > :last_id))'
        bounds |= {"last": last[0], "last_id": last[1]}
    found = await sql.rows(
        f'SELECT id, "row", "column", code, message FROM job_row_error WHERE {where} ORDER BY "row", id LIMIT :most',
        **given,
        **bounds,
        most=first + 1,
    )
    rows = [RowError(sql.uuid_of(each["id"]), each["row"], each["column"], each["code"], each["message"]) for each in found]
    return pages.page(rows, first=first, after=after, key=lambda error: (str(error.row), str(error.id)), total_count=total)


def _record(row: Mapping[str, Any]) -> Job:
    return Job(
        id=sql.uuid_of(row["id"]),
        kind=JobKind(row["kind"]),
        status=JobStatus(row["status"]),
        requested_by_id=sql.uuid_of(row["requested_by_id"]),
        done=row["done"],
        total=row["total"],
        created_at=sql.instant_of(row["created_at"]),
        finished_at=_instant(row["finished_at"]),
        expires_at=_instant(row["expires_at"]),
        failure=row["failure"],
        file=row["file"],
        result=sql.json_of(row["result"]),
    )


def _instant(value: Any) -> dt.datetime | None:
    return None if value is None else sql.instant_of(value)
