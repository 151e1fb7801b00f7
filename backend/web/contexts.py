"""Who a request comes from: the cookie of a session, or the key of an organization's system."""

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Any

from starlette.requests import HTTPConnection
from starlette.responses import Response

from backend.domain.actors import STRANGER, Actor
from backend.domain.problems import ErrorCode
from backend.live import Live
from backend.resolvers import cookies
from backend.resolvers.context import Context
from backend.services import api_keys, sessions
from backend.settings import Settings
from backend.web.errors import RequestRefused
from backend.web.security import client_address, networks

BuildContext = Callable[[HTTPConnection, Response | None], Awaitable[Context]]


def context_builder(
    settings: Settings,
    *,
    live: Live,
    now: Callable[[], datetime],
    afterwards: Callable[[Coroutine[Any, Any, None]], None],
) -> BuildContext:
    """What makes a request's context.

    The builder raises RequestRefused with 401 for an Authorization header that names no key of ours: a system that brings a key
    is never answered as a stranger. No cookie beside that header is looked at, since such a request skips the Origin check. A
    cookie whose session is over makes its holder a stranger.
    """
    trusted_proxies = networks(settings.trusted_proxies)

    async def build_context(request: HTTPConnection, response: Response | None) -> Context:
        return Context(
            actor=await identify_request(request, now=now()),
            now=now,
            live=live,
            settings=settings,
            request=request,
            response=response,
            client=client_address(request.scope, trusted_proxies),
            afterwards=afterwards,
        )

    return build_context


async def identify_first_message(context: Context) -> None:
    """Take a key from a websocket's first message, where browsers and many clients can only put it.

    Raises: RequestRefused with 401 for one that is not ours.
    """
    brought = context.connection_params
    if not isinstance(brought, Mapping):
        return
    given = next((value for name, value in brought.items() if str(name).lower() == "authorization"), None)
    if given is not None:
        context.actor = await _holder(str(given), now=context.now())


async def identify_request(request: HTTPConnection, *, now: datetime) -> Actor:
    """Who a request comes from.

    Raises: RequestRefused with 401 for a key that is not ours.
    """
    authorization = request.headers.get("authorization")
    if authorization is not None:
        return await _holder(authorization, now=now)
    token = cookies.token_of(request)
    return (token and await sessions.actor_of_session(token, now=now)) or STRANGER


async def _holder(authorization: str, *, now: datetime) -> Actor:
    """Whose key an Authorization header names."""
    scheme, _, key = authorization.partition(" ")
    actor = await api_keys.actor_of_key(key.strip(), now=now) if scheme.lower() == "bearer" else None
    if actor is None:
        raise RequestRefused(HTTPStatus.UNAUTHORIZED, ErrorCode.UNAUTHENTICATED, "This is not a valid API key.")
    return actor
