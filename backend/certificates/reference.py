"""Facts to an unsigned PDF the plain way: HTML and CSS through xhtml2pdf. What certificates are compared with, pixel by pixel.

Nothing but this package's assets is read, and whatever the engine complains of is a failure. `render` prints the same page some
two hundred times as fast; it learns from here how a design's style sheet sets each look.
"""

import io
import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from xhtml2pdf import pisa
from xhtml2pdf.config.resources import ResourceAccessPolicy

from backend.certificates import labels, typefaces
from backend.certificates.facts import Facts
from backend.certificates.failures import RenderFailed
from backend.certificates.layout import Paper, Placed, Upright
from backend.certificates.page import compose
from backend.certificates.typefaces import Style

_TEMPLATES = Path(__file__).parent / "templates"
_POLICY = ResourceAccessPolicy.server(typefaces.FOLDER, allow_remote=False)
_ENGINES = ("xhtml2pdf", "reportlab", "svglib", "pypdf")
"""Loggers whose warnings mean that the page is not what it should be."""


def render(facts: Facts, *, paper: Paper | str = Paper.A4, seal: bytes | None = None) -> bytes:
    """The certificate as an unsigned PDF of one page, dated by the clock and without tags.

    `seal` is the PNG that the facts name by its SHA-256, None where they name none. Takes some 0.3 s, one at a time.

    Raises: RenderFailed if it cannot be printed completely and truthfully; ValueError for an unknown paper.
    """
    page = compose(facts, paper=Paper(paper), own_seal=seal)
    return laid_out(
        page, paper=Paper(paper), language=labels.of(facts.language).language, template_version=facts.template_version
    )


def laid_out(page: Sequence[Placed], *, paper: Paper | Upright, language: str, template_version: int) -> bytes:
    """What is placed on a page, in a design.

    Raises: RenderFailed if there is no such design or the engine complains of anything.
    """
    name = f"v{template_version}/certificate.html"
    if name not in _environment().list_templates():
        raise RenderFailed(f"There is no certificate template of version {template_version}.")
    markup = _environment().get_template(name).render(page=page, paper=paper, language=language, fonts=_fonts())
    with _complaints() as complaints:
        pdf = _printed(markup, complaints)
    if complaints:
        raise RenderFailed(f"The page could not be printed as it should be: {complaints[0]}")
    return pdf


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined)


@cache
def _fonts() -> tuple[dict[str, str], ...]:
    """The shipped fonts as the style sheet names them."""
    return tuple(
        {
            "face": face.value,
            "path": str(typefaces.FOLDER / file),
            "weight": "bold" if style is Style.BOLD else "normal",
            "slant": "italic" if style is Style.ITALIC else "normal",
        }
        for (face, style), file in typefaces.FILES.items()
    )


def _printed(markup: str, complaints: list[str]) -> bytes:
    out = io.BytesIO()
    status = pisa.CreatePDF(markup, dest=out, encoding="utf-8", resource_policy=_POLICY)
    if status.err or status.warn:
        complaints.extend(str(entry[2]) for entry in status.log)
    return out.getvalue()


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Collects what the engines log at WARNING or above in this thread."""
    found: list[str] = []
    handler = _Collector(found)
    loggers = [logging.getLogger(name) for name in _ENGINES]
    for logger in loggers:
        logger.addHandler(handler)
    try:
        yield found
    finally:
        for logger in loggers:
            logger.removeHandler(handler)


class _Collector(logging.Handler):
    """Keeps the messages that the creating thread logs; another thread may be printing something else meanwhile."""

    def __init__(self, found: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._found = found
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self._thread:
            self._found.append(record.getMessage())
