"""Uploads: files on their way into the storage."""

import strawberry

from backend.domain.uploads import UploadStatus
from backend.resolvers import uploads
from backend.schema.basics import Payload, is_payload
from backend.schema.describe import field


@strawberry.type(description="A file on its way into the storage.")
class Upload:
    """Filled from `reads.uploads.Upload`."""

    id: strawberry.ID = field("Its id, for `finishUpload`.")
    name: str = field("Its name, for people.")
    media_type: str = field("Its media type.")
    size: int = field("Its size in bytes, as announced.")
    received: int = field("Bytes that have come.")
    status: UploadStatus = field("Where it stands.")
    upload_url: str = field("Where the bytes are sent by PATCH, beginning at `Upload-Offset`.", resolver=uploads.upload_url)
    file: str | None = field("Its name in the storage, for an activity's definition.", resolver=uploads.file)
    media_url: str | None = field("Where it is served once it is finished.", resolver=uploads.media_url)


@strawberry.type(description="The answer of everything that changes an upload.")
class UploadPayload(Payload):
    """Filled from `resolvers.uploads.UploadAnswer`."""

    upload: Upload | None = field("The upload as it stands now.")

    is_type_of = is_payload
