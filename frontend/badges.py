"""Draws the pictures of the milestones: `python badges.py` writes public/badges/, one SVG for each rule.

A medallion with a sign in it, without letters or digits, so that it reads in every language; its own colors, so that it stands
on light and dark ground. Nothing in it needs a style, which the Content-Security-Policy would refuse.
"""
# ruff: noqa: INP001 - a script beside the sources, not part of a package

from math import cos, pi, sin
from pathlib import Path

FOLDER = Path(__file__).parent / "public" / "badges"

TEAL, GREEN, INDIGO, AMBER, CRIMSON = "#0a6f69", "#14733f", "#4d4a9e", "#96590b", "#a3264f"
BRONZE, SILVER, GOLD = "#96552a", "#54687a", "#8a6a00"
PAPER = "#fffdf6"


def at(radius: float, turn: float, center: tuple[float, float] = (48, 48)) -> str:
    """The point at a radius and a part of a turn, clockwise from the top."""
    angle = 2 * pi * turn
    return f"{center[0] + radius * sin(angle):.2f} {center[1] - radius * cos(angle):.2f}"


def medallion(color: str, sign: str) -> str:
    """The whole picture: a scalloped seal with a light ring, and the sign on it."""
    bumps = 16
    edge = "".join(f"A8.6 8.6 0 0 1 {at(41, (place + 1) / bumps)}" for place in range(bumps))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">'
        f'<path d="M{at(41, 0)}{edge}z" fill="{color}"/>'
        f'<circle cx="48" cy="48" r="36" fill="none" stroke="{PAPER}" stroke-width="1.5" stroke-opacity=".7"/>'
        f'<circle cx="48" cy="48" r="32" fill="{PAPER}"/>'
        f'<g fill="none" stroke="{color}" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round">{sign}</g>'
        "</svg>\n"
    )


def star(color: str, center: tuple[float, float], radius: float) -> str:
    """A filled star of five points."""
    points = [at(radius if place % 2 == 0 else radius * 0.42, place / 10, center) for place in range(10)]
    return f'<path d="M{"L".join(points)}z" fill="{color}" stroke-width="1.6"/>'


def credits_sign(color: str, tier: int) -> str:
    """A star over as many pearls as the tier has."""
    pearls = "".join(
        f'<circle cx="{48 + (place - (tier - 1) / 2) * 7.4:.2f}" cy="67" r="2.5" fill="{color}" stroke="none"/>'
        for place in range(tier)
    )
    return star(color, (48, 44), 17) + pearls


def ring(parts: int) -> str:
    """A ring of as many arcs, one for each quarter of a year."""
    gap = 0.028
    arcs = "".join(
        f'<path d="M{at(21, place / parts + gap)}A21 21 0 0 1 {at(21, (place + 1) / parts - gap)}" stroke-width="6.5"/>'
        for place in range(parts)
    )
    return arcs + '<path d="M40.5 48.500l5.500 5.500 10-11"/>'


def flower(color: str, petals: int, size: float, radius: float) -> str:
    """Petals around a middle, one for each activity of a handful."""
    return "".join(
        f'<circle cx="{x}" cy="{y}" r="{size}" fill="{color}" stroke="{PAPER}" stroke-width="1.6"/>'
        for x, y in (at(radius, place / petals).split() for place in range(petals))
    )


SPROUT = (
    '<path d="M48 68V47"/><path d="M48 50c0-10-6-15-16-15 0 10 6 15 16 15z"/><path d="M48 44c0-9 6-14 16-14 0 9-6 14-16 14z"/>'
    '<path d="M37 69h22"/>'
)
TARGET = '<circle cx="48" cy="48" r="21"/><circle cx="48" cy="48" r="11.500"/><path d="M43 48l4 4 16-19"/>'
SHIELD = '<path d="M48 27l18 6v14c0 11-7.500 18-18 22-10.500-4-18-11-18-22V33z"/><path d="M48 40v16M40 48h16"/>'
PULSE = '<path d="M26 49h11l5-14 9 27 6-13h13"/>'
CIRCLES = "".join(
    f'<circle cx="{x}" cy="{y}" r="12"/>' for x, y in (at(10.5, place / 3, (48, 49)).split() for place in range(3))
)

CREDITS = {10: BRONZE, 25: SILVER, 50: GOLD, 100: TEAL, 250: INDIGO, 500: CRIMSON}

PICTURES = {
    "first-credit": medallion(GREEN, SPROUT),
    **{
        f"credits-{amount}": medallion(color, credits_sign(color, tier))
        for tier, (amount, color) in enumerate(CREDITS.items(), 1)
    },
    "yearly-target": medallion(GREEN, TARGET),
    "four-quarters": medallion(AMBER, ring(4)),
    "eight-quarters": medallion(CRIMSON, ring(8)),
    "first-points": medallion(INDIGO, SHIELD),
    "five-activities": medallion(TEAL, flower(TEAL, 5, 8.2, 12)),
    "twenty-five-activities": medallion(INDIGO, flower(INDIGO, 10, 6.2, 19) + flower(INDIGO, 5, 5.6, 8)),
    "three-specialties": medallion(AMBER, CIRCLES),
    "first-in-specialty": medallion(TEAL, PULSE),
}
"""Each rule's picture, by its key."""


def main() -> None:
    """Write them all."""
    FOLDER.mkdir(exist_ok=True)
    for key, picture in PICTURES.items():
        (FOLDER / f"{key}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
