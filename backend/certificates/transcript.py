"""A transcript's facts as pages: a head, a table whose header stands on every page, the totals, and a foot with page x of y."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal
from urllib.parse import urlsplit

from backend.certificates import art, drawings, glyphs, labels, statements
from backend.certificates.facts import CertifiedCredit, CertifiedEntry, Facts, Transcript
from backend.certificates.failures import RenderFailed
from backend.certificates.fitting import fit
from backend.certificates.labels import Labels
from backend.certificates.layout import SPARE, Code, Frame, Paper, Picture, Placed, Text, Upright
from backend.certificates.typefaces import Style

MOST_ENTRIES = 5_000
"""As many as one transcript lists: some three hundred pages."""

_MARGIN = 48.0
_FOOT = 26.0
_QR = 84.0
_PADDING = 4.5
"""Above and below what a row holds."""
_GUTTER = 10.0
_COLUMNS = (0.155, 0.395, 0.29, 0.16)
"""Shares of the width: date, activity and provider, credit, status."""

_HEADING = ((26.0, 1), (22.0, 1))
_ISSUER = ((11.0, 1), (10.0, 2), (8.0, 3))
_NAME = ((19.0, 1), (16.0, 2), (13.0, 3), (10.0, 5))
_LINE = ((9.5, 1), (9.0, 2), (8.0, 3))
_CELL = ((8.0, 3), (7.4, 6), (6.6, 40))
_AMOUNT = ((8.0, 1), (7.6, 1), (7.2, 1), (6.8, 1), (6.4, 1), *_CELL)
"""An amount stays on one line with its trademark if it can."""
_BELOW = ((6.8, 3), (6.2, 20))
_HEAD_CELL = ((8.0, 2), (7.0, 3))
_NOTE = ((7.2, 6), (6.4, 20))
_SMALL = ((6.8, 1), (6.2, 1), (5.6, 2), (5.0, 4))

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class _Block:
    """Something that is never parted by the end of a page: what it holds is placed from its own top, in reading order."""

    placed: tuple[Placed, ...]
    height: float
    is_row: bool = False


def compose(facts: Facts, *, paper: Paper) -> tuple[tuple[Placed, ...], ...]:
    """Every page, each in reading order.

    Raises: RenderFailed if a text cannot be shown by the shipped fonts, misstates credit, or takes more than a page, or if
    there are more than MOST_ENTRIES.
    """
    listed = facts.transcript
    if listed is None:
        raise RenderFailed("This certificate lists nothing.")
    if len(listed.entries) > MOST_ENTRIES:
        raise RenderFailed(f"A transcript lists at most {MOST_ENTRIES:,} entries; these are {len(listed.entries):,}.")
    _refuse_untrue(facts, listed)
    words = labels.of(facts.language)
    setter = _Setter(words, paper.upright)
    header = setter.header()
    pages = _paged(
        [setter.head(facts), *setter.rows(listed, header), _joined(setter.closing(facts, listed))],
        header=header,
        room=paper.upright.height - 2 * _MARGIN - _FOOT,
    )
    return tuple(
        (*setter.ground(), *_stacked(page), *setter.foot(facts, number, len(pages)))
        for number, page in enumerate(pages, start=1)
    )


def _refuse_untrue(facts: Facts, listed: Transcript) -> None:
    """What must never be printed: a blank for a character, or credit under a name that it does not have."""
    entries = listed.entries
    names = {text for entry in entries for text in (entry.title, entry.provider, entry.status)}
    credits_ = {credit.label for credit in (*facts.credits, *(entry.credit for entry in entries))}
    printed = {facts.learner_name, facts.credentials, facts.provider_name, facts.number, facts.verify_url}
    for text in sorted(printed | names | credits_ | set(facts.statements)):
        if characters := glyphs.missing(text):
            raise RenderFailed(f"No shipped font can show {' '.join(characters[:8])} in: {glyphs.printable(text)[:60]}")
    for text in sorted(credits_ | set(facts.statements)):
        if statements.misstates(text):
            raise RenderFailed(f"This names credit as it must not be named: {glyphs.printable(text)[:60]}")


def _paged(blocks: Sequence[_Block], *, header: _Block, room: float) -> list[list[_Block]]:
    """The blocks on as few pages as hold them in order; a page that begins with a row begins with the table's header."""
    pages: list[list[_Block]] = [[]]
    used = 0.0
    for block in blocks:
        if pages[-1] and used + block.height > room:
            pages.append([header] if block.is_row else [])
            used = sum(each.height for each in pages[-1])
        if used + block.height > room:
            raise RenderFailed("An entry of this transcript takes more room than one page has.")
        pages[-1].append(block)
        used += block.height
    return pages


def _joined(blocks: Iterable[_Block]) -> _Block:
    """Blocks as one that is never parted."""
    kept = tuple(blocks)
    return _Block(tuple(_stacked(kept, top=0.0)), sum(block.height for block in kept))


