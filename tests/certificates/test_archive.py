"""An archive whose length is known before it is written, and whose every part can be had by itself."""

import datetime as dt
import io
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from backend.certificates.archive import Archive, Entry
from tests.certificates.tools import run

MOMENT = dt.datetime(2026, 3, 9, 8, 30, 20, tzinfo=dt.UTC)
FILES = {
    "00_Contents.pdf": b"cover",
    "2026-03-09_الإنتان_MMX-1.pdf": bytes(range(256)) * 40,
    "empty.pdf": b"",
    "last.pdf": b"x",
}


def archive_of(files: dict[str, bytes]) -> Archive:
    return Archive([Entry(name, len(content), zlib.crc32(content)) for name, content in files.items()], modified=MOMENT)


async def streamed(files: dict[str, bytes], *, start: int = 0, end: int | None = None, at_once: int = 2) -> bytes:
    contents = list(files.values())

    async def read(places: Sequence[int]) -> Sequence[bytes]:
        assert len(places) <= at_once
        return [contents[place] for place in places]

    pieces = archive_of(files).stream(read, start=start, end=end, at_once=at_once)
    return b"".join([piece async for piece in pieces])


async def test_it_holds_its_files_under_their_names_and_is_as_long_as_it_said() -> None:
    whole = await streamed(FILES)

    assert len(whole) == archive_of(FILES).size
    with zipfile.ZipFile(io.BytesIO(whole)) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == FILES
        assert {info.date_time for info in opened.infolist()} == {(2026, 3, 9, 8, 30, 20)}
        assert {info.compress_type for info in opened.infolist()} == {zipfile.ZIP_STORED}


@pytest.mark.component
async def test_other_programs_read_it(tmp_path: Path) -> None:
    (tmp_path / "package.zip").write_bytes(await streamed(FILES))

    assert "No errors detected" in run("unzip", "-t", tmp_path / "package.zip").stdout


async def test_every_part_of_it_is_the_same_whoever_reads_it_from_there() -> None:
    whole = await streamed(FILES)

    for start in range(0, len(whole), 97):
        assert await streamed(FILES, start=start) == whole[start:]
        assert await streamed(FILES, start=start, end=start + 150) == whole[start : start + 150]
    assert await streamed(FILES, start=len(whole) - 1) == whole[-1:]


async def test_more_files_than_sixteen_bits_count_are_all_found() -> None:
    files = {f"{number}.pdf": b"" for number in range(70_000)}

    with zipfile.ZipFile(io.BytesIO(await streamed(files, at_once=1_000))) as opened:
        assert len(opened.namelist()) == 70_000


async def test_files_beyond_four_gibibytes_are_found(tmp_path: Path) -> None:
    """The file is sparse: what lies in between are zeros that take no space."""
    large, small = Entry("large", 2**32 - 10, zlib.crc32(b"")), Entry("small", 5, zlib.crc32(b"there"))
    layout = Archive([large, small, small], modified=MOMENT)

    async def read(places: Sequence[int]) -> Sequence[bytes]:
        return [b"there" for _ in places]

    tail = layout._starts[1]
    with (tmp_path / "large.zip").open("wb") as file:
        file.seek(tail)
        async for piece in layout.stream(read, start=tail):
            file.write(piece)
    with zipfile.ZipFile(tmp_path / "large.zip") as opened:
        infos = opened.infolist()
        assert (len(infos), infos[1].header_offset) == (3, tail)
        assert opened.read(infos[1]) == opened.read(infos[2]) == b"there"


async def test_a_file_of_another_length_than_was_said_is_never_sent() -> None:
    layout = Archive([Entry("a.pdf", 3, 0)], modified=MOMENT)

    async def read(_: Sequence[int]) -> Sequence[bytes]:
        return [b"four"]

    with pytest.raises(ValueError, match=r"a\.pdf has 4 bytes instead of 3"):
        await anext(layout.stream(read))
