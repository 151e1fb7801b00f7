"""The outlines of a shipped font, glyph by glyph, and a font file of only those that a document draws.

A certificate draws some dozens of glyphs out of thousands. Cutting them out of the whole font for each document would take most
of the time that it is made in; here the font is taken apart once, and a subset is a matter of putting bytes together.
"""

import io
import struct
import threading
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from backend.certificates import typefaces

_WHOLE = 1000
"""Widths in a PDF are thousandths of the size."""


class Outlines:
    """A TrueType font, taken apart. Lengths are in its own units, `units` to the size; glyphs are numbered as in the file."""

    def __init__(self, content: bytes) -> None:
        font = self._font = TTFont(io.BytesIO(content))
        self._names = font.getGlyphOrder()
        metrics, head = font["hmtx"].metrics, font["head"]
        self.name = str(font["name"].getDebugName(6))
        self.units: int = head.unitsPerEm
        self.ascent: int = font["hhea"].ascent
        self.descent: int = font["hhea"].descent
        self.box: tuple[int, int, int, int] = (head.xMin, head.yMin, head.xMax, head.yMax)
        self.advances: tuple[int, ...] = tuple(metrics[name][0] for name in self._names)
        self._bearings: tuple[int, ...] = tuple(metrics[name][1] for name in self._names)
        assert font.reader is not None
        self._tables = {tag: bytes(font.reader[tag]) for tag in ("head", "hhea", "maxp")}
        self._shapes: dict[int, bytes] = {}
        self._reading = threading.Lock()

    def width(self, glyph: int) -> int:
        """The glyph's advance, in thousandths of the size."""
        return self.scaled(self.advances[glyph])

    def scaled(self, length: int) -> int:
        """A length of the font, in thousandths of the size."""
        return round(length * _WHOLE / self.units)

    def subset(self, glyphs: Sequence[int]) -> bytes:
        """A TrueType file in which glyph 0 is the missing one and glyph n the n-th of `glyphs`.

        Composed glyphs are made plain, so that each stands alone; hints are left out.
        """
        chosen = (0, *glyphs)
        shapes = [self._shape(glyph) for glyph in chosen]
        offsets = (0, *accumulate(map(len, shapes)))
        count = struct.pack(">H", len(chosen))
        metrics = (value for glyph in chosen for value in (self.advances[glyph], self._bearings[glyph]))
        return _file(
            {
                "glyf": b"".join(shapes),
                "head": _patched(_patched(self._tables["head"], _CHECKSUM, bytes(4)), _LONG_OFFSETS, b"\0\1"),
                "hhea": _patched(self._tables["hhea"], _METRICS_COUNT, count),
                "hmtx": struct.pack(">" + "Hh" * len(chosen), *metrics),
                "loca": struct.pack(f">{len(offsets)}I", *offsets),
                "maxp": _patched(self._tables["maxp"], _GLYPH_COUNT, count),
            }
        )

    def _shape(self, glyph: int) -> bytes:
        """A glyph's outline as the file holds it, filled up to whole words; read from the font once."""
        if glyph not in self._shapes:
            with self._reading:
                self._shapes[glyph] = _outline(self._font, self._names[glyph])
        return self._shapes[glyph]


@cache
def of(file: str) -> Outlines:
    """The outlines of one of the shipped files."""
    return Outlines((typefaces.FOLDER / file).read_bytes())


_CHECKSUM = slice(8, 12)
_LONG_OFFSETS = slice(50, 52)
_METRICS_COUNT = slice(34, 36)
_GLYPH_COUNT = slice(4, 6)
"""Where these fields stand in their tables. Source: the OpenType specification."""


def _outline(font: TTFont, name: str) -> bytes:
    table = font["glyf"]
    glyph = table[name]
    if glyph.isComposite():
        recorded, drawn = DecomposingRecordingPen(font.getGlyphSet()), TTGlyphPen(None)
        font.getGlyphSet()[name].draw(recorded)
        recorded.replay(drawn)
        glyph = drawn.glyph()
    glyph.removeHinting()
    outline = glyph.compile(table) if glyph.numberOfContours else b""
    return bytes(outline) + bytes(-len(outline) % 4)


def _patched(table: bytes, place: slice, value: bytes) -> bytes:
    return table[: place.start] + value + table[place.stop :]


def _file(tables: dict[str, bytes]) -> bytes:
    """The tables (in the order of their tags) as a font file."""
    largest = 1 << (len(tables).bit_length() - 1)
    header = struct.pack(
        ">IHHHH", 0x00010000, len(tables), largest * 16, largest.bit_length() - 1, (len(tables) - largest) * 16
    )
    out, offset, bodies = io.BytesIO(), len(header) + 16 * len(tables), []
    out.write(header)
    for tag, table in tables.items():
        padded = table + bytes(-len(table) % 4)
        checksum = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        out.write(struct.pack(">4sIII", tag.encode(), checksum, offset, len(table)))
        bodies.append(padded)
        offset += len(padded)
    return out.getvalue() + b"".join(bodies)
