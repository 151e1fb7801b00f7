"""Sessions: the browsers in which somebody is signed in."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backend.reads import sql

MOST = 200


@dataclass(frozen=True, slots=True)
class Session:
    """A session that is open; `current` marks the one that asks."""

    id: UUID
    started_at: datetime
    last_seen_at: datetime
    device: str
    current: bool


async def of_learner(learner_id: UUID, *, current: UUID | None, now: datetime) -> list[Session]:
    """Somebody's open sessions, the one seen last first; at most 200."""
    found = await sql.rows(
        """SELECT id, started_at, last_seen_at, device FROM session
           WHERE learner_id = :learner AND ended_at IS NULL AND expires_at > :now
           ORDER BY last_seen_at DESC, id LIMIT :most""",
        learner=learner_id,
        now=now,
        most=MOST,
    )
    return [
        Session(
            id=sql.uuid_of(row["id"]),
            started_at=sql.instant_of(row["started_at"]),
            last_seen_at=sql.instant_of(row["last_seen_at"]),
            device=row["device"],
            current=sql.uuid_of(row["id"]) == current,
        )
        for row in found
    ]
