"""Organizations: the providers, employers, boards and systems that an installation knows."""

import datetime as dt
from uuid import UUID

from tortoise.exceptions import IntegrityError

from backend.domain.actors import Actor
from backend.domain.organizations import OrganizationKind
from backend.domain.problems import Conflict, InvalidInput
from backend.models import tables
from backend.models.database import transaction


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

    Raises: Unauthenticated, Forbidden for all but administrators; InvalidInput without code or name; Conflict for a code that
    is taken.
    """
    by.require_administrator()
    if not code.strip() or not name.strip():
        raise InvalidInput("An organization has a code and a name.", path=("name",))
    try:
        async with transaction():
            row = await tables.Organization.create(
                code=code.strip(),
                name=name.strip(),
                kind=kind.value,
                accredited=accredited,
                fictitious=fictitious,
                created_at=now,
            )
    except IntegrityError as taken:
        raise Conflict(f"There is an organization {code!r} already.", path=("code",)) from taken
    return row.id


async def id_of(code: str) -> UUID | None:
    """The id of the organization with that code."""
    found = await tables.Organization.get_or_none(code=code)
    return None if found is None else found.id
