"""Uploads: announcing a file, finishing it, calling it off. Its bytes go to the address that is answered."""

from dataclasses import dataclass
from typing import Annotated

import strawberry

from backend.domain.problems import Fault
from backend.domain.uploads import Limits
from backend.integrations.incoming import incoming_of
from backend.integrations.storage import storage_of
from backend.reads.uploads import Upload
from backend.resolvers import ids
from backend.resolvers.arguments import INPUT
from backend.resolvers.context import Info
from backend.resolvers.payloads import payload
from backend.services import uploads


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadAnswer:
    """The answer of everything that changes an upload."""

    upload: Upload | None = None
    errors: tuple[Fault, ...] = ()


@strawberry.input(description="A file to upload.")
class StartUploadInput:
    """For `startUpload`."""

    organization_id: strawberry.ID = strawberry.field(description="The provider that it is for.")
    name: str = strawberry.field(description="Its name, for people.")
    media_type: str = strawberry.field(
        description="`video/webm`, `video/mp4`, `text/vtt`, `image/png`, `image/jpeg` or `image/webp`."
    )
    size: int = strawberry.field(
        description="Its size in bytes. By default at most 512 MiB for a video, 4 for a picture, 1 for captions."
    )


@strawberry.input(description="Which upload.")
class FinishUploadInput:
    """For `finishUpload`."""

    upload_id: strawberry.ID = strawberry.field(description="The upload, all of whose bytes have been sent.")


@strawberry.input(description="Which upload.")
class CancelUploadInput:
    """For `cancelUpload`."""

    upload_id: strawberry.ID = strawberry.field(description="The upload.")


def upload_url(root: Upload) -> str:
    """Where the bytes are sent."""
    return f"/uploads/{root.id}"


def file(root: Upload) -> str | None:
    """The name in the storage, for a definition."""
    return root.stored_as or None


def media_url(root: Upload) -> str | None:
    """Where the file is served."""
    return f"/media/{root.stored_as}" if root.stored_as else None


@payload(UploadAnswer)
async def start_upload(info: Info, input: Annotated[StartUploadInput, INPUT]) -> UploadAnswer:  # noqa: A002 - the schema's name
    """Announce a file."""
    ctx = info.context
    ctx.actor.require_staff()
    started = await uploads.start(
        ids.read(input.organization_id, "organization"),
        name=input.name,
        media_type=input.media_type,
        size=input.size,
        limits=Limits(
            video=ctx.settings.largest_video, picture=ctx.settings.largest_picture, captions=ctx.settings.largest_captions
        ),
        by=ctx.actor,
        now=ctx.now(),
    )
    return UploadAnswer(upload=started)


@payload(UploadAnswer)
async def finish_upload(info: Info, input: Annotated[FinishUploadInput, INPUT]) -> UploadAnswer:  # noqa: A002 - the schema's name
    """Check the whole file and store it."""
    ctx = info.context
    ctx.actor.require_staff()
    finished = await uploads.finish(
        ids.read(input.upload_id, "upload"),
        incoming=incoming_of(ctx.settings),
        storage=storage_of(ctx.settings),
        by=ctx.actor,
        now=ctx.now(),
    )
    return UploadAnswer(upload=finished)


@payload(UploadAnswer)
async def cancel_upload(info: Info, input: Annotated[CancelUploadInput, INPUT]) -> UploadAnswer:  # noqa: A002 - the schema's name
    """Call an upload off."""
    ctx = info.context
    ctx.actor.require_staff()
    cancelled = await uploads.cancel(ids.read(input.upload_id, "upload"), incoming=incoming_of(ctx.settings), by=ctx.actor)
    return UploadAnswer(upload=cancelled)
