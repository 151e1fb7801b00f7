"""The provider's seal: a gold rosette with ribbons, the provider's name engraved around it in outlines of the shipped font."""

import math
from collections.abc import Iterator
from functools import lru_cache

from fontTools.misc.transform import Transform
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen

from backend.certificates import art, typefaces
from backend.certificates.typefaces import Face, Style

SIZE = (120.0, 132.0)

_CENTRE = (60.0, 57.0)
_RING = 38.6
"""Radius of the engraved name's base line."""

_LARGEST, _SMALLEST, _STEP = 7.6, 4.2, 0.2
_ARC = math.radians(290)
"""How much of the ring a name may take; the rest is a star at the foot."""

_SPACING = 0.09
"""Extra space between letters, in sizes."""


@lru_cache(maxsize=256)
def carries(name: str) -> bool:
    """Whether the name can be engraved: letters that stand alone, few enough to be read. Otherwise it is printed below."""
    engraved = name.upper()
    shown = all(typefaces.face_of(character) is Face.SERIF for character in engraved)
    return shown and _size(engraved) is not None


@lru_cache(maxsize=64)
def draw(name: str) -> bytes:
    """The seal as SVG; the ring is left to a pattern where the name cannot be engraved."""
    x, y = _CENTRE
    ring = _engraved(name.upper()) if carries(name) else _beads()
    return _svg(
        f'<path d="M38 92L24 130L42 121L54 131L62 98Z" fill="{art.NAVY}"/>',
        f'<path d="M82 92L96 130L78 121L66 131L58 98Z" fill="{art.DEEP_NAVY}"/>',
        f'<path d="{_rosette(56, 51.5, 40)}" fill="{art.BRIGHT_GOLD}" stroke="{art.DARK_GOLD}" stroke-width="0.5"/>',
        f'<circle cx="{x}" cy="{y}" r="48.5" fill="{art.PALE_GOLD}" stroke="{art.DARK_GOLD}" stroke-width="0.9"/>',
        f'<circle cx="{x}" cy="{y}" r="46.6" fill="none" stroke="{art.GOLD}" stroke-width="0.4"/>',
        f'<circle cx="{x}" cy="{y}" r="35.6" fill="none" stroke="{art.GOLD}" stroke-width="0.7"/>',
        ring,
        f'<path d="{art.hypotrochoid(x, y, 34, 34 / 19 * 5, 9.5, turns=5, steps=380)}" fill="none" '
        f'stroke="{art.GOLD}" stroke-width="0.3"/>',
        f'<circle cx="{x}" cy="{y}" r="22" fill="{art.NAVY}" stroke="{art.BRIGHT_GOLD}" stroke-width="1.6"/>',
        f'<circle cx="{x}" cy="{y}" r="19.4" fill="none" stroke="{art.BRIGHT_GOLD}" stroke-width="0.4"/>',
        art.staff(x, y + 0.6, 13.5, "#ffffff"),
    )


def _engraved(name: str) -> str:
    size = _size(name)
    if size is None:
        return _beads()
    font = typefaces.outline_font(Style.BOLD)
    glyphs, cmap, scale = font.getGlyphSet(), font.getBestCmap(), size / font["head"].unitsPerEm
    pen = SVGPathPen(glyphs, ntos=lambda value: f"{value:.2f}".rstrip("0").rstrip("."))
    for character, angle, half in _placed(name, size):
        place = Transform().translate(*_CENTRE).rotate(angle).translate(-half, -_RING).scale(scale, -scale)
        glyphs[cmap[ord(character)]].draw(TransformPen(pen, place))
    return f'<path d="{pen.getCommands()}" fill="{art.NAVY}"/>{_star(_CENTRE[0], _CENTRE[1] + _RING + 2.6, 3.2)}'


def _size(name: str) -> float | None:
    size = _LARGEST
    while size >= _SMALLEST:
        if _length(name, size) <= _ARC * _RING:
            return size
        size -= _STEP
    return None


def _length(name: str, size: float) -> float:
    return typefaces.width(name, style=Style.BOLD, size=size) + len(name) * size * _SPACING


def _placed(name: str, size: float) -> Iterator[tuple[str, float, float]]:
    """Each character with its angle from the top (radians, clockwise) and half its width, the name centred at the top."""
    angle = -_length(name, size) / 2 / _RING
    for character in name:
        advance = typefaces.width(character, style=Style.BOLD, size=size)
        step = (advance + size * _SPACING) / _RING
        yield character, angle + step / 2, advance / 2
        angle += step


def _beads() -> str:
    x, y = _CENTRE
    angles = (math.tau * number / 36 for number in range(36))
    return "".join(
        _star(x + 41 * math.cos(angle), y + 41 * math.sin(angle), 2.6 if number % 3 == 0 else 1.3)
        for number, angle in enumerate(angles)
    )


def _star(x: float, y: float, radius: float) -> str:
    return f'<path d="{_spiked(x, y, radius, radius * 0.42, 5)}" fill="{art.NAVY}"/>'


def _rosette(outer: float, inner: float, teeth: int) -> str:
    return _spiked(*_CENTRE, outer, inner, teeth)


def _spiked(x: float, y: float, outer: float, inner: float, spikes: int) -> str:
    points = []
    for corner in range(2 * spikes):
        angle = math.pi * corner / spikes - math.pi / 2
        radius = inner if corner % 2 else outer
        points.append(f"{x + radius * math.cos(angle):.2f} {y + radius * math.sin(angle):.2f}")
    return f"M{'L'.join(points)}Z"


def _svg(*elements: str) -> bytes:
    width, height = SIZE
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(elements)}</svg>'.encode()
