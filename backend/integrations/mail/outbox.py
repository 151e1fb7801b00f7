"""Mail where there is no mail server: the table of mails is the outbox, and `medmatrix mail` shows it."""

import logging

from backend.integrations.mail.messages import Message

logger = logging.getLogger(__name__)


class Outbox:
    """Takes every message by leaving it where it stands; a server that is named later does not send what is old by then."""

    async def send(self, message: Message) -> None:
        """Say in the log that there is something to read."""
        logger.info("A mail to %s waits in the outbox: read it with `medmatrix mail`", message.recipient)
