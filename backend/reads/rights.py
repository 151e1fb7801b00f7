"""Whether a caller who was let in before may still stay: asked again before every message of an open subscription."""

import datetime as dt

from backend.domain.actors import Actor
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
