"""A line of text as the glyphs that are drawn for it: each script in its own forms, each direction in its own order."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import uharfbuzz as hb
from xhtml2pdf.bidi import display_order

from backend.certificates import typefaces
from backend.certificates.failures import RenderFailed
from backend.certificates.layout import Line, Part
from backend.certificates.typefaces import FILES, Face, Style

_AS_MEASURED = {"kern": False, "liga": False, "clig": False}
"""Letters that stand alone are set as `typefaces.width` measures them: without kerning, without ligatures."""


class Glyph(NamedTuple):
    """A glyph and where it is drawn, from the left end of its stretch, in units of its font.

    `text` is what it stands for: several letters for a ligature, "" for what belongs to the glyph before it.
    """

    number: int
    text: str
    x: int
    y: int


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """Glyphs of one font file beside each other, from left to right. `left` and `width` are in sizes."""

    file: str
    glyphs: tuple[Glyph, ...]
    left: float
    width: float


@dataclass(frozen=True, slots=True, eq=False)
class Shaped:
    """A line, from left to right: as high as `face` makes it. `turned` says that some of it is read from right to left.

    Each is itself only: `shape` gives the same one for the same line.
    """

    stretches: tuple[Stretch, ...]
    width: float
    face: Face
    turned: bool


@lru_cache(maxsize=4096)
def shape(line: Line, style: Style) -> Shaped:
    """The line as a look of this style sets it.

    Raises: RenderFailed if a font lacks a glyph; `glyphs.missing` finds that out before.
    """
    parts = line.parts
    if len(parts) == 1 and parts[0].run.face is Face.SERIF:
        stretch = _stretch(parts[0].run.text, _file(parts[0], style), left=0.0, reads_left=False)
        return Shaped((stretch,), stretch.width, Face.SERIF, turned=False)
    text, files = "".join(part.run.text for part in parts), [_file(part, style) for part in parts for _ in part.run.text]
    order, levels = display_order(text, "R" if line.direction == "rtl" else "L")
    left, stretches = 0.0, list[Stretch]()
    for start, end in _runs(order, levels, files):
        stretches.append(_stretch(text[start:end], files[start], left=left, reads_left=levels[start] % 2 == 1))
        left += stretches[-1].width
    face = Face.NASKH if any(part.run.face is Face.NASKH for part in parts) else Face.SERIF
    return Shaped(tuple(stretches), left, face, turned=any(level % 2 for level in levels))


def _file(part: Part, style: Style) -> str:
    face = part.run.face
    return FILES.get((face, Style.ITALIC if part.italic else style)) or FILES[face, Style.REGULAR]


def _runs(order: list[int], levels: list[int], files: list[str]) -> Iterator[tuple[int, int]]:
    """Where one direction and one font reach, as (start, end) of the text, from left to right."""
    start = 0
    for place, (one, next_) in enumerate(pairwise([*order, -1]), start=1):
        if next_ < 0 or abs(next_ - one) != 1 or levels[one] != levels[next_] or files[one] != files[next_]:
            drawn = order[start:place]
            yield min(drawn), max(drawn) + 1
            start = place


def _stretch(text: str, file: str, *, left: float, reads_left: bool) -> Stretch:
    font, units = _font(file)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if reads_left else "ltr"
    hb.shape(font, buffer, {} if file in _JOINING else _AS_MEASURED)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts = sorted({info.cluster for info in infos})
    stands_for = {start: text[start:end] for start, end in pairwise([*starts, len(text)])}
    glyphs, pen = [], 0
    for info, position in zip(infos, positions, strict=True):
        if info.codepoint == 0:
            raise RenderFailed(f"No shipped font can show this: {text[:60]}")
        glyphs.append((info, pen + position.x_offset, position.y_offset))
        pen += position.x_advance
    return Stretch(
        file, tuple(Glyph(info.codepoint, stands_for.pop(info.cluster, ""), x, y) for info, x, y in glyphs), left, pen / units
    )


_JOINING = frozenset(file for (face, _), file in FILES.items() if face is Face.NASKH)


@cache
def _font(file: str) -> tuple[hb.Font, int]:
    face = hb.Face(hb.Blob.from_file_path(str(typefaces.FOLDER / file)))
    return hb.Font(face), face.upem
