"""Uploads: whole or not at all, what they are said to be, resumed where they broke, and nobody else's business."""

import datetime as dt
import hashlib
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from backend.domain.actors import STRANGER
from backend.domain.problems import Conflict, Forbidden, InvalidInput, NotFound, Unauthenticated
from backend.domain.uploads import MEBIBYTE, Limits, UploadStatus
from backend.integrations.incoming import Incoming
from backend.integrations.storage import Storage
from backend.models import tables
from backend.reads.uploads import Upload
from backend.services import uploads
from tests import make_people as people
from tests.make_people import NOW, Made

pytestmark = pytest.mark.usefixtures("database")

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
LIMITS = Limits(video=512, picture=4, captions=1)
HTML = b"<!doctype html><script>alert(1)</script>"


async def pieces(*chunks: bytes) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk


class Broken(Exception):  # noqa: N818 - the connection's end
    """The connection breaks."""


async def breaking(*chunks: bytes) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk
    raise Broken


class Desk:
    """Staff of a provider with files to upload."""

    def __init__(self, folder: Path, organization_id: UUID, staff: Made) -> None:
        self.organization_id, self.staff = organization_id, staff
        self.folder = folder
        self.incoming, self.storage = Incoming(folder / "incoming"), Storage(folder / "media")

    async def start(self, content: bytes = PNG, media_type: str = "image/png", now: dt.datetime = NOW) -> Upload:
        return await uploads.start(
            self.organization_id,
            name="seal.png",
            media_type=media_type,
            size=len(content),
            limits=LIMITS,
            by=self.staff.actor,
            now=now,
        )

    async def receive(self, upload: Upload, chunks: AsyncIterator[bytes], offset: int = 0) -> int:
        return await uploads.receive(upload.id, chunks, offset=offset, incoming=self.incoming, by=self.staff.actor)

    async def finish(self, upload: Upload) -> Upload:
        return await uploads.finish(upload.id, incoming=self.incoming, storage=self.storage, by=self.staff.actor, now=NOW)

    def files(self) -> list[str]:
        return sorted(path.name for path in self.folder.rglob("*.*") if path.is_file())


@pytest.fixture
async def desk(tmp_path: Path) -> Desk:
    organization_id = await people.organization("creek")
    return Desk(tmp_path / "data", organization_id, await people.staff(organization_id))


async def test_a_file_that_comes_in_pieces_is_stored_under_its_hash(desk: Desk) -> None:
    upload = await desk.start()

    assert await desk.receive(upload, pieces(PNG[:5], PNG[5:100])) == 100
    assert await desk.receive(upload, pieces(PNG[100:]), offset=100) == len(PNG)
    finished = await desk.finish(upload)

    name = hashlib.sha256(PNG).hexdigest() + ".png"
    assert (finished.status, finished.stored_as, finished.received) == (UploadStatus.FINISHED, name, len(PNG))
    stored = desk.storage.path(name)
    assert stored is not None
    assert stored.read_bytes() == PNG
    assert desk.files() == [name]
    assert await desk.finish(upload) == finished


async def test_what_came_before_the_connection_broke_is_kept(desk: Desk) -> None:
    upload = await desk.start()

    with pytest.raises(Broken):
        await desk.receive(upload, breaking(PNG[:700]))

    with pytest.raises(Conflict) as elsewhere:
        await desk.receive(upload, pieces(PNG))
    assert elsewhere.value.faults[0].parameters == {"received": "700"}
    await desk.receive(upload, pieces(PNG[700:]), offset=700)
    assert (await desk.finish(upload)).stored_as == hashlib.sha256(PNG).hexdigest() + ".png"


async def test_bytes_after_the_last_checkpoint_of_a_killed_process_are_sent_again(desk: Desk) -> None:
    upload = await desk.start()
    await desk.receive(upload, pieces(PNG[:700]))
    part = desk.incoming.path(str(upload.id), "png")
    with part.open("ab") as file:
        file.write(b"half written by a process that was killed")

    await desk.receive(upload, pieces(PNG[700:]), offset=700)

    assert (await desk.finish(upload)).stored_as == hashlib.sha256(PNG).hexdigest() + ".png"


