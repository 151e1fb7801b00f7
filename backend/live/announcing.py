"""Saying, inside a transaction, what it changes. Nobody hears of it unless it commits."""

from functools import partial

from backend.live import hub
from backend.models import database

CHANNEL = "medmatrix_live"
"""PostgreSQL's channel for announcements."""

ANYTHING = "*"
"""What is sent in place of more topics than one notification can carry: every listener looks again."""

LONGEST = 7_999
"""Bytes that PostgreSQL takes in one notification."""


def announce(topic: str) -> None:
    """Say that `topic` changes with the current transaction. Listeners are woken when it has committed, with no data.

    On PostgreSQL however many announcements are one notification per transaction, because each takes a lock of the whole server
    at its commit.

    Raises: RuntimeError outside a transaction.
    """
    transaction = database.current()
    if not transaction.topics:
        if database.dialect() == "postgresql":
            transaction.before_commit(partial(_notify, transaction))
        else:
            transaction.after_commit(partial(_wake, transaction))
    if topic not in transaction.topics:
        transaction.topics.append(topic)


def payload(topics: list[str]) -> str:
    """The text of one notification for these topics, at most `LONGEST` bytes."""
    text = " ".join(topics)
    return text if len(text.encode()) <= LONGEST else ANYTHING


async def _notify(transaction: database.Transaction) -> None:
    await transaction.connection.read("SELECT pg_notify($1, $2)", (CHANNEL, payload(transaction.topics)))
    transaction.topics.clear()


def _wake(transaction: database.Transaction) -> None:
    for each in hub.started:
        each.wake(transaction.topics)
