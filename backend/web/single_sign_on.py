"""The two steps of signing in with an identity provider: sent there, and coming back."""

import hmac
import logging
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from backend.domain.devices import device_of
from backend.domain.problems import Throttled
from backend.integrations.oidc import CALLBACK_PATH, Provider, ProviderFailed
from backend.resolvers import cookies
from backend.services import single_sign_on
from backend.services.single_sign_on import SignOnRefused
from backend.settings import Settings
from backend.web import pages

logger = logging.getLogger(__name__)

BEGIN_PATH = "/sign-in/oidc"
STATE = "sign-in"
"""The cookie that ties a sign-in to the browser that began it: nobody can be sent into somebody else's account by a link."""


def single_sign_on_routes(
    provider: Provider | None, *, settings: Settings, now: Callable[[], datetime], client_of: Callable[[Request], str]
) -> list[Route]:
    """`/sign-in/oidc` and its callback; none without a provider."""
    if provider is None:
        return []

    async def begin(request: Request) -> Response:
        try:
            sent = await single_sign_on.begin(provider, client=client_of(request), now=now())
        except Throttled as throttled:
            wait = throttled.faults[0].retry_after_seconds or 1
            return pages.notice(request, "throttled", status=HTTPStatus.TOO_MANY_REQUESTS, headers={"retry-after": str(wait)})
        except ProviderFailed as failure:
            return _failed(request, failure)
        response = RedirectResponse(sent.url, HTTPStatus.SEE_OTHER, headers={"cache-control": "no-store"})
        response.set_cookie(
            STATE,
            sent.state,
            max_age=int(single_sign_on.LIFETIME.total_seconds()),
            path=BEGIN_PATH,
            secure=settings.is_secure,
            httponly=True,
            samesite="lax",
        )
        return response

    async def finish(request: Request) -> Response:
        state, code = request.query_params.get("state", ""), request.query_params.get("code", "")
        if not state or not hmac.compare_digest(state.encode(), request.cookies.get(STATE, "").encode()):
            return pages.notice(request, "sign_on_expired", status=HTTPStatus.BAD_REQUEST)
        if not code:
            return _failed(request, ProviderFailed(request.query_params.get("error", "no code came back")[:100]))
        device = device_of(request.headers.get("user-agent", ""))
        try:
            back = await single_sign_on.finish(provider, state=state, code=code, device=device, settings=settings, now=now())
        except SignOnRefused as refused:
            return pages.notice(request, f"sign_on_{refused.reason.value.lower()}", status=HTTPStatus.FORBIDDEN)
        except ProviderFailed as failure:
            return _failed(request, failure)
        response = RedirectResponse("/profile" if back.is_new else "/", HTTPStatus.SEE_OTHER)
        response.delete_cookie(STATE, path=BEGIN_PATH, secure=settings.is_secure, httponly=True, samesite="lax")
        cookies.keep(response, back.signed_in.token, is_secure=settings.is_secure)
        return response

    return [Route(BEGIN_PATH, begin), Route(CALLBACK_PATH, finish)]


def _failed(request: Request, failure: ProviderFailed) -> Response:
    logger.warning("Single sign-on failed: %s", failure)
    return pages.notice(request, "sign_on_failed", status=HTTPStatus.BAD_GATEWAY)
