"""What may be uploaded: the types of media, how each begins, and how large it may be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from backend.domain.problems import ErrorCode, Fault

MEBIBYTE = 1024 * 1024
LONGEST_NAME = 200
HEAD = 16
"""Bytes from which the type of a file can be told."""


class UploadStatus(StrEnum):
    """Where an upload stands: only FINISHED ones are in the storage."""

    RECEIVING = "RECEIVING"
    FINISHED = "FINISHED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Medium:
    """A type that is taken: its file's ending, the mark within its first bytes and where it stands, and its largest size."""

    ending: str
    offset: int
    mark: bytes
    limit: int


MEDIA: Mapping[str, Medium] = {
    "video/webm": Medium("webm", 0, b"\x1a\x45\xdf\xa3", 512 * MEBIBYTE),
    "video/mp4": Medium("mp4", 4, b"ftyp", 512 * MEBIBYTE),
    "text/vtt": Medium("vtt", 0, b"WEBVTT", MEBIBYTE),
    "image/png": Medium("png", 0, b"\x89PNG\r\n\x1a\n", 4 * MEBIBYTE),
    "image/jpeg": Medium("jpg", 0, b"\xff\xd8\xff", 4 * MEBIBYTE),
    "image/webp": Medium("webp", 8, b"WEBP", 4 * MEBIBYTE),
}


def faults(name: str, media_type: str, size: int) -> Iterator[Fault]:
    """What is wrong with announcing such a file."""
    if not name.strip() or len(name) > LONGEST_NAME:
        yield Fault(ErrorCode.INVALID_INPUT, f"A file's name has 1 to {LONGEST_NAME} characters.", ("name",))
    medium = MEDIA.get(media_type)
    if medium is None:
        yield Fault(ErrorCode.INVALID_INPUT, f"It is one of {', '.join(sorted(MEDIA))}.", ("media_type",))
    elif not 0 < size <= medium.limit:
        message = f"A file of this type has at most {medium.limit // MEBIBYTE} MiB, and is not empty."
        yield Fault(ErrorCode.INVALID_INPUT, message, ("size",), {"mebibytes": str(medium.limit // MEBIBYTE)})


def begins_as(head: bytes, media_type: str) -> bool:
    """Whether a file that begins so (`HEAD` bytes, or all of a shorter one) is what it is said to be."""
    medium = MEDIA[media_type]
    return head[medium.offset : medium.offset + len(medium.mark)] == medium.mark
