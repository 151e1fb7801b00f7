"""Organizations: the providers, employers, boards and systems that an installation knows."""

import datetime as dt
from typing import Any
from uuid import UUID

from tortoise.exceptions import IntegrityError

from backend.certificates import glyphs
from backend.domain import organizations
from backend.domain.actors import Actor
from backend.domain.audit import AuditKind
from backend.domain.organizations import OrganizationChange, OrganizationKind
from backend.domain.problems import Conflict, GlyphMissing, NotFound
from backend.models import tables
from backend.models.database import transaction
from backend.services import audit


async def create(
    code: str,
    name: str,
    *,
    kind: OrganizationKind,
    accredited: bool = False,
    fictitious: bool = False,
    by: Actor,
    now: dt.datetime,
) -> UUID:
    """A new organization. Its id.

    Raises: Unauthenticated, Forbidden for all but administrators; InvalidInput for a code or name that cannot be one;
    GlyphMissing for a name that no certificate could print; Conflict for a code that is taken.
    """
    by.require_administrator()
    code = organizations.checked_code(code)
    change = organizations.checked_change(OrganizationChange(name=name))
    _refuse_unprintable(change)
    try:
        async with transaction():
            row = await tables.Organization.create(
                code=code,
                name=change.name,
                kind=kind.value,
                accredited=accredited,
                fictitious=fictitious,
                created_at=now,
            )
            details = {"code": code, "name": change.name, "kind": kind.value, "accredited": accredited}
            await audit.record(AuditKind.ORGANIZATION_CREATED, by=by, organization_id=row.id, details=details, now=now)
    except IntegrityError as taken:
        raise Conflict(f"There is an organization {code!r} already.", path=("code",)) from taken
    return row.id


async def update(organization_id: UUID, change: OrganizationChange, *, by: Actor, now: dt.datetime) -> None:
    """Change what certificates print of an organization from now on. Those issued before stay as they are.

    Raises: Unauthenticated, Forbidden for all but administrators; NotFound; InvalidInput with every fault; GlyphMissing for
    characters that no certificate could print.
    """
    by.require_administrator()
    change = organizations.checked_change(change)
    _refuse_unprintable(change)
    async with transaction():
        row = await tables.Organization.select_for_update().get_or_none(id=organization_id)
        if row is None:
            raise NotFound("organization")
        new = _differences(change, row)
        if new:
            await tables.Organization.filter(id=organization_id).update(**new)
            details = {name: {"before": getattr(row, name), "after": value} for name, value in new.items()}
            await audit.record(AuditKind.ORGANIZATION_CHANGED, by=by, organization_id=organization_id, details=details, now=now)


async def id_of(code: str) -> UUID | None:
    """The id of the organization with that code."""
    found = await tables.Organization.get_or_none(code=code)
    return None if found is None else found.id


def _refuse_unprintable(change: OrganizationChange) -> None:
    for field in ("name", "accreditation_statement"):
        missing = "".join(glyphs.missing(getattr(change, field) or ""))
        if missing:
            raise GlyphMissing(f"Certificates cannot show: {missing}", path=(field,), characters=missing)


def _differences(change: OrganizationChange, row: tables.Organization) -> dict[str, Any]:
    """The columns that become different."""
    wanted = {
        "name": change.name,
        "accredited": change.accredited,
        "accreditation_statement": change.accreditation_statement,
    }
    return {name: value for name, value in wanted.items() if value is not None and value != getattr(row, name)}
