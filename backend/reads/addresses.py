"""E-mail addresses of accounts: the proven ones, and those that wait for their code."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backend.reads import sql


@dataclass(frozen=True, slots=True)
class EmailAddress:
    """An address of an account. `verified_at` is None while it waits for its code."""

    address: str
    verified_at: datetime | None
    primary: bool


async def of_learner(learner_id: UUID, *, now: datetime) -> list[EmailAddress]:
    """Somebody's addresses: the primary one first, those that still wait for their code last."""
    found = await sql.rows(
        """SELECT address, verified_at, "primary", 0 AS waiting FROM email_address WHERE learner_id = :learner
           UNION ALL
           SELECT address, NULL, FALSE, 1 FROM mailed_secret
           WHERE purpose = 'ADDRESS' AND learner_id = :learner AND used_at IS NULL AND expires_at > :now
           ORDER BY 4, 3 DESC, 1""",
        learner=learner_id,
        now=now,
    )
    return [
        EmailAddress(
            address=row["address"],
            verified_at=None if row["verified_at"] is None else sql.instant_of(row["verified_at"]),
            primary=sql.bool_of(row["primary"]),
        )
        for row in found
    ]
