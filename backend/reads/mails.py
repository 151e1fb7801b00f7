"""Mails: what stands in the outbox, for an installation without a mail server."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backend.reads import sql


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail and what became of it: `failure` is the last one, "" for none."""

    id: UUID
    recipient: str
    subject: str
    body: str
    created_at: datetime
    tries: int
    sent_at: datetime | None
    failure: str


async def newest(first: int, *, recipient: str | None = None) -> list[Mail]:
    """The newest mails, the newest first; of one mailbox, if it is named."""
    found = await sql.rows(
        """SELECT id, recipient, subject, body, created_at, tries, sent_at, failure FROM mail
           WHERE (:anybody OR recipient = :recipient) ORDER BY created_at DESC, id LIMIT :first""",
        anybody=recipient is None,
        recipient=recipient or "",
        first=first,
    )
    return [
        Mail(
            id=sql.uuid_of(row["id"]),
            recipient=row["recipient"],
            subject=row["subject"],
            body=row["body"],
            created_at=sql.instant_of(row["created_at"]),
            tries=row["tries"],
            sent_at=None if row["sent_at"] is None else sql.instant_of(row["sent_at"]),
            failure=row["failure"],
        )
        for row in found
    ]
