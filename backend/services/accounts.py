"""How one comes to an account: by a mailed code, or by the hand of the operator."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tortoise.exceptions import IntegrityError

from backend.domain import accounts, letters, searching
from backend.domain.accounts import Person, RegistrationMode
from backend.domain.actors import Actor, Role
from backend.domain.problems import Conflict, Forbidden, InvalidInput, NotFound
from backend.models import tables
from backend.models.database import transaction
from backend.reads import sql
from backend.services import hashing, mailed_secrets, mailing, sessions, throttling
from backend.services.mailed_secrets import Purpose
from backend.services.sessions import SignedIn
from backend.settings import Settings

CODES_PER_ADDRESS = throttling.Limit("register:address", 5, timedelta(hours=1))
CODES_PER_CLIENT = throttling.Limit("register:client", 20, timedelta(hours=1))
TRIES_PER_CLIENT = throttling.Limit("register-code:client", 30, timedelta(minutes=15))


@dataclass(frozen=True, slots=True)
class CodeSent:
    """A registration that waits for its code, or would, if the address had no account already."""

    address: str


def registration_mode(settings: Settings) -> RegistrationMode:
    """How one comes to an account here."""
    return RegistrationMode(settings.registration.upper())


async def register(
    person: Person, code: str | None = None, *, device: str, client: str, settings: Settings, now: datetime
) -> CodeSent | SignedIn:
    """Without `code`: mail one. With it: create the account and begin a session.

    An address that has an account gets the same answers; its mailbox is told that there is one.

    Raises: Forbidden where registration is by invitation; InvalidInput with every fault; Throttled per address and per client;
    CodeExpired for a code that is wrong, used, too old or tried too often.
    """
    if registration_mode(settings) is not RegistrationMode.OPEN:
        raise Forbidden("One registers here by invitation.")
    person = accounts.checked(person)
    if code is None:
        return await _send_code(person, client=client, settings=settings, now=now)
    await throttling.spend(TRIES_PER_CLIENT.on_client(client), now=now)
    secret_id = await mailed_secrets.try_code(Purpose.REGISTER, person.email, code, now=now)
    password_hash = await hashing.hashed(person.password)
    try:
        async with transaction():
            await mailed_secrets.use(secret_id, now=now)
            learner_id = await admit(person, password_hash, now=now)
            return await sessions.start(learner_id, device=device, now=now)
    except IntegrityError as taken:
        raise Conflict("This address has an account.", path=("email",)) from taken


async def create_person(
    person: Person, *, roles: Collection[Role] = (), organization_code: str | None = None, by: Actor, now: datetime
) -> UUID:
    """An account whose address the operator vouches for, with these roles beside LEARNER. Nothing is mailed. The learner's id.

    Raises: Unauthenticated, Forbidden for all but administrators; InvalidInput with every fault, or for STAFF without an
    organization; NotFound for an unknown organization; Conflict for an address that has an account.
    """
    by.require_administrator()
    person = accounts.checked(person)
    if Role.STAFF in roles and organization_code is None:
        raise InvalidInput("Staff belong to an organization: name it.", path=("organization_code",))
    password_hash = await hashing.hashed(person.password)
    try:
        async with transaction():
            return await admit(person, password_hash, roles=roles, organization_code=organization_code, now=now)
    except IntegrityError as taken:
        raise Conflict("This address has an account.", path=("email",)) from taken


async def admit(
    person: Person,
    password_hash: str,
    *,
    roles: Collection[Role] = (),
    organization_code: str | None = None,
    now: datetime,
) -> UUID:
    """Write the account of a checked person down, the address proven, in the caller's transaction. `password_hash` "": none.

    Raises: NotFound for an unknown organization; IntegrityError for an address that has an account.
    """
    organization_id = await _organization_id(organization_code)
    learner = await tables.Learner.create(
        given_name=person.given_name,
        family_name=person.family_name,
        printed_name=person.name,
        search_text=searching.folded(person.name),
        profession=person.profession.value,
        specialty=person.specialty,
        time_zone=person.time_zone,
        language=person.language,
        password_hash=password_hash,
        created_at=now,
    )
    await tables.EmailAddress.create(learner_id=learner.id, address=person.email, verified_at=now, primary=True)
    for role in sorted({Role.LEARNER, *roles}):
        await tables.RoleGrant.create(
            learner_id=learner.id,
            role=role.value,
            organization_id=organization_id if role is Role.STAFF else None,
            granted_at=now,
        )
    return learner.id


async def _send_code(person: Person, *, client: str, settings: Settings, now: datetime) -> CodeSent:
    await throttling.spend(CODES_PER_ADDRESS.on(person.email), CODES_PER_CLIENT.on_client(client), now=now)
    await mailed_secrets.sweep(now)
    service, language = settings.service_name, person.language
    async with transaction():
        known = await sql.row(
            """SELECT l.language FROM email_address e JOIN learner l ON l.id = e.learner_id WHERE e.address = :address""",
            address=person.email,
        )
        # Made for a known address too, and thrown away: the same work, and a code that is tried meets the same refusal.
        code = await mailed_secrets.new_code(Purpose.REGISTER, person.email, now=now)
        letter = (
            letters.registration_code(code, service=service, language=language)
            if known is None
            else letters.account_exists(
                f"{settings.public_url.rstrip('/')}/sign-in", service=service, language=known["language"]
            )
        )
        await mailing.post(person.email, letter, now=now)
    return CodeSent(person.email)


async def _organization_id(code: str | None) -> UUID | None:
    if code is None:
        return None
    organization = await tables.Organization.get_or_none(code=code)
    if organization is None:
        raise NotFound("organization")
    return organization.id
