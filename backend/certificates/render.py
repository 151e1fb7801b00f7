"""Facts to a PDF: the page that `reference` would print, set directly, tagged, with room for a signature.

The plain way parses a style sheet and a drawing for each page. Here the style sheet is known (`looks`), drawings are kept ready
(`drawings`), and a page is a few hundred operators. A test compares both, pixel by pixel.
"""

import datetime as dt
import hashlib

from backend.certificates import labels, transcript
from backend.certificates.document import Prepared
from backend.certificates.facts import Facts
from backend.certificates.layout import Paper
from backend.certificates.page import compose
from backend.certificates.press import Description, Press
from backend.certificates.sheet import Ground


def render(facts: Facts, *, paper: Paper | str = Paper.A4, seal: bytes | None = None) -> bytes:
    """The certificate as an unsigned PDF: a transcript's pages, or one. The same facts make the same bytes.

    `seal` is the PNG that the facts name by its SHA-256, None where they name none. Takes about a millisecond.

    Raises: RenderFailed if it cannot be printed completely and truthfully; ValueError for an unknown paper.
    """
    return _set(facts, Paper(paper), seal).written(_description(facts)).content


def prepare(
    facts: Facts, *, paper: Paper | str = Paper.A4, seal: bytes | None = None, signer: str, at: dt.datetime, room: int
) -> Prepared:
    """The certificate around the hole for the signature that `signer` makes at this moment, of at most `room` bytes."""
    press = _set(facts, Paper(paper), seal)
    press.sign(by=signer, at=at, room=room, words=labels.of(facts.language))
    return press.written(_description(facts)).prepared()


def _set(facts: Facts, paper: Paper, seal: bytes | None) -> Press:
    press = Press()
    ground = Ground(paper, facts.template_version, facts.language, facts.provider_name)
    if facts.transcript is None:
        press.page(compose(facts, paper=paper, own_seal=seal), ground)
        return press
    for page in transcript.compose(facts, paper=paper):
        press.page(page, ground._replace(paper=paper.upright))
    return press


def _description(facts: Facts) -> Description:
    """What the file says of itself: dated and named by the facts instead of by clock and chance."""
    words = labels.of(facts.language)
    return Description(
        title=f"{words.headings[facts.kind]} {facts.number}",
        author=facts.provider_name,
        subject=facts.activity_title,
        language=words.language,
        dated=dt.datetime.combine(facts.issued_on, dt.time(), dt.UTC),
        identifier=hashlib.sha256(facts.number.encode()).digest()[:16],
    )
