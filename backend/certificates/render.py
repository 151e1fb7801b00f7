"""Facts to an unsigned PDF. Nothing but this package's assets is read, and whatever the engine complains of is a failure."""

import copy
import hashlib
import io
import json
import logging
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, BooleanObject, ByteStringObject, DictionaryObject, NameObject
from reportlab.graphics.shapes import Drawing
from svglib.svglib import svg2rlg
from xhtml2pdf import pisa, xhtml2pdf_reportlab
from xhtml2pdf.config.resources import ResourceAccessPolicy

from backend.certificates import labels, typefaces
from backend.certificates.facts import Facts, to_json
from backend.certificates.failures import RenderFailed
from backend.certificates.layout import Paper
from backend.certificates.page import compose
from backend.certificates.typefaces import Style

_TEMPLATES = Path(__file__).parent / "templates"
_POLICY = ResourceAccessPolicy.server(typefaces.FOLDER, allow_remote=False)
_ENGINES = ("xhtml2pdf", "reportlab", "svglib", "pypdf")
"""Loggers whose warnings mean that the page is not what it should be."""


_UNUSED_FONT = re.compile(rb"BT /F1 [\d.]+ Tf [\d.]+ TL ET")
"""How reportlab opens a page and each drawing: a font is chosen and nothing is written in it."""


def render(facts: Facts, *, paper: Paper | str = Paper.A4, seal: bytes | None = None) -> bytes:
    """The certificate as an unsigned PDF of one page. The same facts make the same bytes.

    `seal` is the PNG that the facts name by its SHA-256, None where they name none.

    CPU-bound (about 0.2 s) and serialised by xhtml2pdf's own lock: call it in a thread.

    Raises: RenderFailed if it cannot be printed completely and truthfully; ValueError for an unknown paper.
    """
    with _complaints() as complaints:
        unfinished = _printed(_markup(facts, Paper(paper), seal), complaints)
        pdf = _finished(unfinished, facts)
    if complaints:
        raise RenderFailed(f"The page could not be printed as it should be: {complaints[0]}")
    return pdf


def _markup(facts: Facts, paper: Paper, seal: bytes | None) -> str:
    """The page as HTML, in the design that the certificate was issued in."""
    name = f"v{facts.template_version}/certificate.html"
    if name not in _environment().list_templates():
        raise RenderFailed(f"There is no certificate template of version {facts.template_version}.")
    return (
        _environment()
        .get_template(name)
        .render(
            page=compose(facts, paper=paper, own_seal=seal),
            paper=paper,
            language=labels.of(facts.language).language,
            fonts=_fonts(),
        )
    )


def _title(facts: Facts) -> str:
    return f"{labels.of(facts.language).headings[facts.kind]} {facts.number}"


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


def _finished(pdf: bytes, facts: Facts) -> bytes:
    """The PDF with its metadata, dated by the facts and named by its content instead of by clock and chance."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    if len(writer.pages) != 1:
        raise RenderFailed(f"A certificate is one page, not {len(writer.pages)}.")
    issued = f"D:{facts.issued_on:%Y%m%d}000000Z"
    writer.pdf_header = "%PDF-1.7"
    _forget_helvetica(writer)
    writer.metadata = {
        "/Title": _title(facts),
        "/Author": facts.provider_name,
        "/Subject": facts.activity_title,
        "/Creator": "MedMatrix Credits",
        "/Producer": "MedMatrix Credits",
        "/CreationDate": issued,
        "/ModDate": issued,
    }
    writer.root_object[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(value=True)}
    )
    identifier = ByteStringObject(hashlib.sha256(json.dumps(to_json(facts), sort_keys=True).encode()).digest()[:16])
    writer._ID = ArrayObject((identifier, identifier))  # noqa: SLF001 - pypdf would make it of chance
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _forget_helvetica(writer: PdfWriter) -> None:
    """Takes out the font that reportlab names on every page and this page never uses, so that every font is embedded."""
    page = writer.pages[0]
    content = page.get_contents()
    drawn = _UNUSED_FONT.sub(b"", content.get_data()) if content is not None else b""
    if content is None or b"/F1 " in drawn:
        raise RenderFailed("A text of this certificate would be printed in a font that is not embedded.")
    content.set_data(drawn)
    page.replace_contents(content)
    page.compress_content_streams()
    fonts = cast("DictionaryObject", page["/Resources"])["/Font"]
    del cast("DictionaryObject", fonts)["/F1"]


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


@lru_cache(maxsize=128)
def _parsed(drawing: bytes) -> Drawing:
    return svg2rlg(io.BytesIO(drawing), resolve_entities=False)


def _remembered(drawing: io.BytesIO, **_options: Any) -> Drawing:
    """What svglib makes of an SVG, parsed once: xhtml2pdf asks for each drawing twice a page, which is most of its time.

    A shallow copy, because the caller scales it, which changes its own transform and nothing within.
    """
    return copy.copy(_parsed(drawing.getvalue()))


xhtml2pdf_reportlab.svg2rlg = _remembered
