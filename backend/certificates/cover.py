"""The cover of a package: what is in it as of when, credit by year, and a table of contents. An unsigned PDF.

The table is set in sheets of a fixed number of lines, each by itself: how many pages it takes is known before, and ten thousand
lines take no more memory than a few hundred.
"""

import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject

from backend.certificates import cover_words, glyphs, labels, printing, typefaces
from backend.certificates.binding import Binder
from backend.certificates.cover_words import CoverWords
from backend.certificates.failures import RenderFailed
from backend.certificates.layout import Paper
from backend.certificates.typefaces import Run, Style

LINES = 32
"""Lines of the table on one sheet: as many as fit on either paper if all are Arabic, whose lines are the highest."""
AT_ONCE = 5
"""Sheets that are set together."""

_UNUSED_FONT = re.compile(rb"BT /F1 [\d.]+ Tf [\d.]+ TL ET")
"""How reportlab opens a page: a font is chosen and nothing is written in it."""
_SIZE = 9.0
_TITLE_WIDTH = {Paper.A4: 180.0, Paper.LETTER: 187.0}


@dataclass(frozen=True, slots=True)
class Line:
    """A certificate in the table of contents; `status` is a certificate's."""

    title: str
    completed_on: dt.date
    number: str
    status: str


@dataclass(frozen=True, slots=True)
class Year:
    """What a year holds: credits and points apart, and how many of its certificates are here."""

    year: int
    certificates: int
    credits: Decimal
    points: Decimal


@dataclass(frozen=True, slots=True)
class Group:
    """A total of one type or specialty; exactly one of the two amounts is given."""

    label: str
    credits: Decimal | None
    points: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What is said of a package. `holders` is how many people it is about; None, with `years`, for one's own.

    `paged`: the certificates follow the cover, a page for each, and the table says on which.
    """

    title: str
    language: str
    as_of: dt.datetime
    lines: Sequence[Line]
    paged: bool = False
    left_out: int = 0
    holders: int | None = None
    years: Sequence[Year] = ()
    by_type: Sequence[Group] = ()
    by_specialty: Sequence[Group] = ()


def render_cover(cover: Cover, *, paper: Paper) -> bytes:
    """The cover as an unsigned PDF, upright.

    CPU-bound (a fifth of a second for a sheet) and serialised by xhtml2pdf's own lock: call it in a thread.

    Raises: RenderFailed if a sheet does not come out as laid out.
    """
    words, out = cover_words.of(cover.language), io.BytesIO()
    binder = Binder(out)
    binder.add(_without_helvetica(printing.printed(_front(cover, words, paper))), title=cover.title)
    pages = binder.pages + -(-len(cover.lines) // LINES)
    for place, markup in enumerate(_sheets(cover, words, paper, before=binder.pages, pages=pages)):
        binder.add(
            _without_helvetica(printing.printed(markup)),
            title=words.contents if place == 0 else f"{words.contents} ({place + 1})",
        )
    if binder.pages != pages:
        raise RenderFailed(f"The cover has {binder.pages} pages instead of {pages}.")
    binder.finish(title=cover.title, language=words.language, at=cover.as_of)
    return out.getvalue()


def _front(cover: Cover, words: CoverWords, paper: Paper) -> str:
    facts = tuple(_facts(cover, words))
    return (
        printing.environment()
        .get_template("cover/front.html")
        .render(words=words, fonts=printing.fonts(), paper=paper, set=_set, cover=cover, facts=facts)
    )


def _sheets(cover: Cover, words: CoverWords, paper: Paper, *, before: int, pages: int) -> Iterator[str]:
    """The markup of the table, some sheets at a time. They come after `before` pages; there are `pages` in all."""
    template, step = printing.environment().get_template("cover/contents.html"), LINES * AT_ONCE
    for first in range(0, len(cover.lines), step):
        sheets = [
            (
                before + 1 + start // LINES,
                [
                    _Row.of(place, cover.lines[place], words, paper, page=pages + 1 + place if cover.paged else None)
                    for place in range(start, _end(cover, start))
                ],
            )
            for start in range(first, min(first + step, len(cover.lines)), LINES)
        ]
        yield template.render(words=words, fonts=printing.fonts(), paper=paper, set=_set, sheets=sheets, pages=pages)


def _end(cover: Cover, start: int) -> int:
    return min(start + LINES, len(cover.lines))


def _facts(cover: Cover, words: CoverWords) -> Iterator[str]:
    day = labels.of(words.language).day
    yield words.counted.format(count=len(cover.lines))
    if cover.left_out:
        yield words.left_out.format(count=cover.left_out)
    if cover.holders is not None:
        yield words.holders.format(count=cover.holders)
    if cover.lines:
        days = [line.completed_on for line in cover.lines]
        yield words.from_to.format(start=day(min(days)), end=day(max(days)))
    yield words.as_of.format(date=day(cover.as_of.date()), time=f"{cover.as_of:%H:%M}")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the table as it is set; `title` fits its column."""

    place: int
    completed: str
    title: str
    number: str
    status: str
    page: int | None

    @classmethod
    def of(cls, place: int, line: Line, words: CoverWords, paper: Paper, *, page: int | None) -> "_Row":
        status = words.statuses.get(line.status, "")
        room = _TITLE_WIDTH[paper] - (typefaces.width(f" ({status})", style=Style.REGULAR, size=_SIZE) if status else 0)
        return cls(place + 1, line.completed_on.isoformat(), _shortened(line.title, room), line.number, status, page)


def _shortened(text: str, room: float) -> str:
    """The text, or as much of its beginning as fits, with an ellipsis."""
    shown = _shown(text)
    if typefaces.width(shown, style=Style.REGULAR, size=_SIZE) <= room:
        return shown
    least, most = 0, len(shown)
    while least < most:
        middle = (least + most + 1) // 2
        fits = typefaces.width(f"{shown[:middle].rstrip()}…", style=Style.REGULAR, size=_SIZE) <= room
        least, most = (middle, most) if fits else (least, middle - 1)
    return f"{shown[:least].rstrip()}…"


def _shown(text: str) -> str:
    """The text with a question mark for what no shipped font can show: the certificate itself says it, or was refused."""
    lacking = set(glyphs.missing(text))
    return "".join("?" if character in lacking else character for character in glyphs.printable(text))


@dataclass(frozen=True, slots=True)
class _Setting:
    """A text in stretches of one face, and the direction of its first letter."""

    direction: str
    runs: tuple[Run, ...]


def _set(text: object) -> _Setting:
    shown = _shown(str(text))
    first = next((character for character in shown if character.isalpha()), "")
    return _Setting("rtl" if typefaces.is_arabic(first) else "ltr", typefaces.runs(shown))


def _without_helvetica(pdf: bytes) -> bytes:
    """The pages without the font that reportlab names on each and none uses, so that every font is embedded."""
    writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf))), io.BytesIO()
    for page in writer.pages:
        content = page.get_contents()
        assert content is not None
        content.set_data(_UNUSED_FONT.sub(b"", content.get_data()))
        page.replace_contents(content)
        page.compress_content_streams()
        cast("DictionaryObject", cast("DictionaryObject", page["/Resources"])["/Font"]).pop("/F1", None)
    writer.write(out)
    return out.getvalue()
