"""What the GraphQL endpoint answers with over HTTP: JSON in the type that the client prefers, never cached."""

from http import HTTPStatus

import orjson
from starlette.datastructures import Headers
from starlette.responses import Response

from backend.web import errors
from backend.web.errors import RequestRefused
from backend.web.negotiation import Media, preferred


class Draft(Response):
    """Where the context leaves cookies and headers; it knows what the client prefers, and has no status or length yet."""

    def __init__(self, media: Media) -> None:
        super().__init__()
        self.media = media
        self.status_code = 0
        del self.headers["content-length"]


def json(body: bytes, *, status: int, media: Media) -> Response:
    """An answer with this body. A client that prefers a stream is sent plain JSON where there is nothing to stream."""
    media_type = Media.RESPONSE if media is Media.RESPONSE else Media.JSON
    headers = {"Content-Type": f"{media_type}; charset=utf-8", "Cache-Control": "private, no-store", "Vary": "Accept"}
    return Response(body, status_code=status, headers=headers)


def refused(refusal: RequestRefused, asked: Headers) -> Response:
    """The refusal in GraphQL's form, to a request with these headers."""
    response = json(orjson.dumps(refusal.body), status=refusal.status, media=preferred(asked.get("accept", "")))
    response.headers.update(refusal.headers)
    return response


def unexpected(error: Exception, *, where: str) -> RequestRefused:
    """The refusal that stands for a bug, which is logged here."""
    extensions = errors.masked(error, where=where)
    return RequestRefused(HTTPStatus.INTERNAL_SERVER_ERROR, errors.INTERNAL, errors.MASK, extensions=extensions)
