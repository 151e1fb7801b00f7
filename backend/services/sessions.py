"""Signing in and out, and who the holder of a session's token is."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from backend import live
from backend.domain import addresses, passwords
from backend.domain.actors import Actor
from backend.domain.problems import InvalidInput, NotFound
from backend.live import topics
from backend.models import tables
from backend.models.database import transaction
from backend.reads import rights, sql
from backend.reads.rights import OpenSession
from backend.services import hashing, throttling

IDLE = timedelta(days=30)
"""A session that nobody uses for so long ends."""
LONGEST = timedelta(days=90)
"""A session ends after this however much it is used."""
NOTED_EVERY = timedelta(minutes=1)
"""How exactly `last_seen_at` is kept."""

PER_ADDRESS = throttling.Limit("sign-in:address", 5, timedelta(minutes=15))
PER_CLIENT = throttling.Limit("sign-in:client", 30, timedelta(minutes=15))

LONGEST_DEVICE = 200


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session that has begun: who it makes its holder, and the token that proves it, shown this once."""

    actor: Actor
    token: str


async def sign_in(email: str, password: str, *, device: str, client: str, now: datetime) -> SignedIn:
    """Begin a session. An unknown address costs the same time as a wrong password and gets the same answer.

    Raises: Throttled per address and per client; InvalidInput, with rule `credentials`, for what is not an address's password.
    """
    address = addresses.mailbox(email) or email.strip().lower()
    of_address, of_client = PER_ADDRESS.on(address), PER_CLIENT.on_client(client)
    await throttling.spend(of_address, of_client, now=now)
    found = await sql.row(
        """SELECT l.id, l.password_hash FROM email_address e JOIN learner l ON l.id = e.learner_id
           WHERE e.address = :address AND l.closed_at IS NULL""",
        address=address,
    )
    plain, kept = passwords.normal(password), found["password_hash"] if found else None
    if not await hashing.matches(kept, plain) or found is None or kept is None:
        raise _wrong_credentials()
    renewed = await hashing.hashed(plain) if hashing.is_outdated(kept) else kept
    async with transaction():
        # The password that was proven may have been changed meanwhile; then this session must not begin.
        if not await tables.Learner.filter(id=found["id"], password_hash=kept).update(password_hash=renewed):
            raise _wrong_credentials()
        signed_in = await start(sql.uuid_of(found["id"]), device=device, now=now)
    await throttling.forget(of_address)
    await throttling.give_back(of_client)
    return signed_in


async def start(learner_id: UUID, *, device: str, now: datetime) -> SignedIn:
    """Begin a session of somebody who has proven who they are, in the caller's transaction."""
    token = secrets.token_urlsafe(32)
    await tables.Session.create(
        learner_id=learner_id,
        token_hash=hashing.digest(token),
        device=" ".join(device.split())[:LONGEST_DEVICE],
        started_at=now,
        last_seen_at=now,
        expires_at=now + IDLE,
    )
    live.announce(topics.account(learner_id))
    found = await _find(token, now=now)
    assert found is not None
    return SignedIn(found.actor, token)


async def actor_of_session(token: str, *, now: datetime) -> Actor | None:
    """Who holds this token, None when its session is unknown, ended or too old.

    One statement; at most once a minute, a second one notes that the session is in use.
    """
    found = await _find(token, now=now)
    if found is None:
        return None
    if now - found.last_seen_at >= NOTED_EVERY:
        await _note(found, now=now)
    return found.actor


async def sign_out(*, by: Actor, now: datetime) -> None:
    """End the session that asks, if one does. Safe to repeat."""
    if by.session_id is None:
        return
    async with transaction():
        await _end("id = :session", session=by.session_id, now=now)


async def end(session_id: UUID, *, by: Actor, now: datetime) -> None:
    """End one session of the caller's.

    Raises: Unauthenticated, Forbidden for an API key; NotFound if it is not theirs, or over.
    """
    async with transaction():
        which = "id = :session AND learner_id = :learner"
        if not await _end(which, session=session_id, learner=by.learner(), now=now):
            raise NotFound("session")


async def end_sessions(*, by: Actor, others_only: bool, now: datetime) -> int:
    """End all sessions of the caller, or all but the one that asks; how many there were.

    Raises: Unauthenticated, Forbidden for an API key.
    """
    async with transaction():
        return await end_all(by.learner(), but=by.session_id if others_only else None, now=now)


async def end_all(learner_id: UUID, *, but: UUID | None = None, now: datetime) -> int:
    """End somebody's sessions, in the caller's transaction; how many there were."""
    if but is None:
        return await _end("learner_id = :learner", learner=learner_id, now=now)
    return await _end("learner_id = :learner AND id <> :but", learner=learner_id, but=but, now=now)


async def _end(which: str, *, now: datetime, **given: UUID) -> int:
    """End the sessions that `which` (our own text) selects; streams of theirs hear it."""
    ended = await sql.rows(
        f"UPDATE session SET ended_at = :now WHERE {which} AND ended_at IS NULL RETURNING id, learner_id",  # noqa: S608
        now=now,
        **given,
    )
    for row in ended:
        live.announce(topics.session(sql.uuid_of(row["id"])))
    for learner_id in {sql.uuid_of(row["learner_id"]) for row in ended}:
        live.announce(topics.learner(learner_id))  # other streams of theirs look their rights up
        live.announce(topics.account(learner_id))
    return len(ended)


async def _find(token: str, *, now: datetime) -> OpenSession | None:
    return await rights.of_token(hashing.digest(token), now=now)


async def _note(session: OpenSession, *, now: datetime) -> None:
    """Note that the session is in use, unless another request has just done so."""
    async with transaction():
        await tables.Session.filter(id=session.actor.session_id, last_seen_at=session.last_seen_at, ended_at=None).update(
            last_seen_at=now, expires_at=min(now + IDLE, session.started_at + LONGEST)
        )


def _wrong_credentials() -> InvalidInput:
    return InvalidInput("The e-mail address or the password is wrong.", rule="credentials")
