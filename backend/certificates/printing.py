"""HTML and CSS to PDF by xhtml2pdf, which reads nothing but this package's assets and may complain of nothing."""

import io
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from xhtml2pdf import pisa
from xhtml2pdf.config.resources import ResourceAccessPolicy

from backend.certificates import typefaces
from backend.certificates.failures import RenderFailed
from backend.certificates.typefaces import Face, Style

_TEMPLATES = Path(__file__).parent / "templates"
_POLICY = ResourceAccessPolicy.server(typefaces.FOLDER, allow_remote=False)
_ENGINES = ("xhtml2pdf", "reportlab", "svglib", "pypdf")
"""Loggers whose warnings mean that the page is not what it should be."""


@cache
def environment() -> Environment:
    """The templates of this package: what is put into them is text, and a name that is missing is an error."""
    made = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    made.globals["Face"] = Face
    return made


@cache
def fonts() -> tuple[dict[str, str], ...]:
    """The shipped fonts as a style sheet names them."""
    return tuple(
        {
            "face": face.value,
            "path": str(typefaces.FOLDER / file),
            "weight": "bold" if style is Style.BOLD else "normal",
            "slant": "italic" if style is Style.ITALIC else "normal",
        }
        for (face, style), file in typefaces.FILES.items()
    )


def printed(markup: str) -> bytes:
    """The pages. CPU-bound and serialised by xhtml2pdf's own lock: call it in a thread.

    Raises: RenderFailed if the engine complains of anything.
    """
    out = io.BytesIO()
    with _complaints() as complaints:
        status = pisa.CreatePDF(markup, dest=out, encoding="utf-8", resource_policy=_POLICY)
        if status.err or status.warn:
            complaints.extend(str(entry[2]) for entry in status.log)
    if complaints:
        raise RenderFailed(f"The page could not be printed as it should be: {complaints[0]}")
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
