"""Uploads: announced, received in as many pieces as it takes, checked, and only then in the storage."""

from collections.abc import AsyncIterator, Collection
from datetime import datetime
from uuid import UUID

from backend.domain import uploads
from backend.domain.actors import Actor
from backend.domain.problems import Conflict, InvalidInput, NotFound
from backend.domain.uploads import HEAD, MEBIBYTE, MEDIA, Limits, UploadStatus
from backend.integrations.incoming import Busy, Incoming
from backend.integrations.storage import Storage
from backend.models import tables
from backend.models.database import transaction
from backend.reads import uploads as reads
from backend.reads.uploads import Upload

CHECKPOINT = 4 * MEBIBYTE
"""After so many bytes it is written down how many have come: a crash costs at most these."""


async def start(
    organization_id: UUID, *, name: str, media_type: str, size: int, limits: Limits, by: Actor, now: datetime
) -> Upload:
    """Announce a file.

    Raises: NotFound for a provider that the actor does not work for; InvalidInput with every fault.
    """
    by.require_staff()
    if not by.works_for(organization_id):
        raise NotFound("organization")
    if faults := tuple(uploads.faults(name, media_type, size, limits=limits)):
        raise InvalidInput.of(faults)
    async with transaction():
        row = await tables.Upload.create(
            organization_id=organization_id,
            uploaded_by_id=by.learner(),
            name=name.strip(),
            media_type=media_type,
            size=size,
            status=UploadStatus.RECEIVING.value,
            created_at=now,
        )
    return await _read(row.id)


async def receive(upload_id: UUID, chunks: AsyncIterator[bytes], *, offset: int, incoming: Incoming, by: Actor) -> int:
    """Take the bytes from `offset` on, as they come, and say how many the file has now. Memory stays flat.

    What had come when a connection broke is kept: ask how much that is, and go on there.

    Raises: NotFound if it is not theirs; Conflict where another piece is due (its fault's `received` says which) or another
    sender is at work; InvalidInput for more bytes than announced, or a file that is not what it is said to be.
    """
    upload = await theirs(upload_id, by=by)
    _require_receiving(upload)
    if offset != upload.received:
        raise Conflict(f"{upload.received} bytes have come: go on there.", path=("offset",), received=str(upload.received))
    received = noted = offset
    try:
        async with incoming.part(str(upload.id), MEDIA[upload.media_type].ending, offset=offset) as part:
            try:
                async for chunk in chunks:
                    if received + len(chunk) > upload.size:
                        raise InvalidInput("More bytes come than were announced.", path=("size",))
                    await part.write(chunk)
                    is_recognized = received >= HEAD
                    received += len(chunk)
                    if not is_recognized and received >= HEAD:
                        _require_type(await part.head(HEAD), upload)
                    if received - noted >= CHECKPOINT:
                        await part.flush()
                        await _note(upload.id, received)
                        noted = received
            finally:
                await part.flush()
                await _note(upload.id, received)
    except Busy:
        raise Conflict("This file is being received already.", path=("offset",)) from None
    return received


async def finish(upload_id: UUID, *, incoming: Incoming, storage: Storage, by: Actor, now: datetime) -> Upload:
    """Check the whole file and put it into the storage under the hash of its content. Safe to repeat.

    Raises: NotFound if it is not theirs; Conflict while bytes are missing; InvalidInput for a file that is not what it is said
    to be.
    """
    upload = await theirs(upload_id, by=by)
    if upload.status is UploadStatus.FINISHED:
        return upload
    _require_receiving(upload)
    if upload.received != upload.size:
        raise Conflict(
            f"{upload.received} of {upload.size} bytes have come.", path=("upload_id",), received=str(upload.received)
        )
    ending = MEDIA[upload.media_type].ending
    async with incoming.part(str(upload.id), ending, offset=upload.size) as part:
        _require_type(await part.head(HEAD), upload)
    came = incoming.path(str(upload.id), ending)
    stored_as = await storage.put(came)
    async with transaction():
        await tables.Upload.filter(id=upload.id, status=UploadStatus.RECEIVING.value).update(
            status=UploadStatus.FINISHED.value, stored_as=stored_as, sha256=stored_as.partition(".")[0], finished_at=now
        )
    if storage.path(stored_as) is None:  # the same file was stored before, and cleared away in this moment
        await storage.put(came)
    incoming.discard(str(upload.id), ending)
    return await _read(upload.id)


async def cancel(upload_id: UUID, *, incoming: Incoming, by: Actor) -> Upload:
    """Call it off and forget what has come.

    Raises: NotFound if it is not theirs; Conflict once it is finished.
    """
    upload = await theirs(upload_id, by=by)
    _require_receiving(upload)
    await discard(upload.id, upload.media_type, incoming=incoming)
    return await _read(upload.id)


async def discard(upload_id: UUID, media_type: str, *, incoming: Incoming) -> None:
    """Call an unfinished one off, whoever's it is, and delete what has come."""
    async with transaction():
        await tables.Upload.filter(id=upload_id, status=UploadStatus.RECEIVING.value).update(
            status=UploadStatus.CANCELLED.value
        )
    incoming.discard(str(upload_id), MEDIA[media_type].ending)


async def hold(names: Collection[str], *, storage: Storage) -> frozenset[str]:
    """The files of these that are stored, and stay so: within the caller's transaction nobody clears them away."""
    rows = await tables.Upload.select_for_update().filter(stored_as__in=list(names))
    held = {row.stored_as for row in rows if row.status == UploadStatus.FINISHED.value}
    on_their_way_out = {row.stored_as for row in rows} - held
    return frozenset(name for name in names if name not in on_their_way_out and storage.path(name) is not None)


async def theirs(upload_id: UUID, *, by: Actor) -> Upload:
    """The upload, for the one who announced it and still works for the provider.

    Raises: NotFound for everybody else.
    """
    by.require_staff()
    upload = await reads.by_id(upload_id)
    if upload is None or upload.uploaded_by_id != by.learner_id or not by.works_for(upload.organization_id):
        raise NotFound("upload")
    return upload


async def _note(upload_id: UUID, received: int) -> None:
    """Write down how many bytes the disk holds."""
    async with transaction():
        await tables.Upload.filter(id=upload_id, status=UploadStatus.RECEIVING.value).update(received=received)


async def _read(upload_id: UUID) -> Upload:
    found = await reads.by_id(upload_id)
    assert found is not None
    return found


def _require_receiving(upload: Upload) -> None:
    if upload.status is not UploadStatus.RECEIVING:
        raise Conflict("This upload is over.", path=("upload_id",))


def _require_type(head: bytes, upload: Upload) -> None:
    if not uploads.begins_as(head, upload.media_type):
        raise InvalidInput(f"{upload.name!r} is not {upload.media_type} inside.", path=("media_type",))
