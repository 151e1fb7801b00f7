"""How much of a learner's record the caller sees, asked by every field that shows a part of it."""

from uuid import UUID

from backend.domain.problems import NotFound
from backend.reads import learners
from backend.resolvers.context import Info
from backend.services import looks


async def share_of(info: Info, learner_id: UUID) -> frozenset[UUID] | None:
    """Whose part of the record the caller sees: that of these providers, None for the whole of it.

    A look at somebody else's record is written down.
    Raises: Unauthenticated; NotFound for somebody whom the caller may not see.
    """
    context = info.context
    if context.actor.learner_id != learner_id and learner_id not in context.looked_at:
        context.looked_at.add(learner_id)
        await looks.look(learner_id, by=context.actor, now=context.now())
    return context.actor.share_of(learner_id)


async def share_now(info: Info, learner_id: UUID) -> frozenset[UUID] | None:
    """As `share_of` for a record that was open before, by the rights of now: for each message of a subscription.

    Raises: NotFound for somebody whom the caller may not see any more.
    """
    actor = info.context.actor
    if actor.learner_id != learner_id and await learners.by_id(learner_id, by=actor) is None:
        raise NotFound("learner")
    return actor.share_of(learner_id)
