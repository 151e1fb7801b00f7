"""Keys with which an organization's systems call: made, changed and ended by administrators."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from backend.domain import accounts, keys
from backend.domain.actors import Actor, Scope
from backend.domain.problems import InvalidInput, NotFound
from backend.models import tables
from backend.models.database import transaction
from backend.reads import sql
from backend.services import hashing

NOTED_EVERY = timedelta(minutes=1)
"""How exactly `last_used_at` is kept."""


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key, without its secret."""

    id: UUID
    organization_id: UUID
    name: str
    scopes: frozenset[Scope]
    created_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None


async def create(
    organization_id: UUID, name: str, scopes: Collection[Scope], *, by: Actor, now: datetime
) -> tuple[ApiKey, str]:
    """A new key and its secret, which is shown this once.

    Raises: Unauthenticated, Forbidden for all but administrators; InvalidInput for a name or scopes that say nothing; NotFound
    for an unknown organization.
    """
    by.require_administrator()
    tidy = accounts.tidy_name(name)
    faults = tuple(accounts.name_faults(tidy, "name"))
    if faults:
        raise InvalidInput.of(faults)
    if not scopes:
        raise InvalidInput("Name what the key may do.", path=("scopes",))
    secret = _new_secret()
    async with transaction():
        if not await tables.Organization.exists(id=organization_id):
            raise NotFound("organization")
        row = await tables.ApiKey.create(
            organization_id=organization_id,
            name=tidy,
            secret_hash=hashing.digest(secret),
            scopes=sorted(scope.value for scope in set(scopes)),
            created_at=now,
        )
    return _record(row), secret


async def rotate(key_id: UUID, *, by: Actor) -> tuple[ApiKey, str]:
    """Another secret for the same key, shown this once. The old one ends at once.

    Raises: Unauthenticated, Forbidden for all but administrators; NotFound for an unknown or revoked key.
    """
    by.require_administrator()
    secret = _new_secret()
    async with transaction():
        if not await tables.ApiKey.filter(id=key_id, revoked_at=None).update(secret_hash=hashing.digest(secret)):
            raise NotFound("API key")
        row = await tables.ApiKey.get(id=key_id)
    return _record(row), secret


async def revoke(key_id: UUID, *, by: Actor, now: datetime) -> ApiKey:
    """End a key. Safe to repeat: the first time stands.

    Raises: Unauthenticated, Forbidden for all but administrators; NotFound for an unknown key.
    """
    by.require_administrator()
    async with transaction():
        await tables.ApiKey.filter(id=key_id, revoked_at=None).update(revoked_at=now)
        row = await tables.ApiKey.get_or_none(id=key_id)
    if row is None:
        raise NotFound("API key")
    return _record(row)


async def actor_of_key(secret: str, *, now: datetime) -> Actor | None:
    """Whose key this is, None for one that is unknown or revoked.

    One statement; at most once a minute, a second one notes that the key is in use.
    """
    if not keys.is_key(secret):
        return None
    found = await sql.row(
        "SELECT id, organization_id, scopes, last_used_at FROM api_key WHERE secret_hash = :hash AND revoked_at IS NULL",
        hash=hashing.digest(secret),
    )
    if found is None:
        return None
    key_id = sql.uuid_of(found["id"])
    last_used_at = None if found["last_used_at"] is None else sql.instant_of(found["last_used_at"])
    if last_used_at is None or now - last_used_at >= NOTED_EVERY:
        async with transaction():
            await tables.ApiKey.filter(id=key_id, last_used_at=last_used_at).update(last_used_at=now)
    return Actor(
        api_key_id=key_id,
        scopes=frozenset(Scope(scope) for scope in sql.json_of(found["scopes"])),
        organization_ids=frozenset({sql.uuid_of(found["organization_id"])}),
    )


def _new_secret() -> str:
    return keys.written(secrets.token_bytes(keys.SECRET_BYTES))


def _record(row: tables.ApiKey) -> ApiKey:
    return ApiKey(
        id=row.id,
        organization_id=row.organization_id,
        name=row.name,
        scopes=frozenset(Scope(scope) for scope in row.scopes),
        created_at=row.created_at,
        last_used_at=row.last_used_at,
        revoked_at=row.revoked_at,
    )
