"""Attendance from a file, as staff bring it."""

import base64
import binascii
from typing import Annotated

import strawberry

from backend.domain.attendance import Attendee
from backend.domain.jobs import JobKind
from backend.domain.problems import InvalidInput
from backend.reads import attendance as reads
from backend.reads import jobs, pages
from backend.reads.attendance import AttendanceImport
from backend.reads.jobs import Job
from backend.resolvers import ids
from backend.resolvers.arguments import INPUT, After, First
from backend.resolvers.context import Info
from backend.resolvers.jobs import JobAnswer
from backend.resolvers.payloads import payload
from backend.services import attendance


@strawberry.input(description="A webinar tool's export, and what to do with it.")
class ImportAttendanceInput:
    """For `importAttendance`."""

    activity_id: strawberry.ID = strawberry.field(description="The activity.")
    session_key: str = strawberry.field(description="Its session.")
    file: str = strawberry.field(
        description="The file's bytes in Base64, as they are or gzipped: gzipped, five thousand rows fit into a request."
    )
    enroll: bool | None = strawberry.field(
        default=False, description="Whether those who have an account and do not take part yet are enrolled."
    )
    preview: bool | None = strawberry.field(
        default=False, description="Whether the job only says what would change, and writes nothing."
    )


@payload(JobAnswer)
async def import_attendance(info: Info, input: Annotated[ImportAttendanceInput, INPUT]) -> JobAnswer:  # noqa: A002 - the schema's name
    """Have a file brought in by a job, or a preview of it made."""
    ctx = info.context
    ctx.actor.require_staff()
    try:
        content = base64.b64decode(input.file, validate=True)
    except (binascii.Error, ValueError) as wrong:
        raise InvalidInput("This is not Base64.", path=("file",)) from wrong
    job_id = await attendance.ask(
        ids.read(input.activity_id, "activity"),
        input.session_key,
        content,
        enroll=bool(input.enroll),
        preview=bool(input.preview),
        by=ctx.actor,
        now=ctx.now(),
    )
    return JobAnswer(job=await jobs.by_id(job_id, by=ctx.actor))


def of_job(root: Job) -> AttendanceImport | None:
    """What a job of attendance has planned or done; None for other jobs and before it has."""
    return reads.load(root.result) if root.kind is JobKind.IMPORT_ATTENDANCE else None


def people(root: AttendanceImport, first: First = 50, after: After = None) -> pages.Page[Attendee]:
    """A page of the file's people."""
    return reads.page(root, first=pages.size(first), after=after)
