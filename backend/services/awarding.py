"""Awarding to many participants at once: asked for as a job, planned by the rules of claims, claimed one by one."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from backend import queue
from backend.domain.actors import Actor
from backend.domain.audit import AuditKind
from backend.domain.awarding import Candidate
from backend.domain.jobs import JobKind
from backend.domain.problems import InvalidInput, NotFound
from backend.models import tables
from backend.models.database import transaction
from backend.reads import activities, enrollments, learners, participants
from backend.reads.participants import ParticipantFilter
from backend.services import audit, claims

MOST = 10_000
"""Enrollments in one job."""
AT_ONCE = 200
"""Enrollments that are judged with one set of statements."""
LONGEST_REASON = 300


async def ask(
    activity_id: UUID,
    wanted: ParticipantFilter,
    *,
    reason: str,
    idempotency_key: str,
    preview: bool,
    public_url: str,
    by: Actor,
    now: dt.datetime,
) -> UUID:
    """Have what is due to these participants awarded by a job, or a preview of it made; its id.

    The same idempotency key leads to the same job. Who is meant is decided now, what is due when the job runs.
    Raises: Forbidden; NotFound for an activity of another provider; InvalidInput without a reason, for a key that is none, or
    for too many participants.
    """
    by.require_staff()
    activity = await activities.by_id(activity_id, by=by)
    if activity is None or not by.works_for(activity.provider.id):
        raise NotFound("activity")
    reason = _checked(reason, idempotency_key, preview=preview)
    standing = await _asked_before(idempotency_key, by=by)
    if standing is not None:
        return standing
    ids = await participants.ids(wanted, providers=None, now=now)
    if len(ids) > MOST:
        raise InvalidInput(f"These are {len(ids):,} participants; award to at most {MOST:,} at a time.", path=("filter",))
    given = {
        "activity_id": str(activity_id),
        "enrollment_ids": [str(key) for key in ids],
        "reason": reason,
        "key": idempotency_key,
        "preview": preview,
        "public_url": public_url,
    }
    async with transaction():
        return await queue.enqueue(JobKind.AWARD_CREDITS, given, by=by, organization_id=activity.provider.id, now=now)


async def plan(activity_id: UUID, enrollment_ids: Iterable[UUID], *, by: Actor, now: dt.datetime) -> tuple[Candidate, ...]:
    """What a claim made now would award to each, by the function that claims use. Writes nothing.

    Raises: NotFound for an activity of another provider.
    """
    activity = await activities.by_id(activity_id, by=by)
    if activity is None or not by.works_for(activity.provider.id):
        raise NotFound("activity")
    candidates: list[Candidate] = []
    ids = list(enrollment_ids)
    for some in (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE)):
        found = await enrollments.by_ids(some, now=now)
        people = await learners.by_ids({each.learner_id for each in found.values()})
        candidates.extend(
            Candidate(
                enrollment_id=each.id,
                learner_id=each.learner_id,
                name=people[each.learner_id].name,
                due=each.claimable,
                open_gates=() if each.claimable else tuple(gate for gate in each.gates if not gate.met),
            )
            for each in (found[key] for key in some if key in found)
        )
    return tuple(candidates)


async def award(
    candidate: Candidate, *, provider_id: UUID, reason: str, job_id: UUID, public_url: str, by: Actor, now: dt.datetime
) -> None:
    """Claim what is due to one participant in one transaction, with who did it and why in the audit trail.

    Raises: what `claims.claim` refuses; NothingToClaim where it was awarded meanwhile.
    """
    async with transaction():
        await claims.claim(candidate.enrollment_id, public_url=public_url, by=by, now=now)
        await audit.record(
            AuditKind.CREDITS_AWARDED,
            by=by,
            subject_id=candidate.learner_id,
            organization_id=provider_id,
            details={"enrollment": str(candidate.enrollment_id), "reason": reason, "job": str(job_id)},
            now=now,
        )


def _checked(reason: str, idempotency_key: str, *, preview: bool) -> str:
    reason = reason.strip()
    if not preview and not 1 <= len(reason) <= LONGEST_REASON:
        raise InvalidInput(f"Give a reason of at most {LONGEST_REASON} characters.", path=("reason",))
    if not 1 <= len(idempotency_key) <= 100:  # noqa: PLR2004 - said in the message
        raise InvalidInput("A key has 1 to 100 characters.", path=("idempotency_key",))
    return reason


async def _asked_before(idempotency_key: str, *, by: Actor) -> UUID | None:
    """The job of the actor's that was asked for with this key, among the latest hundred."""
    asked = tables.Job.filter(requested_by_id=by.learner(), kind=JobKind.AWARD_CREDITS.value).order_by("-created_at").limit(100)
    return next((job.id for job in await asked if job.input.get("key") == idempotency_key), None)
