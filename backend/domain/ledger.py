"""Entries of the ledger: when their use ends, whether it has, and the days they are dated by."""

import calendar
import datetime as dt
from zoneinfo import ZoneInfo

from backend.domain.activities import ActivityDefinition, LearningFormat, Policy
from backend.domain.credits import CreditStatus
from backend.domain.progress import Progress, session_share

EXPIRING_WITHIN = dt.timedelta(days=90)
"""How long before its end the use of a credit counts as expiring."""


def earned_on(definition: ActivityDefinition, progress: Progress, completed_at: dt.datetime, *, learner_zone: str) -> dt.date:
    """The local calendar date that credit is earned on, decided once and stored (decision 7).

    A live activity: the day of the last session that was attended, in the activity's zone. Any other: the day of
    completion, in the learner's zone.
    """
    if definition.learning_format is not LearningFormat.LIVE:
        return local_date(completed_at, learner_zone)
    attended = [session.ends_at.date() for session in definition.sessions if session_share(session, definition, progress)]
    return max(attended, default=local_date(completed_at, definition.time_zone))


def local_date(moment: dt.datetime, zone: str) -> dt.date:
    """The calendar date of an instant in a time zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


def expires_on(policy: Policy, earned: dt.date) -> dt.date | None:
    """The last day on which a credit earned on that day can be used, None without end (decision 6)."""
    if policy.credit_valid_until is not None:
        return policy.credit_valid_until
    if policy.credit_valid_months is None:
        return None
    year, month = divmod(earned.year * 12 + earned.month - 1 + policy.credit_valid_months, 12)
    return dt.date(year, month + 1, min(earned.day, calendar.monthrange(year, month + 1)[1]))


def status(*, expires: dt.date | None, is_reversed: bool, today: dt.date) -> CreditStatus:
    """Whether a credit can be used on `today`. Its record stays whatever this says.

    `is_reversed`: it is taken back, or takes another one back. Entries of every other status together are what a total adds up.
    """
    if is_reversed:
        return CreditStatus.REVERSED
    if expires is None:
        return CreditStatus.ACTIVE
    if expires < today:
        return CreditStatus.EXPIRED
    return CreditStatus.EXPIRING if expires - today <= EXPIRING_WITHIN else CreditStatus.ACTIVE
