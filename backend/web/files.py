"""Downloads: a certificate's files for those entitled to them, the media of activities, and the seals of providers."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from http import HTTPStatus

from starlette.requests import HTTPConnection, Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from backend.certificates.badge_issuer import BadgeIssuer
from backend.certificates.failures import RenderFailed, SigningFailed
from backend.certificates.layout import Paper
from backend.certificates.signer import Signer
from backend.domain.actors import Actor
from backend.domain.formats import CertificateFormat
from backend.domain.problems import NotFound
from backend.integrations.storage import Storage
from backend.reads import seals
from backend.services import certificate_files
from backend.web import pages
from backend.web.kept import kept

logger = logging.getLogger(__name__)

Identify = Callable[[HTTPConnection], Awaitable[Actor]]

ASKED_EACH_TIME = "private, no-cache"
"""A browser may keep a certificate and asks each time whether it may be shown: the answer is 304, or a page that says no."""

FOR_EVER = "private, max-age=31536000, immutable"
CERTIFICATE_TYPES = {
    CertificateFormat.PDF: "application/pdf",
    CertificateFormat.PNG: "image/png",
    CertificateFormat.OPEN_BADGE: "application/jwt",
}
MEDIA_TYPES = {"webm": "video/webm", "mp4": "video/mp4", "vtt": "text/vtt"}


def file_routes(
    *, identify: Identify, signer: Signer, issuer: BadgeIssuer, storage: Storage, now: Callable[[], datetime]
) -> list[Route]:
    """`/certificates/<number>.pdf`, `.png` and `.jwt`, `/media/<name>` and `/seals/<hash>.png`, all for who is signed in."""

    def certificate(file_format: CertificateFormat) -> Route:
        async def download(request: Request) -> Response:
            actor = await identify(request)
            if actor.is_stranger:
                return pages.notice(request, "sign_in", status=HTTPStatus.UNAUTHORIZED)
            number, paper = request.path_params["number"], request.query_params.get("paper", Paper.A4.value)
            if paper not in set(Paper):
                return pages.notice(request, "not_found", status=HTTPStatus.NOT_FOUND)
            try:
                file = await certificate_files.file(
                    number, file_format, paper=Paper(paper), signer=signer, issuer=issuer, by=actor, now=now()
                )
            except NotFound:
                return pages.notice(request, "not_found", status=HTTPStatus.NOT_FOUND)
            except RenderFailed:
                return pages.notice(request, "not_made", status=HTTPStatus.INTERNAL_SERVER_ERROR)
            except SigningFailed as failure:
                logger.warning("A download could not be signed: %s", failure)
                return pages.notice(request, "not_made", status=HTTPStatus.SERVICE_UNAVAILABLE, headers={"retry-after": "60"})
            return kept(
                request,
                file.content,
                sha256=file.sha256,
                media_type=CERTIFICATE_TYPES[file_format],
                headers={"content-disposition": _disposition(request, file_format), "cache-control": ASKED_EACH_TIME},
            )

        return Route(f"/certificates/{{number}}.{file_format.suffix}", download)

    return [*map(certificate, CertificateFormat), *_stored_routes(identify=identify, storage=storage)]


def _disposition(request: Request, file_format: CertificateFormat) -> str:
    """Shown by the browser, or saved where the link says `?download`; a badge is nothing to look at.

    The number is a certificate's, so that the name holds nothing but letters, digits and hyphens.
    """
    saved = "download" in request.query_params or file_format is CertificateFormat.OPEN_BADGE
    name = f"certificate-{request.path_params['number']}.{file_format.suffix}"
    return f'{"attachment" if saved else "inline"}; filename="{name}"'


def _stored_routes(*, identify: Identify, storage: Storage) -> list[Route]:
    async def media(request: Request) -> Response:
        if (await identify(request)).is_stranger:
            return Response(status_code=HTTPStatus.UNAUTHORIZED)
        path = storage.path(request.path_params["name"])
        if path is None:
            return Response(status_code=HTTPStatus.NOT_FOUND)
        media_type = MEDIA_TYPES.get(path.suffix.removeprefix("."))
        return FileResponse(path, media_type=media_type, headers={"cache-control": FOR_EVER})

    async def seal(request: Request) -> Response:
        if (await identify(request)).is_stranger:
            return Response(status_code=HTTPStatus.UNAUTHORIZED)
        content = await seals.content(request.path_params["sha256"])
        if content is None:
            return Response(status_code=HTTPStatus.NOT_FOUND)
        return Response(content, media_type="image/png", headers={"cache-control": FOR_EVER})

    return [
        Route("/seals/{sha256}.png", seal),
        Route("/media/{name}", media),
    ]
