"""One page, set: its operators, and the elements by which a screen reader is told of it.

What certificates of one form have in common is drawn once, and compressed once; each adds what is its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from backend.certificates import codes, document, drawings, labels, looks
from backend.certificates.document import Packed
from backend.certificates.drawings import Drawing
from backend.certificates.layout import Code, Frame, Paper, Picture, Placed, Text, Upright
from backend.certificates.lines import Fonts, number

_HEADINGS = {"heading": "H1", "title": "H2"}
"""Looks that are headings to a screen reader; all other texts are paragraphs."""

_SEAL = "seal"
"""The one picture that says something; the others are ornament."""


class Ground(NamedTuple):
    """What a page is set on: its paper, its design, its language, and whose seal it bears."""

    paper: Paper | Upright
    template_version: int
    language: str
    provider: str


class Marked(NamedTuple):
    """Something on a page, with the number of its marked content; ornament has none."""

    mark: int | None
    placed: Placed


@dataclass(frozen=True, slots=True)
class Common:
    """What pages of one form have in common: operators, the fonts and pictures that they need, elements by mark.

    `rest` needs glyphs beyond the plain alphabet, which each document codes in its own way.
    """

    content: Packed
    files: tuple[str, ...]
    pictures: tuple[Drawing, ...]
    elements: Mapping[int, bytes]
    rest: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Something drawn: its operators, what its element says, and where it leads to, if it is a link."""

    operators: str
    element: bytes
    link: "Link | None" = None


class Link(NamedTuple):
    """An area of the page that leads somewhere."""

    box: bytes
    says: bytes
    address: str


def split(placed: Iterable[Placed]) -> tuple[tuple[Marked, ...], tuple[Marked, ...]]:
    """What is on a page, numbered in reading order: what others may have in common with it, and what is its own."""
    shared, own, mark = list[Marked](), list[Marked](), 0
    for each in placed:
        item = each.item
        told = not isinstance(item, Picture) or item.look == _SEAL
        is_own = isinstance(item, Code) or (isinstance(item, Text) and item.own)
        (own if is_own else shared).append(Marked(mark if told else None, each))
        mark += told
    return tuple(shared), tuple(own)


@lru_cache(maxsize=256)
def common(shared: tuple[Marked, ...], ground: Ground) -> Common:
    """What is on every page of a form."""
    operators, elements, rest = list[str](), dict[int, bytes](), list[Marked]()
    files, pictures = dict[str, None](), dict[Drawing, None]()
    design, height = looks.of(ground.template_version), ground.paper.height
    for mark, placed in shared:
        match placed.item:
            case Picture() as picture:
                pictures[drawings.of(picture)] = None
                drawn = _picture(picture, placed.frame, mark, ground)
            case Text() as text:
                shown = Fonts.plain(text, placed.frame, design, height)
                if shown is None:
                    rest.append(Marked(mark, placed))
                    continue
                files |= dict.fromkeys(shown.files)
                drawn = _text(text, shown.operators, mark, turned=shown.turned)
        operators.append(drawn.operators)
        if mark is not None:
            elements[mark] = drawn.element
    return Common(document.packed(b"", "".join(operators).encode()), tuple(files), tuple(pictures), elements, tuple(rest))


def draw(marked: Marked, ground: Ground, fonts: Fonts) -> Drawn:
    """Something that is a page's own."""
    mark, (item, frame) = marked
    if isinstance(item, Code):
        return _code(item, frame, mark, ground)
    assert isinstance(item, Text)
    shown = fonts.text(item, frame, looks.of(ground.template_version), ground.paper.height)
    return _text(item, shown.operators, mark, turned=shown.turned)


def _text(text: Text, operators: str, mark: int | None, *, turned: bool) -> Drawn:
    tag = _HEADINGS.get(text.look, "P")
    # Arabic is written as it is drawn, from left to right; what is read is told beside it.
    read = b"/ActualText %b" % document.text(" ".join(text.fitted.lines)) if turned else b""
    return Drawn(f"/{tag} <</MCID {mark}>> BDC\n{operators}EMC\n", f"/S/{tag}/K {mark}".encode() + read)


def _picture(picture: Picture, frame: Frame, mark: int | None, ground: Ground) -> Drawn:
    drawing = drawings.of(picture)
    scale = f"{picture.width / drawing.width:.6f} 0 0 {picture.height / drawing.height:.6f}"
    left, foot = frame.left, _foot(frame, ground)
    shown = f"q {scale} {number(left)} {number(foot)} cm /{drawing.name} Do Q\n"
    if mark is None:
        return Drawn(f"/Artifact BMC\n{shown}EMC\n", b"")
    said = document.text(labels.of(ground.language).seal.format(provider=ground.provider))
    layout = b"/A<</O/Layout/Placement/Block/BBox[%b]>>" % _box(left, foot, picture.width, picture.height)
    return Drawn(f"/Figure <</MCID {mark}>> BDC\n{shown}EMC\n", b"/S/Figure/K %d/Alt %b%b" % (mark, said, layout))


def _code(code: Code, frame: Frame, mark: int | None, ground: Ground) -> Drawn:
    """The QR code, which is also a link for whoever reads on a screen."""
    left, foot = frame.left, _foot(frame, ground)
    shown = f"q 1 0 0 1 {number(left)} {number(foot)} cm\n{codes.path(code.address, side=code.width)}Q\n"
    said = document.text(labels.of(ground.language).code)
    return Drawn(
        f"/Link <</MCID {mark}>> BDC\n{shown}EMC\n",
        b"/S/Link/Alt %b" % said,
        Link(_box(left, foot, code.width, code.height), said, code.address),
    )


def _foot(frame: Frame, ground: Ground) -> float:
    """How high a picture stands above the foot of the page."""
    return ground.paper.height - frame.top - frame.height + looks.of(ground.template_version).rise


def _box(left: float, foot: float, width: float, height: float) -> bytes:
    return " ".join(map(number, (left, foot, left + width, foot + height))).encode()
