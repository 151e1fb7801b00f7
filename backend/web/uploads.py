"""`/uploads/<id>`: the bytes of an announced file, in as many pieces as it takes. Headers are named as in tus 1.0."""

from collections.abc import Awaitable, Callable, Sequence
from http import HTTPStatus

from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import Response
from starlette.routing import Route

from backend.domain.actors import Actor
from backend.domain.problems import Conflict, Forbidden, Problem, Refusal, Unauthenticated
from backend.integrations.incoming import Incoming
from backend.resolvers import ids
from backend.services import uploads
from backend.web.security import Networks, has_own_origin, is_secure

OFFSET = "upload-offset"
LENGTH = "upload-length"
LONGEST_NUMBER = 15
NO_STORE = {"cache-control": "no-store"}


def upload_routes(
    *,
    identify: Callable[[HTTPConnection], Awaitable[Actor]],
    incoming: Incoming,
    allowed_origins: Sequence[str],
    trusted_proxies: Networks,
) -> list[Route]:
    """HEAD says how much has come; PATCH sends the piece that `Upload-Offset` begins."""

    async def upload(request: Request) -> Response:
        secure = is_secure(request.scope, trusted_proxies)
        if not has_own_origin(request.headers, secure=secure, allowed_origins=allowed_origins):
            return _answer(HTTPStatus.FORBIDDEN)
        actor = await identify(request)
        try:
            return await (_stand(request, actor) if request.method == "HEAD" else _received(request, actor, incoming))
        except (Refusal, Problem) as no:
            return _refused(no)
        except ClientDisconnect:
            return _answer(HTTPStatus.BAD_REQUEST)  # nobody reads it; what came is kept

    return [Route("/uploads/{id}", upload, methods=["HEAD", "PATCH"])]


async def _stand(request: Request, actor: Actor) -> Response:
    found = await uploads.theirs(ids.read(request.path_params["id"], "upload"), by=actor)
    return _answer(HTTPStatus.OK, {OFFSET: str(found.received), LENGTH: str(found.size)})


async def _received(request: Request, actor: Actor, incoming: Incoming) -> Response:
    upload_id, offset = ids.read(request.path_params["id"], "upload"), request.headers.get(OFFSET, "")
    if not (offset.isascii() and offset.isdigit() and len(offset) <= LONGEST_NUMBER):
        return _answer(HTTPStatus.BAD_REQUEST)
    received = await uploads.receive(upload_id, request.stream(), offset=int(offset), incoming=incoming, by=actor)
    return _answer(HTTPStatus.NO_CONTENT, {OFFSET: str(received)})


def _refused(no: Refusal | Problem) -> Response:
    match no:
        case Conflict():
            due = no.faults[0].parameters.get("received")
            return _answer(HTTPStatus.CONFLICT, {OFFSET: due} if due else {})
        case Refusal():
            is_too_long = no.faults[0].path == ("size",)
            return _answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE if is_too_long else HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        case Unauthenticated():
            return _answer(HTTPStatus.UNAUTHORIZED)
        case Forbidden():
            return _answer(HTTPStatus.FORBIDDEN)
        case _:
            return _answer(HTTPStatus.NOT_FOUND)


def _answer(status: HTTPStatus, headers: dict[str, str] | None = None) -> Response:
    return Response(status_code=status, headers={**NO_STORE, **(headers or {})})
