"""Where things stand on the page: papers, frames, the spacing of a column. Lengths are points, from the top left corner."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Literal, NamedTuple

from backend.certificates import codes, statements, typefaces
from backend.certificates.failures import RenderFailed
from backend.certificates.fitting import Fitted
from backend.certificates.typefaces import Face, Run


class Paper(StrEnum):
    """The papers that a certificate is laid out for, both landscape; a transcript's pages are `upright`."""

    A4 = "A4"
    LETTER = "LETTER"

    @property
    def width(self) -> float:
        """Points across."""
        return 841.89 if self is Paper.A4 else 792.0

    @property
    def height(self) -> float:
        """Points down."""
        return 595.28 if self is Paper.A4 else 612.0

    @property
    def upright(self) -> "Upright":
        """The same paper in portrait, for documents of several pages."""
        return Upright(self.height, self.width)


class Upright(NamedTuple):
    """A paper in portrait."""

    width: float
    height: float


class Frame(NamedTuple):
    """A rectangle of the page."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height


class Part(NamedTuple):
    """A stretch of a line in one look."""

    run: Run
    italic: bool

    @property
    def css(self) -> str:
        """The classes that the style sheet knows the look by."""
        return f"{'naskh' if self.run.face is Face.NASKH else 'serif'}{' trademark' if self.italic else ''}"


class Line(NamedTuple):
    """One printed line; `direction` is that of its first letter."""

    text: str

    @property
    def direction(self) -> str:
        """As HTML names it: rtl or ltr."""
        letters = (character for character in self.text if character.isalpha())
        return "rtl" if typefaces.is_arabic(next(letters, "a")) else "ltr"

    @property
    def parts(self) -> tuple[Part, ...]:
        """The line cut where face or slant changes."""
        return tuple(Part(run, italic) for text, italic in statements.emphasized(self.text) for run in typefaces.runs(text))


class Text(NamedTuple):
    """A text as it will stand: `look` is its class in the style sheet. `own` if no other certificate says the same.

    `align` is where in its frame its lines stand.
    """

    look: str
    fitted: Fitted
    own: bool = False
    align: Literal["left", "center", "right"] = "center"

    @property
    def height(self) -> float:
        """What its lines take."""
        return self.fitted.height

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines, from the top."""
        return tuple(Line(line) for line in self.fitted.lines)


@dataclass(frozen=True, slots=True)
class Picture:
    """An image at its printed size."""

    look: str
    content: bytes = field(repr=False)
    media_type: str
    width: float
    height: float

    @property
    def source(self) -> str:
        """The image as HTML takes it."""
        return f"data:{self.media_type};base64,{base64.b64encode(self.content).decode()}"


@dataclass(frozen=True, slots=True)
class Code:
    """An address as a QR code, in a square that holds its quiet zone."""

    look: str
    address: str
    width: float
    height: float

    @property
    def source(self) -> str:
        """The code as an image, as HTML takes it."""
        return Picture(self.look, codes.image(self.address), "image/png", self.width, self.height).source


class Placed(NamedTuple):
    """Something in its frame."""

    item: Text | Picture | Code
    frame: Frame


class Spaced(NamedTuple):
    """Something of a column, with the space that it wants above it at the column's normal density."""

    gap: float
    item: Text | Picture | Code


SPARE = 3.0
"""How much taller a frame is than its lines, so that rounding never overflows it."""

_TIGHTEST, _WIDEST = 0.45, 1.9
"""The least and the most that the gaps of a column are multiplied by."""


def stack(column: Sequence[Spaced], *, into: Frame) -> tuple[Placed, ...]:
    """The column spread over the frame, its gaps in proportion, centred where they would become too wide.

    Raises: RenderFailed if the frame is too low for it.
    """
    measures = tuple(
        (spaced.gap, 0.0 if isinstance(spaced.item, Text) else spaced.item.width, spaced.item.height) for spaced in column
    )
    return tuple(map(Placed, (spaced.item for spaced in column), _frames(measures, into, SPARE)))


@lru_cache(maxsize=1024)
def _frames(measures: tuple[tuple[float, float, float], ...], into: Frame, spare: float) -> tuple[Frame, ...]:
    """Where things of these gaps, widths (0: all there is) and heights stand in a column, to a hundredth of a point."""
    heights, gaps = sum(height for _, _, height in measures), sum(gap for gap, _, _ in measures)
    factor = (into.height - heights) / gaps if gaps else 1.0
    if factor < (_TIGHTEST if gaps else 0.0):
        raise RenderFailed("The texts of this certificate take more room than one page has.")
    factor = min(factor, _WIDEST)
    top, frames = into.top + (into.height - heights - gaps * factor) / 2, list[Frame]()
    for gap, width, height in measures:
        top += gap * factor
        whole = (
            (into.left + (into.width - width) / 2, top, width, height)
            if width
            else (into.left, top, into.width, height + spare)
        )
        frames.append(Frame(*(round(length, 2) for length in whole)))
        top += height
    return tuple(frames)
