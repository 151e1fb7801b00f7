"""Looking at somebody else's record: allowed to some, in part to others, and always written down."""

from datetime import datetime, timedelta
from uuid import UUID

from backend.domain.actors import Actor
from backend.domain.audit import AuditKind
from backend.domain.problems import NotFound
from backend.models import tables
from backend.models.database import transaction
from backend.reads import learners
from backend.reads.learners import Learner
from backend.services import audit

GOES_ON_FOR = timedelta(minutes=10)
"""What the same person reads of a record within this time is one look: a page asks again when something changes."""


async def look(learner_id: UUID, *, by: Actor, now: datetime) -> Learner:
    """The learner; unless it is oneself, the look is written down where the learner finds it, once as long as it goes on.

    Raises: NotFound for somebody whom the actor may not see, and then nothing is written.
    """
    by.require_known()
    learner = await learners.by_id(learner_id, by=by)
    if learner is None:
        raise NotFound("learner")
    if by.learner_id != learner_id:
        (place,) = by.organization_ids if len(by.organization_ids) == 1 else (None,)
        async with transaction():
            # A page asks and subscribes at once: one of the two finds the other's look.
            await tables.Learner.select_for_update().get(id=learner_id)
            if not await _goes_on(learner_id, by=by, now=now):
                await audit.record(AuditKind.LEARNER_VIEWED, by=by, subject_id=learner_id, organization_id=place, now=now)
    return learner


async def _goes_on(learner_id: UUID, *, by: Actor, now: datetime) -> bool:
    return await tables.AuditEvent.exists(
        kind=AuditKind.LEARNER_VIEWED.value,
        subject_id=learner_id,
        actor_id=by.learner_id or by.api_key_id,
        happened_at__gt=now - GOES_ON_FOR,
    )
