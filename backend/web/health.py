"""Whether the process lives, and whether it can serve: two questions for whoever runs it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

logger = logging.getLogger(__name__)

Check = Callable[[], Awaitable[object]]

CHECK_SECONDS = 2.0


def health_routes(checks: Mapping[str, Check], *, check_seconds: float = CHECK_SECONDS) -> list[Route]:
    """`/health/live` answers 200 as long as the process answers at all; `/health/ready` 200 if every check returns, else 503.

    A check that raises or takes longer than `check_seconds` has failed. Its name goes out, its reason goes to the log.
    """

    async def live(_: Request) -> Response:
        return _answer(HTTPStatus.OK, {"status": "live"})

    async def ready(_: Request) -> Response:
        passed = await asyncio.gather(*(_passes(name, check, check_seconds) for name, check in checks.items()))
        found = {name: "ok" if ok else "failed" for name, ok in zip(checks, passed, strict=True)}
        if all(passed):
            return _answer(HTTPStatus.OK, {"status": "ready", "checks": found})
        return _answer(HTTPStatus.SERVICE_UNAVAILABLE, {"status": "not ready", "checks": found})

    return [Route("/health/live", live), Route("/health/ready", ready)]


async def _passes(name: str, check: Check, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            await check()
    except Exception as error:  # noqa: BLE001 - whatever a check raises is its answer
        logger.warning("Health check %s failed: %r", name, error)
        return False
    return True


def _answer(status: HTTPStatus, body: object) -> Response:
    return Response(
        orjson.dumps(body), status_code=status, media_type="application/json", headers={"Cache-Control": "no-store"}
    )
