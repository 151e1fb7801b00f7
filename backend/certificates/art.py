"""The drawings of the page, as SVG made of plain geometry: border, divider and emblem. No accreditor's mark is drawn by us."""

import math
from functools import lru_cache

NAVY = "#1f3a5f"
DEEP_NAVY = "#16304f"
GOLD = "#b08d3c"
BRIGHT_GOLD = "#c9a24a"
DARK_GOLD = "#8a6d2b"
PALE_GOLD = "#f3e3b3"
CREAM = "#fdfbf5"
VEIL = "#f5efdf"

DIVIDER_SIZE = (220.0, 10.0)
EMBLEM_SIZE = (50.0, 54.0)

_FRAME = 24.0
_BAND = 34.5
_INNER = 43.0
_MEDALLION = 15.0
_WAVE = 9.0
_SWING = 3.6
_ARC = 0.3642
"""Where a cubic's handles lie, as a share of the half wave, for the curve to follow a sine within 1 %."""


@lru_cache(maxsize=8)
def border(width: float, height: float) -> bytes:
    """The page's ground: cream paper, a faint rosette, a navy frame, a band of interlaced waves and corner medallions."""
    corners = [(x, y) for x in (_BAND, width - _BAND) for y in (_BAND, height - _BAND)]
    return _svg(
        width,
        height,
        f'<rect x="0" y="0" width="{width}" height="{height}" fill="{CREAM}"/>',
        _stroke(hypotrochoid(width / 2, height / 2, 150, 150 / 31 * 8, 105, turns=8, steps=900), VEIL, 0.6),
        _rectangle(_FRAME - 1.5, width, height, NAVY, 4.5),
        _rectangle(_FRAME + 3.5, width, height, GOLD, 0.9),
        _rectangle(_INNER - 1.5, width, height, GOLD, 0.9),
        _rectangle(_INNER + 1.5, width, height, GOLD, 0.4),
        *(_waves(width, height, phase=phase, color=color) for phase, color in ((0, GOLD), (1, NAVY))),
        *(_medallion(x, y) for x, y in corners),
    )


@lru_cache(maxsize=1)
def divider() -> bytes:
    """A thin rule with a lozenge in the middle."""
    width, height = DIVIDER_SIZE
    middle, line = width / 2, height / 2
    lozenge = f"M{middle - 7} {line}L{middle} {line - 3.2}L{middle + 7} {line}L{middle} {line + 3.2}Z"
    dots = "".join(f'<circle cx="{middle + x}" cy="{line}" r="1.1" fill="{GOLD}"/>' for x in (-14, 14))
    rules = f"M4 {line}H{middle - 20}M{middle + 20} {line}H{width - 4}"
    return _svg(width, height, _stroke(rules, GOLD, 0.8), f'<path d="{lozenge}" fill="{GOLD}"/>', dots)


@lru_cache(maxsize=1)
def emblem() -> bytes:
    """A shield with a staff and a serpent: medicine's sign, and nobody's trademark."""
    width, height = EMBLEM_SIZE
    return _svg(
        width,
        height,
        f'<path d="M25 1L48 8V27C48 40 38 49 25 53.5C12 49 2 40 2 27V8Z" fill="{NAVY}"/>',
        _stroke("M25 5L44.3 10.9V27C44.3 37.8 36 45.4 25 49.4C14 45.4 5.7 37.8 5.7 27V10.9Z", BRIGHT_GOLD, 1.1),
        staff(25, 27, 15.5, "#ffffff"),
    )


