"""Taking one's own data along."""

from backend.reads import jobs
from backend.resolvers.context import Info
from backend.resolvers.jobs import JobAnswer
from backend.resolvers.payloads import payload
from backend.services import personal_data


@payload(JobAnswer)
async def export_my_data(info: Info) -> JobAnswer:
    """Have everything that is held on the viewer collected."""
    ctx = info.context
    job_id = await personal_data.ask(by=ctx.actor, now=ctx.now())
    return JobAnswer(job=await jobs.by_id(job_id, by=ctx.actor))
