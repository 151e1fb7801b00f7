"""The bytes of an attendance file as text: plain or gzipped, in the encodings that Zoom, Teams and Excel write."""

import codecs
import gzip
import zlib
from io import BytesIO

LARGEST = 5_000_000
"""Bytes of a file, unpacked: some fifty thousand rows."""


class Unreadable(Exception):  # noqa: N818 - named after the fact
    """The bytes are no text that an export could be; the message says why."""


def text_of(content: bytes) -> str:
    """The text of a file.

    Raises: Unreadable for one that is too large, damaged, or no text.
    """
    plain = _unpacked(content) if content.startswith(b"\x1f\x8b") else content
    if len(plain) > LARGEST:
        raise Unreadable(f"The file is larger than {LARGEST // 1_000_000} MB.")
    wide = plain.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):  # what is not UTF-8 was saved by an older Excel
        try:
            text = plain.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable("This is not a CSV file.")


def _unpacked(content: bytes) -> bytes:
    try:
        with gzip.GzipFile(fileobj=BytesIO(content)) as packed:
            return packed.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error) as wrong:
        raise Unreadable("The file is damaged.") from wrong
