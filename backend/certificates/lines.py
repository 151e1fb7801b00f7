"""Lines of text as PDF operators. What most certificates have in common is written once, in codes that every document knows."""

from collections.abc import Mapping
from functools import cache, lru_cache

from backend.certificates import outlines, shaping
from backend.certificates.document import Font
from backend.certificates.layout import Line
from backend.certificates.shaping import Shaped, Stretch
from backend.certificates.typefaces import FILES, Face, Style

NAMES = {file: f"F{number}" for number, file in enumerate(sorted(set(FILES.values())))}
"""The fonts as pages name them."""

_PLAIN = {FILES[Face.SERIF, style]: style for style in (Style.REGULAR, Style.ITALIC)}
"""The fonts of the long texts begin with all of ASCII: one font file serves most certificates, and is made once."""

_PER_SIZE = 1000
"""Adjustments between glyphs are in thousandths of the size."""


class Fonts:
    """The fonts of one document, each from its first use on."""

    def __init__(self) -> None:
        self.used: dict[str, Font] = {}

    def font(self, file: str) -> Font:
        """The document's use of a font."""
        if file not in self.used:
            self.used[file] = Font(file, dict(_ascii(file)))
        return self.used[file]

    def line(self, shaped: Shaped, size: float, left: float, height: float) -> str:
        """The operators that show a line, from this point of its base line on."""
        fonts = {stretch.file: self.font(stretch.file) for stretch in shaped.stretches}
        return _plain_line(shaped, size, left, height) if _is_plain(shaped) else _line(shaped, fonts, size, left, height)

    def space(self, size: float) -> str:
        """A space after what was shown last, which keeps the words of two lines apart for whoever hears them."""
        (space,) = shaping.shape(Line(" "), Style.REGULAR).stretches
        return f"/{NAMES[space.file]} {number(size)} Tf {_shown(space, self.font(space.file), size)}\n"


def number(value: float) -> str:
    """A number as PDF writes it."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


@cache
def _ascii(file: str) -> Mapping[tuple[int, str], int]:
    """The codes of the printable ASCII characters, and of the trademark's sign, in a font of the long texts."""
    if file not in _PLAIN:
        return {}
    characters = "".join(map(chr, range(ord(" "), ord("~") + 1))) + "™"
    (stretch,) = shaping.shape(Line(characters), _PLAIN[file]).stretches
    return {(glyph.index, glyph.text): code for code, glyph in enumerate(stretch.glyphs, start=1)}


@lru_cache(maxsize=4096)
def _is_plain(shaped: Shaped) -> bool:
    """Whether a line needs nothing but ASCII in the fonts of the long texts."""
    return all((glyph.index, glyph.text) in _ascii(stretch.file) for stretch in shaped.stretches for glyph in stretch.glyphs)


@lru_cache(maxsize=4096)
def _plain_line(shaped: Shaped, size: float, left: float, height: float) -> str:
    """A line that is the same in every document."""
    return _line(shaped, {file: Font(file, dict(_ascii(file))) for file in _PLAIN}, size, left, height)


def _line(shaped: Shaped, fonts: Mapping[str, Font], size: float, left: float, height: float) -> str:
    return "".join(
        f"/{NAMES[stretch.file]} {number(size)} Tf 1 0 0 1 {number(left + stretch.left * size)} {number(height)} Tm "
        f"{_shown(stretch, fonts[stretch.file], size)}\n"
        for stretch in shaped.stretches
    )


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
        pen = glyph.x + metrics.advances[glyph.index]
    shown.append(f"[{''.join(parts)}<{''.join(run)}>]TJ{' 0 Ts' if rise else ''}")
    return " ".join(shown)
