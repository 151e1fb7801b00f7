"""Mail: written in the transaction that asks for it, sent afterwards, retried until it is.

A mail's `next_try_at` is also its lease: who sends it moves it first, so two processes never send the same one at once, and
what a crash interrupts is tried again when the lease ends, under the same Message-ID.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from uuid import UUID

from backend.domain.letters import Letter
from backend.integrations.mail import Message, NotTaken, Transport
from backend.models import tables
from backend.models.database import transaction
from backend.reads import sql

PAUSE_AFTER = (
    timedelta(minutes=2),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
)
"""How long to wait after each try; the last one stands for all that follow. The shortest is longer than a try takes."""
GIVEN_UP_AFTER = timedelta(days=3)
NEVER = datetime(9999, 12, 31, tzinfo=UTC)
"""`next_try_at` of a mail that is not tried any more."""
AT_ONCE = 50
"""How many mails one round takes in hand."""
LONGEST_FAILURE = 300
PATIENCE = 10.0
"""Seconds that a round may take to its end when the process stops."""

logger = logging.getLogger(__name__)


async def post(recipient: str, letter: Letter, *, now: datetime) -> UUID:
    """Have a mail sent if the caller's transaction commits. Its id."""
    mail = await tables.Mail.create(
        recipient=recipient, subject=letter.subject, body=letter.body, created_at=now, next_try_at=now
    )
    return mail.id


async def deliver_due(transport: Transport, *, now: datetime) -> int:
    """Send what is due, oldest first, at most `AT_ONCE`; how many were sent. Safe to run anywhere at any time."""
    due = await sql.rows(
        """SELECT id, recipient, subject, body, created_at, next_try_at, tries FROM mail
           WHERE sent_at IS NULL AND next_try_at <= :now ORDER BY next_try_at, id LIMIT :most""",
        now=now,
        most=AT_ONCE,
    )
    return sum([await _deliver(row, transport, now=now) for row in due])


async def _deliver(row: sql.Row, transport: Transport, *, now: datetime) -> bool:
    """Send one mail, unless somebody else has taken it in hand; whether it was sent."""
    message = Message(sql.uuid_of(row["id"]), row["recipient"], row["subject"], row["body"], sql.instant_of(row["created_at"]))
    lease = now + PAUSE_AFTER[min(row["tries"], len(PAUSE_AFTER) - 1)]
    async with transaction():
        taken = await tables.Mail.filter(id=message.id, sent_at=None, next_try_at=sql.instant_of(row["next_try_at"])).update(
            next_try_at=lease, tries=row["tries"] + 1
        )
    if not taken:
        return False
    try:
        await transport.send(message)
    except NotTaken as failure:
        is_over = failure.is_final or lease - message.written_at > GIVEN_UP_AFTER
        logger.warning("Mail %s was not taken%s: %s", message.id, ", given up" if is_over else "", failure)
        async with transaction():
            await tables.Mail.filter(id=message.id).update(
                failure=str(failure)[:LONGEST_FAILURE], next_try_at=NEVER if is_over else lease
            )
        return False
    async with transaction():
        await tables.Mail.filter(id=message.id).update(sent_at=now, failure="")
    return True


class Postman:
    """Delivers what is due, round after round, from `start` to `stop`."""

    def __init__(self, transport: Transport, clock: Callable[[], datetime], *, pause: float = 1.0) -> None:
        self._transport = transport
        self._clock = clock
        self._pause = pause
        self._is_over = asyncio.Event()
        self._rounds: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin, in the running event loop."""
        self._is_over.clear()
        self._rounds = asyncio.create_task(self._walk(), name="postman")

    async def stop(self) -> None:
        """End after the round under way, or in its middle if that takes long: then a mail is tried again later."""
        if self._rounds is None:
            return
        self._is_over.set()
        _, late = await asyncio.wait({self._rounds}, timeout=PATIENCE)
        if late:
            self._rounds.cancel()
            await asyncio.wait({self._rounds})
        self._rounds = None

    async def _walk(self) -> None:
        while not self._is_over.is_set():
            try:
                sent = await deliver_due(self._transport, now=self._clock())
            except Exception:  # a round that fails must not be the last one
                logger.exception("A round of mails failed")
                sent = 0
            if sent < AT_ONCE:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._is_over.wait(), self._pause)
