"""A PDF file, written object by object: streams, fonts cut to what is drawn, and room for a signature.

Only what a certificate needs is here; nothing reads PDF. A document is written front to back, once, and with its signature's
dictionary in the first revision: the signed bytes are the whole file but the signature itself.
"""

import datetime as dt
import hashlib
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from backend.certificates import outlines
from backend.certificates.shaping import Glyph

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_OFFSET_DIGITS = 10

_QUICK, _THOROUGH = 1, 9
"""zlib's levels: for what is made for one document, where more would take most of the time, and for what many share."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A compressed stream: the entries of its dictionary, and its bytes."""

    entries: bytes
    content: bytes


@lru_cache(maxsize=256)
def packed(entries: bytes, content: bytes) -> Packed:
    """What many documents share, compressed once."""
    return Packed(entries + b"/Filter/FlateDecode", zlib.compress(content, _THOROUGH))


def packed_once(entries: bytes, content: bytes) -> Packed:
    """What one document needs, compressed as quickly as can be."""
    return Packed(entries + b"/Filter/FlateDecode", zlib.compress(content, _QUICK))


@dataclass(slots=True)
class Font:
    """A font as one document uses it: each glyph in each meaning gets the next code. The file holds what has a code."""

    file: str
    codes: dict[tuple[int, str], int] = field(default_factory=dict)

    def code(self, glyph: Glyph) -> int:
        """The code that draws this glyph and is read as its text."""
        return self.codes.setdefault((glyph.number, glyph.text), len(self.codes) + 1)


class Document:
    """The objects of a file, numbered from 1."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []
        self._streams: dict[Packed, int] = {}
        self._signature: int | None = None

    def reserve(self) -> int:
        """A number for an object that is added later."""
        self._bodies.append(b"")
        return len(self._bodies)

    def add(self, body: bytes, *, number: int | None = None) -> int:
        """An object, under a number reserved before or the next."""
        number = number or self.reserve()
        self._bodies[number - 1] = body
        return number

    def add_stream(self, stream: Packed) -> int:
        """A stream; one that was added before is the same object."""
        if stream not in self._streams:
            self._streams[stream] = self._add_stream(stream)
        return self._streams[stream]

    def _add_stream(self, stream: Packed) -> int:
        return self.add(b"<<%b/Length %d>>stream\n%b\nendstream" % (stream.entries, len(stream.content), stream.content))

    def add_font(self, font: Font) -> int:
        """A font with the glyphs that have codes by now."""
        cut = _cut(font.file, tuple(font.codes))
        file = self.add_stream(cut.file)
        descriptor = self.add(cut.descriptor + b"/FontFile2 %b>>" % ref(file))
        meanings = self.add_stream(cut.meanings)
        return self.add(
            b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
            b"/BaseFont/%b/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/DW 0"
            b"/W[1[%b]]/FontDescriptor %b>>]/ToUnicode %b>>" % (cut.name, cut.name, cut.widths, ref(descriptor), ref(meanings))
        )

    def add_signature(self, entries: bytes, *, room: int) -> int:
        """A signature's dictionary with `room` bytes for its value."""
        self._signature = self.add(
            b"<</Type/Sig%b/ByteRange [0 %b %b %b]/Contents <%b>>>" % (entries, *[b"0" * _OFFSET_DIGITS] * 3, b"0" * (2 * room))
        )
        return self._signature

    def written(self, *, root: int, info: int, identifier: bytes) -> "Written":
        """The file."""
        parts, offsets, length = [HEADER], [], len(HEADER)
        for number, body in enumerate(self._bodies, start=1):
            part = b"%d 0 obj\n%b\nendobj\n" % (number, body)
            offsets.append(length)
            parts.append(part)
            length += len(part)
        count = len(offsets) + 1
        parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % count)
        parts.extend(b"%010d 00000 n \n" % offset for offset in offsets)
        name = identifier.hex().upper().encode()
        parts.append(
            b"trailer\n<</Size %d/Root %b/Info %b/ID[<%b><%b>]>>\nstartxref\n%d\n%%%%EOF\n"
            % (count, ref(root), ref(info), name, name, length)
        )
        return Written(b"".join(parts), None if self._signature is None else offsets[self._signature - 1])


