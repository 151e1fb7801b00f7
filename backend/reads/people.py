"""People as administrators see them: who has an account, and with which roles."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from backend.domain.actors import Role
from backend.domain.grants import Grant
from backend.reads import directory, pages, sql


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account. `last_seen_at` is None for somebody who has never signed in."""

    id: UUID
    given_name: str
    family_name: str
    email: str
    grants: tuple[Grant, ...]
    created_at: dt.datetime
    last_seen_at: dt.datetime | None

    @property
    def name(self) -> str:
        """Both names."""
        return f"{self.given_name} {self.family_name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFilter:
    """Whom one looks for: words of the name or of an address, roles of which one is enough; empty means any."""

    search: str = ""
    roles: tuple[Role, ...] = ()
    organization_id: UUID | None = None


_COLUMNS = """
    l.id, l.given_name, l.family_name, l.created_at,
    (SELECT MAX(e.address) FROM email_address e WHERE e.learner_id = l.id AND e."primary") AS email,
    (SELECT MAX(s.last_seen_at) FROM session s WHERE s.learner_id = l.id) AS last_seen_at
"""


async def by_id(learner_id: UUID) -> Person | None:
    """One person, without asking who may see them; None for nobody, or for a closed account."""
    found = await sql.rows(f"SELECT {_COLUMNS} FROM learner l WHERE l.id = :id AND l.closed_at IS NULL", id=learner_id)
    return next(iter(await _records(found)), None)


async def page(wanted: PersonFilter, *, first: int, after: str | None, count: bool) -> pages.Page[Person]:
    """A page of the people with an account, by family name. Two statements, and one to count.

    Raises: InvalidInput for a wrong `first` or `after`.
    """
    pages.checked_first(first)
    where, given = _where(wanted)
    total = None
    if count:
        counted = await sql.row(f"SELECT COUNT(*) AS n FROM learner l WHERE {where}", **given)
        total = counted["n"] if counted else 0
    last = pages.keys_as(after, str, str, UUID)
    if last is not None:
        where += " AND (l.family_name, l.given_name, l.id) > (:family, :given, CAST(:last AS uuid))"
        given |= {"family": last[0], "given": last[1], "last": last[2]}
    found = await sql.rows(
        f"SELECT {_COLUMNS} FROM learner l WHERE {where} ORDER BY l.family_name, l.given_name, l.id LIMIT :limit",
        **given,
        limit=first + 1,
    )
    return pages.page(
        await _records(found),
        first=first,
        after=after,
        key=lambda person: (person.family_name, person.given_name, str(person.id)),
        total_count=total,
    )


def _where(wanted: PersonFilter) -> tuple[str, dict[str, Any]]:
    where, given = directory.matching(wanted.search)
    where += " AND l.closed_at IS NULL"
    if wanted.roles or wanted.organization_id:
        held = "g.learner_id = l.id"
        if wanted.roles:
            held += " AND g.role IN (:roles)"
            given["roles"] = [role.value for role in wanted.roles]
        if wanted.organization_id:
            held += " AND g.organization_id = :organization"
            given["organization"] = wanted.organization_id
        where += f" AND EXISTS (SELECT 1 FROM role_grant g WHERE {held})"
    return where, given


async def _records(rows: Iterable[sql.Row]) -> list[Person]:
    listed = list(rows)
    if not listed:
        return []
    held = await sql.rows(
        "SELECT learner_id, role, organization_id FROM role_grant WHERE learner_id IN (:ids) ORDER BY role, organization_id",
        ids=[sql.uuid_of(row["id"]) for row in listed],
    )
    return [_record(row, held) for row in listed]


def _record(row: sql.Row, held: Iterable[sql.Row]) -> Person:
    person_id = sql.uuid_of(row["id"])
    return Person(
        id=person_id,
        given_name=row["given_name"],
        family_name=row["family_name"],
        email=row["email"] or "",
        grants=tuple(
            Grant(Role(each["role"]), each["organization_id"] and sql.uuid_of(each["organization_id"]))
            for each in held
            if sql.uuid_of(each["learner_id"]) == person_id
        ),
        created_at=sql.instant_of(row["created_at"]),
        last_seen_at=None if row["last_seen_at"] is None else sql.instant_of(row["last_seen_at"]),
    )
