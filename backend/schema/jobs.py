"""Jobs: how far work is that outlives the request which asked for it."""

from datetime import datetime

import strawberry

from backend.domain.jobs import JobKind, JobStatus
from backend.reads import jobs as reads
from backend.resolvers import attendance, awarding, jobs
from backend.schema.attendance import AttendanceImport
from backend.schema.awarding import AwardPlan
from backend.schema.basics import Node, PageInfo, Payload, UserError, is_payload
from backend.schema.describe import field, stands_for


@strawberry.type(description="What is wrong with one row of a job's input.")
class RowError:
    """Filled from `reads.jobs.RowError`."""

    row: int = field("Which row, from 1.")
    column: str = field('Which column; "" for the row as a whole.')
    code: str = field("What is wrong, for a program.")
    message: str = field("The same in English, for a person.")


@strawberry.type(description="A row's error in a page, and the cursor behind it.")
class RowErrorEdge:
    """Filled from `reads.pages.Edge`."""

    cursor: str = field("Pass it as `after` to continue here.")
    node: RowError = field("What is wrong.")


@strawberry.type(description="What is wrong with the rows of a job's input, in their order.")
class RowErrorConnection:
    """Filled from `reads.pages.Page`."""

    edges: list[RowErrorEdge] = field("The page.")
    page_info: PageInfo = field("Where it lies.")
    total_count: int | None = field("How many there are in all; counted only when asked for.")


@strawberry.type(description="Work that outlives the request which asked for it.")
class Job(Node):
    """Filled from `reads.jobs.Job`."""

    kind: JobKind = field("What it does.")
    status: JobStatus = field("Where it stands.")
    done: int = field("Steps done.")
    total: int | None = field("Steps in all, once that is known.")
    cancellable: bool = field("Whether calling it off would still change something.")
    created_at: datetime = field("When it was asked for.")
    download_url: str | None = field("Where the person who asked fetches what it made.", resolver=jobs.download_url)
    expires_at: datetime | None = field("Until when that can be fetched.")
    errors: list[UserError] = field("Why it failed. At most one.")
    attendance: AttendanceImport | None = field(
        "For IMPORT_ATTENDANCE: what the file means for each person; null until that is known.", resolver=attendance.of_job
    )
    awards: AwardPlan | None = field("For AWARD_CREDITS: who gets what; null until that is known.", resolver=awarding.of_job)
    row_errors: RowErrorConnection = field("What is wrong with the rows of its input.", resolver=jobs.row_errors)

    is_type_of = stands_for(reads.Job)


@strawberry.type(description="A job in a page, and the cursor behind it.")
class JobEdge:
    """Filled from `reads.pages.Edge`."""

    cursor: str = field("Pass it as `after` to continue here.")
    node: Job = field("The job.")


@strawberry.type(description="One's own jobs, newest first.")
class JobConnection:
    """Filled from `reads.pages.Page`."""

    edges: list[JobEdge] = field("The page.")
    page_info: PageInfo = field("Where it lies.")
    total_count: int | None = field("How many there are in all; counted only when asked for.")


@strawberry.type(description="The answer of a mutation that asks for work, or calls it off.")
class JobPayload(Payload):
    """Filled from `resolvers.jobs.JobAnswer`."""

    job: Job | None = field("The job as it stands now.")

    is_type_of = is_payload
