"""The few pages that the server renders itself: verifying a certificate, and what stands in place of a download that failed.

They need no JavaScript: a board's locked-down computer can read them.
"""

from collections.abc import Callable, Coroutine, Mapping
from datetime import date, datetime
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from backend.certificates import labels, statements
from backend.domain.codes import LANGUAGES
from backend.domain.problems import Throttled
from backend.services import throttling, verification
from backend.services.verification import Channel
from backend.web.wordings import WORDINGS

TEMPLATES = Path(__file__).parent / "templates"
PRIVATE = {"cache-control": "no-store", "x-robots-tag": "noindex"}
MOST_CHARACTERS = 100


def verification_routes(
    *,
    now: Callable[[], datetime],
    client_of: Callable[[Request], str],
    afterwards: Callable[[Coroutine[Any, Any, None]], None],
    service_name: str,
) -> list[Route]:
    """`/verify` (a form) and `/verify/<number>`: public, the same shape whatever is found."""

    async def form(request: Request) -> Response:
        number = request.query_params.get("number", "").strip()
        if number:
            language = request.query_params.get("lang")
            again = f"?lang={language}" if language in LANGUAGES else ""
            return RedirectResponse(f"/verify/{quote(number[:MOST_CHARACTERS], safe='')}{again}", HTTPStatus.SEE_OTHER)
        return _page(request, "verify.html", service_name=service_name, found=None)

    async def found(request: Request) -> Response:
        try:
            await throttling.spend(verification.LIMIT.on_client(client_of(request)), now=now())
        except Throttled as throttled:
            wait = throttled.faults[0].retry_after_seconds or 1
            return notice(request, "throttled", status=HTTPStatus.TOO_MANY_REQUESTS, headers={"retry-after": str(wait)})
        answer = await verification.verify(request.path_params["number"], now=now())
        afterwards(verification.trace(answer, channel=Channel.PAGE))
        return _page(request, "verify.html", service_name=service_name, found=answer)

    async def style(_: Request) -> Response:
        return Response(
            (TEMPLATES / "verify.css").read_bytes(), media_type="text/css", headers={"cache-control": "max-age=3600"}
        )

    return [Route("/verify", form), Route("/verify/verify.css", style), Route("/verify/{number:path}", found)]


def notice(request: Request, code: str, *, status: HTTPStatus, headers: Mapping[str, str] | None = None) -> Response:
    """A page that says plainly why something is not here, and what to do."""
    return _page(request, "notice.html", status=status, headers=headers, code=code)


def _page(
    request: Request,
    template: str,
    *,
    status: HTTPStatus = HTTPStatus.OK,
    headers: Mapping[str, str] | None = None,
    **given: Any,
) -> Response:
    language = _language(request)
    text = (
        _environment()
        .get_template(template)
        .render(
            words=WORDINGS[language],
            language=language,
            other=next(each for each in LANGUAGES if each != language),
            path=request.url.path,
            day=lambda value: _day(value, language),
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


def _language(request: Request) -> str:
    asked = request.query_params.get("lang")
    if asked in LANGUAGES:
        return asked
    preferred = request.headers.get("accept-language", "")
    tags = (tag.split(";")[0].strip().lower().partition("-")[0] for tag in preferred.split(","))
    return next((tag for tag in tags if tag in LANGUAGES), LANGUAGES[0])


def _day(value: date, language: str) -> str:
    return labels.of(language).day(value)
