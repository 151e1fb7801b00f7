"""Signing in with the word of an identity provider: sent there with a secret state, believed once on return."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from tortoise.exceptions import IntegrityError

from backend.domain import accounts, addresses
from backend.domain.accounts import Person, RegistrationMode
from backend.domain.actors import Actor
from backend.domain.audit import AuditKind
from backend.domain.codes import LANGUAGES
from backend.domain.credits import Profession
from backend.integrations.oidc import Claims, Provider
from backend.models import tables
from backend.models.database import transaction
from backend.reads import sql
from backend.services import accounts as opening
from backend.services import audit, hashing, sessions, throttling
from backend.services.sessions import SignedIn
from backend.settings import Settings

LIFETIME = timedelta(minutes=10)
TRIES_PER_CLIENT = throttling.Limit("single-sign-on:client", 30, timedelta(minutes=15))
NO_PASSWORD = ""
"""Kept for an account without one: nothing matches it. Its owner may set one by "Forgotten password"."""


class Refused(StrEnum):
    """Why somebody was not let in, although the provider knows them."""

    EXPIRED = "EXPIRED"
    UNVERIFIED = "UNVERIFIED"
    NO_ACCOUNT = "NO_ACCOUNT"
    CLOSED = "CLOSED"


class SignOnRefused(Exception):  # noqa: N818 - named after the fact, as refusals are
    """Nobody was signed in."""

    def __init__(self, reason: Refused) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class SentAway:
    """Where to send the browser, and the state that it must bring back with a cookie of its own."""

    url: str
    state: str


@dataclass(frozen=True, slots=True)
class CameBack:
    """A session that has begun; `is_new` if its account was opened by this very sign-in."""

    signed_in: SignedIn
    is_new: bool


async def begin(provider: Provider, *, client: str, now: datetime) -> SentAway:
    """Send somebody to the provider. What comes back must fit, once, within 10 minutes.

    Raises: Throttled per client; ProviderFailed.
    """
    await throttling.spend(TRIES_PER_CLIENT.on_client(client), now=now)
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    url = await provider.authorization_url(state=state, nonce=nonce, verifier=verifier)
    async with transaction():
        await tables.SignInAttempt.filter(expires_at__lte=now).delete()
        await tables.SignInAttempt.create(
            state_hash=hashing.digest(state),
            nonce=nonce,
            verifier=verifier,
            return_to="/",
            created_at=now,
            expires_at=now + LIFETIME,
        )
    return SentAway(url, state)


async def finish(provider: Provider, *, state: str, code: str, device: str, settings: Settings, now: datetime) -> CameBack:
    """Sign in whoever came back.

    By issuer and subject; else, the first time, by an address that the provider and we have both seen proven; else in a new
    account, where registration is open.
    Raises: SignOnRefused; ProviderFailed.
    """
    attempt = await _use(state, now=now)
    claims = await provider.claims(code, nonce=attempt.nonce, verifier=attempt.verifier)
    try:
        return await _enter(claims, device=device, settings=settings, now=now)
    except IntegrityError:  # another tab was faster: what it wrote stands now
        return await _enter(claims, device=device, settings=settings, now=now)


async def _use(state: str, *, now: datetime) -> tables.SignInAttempt:
    async with transaction():
        waiting = tables.SignInAttempt.filter(state_hash=hashing.digest(state), used_at=None, expires_at__gt=now)
        if not await waiting.update(used_at=now):
            raise SignOnRefused(Refused.EXPIRED)
        return await tables.SignInAttempt.get(state_hash=hashing.digest(state))


async def _enter(claims: Claims, *, device: str, settings: Settings, now: datetime) -> CameBack:
    async with transaction():
        known = await tables.Identity.get_or_none(issuer=claims.issuer, subject=claims.subject)
        if known is not None:
            await tables.Identity.filter(id=known.id).update(last_used_at=now)
            learner_id, is_new = known.learner_id, False
        else:
            learner_id, is_new = await _account(claims, settings=settings, now=now)
            await _link(claims, learner_id, now=now)
        if not await tables.Learner.exists(id=learner_id, closed_at=None):
            raise SignOnRefused(Refused.CLOSED)
        return CameBack(await sessions.start(learner_id, device=device, now=now), is_new)


async def _account(claims: Claims, *, settings: Settings, now: datetime) -> tuple[UUID, bool]:
    """The account that an unknown identity belongs to, and whether it was opened for it."""
    address = addresses.mailbox(claims.email)
    if address is None or not claims.email_verified:
        raise SignOnRefused(Refused.UNVERIFIED)
    found = await sql.row("SELECT learner_id, verified_at FROM email_address WHERE address = :address", address=address)
    if found is not None:
        if found["verified_at"] is None:
            raise SignOnRefused(Refused.UNVERIFIED)
        return sql.uuid_of(found["learner_id"]), False
    if opening.registration_mode(settings) is not RegistrationMode.OPEN:
        raise SignOnRefused(Refused.NO_ACCOUNT)
    return await opening.admit(_newcomer(claims, address), NO_PASSWORD, now=now), True


async def _link(claims: Claims, learner_id: UUID, *, now: datetime) -> None:
    await tables.Identity.create(
        learner_id=learner_id, issuer=claims.issuer, subject=claims.subject, created_at=now, last_used_at=now
    )
    await audit.record(
        AuditKind.IDENTITY_LINKED,
        by=Actor(learner_id=learner_id),
        subject_id=learner_id,
        details={"issuer": claims.issuer},
        now=now,
    )


def _newcomer(claims: Claims, address: str) -> Person:
    """A person from what the provider says; the profile asks for the rest. A name that it omits is the mailbox's."""
    mailbox = address.partition("@")[0]
    language = claims.locale[:2].lower()
    return Person(
        email=address,
        password=NO_PASSWORD,
        given_name=_name(claims.given_name) or mailbox,
        family_name=_name(claims.family_name) or mailbox,
        profession=Profession.OTHER,
        time_zone="Asia/Dubai",
        language=language if language in LANGUAGES else LANGUAGES[0],
    )


def _name(said: str) -> str:
    tidy = accounts.tidy_name(said)
    return "" if any(accounts.name_faults(tidy, "name")) else tidy
