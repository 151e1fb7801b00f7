"""Clearing away what uploads leave behind: files that were never finished, and finished ones that nothing uses any more.

A crash at any point costs nothing but time: what is marked is dealt with in the next round, and a file in use is never deleted.
"""

from datetime import datetime, timedelta

from tortoise.expressions import Q

from backend.domain.uploads import UploadStatus
from backend.integrations.incoming import Incoming
from backend.integrations.storage import Storage
from backend.models import tables
from backend.models.database import transaction
from backend.reads import definitions
from backend.services import uploads

ABANDONED_AFTER = timedelta(days=1)
AT_ONCE = 20
"""How many uploads of each sort one round looks at."""


async def clear(*, incoming: Incoming, storage: Storage, kept: timedelta, now: datetime) -> int:
    """Clear away what is due; how many uploads that was. `kept` is how long a finished file may go unused."""
    return await _unfinished(incoming=incoming, now=now) + await _unused(storage=storage, before=now - kept, now=now)


async def _unfinished(*, incoming: Incoming, now: datetime) -> int:
    overdue = tables.Upload.filter(status=UploadStatus.RECEIVING.value, created_at__lt=now - ABANDONED_AFTER)
    found = await overdue.order_by("created_at").limit(AT_ONCE)
    for upload in found:
        await uploads.discard(upload.id, upload.media_type, incoming=incoming)
    return len(found)


async def _unused(*, storage: Storage, before: datetime, now: datetime) -> int:
    was_cleared = Q(status=UploadStatus.CLEARED.value) & ~Q(stored_as="")  # but a crash came before the file was deleted
    is_due = Q(status=UploadStatus.FINISHED.value) & (
        Q(checked_at__lt=before) | Q(checked_at__isnull=True, finished_at__lt=before)
    )
    found = await tables.Upload.filter(was_cleared | is_due).order_by("finished_at").limit(AT_ONCE)
    return sum([await _clear(upload, storage=storage, now=now) for upload in found])


async def _clear(upload: tables.Upload, *, storage: Storage, now: datetime) -> bool:
    """Mark it first, then delete its file; whether it was cleared."""
    if upload.status == UploadStatus.FINISHED.value and not await _marked(upload, now=now):
        return False
    if not await _is_needed(upload.stored_as):
        await storage.set_aside(upload.stored_as)
    # Who stores the same file anew says so in the database and then looks whether it is there: one of the two sees the other.
    if await _is_needed(upload.stored_as):
        await storage.bring_back(upload.stored_as)
    else:
        await storage.forget(upload.stored_as)
    async with transaction():
        await tables.Upload.filter(id=upload.id).update(stored_as="")
    return True


async def _marked(upload: tables.Upload, *, now: datetime) -> bool:
    """Mark an upload as cleared, unless a definition names its file: then note that it was looked at."""
    async with transaction():
        # Who saves a definition that names the file holds this row meanwhile (`uploads.hold`): look after he has committed.
        await tables.Upload.select_for_update().get(id=upload.id)
        is_used = await definitions.names_file(upload.stored_as)
        changes = {"checked_at": now} if is_used else {"status": UploadStatus.CLEARED.value}
        await tables.Upload.filter(id=upload.id, status=UploadStatus.FINISHED.value).update(**changes)
    return not is_used


async def _is_needed(name: str) -> bool:
    """Whether an upload stands for the file, or a definition names it: an activity file may have brought the same one."""
    stands = await tables.Upload.exists(stored_as=name, status=UploadStatus.FINISHED.value)
    return stands or await definitions.names_file(name)
