"""Live as long as the process answers; ready when every check passes in time."""

import asyncio
import logging

import httpx
import pytest
from starlette.applications import Starlette

from backend.web.health import Check, health_routes


async def passes() -> None:
    return


async def fails() -> None:
    message = "no connection to 10.0.0.5"
    raise ConnectionError(message)


async def hangs() -> None:
    await asyncio.Event().wait()


async def asked(path: str, **checks: Check) -> httpx.Response:
    application = Starlette(routes=[*health_routes(checks, check_seconds=0.05)])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(application), base_url="http://testserver") as http:
        return await http.get(path)


async def test_a_process_is_live_whatever_its_checks_say() -> None:
    answer = await asked("/health/live", database=fails)

    assert (answer.status_code, answer.json()) == (200, {"status": "live"})
    assert answer.headers["cache-control"] == "no-store"


async def test_it_is_ready_when_every_check_passes() -> None:
    answer = await asked("/health/ready", database=passes, queue=passes)

    assert (answer.status_code, answer.json()) == (200, {"status": "ready", "checks": {"database": "ok", "queue": "ok"}})


async def test_it_is_not_ready_when_one_fails_or_takes_too_long(caplog: pytest.LogCaptureFixture) -> None:
    answer = await asked("/health/ready", database=fails, queue=hangs, disk=passes)

    assert answer.status_code == 503
    assert answer.json() == {
        "status": "not ready",
        "checks": {"database": "failed", "queue": "failed", "disk": "ok"},
    }
    assert "10.0.0.5" not in answer.text
    assert [record.levelno for record in caplog.records] == [logging.WARNING] * 2
    assert "no connection to 10.0.0.5" in caplog.text
