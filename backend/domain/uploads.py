"""What may be uploaded: the types of media, how each begins, and how large an installation lets them be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from backend.domain.problems import ErrorCode, Fault

MEBIBYTE = 1024 * 1024
LONGEST_NAME = 200
HEAD = 16
"""Bytes from which the type of a file can be told."""


class UploadStatus(StrEnum):
    """Where an upload stands: only FINISHED ones are in the storage. CLEARED ones were, until nothing used them."""

    RECEIVING = "RECEIVING"
    FINISHED = "FINISHED"
    CANCELLED = "CANCELLED"
    CLEARED = "CLEARED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The largest sizes that an installation takes, in MiB."""

    video: int
    picture: int
    captions: int


@dataclass(frozen=True, slots=True)
class Medium:
    """A type that is taken: its file's ending, the mark within its first bytes and where it stands, and which limit it has."""

    ending: str
    offset: int
    mark: bytes
    limit: Literal["video", "picture", "captions"]


MEDIA: Mapping[str, Medium] = {
    "video/webm": Medium("webm", 0, b"\x1a\x45\xdf\xa3", "video"),
    "video/mp4": Medium("mp4", 4, b"ftyp", "video"),
    "text/vtt": Medium("vtt", 0, b"WEBVTT", "captions"),
    "image/png": Medium("png", 0, b"\x89PNG\r\n\x1a\n", "picture"),
    "image/jpeg": Medium("jpg", 0, b"\xff\xd8\xff", "picture"),
    "image/webp": Medium("webp", 8, b"WEBP", "picture"),
}


PICTURES = frozenset(media_type for media_type, medium in MEDIA.items() if medium.limit == "picture")


def faults(name: str, media_type: str, size: int, *, limits: Limits) -> Iterator[Fault]:
    """What is wrong with announcing such a file."""
    if not name.strip() or len(name) > LONGEST_NAME:
        yield Fault(ErrorCode.INVALID_INPUT, f"A file's name has 1 to {LONGEST_NAME} characters.", ("name",))
    medium = MEDIA.get(media_type)
    if medium is None:
        message = f"It is one of {', '.join(sorted(MEDIA))}."
        yield Fault(ErrorCode.INVALID_INPUT, message, ("media_type",), {"rule": "media-type"})
        return
    most: int = getattr(limits, medium.limit)
    if not 0 < size <= most * MEBIBYTE:
        message = f"A file of this type has at most {most} MiB, and is not empty."
        parameters = {"rule": "too-large" if size > 0 else "empty", "mebibytes": str(most)}
        yield Fault(ErrorCode.INVALID_INPUT, message, ("size",), parameters)


def begins_as(head: bytes, media_type: str) -> bool:
    """Whether a file that begins so (`HEAD` bytes, or all of a shorter one) is what it is said to be."""
    medium = MEDIA[media_type]
    return head[medium.offset : medium.offset + len(medium.mark)] == medium.mark
