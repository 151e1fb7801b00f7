"""What can wait for a provider's staff, and how long before it does."""

import datetime as dt
from enum import StrEnum


class StaffTaskKind(StrEnum):
    """What waits, the most pressing first."""

    QUESTIONS = "QUESTIONS"
    FAILED_JOBS = "FAILED_JOBS"
    SESSIONS_TODAY = "SESSIONS_TODAY"
    READY_TO_CLAIM = "READY_TO_CLAIM"
    EXPIRING_ACTIVITIES = "EXPIRING_ACTIVITIES"
    DRAFTS = "DRAFTS"
    INVITATIONS = "INVITATIONS"
    RUNNING_JOBS = "RUNNING_JOBS"


OVERDUE_AFTER = dt.timedelta(hours=48)
"""What has waited for so long is overdue (decision 14)."""

ENDS_SOON = dt.timedelta(days=30)
"""An activity that nobody can finish any more within this time is named."""

FAILURE_SHOWN = dt.timedelta(days=7)
"""How long a failed job is named."""
