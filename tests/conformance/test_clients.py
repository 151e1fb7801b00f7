"""Clients and audits that others wrote, against the endpoint in a server process of its own."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent.parent

pytestmark = pytest.mark.component


@pytest.fixture(scope="module")
def node() -> str:
    """Node, with the packages of package-lock.json beside this file."""
    found = shutil.which("node"), shutil.which("npm")
    if None in found and not os.environ.get("CI"):
        pytest.skip("The conformance audits need node and npm.")
    if not (HERE / "node_modules" / "graphql-http").is_dir():
        subprocess.run(["npm", "ci", "--no-progress"], cwd=HERE, check=True, capture_output=True, timeout=300)
    return "node"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """The address of the test service's endpoint, served by uvicorn as in production."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", "--factory", "tests.web.service:installed", "--port", str(port)]
    options = ["--ws", "websockets-sansio", "--ws-per-message-deflate", "false", "--no-proxy-headers", "--log-level", "warning"]
    with subprocess.Popen([*command, *options], cwd=ROOT) as server:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}/graphql"
        server.terminate()


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 20
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert time.monotonic() < deadline, "The server did not start."
            time.sleep(0.05)
        else:
            return


def test_all_61_audits_of_graphql_over_http_pass(node: str, url: str) -> None:
    run = subprocess.run([node, "audit.mjs", url], cwd=HERE, capture_output=True, text=True, timeout=60, check=False)

    assert (run.returncode, run.stdout) == (0, "61 of 61 audits pass\n"), run.stderr


def test_the_audit_fails_and_names_what_fails(node: str, url: str) -> None:
    wrong = url.replace("/graphql", "/nowhere")

    run = subprocess.run([node, "audit.mjs", wrong], cwd=HERE, capture_output=True, text=True, timeout=60, check=False)

    assert run.returncode == 1
    assert "22EB " in run.stderr
    assert run.stdout != "61 of 61 audits pass\n"


def test_the_published_clients_of_both_stream_protocols_work(node: str, url: str) -> None:
    run = subprocess.run([node, "subscribe.mjs", url], cwd=HERE, capture_output=True, text=True, timeout=60, check=False)

    assert run.returncode == 0, run.stderr
    steps = {told["step"]: told["found"] for told in map(json.loads, run.stdout.splitlines())}
    for name in ("ws", "sse"):
        assert steps.pop(f"{name} query") == [{"data": {"hello": "Hello, world!"}}]
        assert steps.pop(f"{name} mutation") == [{"data": {"rename": "new"}}]
        assert steps.pop(f"{name} subscription") == [{"data": {"count": number}} for number in (1, 2, 3)]
        assert steps.pop(f"{name} syntax") == ["GRAPHQL_PARSE_FAILED"]
        assert steps.pop(f"{name} validation") == ["GRAPHQL_VALIDATION_FAILED"]
        assert steps.pop(f"{name} limit") == ["TOO_COSTLY"]
        assert steps.pop(f"{name} problem") == ["NOT_FOUND"]
        assert steps.pop(f"{name} first of forever") == {"data": {"forever": 1}}
    assert steps == {"legacy protocol": [4406, "Subprotocol not acceptable"]}
