"""Awarding to many, as staff ask for it."""

from dataclasses import replace
from typing import Annotated

import strawberry

from backend.domain.awarding import Candidate
from backend.domain.jobs import JobKind
from backend.reads import awarding as reads
from backend.reads import jobs, pages
from backend.reads.awarding import AwardPlan
from backend.reads.jobs import Job
from backend.resolvers import ids, participants
from backend.resolvers.arguments import INPUT, After, First
from backend.resolvers.context import Info
from backend.resolvers.jobs import JobAnswer
from backend.resolvers.participants import ParticipantFilter
from backend.resolvers.payloads import payload
from backend.services import awarding


@strawberry.input(description="To whom in an activity what is due is to be awarded.")
class AwardCreditsInput:
    """For `awardCredits`."""

    activity_id: strawberry.ID = strawberry.field(description="The activity.")
    filter: ParticipantFilter | None = strawberry.field(
        default=None, description="Which of its participants; all of them if left out. At most 10,000."
    )
    reason: str | None = strawberry.field(default=None, description="Why, for the audit trail; needed unless it is a preview.")
    idempotency_key: str = strawberry.field(description="The sender's own key: asked again with it, the same job is answered.")
    preview: bool | None = strawberry.field(
        default=False, description="Whether the job only says who would get what, and writes nothing."
    )


@payload(JobAnswer)
async def award_credits(info: Info, input: Annotated[AwardCreditsInput, INPUT]) -> JobAnswer:  # noqa: A002 - the schema's name
    """Have what is due awarded by a job, or a preview of it made."""
    ctx = info.context
    ctx.actor.require_staff()
    activity_id = ids.read(input.activity_id, "activity")
    job_id = await awarding.ask(
        activity_id,
        replace(participants.read(input.filter), activity_ids=(activity_id,)),
        reason=input.reason or "",
        idempotency_key=input.idempotency_key,
        preview=bool(input.preview),
        public_url=ctx.settings.public_url,
        by=ctx.actor,
        now=ctx.now(),
    )
    return JobAnswer(job=await jobs.by_id(job_id, by=ctx.actor))


def of_job(root: Job) -> AwardPlan | None:
    """What a job of awards has planned; None for other jobs and before it has."""
    return reads.load(root.result) if root.kind is JobKind.AWARD_CREDITS else None


def candidates(root: AwardPlan, first: First = 50, after: After = None) -> pages.Page[Candidate]:
    """A page of the people."""
    return reads.page(root, first=pages.size(first), after=after)
