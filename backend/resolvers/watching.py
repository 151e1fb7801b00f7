"""What subscriptions share: whose changes one may watch, and for how long."""

import datetime as dt
from collections.abc import AsyncIterator
from uuid import UUID

from backend.live import Changes
from backend.reads import rights
from backend.resolvers import ids, sharing
from backend.resolvers.context import Info


async def whose(info: Info, learner_id: str | None) -> UUID:
    """The learner to watch: the viewer, or somebody at whose record the viewer may look.

    Raises: Unauthenticated; Forbidden for a key; NotFound for a learner whom the viewer may not see.
    """
    own = info.context.actor.learner()
    if learner_id is None:
        return own
    watched = ids.read(learner_id, "learner")
    await sharing.share_of(info, watched)
    return watched


async def each(changes: Changes, info: Info) -> AsyncIterator[dt.datetime]:
    """Once at the beginning, then after every change: the instant at which to look.

    Ends when the hub stops, or when the caller's session or key is no longer valid: rights are
    looked up again each time, and the context's actor has them from then on.
    """
    async for now, _ in each_of(changes, info):
        yield now


async def each_of(changes: Changes, info: Info) -> AsyncIterator[tuple[dt.datetime, frozenset[str]]]:
    """As `each`, with the topics that changed: at the beginning all of them."""
    yield info.context.now(), changes.topics
    async for changed in changes:
        present = await rights.present(info.context.actor, now=info.context.now())
        if present is None:
            return
        info.context.actor = present
        yield info.context.now(), changed
