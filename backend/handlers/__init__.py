"""What jobs do, one function for each kind, each around one service."""

from collections.abc import Mapping

from backend.domain.jobs import JobKind
from backend.handlers.attendance import import_attendance
from backend.handlers.awarding import award_credits
from backend.handlers.personal_data import export_my_data
from backend.queue import Work
from backend.queue.worker import Handler

HANDLERS: Mapping[JobKind, Handler] = {
    JobKind.AWARD_CREDITS: award_credits,
    JobKind.EXPORT_MY_DATA: export_my_data,
    JobKind.IMPORT_ATTENDANCE: import_attendance,
}


async def handle(work: Work) -> None:
    """Do one attempt at a job."""
    await HANDLERS[work.kind](work)
