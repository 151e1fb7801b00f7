"""Choosing another password: by a mailed link when it is forgotten, by the old one when it is not."""

from datetime import datetime, timedelta
from uuid import UUID

from backend.domain import accounts, letters, passwords
from backend.domain.actors import Actor
from backend.domain.problems import InvalidInput
from backend.models import tables
from backend.models.database import transaction
from backend.reads import sql
from backend.services import hashing, mailed_secrets, mailing, sessions, throttling
from backend.services.mailed_secrets import Purpose
from backend.services.sessions import SignedIn
from backend.settings import Settings

LINKS_PER_ADDRESS = throttling.Limit("reset:address", 3, timedelta(hours=1))
LINKS_PER_CLIENT = throttling.Limit("reset:client", 20, timedelta(hours=1))
TRIES_PER_CLIENT = throttling.Limit("reset-link:client", 30, timedelta(minutes=15))
TRIES_PER_LEARNER = throttling.Limit("password:learner", 5, timedelta(minutes=15))

RESET_PATH = "/reset-password"
"""The dashboard's page; the token stands behind `#token=`, where no server's log sees it."""


async def request_reset(email: str, *, client: str, settings: Settings, now: datetime) -> None:
    """Mail a link with which another password can be chosen, if the address has an account. The answer is the same if not.

    Raises: InvalidInput for what is no address; Throttled per address and per client.
    """
    address = accounts.checked_address(email)
    await throttling.spend(LINKS_PER_ADDRESS.on(address), LINKS_PER_CLIENT.on_client(client), now=now)
    await mailed_secrets.sweep(now)
    async with transaction():
        known = await _account(address)
        # Made for an unknown address too, and thrown away: the same work.
        token = await mailed_secrets.new_link(Purpose.RESET, address, now=now)
        if known is not None:
            url = f"{settings.public_url.rstrip('/')}{RESET_PATH}#token={token}"
            letter = letters.password_reset(url, service=settings.service_name, language=known["language"])
            await mailing.post(address, letter, now=now)


async def reset(token: str, password: str, *, device: str, client: str, settings: Settings, now: datetime) -> SignedIn:
    """Set another password by a mailed link, end all sessions and begin one.

    Raises: Throttled per client; CodeExpired for a link that is unknown, used or too old; InvalidInput for a weak password,
    which leaves the link as it is.
    """
    await throttling.spend(TRIES_PER_CLIENT.on_client(client), now=now)
    link = await mailed_secrets.find_link(Purpose.RESET, token, now=now)
    password_hash = await _hashed(password, address=link.address)
    async with transaction():
        await mailed_secrets.use(link.id, now=now, path="token")
        account = await _account(link.address)
        if account is None:
            raise mailed_secrets.expired("token")
        learner_id = sql.uuid_of(account["id"])
        await _set(learner_id, password_hash)
        await sessions.end_all(learner_id, now=now)
        await _tell(link.address, account["language"], settings=settings, now=now)
        signed_in = await sessions.start(learner_id, device=device, now=now)
    await throttling.forget(sessions.PER_ADDRESS.on(link.address))
    return signed_in


async def change(current: str, password: str, *, by: Actor, settings: Settings, now: datetime) -> None:
    """Set another password by the present one, and end all sessions but the one that asks.

    Raises: Unauthenticated, Forbidden for an API key; Throttled; InvalidInput with path `current_password` for a wrong one, or
    `password` for a weak one.
    """
    learner_id = by.learner()
    count = TRIES_PER_LEARNER.on(str(learner_id))
    await throttling.spend(count, now=now)
    account = await sql.row(
        """SELECT l.password_hash, l.language, e.address
           FROM learner l JOIN email_address e ON e.learner_id = l.id AND e."primary"
           WHERE l.id = :learner""",
        learner=learner_id,
    )
    kept = account["password_hash"] if account else None
    if not await hashing.matches(kept, passwords.normal(current)) or account is None:
        raise _wrong_current()
    password_hash = await _hashed(password, address=account["address"])
    async with transaction():
        if not await tables.Learner.filter(id=learner_id, password_hash=kept).update(password_hash=password_hash):
            raise _wrong_current()  # somebody else has just changed it
        await sessions.end_all(learner_id, but=by.session_id, now=now)
        await _tell(account["address"], account["language"], settings=settings, now=now)
    await throttling.forget(count)


async def _account(address: str) -> sql.Row | None:
    return await sql.row(
        """SELECT l.id, l.language FROM email_address e JOIN learner l ON l.id = e.learner_id
           WHERE e.address = :address AND l.closed_at IS NULL""",
        address=address,
    )


async def _hashed(password: str, *, address: str) -> str:
    plain = passwords.normal(password)
    faults = tuple(passwords.faults(plain, address=address))
    if faults:
        raise InvalidInput.of(faults)
    return await hashing.hashed(plain)


async def _set(learner_id: UUID, password_hash: str) -> None:
    await tables.Learner.filter(id=learner_id).update(password_hash=password_hash)


async def _tell(address: str, language: str, *, settings: Settings, now: datetime) -> None:
    await mailing.post(address, letters.password_changed(service=settings.service_name, language=language), now=now)


def _wrong_current() -> InvalidInput:
    return InvalidInput("This is not your present password.", path=("current_password",), rule="credentials")
