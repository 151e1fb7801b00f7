"""A role that is offered to a mailbox: how long, and what has become of it."""

from datetime import datetime, timedelta
from enum import StrEnum

LIFETIME = timedelta(days=7)


class InvitationStatus(StrEnum):
    """What has become of an invitation."""

    OPEN = "OPEN"
    ACCEPTED = "ACCEPTED"
    WITHDRAWN = "WITHDRAWN"
    EXPIRED = "EXPIRED"


def status(
    *, expires_at: datetime, accepted_at: datetime | None, withdrawn_at: datetime | None, now: datetime
) -> InvitationStatus:
    """What has become of it by now."""
    if accepted_at is not None:
        return InvitationStatus.ACCEPTED
    if withdrawn_at is not None:
        return InvitationStatus.WITHDRAWN
    return InvitationStatus.OPEN if now < expires_at else InvitationStatus.EXPIRED
