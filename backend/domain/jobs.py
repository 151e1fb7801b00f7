"""Work that outlives the request which asked for it: what kinds there are and where a job can stand."""

import datetime as dt
from enum import StrEnum


class JobKind(StrEnum):
    """What a job does."""

    EXPORT_MY_DATA = "EXPORT_MY_DATA"
    IMPORT_ATTENDANCE = "IMPORT_ATTENDANCE"
    AWARD_CREDITS = "AWARD_CREDITS"
    PACKAGE_CERTIFICATES = "PACKAGE_CERTIFICATES"


class JobStatus(StrEnum):
    """Where a job stands. DONE, FAILED and CANCELLED are for ever."""

    QUEUED = "QUEUED"
    RUNNING = "RUNNING"
    CANCELLING = "CANCELLING"
    DONE = "DONE"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


OPEN = (JobStatus.QUEUED, JobStatus.RUNNING, JobStatus.CANCELLING)
"""The states that a job can still leave."""

FILE_KEPT = dt.timedelta(days=7)
"""How long what a job has made can be downloaded."""

TRIES = 3
"""Starts of one job, those that a crash cut short included: a job that kills its process must not do so for ever."""


def pause_after(attempts: int) -> dt.timedelta:
    """How long a job waits after its attempt number `attempts` has failed: 10 s, then 1 min."""
    return dt.timedelta(seconds=10 * 6 ** (attempts - 1))
