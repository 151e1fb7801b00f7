"""The files that an activity names: where they may lie, how large they may be, whether they are what they are said to be."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from backend.integrations.activity_files.lines import Location
from backend.integrations.activity_files.mistakes import Wrong

MEBIBYTE = 1024 * 1024
VIDEO_LIMIT = 512 * MEBIBYTE
PICTURE_LIMIT = 4 * MEBIBYTE
TEXT_LIMIT = MEBIBYTE

_VIDEOS = frozenset({"video/webm", "video/mp4"})
_PICTURES = frozenset({"image/png", "image/jpeg", "image/webp"})
_MAGIC = {
    # where the mark stands in the file, and the mark
    "video/webm": (0, b"\x1a\x45\xdf\xa3"),
    "video/mp4": (4, b"ftyp"),
    "image/png": (0, b"\x89PNG\r\n\x1a\n"),
    "image/jpeg": (0, b"\xff\xd8\xff"),
    "image/webp": (8, b"WEBP"),
}
_TEXT_FIELDS = {"transcript_file": "transcript", "body_file": "body"}


@dataclass(slots=True)
class NamedFiles:
    """What the files named in one document came to.

    `media` holds the videos, captions and pictures by name, `texts` the content of transcripts and readings by name.
    """

    media: dict[str, Path] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    wrong: list[Wrong] = field(default_factory=list)


class _Unfit(Exception):  # noqa: N818 - says what the file is, and never leaves this module
    pass


def named_files(document: Mapping[str, Any], folder: Path) -> NamedFiles:
    """Look at every file that the document names beside its own. Fields of a wrong type are the structure's to report."""
    found = NamedFiles()
    for index, item in _tables(document.get("contents")):
        at: Location = ("contents", index)
        for name in _TEXT_FIELDS.keys() & item.keys():
            _text(item, name, at, folder, found)
        for number, medium in _tables(item.get("media")):
            _medium(medium, (*at, "media", number), folder, found, allowed=_VIDEOS, limit=VIDEO_LIMIT)
        for number, track in _tables(item.get("captions")):
            _captions(track, (*at, "captions", number), folder, found)
        if isinstance(poster := item.get("poster"), dict):
            _medium(poster, (*at, "poster"), folder, found, allowed=_PICTURES, limit=PICTURE_LIMIT)
        for number, step in _tables(item.get("steps")):
            if isinstance(image := step.get("image"), dict):
                place = (*at, "steps", number, "image")
                _medium(image, place, folder, found, allowed=_PICTURES, limit=PICTURE_LIMIT)
    return found


def _tables(value: object) -> Iterator[tuple[int, Mapping[str, Any]]]:
    if isinstance(value, list):
        yield from ((index, entry) for index, entry in enumerate(value) if isinstance(entry, dict))


@contextmanager
def _noting(found: NamedFiles, *at: str | int) -> Iterator[None]:
    try:
        yield
    except _Unfit as reason:
        found.wrong.append(Wrong(at, str(reason)))


def _text(item: Mapping[str, Any], name: str, at: Location, folder: Path, found: NamedFiles) -> None:
    if not isinstance(file := item[name], str):
        return
    with _noting(found, *at, name):
        if item.get(_TEXT_FIELDS[name]):
            raise _Unfit(f"Give {_TEXT_FIELDS[name]} or {name}, not both.")
        text = _utf8(_inside(folder, file, limit=TEXT_LIMIT))
        if not text.strip():
            raise _Unfit(f"{file!r} is empty.")
        found.texts[file] = text


def _captions(track: Mapping[str, Any], at: Location, folder: Path, found: NamedFiles) -> None:
    if not isinstance(file := track.get("file"), str):
        return
    with _noting(found, *at, "file"):
        path = _inside(folder, file, limit=TEXT_LIMIT)
        if not _utf8(path).startswith("WEBVTT"):
            raise _Unfit(f"{file!r} is not WebVTT: its first line begins with WEBVTT.")
        found.media[file] = path


def _medium(
    medium: Mapping[str, Any], at: Location, folder: Path, found: NamedFiles, *, allowed: frozenset[str], limit: int
) -> None:
    file, media_type = medium.get("file"), medium.get("media_type")
    is_allowed = isinstance(media_type, str) and media_type in allowed
    if isinstance(media_type, str) and not is_allowed:
        found.wrong.append(Wrong((*at, "media_type"), f"It is one of {', '.join(sorted(allowed))}."))
    if not isinstance(file, str):
        return
    with _noting(found, *at, "file"):
        path = _inside(folder, file, limit=limit)
        if is_allowed and not _begins_as(path, str(media_type)):
            raise _Unfit(f"{file!r} is not {media_type} inside.")
        found.media[file] = path


def _inside(folder: Path, file: str, *, limit: int) -> Path:
    """The file of that name below `folder`, wherever links lead.

    Raises: _Unfit if it lies outside, is not there or is larger than `limit` bytes.
    """
    try:
        path = (folder / file).resolve()
        size = path.stat().st_size if path.is_file() else None
    except (OSError, ValueError, RuntimeError):  # a name too long, a NUL in it, links in a circle
        raise _Unfit(f"{file!r} is not a file name.") from None
    if not path.is_relative_to(folder.resolve()):
        raise _Unfit(f"{file!r} lies outside the folder of the activity's file.")
    if size is None:
        raise _Unfit(f"There is no file {file!r}.")
    if size > limit:
        raise _Unfit(f"{file!r} is larger than {limit // MEBIBYTE} MiB.")
    return path


def _utf8(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise _Unfit(f"{path.name!r} is not UTF-8 text.") from None


def _begins_as(path: Path, media_type: str) -> bool:
    offset, mark = _MAGIC[media_type]
    with path.open("rb") as stream:
        return stream.read(offset + len(mark))[offset:] == mark
