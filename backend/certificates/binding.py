"""Binding: many PDFs copied into one, page after page, with an outline; what several of them share is written once.

Objects are copied as they were written, with their numbers changed, which takes a tenth of the time of reading and writing them
anew. That needs a file with the plain table of its objects; another one is written anew first. What does not belong to the page
goes: the signature of the single file, which would be broken here, and the way up to the single file's catalog.
"""

import datetime as dt
import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import BinaryIO

from pypdf import PdfReader, PdfWriter

from backend.certificates.failures import BindingFailed

_TOKEN = re.compile(rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>|(?<![\w.])(?P<number>\d+)\s+\d+\s+R(?!\w)", re.DOTALL)
"""A reference to another object; a text that looks like one is swallowed by the alternatives before it."""
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_ROOT = re.compile(rb"/Root\s+(\d+)")
_SECTION = re.compile(rb"(\d+) (\d+)\s*?\r?\n")
_OBJECT = re.compile(rb"\s*\d+\s+\d+\s+obj\s*")
_GONE = re.compile(rb"/(?:Annots|Parent|StructParents?|Tabs|Metadata|PieceInfo)\s*(?:\[[^\[\]]*\]|\d+\s+\d+\s+R|\d+|/\w+)")
"""What ties a page to its own file."""

_CATALOG, _PAGES, _OUTLINE, _INFO, _FIRST = 1, 2, 3, 4, 5
"""Numbers of the objects that every bound file has, and of the first copied one."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A line of the outline: the page that it leads to."""

    title: str
    page: int


@dataclass(slots=True)
class Binder:
    """Writes one PDF to `file`, which only needs to be written to. `add` each document, then `finish`."""

    file: BinaryIO
    _written: int = 0
    _offsets: dict[int, int] = field(default_factory=dict)
    _next: int = _FIRST
    _shared: dict[bytes, int] = field(default_factory=dict)
    _pages: list[int] = field(default_factory=list)
    _marks: list[_Mark] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    @property
    def pages(self) -> int:
        """How many pages there are so far."""
        return len(self._pages)

    def add(self, pdf: bytes, *, title: str) -> None:
        """Copy every page of a PDF to the end. The outline leads to the first under this title.

        Raises: BindingFailed for a file that is none, or is encrypted.
        """
        source = _Source.read(pdf)
        copied: dict[int, int] = {}
        for place, (number, inherited) in enumerate(source.pages()):
            page = self._page(source, number, inherited, copied)
            if place == 0:
                self._marks.append(_Mark(title, page))
            self._pages.append(page)

    def finish(self, *, title: str, language: str, at: dt.datetime) -> None:
        """Write what holds the pages together. The same documents at the same instant make the same bytes."""
        kids = b" ".join(b"%d 0 R" % page for page in self._pages)
        self._object(_PAGES, b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(self._pages), kids))
        self._outline()
        moment = f"D:{at.astimezone(dt.UTC):%Y%m%d%H%M%S}Z".encode()
        info = b"<</Title%s/Creator(MedMatrix Credits)/Producer(MedMatrix Credits)/CreationDate(%s)/ModDate(%s)>>"
        self._object(_INFO, info % (_text(title), moment, moment))
        catalog = b"<</Type/Catalog/Pages %d 0 R/Outlines %d 0 R/PageMode/UseOutlines/Lang%s"
        catalog += b"/ViewerPreferences<</DisplayDocTitle true>>>>"
        self._object(_CATALOG, catalog % (_PAGES, _OUTLINE, _text(language)))
        self._table(hashlib.sha256(b"".join(self._shared) + title.encode() + moment).digest()[:16])

    def _page(self, source: "_Source", number: int, inherited: bytes, copied: dict[int, int]) -> int:
        body = _GONE.sub(b"", source.body(number)).strip()
        inner = self._renumbered(body.removeprefix(b"<<").removesuffix(b">>") + inherited, source, copied)
        mine = self._number()
        self._object(mine, b"<</Parent %d 0 R%s>>" % (_PAGES, inner))
        return mine

    def _copy(self, source: "_Source", number: int, copied: dict[int, int]) -> int:
        """The object's number here; copied with all that it refers to unless it was, by this document or by another one."""
        if number in copied:
            return copied[number]
        head, stream = source.parts(number)
        if not any(match["number"] for match in _TOKEN.finditer(head)):
            return copied.setdefault(number, self._once(head + stream))
        copied[number] = reserved = self._number()  # before what it refers to, which may refer to it
        whole = self._renumbered(head, source, copied) + stream
        shared = self._shared.get(key := hashlib.blake2b(whole, digest_size=16).digest())
        if shared is not None:
            copied[number] = shared
            return shared
        self._shared[key] = reserved
        self._object(reserved, whole)
        return reserved

    def _once(self, whole: bytes) -> int:
        key = hashlib.blake2b(whole, digest_size=16).digest()
        known = self._shared.get(key)
        if known is None:
            known = self._shared[key] = self._number()
            self._object(known, whole)
        return known

    def _renumbered(self, head: bytes, source: "_Source", copied: dict[int, int]) -> bytes:
        def mine(match: re.Match[bytes]) -> bytes:
            return b"%d 0 R" % self._copy(source, int(match["number"]), copied) if match["number"] else match[0]

        return _TOKEN.sub(mine, head)

    def _outline(self) -> None:
        numbers = [self._number() for _ in self._marks]
        for place, (mark, mine) in enumerate(zip(self._marks, numbers, strict=True)):
            before = b"/Prev %d 0 R" % numbers[place - 1] if place else b""
            after = b"/Next %d 0 R" % numbers[place + 1] if place + 1 < len(numbers) else b""
            item = b"<</Title%s/Parent %d 0 R/Dest[%d 0 R/Fit]%s%s>>"
            self._object(mine, item % (_text(mark.title), _OUTLINE, mark.page, before, after))
        ends = b"/First %d 0 R/Last %d 0 R" % (numbers[0], numbers[-1]) if numbers else b""
        self._object(_OUTLINE, b"<</Type/Outlines/Count %d%s>>" % (len(numbers), ends))

    def _number(self) -> int:
        self._next += 1
        return self._next - 1

    def _object(self, number: int, body: bytes) -> None:
        self._offsets[number] = self._written
        self._write(b"%d 0 obj\n%s\nendobj\n" % (number, body))

    def _table(self, identifier: bytes) -> None:
        """The table of objects; a number that was reserved and not needed is a free one."""
        start = self._written
        rows = [b"0000000000 65535 f \n"]
        for number in range(1, self._next):
            offset = self._offsets.get(number)
            rows.append(b"0000000000 65535 f \n" if offset is None else b"%010d 00000 n \n" % offset)
        self._write(b"xref\n0 %d\n%s" % (self._next, b"".join(rows)))
        mark = b"<%s>" % identifier.hex().encode()
        trailer = b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[%s%s]>>\nstartxref\n%d\n%%%%EOF\n"
        self._write(trailer % (self._next, _CATALOG, _INFO, mark, mark, start))

    def _write(self, piece: bytes) -> None:
        self.file.write(piece)
        self._written += len(piece)


