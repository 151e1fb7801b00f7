"""What nothing uses is cleared away after its time, what is used never, whenever the process dies."""

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from backend.domain.contents import ContentItem, MediaFile
from backend.domain.problems import InvalidInput
from backend.domain.uploads import UploadStatus
from backend.integrations.storage import Storage
from backend.models import tables
from backend.services import activities, authoring, clearing
from backend.services.caretaking import Caretaker
from tests import make_activities as make
from tests import make_people as people
from tests.make_people import NOW
from tests.services.test_uploads import PNG, Desk, pieces

pytestmark = pytest.mark.usefixtures("database")

DAY = dt.timedelta(days=1)
KEPT = 30 * DAY


@pytest.fixture
async def desk(tmp_path: Path) -> Desk:
    organization_id = await people.organization("academy")
    return Desk(tmp_path / "data", organization_id, await people.staff(organization_id))


async def stored(desk: Desk, content: bytes = PNG) -> str:
    """The name of a finished upload."""
    upload = await desk.start(content)
    await desk.receive(upload, pieces(content))
    return (await desk.finish(upload)).stored_as


async def write(desk: Desk, *files: str, publish: bool = False) -> None:
    """Save an activity whose reading has these posters, one each."""
    items = tuple(reading(name, file) for name, file in zip("abc", files, strict=False))
    definition = make.definition(contents=items or (make.reading(),))
    await authoring.save(definition, publish=publish, storage=desk.storage, by=desk.staff.actor, now=NOW)


def reading(key: str, file: str) -> ContentItem:
    return replace(make.reading(key), poster=MediaFile(file=file, media_type="image/png"))


async def clear(desk: Desk, *, after: dt.timedelta) -> int:
    return await clearing.clear(incoming=desk.incoming, storage=desk.storage, kept=KEPT, now=NOW + after)


async def statuses() -> list[tuple[str, str]]:
    return [(row.status, row.stored_as) for row in await tables.Upload.all().order_by("created_at", "id")]


async def test_what_is_not_finished_after_a_day_is_cleared_away(desk: Desk) -> None:
    old, young = await desk.start(), await desk.start(now=NOW + DAY)
    for upload in (old, young):
        await desk.receive(upload, pieces(PNG[:50]))

    assert await clear(desk, after=DAY) == 0
    assert await clear(desk, after=DAY + dt.timedelta(seconds=1)) == 1

    assert [status for status, _ in await statuses()] == ["CANCELLED", "RECEIVING"]
    assert desk.files() == [f"{young.id}.png"]


async def test_a_file_that_nothing_uses_is_deleted_after_its_time(desk: Desk) -> None:
    name = await stored(desk)

    assert await clear(desk, after=KEPT) == 0
    assert desk.files() == [name]
    assert await clear(desk, after=KEPT + DAY) == 1
    assert await clear(desk, after=KEPT + DAY) == 0

    assert desk.files() == []
    assert await statuses() == [(UploadStatus.CLEARED, "")]


async def test_a_file_of_a_draft_is_kept_until_the_draft_lets_it_go(desk: Desk) -> None:
    name = await stored(desk)
    await write(desk, name)

    assert await clear(desk, after=KEPT + DAY) == 0
    await write(desk)
    assert await clear(desk, after=KEPT + 2 * DAY) == 0, "looked at again only after as long"
    assert await clear(desk, after=2 * KEPT + 2 * DAY) == 1

    assert desk.files() == []


async def test_a_published_file_is_kept_for_ever(desk: Desk) -> None:
    name = await stored(desk)
    await write(desk, name, publish=True)
    await write(desk, publish=True)

    assert await clear(desk, after=1000 * DAY) == 0
    assert desk.files() == [name]


async def test_of_two_uploads_of_one_file_the_second_keeps_it(desk: Desk) -> None:
    first, second = await stored(desk), await stored(desk)
    oldest = await tables.Upload.all().order_by("created_at", "id").first()
    assert oldest is not None
    await tables.Upload.filter(id=oldest.id).update(finished_at=NOW - 2 * DAY)

    assert await clear(desk, after=KEPT - DAY) == 1
    assert (first, desk.files()) == (second, [first])


class Killed(BaseException):
    """The process ends here."""


async def clear_and_die(desk: Desk, point: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A round whose process ends when it comes to this verb of the storage."""

    async def killed(_: Storage, __: str) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(Storage, point, killed)
        with pytest.raises(Killed):
            await clear(desk, after=KEPT + DAY)


@pytest.mark.parametrize("point", ["set_aside", "forget"])
async def test_a_crash_half_way_leaves_work_for_the_next_round_and_no_file_in_use_is_lost(
    desk: Desk, point: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = await stored(desk)

    await clear_and_die(desk, point, monkeypatch)
    assert await statuses() == [(UploadStatus.CLEARED, name)]
    with pytest.raises(InvalidInput, match="not kept any more"):
        await write(desk, name)

    again = await stored(desk)
    await write(desk, again)
    assert await clear(desk, after=KEPT + DAY) >= 1

    assert desk.storage.path(name) is not None
    assert desk.files() == [name]
    assert sorted(await statuses()) == [("CLEARED", ""), ("FINISHED", name)]


async def test_a_crash_before_the_file_is_gone_is_made_good(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    await stored(desk)

    await clear_and_die(desk, "forget", monkeypatch)
    await clear(desk, after=KEPT + DAY)

    assert desk.files() == []
    assert await statuses() == [(UploadStatus.CLEARED, "")]


async def test_a_definition_cannot_name_a_file_that_is_not_stored(desk: Desk) -> None:
    name = await stored(desk)
    unknown = f"{uuid4().hex * 2}.png"

    with pytest.raises(InvalidInput) as refused:
        await write(desk, name, unknown)

    assert [(fault.path, fault.parameters) for fault in refused.value.faults] == [
        (("definition", "contents", "1", "poster", "file"), {"rule": "not-stored"})
    ]
    assert await tables.Activity.all().count() == 0


async def test_an_activity_file_brings_back_what_was_cleared(desk: Desk, tmp_path: Path) -> None:
    name = await stored(desk)
    await clear(desk, after=KEPT + DAY)
    picture = tmp_path / "picture.png"
    picture.write_bytes(PNG)
    definition = make.definition(contents=(reading("a", "picture.png"),))

    await activities.publish_file(definition, {"picture.png": picture}, storage=desk.storage, by=desk.staff.actor, now=NOW)

    assert desk.files() == [name]
    assert await clear(desk, after=1000 * DAY) == 0
    assert desk.files() == [name]


async def test_the_caretaker_goes_on_after_a_chore_that_failed(caplog: pytest.LogCaptureFixture) -> None:
    rounds: list[str] = []
    done = asyncio.Event()

    def chore(name: str) -> Callable[[], Awaitable[None]]:
        async def do() -> None:
            rounds.append(name)
            if name == "fails":
                raise RuntimeError("no disk")
            if len(rounds) > 3:
                done.set()

        return do

    caretaker = Caretaker(chore("fails"), chore("works"), every=0.0)
    caretaker.start()
    await asyncio.wait_for(done.wait(), 5)
    await caretaker.stop()
    await caretaker.stop()

    assert rounds[:4] == ["fails", "works", "fails", "works"]
    assert "no disk" in caplog.text
