"""Organizations: who provides, employs, licenses or sends."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from backend.domain.organizations import OrganizationKind
from backend.reads import sql


@dataclass(frozen=True, slots=True)
class Organization:
    """One organization. `fictitious` ones say so on their pages (decision 5)."""

    id: UUID
    code: str
    name: str
    kind: OrganizationKind
    accredited: bool
    fictitious: bool


async def by_ids(organization_ids: Iterable[UUID]) -> dict[UUID, Organization]:
    """Those that exist of many."""
    ids = list(organization_ids)
    if not ids:
        return {}
    found = await sql.rows("SELECT id, code, name, kind, accredited, fictitious FROM organization WHERE id IN (:ids)", ids=ids)
    return {organization.id: organization for organization in map(organization_of, found)}


async def providers() -> list[Organization]:
    """Every provider by name, at most 200."""
    found = await sql.rows(
        """SELECT id, code, name, kind, accredited, fictitious FROM organization WHERE kind = 'PROVIDER'
           ORDER BY name, code LIMIT 200"""
    )
    return [organization_of(row) for row in found]


def organization_of(row: Mapping[str, Any], prefix: str = "") -> Organization:
    """The record in a row whose columns may have a prefix."""
    return Organization(
        id=sql.uuid_of(row[f"{prefix}id"]),
        code=row[f"{prefix}code"],
        name=row[f"{prefix}name"],
        kind=OrganizationKind(row[f"{prefix}kind"]),
        accredited=sql.bool_of(row[f"{prefix}accredited"]),
        fictitious=sql.bool_of(row[f"{prefix}fictitious"]),
    )
