"""The audits of graphql-http against the service as it is run, with its limits, sign-in and masking on."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent

pytestmark = [pytest.mark.component, pytest.mark.slow]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The endpoint of a demonstration in a process of its own."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("demonstration")
    command = [sys.executable, "-m", "backend.cli", "demo", "--port", str(port), "--folder", str(folder)]
    with subprocess.Popen(command, cwd=HERE.parents[1], stdout=subprocess.DEVNULL) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/health/ready", server)
            yield f"http://127.0.0.1:{port}/graphql"
        finally:
            server.terminate()


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310 - our own address
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("The demonstration did not start.")


def test_all_audits_of_graphql_over_http_pass(url: str) -> None:
    if shutil.which("node") is None and not os.environ.get("CI"):
        pytest.skip("The audits need node and npm.")
    if not (HERE / "node_modules" / "graphql-http").is_dir():
        subprocess.run(["npm", "ci", "--no-progress"], cwd=HERE, check=True, capture_output=True, timeout=300)

    done = subprocess.run(["node", "audit.mjs", url], cwd=HERE, capture_output=True, text=True, timeout=120, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "61" in done.stdout
