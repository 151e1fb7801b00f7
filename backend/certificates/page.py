"""A certificate's facts as one page: which text stands where, at which size. The words come from the facts and the labels."""

import hashlib
import io
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from PIL import Image

from backend.certificates import art, labels, seal, statements
from backend.certificates.facts import CertificateKind, Facts
from backend.certificates.failures import RenderFailed
from backend.certificates.fitting import fit
from backend.certificates.glyphs import missing, printable
from backend.certificates.labels import Labels
from backend.certificates.layout import Code, Frame, Paper, Picture, Placed, Spaced, Text, stack
from backend.certificates.typefaces import Style

_MARGIN = 52.0
_SIDE = 132.0
"""Width of the columns at the foot that hold the seal and the QR code."""
_FOOT = 142.0
_NOTICE = 10.0
_QR = 102.0
_SEAL_SCALE = 0.92
_DENSITIES = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7)
"""Sizes are scaled by the first of these at which everything fits."""

_HEADING = ((30.0, 1), (26.0, 1), (22.0, 1))
_PROVIDER = ((13.0, 1), (12.0, 1), (11.0, 2), (9.0, 2), (7.5, 3))
_NAME = ((34.0, 1), (30.0, 1), (26.0, 1), (23.0, 1), (20.0, 2), (17.0, 2), (14.0, 3), (12.0, 4))
_TITLE = ((21.0, 1), (19.0, 2), (17.0, 2), (15.0, 2), (13.0, 3), (11.5, 4), (10.0, 5), (8.5, 6))
_PLAIN = ((11.5, 1), (10.5, 1), (10.0, 2), (9.0, 3))
_CREDIT = ((15.0, 1), (13.0, 1), (11.0, 1), (10.0, 2))
_CAPTION = ((7.0, 1), (6.4, 1), (6.0, 2), (5.4, 4))
_STATEMENT_SIZES = (8.0, 7.6, 7.2, 6.8, 6.4, 6.0, 5.6, 5.2)
_BETWEEN_STATEMENTS = 3.0
_MOST_LINES = 24


def compose(facts: Facts, *, paper: Paper, own_seal: bytes | None = None) -> tuple[Placed, ...]:
    """Everything on the page, in reading order after the border.

    Raises: RenderFailed if a text cannot be shown by the shipped fonts, does not fit, or misstates credit, or if the seal is
    not the one that the facts name.
    """
    _refuse_untrue(facts)
    if facts.seal != (None if own_seal is None else hashlib.sha256(own_seal).hexdigest()):
        raise RenderFailed("The provider's seal is not the one that this certificate was issued under.")
    words = labels.of(facts.language)
    ground = _svg("border", art.border(paper.width, paper.height), paper.width, paper.height)
    return (
        Placed(ground, Frame(0, 0, paper.width, paper.height)),
        *_main(facts, words, paper),
        *_foot(facts, words, paper, own_seal),
    )


def _refuse_untrue(facts: Facts) -> None:
    """What must never be printed: a blank for a character, or credit under a name that it does not have."""
    for text in _texts(facts):
        if characters := missing(text):
            raise RenderFailed(f"No shipped font can show {' '.join(characters[:8])} in: {printable(text)[:60]}")
    for text in (*facts.statements, *(credit.label for credit in facts.credits)):
        if statements.misstates(text):
            raise RenderFailed(f"This names credit as it must not be named: {printable(text)[:60]}")


def _texts(facts: Facts) -> Iterator[str]:
    yield from (facts.learner_name, facts.credentials, facts.activity_title, facts.provider_name, facts.learning_format)
    yield from filter(None, (facts.joint_provider_name, facts.location))
    yield from (facts.number, facts.verify_url)
    yield from facts.statements
    yield from (statements.credit_line(credit, language=facts.language) for credit in facts.credits)


def _main(facts: Facts, words: Labels, paper: Paper) -> tuple[Placed, ...]:
    """The column from the emblem to the dates, at the first density at which it fits."""
    into = Frame(_MARGIN + 40, _MARGIN, paper.width - 2 * (_MARGIN + 40), paper.height - 2 * _MARGIN - _FOOT - _NOTICE)
    refusal: RenderFailed | None = None
    for density in _DENSITIES:
        try:
            return stack(tuple(_column(facts, words, width=into.width - 8, scale=density)), into=into)
        except RenderFailed as failure:
            refusal = failure
    raise refusal or RenderFailed("This certificate has nothing to print.")


def _column(facts: Facts, words: Labels, *, width: float, scale: float) -> Iterator[Spaced]:
    def text(
        gap: float,
        look: str,
        content: str,
        steps: tuple[tuple[float, int], ...],
        style: Style = Style.REGULAR,
        *,
        own: bool = False,
    ) -> Spaced:
        return Spaced(gap, Text(look, fit(_set(content), style=style, width=width, steps=steps, scale=scale), own))

    yield Spaced(0, _svg("emblem", art.emblem(), art.EMBLEM_SIZE[0] * scale, art.EMBLEM_SIZE[1] * scale))
    yield text(5, "provider", facts.provider_name, _PROVIDER)
    if facts.joint_provider_name:
        yield text(1, "joint", words.jointly.format(joint_provider=facts.joint_provider_name), _PLAIN)
    yield text(4, "heading", words.headings[facts.kind], _HEADING, Style.BOLD)
    yield Spaced(4, _svg("divider", art.divider(), *art.DIVIDER_SIZE))
    yield text(7, "plain", words.awarded_to, _PLAIN)
    yield text(4, "name", facts.learner_name, _NAME, Style.BOLD, own=True)
    if printable(facts.credentials):
        yield text(2.5, "credentials", facts.credentials, _PLAIN)
    yield text(6, "plain", words.sentence(facts.kind, facts.credits), _PLAIN)
    yield text(4, "title", facts.activity_title, _TITLE, Style.ITALIC)
    for number, credit in enumerate(facts.credits):
        line = statements.credit_line(credit, language=words.language)
        yield text(1 if number else 8, "credit", line, _CREDIT)
    for number, line in enumerate(_details(facts, words)):
        yield text(1 if number else 6, "plain", line, _PLAIN)


