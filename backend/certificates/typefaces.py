"""The fonts that ship with the product: which characters each draws, and how wide a text is in it."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from fontTools.ttLib import TTFont
from xhtml2pdf.util import shape_frag_text

FOLDER = Path(__file__).parent / "fonts"


class Face(StrEnum):
    """A family of the page: its name in the style sheet."""

    SERIF = "CertificateSerif"
    NASKH = "CertificateNaskh"


class Style(StrEnum):
    """How a text is set."""

    REGULAR = "regular"
    BOLD = "bold"
    ITALIC = "italic"


FILES = {
    (Face.SERIF, Style.REGULAR): "NotoSerif-Regular.ttf",
    (Face.SERIF, Style.BOLD): "NotoSerif-Bold.ttf",
    (Face.SERIF, Style.ITALIC): "NotoSerif-Italic.ttf",
    (Face.NASKH, Style.REGULAR): "NotoNaskhArabic-Regular.ttf",
    (Face.NASKH, Style.BOLD): "NotoNaskhArabic-Bold.ttf",
}
"""Naskh has no italic; its regular stands in."""

_LEADING = {Face.SERIF: 1.37, Face.NASKH: 1.71}
"""Line height in sizes: what each family's tallest and deepest letters take."""

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")


class Run(NamedTuple):
    """A stretch of text in one face."""

    text: str
    face: Face


def is_arabic(character: str) -> bool:
    """Whether the character belongs to the Arabic script."""
    return _ARABIC.match(character) is not None


def face_of(character: str) -> Face | None:
    """The family that shows the character in each of its styles, or None if none does."""
    face = Face.NASKH if is_arabic(character) else Face.SERIF
    return face if draws(face, character) else None


def draws(face: Face, character: str) -> bool:
    """Whether every style of the family has a glyph for the character."""
    return all(ord(character) in _font(file).advances for (of, _), file in FILES.items() if of is face)


def runs(text: str) -> tuple[Run, ...]:
    """The text cut where the face changes; spaces, digits and stops after Arabic stay with it where its font has them."""
    if text and not _ARABIC.search(text):
        return (Run(text, Face.SERIF),)
    found: list[Run] = []
    for character in text:
        follows_arabic = bool(found) and found[-1].face is Face.NASKH
        stays = follows_arabic and not character.isalpha() and draws(Face.NASKH, character)
        face = Face.NASKH if stays or is_arabic(character) else Face.SERIF
        if found and found[-1].face is face:
            found[-1] = Run(found[-1].text + character, face)
        else:
            found.append(Run(character, face))
    return tuple(found)


def width(text: str, *, style: Style, size: float) -> float:
    """Points that the text takes at this size, Arabic joined, without kerning: as the page is set."""
    return _advance(text, style) * size


@lru_cache(maxsize=16384)
def leading(text: str) -> float:
    """The height of a line of this text, in sizes."""
    return max((_LEADING[run.face] for run in runs(text)), default=_LEADING[Face.SERIF])


def joined(text: str) -> str:
    """The text with its Arabic letters in the forms that they take beside each other, as the page is set."""
    return shape_frag_text(text) or text


def outline_font(style: Style) -> TTFont:
    """The serif font of this style, to draw with its outlines."""
    return _font(FILES[Face.SERIF, style]).font


@lru_cache(maxsize=16384)
def _advance(text: str, style: Style) -> float:
    return sum(_run_advance(run, style) for run in runs(text))


def _run_advance(run: Run, style: Style) -> float:
    file = FILES.get((run.face, style)) or FILES[run.face, Style.REGULAR]
    font = _font(file)
    text = joined(run.text) if run.face is Face.NASKH else run.text
    return sum(font.advances.get(ord(character), font.widest) for character in text)


@dataclass(frozen=True, slots=True)
class _Font:
    """A font file, read: `advances` are in em, by code point."""

    font: TTFont
    advances: dict[int, float]
    widest: float


@cache
def _font(file: str) -> _Font:
    font = TTFont(FOLDER / file)
    units = font["head"].unitsPerEm
    metrics = font["hmtx"].metrics
    advances = {code: metrics[name][0] / units for code, name in font.getBestCmap().items()}
    return _Font(font=font, advances=advances, widest=max(advances.values()))