@dataclass(frozen=True, slots=True)
class Written:
    """A file; `signature` is where its signature's dictionary begins, if it has one."""

    content: bytes
    signature: int | None

    def prepared(self) -> "Prepared":
        """The file with its signature's range filled in."""
        assert self.signature is not None
        start = self.content.index(b"/Contents <", self.signature) + len(b"/Contents ")
        end = self.content.index(b">", start) + 1
        numbers = self.content.index(b"/ByteRange [0 ", self.signature) + len(b"/ByteRange [0 ")
        filled = b"%010d %010d %010d" % (start, end, len(self.content) - end)
        return Prepared(
            before=self.content[:numbers] + filled + self.content[numbers + len(filled) : start],
            room=end - start - 2,
            after=self.content[end:],
        )


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file around the hole for its signature: what is signed is `before` and `after`."""

    before: bytes
    room: int
    after: bytes

    @property
    def digest(self) -> bytes:
        """The SHA-256 of what is signed."""
        hashed = hashlib.sha256(self.before)
        hashed.update(self.after)
        return hashed.digest()

    def signed(self, container: bytes) -> bytes:
        """The file with this signature in its hole."""
        value = container.hex().encode()
        assert len(value) <= self.room, "a signature is longer than was said"
        return b"".join((self.before, b"<", value, b"0" * (self.room - len(value)), b">", self.after))


def ref(number: int) -> bytes:
    """A reference to an object."""
    return b"%d 0 R" % number


def refs(numbers: Iterable[int]) -> bytes:
    """References to objects, as the content of an array."""
    return b" ".join(map(ref, numbers))


@lru_cache(maxsize=1024)
def text(value: str) -> bytes:
    """A text string: as letters where ASCII will do, else in UTF-16."""
    if value.isascii() and value.isprintable():
        return b"(" + value.translate(_ESCAPES).encode() + b")"
    return b"<FEFF" + value.encode("utf-16-be").hex().upper().encode() + b">"


@lru_cache(maxsize=64)
def moment(value: dt.datetime) -> bytes:
    """An instant as a date string."""
    return f"(D:{value.astimezone(dt.UTC):%Y%m%d%H%M%S}Z)".encode()


_ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


@dataclass(frozen=True, slots=True)
class _Cut:
    """What a document says of a font with exactly these glyphs."""

    name: bytes
    file: Packed
    descriptor: bytes
    widths: bytes
    meanings: Packed


@lru_cache(maxsize=64)
def _cut(file: str, codes: tuple[tuple[int, str], ...]) -> _Cut:
    font = outlines.of(file)
    # A font of a whole alphabet serves other documents, too. Compressing a small one takes longer than all else of a page.
    pack = packed if len(codes) >= _WHOLE_ALPHABET else Packed
    content = font.subset([glyph for glyph, _ in codes])
    name = f"{_tag(content)}+{font.name}".encode()
    box = " ".join(str(font.scaled(edge)) for edge in font.box)
    measures = (
        f"/Flags 4/FontBBox[{box}]/ItalicAngle {_slant(file)}/Ascent {font.scaled(font.ascent)}"
        f"/Descent {font.scaled(font.descent)}/CapHeight 714/StemV 100"
    )
    return _Cut(
        name=name,
        file=pack(b"/Length1 %d" % len(content), content),
        descriptor=b"<</Type/FontDescriptor/FontName/%b%b" % (name, measures.encode()),
        widths=" ".join(str(font.width(glyph)) for glyph, _ in codes).encode(),
        meanings=pack(b"", _meanings([meaning for _, meaning in codes])),
    )


_WHOLE_ALPHABET = 90
"""Glyphs of a font that holds one."""


def _tag(content: bytes) -> str:
    """Six letters that name a subset by its content."""
    return "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(content).digest()[:6])


def _slant(file: str) -> int:
    return -12 if "Italic" in file else 0


_MOST_MEANINGS = 100
"""So many may stand in one block of a character map."""


def _meanings(texts: Sequence[str]) -> bytes:
    """The character map from codes (1, 2, ...) to texts; what belongs to the glyph before it means nothing of its own."""
    known = [(code, meaning) for code, meaning in enumerate(texts, start=1) if meaning]
    blocks = []
    for start in range(0, len(known), _MOST_MEANINGS):
        block = known[start : start + _MOST_MEANINGS]
        lines = "\n".join(_meaning(code, meaning) for code, meaning in block)
        blocks.append(f"{len(block)} beginbfchar\n{lines}\nendbfchar\n")
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{''.join(blocks)}"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()


@lru_cache(maxsize=4096)
def _meaning(code: int, meaning: str) -> str:
    return f"<{code:04X}> <{meaning.encode('utf-16-be').hex().upper()}>"