def _details(facts: Facts, words: Labels) -> tuple[str, ...]:
    """Learning format and place, where there is one; then the dates."""
    completed = words.day(facts.completed_on)
    if facts.kind is CertificateKind.SPECIALTY:
        when = words.period(facts.started_on or facts.completed_on, facts.completed_on)
    elif facts.started_on is None or facts.started_on == facts.completed_on:
        when = words.completed.format(date=completed)
    else:
        when = words.held.format(started=words.day(facts.started_on), completed=completed)
    where = " · ".join(filter(None, (facts.learning_format, facts.location)))
    return *filter(None, (where,)), f"{when} · {words.issued.format(date=words.day(facts.issued_on))}"


def _foot(facts: Facts, words: Labels, paper: Paper, own_seal: bytes | None) -> Iterator[Placed]:
    """Statements in the middle, seal and QR code on the sides (exchanged if reading runs right to left), the notice below."""
    top = paper.height - _MARGIN - _NOTICE - _FOOT
    outer = _MARGIN + 16
    sides = (Frame(outer, top, _SIDE, _FOOT), Frame(paper.width - outer - _SIDE, top, _SIDE, _FOOT))
    start, end = sides if words.direction == "ltr" else reversed(sides)
    inner = sides[0].left + _SIDE + 10
    middle = Frame(inner, top, paper.width - 2 * inner, _FOOT)
    yield from _statements(facts.statements, words.signed, into=middle)
    yield from _sealed(facts.provider_name, own_seal, into=start)
    yield from stack(tuple(_code(facts, words)), into=end)
    if facts.demonstration:
        notice = words.notice(facts.kind, facts.provider_name)
        line = Frame(_MARGIN, paper.height - _MARGIN - _NOTICE + 2, paper.width - 2 * _MARGIN, _NOTICE)
        yield from stack((Spaced(0, _caption("notice", notice, width=line.width - 8)),), into=line)


@lru_cache(maxsize=256)
def _statements(texts: tuple[str, ...], signed_note: str, *, into: Frame) -> tuple[Placed, ...]:
    signed = Spaced(6, _caption("caption", signed_note, width=into.width - 8))
    for size in _STATEMENT_SIZES:
        fitted = (
            Text("statement", fit(_set(text), style=Style.REGULAR, width=into.width - 16, steps=((size, _MOST_LINES),)))
            for text in texts
        )
        column = (*(Spaced(_BETWEEN_STATEMENTS, text) for text in fitted), signed)
        if sum(spaced.item.height + spaced.gap for spaced in column) <= into.height:
            return stack(column, into=into)
    raise RenderFailed("The statements of this certificate take more room than one page has.")


@lru_cache(maxsize=256)
def _sealed(provider_name: str, own_seal: bytes | None, *, into: Frame) -> tuple[Placed, ...]:
    return stack(tuple(_drawn_seal(printable(provider_name)) if own_seal is None else _own_seal(own_seal)), into=into)


def _drawn_seal(name: str) -> Iterator[Spaced]:
    """The seal; where the name cannot be engraved it stands below, and the seal is as much smaller as the name needs."""
    below = () if seal.carries(name) else (Spaced(1, _caption("caption", name, width=_SIDE - 4)),)
    room = _FOOT - sum(spaced.item.height + spaced.gap for spaced in below)
    scale = min(_SEAL_SCALE, room / seal.SIZE[1])
    yield Spaced(0, _svg("seal", seal.draw(name), *(length * scale for length in seal.SIZE)))
    yield from below


def _own_seal(content: bytes) -> Iterator[Spaced]:
    """The seal that the provider brought, as large as there is room for."""
    with Image.open(io.BytesIO(content)) as image:
        width, height = image.size
    scale = min(seal.SIZE[0] / width, seal.SIZE[1] / height) * _SEAL_SCALE
    yield Spaced(0, Picture("seal", content, "image/png", width * scale, height * scale))


def _code(facts: Facts, words: Labels) -> Iterator[Spaced]:
    yield Spaced(0, Code("code", facts.verify_url, _QR, _QR))
    number = words.number.format(number=facts.number)
    yield Spaced(1, _caption("caption", number, width=_SIDE - 4, own=True))
    yield Spaced(1, _caption("caption", words.verify.format(host=urlsplit(facts.verify_url).netloc), width=_SIDE - 4))


def _caption(look: str, text: str, *, width: float, own: bool = False) -> Text:
    return Text(look, fit(_set(text), style=Style.REGULAR, width=width, steps=_CAPTION), own)


def _set(text: str) -> str:
    """The text as it is broken into lines."""
    return statements.bound(printable(text))


def _svg(look: str, drawing: bytes, width: float, height: float) -> Picture:
    return Picture(look, drawing, "image/svg+xml", width, height)
