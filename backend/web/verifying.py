"""Verifying on the web, without JavaScript: a number, a file, a list with its receipt. Public, throttled, kept by no cache."""

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import orjson
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from backend.certificates import checking, numbers, receipts
from backend.certificates.failures import SigningFailed
from backend.certificates.signer import Signer
from backend.domain.actors import Actor
from backend.domain.codes import LANGUAGES
from backend.domain.problems import InvalidInput, Throttled
from backend.reads.verifications import Channel
from backend.services import file_verification, throttling, verification
from backend.services import receipts as receipts_
from backend.services.file_verification import FileVerification
from backend.services.throttling import Limit
from backend.settings import Settings
from backend.web import pages
from backend.web.errors import BAD_REQUEST, RequestRefused
from backend.web.requests import BoundedRequest
from backend.web.security import Networks, has_own_origin, is_secure

Handler = Callable[[Request], Awaitable[Response]]

LARGEST_FORM = checking.LARGEST + 100_000
"""Bytes of a form with a file in it."""
VERIFY = "/verify"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the pages need of the installation and of the request."""

    settings: Settings
    signer: Signer
    now: Callable[[], datetime]
    identify: Callable[[HTTPConnection], Awaitable[Actor]]
    client_of: Callable[[Request], str]
    afterwards: Callable[[Coroutine[Any, Any, None]], None]
    trusted_proxies: Networks

    async def spend(self, limit: Limit, request: Request) -> None:
        """Count one try by the caller. Raises: Throttled."""
        await throttling.spend(limit.on_client(self.client_of(request)), now=self.now())


def verification_routes(around: Surroundings) -> list[Route]:
    """`/verify` (the forms), `/verify/<number>` of a certificate or a receipt, and what the forms send to."""
    return [
        Route(VERIFY, _guarded(_form, around)),
        Route("/verify/verify.css", _style),
        Route("/verify/file", _guarded(_file, around), methods=["GET", "POST"]),
        Route("/verify/list", _guarded(_list, around), methods=["GET", "POST"]),
        Route("/verify/{number}.pdf", _guarded(_receipt_pdf, around)),
        Route("/verify/{number}.json", _guarded(_receipt_json, around)),
        Route("/verify/{number:path}", _guarded(_number, around), methods=["GET", "POST"]),
    ]


def _guarded(answer: Callable[[Request, Surroundings], Awaitable[Response]], around: Surroundings) -> Handler:
    """The handler with its refusals shown as pages; a form is taken from our own pages, and from what is no browser."""

    async def guarded(request: Request) -> Response:
        secure = is_secure(request.scope, around.trusted_proxies)
        origins = around.settings.allowed_origins
        if request.method == "POST" and not has_own_origin(request.headers, secure=secure, allowed_origins=origins):
            return _notice(request, "foreign_page", HTTPStatus.FORBIDDEN)
        try:
            return await answer(request, around)
        except Throttled as throttled:
            wait = str(throttled.faults[0].retry_after_seconds or 1)
            return _notice(request, "throttled", HTTPStatus.TOO_MANY_REQUESTS, {"retry-after": wait})
        except SigningFailed:
            return _notice(request, "not_signed", HTTPStatus.SERVICE_UNAVAILABLE, {"retry-after": "60"})
        except RequestRefused as refused:
            is_too_large = refused.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            return _notice(request, "too_large" if is_too_large else "no_file", HTTPStatus(refused.status), refused.headers)

    return guarded


async def _form(request: Request, around: Surroundings) -> Response:
    number = request.query_params.get("number", "").strip()
    if number:
        language = request.query_params.get("lang")
        again = f"?lang={language}" if language in LANGUAGES else ""
        path = f"/verify/{quote(number[: verification.LONGEST], safe='')}"
        return RedirectResponse(f"{path}{again}", HTTPStatus.SEE_OTHER)
    return pages.page(request, "verify.html", service_name=around.settings.service_name, found=None)


async def _style(_: Request) -> Response:
    css = (pages.TEMPLATES / "verify.css").read_bytes()
    return Response(css, media_type="text/css", headers={"cache-control": "max-age=3600"})


async def _number(request: Request, around: Surroundings) -> Response:
    """A certificate, or a receipt, by its number. Posted, the form compares a name."""
    number = request.path_params["number"]
    name = None
    if request.method == "POST":
        name = _text(await _sent(request), "name")[:200]
    now, actor = around.now(), await around.identify(request)
    await verification.spend(client=around.client_of(request), number=number, holder_name=name, now=now)
    if numbers.parse_receipt(number) is not None:
        return await _receipt(request, number)
    answer = await verification.verify(number, holder_name=name, now=now)
    around.afterwards(verification.trace(answer, channel=Channel.PAGE, by=actor))
    return pages.page(request, "verify.html", service_name=around.settings.service_name, found=answer)


async def _receipt(request: Request, number: str) -> Response:
    receipt = await receipts_.by_number(number)
    if receipt is None:
        return _notice(request, "receipt_unknown", HTTPStatus.NOT_FOUND)
    return pages.page(request, "receipt.html", statement=receipt.statement)


async def _receipt_pdf(request: Request, around: Surroundings) -> Response:
    await around.spend(verification.LIMIT, request)
    made = await receipts_.pdf(request.path_params["number"], signer=around.signer, now=around.now())
    if made is None:
        return _notice(request, "receipt_unknown", HTTPStatus.NOT_FOUND)
    return _download(made, request, "application/pdf", "pdf")


async def _receipt_json(request: Request, around: Surroundings) -> Response:
    """The statement as it can be read, and the token that proves it."""
    await around.spend(verification.LIMIT, request)
    receipt = await receipts_.by_number(request.path_params["number"])
    if receipt is None:
        return _notice(request, "receipt_unknown", HTTPStatus.NOT_FOUND)
    told = {"statement": receipts.to_json(receipt.statement), "token": receipt.token}
    return _download(orjson.dumps(told), request, "application/json", "json")


async def _list(request: Request, around: Surroundings) -> Response:
    """Many numbers, pasted or in a file; leads to the receipt."""
    if request.method == "GET":
        return RedirectResponse(VERIFY, HTTPStatus.SEE_OTHER)
    await around.spend(receipts_.LIMIT, request)
    sent, actor = await _sent(request), await around.identify(request)
    listed = numbers.listed(_text(sent, "numbers")) + numbers.listed(_text(sent, "list"))
    if not listed:
        return _notice(request, "no_numbers", HTTPStatus.BAD_REQUEST)
    try:
        receipt, found = await receipts_.issue(listed, settings=around.settings, signer=around.signer, now=around.now())
    except InvalidInput:
        return _notice(request, "too_large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    around.afterwards(verification.trace(*found, channel=Channel.LIST, by=actor))
    address = f"/verify/{receipt.statement.number}?lang={pages.language_of(request)}"
    return RedirectResponse(address, HTTPStatus.SEE_OTHER)


async def _file(request: Request, around: Surroundings) -> Response:
    """A file, from the form or as the body itself; told as a page, or as JSON to who asks for that."""
    if request.method == "GET":
        return RedirectResponse(VERIFY, HTTPStatus.SEE_OTHER)
    await around.spend(file_verification.LIMIT, request)
    actor = await around.identify(request)
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        content = (await _sent(request)).get("file", b"")
    else:
        content = await _bounded(request).body()
    if not content:
        return _notice(request, "no_file", HTTPStatus.BAD_REQUEST)
    answer = await file_verification.verify(content, now=around.now())
    if answer.certificate is not None:
        around.afterwards(verification.trace(answer.certificate, channel=Channel.FILE, by=actor))
    if "application/json" in request.headers.get("accept", ""):
        return Response(orjson.dumps(_told(answer)), media_type="application/json", headers=pages.PRIVATE)
    return pages.page(request, "file.html", answer=answer)


def _told(answer: FileVerification) -> dict[str, object]:
    """The answer for a program, named as `verifyFile` names it."""
    found = answer.certificate
    return {
        "outcome": answer.outcome,
        "sha256": answer.sha256,
        "checkedAt": answer.checked_at,
        "signatureValid": answer.signature_valid,
        "chainOurs": answer.chain_ours,
        "bytesMatch": answer.bytes_match,
        "factsMatch": answer.facts_match,
        "differingFacts": answer.differing_facts,
        "checks": [{"name": check.name, "passed": check.passed, "finding": check.finding} for check in answer.checks],
        "certificate": None if found is None else {"number": found.number, "outcome": found.outcome},
    }


async def _sent(request: Request) -> dict[str, bytes]:
    """The fields and files of the form that was sent, by name.

    Raises: RequestRefused if it is too large, or no form.
    """
    bounded = _bounded(request)
    await bounded.body()
    try:
        async with bounded.form(max_files=2, max_fields=4) as form:
            return {name: await sent.read() if isinstance(sent, UploadFile) else sent.encode() for name, sent in form.items()}
    except HTTPException as wrong:
        raise RequestRefused(HTTPStatus.BAD_REQUEST, BAD_REQUEST, wrong.detail) from wrong


def _bounded(request: Request) -> BoundedRequest:
    return BoundedRequest(request.scope, request.receive, max_bytes=LARGEST_FORM)


def _text(sent: Mapping[str, bytes], name: str) -> str:
    return sent.get(name, b"").decode(errors="replace")


def _download(content: bytes, request: Request, media_type: str, suffix: str) -> Response:
    name = f"verification-{numbers.parse_receipt(request.path_params['number'])}.{suffix}"
    headers = {**pages.PRIVATE, "content-disposition": f'inline; filename="{name}"'}
    return Response(content, media_type=media_type, headers=headers)


def _notice(request: Request, code: str, status: HTTPStatus, headers: dict[str, str] | None = None) -> Response:
    return pages.notice(request, code, status=status, headers=headers, back=VERIFY)
