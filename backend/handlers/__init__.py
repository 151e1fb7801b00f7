"""What jobs do, one function for each kind, each around one service."""

from collections.abc import Mapping

from backend.domain.jobs import JobKind
from backend.queue import Work
from backend.queue.worker import Handler

HANDLERS: Mapping[JobKind, Handler] = {}


async def handle(work: Work) -> None:
    """Do one attempt at a job."""
    await HANDLERS[work.kind](work)
