"""What verifiers of Open Badges fetch: who the issuer is and its keys, and the lists of what is withdrawn. Public."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from backend.certificates.badge_issuer import BadgeIssuer
from backend.services import badges

FOR_AN_HOUR = "public, max-age=3600"
FOR_A_MINUTE = "public, max-age=60"


def badge_routes(*, issuer: BadgeIssuer, now: Callable[[], datetime]) -> list[Route]:
    """`/.well-known/did.json` and `/badges/status/<number>`, the same for everybody and open to pages of every origin."""

    async def identity(_: Request) -> Response:
        return JSONResponse(
            issuer.document(),
            media_type="application/did+json",
            headers={"cache-control": FOR_AN_HOUR, "access-control-allow-origin": "*"},
        )

    async def status(request: Request) -> Response:
        signed = await badges.status_list(request.path_params["number"], issuer=issuer, now=now())
        if signed is None:
            return Response(status_code=HTTPStatus.NOT_FOUND, headers={"access-control-allow-origin": "*"})
        return Response(
            signed,
            media_type="application/jwt",
            headers={"cache-control": FOR_A_MINUTE, "access-control-allow-origin": "*"},
        )

    return [Route("/.well-known/did.json", identity), Route("/badges/status/{number:int}", status)]
