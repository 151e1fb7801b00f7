"""The e-mail addresses of an account: adding one by a mailed code, and choosing the one that mails go to.

An address that belongs to another account is answered like any other until its mailbox is proven: who can read the mailbox may
know whose it is, nobody else.
"""

from datetime import datetime, timedelta
from uuid import UUID

from tortoise.exceptions import IntegrityError

from backend import live
from backend.domain import accounts, addresses, letters
from backend.domain.actors import Actor
from backend.domain.problems import Conflict, NotFound
from backend.live import topics
from backend.models import tables
from backend.models.database import transaction
from backend.services import mailed_secrets, mailing, throttling
from backend.services.mailed_secrets import Purpose
from backend.settings import Settings

MOST = 10
"""Addresses of one account, waiting ones included."""

CODES_PER_ADDRESS = throttling.Limit("address:address", 5, timedelta(hours=1))
CODES_PER_LEARNER = throttling.Limit("address:learner", 10, timedelta(hours=1))
TRIES_PER_LEARNER = throttling.Limit("address-code:learner", 20, timedelta(minutes=15))


async def add(email: str, *, by: Actor, settings: Settings, now: datetime) -> None:
    """Mail a code to an address that the caller wants for the account; `verify` takes it. Asked again, another code is mailed.

    Raises: Unauthenticated, Forbidden for an API key; InvalidInput for what is no address; Conflict for one that the account
    has already, or for one too many; Throttled per address and per account.
    """
    learner_id = by.learner()
    address = accounts.checked_address(email)
    await throttling.spend(CODES_PER_ADDRESS.on(address), CODES_PER_LEARNER.on(str(learner_id)), now=now)
    await mailed_secrets.sweep(now)
    async with transaction():
        learner = await _locked(learner_id)
        if await tables.EmailAddress.exists(learner_id=learner_id, address=address):
            raise Conflict("Your account has this address already.", path=("email",), rule="yours")
        if await _count(learner_id, but=address, now=now) >= MOST:
            raise Conflict(f"An account has at most {MOST} addresses.", path=("email",), rule="most", maximum=str(MOST))
        code = await mailed_secrets.new_code(Purpose.ADDRESS, address, learner_id=learner_id, now=now)
        letter = letters.address_code(code, service=settings.service_name, language=learner.language)
        await mailing.post(address, letter, now=now)
        live.announce(topics.account(learner_id))


async def verify(email: str, code: str, *, by: Actor, settings: Settings, now: datetime) -> None:
    """Take the mailed code: the address is the account's from now on. The primary mailbox is told.

    Raises: Unauthenticated, Forbidden for an API key; CodeExpired for a code that is wrong, used, too old or tried too often;
    Throttled per account; Conflict, with rule `taken`, for a mailbox that is proven but belongs to another account.
    """
    learner_id = by.learner()
    await throttling.spend(TRIES_PER_LEARNER.on(str(learner_id)), now=now)
    address = addresses.mailbox(email) or ""
    secret_id = await mailed_secrets.try_code(Purpose.ADDRESS, address, code, learner_id=learner_id, now=now)
    try:
        async with transaction():
            learner = await _locked(learner_id)
            await mailed_secrets.use(secret_id, now=now)
            primary = await tables.EmailAddress.get(learner_id=learner_id, primary=True)
            await tables.EmailAddress.create(learner_id=learner_id, address=address, verified_at=now, primary=False)
            letter = letters.address_added(address, service=settings.service_name, language=learner.language)
            await mailing.post(primary.address, letter, now=now)
            live.announce(topics.account(learner_id))
    except IntegrityError as taken:
        raise Conflict("This address belongs to another account.", path=("email",), rule="taken") from taken


async def remove(email: str, *, by: Actor) -> None:
    """Take an address off the account, or give up one that waits for its code.

    Raises: Unauthenticated, Forbidden for an API key; NotFound for an address that is not the caller's; Conflict for the
    primary one, which is handed over first: so a proven one always remains.
    """
    learner_id = by.learner()
    address = addresses.mailbox(email) or ""
    async with transaction():
        await _locked(learner_id)
        kept = await tables.EmailAddress.get_or_none(learner_id=learner_id, address=address)
        if kept is None:
            if not await mailed_secrets.withdraw(Purpose.ADDRESS, address, learner_id=learner_id):
                raise NotFound("address")
        elif kept.primary:
            raise Conflict("Mails go to this address: make another one primary first.", path=("email",), rule="primary")
        else:
            await kept.delete()
        live.announce(topics.account(learner_id))


async def make_primary(email: str, *, by: Actor, settings: Settings, now: datetime) -> None:
    """Have mails go to another proven address of the account. The mailbox they went to before is told. Safe to repeat.

    Raises: Unauthenticated, Forbidden for an API key; NotFound for an address that the caller has not proven.
    """
    learner_id = by.learner()
    address = addresses.mailbox(email) or ""
    async with transaction():
        learner = await _locked(learner_id)
        owned = {row.address: row for row in await tables.EmailAddress.filter(learner_id=learner_id)}
        if address not in owned or owned[address].verified_at is None:
            raise NotFound("address")
        before = [row.address for row in owned.values() if row.primary]
        if before == [address]:
            return
        await tables.EmailAddress.filter(learner_id=learner_id, primary=True).update(primary=False)
        await tables.EmailAddress.filter(learner_id=learner_id, address=address).update(primary=True)
        letter = letters.primary_address_changed(address, service=settings.service_name, language=learner.language)
        for old in before:
            await mailing.post(old, letter, now=now)
        live.announce(topics.account(learner_id))


async def _locked(learner_id: UUID) -> tables.Learner:
    """The account, held until the transaction ends: its addresses change one at a time."""
    return await tables.Learner.select_for_update().get(id=learner_id)


async def _count(learner_id: UUID, *, but: str, now: datetime) -> int:
    waiting = tables.MailedSecret.filter(learner_id=learner_id, used_at=None, expires_at__gt=now).exclude(address=but)
    return await tables.EmailAddress.filter(learner_id=learner_id).count() + await waiting.count()
