"""Downloads: a certificate's signed PDF for those entitled to it, the media of activities, and the seals of providers."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from http import HTTPStatus

from starlette.requests import HTTPConnection, Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from backend.certificates.failures import RenderFailed, SigningFailed
from backend.certificates.layout import Paper
from backend.certificates.signer import Signer
from backend.domain.actors import Actor
from backend.domain.problems import NotFound
from backend.integrations.storage import Storage
from backend.reads import seals
from backend.services import certificate_files
from backend.web import pages

logger = logging.getLogger(__name__)

Identify = Callable[[HTTPConnection], Awaitable[Actor]]

FOR_EVER = "private, max-age=31536000, immutable"
MEDIA_TYPES = {"webm": "video/webm", "mp4": "video/mp4", "vtt": "text/vtt"}


def file_routes(*, identify: Identify, signer: Signer, storage: Storage, now: Callable[[], datetime]) -> list[Route]:
    """`/certificates/<number>.pdf`, `/media/<name>` and `/seals/<hash>.png`, all for those who are signed in."""

    async def certificate(request: Request) -> Response:
        actor = await identify(request)
        if actor.is_stranger:
            return pages.notice(request, "sign_in", status=HTTPStatus.UNAUTHORIZED)
        paper = request.query_params.get("paper", Paper.A4.value)
        if paper not in set(Paper):
            return pages.notice(request, "not_found", status=HTTPStatus.NOT_FOUND)
        try:
            pdf = await certificate_files.pdf(
                request.path_params["number"], paper=Paper(paper), signer=signer, by=actor, now=now()
            )
        except NotFound:
            return pages.notice(request, "not_found", status=HTTPStatus.NOT_FOUND)
        except RenderFailed:
            return pages.notice(request, "not_made", status=HTTPStatus.INTERNAL_SERVER_ERROR)
        except SigningFailed as failure:
            logger.warning("A download could not be signed: %s", failure)
            return pages.notice(request, "not_made", status=HTTPStatus.SERVICE_UNAVAILABLE, headers={"retry-after": "60"})
        name = f"certificate-{request.path_params['number']}.pdf"
        headers = {"content-disposition": f'inline; filename="{name}"', "cache-control": FOR_EVER}
        return Response(pdf, media_type="application/pdf", headers=headers)

    return [
        Route("/certificates/{number}.pdf", certificate),
        *_stored_routes(identify=identify, storage=storage),
    ]


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
