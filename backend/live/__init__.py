"""Topics that changed: announce inside a transaction, listen anywhere.

A service says `live.announce(topics.learner(learner_id))` inside its transaction. A subscription listens first, then reads,
then reads again on each change, with the listener's rights looked up again:

    async with hub.listen(topics.learner(learner_id)) as changes:
        yield await read()
        async for _ in changes:
            yield await read()
"""

from backend.live import topics
from backend.live.announcing import announce
from backend.live.hub import Changes, Live, Stopped

__all__ = ["Changes", "Live", "Stopped", "announce", "topics"]
