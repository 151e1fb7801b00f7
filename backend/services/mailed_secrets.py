"""Codes and links that are mailed to prove who reads a mailbox: single use, short-lived, stored hashed."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import NAMESPACE_URL, UUID, uuid5

from backend.domain import typed
from backend.domain.problems import CodeExpired
from backend.models.database import transaction
from backend.reads import sql
from backend.services import hashing

CODE_LIFETIME = timedelta(minutes=15)
CODE_TRIES = 5
LINK_LIFETIME = timedelta(minutes=30)
KEPT = timedelta(days=1)
"""How long one stays after its end, for the operator who is asked why it did not work."""


class Purpose(StrEnum):
    """What a mailed secret is for."""

    REGISTER = "REGISTER"
    RESET = "RESET"
    ADDRESS = "ADDRESS"


@dataclass(frozen=True, slots=True)
class Link:
    """A link that still works, and the mailbox it was sent to."""

    id: UUID
    address: str


async def new_code(purpose: Purpose, address: str, *, learner_id: UUID | None = None, now: datetime) -> str:
    """Six digits for this mailbox, in the caller's transaction. An earlier code for the same purpose ends.

    With `learner_id` the code is that account's alone: others may wait for the same mailbox at the same time.
    """
    code = f"{secrets.randbelow(1_000_000):06d}"
    secret_hash = _code_hash(purpose, address, code)
    await _replace(purpose, address, secret_hash, learner_id=learner_id, ends_at=now + CODE_LIFETIME, now=now)
    return code


async def new_link(purpose: Purpose, address: str, *, now: datetime) -> str:
    """A token for this mailbox, in the caller's transaction. An earlier one for the same purpose ends."""
    token = secrets.token_urlsafe(32)
    await _replace(purpose, address, hashing.digest(token), ends_at=now + LINK_LIFETIME, now=now)
    return token


async def try_code(purpose: Purpose, address: str, code: str, *, learner_id: UUID | None = None, now: datetime) -> UUID:
    """The id of the code that was mailed, to be used up by `use`. Every try is counted, whatever comes of it.

    Raises: CodeExpired if the code is wrong, used, too old or has been tried too often.
    """
    async with transaction():
        found = await sql.row(
            """UPDATE mailed_secret SET tries = tries + 1
               WHERE id = :id AND used_at IS NULL AND expires_at > :now AND tries < :most RETURNING id, secret_hash""",
            id=_id(purpose, address, learner_id),
            now=now,
            most=CODE_TRIES,
        )
    entered = "".join(typed.plain(code).split())
    if found is None or not hmac.compare_digest(found["secret_hash"], _code_hash(purpose, address, entered)):
        raise expired("code")
    return sql.uuid_of(found["id"])


async def find_link(purpose: Purpose, token: str, *, now: datetime) -> Link:
    """The link of a token.

    Raises: CodeExpired if the token is unknown, used or too old.
    """
    found = await sql.row(
        """SELECT id, address FROM mailed_secret
           WHERE purpose = :purpose AND secret_hash = :hash AND used_at IS NULL AND expires_at > :now""",
        purpose=purpose,
        hash=hashing.digest(token),
        now=now,
    )
    if found is None:
        raise expired("token")
    return Link(sql.uuid_of(found["id"]), found["address"])


async def use(secret_id: UUID, *, now: datetime, path: str = "code") -> None:
    """Use it up, in the caller's transaction.

    Raises: CodeExpired if somebody else was faster.
    """
    used = await sql.execute(
        "UPDATE mailed_secret SET used_at = :now WHERE id = :id AND used_at IS NULL AND expires_at > :now",
        id=secret_id,
        now=now,
    )
    if used != 1:
        raise expired(path)


async def withdraw(purpose: Purpose, address: str, *, learner_id: UUID) -> bool:
    """Forget a code that an account waits for, in the caller's transaction; whether there was one."""
    return bool(await sql.execute("DELETE FROM mailed_secret WHERE id = :id", id=_id(purpose, address, learner_id)))


async def sweep(now: datetime) -> None:
    """Delete what ended long ago: the addresses in it may be nobody's of ours."""
    async with transaction():
        await sql.execute("DELETE FROM mailed_secret WHERE expires_at <= :before", before=now - KEPT)


def expired(path: str) -> CodeExpired:
    """The refusal of a `code` or `token`: one answer, whatever is the matter with it."""
    return CodeExpired(
        f"This {'link' if path == 'token' else 'code'} is wrong, used or too old. Ask for another.", path=(path,)
    )


async def _replace(
    purpose: Purpose, address: str, secret_hash: str, *, learner_id: UUID | None = None, ends_at: datetime, now: datetime
) -> None:
    """Write it down: there is one for each purpose, mailbox and account, however many are asked for at once."""
    await sql.execute(
        """INSERT INTO mailed_secret (id, purpose, address, learner_id, secret_hash, details, tries, created_at, expires_at)
           VALUES (:id, :purpose, :address, :learner, :hash, :details, 0, :now, :ends_at)
           ON CONFLICT (id) DO UPDATE SET secret_hash = excluded.secret_hash, tries = 0, used_at = NULL,
               created_at = excluded.created_at, expires_at = excluded.expires_at""",
        id=_id(purpose, address, learner_id),
        purpose=purpose,
        address=address,
        learner=learner_id,
        hash=secret_hash,
        details={},
        now=now,
        ends_at=ends_at,
    )


def _id(purpose: Purpose, address: str, learner_id: UUID | None) -> UUID:
    """The id that a code or link has, made of what it is for."""
    owner = f"&{learner_id}" if learner_id else ""
    return uuid5(NAMESPACE_URL, f"mailto:{address}?{purpose.value}{owner}")


def _code_hash(purpose: Purpose, address: str, code: str) -> str:
    """Bound to its mailbox: a code for one address opens no other."""
    return hashing.digest(f"{purpose.value}:{address}:{code}")