def staff(x: float, y: float, reach: float, color: str) -> str:
    """A staff of `2 * reach` points with a serpent around it, centred on the point, as SVG elements."""
    swing, step = reach * 0.42, reach * 0.42
    bottom = y + reach * 0.86
    coils = f"M{x:.2f} {bottom:.2f}"
    for turn in range(4):
        side = swing * (1 - turn * 0.08) * (1 if turn % 2 == 0 else -1) * 1.35
        start = bottom - turn * step
        coils += f"C{x + side:.2f} {start:.2f} {x + side:.2f} {start - step:.2f} {x:.2f} {start - step:.2f}"
    top = bottom - 4 * step
    neck = f"C{x + swing * 0.9:.2f} {top:.2f} {x + swing * 1.1:.2f} {top - step * 0.35:.2f}"
    head = f"{neck} {x + swing:.2f} {top - step * 0.55:.2f}"
    pole = f"M{x:.2f} {y - reach * 0.86:.2f}V{y + reach:.2f}"
    knob = f'<circle cx="{x}" cy="{y - reach:.2f}" r="{reach * 0.13:.2f}" fill="{color}"/>'
    return knob + _stroke(pole, color, reach * 0.13) + _stroke(coils + head, color, reach * 0.12)


def hypotrochoid(x: float, y: float, outer: float, inner: float, arm: float, *, turns: int, steps: int) -> str:
    """The path that a point on a wheel of radius `inner` draws, rolling within one of radius `outer`: engraver's guilloche."""
    points = []
    for step in range(steps + 1):
        angle = 2 * math.pi * turns * step / steps
        wheel = (outer - inner) / inner * angle
        across = x + (outer - inner) * math.cos(angle) + arm * math.cos(wheel)
        down = y + (outer - inner) * math.sin(angle) - arm * math.sin(wheel)
        points.append(f"{across:.1f} {down:.1f}")
    return "M" + "L".join(points)


def _svg(width: float, height: float, *elements: str) -> bytes:
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(elements)}</svg>'.encode()


def _stroke(path: str, color: str, thickness: float) -> str:
    return f'<path d="{path}" fill="none" stroke="{color}" stroke-width="{thickness:.2f}" stroke-linecap="round"/>'


def _rectangle(inset: float, width: float, height: float, color: str, thickness: float) -> str:
    box = f'x="{inset}" y="{inset}" width="{width - 2 * inset:.2f}" height="{height - 2 * inset:.2f}"'
    return f'<rect {box} fill="none" stroke="{color}" stroke-width="{thickness}"/>'


def _waves(width: float, height: float, *, phase: int, color: str) -> str:
    """One strand of the band on all four sides, in whole half waves from medallion to medallion."""
    start = _BAND + _MEDALLION
    across, down = width - 2 * start, height - 2 * start
    sides = [
        *(_strand(start, y, across, phase, upright=False) for y in (_BAND + 0.5, height - _BAND - 0.5)),
        *(_strand(start, x, down, phase, upright=True) for x in (_BAND + 0.5, width - _BAND - 0.5)),
    ]
    return _stroke("".join(sides), color, 0.55)


def _strand(start: float, axis: float, length: float, phase: int, *, upright: bool) -> str:
    count = round(length / _WAVE)
    half = length / count

    def point(along: float, off: float) -> str:
        return f"{off:.1f} {along:.1f}" if upright else f"{along:.1f} {off:.1f}"

    path = "M" + point(start, axis)
    for number in range(count):
        begin = start + number * half
        off = axis + (_SWING if (number + phase) % 2 else -_SWING) * 4 / 3
        handles = (point(begin + half * _ARC, off), point(begin + half * (1 - _ARC), off))
        path += f"C{handles[0]} {handles[1]} {point(begin + half, axis)}"
    return path


def _medallion(x: float, y: float) -> str:
    disc = f'<circle cx="{x}" cy="{y}" r="{_MEDALLION}" fill="{CREAM}" stroke="{NAVY}" stroke-width="1.6"/>'
    ring = f'<circle cx="{x}" cy="{y}" r="{_MEDALLION - 2.4}" fill="none" stroke="{GOLD}" stroke-width="0.5"/>'
    rosette = _stroke(hypotrochoid(x, y, 10, 10 / 12 * 5, 5.5, turns=5, steps=150), GOLD, 0.35)
    heart = f'<circle cx="{x}" cy="{y}" r="2.6" fill="{NAVY}" stroke="{BRIGHT_GOLD}" stroke-width="0.8"/>'
    return disc + ring + rosette + heart