@dataclass(frozen=True, slots=True)
class _Source:
    """A PDF as it lies there: where each object begins, and what may come after it."""

    pdf: bytes
    offsets: Mapping[int, int]
    ends: Mapping[int, int]
    root: int

    @classmethod
    def read(cls, pdf: bytes) -> "_Source":
        try:
            return cls._of(pdf)
        except (KeyError, ValueError, IndexError):
            return cls._rewritten(pdf)

    @classmethod
    def _rewritten(cls, pdf: bytes) -> "_Source":
        out = io.BytesIO()
        try:
            PdfWriter(clone_from=PdfReader(io.BytesIO(pdf))).write(out)
            return cls._of(out.getvalue())
        except Exception as unreadable:
            raise BindingFailed("This is not a PDF that can be bound.") from unreadable

    @classmethod
    def _of(cls, pdf: bytes) -> "_Source":
        start = _number_in(_START, pdf[-64:])
        offsets: dict[int, int] = {}
        borders, root, tables = [len(pdf)], 0, 0
        while True:
            borders.append(start)
            trailer = _table(pdf, start, offsets, borders)
            if b"/Encrypt" in trailer or tables > len(pdf) // 32:
                raise BindingFailed("This is not a PDF that can be bound.")
            root = root or _number_in(_ROOT, trailer)
            before = re.search(rb"/Prev\s+(\d+)", trailer)
            if before is None:
                break
            start, tables = int(before[1]), tables + 1
        ordered = sorted(set(borders))
        return cls(pdf, offsets, dict(pairwise(ordered)), root)

    def body(self, number: int) -> bytes:
        """An object that is no stream."""
        return self.parts(number)[0]

    def parts(self, number: int) -> tuple[bytes, bytes]:
        """An object in two parts: what can hold references, and from `stream` on what cannot."""
        offset = self.offsets[number]
        whole = self.pdf[offset : self.ends[offset]]
        head = _OBJECT.match(whole)
        if head is None:
            raise BindingFailed("This is not a PDF that can be bound.")
        inner = whole[head.end() : whole.rindex(b"endobj")].rstrip()
        place = inner.find(b"stream")
        return (inner, b"") if place < 0 else (inner[:place], inner[place:])

    def pages(self) -> Iterator[tuple[int, bytes]]:
        """The numbers of the pages in their order, each with what it inherits."""
        tree = re.search(rb"/Pages\s+(\d+)", self.body(self.root))
        if tree is None:
            raise BindingFailed("This is not a PDF that can be bound.")
        yield from self._below(int(tree[1]), b"")

    def _below(self, number: int, inherited: bytes) -> Iterator[tuple[int, bytes]]:
        body = self.body(number)
        kids = re.search(rb"/Kids\s*\[([^\]]*)\]", body)
        if kids is None:
            yield number, b"".join(part for part in _inheritable(inherited) if part.split(b"/")[1][:8] not in body)
            return
        for kid in re.finditer(rb"(\d+)\s+\d+\s+R", kids[1]):
            yield from self._below(int(kid[1]), b"".join(_inheritable(body)) + inherited)


