"""Help: where a question to a provider stands, and how long it may wait."""

import datetime as dt
from enum import StrEnum

LONGEST_TEXT = 4_000
"""Characters of one message."""

OVERDUE_AFTER = dt.timedelta(hours=48)
"""A question that has waited for so long is a task in the staff's list (decision 14)."""


class HelpStatus(StrEnum):
    """Where a question stands: OPEN waits for staff, ANSWERED for the learner, CLOSED for nobody."""

    OPEN = "OPEN"
    ANSWERED = "ANSWERED"
    CLOSED = "CLOSED"


def is_overdue(status: HelpStatus, *, waiting_since: dt.datetime, now: dt.datetime) -> bool:
    """Whether staff have let a question wait too long."""
    return status is HelpStatus.OPEN and now - waiting_since >= OVERDUE_AFTER
