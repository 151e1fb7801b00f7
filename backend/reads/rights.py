"""Rights looked up again: whether a caller who was let in may still stay, and what somebody may do who is not here now."""

import datetime as dt
from uuid import UUID

from backend.domain.actors import Actor, Role
from backend.reads import sql


async def still_stand(actor: Actor, *, now: dt.datetime) -> bool:
    """Whether the session or key that the actor came with is neither ended nor run out."""
    if actor.session_id is not None:
        found = await sql.row(
            "SELECT 1 AS one FROM session WHERE id = :session AND ended_at IS NULL AND expires_at > :now",
            session=actor.session_id,
            now=now,
        )
        return found is not None
    if actor.api_key_id is not None:
        found = await sql.row("SELECT 1 AS one FROM api_key WHERE id = :key AND revoked_at IS NULL", key=actor.api_key_id)
        return found is not None
    return actor.is_system


async def of_person(learner_id: UUID) -> Actor | None:
    """Somebody with the rights that they have now, without a session; None if there is no such open account."""
    found = await sql.rows(
        """SELECT g.role, g.organization_id FROM learner l LEFT JOIN role_grant g ON g.learner_id = l.id
           WHERE l.id = :learner AND l.closed_at IS NULL""",
        learner=learner_id,
    )
    if not found:
        return None
    return Actor(
        learner_id=learner_id,
        roles=frozenset(Role(row["role"]) for row in found if row["role"] is not None),
        organization_ids=frozenset(sql.uuid_of(row["organization_id"]) for row in found if row["organization_id"] is not None),
    )