async def test_a_file_that_is_something_else_inside_is_never_stored(desk: Desk) -> None:
    long, short = await desk.start(HTML), await desk.start(HTML[:10])

    with pytest.raises(InvalidInput, match="is not image/png inside"):
        await desk.receive(long, pieces(HTML))
    await desk.receive(short, pieces(HTML[:10]))
    with pytest.raises(InvalidInput, match="is not image/png inside"):
        await desk.finish(short)

    assert not (desk.folder / "media").exists()


async def test_no_more_bytes_are_taken_than_were_announced(desk: Desk) -> None:
    upload = await desk.start()

    with pytest.raises(InvalidInput, match="More bytes"):
        await desk.receive(upload, pieces(PNG, b"x"))

    assert desk.incoming.path(str(upload.id), "png").stat().st_size == len(PNG)


async def test_a_file_that_lacks_bytes_is_not_finished(desk: Desk) -> None:
    upload = await desk.start()
    await desk.receive(upload, pieces(PNG[:-1]))

    with pytest.raises(Conflict, match=f"{len(PNG) - 1} of {len(PNG)}"):
        await desk.finish(upload)

    assert not (desk.folder / "media").exists()


@pytest.mark.parametrize(
    ("name", "media_type", "size", "path"),
    [
        ("", "image/png", 1, "name"),
        ("a.svg", "image/svg+xml", 1, "media_type"),
        ("a.png", "image/png", 0, "size"),
        ("a.png", "image/png", 4 * MEBIBYTE + 1, "size"),
        ("a.mp4", "video/mp4", 512 * MEBIBYTE + 1, "size"),
    ],
)
async def test_what_cannot_be_taken_is_refused_when_it_is_announced(
    desk: Desk, name: str, media_type: str, size: int, path: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await uploads.start(
            desk.organization_id,
            name=name,
            media_type=media_type,
            size=size,
            limits=LIMITS,
            by=desk.staff.actor,
            now=NOW,
        )

    assert [fault.path for fault in refused.value.faults] == [(path,)]
    assert await tables.Upload.all().count() == 0


async def test_two_senders_of_one_file_do_not_mix(desk: Desk) -> None:
    upload = await desk.start()

    async def interrupted() -> AsyncIterator[bytes]:
        yield PNG[:20]
        with pytest.raises(Conflict, match="being received already"):
            await desk.receive(upload, pieces(PNG))
        yield PNG[20:]

    assert await desk.receive(upload, interrupted()) == len(PNG)


async def test_an_upload_called_off_leaves_nothing(desk: Desk) -> None:
    called_off = await desk.start()
    await desk.receive(called_off, pieces(PNG[:50]))

    await uploads.cancel(called_off.id, incoming=desk.incoming, by=desk.staff.actor)

    assert desk.files() == []
    with pytest.raises(Conflict, match="is over"):
        await desk.receive(called_off, pieces(PNG[50:]), offset=50)


async def test_an_installation_sets_its_own_limits(desk: Desk) -> None:
    with pytest.raises(InvalidInput) as refused:
        await uploads.start(
            desk.organization_id,
            name="long.mp4",
            media_type="video/mp4",
            size=2 * MEBIBYTE + 1,
            limits=Limits(video=2, picture=4, captions=1),
            by=desk.staff.actor,
            now=NOW,
        )

    assert refused.value.faults[0].parameters == {"rule": "too-large", "mebibytes": "2"}
    assert await tables.Upload.all().count() == 0


async def test_an_upload_is_nobody_elses_business(desk: Desk) -> None:
    upload = await desk.start()
    foreign, colleague = await people.staff(await people.organization()), await people.staff(desk.organization_id)

    for stranger in (foreign, colleague):
        for known in (upload.id, uuid4()):
            with pytest.raises(NotFound):
                await uploads.receive(known, pieces(PNG), offset=0, incoming=desk.incoming, by=stranger.actor)
    with pytest.raises(NotFound):
        await Desk(desk.folder, desk.organization_id, foreign).start()
    with pytest.raises(Forbidden):
        await Desk(desk.folder, desk.organization_id, await people.learner()).start()
    with pytest.raises(Unauthenticated):
        await uploads.theirs(upload.id, by=STRANGER)

    assert [(row.received, row.status) for row in await tables.Upload.all()] == [(0, "RECEIVING")]
    assert desk.files() == []
