"""A process that is told to stop while somebody listens: it stops at once, and tells nobody that their session is over."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from websockets import Subprotocol
from websockets.asyncio.client import connect
from websockets.frames import CloseCode

from backend.models.database import open_database
from tests import make_people as people
from tests.walk.conftest import free_port, wait_until_it_answers

pytestmark = [pytest.mark.slow, pytest.mark.timeout(60)]

LIVE = "subscription { live { summary { total } sessionEnded } }"
SIGN_IN = "mutation($input: SignInInput!) { signIn(input: $input) { errors { code } } }"


@dataclass(frozen=True, slots=True)
class Serving:
    """`medmatrix serve` in a process of its own."""

    address: str
    log: Path
    process: subprocess.Popen[bytes]


@pytest.fixture
def serving(database_url: str, tmp_path: Path) -> Iterator[Serving]:
    log, port = tmp_path / "log", free_port()
    settings = {"DATABASE_URL": database_url, "DATA_FOLDER": str(tmp_path), "PORT": str(port), "DEMONSTRATION": "true"}
    command, environ = [sys.executable, "-m", "backend.cli", "serve"], {**os.environ, **settings}
    with log.open("wb") as output, subprocess.Popen(command, env=environ, stdout=output, stderr=output) as process:
        try:
            wait_until_it_answers(process, port, log)
            yield Serving(f"127.0.0.1:{port}", log, process)
        finally:
            process.kill()


async def test_a_process_that_stops_ends_its_streams_and_no_session(serving: Serving, database_url: str) -> None:
    async with open_database(database_url):
        person = await people.learner()
    async with httpx.AsyncClient(base_url=f"http://{serving.address}", timeout=30) as client:
        given = {"input": {"email": person.email, "password": people.PASSWORD}}
        await client.post("/graphql", json={"query": SIGN_IN, "variables": given})
        socket = connect(
            f"ws://{serving.address}/graphql",
            subprotocols=[Subprotocol("graphql-transport-ws")],
            additional_headers={"Cookie": f"session={client.cookies['session']}"},
            proxy=None,
        )
        accepts = {"accept": "text/event-stream"}
        async with client.stream("POST", "/graphql", json={"query": LIVE}, headers=accepts) as stream, socket as ws:
            lines = stream.aiter_lines()
            assert (await _next(lines))["data"]["live"] == {"summary": {"total": "0.00"}, "sessionEnded": False}
            await ws.send(json.dumps({"type": "connection_init"}))
            await ws.send(json.dumps({"type": "subscribe", "id": "1", "payload": {"query": LIVE}}))
            assert [json.loads(await ws.recv())["type"] for _ in range(2)] == ["connection_ack", "next"]

            serving.process.send_signal(signal.SIGTERM)

            assert "sessionEnded" not in "".join([line async for line in lines])
            await ws.wait_closed()
            assert ws.close_code == CloseCode.SERVICE_RESTART
    await asyncio.to_thread(serving.process.wait, 30)
    said = serving.log.read_text()
    assert "Finished server process" in said
    assert "Traceback" not in said
    assert "exceeded" not in said


async def _next(lines: AsyncIterator[str]) -> dict[str, dict[str, object]]:
    """The next result of a stream."""
    async for line in lines:
        if line.startswith("data: {"):
            said: dict[str, dict[str, object]] = json.loads(line.removeprefix("data: "))
            return said
    pytest.fail("The stream ended before anything came.")
