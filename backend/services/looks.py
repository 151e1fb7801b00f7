"""Looking at somebody else's record: allowed to some, in part to others, and always written down."""

from datetime import datetime
from uuid import UUID

from backend.domain.actors import Actor
from backend.domain.audit import AuditKind
from backend.domain.problems import NotFound
from backend.models.database import transaction
from backend.reads import learners
from backend.reads.learners import Learner
from backend.services import audit


async def look(learner_id: UUID, *, by: Actor, now: datetime) -> Learner:
    """The learner; unless it is oneself, the look is written down where the learner finds it.

    Raises: NotFound for somebody whom the actor may not see, and then nothing is written.
    """
    by.require_known()
    learner = await learners.by_id(learner_id, by=by)
    if learner is None:
        raise NotFound("learner")
    if by.learner_id != learner_id:
        (place,) = by.organization_ids if len(by.organization_ids) == 1 else (None,)
        async with transaction():
            await audit.record(AuditKind.LEARNER_VIEWED, by=by, subject_id=learner_id, organization_id=place, now=now)
    return learner
