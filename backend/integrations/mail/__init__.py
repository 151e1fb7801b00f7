"""Mail servers: the one that the installation names, or none."""

from backend.integrations.mail.messages import Message, NotTaken, Transport
from backend.integrations.mail.outbox import Outbox
from backend.integrations.mail.smtp import Smtp
from backend.settings import Settings

__all__ = ["Message", "NotTaken", "Outbox", "Smtp", "Transport", "transport_of"]


def transport_of(settings: Settings) -> Transport:
    """How this installation sends mail."""
    if not settings.smtp_url:
        return Outbox()
    return Smtp(
        settings.smtp_url, sender=settings.mail_from, sender_name=settings.service_name, reply_to=settings.support_address
    )
