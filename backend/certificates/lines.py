"""Texts as PDF operators. What most certificates have in common is written once, in codes that every document knows."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from backend.certificates import labels, outlines, shaping, typefaces
from backend.certificates.document import Font
from backend.certificates.layout import Frame, Line, Text
from backend.certificates.looks import Looks
from backend.certificates.shaping import Shaped, Stretch
from backend.certificates.typefaces import FILES, Face, Style

NAMES = {file: f"F{number}" for number, file in enumerate(sorted(set(FILES.values())))}
"""The fonts as pages name them."""

_KEYBOARD = "".join(map(chr, range(ord(" "), ord("~") + 1))) + "™·"
_KEYS = frozenset(_KEYBOARD)
_PLAIN = {
    Style.REGULAR: _KEYBOARD,
    Style.ITALIC: _KEYBOARD,
    Style.BOLD: "".join(sorted({letter for heading in labels.ENGLISH.headings.values() for letter in heading})),
}
"""What the fonts of every document begin with: all of ASCII for long texts, so that one font file serves most certificates and
is made once; for names, the letters of the headings."""

_PER_SIZE = 1000
"""Adjustments between glyphs are in thousandths of the size."""


_SIDES = {"left": 0.0, "center": 0.5, "right": 1.0}
"""How much of the room that a line leaves stands before it."""


class Fonts:
    """The fonts of one document, each from its first use on."""

    def __init__(self) -> None:
        self.used: dict[str, Font] = {}

    def font(self, file: str) -> Font:
        """The document's use of a font."""
        if file not in self.used:
            self.used[file] = Font(file, dict(_plain_alphabet(file)))
        return self.used[file]

    def text(self, text: Text, frame: Frame, looks: Looks, page_height: float) -> "Shown":
        """What shows a text in its frame."""
        typed = _typed(text, frame, looks, page_height)
        if typed is None:
            return _text(text, frame, looks, page_height, self)
        for file in typed.files:
            self.font(file)
        return typed

    @staticmethod
    def plain(text: Text, frame: Frame, looks: Looks, page_height: float) -> "Shown | None":
        """What shows a text in every document alike; None if it needs more than the plain alphabet."""
        stretches = [stretch for line in _shaped(text, looks) for stretch in line.stretches]
        if any((glyph.number, glyph.text) not in _plain_alphabet(each.file) for each in stretches for glyph in each.glyphs):
            return None
        return _text(text, frame, looks, page_height, Fonts())


@dataclass(frozen=True, slots=True)
class Shown:
    """The operators that show a text, and the fonts that they need; `turned` if some of it is read from right to left."""

    operators: str
    files: tuple[str, ...]
    turned: bool


def number(value: float) -> str:
    """A number as PDF writes it."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


@cache
def _plain_alphabet(file: str) -> Mapping[tuple[int, str], int]:
    """The codes of the plain alphabet in a font."""
    style = next((style for style in _PLAIN if FILES[Face.SERIF, style] == file), None)
    if style is None:
        return {}
    (stretch,) = shaping.shape(Line(_PLAIN[style]), style).stretches
    return {(glyph.number, glyph.text): code for code, glyph in enumerate(stretch.glyphs, start=1)}


def _typed(text: Text, frame: Frame, looks: Looks, page_height: float) -> Shown | None:
    """What shows a line that could be typed: each letter is its code, and there is nothing to shape. None if it is another."""
    look, size, (line, *more) = looks.texts[text.look], text.fitted.size, text.fitted.lines
    # What begins with "AMA" may be the trademark, which is set in italics.
    if more or look.style is not Style.REGULAR or not _KEYS.issuperset(line) or "AMA" in line:
        return None
    file = FILES[Face.SERIF, look.style]
    left = frame.left + round((frame.width - typefaces.width(line, style=look.style, size=size)) * _SIDES[text.align], 4)
    height = page_height - frame.top - look.base[Face.SERIF] * size
    place = f"/{NAMES[file]} {number(size)} Tf 1 0 0 1 {number(left)} {number(height)} Tm"
    return Shown(f"BT {look.color} rg\n{place} <{line.translate(_codes_of(file))}>Tj\nET\n", (file,), turned=False)


@cache
def _codes_of(file: str) -> dict[int, str]:
    """The code of each letter of the plain alphabet, for `str.translate`."""
    return {ord(letter): f"{code:04X}" for (_, letter), code in _plain_alphabet(file).items()}


def _shaped(text: Text, looks: Looks) -> list[Shaped]:
    return [shaping.shape(line, looks.texts[text.look].style) for line in text.lines]


def _text(text: Text, frame: Frame, looks: Looks, page_height: float, fonts: Fonts) -> Shown:
    look, size, lines = looks.texts[text.look], text.fitted.size, _shaped(text, looks)
    operators, top = [f"BT {look.color} rg\n"], page_height - frame.top
    turned = any(line.turned for line in lines)
    for place, line in enumerate(lines, start=1):
        left = frame.left + round((frame.width - line.width * size) * _SIDES[text.align], 4)
        operators.append(_line(line, fonts, size, left, top - look.base[line.face] * size))
        if place < len(lines) and not turned:
            operators.append(_space(fonts, size))
        top -= look.leading[line.face] * size
    return Shown("".join((*operators, "ET\n")), tuple(fonts.used), turned)


def _line(line: Shaped, fonts: Fonts, size: float, left: float, height: float) -> str:
    return "".join(
        f"/{NAMES[stretch.file]} {number(size)} Tf 1 0 0 1 {number(left + stretch.left * size)} {number(height)} Tm "
        f"{_shown(stretch, fonts.font(stretch.file), size)}\n"
        for stretch in line.stretches
    )


def _space(fonts: Fonts, size: float) -> str:
    """A space after what was shown last, which keeps the words of two lines apart for whoever hears them."""
    (space,) = shaping.shape(Line(" "), Style.REGULAR).stretches
    return f"/{NAMES[space.file]} {number(size)} Tf {_shown(space, fonts.font(space.file), size)}\n"


def _shown(stretch: Stretch, font: Font, size: float) -> str:
    """The operators that show a stretch's glyphs, each at its place."""
    metrics = outlines.of(stretch.file)
    shown, parts, run = list[str](), list[str](), list[str]()
    pen = rise = 0
    for glyph in stretch.glyphs:
        if run and (glyph.x != pen or glyph.y != rise):
            parts.append(f"<{''.join(run)}>")
            run = []
        if glyph.y != rise:
            shown.append(f"[{''.join(parts)}]TJ {number(glyph.y * size / metrics.units)} Ts")
            parts, rise = [], glyph.y
        if glyph.x != pen:
            parts.append(number((pen - glyph.x) * _PER_SIZE / metrics.units))
        run.append(f"{font.code(glyph):04X}")
        pen = glyph.x + metrics.advances[glyph.number]
    shown.append(f"[{''.join(parts)}<{''.join(run)}>]TJ{' 0 Ts' if rise else ''}")
    return " ".join(shown)
