"""Files on their way into the storage, and what became of them."""

from dataclasses import dataclass
from uuid import UUID

from backend.domain.uploads import UploadStatus
from backend.reads import sql


@dataclass(frozen=True, slots=True)
class Upload:
    """One file. `stored_as` is its name in the storage, "" before it is finished."""

    id: UUID
    organization_id: UUID
    uploaded_by_id: UUID
    name: str
    media_type: str
    size: int
    received: int
    status: UploadStatus
    stored_as: str


async def by_id(upload_id: UUID) -> Upload | None:
    """One upload, without asking who may see it."""
    row = await sql.row(
        """SELECT id, organization_id, uploaded_by_id, name, media_type, size, received, status, stored_as
           FROM upload WHERE id = :upload""",
        upload=upload_id,
    )
    if row is None:
        return None
    return Upload(
        id=sql.uuid_of(row["id"]),
        organization_id=sql.uuid_of(row["organization_id"]),
        uploaded_by_id=sql.uuid_of(row["uploaded_by_id"]),
        name=row["name"],
        media_type=row["media_type"],
        size=row["size"],
        received=row["received"],
        status=UploadStatus(row["status"]),
        stored_as=row["stored_as"],
    )