def _stacked(blocks: Iterable[_Block], *, top: float = _MARGIN) -> Iterator[Placed]:
    for block in blocks:
        yield from (_moved(placed, top) for placed in block.placed)
        top += block.height


def _moved(placed: Placed, down: float) -> Placed:
    return placed._replace(frame=placed.frame._replace(top=round(placed.frame.top + down, 2)))


class _Setter:
    """Sets blocks in one language on one sheet: what is on the left in English is on the right in Arabic."""

    def __init__(self, words: Labels, sheet: Upright) -> None:
        self._words, self._sheet = words, sheet
        self._width = sheet.width - 2 * _MARGIN
        self._turned = words.direction == "rtl"

    def ground(self) -> Iterator[Placed]:
        """What every page lies on."""
        drawing = _sheet_ground(self._sheet.width, self._sheet.height)
        yield self._picture(drawing, Frame(0, 0, self._sheet.width, self._sheet.height))

    def head(self, facts: Facts) -> _Block:
        """Who vouches for what, of whom, for which days, as of when; the code to verify it stands beside."""
        words, top, placed = self._words, 0.0, list[Placed]()
        emblem_width, emblem_height = (length * 0.8 for length in art.EMBLEM_SIZE)
        placed.append(self._picture(art.emblem(), self._frame(0, 2, emblem_width, emblem_height)))
        beside = emblem_width + 12
        room = self._width - beside - _QR - 16
        first = words.period(facts.started_on or facts.completed_on, facts.completed_on)
        as_of = words.as_of.format(date=words.day(facts.issued_on))
        for gap, look, text, steps, style in (
            (0.0, "provider", facts.provider_name, _ISSUER, Style.REGULAR),
            (0.0, "heading", words.headings[facts.kind], _HEADING, Style.BOLD),
            (8.0, "name", facts.learner_name, _NAME, Style.BOLD),
            (0.0, "credentials", facts.credentials, _LINE, Style.REGULAR),
            (3.0, "plain", first, _LINE, Style.REGULAR),
            (0.0, "plain", as_of, _LINE, Style.REGULAR),
        ):
            if glyphs.printable(text):
                set_ = self._text(look, text, steps, left=beside, top=top + gap, width=room, style=style)
                placed.append(set_)
                top += gap + set_.item.height
        code = self._frame(self._width - _QR, 0, _QR, _QR)
        placed.append(Placed(Code("code", facts.verify_url, _QR, _QR), code))
        below = _QR
        for text in (facts.number, words.verify.format(host=urlsplit(facts.verify_url).netloc)):
            set_ = self._text("caption", text, _SMALL, left=self._width - _QR - 10, top=below, width=_QR + 10, align="end")
            placed.append(set_)
            below += set_.item.height
        return _Block(tuple(placed), max(top, below) + 16)

    def header(self) -> _Block:
        """The names of the columns, on a band."""
        cells = [
            self._text("heading", label, _HEAD_CELL, left=left, top=_PADDING, width=width, style=Style.BOLD)
            for label, (left, width) in zip(self._words.columns, self._columns(), strict=True)
        ]
        height = max(cell.item.height for cell in cells) + 2 * _PADDING
        return _Block((self._band(height, art.VEIL, art.GOLD), *cells), height)

    def rows(self, listed: Transcript, header: _Block) -> Iterator[_Block]:
        """The table."""
        if not listed.entries:
            empty = self._text("plain", self._words.nothing, _LINE, left=0, top=10, width=self._width)
            yield _Block((empty,), empty.item.height + 24)
            return
        first, *others = (self._row(entry) for entry in listed.entries)
        # The header is one with the first row, so that neither ends a page without the other.
        below = (_moved(placed, header.height) for placed in first.placed)
        yield _Block((*header.placed, *below), header.height + first.height)
        yield from others

    def _row(self, entry: CertifiedEntry) -> _Block:
        date, activity, credit, status = self._columns()
        title = self._text("title", entry.title, _CELL, left=activity[0], top=_PADDING, width=activity[1], style=Style.ITALIC)
        below = _PADDING + title.item.height
        provider = self._text("caption", entry.provider, _BELOW, left=activity[0], top=below, width=activity[1])
        cells = (
            self._text("plain", self._words.day(entry.earned_on), _CELL, left=date[0], top=_PADDING, width=date[1]),
            title,
            *((provider,) if glyphs.printable(entry.provider) else ()),
            self._text("credit", self._amount(entry.credit), _AMOUNT, left=credit[0], top=_PADDING, width=credit[1]),
            self._text("plain", entry.status, _CELL, left=status[0], top=_PADDING, width=status[1]),
        )
        height = max(cell.frame.bottom - SPARE for cell in cells) + _PADDING
        return _Block((self._band(height, "none", art.PALE_GOLD), *cells), height, is_row=True)

    def closing(self, facts: Facts, listed: Transcript) -> Iterator[_Block]:
        """The totals and what must be said of them."""
        words, gap = self._words, 16.0
        yield self._sum(words.total, self._total(listed), look="name", style=Style.BOLD, gap=gap)
        for place, credit in enumerate(facts.credits):
            first = place == 0
            yield self._sum(words.totals if first else "", self._amount(credit), look="credit", gap=6 if first else 1.5)
        for text in (*facts.statements, words.counts_once, words.signed):
            yield self._note("statement", text, gap=gap)
            gap = 3
        if facts.demonstration:
            yield self._note("notice", words.notice(facts.kind, facts.provider_name), gap=gap)

    def _sum(self, label: str, text: str, *, look: str, gap: float, style: Style = Style.REGULAR) -> _Block:
        beside = self._width * 0.3
        amount = self._text(look, text, _LINE, left=beside, top=gap, width=self._width - beside, style=style)
        if not label:
            return _Block((amount,), gap + amount.item.height)
        name = self._text("heading", label, _LINE, left=0, top=gap, width=beside - _GUTTER, style=Style.BOLD)
        return _Block((name, amount), gap + max(name.item.height, amount.item.height))

    def _note(self, look: str, text: str, *, gap: float) -> _Block:
        note = self._text(look, text, _NOTE, left=0, top=gap, width=self._width)
        return _Block((note,), gap + note.item.height)

    def foot(self, facts: Facts, page: int, pages: int) -> Iterator[Placed]:
        """On every page: of whom and which number, as of when, and which page of how many."""
        words, top = self._words, self._sheet.height - _MARGIN - 8
        number = f"{words.number.format(number=facts.number)} · {words.as_of.format(date=words.day(facts.issued_on))}"
        yield self._text("caption", number, _SMALL, left=0, top=top, width=self._width * 0.75)
        place = words.page.format(page=page, pages=pages)
        yield self._text("caption", place, _SMALL, left=self._width * 0.75, top=top, width=self._width * 0.25, align="end")

    def _amount(self, credit: CertifiedCredit) -> str:
        return statements.credit_line(credit, language=self._words.language)

    def _total(self, listed: Transcript) -> str:
        return self._words.sums.format(credits=_exact(listed.total), points=_exact(listed.points))

    def _columns(self) -> Iterator[tuple[float, float]]:
        """Where each column begins and how wide it is."""
        left = 0.0
        for share in _COLUMNS:
            yield left + _GUTTER / 2, share * self._width - _GUTTER
            left += share * self._width

    def _text(
        self,
        look: str,
        text: str,
        steps: tuple[tuple[float, int], ...],
        *,
        left: float,
        top: float,
        width: float,
        style: Style = Style.REGULAR,
        align: Literal["start", "end"] = "start",
    ) -> Placed:
        """A text from its side of the frame on; `left` is from the side where reading begins."""
        content = statements.bound(glyphs.printable(text))
        side: Align = "left" if (align == "start") is not self._turned else "right"
        item = Text(look, fit(content, style=style, width=width, steps=steps), own=True, align=side)
        return Placed(item, self._frame(left, top, width, item.height + SPARE))

    def _frame(self, left: float, top: float, width: float, height: float) -> Frame:
        start = self._width - left - width if self._turned else left
        return Frame(*(round(length, 2) for length in (_MARGIN + start, top, width, height)))

    def _band(self, height: float, fill: str, rule: str) -> Placed:
        return self._picture(_band(round(self._width, 2), round(height, 2), fill, rule), self._frame(0, 0, self._width, height))

    def _picture(self, content: bytes, frame: Frame) -> Placed:
        return Placed(Picture("border", content, drawings.SVG, frame.width, frame.height), frame)


def _exact(amount: Decimal) -> str:
    return f"{amount:.2f}"


@lru_cache(maxsize=64)
def _band(width: float, height: float, fill: str, rule: str) -> bytes:
    """A row's ground with a rule below."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<rect width="{width}" height="{height}" fill="{fill}"/>'
        f'<rect y="{height - 0.6:.2f}" width="{width}" height="0.6" fill="{rule}"/></svg>'
    ).encode()


@lru_cache(maxsize=4)
def _sheet_ground(width: float, height: float) -> bytes:
    """Cream paper between two rules, as the certificates' border has them."""
    inner, right, lower = 24.0, width - 48.0, height - 48.0
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<rect width="{width}" height="{height}" fill="{art.CREAM}"/>'
        f'<rect x="{inner}" y="{inner}" width="{right}" height="{lower}" fill="none" stroke="{art.NAVY}" stroke-width="2.4"/>'
        f'<rect x="{inner + 4}" y="{inner + 4}" width="{right - 8}" height="{lower - 8}" fill="none" stroke="{art.GOLD}"'
        ' stroke-width="0.7"/></svg>'
    ).encode()
