"""Jobs: watching one, listing one's own, calling one off."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated

import strawberry

from backend.domain.jobs import JobStatus
from backend.domain.problems import Fault, NotFound
from backend.live import topics
from backend.reads import jobs as reads
from backend.reads import pages
from backend.reads.jobs import Job, RowError
from backend.resolvers import ids, watching
from backend.resolvers.arguments import INPUT, After, First, Id
from backend.resolvers.context import Info
from backend.resolvers.payloads import payload
from backend.resolvers.selections import wants_total
from backend.resolvers.viewers import Viewer
from backend.services import jobs


@strawberry.input(description="A job to be called off.")
class CancelJobInput:
    """Input of `cancelJob`."""

    job_id: strawberry.ID = strawberry.field(description="The job.")


@dataclass(frozen=True, slots=True, kw_only=True)
class JobAnswer:
    """The answer of a mutation that asks for work, or calls it off."""

    job: Job | None = None
    errors: tuple[Fault, ...] = ()


@payload(JobAnswer)
async def cancel_job(info: Info, input: Annotated[CancelJobInput, INPUT]) -> JobAnswer:  # noqa: A002 - the schema's name
    """Call a job off."""
    ctx = info.context
    ctx.actor.learner()
    return JobAnswer(job=await jobs.cancel(ids.read(input.job_id, "job"), by=ctx.actor, now=ctx.now()))


async def of_viewer(
    root: Viewer,
    info: Info,
    status: Annotated[list[JobStatus] | None, strawberry.argument(description="Where they stand; anywhere.")] = None,
    first: First = 50,
    after: After = None,
) -> pages.Page[Job]:
    """A page of the person's own jobs, newest first; none for strangers and keys."""
    if root.actor.learner_id is None:
        return pages.page([], first=0, after=None, key=lambda _: (), total_count=0)
    return await reads.of_requester(
        root.actor.learner_id, tuple(status or ()), first=pages.size(first), after=after, count=wants_total(info)
    )


async def row_errors(root: Job, info: Info, first: First = 50, after: After = None) -> pages.Page[RowError]:
    """A page of what is wrong with the rows of its input."""
    return await reads.row_errors(root.id, first=pages.size(first), after=after, count=wants_total(info))


def download_url(root: Job) -> str | None:
    """Where the caller fetches what it made."""
    return f"/jobs/{root.id}/file" if root.file else None


async def watch(info: Info, id: Id) -> AsyncIterator[Job]:  # noqa: A002 - the schema's name
    """A job as it stands, then after every change, until it is over.

    Raises: NotFound unless the caller asked for it.
    """
    info.context.actor.learner()
    job_id = ids.read(id, "job")
    async with info.context.live.listen(topics.job(job_id)) as changes:
        async for _ in watching.each(changes, info):
            job = await reads.by_id(job_id, by=info.context.actor)
            if job is None:
                raise NotFound("job")
            yield job
            if job.finished_at is not None:
                return
