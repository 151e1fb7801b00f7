"""Questions to a provider's staff, with their messages, for those who asked and those who answer."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from backend.domain.actors import Actor, Role
from backend.domain.gates import GateKind
from backend.domain.help import OVERDUE_AFTER, HelpStatus
from backend.reads import pages, sql


@dataclass(frozen=True, slots=True)
class HelpMessage:
    """One message. `author_name` is the learner's name, or that of whoever answered."""

    id: UUID
    author_name: str
    by_staff: bool
    text: str
    sent_at: dt.datetime


@dataclass(frozen=True, slots=True)
class HelpRequest:
    """A question, with what it is about. `waiting_since` is when the learner wrote last; `messages` oldest first."""

    id: UUID
    learner_id: UUID
    organization_id: UUID | None
    enrollment_id: UUID | None
    gate: GateKind | None
    page: str
    status: HelpStatus
    asked_at: dt.datetime
    waiting_since: dt.datetime
    messages: tuple[HelpMessage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpFilter:
    """Which questions are wanted; empty and None mean any. `overdue`: only those that have waited too long."""

    status: tuple[HelpStatus, ...] = ()
    organization_id: UUID | None = None
    overdue: bool = False


_COLUMNS = """h.id, h.learner_id, h.organization_id, h.enrollment_id, h.gate, h.page, h.status, h.asked_at,
    (SELECT MAX(m.sent_at) FROM help_message m WHERE m.request_id = h.id AND NOT m.by_staff) AS waiting_since"""

MOST_MESSAGES = 200
"""Messages of one question: the schema's bound of a plain list."""


async def by_id(request_id: UUID, *, by: Actor) -> HelpRequest | None:
    """One question, None unless the caller asked it or answers for its provider (or, where it names none, administers)."""
    return (await visible([request_id], by=by)).get(request_id)


async def visible(request_ids: Iterable[UUID], *, by: Actor) -> dict[UUID, HelpRequest]:
    """Those of many questions that `by_id` would find. Two statements."""
    where, given = _visible(by)
    found = await sql.rows(
        f"SELECT {_COLUMNS} FROM help_request h WHERE h.id IN (:ids) AND {where}", ids=list(request_ids), **given
    )
    return {asked.id: asked for asked in await _records(found)}


async def of_learner(learner_id: UUID, *, first: int, after: str | None, count: bool) -> pages.Page[HelpRequest]:
    """A page of what somebody asked, the newest first.

    Raises: InvalidInput for a wrong `first` or `after`.
    """
    return await _page("h.learner_id = :learner", {"learner": learner_id}, first=first, after=after, count=count)


async def for_staff(
    wanted: HelpFilter, *, by: Actor, first: int, after: str | None, count: bool, now: dt.datetime
) -> pages.Page[HelpRequest]:
    """A page of the questions that the caller may answer or, as an auditor, read; the newest first.

    Raises: InvalidInput for a wrong `first` or `after`.
    """
    where, given = _answerable(by)
    if wanted.status:
        where, given["status"] = f"{where} AND h.status IN (:status)", [status.value for status in wanted.status]
    if wanted.organization_id is not None:
        where, given["organization"] = f"{where} AND h.organization_id = :organization", wanted.organization_id
    if wanted.overdue:
        where += """ AND h.status = 'OPEN' AND NOT EXISTS (
            SELECT 1 FROM help_message m WHERE m.request_id = h.id AND NOT m.by_staff AND m.sent_at > :overdue)"""
        given["overdue"] = now - OVERDUE_AFTER
    return await _page(where, given, first=first, after=after, count=count)


async def open_of(learner_id: UUID) -> tuple[HelpRequest, ...]:
    """What somebody asked and nobody has closed, the newest first; at most 20: what a screen follows."""
    found = await sql.rows(
        f"""SELECT {_COLUMNS} FROM help_request h WHERE h.learner_id = :learner AND h.status <> 'CLOSED'
            ORDER BY h.asked_at DESC, h.id LIMIT 20""",
        learner=learner_id,
    )
    return tuple(await _records(found))


async def waiting(*, by: Actor, now: dt.datetime) -> tuple[int, int]:
    """How many questions wait for an answer of the caller's, and how many of them have waited too long."""
    where, given = _answerable(by)
    found = await sql.row(
        f"""SELECT COUNT(*) AS n, SUM(CASE WHEN w.since <= :overdue THEN 1 ELSE 0 END) AS late FROM (
                SELECT (SELECT MAX(m.sent_at) FROM help_message m WHERE m.request_id = h.id AND NOT m.by_staff) AS since
                FROM help_request h WHERE h.status = 'OPEN' AND {where}) w""",
        overdue=now - OVERDUE_AFTER,
        **given,
    )
    assert found is not None
    return found["n"], int(found["late"] or 0)


async def _page(where: str, given: dict[str, Any], *, first: int, after: str | None, count: bool) -> pages.Page[HelpRequest]:
    pages.checked_first(first)
    total = None
    if count:
        counted = await sql.row(f"SELECT COUNT(*) AS n FROM help_request h WHERE {where}", **given)
        total = counted["n"] if counted else 0
    last = pages.keys_as(after, sql.instant_of, UUID)
    if last is not None:
        where += " AND (h.asked_at < :last OR (h.asked_at = :last AND h.id > :last_id))"
        given |= {"last": last[0], "last_id": last[1]}
    found = await sql.rows(
        f"SELECT {_COLUMNS} FROM help_request h WHERE {where} ORDER BY h.asked_at DESC, h.id LIMIT :most",
        **given,
        most=first + 1,
    )
    rows = await _records(found)
    return pages.page(
        rows, first=first, after=after, key=lambda asked: (asked.asked_at.isoformat(), str(asked.id)), total_count=total
    )


def _answerable(by: Actor) -> tuple[str, dict[str, Any]]:
    if by.sees_all:
        return "1 = 1", {}
    return "h.organization_id IN (:providers)", {"providers": list(by.organization_ids) if Role.STAFF in by.roles else []}


def _visible(by: Actor) -> tuple[str, dict[str, Any]]:
    where, given = _answerable(by)
    return f"(h.learner_id = :own OR {where})", {**given, "own": by.learner_id}


async def _records(found: list[dict[str, Any]]) -> list[HelpRequest]:
    messages = await _messages(sql.uuid_of(row["id"]) for row in found)
    return [_record(row, messages[sql.uuid_of(row["id"])]) for row in found]


async def _messages(request_ids: Iterable[UUID]) -> dict[UUID, list[HelpMessage]]:
    ids = list(request_ids)
    messages: dict[UUID, list[HelpMessage]] = {key: [] for key in ids}
    if not ids:
        return messages
    found = await sql.rows(
        """SELECT m.id, m.request_id, m.by_staff, m.text, m.sent_at, l.given_name, l.family_name
           FROM help_message m JOIN learner l ON l.id = m.author_id
           WHERE m.request_id IN (:ids) ORDER BY m.sent_at, m.id""",
        ids=ids,
    )
    for row in found:
        name = f"{row['given_name']} {row['family_name']}"
        sent_at = sql.instant_of(row["sent_at"])
        message = HelpMessage(sql.uuid_of(row["id"]), name, sql.bool_of(row["by_staff"]), row["text"], sent_at)
        messages[sql.uuid_of(row["request_id"])].append(message)
    return messages


def _record(row: Mapping[str, Any], messages: list[HelpMessage]) -> HelpRequest:
    return HelpRequest(
        id=sql.uuid_of(row["id"]),
        learner_id=sql.uuid_of(row["learner_id"]),
        organization_id=None if row["organization_id"] is None else sql.uuid_of(row["organization_id"]),
        enrollment_id=None if row["enrollment_id"] is None else sql.uuid_of(row["enrollment_id"]),
        gate=GateKind(row["gate"]) if row["gate"] else None,
        page=row["page"],
        status=HelpStatus(row["status"]),
        asked_at=sql.instant_of(row["asked_at"]),
        waiting_since=sql.instant_of(row["waiting_since"]),
        messages=tuple(messages[-MOST_MESSAGES:]),
    )
