"""Organizations: who provides, employs, licenses or sends."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from backend.domain.actors import Actor
from backend.domain.organizations import OrganizationKind
from backend.reads import pages, sql


@dataclass(frozen=True, slots=True)
class Organization:
    """One organization. `fictitious` ones say so on their pages (decision 5).

    `accreditation_statement` is the provider's own, "" for the standard one; `seal` is the SHA-256 of its own, "" for the one
    that is drawn.
    """

    id: UUID
    code: str
    name: str
    kind: OrganizationKind
    accredited: bool
    fictitious: bool
    accreditation_statement: str = ""
    seal: str = ""


_COLUMNS = "id, code, name, kind, accredited, fictitious, accreditation_statement, seal"


def columns(alias: str) -> str:
    """The columns of an organization joined as `alias`, for `organization_of(row, f"{alias}_")`."""
    return ", ".join(f"{alias}.{name} AS {alias}_{name}" for name in _COLUMNS.split(", "))


async def by_ids(organization_ids: Iterable[UUID]) -> dict[UUID, Organization]:
    """Those that exist of many."""
    ids = list(organization_ids)
    if not ids:
        return {}
    found = await sql.rows(f"SELECT {_COLUMNS} FROM organization WHERE id IN (:ids)", ids=ids)
    return {organization.id: organization for organization in map(organization_of, found)}


async def providers() -> list[Organization]:
    """Every provider by name, at most 200."""
    found = await sql.rows(f"SELECT {_COLUMNS} FROM organization WHERE kind = 'PROVIDER' ORDER BY name, code LIMIT 200")
    return [organization_of(row) for row in found]


async def page(*, by: Actor, first: int, after: str | None, count: bool) -> pages.Page[Organization]:
    """A page of organizations by name: all for administrators and auditors, for others those that they belong to.

    Raises: InvalidInput for a wrong `first` or `after`.
    """
    pages.checked_first(first)
    where, given = "(:all OR id IN (:own))", {"all": by.sees_all, "own": list(by.organization_ids)}
    total = None
    if count:
        counted = await sql.row(f"SELECT COUNT(*) AS n FROM organization WHERE {where}", **given)
        total = counted["n"] if counted else 0
    last = pages.keys_of(after, count=2)
    if last is not None:
        where += " AND (name, code) > (:name, :code)"
    found = await sql.rows(
        f"SELECT {_COLUMNS} FROM organization WHERE {where} ORDER BY name, code LIMIT :limit",
        **given,
        name=last and last[0],
        code=last and last[1],
        limit=first + 1,
    )
    return pages.page(
        [organization_of(row) for row in found],
        first=first,
        after=after,
        key=lambda organization: (organization.name, organization.code),
        total_count=total,
    )


def organization_of(row: Mapping[str, Any], prefix: str = "") -> Organization:
    """The record in a row whose columns may have a prefix."""
    return Organization(
        id=sql.uuid_of(row[f"{prefix}id"]),
        code=row[f"{prefix}code"],
        name=row[f"{prefix}name"],
        kind=OrganizationKind(row[f"{prefix}kind"]),
        accredited=sql.bool_of(row[f"{prefix}accredited"]),
        fictitious=sql.bool_of(row[f"{prefix}fictitious"]),
        accreditation_statement=row[f"{prefix}accreditation_statement"],
        seal=row[f"{prefix}seal"],
    )
