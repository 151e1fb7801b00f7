"""How often somebody may try something: counted in the database, so that every process counts together.

A try is counted before it is made, in a transaction of its own: refused tries count, and many at once cannot slip through. Each
count locks one row and waits for no other.
"""

import hashlib
import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from backend.domain.problems import Throttled
from backend.models.database import transaction
from backend.reads import sql


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `tries` in each `window`, for every subject by itself."""

    name: str
    tries: int
    window: timedelta

    def on(self, subject: str) -> "Count":
        """The count of one subject."""
        return Count(self, subject)

    def on_client(self, client: str) -> "Count":
        """The count of a caller's network address; an IPv6 caller is its /64, which is what one household gets."""
        try:
            address = ipaddress.ip_address(client)
        except ValueError:
            return Count(self, client)
        if address.version == 4:  # noqa: PLR2004 - the Internet Protocol's
            return Count(self, client)
        return Count(self, str(ipaddress.ip_network((address, 64), strict=False)))


@dataclass(frozen=True, slots=True)
class Count:
    """One limit for one subject."""

    limit: Limit
    subject: str

    @property
    def key(self) -> str:
        """The row's key: who was tried is not written down, since it may be nobody of ours."""
        return f"{self.limit.name}:{hashlib.sha256(self.subject.encode()).hexdigest()}"


async def spend(*counts: Count, now: datetime) -> None:
    """Count one try everywhere.

    Raises: Throttled if that is one too many anywhere, with the longest wait.
    """
    waits = [await _spend(count, now=now) for count in counts]
    if any(waits):
        raise Throttled(retry_after_seconds=max(waits))


async def forget(count: Count) -> None:
    """Begin anew, after a success."""
    async with transaction():
        await sql.execute("DELETE FROM throttle WHERE subject = :subject", subject=count.key)


async def give_back(count: Count) -> None:
    """Take one try back, after a success that says nothing about the other tries."""
    async with transaction():
        await sql.execute("UPDATE throttle SET tries = tries - 1 WHERE subject = :subject AND tries > 0", subject=count.key)


async def _spend(count: Count, *, now: datetime) -> int:
    """Count one try; the seconds to wait if it is one too many, else 0."""
    async with transaction():
        found = await sql.row(
            """INSERT INTO throttle (subject, tries, ends_at) VALUES (:subject, 1, :ends_at)
               ON CONFLICT (subject) DO UPDATE SET
                   tries = CASE WHEN throttle.ends_at <= :now THEN 1 ELSE throttle.tries + 1 END,
                   ends_at = CASE WHEN throttle.ends_at <= :now THEN excluded.ends_at ELSE throttle.ends_at END
               RETURNING tries, ends_at""",
            subject=count.key,
            ends_at=now + count.limit.window,
            now=now,
        )
    assert found is not None
    if found["tries"] == 1:
        await _sweep(now)
    if found["tries"] <= count.limit.tries:
        return 0
    return max(1, ceil((sql.instant_of(found["ends_at"]) - now).total_seconds()))


async def _sweep(now: datetime) -> None:
    """Drop the counts whose windows are over."""
    async with transaction():
        await sql.execute("DELETE FROM throttle WHERE ends_at <= :now", now=now)
