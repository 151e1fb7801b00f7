"""What waits for staff, asked for and watched."""

from collections.abc import AsyncIterator

from backend.live import topics
from backend.reads import staff_tasks as reads
from backend.reads.staff_tasks import StaffTask
from backend.resolvers import watching
from backend.resolvers.context import Info


async def tasks(info: Info) -> tuple[StaffTask, ...]:
    """What waits for the caller."""
    ctx = info.context
    ctx.actor.require_staff_or_auditor()
    return await reads.of_actor(ctx.actor, now=ctx.now())


async def watch(info: Info) -> AsyncIterator[tuple[StaffTask, ...]]:
    """The same now, then again after every change of it."""
    actor = info.context.actor
    actor.require_staff_or_auditor()
    theirs = [topics.ORGANIZATIONS] if actor.sees_all else [*map(topics.organization, actor.organization_ids)]
    seen: tuple[StaffTask, ...] | None = None
    async with info.context.live.listen(*theirs, topics.learner(actor.learner())) as changes:
        async for _ in watching.each(changes, info):
            found = await tasks(info)
            if found != seen:
                yield found
            seen = found
