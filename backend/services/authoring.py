"""What a provider's staff does with an activity beyond saving and publishing it: copies, second thoughts."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from backend.domain import publishing
from backend.domain.activities import ActivityDefinition, ActivityStatus
from backend.domain.actors import Actor
from backend.domain.problems import Conflict, ErrorCode, Fault, InvalidInput, NotFound, Refusal
from backend.integrations.storage import Storage
from backend.models.database import transaction
from backend.models.tables import Activity, ActivityVersion
from backend.reads import activities as reads
from backend.reads import authoring
from backend.services import activities, uploads

NOT_STORED = "This file is not kept any more: upload it again."


async def save(
    definition: ActivityDefinition,
    *,
    publish: bool,
    storage: Storage,
    by: Actor,
    now: datetime,
    expected_digest: str | None = None,
) -> reads.Activity:
    """Save what somebody wrote, as `services.activities.save` does. Every file that it names must be stored.

    Raises: as that; InvalidInput also for files that are not stored, or were cleared away because nothing used them for long.
    """
    by.require_staff()
    named = tuple(publishing.files(definition))
    async with transaction():
        held = await uploads.hold({name for _, name in named}, storage=storage)
        gone = [path for path, name in named if name not in held]
        if gone:
            raise InvalidInput.of(
                tuple(
                    Fault(ErrorCode.INVALID_INPUT, NOT_STORED, ("definition", *path), {"rule": "not-stored"}) for path in gone
                )
            )
        saved = await activities.save(definition, publish=publish, by=by, now=now, expected_digest=expected_digest)
    return saved.activity


async def duplicate(activity_id: UUID, *, code: str, title: str, by: Actor, now: datetime) -> UUID:
    """A new activity of the same provider, its draft a copy of the newest version of this one. Its id.

    Raises: NotFound if it is not theirs; Conflict for a code that is taken; InvalidInput for a code or title that cannot be.
    """
    by.require_staff()
    original = await authoring.by_id(activity_id, by=by)
    if original is None or not by.works_for(original.provider.id):
        raise NotFound("activity")
    copy = replace(original.definition, code=code.strip(), title=title.strip())
    try:
        saved = await activities.save(copy, publish=False, by=by, now=now, expected_digest="")
    except Refusal as refusal:
        # The caller gave a code and a title, not a definition.
        refusal.faults = tuple(replace(fault, path=fault.path[1:]) for fault in refusal.faults)
        raise
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
        activities.announce(activity)
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
        activities.announce(activity)
    return activity.version_number > 0
