"""Mail by SMTP, always encrypted: STARTTLS for `smtp://`, TLS from the first byte for `smtps://`."""

import asyncio
import ssl
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import unquote, urlsplit

import aiosmtplib

from backend.integrations.mail.messages import Message, NotTaken

STARTTLS_PORT = 587
TLS_PORT = 465
TIMEOUT = 60.0
"""Seconds for the whole conversation."""

_FINAL_FROM = 500
"""From this reply code on, a server means it for good. Source: RFC 5321, 4.2.1."""


class Smtp:
    """A mail server. Its certificate must be valid for its name; `tls` brings other authorities than the system's."""

    def __init__(
        self, url: str, *, sender: str, sender_name: str, reply_to: str = "", tls: ssl.SSLContext | None = None
    ) -> None:
        parts = urlsplit(url)
        self._is_tls = parts.scheme == "smtps"
        self._host = parts.hostname or "localhost"
        self._port = parts.port or (TLS_PORT if self._is_tls else STARTTLS_PORT)
        self._username = unquote(parts.username) if parts.username else None
        self._password = unquote(parts.password) if parts.password else None
        self._sender = sender
        self._sender_name = sender_name
        self._reply_to = reply_to
        self._tls = tls or ssl.create_default_context()

    async def send(self, message: Message) -> None:
        """Hand the message over.

        Raises: NotTaken; for good if the server refuses this mailbox or this content with a permanent reply.
        """
        try:
            await self._converse(message)
        except aiosmtplib.SMTPRecipientsRefused as error:
            refused = error.recipients[0]
            raise NotTaken(f"{refused.code} {refused.message}", is_final=refused.code >= _FINAL_FROM) from error
        except aiosmtplib.SMTPDataError as error:
            raise NotTaken(f"{error.code} {error.message}", is_final=error.code >= _FINAL_FROM) from error
        except (aiosmtplib.SMTPException, OSError) as error:
            raise NotTaken(str(error) or type(error).__name__) from error

    async def _converse(self, message: Message) -> None:
        async with asyncio.timeout(TIMEOUT):
            await aiosmtplib.send(
                self._written(message),
                sender=self._sender,
                recipients=[message.recipient],
                hostname=self._host,
                port=self._port,
                username=self._username,
                password=self._password,
                use_tls=self._is_tls,
                start_tls=not self._is_tls,
                tls_context=self._tls,
                timeout=TIMEOUT,
            )

    def _written(self, message: Message) -> EmailMessage:
        mail = EmailMessage(policy=SMTP)
        mail["From"] = Address(self._sender_name, addr_spec=self._sender)
        mail["To"] = message.recipient
        if self._reply_to:
            mail["Reply-To"] = self._reply_to
        mail["Subject"] = message.subject
        mail["Date"] = format_datetime(message.written_at)
        mail["Message-ID"] = f"<{message.id}@{self._sender.rpartition('@')[2]}>"
        mail["Auto-Submitted"] = "auto-generated"  # no holiday notes in reply. Source: RFC 3834, 5
        mail.set_content(message.body)
        return mail
