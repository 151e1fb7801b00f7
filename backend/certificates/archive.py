"""A ZIP whose every byte is known before its files are read: stored entries of known sizes, so that it streams from any offset.

The standard library writes a ZIP that cannot be sought in with sizes behind each file, and its length is known only at the end;
this one says its length first, and a download that broke goes on where it was. Format: PKWARE's APPNOTE 6.3.10.
"""

import datetime as dt
import struct
from bisect import bisect_right
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_WIDE_OFFSET = struct.Struct("<2HQ")
_END = struct.Struct("<4s4H2IH")
_END_64 = struct.Struct("<4sQ2H2I4Q")
_LOCATOR_64 = struct.Struct("<4sIQI")

_PLAIN, _WIDE = 20, 45
"""The version of the format that an entry needs: 4.5 where its offset takes 64 bits."""
_UTF8 = 1 << 11
_REGULAR_FILE = 0o100644 << 16
_MADE_BY_UNIX = 3 << 8
_MOST_16, _MOST_32 = 0xFFFF, 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in the archive: its name, its size below 4 GiB, and the CRC-32 of its content."""

    name: str
    size: int
    crc32: int


Read = Callable[[Sequence[int]], Awaitable[Sequence[bytes]]]
"""Reads the contents of the entries at these places, in their order."""


class Archive:
    """The layout of an archive: `size` is its length in bytes; `stream` hands out any part of it."""

    def __init__(self, entries: Iterable[Entry], *, modified: dt.datetime) -> None:
        """`modified` is printed for every file, as UTC."""
        self.entries = tuple(entries)
        self._stamp = _stamp(modified)
        names = [len(entry.name.encode()) for entry in self.entries]
        lengths = (_LOCAL.size + name + entry.size for name, entry in zip(names, self.entries, strict=True))
        self._starts = tuple(accumulate(lengths, initial=0))
        wide = sum(offset >= _MOST_32 for offset in self._starts[:-1])
        self._listed = len(self.entries) * _CENTRAL.size + sum(names) + wide * _WIDE_OFFSET.size
        self._ending = _ending(count=len(self.entries), length=self._listed, offset=self._starts[-1])
        self.size = self._starts[-1] + self._listed + len(self._ending)

    async def stream(self, read: Read, *, start: int = 0, end: int | None = None, at_once: int = 16) -> AsyncIterator[bytes]:
        """The bytes from `start` up to `end`, with at most `at_once` files in memory."""
        end = self.size if end is None else end
        first = max(bisect_right(self._starts, start) - 1, 0)
        places = [place for place in range(first, len(self.entries)) if self._starts[place] < end]
        for some in (places[index : index + at_once] for index in range(0, len(places), at_once)):
            for place, content in zip(some, await read(some), strict=True):
                entry = self.entries[place]
                if len(content) != entry.size:
                    raise ValueError(f"{entry.name} has {len(content)} bytes instead of {entry.size}")
                yield _cut(self._local(entry) + content, self._starts[place], start, end)
        if end > self._starts[-1]:
            directory = b"".join(map(self._central, self.entries, self._starts)) + self._ending
            yield _cut(directory, self._starts[-1], start, end)

    def _local(self, entry: Entry) -> bytes:
        name = entry.name.encode()
        return (
            _LOCAL.pack(
                *(b"PK\x03\x04", _PLAIN, _UTF8, 0, *self._stamp),
                *(entry.crc32, entry.size, entry.size, len(name), 0),
            )
            + name
        )

    def _central(self, entry: Entry, offset: int) -> bytes:
        name = entry.name.encode()
        wide = offset >= _MOST_32
        extra = _WIDE_OFFSET.pack(1, 8, offset) if wide else b""
        version = _WIDE if wide else _PLAIN
        return (
            _CENTRAL.pack(
                *(b"PK\x01\x02", _MADE_BY_UNIX | version, version, _UTF8, 0, *self._stamp),
                *(entry.crc32, entry.size, entry.size, len(name), len(extra)),
                *(0, 0, 0, _REGULAR_FILE, _MOST_32 if wide else offset),
            )
            + name
            + extra
        )


def _ending(*, count: int, length: int, offset: int) -> bytes:
    """The record at the end; where 16 or 32 bits are too few for it, with the one of 64 bits before."""
    wide = b""
    if count >= _MOST_16 or length >= _MOST_32 or offset >= _MOST_32:
        record = _END_64.pack(
            b"PK\x06\x06", _END_64.size - 12, _MADE_BY_UNIX | _WIDE, _WIDE, 0, 0, count, count, length, offset
        )
        wide = record + _LOCATOR_64.pack(b"PK\x06\x07", 0, offset + length, 1)
    shown = min(count, _MOST_16)
    return wide + _END.pack(b"PK\x05\x06", 0, 0, shown, shown, min(length, _MOST_32), min(offset, _MOST_32), 0)


def _stamp(moment: dt.datetime) -> tuple[int, int]:
    """Time and date as MS-DOS wrote them: to two seconds, from 1980 on."""
    at = moment.astimezone(dt.UTC)
    return at.hour << 11 | at.minute << 5 | at.second // 2, (at.year - 1980) << 9 | at.month << 5 | at.day


def _cut(piece: bytes, offset: int, start: int, end: int) -> bytes:
    """What of a piece that begins at `offset` lies between `start` and `end`."""
    if offset >= start and offset + len(piece) <= end:
        return piece
    return piece[max(start - offset, 0) : max(end - offset, 0)]
