"""The few pages that the server renders itself: for verifying, and in place of a download that failed.

They need no JavaScript: a board's locked-down computer can read them.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from backend.certificates import labels, statements
from backend.domain.codes import LANGUAGES
from backend.web.checking_words import CHECKING
from backend.web.wordings import WORDINGS

TEMPLATES = Path(__file__).parent / "templates"
PRIVATE = {"cache-control": "no-store", "x-robots-tag": "noindex"}


def notice(
    request: Request, code: str, *, status: HTTPStatus, headers: Mapping[str, str] | None = None, back: str = "/"
) -> Response:
    """A page that says plainly why something is not here, and what to do; `back` is where to go on."""
    return page(request, "notice.html", status=status, headers=headers, code=code, back=back)


def page(
    request: Request,
    template: str,
    *,
    status: HTTPStatus = HTTPStatus.OK,
    headers: Mapping[str, str] | None = None,
    **given: Any,
) -> Response:
    """A template in the reader's language, never kept by caches nor found by search engines."""
    language = language_of(request)
    text = (
        _environment()
        .get_template(template)
        .render(
            words=WORDINGS[language] | CHECKING[language],
            language=language,
            other=next(each for each in LANGUAGES if each != language),
            other_path="/verify" if request.method == "POST" else request.url.path,
            day=lambda value: _day(value, language),
            period=labels.of(language).period,
            credit_line=lambda credit: statements.credit_line(credit, language=language),
            emphasized=statements.emphasized,
            **given,
        )
    )
    return HTMLResponse(text, status_code=status, headers={**PRIVATE, **(headers or {})})


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=select_autoescape(), undefined=StrictUndefined, trim_blocks=True
    )


def language_of(request: Request) -> str:
    """The language that was asked for, or that the browser prefers."""
    asked = request.query_params.get("lang")
    if asked in LANGUAGES:
        return asked
    preferred = request.headers.get("accept-language", "")
    tags = (tag.split(";")[0].strip().lower().partition("-")[0] for tag in preferred.split(","))
    return next((tag for tag in tags if tag in LANGUAGES), LANGUAGES[0])


def _day(value: date, language: str) -> str:
    return labels.of(language).day(value)
