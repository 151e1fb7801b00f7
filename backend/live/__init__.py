"""Topics that changed: announce inside a transaction, listen anywhere.

await live.announce(topics.learner(learner_id))              # in a service, inside its transaction

async with hub.listen(topics.learner(learner_id)) as changes:  # in a subscription
    yield await read()
    async for _ in changes:
        yield await read()
"""

from backend.live import topics
from backend.live.announcing import announce
from backend.live.hub import Changes, Live, Stopped

__all__ = ["Changes", "Live", "Stopped", "announce", "topics"]
