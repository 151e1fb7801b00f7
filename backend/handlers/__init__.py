"""What jobs do, one function for each kind, each around one service."""

from collections.abc import Mapping
from functools import partial

from backend.certificates.signer import Signer
from backend.domain.jobs import JobKind
from backend.handlers.attendance import import_attendance
from backend.handlers.awarding import award_credits
from backend.handlers.packaging import package_certificates
from backend.handlers.personal_data import export_my_data
from backend.queue import Work
from backend.queue.worker import Handler

HANDLERS: Mapping[JobKind, Handler] = {
    JobKind.AWARD_CREDITS: award_credits,
    JobKind.EXPORT_MY_DATA: export_my_data,
    JobKind.IMPORT_ATTENDANCE: import_attendance,
}
"""Those that need nothing but their job."""


def handler(signer: Signer) -> Handler:
    """Does one attempt at a job; `signer` signs what is signed."""
    handlers: Mapping[JobKind, Handler] = {
        **HANDLERS,
        JobKind.PACKAGE_CERTIFICATES: partial(package_certificates, signer=signer),
    }

    async def handle(work: Work) -> None:
        await handlers[work.kind](work)

    return handle
