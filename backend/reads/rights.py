"""Who holds a session, and rights looked up again: of whoever was let in before, and of somebody who is not here now."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from backend.domain.actors import Actor, Role, Scope
from backend.reads import sql

_SESSION = """
    SELECT s.id AS session_id, s.learner_id, s.started_at, s.last_seen_at, g.role, g.organization_id
    FROM session s JOIN learner l ON l.id = s.learner_id LEFT JOIN role_grant g ON g.learner_id = s.learner_id
    WHERE s.ended_at IS NULL AND s.expires_at > :now AND l.closed_at IS NULL
"""


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session that is neither ended nor run out, and who it makes its holder."""

    actor: Actor
    started_at: dt.datetime
    last_seen_at: dt.datetime


async def of_token(token_hash: str, *, now: dt.datetime) -> OpenSession | None:
    """The open session whose token has that hash. One statement."""
    return _session(await sql.rows(f"{_SESSION} AND s.token_hash = :hash", hash=token_hash, now=now))


async def of_person(learner_id: UUID) -> Actor | None:
    """Somebody with the rights that they have now, without a session; None if there is no such open account."""
    found = await sql.rows(
        """SELECT l.id AS learner_id, g.role, g.organization_id FROM learner l LEFT JOIN role_grant g ON g.learner_id = l.id
           WHERE l.id = :learner AND l.closed_at IS NULL""",
        learner=learner_id,
    )
    return _person(found) if found else None


async def present(actor: Actor, *, now: dt.datetime) -> Actor | None:
    """The actor with the rights that they have now; None once the session or key that they came with is over. One statement.

    Asked again before every message of an open subscription.
    """
    if actor.session_id is not None:
        session = _session(await sql.rows(f"{_SESSION} AND s.id = :session", session=actor.session_id, now=now))
        return None if session is None else session.actor
    if actor.api_key_id is not None:
        key = await sql.row("SELECT scopes FROM api_key WHERE id = :key AND revoked_at IS NULL", key=actor.api_key_id)
        return None if key is None else replace(actor, scopes=frozenset(map(Scope, sql.json_of(key["scopes"]))))
    return actor if actor.is_system else None


def _session(rows: Sequence[sql.Row]) -> OpenSession | None:
    if not rows:
        return None
    first = rows[0]
    actor = replace(_person(rows), session_id=sql.uuid_of(first["session_id"]))
    return OpenSession(actor, sql.instant_of(first["started_at"]), sql.instant_of(first["last_seen_at"]))


def _person(rows: Sequence[sql.Row]) -> Actor:
    """One person from rows with a role each; a row without one has None there."""
    return Actor(
        learner_id=sql.uuid_of(rows[0]["learner_id"]),
        roles=frozenset(Role(row["role"]) for row in rows if row["role"] is not None),
        organization_ids=frozenset(sql.uuid_of(row["organization_id"]) for row in rows if row["organization_id"] is not None),
    )
