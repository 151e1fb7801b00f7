"""The session's cookies: the token, which no script can read, and a hint for the dashboard that there is one."""

from starlette.requests import HTTPConnection
from starlette.responses import Response

from backend.domain.problems import Forbidden
from backend.resolvers.context import Context
from backend.services.sessions import LONGEST

SESSION = "session"
HINT = "hint"


def token_of(request: HTTPConnection) -> str | None:
    """The token that a request brings, None for none."""
    return request.cookies.get(SESSION) or None


def require_response(context: Context) -> Response:
    """Where cookies can be set.

    Raises: Forbidden on a websocket, whose headers went out long ago.
    """
    if context.response is None:
        raise Forbidden("Sign in and out by an HTTP request: a websocket cannot set cookies.")
    return context.response


def keep(response: Response, token: str, *, is_secure: bool) -> None:
    """Have the browser keep the session. Its end is the server's word; the cookie merely outlives it."""
    seconds = int(LONGEST.total_seconds())
    response.set_cookie(SESSION, token, max_age=seconds, path="/", secure=is_secure, httponly=True, samesite="lax")
    response.set_cookie(HINT, "1", max_age=seconds, path="/", secure=is_secure, httponly=False, samesite="lax")


def drop(response: Response, *, is_secure: bool) -> None:
    """Have the browser forget the session."""
    response.delete_cookie(SESSION, path="/", secure=is_secure, httponly=True, samesite="lax")
    response.delete_cookie(HINT, path="/", secure=is_secure, httponly=False, samesite="lax")
