"""Making a text fit: the largest size at which it takes few enough lines, broken so that the lines are of like length."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from backend.certificates import typefaces
from backend.certificates.failures import RenderFailed
from backend.certificates.typefaces import Style


class Fitted(NamedTuple):
    """Lines of text at a size in points; `height` is what they take on the page."""

    lines: tuple[str, ...]
    size: float

    @property
    def height(self) -> float:
        """Points from the top of the first line to the bottom of the last."""
        return _leading(self.lines) * self.size


@lru_cache(maxsize=4096)
def _leading(lines: tuple[str, ...]) -> float:
    return sum(typefaces.leading(line) for line in lines)


@lru_cache(maxsize=4096)
def fit(text: str, *, style: Style, width: float, steps: tuple[tuple[float, int], ...], scale: float = 1.0) -> Fitted:
    """The text at the first of `steps` (size, most lines) at which it fits into `width` points, every size times `scale`.

    What certificates have in common is fitted once.

    Raises: RenderFailed if it fits at none.
    """
    for size, most in steps:
        scaled = size * scale
        if typefaces.width(text, style=style, size=scaled) > width * most:
            continue
        lines = _broken(text, style=style, size=scaled, width=width)
        if len(lines) <= most:
            return Fitted(_balanced(text, lines, style=style, size=scaled, width=width), scaled)
    raise RenderFailed(f"This text is too long to be printed: {text[:60]}…")


def _balanced(text: str, lines: tuple[str, ...], *, style: Style, size: float, width: float) -> tuple[str, ...]:
    """The lines, broken anew at the narrowest width (to 1 %) that needs no more of them: no last line of one word.

    Words that were whole stay whole.
    """
    words = (typefaces.width(word, style=style, size=size) for word in text.split(" "))
    narrow, wide = max((word for word in words if width / 2 < word <= width), default=width / 2), width
    while len(lines) > 1 and wide - narrow > width / 100:
        middle = (narrow + wide) / 2
        tried = _broken(text, style=style, size=size, width=middle)
        if len(tried) == len(lines):
            lines, wide = tried, middle
        else:
            narrow = middle
    return lines


def _broken(text: str, *, style: Style, size: float, width: float) -> tuple[str, ...]:
    """The text in lines of at most `width` points, each as full as it can be; a no-break space keeps its words together."""
    lines: list[list[str]] = []
    space, used = typefaces.width(" ", style=style, size=size), 0.0
    for word in _pieces(text, style=style, size=size, width=width):
        taken = typefaces.width(word, style=style, size=size)
        if lines and used + space + taken <= width:
            lines[-1].append(word)
            used += space + taken
        else:
            lines.append([word])
            used = taken
    return tuple(" ".join(words) for words in lines)


def _pieces(text: str, *, style: Style, size: float, width: float) -> Iterator[str]:
    """The words; a word wider than a line is cut, never before a combining mark."""
    for word in text.split(" "):
        piece = ""
        for character in word if typefaces.width(word, style=style, size=size) > width else ():
            is_mark = unicodedata.combining(character) > 0
            if piece and not is_mark and typefaces.width(piece + character, style=style, size=size) > width:
                yield piece
                piece = ""
            piece += character
        yield piece or word