def _inheritable(body: bytes) -> list[bytes]:
    """What a tree of pages hands down, where it is written in its plain forms."""
    return re.findall(rb"/MediaBox\s*\[[^\]]*\]|/Resources\s+\d+\s+\d+\s+R|/Rotate\s+\d+", body)


def _table(pdf: bytes, start: int, offsets: dict[int, int], borders: list[int]) -> bytes:
    """Notes the objects of one table, unless a later one has moved them; its trailer."""
    if pdf[start : start + 4] != b"xref":
        raise ValueError("no plain table")
    place = start + 4 + len(pdf[start + 4 : start + 16]) - len(pdf[start + 4 : start + 16].lstrip())
    while (section := _SECTION.match(pdf, place)) is not None:
        first, count = int(section[1]), int(section[2])
        for row in range(count):
            entry = pdf[section.end() + 20 * row : section.end() + 20 * (row + 1)]
            if entry[17:18] == b"n":
                borders.append(int(entry[:10]))
                offsets.setdefault(first + row, int(entry[:10]))
            else:
                offsets.setdefault(first + row, -1)
        place = section.end() + 20 * count
    end = pdf.index(b"startxref", place)
    return pdf[place:end]


def _number_in(pattern: re.Pattern[bytes], text: bytes) -> int:
    """The number that the pattern finds. Raises: ValueError if it finds none."""
    found = pattern.search(text)
    if found is None:
        raise ValueError(pattern.pattern)
    return int(found[1])


def _text(text: str) -> bytes:
    """A text as PDF writes it: UTF-16 in hexadecimal, so that no character needs an escape."""
    return b"<" + (b"\xfe\xff" + text.encode("utf-16-be")).hex().encode() + b">"
