"""What a design's style sheet says of each look, learned from the page that xhtml2pdf makes of it: once, and never assumed.

A page of specimens is laid out the plain way: a line of each look in each script, and a picture. In which font and color its
letters are set and where they stand is what every certificate in this design is then set by.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

from backend.certificates import drawings, reference
from backend.certificates.failures import RenderFailed
from backend.certificates.fitting import Fitted
from backend.certificates.layout import Frame, Paper, Picture, Placed, Text
from backend.certificates.typefaces import FILES, Face, Style

TEXTS = ("provider", "joint", "heading", "plain", "name", "credentials", "title", "credit", "statement", "caption", "notice")
"""The looks of texts, as pages name them."""

_SPECIMENS = {Face.SERIF: "Hamburg", Face.NASKH: "محمد"}
_SIZE = 10.0
_STEP = 24.0
_LEFT, _WIDTH = 40.0, 700.0
_MARK = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10" fill="#123456"/></svg>'


@dataclass(frozen=True, slots=True)
class Look:
    """How texts of a look are set: `color` as PDF writes it; by script a line's height, and how far below its top it stands.

    Lengths are in sizes.
    """

    style: Style
    color: str
    leading: dict[Face, float]
    base: dict[Face, float]


@dataclass(frozen=True, slots=True, eq=False)
class Looks:
    """A design, of which there is one. `rise` is how far above the foot of its frame a picture stands, in points."""

    texts: dict[str, Look]
    rise: float


@cache
def of(template_version: int) -> Looks:
    """The looks of a design.

    Raises: RenderFailed if there is no such design, or if it sets something in a way that no page could repeat.
    """
    specimens = [(look, face) for look in TEXTS for face in _SPECIMENS]
    frames = [Frame(_LEFT, place * _STEP, _WIDTH, _STEP) for place in range(len(specimens) + 1)]
    page = [
        Placed(Text(look, Fitted((_SPECIMENS[face],), _SIZE)), frame)
        for (look, face), frame in zip(specimens, frames, strict=False)
    ]
    page.append(Placed(Picture("seal", _MARK, drawings.SVG, 20, 10), Frame(_LEFT, frames[-1].top, 20, 10)))
    lines, rises = [], []
    for mark in _marks(reference.laid_out(tuple(page), paper=Paper.A4, language="en", template_version=template_version)):
        if isinstance(mark, _Line):
            lines.append(mark)
        else:
            rises.append(mark - (Paper.A4.height - page[-1].frame.bottom))
    if len(lines) <= len(specimens) or len(rises) != 1:
        raise RenderFailed("A look of this design prints nothing.")
    found = {specimen: (line, frame) for specimen, line, frame in zip(specimens, lines, frames, strict=False)}
    return Looks({look: _look({face: found[look, face] for face in _SPECIMENS}) for look in TEXTS}, rises[0])


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it was set; its letters stand `height` points above the foot of the page."""

    file: str
    color: str
    leading: float
    height: float


def _look(lines: dict[Face, tuple[_Line, Frame]]) -> Look:
    serif, _ = lines[Face.SERIF]
    styles = {file: style for (face, style), file in FILES.items() if face is Face.SERIF}
    if serif.file not in styles or len({line.color for line, _ in lines.values()}) > 1:
        raise RenderFailed("A look of this design is set in a font that is not shipped, or in two colors.")
    return Look(
        style=styles[serif.file],
        color=serif.color,
        leading={face: line.leading / _SIZE for face, (line, _) in lines.items()},
        base={face: (Paper.A4.height - frame.top - line.height) / _SIZE for face, (line, frame) in lines.items()},
    )


_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _marks(pdf: bytes) -> Iterator[_Line | float]:
    """What is drawn, from the top: lines of text, and the lower edges of rectangles."""
    reader = PdfReader(BytesIO(pdf))
    page: Any = reader.pages[0]
    matrix: tuple[float, ...] = _IDENTITY
    kept, text = list[tuple[float, ...]](), dict[str, list[Any]]()
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        match operator.decode():
            case "q":
                kept.append(matrix)
            case "Q":
                matrix = kept.pop()
            case "cm":
                matrix = _times(tuple(map(float, operands)), matrix)
            case "Tm" | "Tf" | "TL" | "rg" as name:
                text[name] = operands
            case "Tj":
                font = page["/Resources"]["/Font"][text["Tf"][0]]
                yield _Line(
                    file=str(font["/BaseFont"]).split("+")[-1] + ".ttf",
                    color=" ".join(f"{float(part):g}" for part in text["rg"]),
                    leading=float(text["TL"][0]),
                    height=_times(tuple(map(float, text["Tm"])), matrix)[5],
                )
            case "re":
                x, y, width, height = map(float, operands)
                yield min(_times((1, 0, 0, 1, x + a * width, y + b * height), matrix)[5] for a in (0, 1) for b in (0, 1))


def _times(one: tuple[float, ...], other: tuple[float, ...]) -> tuple[float, ...]:
    """The matrix that applies `one`, then `other`."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)
