"""Awarding to many: planned at once, then claimed one by one, each in a transaction of its own."""

from uuid import UUID

from backend.domain.awarding import Candidate
from backend.domain.problems import NothingToClaim, Problem, Refusal
from backend.queue import Work
from backend.reads import awarding as reads
from backend.services import awarding

EVERY = 100
"""Awards between two notes of progress."""


async def award_credits(work: Work) -> None:
    """Award what is due, or say what would be. A repetition after a crash awards what is missing and nothing twice.

    The plan of the first attempt is the one that is carried out and shown; rows count its people from 1.
    """
    preview = work.input["preview"]
    if not work.result:
        ids = [UUID(key) for key in work.input["enrollment_ids"]]
        candidates = await awarding.plan(UUID(work.input["activity_id"]), ids, by=work.actor, now=work.now())
        await work.progress(0, len(candidates), result=reads.dump(candidates, preview=preview))
    plan = reads.load(work.result)
    assert plan is not None
    for row, candidate in enumerate(plan.candidates, start=1):
        await _one(work, row, candidate, preview=preview)
        if row % EVERY == 0:
            await work.progress(row)
    await work.progress(len(plan.candidates))
    await work.finish()


async def _one(work: Work, row: int, candidate: Candidate, *, preview: bool) -> None:
    if not candidate.due:
        gates = ", ".join(gate.explanation for gate in candidate.open_gates)
        await work.wrong(row, "", "not_due", f"{candidate.name}: {gates or 'nothing is left to be claimed.'}")
    elif not preview:
        assert work.organization_id is not None
        try:
            await awarding.award(
                candidate,
                provider_id=work.organization_id,
                reason=work.input["reason"],
                job_id=work.id,
                public_url=work.input["public_url"],
                by=work.actor,
                now=work.now(),
            )
        except NothingToClaim:
            pass  # by an earlier attempt at this job, or by the learner meanwhile
        except (Refusal, Problem) as no:
            await work.wrong(row, "", no.code.value.lower(), f"{candidate.name}: {no}")
