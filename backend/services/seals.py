"""Seals: the picture that a provider's certificates carry in place of the drawn one."""

import hashlib
from datetime import datetime
from uuid import UUID

from backend.domain.actors import Actor
from backend.domain.audit import AuditKind
from backend.domain.problems import Conflict, InvalidInput, NotFound
from backend.domain.uploads import PICTURES, UploadStatus
from backend.integrations import pictures
from backend.integrations.storage import Storage
from backend.models import tables
from backend.models.database import transaction
from backend.reads.uploads import Upload
from backend.services import audit, uploads


async def change(organization_id: UUID, upload_id: UUID | None, *, storage: Storage, by: Actor, now: datetime) -> None:
    """Have the certificates issued from now on carry an uploaded picture, None for the drawn seal again.

    Certificates issued before keep the seal that they were issued under.

    Raises: Unauthenticated, Forbidden for all but administrators; NotFound; Conflict for an upload that is not finished;
    InvalidInput for what is no picture that can be printed.
    """
    by.require_administrator()
    content = b"" if upload_id is None else await _picture(await uploads.theirs(upload_id, by=by), organization_id, storage)
    sha256 = hashlib.sha256(content).hexdigest() if content else ""
    async with transaction():
        row = await tables.Organization.select_for_update().get_or_none(id=organization_id)
        if row is None:
            raise NotFound("organization")
        if row.seal == sha256:
            return
        if content:
            await tables.Seal.get_or_create(
                defaults={"content": content, "created_at": now}, sha256=sha256, organization_id=organization_id
            )
        await tables.Organization.filter(id=organization_id).update(seal=sha256)
        details = {"seal": {"before": row.seal, "after": sha256}}
        await audit.record(AuditKind.ORGANIZATION_CHANGED, by=by, organization_id=organization_id, details=details, now=now)


async def _picture(upload: Upload, organization_id: UUID, storage: Storage) -> bytes:
    if upload.organization_id != organization_id:
        raise NotFound("upload")
    path = storage.path(upload.stored_as) if upload.status is UploadStatus.FINISHED else None
    if path is None:
        raise Conflict("This upload is not finished, or not kept any more.", path=("upload_id",))
    if upload.media_type not in PICTURES:
        raise _refused("not-a-picture", "A seal is a PNG, JPEG or WebP picture.")
    try:
        return await pictures.seal_of(path)
    except pictures.NotAPicture:
        raise _refused("not-a-picture", "This file is damaged: it cannot be read as a picture.") from None
    except pictures.WrongMeasures:
        message = (
            f"The longer side of a seal has {pictures.SMALLEST} to {pictures.LARGEST:,} pixels, "
            f"and is at most {pictures.SLIMMEST} times as long as the other."
        )
        raise _refused("measures", message) from None


def _refused(rule: str, message: str) -> InvalidInput:
    return InvalidInput(message, path=("upload_id",), rule=rule)
