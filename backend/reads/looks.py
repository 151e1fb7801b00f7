"""Who has looked at a learner's record: the part of the audit trail that the learner is shown."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backend.domain.audit import AuditKind
from backend.reads import pages, sql


@dataclass(frozen=True, slots=True)
class Look:
    """One look: when, by whom, and for which provider. A key, or who runs the installation, has no provider or no name."""

    id: UUID
    at: datetime
    by: str | None
    organization: str | None


async def of_learner(learner_id: UUID, *, first: int, after: str | None, count: bool) -> pages.Page[Look]:
    """A page of the looks at a learner's record, newest first.

    Raises: InvalidInput for a wrong `first` or `after`.
    """
    pages.checked_first(first)
    where, given = "e.subject_id = :learner AND e.kind = :kind", {"learner": learner_id, "kind": AuditKind.LEARNER_VIEWED}
    total = None
    if count:
        counted = await sql.row(f"SELECT COUNT(*) AS n FROM audit_event e WHERE {where}", **given)
        total = counted["n"] if counted else 0
    last = pages.keys_as(after, sql.instant_of, UUID)
    bounds: dict[str, object] = {}
    if last is not None:
        where += " AND (e.happened_at < :last OR (e.happened_at = :last AND e.id > :last_id))"
        bounds = {"last": last[0], "last_id": last[1]}
    found = await sql.rows(
        f"""SELECT e.id, e.happened_at, l.given_name, l.family_name, o.name AS organization
            FROM audit_event e LEFT JOIN learner l ON l.id = e.actor_id LEFT JOIN organization o ON o.id = e.organization_id
            WHERE {where} ORDER BY e.happened_at DESC, e.id LIMIT :most""",
        **given,
        **bounds,
        most=first + 1,
    )
    return pages.page([_look(row) for row in found], first=first, after=after, key=_keys, total_count=total)


def _look(row: sql.Row) -> Look:
    return Look(
        id=sql.uuid_of(row["id"]),
        at=sql.instant_of(row["happened_at"]),
        by=None if row["given_name"] is None else f"{row['given_name']} {row['family_name']}",
        organization=row["organization"],
    )


def _keys(look: Look) -> tuple[str, str]:
    return look.at.isoformat(), str(look.id)
