"""What a provider's staff does with an activity beyond saving and publishing it: copies, second thoughts."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from backend import live
from backend.domain.activities import ActivityStatus
from backend.domain.actors import Actor
from backend.domain.problems import Conflict, NotFound
from backend.live import topics
from backend.models.database import transaction
from backend.models.tables import Activity, ActivityVersion
from backend.reads import activities as reads
from backend.reads import authoring
from backend.services import activities


async def duplicate(activity_id: UUID, *, code: str, title: str, by: Actor, now: datetime) -> UUID:
    """A new activity of the same provider, its draft a copy of the newest version of this one. Its id.

    Raises: NotFound if it is not theirs; Conflict for a code that is taken; InvalidInput for a code or title that cannot be.
    """
    by.require_staff()
    original = await authoring.by_id(activity_id, by=by)
    if original is None or not by.works_for(original.provider.id):
        raise NotFound("activity")
    copy = replace(original.definition, code=code.strip(), title=title.strip())
    saved = await activities.save(copy, publish=False, by=by, now=now, expected_digest="")
    return saved.activity.id


async def restore(activity_id: UUID, *, by: Actor, now: datetime) -> reads.Activity:  # noqa: ARG001 - every service is told when
    """Offer a retired activity again, in the version that was offered last.

    Raises: NotFound if it is not theirs; Conflict unless it is retired.
    """
    by.require_staff()
    async with transaction():
        activity = await activities.theirs(activity_id, by=by)
        changed = await Activity.filter(id=activity.id, status=ActivityStatus.RETIRED.value).update(
            status=ActivityStatus.PUBLISHED.value, retired_at=None
        )
        if changed != 1:
            raise Conflict("Only a retired activity can be restored.", path=("activity_id",))
        live.announce(topics.activity(activity.id))
    restored = await reads.by_id(activity_id, by=by)
    assert restored is not None
    return restored


async def discard_draft(activity_id: UUID, *, by: Actor, now: datetime) -> bool:  # noqa: ARG001 - every service is told when
    """Throw the draft away. An activity that was never published goes with it; says whether it is still there.

    Raises: NotFound if it is not theirs; Conflict where no draft waits.
    """
    by.require_staff()
    async with transaction():
        activity = await activities.theirs(activity_id, by=by)
        if not await ActivityVersion.filter(activity_id=activity.id, published_at=None).delete():
            raise Conflict("There is no draft to discard.", path=("activity_id",))
        if activity.version_number == 0:
            await Activity.filter(id=activity.id).delete()
        live.announce(topics.activity(activity.id))
    return activity.version_number > 0
