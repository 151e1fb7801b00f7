"""People and organizations for tests, written straight into the tables: `await people.learner(profession=Profession.NURSE)`."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import count
from uuid import UUID

from argon2 import PasswordHasher

from backend.domain import searching
from backend.domain.actors import SYSTEM, Actor, Role, Scope
from backend.domain.credits import Profession
from backend.domain.organizations import OrganizationKind
from backend.models import tables
from backend.models.database import transaction
from backend.reads import sql
from backend.services import api_keys, sessions

NOW = datetime(2026, 3, 9, 8, 30, tzinfo=UTC)
PASSWORD = "seven herons over the creek"

QUICK_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""In place of the real one where a test is not about it: a thousand times faster."""

_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Made:
    """Somebody with an account; `actor` is what they are once they have signed in."""

    id: UUID
    email: str
    actor: Actor


@dataclass(frozen=True, slots=True)
class MadeKey:
    """An organization's key."""

    id: UUID
    secret: str
    actor: Actor


async def learner(
    *,
    email: str = "",
    given_name: str = "Amal",
    family_name: str = "Haddad",
    profession: Profession = Profession.PHYSICIAN,
    specialty: str = "cardiology",
    time_zone: str = "Asia/Dubai",
    language: str = "en",
    roles: Collection[Role] = (),
    organization_id: UUID | None = None,
    now: datetime = NOW,
) -> Made:
    """Somebody who has proven their address; their password is PASSWORD."""
    address = email or f"learner{next(_numbers)}@example.org"
    granted = {Role.LEARNER, *roles}
    async with transaction():
        row = await tables.Learner.create(
            given_name=given_name,
            family_name=family_name,
            printed_name=f"{given_name} {family_name}",
            search_text=searching.folded(f"{given_name} {family_name}"),
            profession=profession.value,
            specialty=specialty,
            time_zone=time_zone,
            language=language,
            password_hash=_password_hash(),
            created_at=now,
        )
        await tables.EmailAddress.create(learner_id=row.id, address=address, verified_at=now, primary=True)
        for role in sorted(granted):
            place = organization_id if role is Role.STAFF else None
            await tables.RoleGrant.create(learner_id=row.id, role=role.value, organization_id=place, granted_at=now)
    places = frozenset({organization_id} if organization_id and Role.STAFF in granted else ())
    return Made(row.id, address, Actor(learner_id=row.id, roles=frozenset(granted), organization_ids=places))


async def staff(organization_id: UUID, *, email: str = "") -> Made:
    """Somebody who works for a provider."""
    return await learner(email=email, given_name="Sami", roles=[Role.STAFF], organization_id=organization_id)


async def administrator(*, email: str = "") -> Made:
    """Somebody who runs the installation."""
    return await learner(email=email, given_name="Noor", roles=[Role.ADMINISTRATOR])


async def organization(
    code: str = "", *, name: str = "Creek Heart Institute", kind: OrganizationKind = OrganizationKind.PROVIDER
) -> UUID:
    """An accredited, fictitious organization; its id."""
    row = await tables.Organization.create(
        code=code or f"organization-{next(_numbers)}",
        name=name,
        kind=kind.value,
        accredited=True,
        fictitious=True,
        created_at=NOW,
    )
    return row.id


async def key(organization_id: UUID, *scopes: Scope, now: datetime = NOW) -> MadeKey:
    """A key of an organization's system."""
    made, secret = await api_keys.create(organization_id, "Test system", scopes, by=SYSTEM, now=now)
    actor = Actor(api_key_id=made.id, scopes=made.scopes, organization_ids=frozenset({organization_id}))
    return MadeKey(made.id, secret, actor)


async def session(person: Made, *, device: str = "Firefox on Linux", now: datetime = NOW) -> sessions.SignedIn:
    """A session of somebody's."""
    async with transaction():
        return await sessions.start(person.id, device=device, now=now)


async def as_they_stand() -> dict[str, list[sql.Row]]:
    """Every row about people and keys, tries aside: equal before and after whatever was refused."""
    tables_of_people = ("learner", "email_address", "role_grant", "session", "mailed_secret", "mail", "api_key", "organization")
    return {table: await sql.rows(f"SELECT * FROM {table} ORDER BY id") for table in tables_of_people}


@cache
def _password_hash() -> str:
    return QUICK_HASHER.hash(PASSWORD)
