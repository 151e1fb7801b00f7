"""What is handed to a mail server, and how it can say no."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Message:
    """One mail to one mailbox, in plain text. Its `id` makes its Message-ID, so that sent twice it is one message."""

    id: UUID
    recipient: str
    subject: str
    body: str
    written_at: datetime


class NotTaken(Exception):  # noqa: N818 - named after the fact, as refusals are
    """The message was not sent.

    Attributes:
        is_final: whether trying again would be pointless (no such mailbox, content refused).
    """

    def __init__(self, reason: str, *, is_final: bool = False) -> None:
        super().__init__(reason)
        self.is_final = is_final


class Transport(Protocol):
    """Something that sends mail."""

    async def send(self, message: Message) -> None:
        """Hand the message over; it has been taken responsibility for when this returns.

        Raises: NotTaken, within a minute.
        """
