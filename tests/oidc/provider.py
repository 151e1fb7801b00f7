"""A real identity provider, npm's oidc-provider, in a process of its own."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SECONDS_TO_START = 30
SETTINGS = {"OIDC_CLIENT_ID": "medmatrix", "OIDC_CLIENT_SECRET": "a secret of the tests"}
"""How it knows the service."""


@contextmanager
def providing(port: int, *, callback: str) -> Iterator[str]:
    """Its address, for as long as the block runs; it sends whoever signed in to `callback` and nowhere else."""
    if not (shutil.which("node") and shutil.which("npm")) and not os.environ.get("CI"):
        pytest.skip("The identity provider needs node and npm.")
    if not (HERE / "node_modules" / "oidc-provider").is_dir():
        subprocess.run(["npm", "ci", "--no-progress"], cwd=HERE, check=True, capture_output=True, timeout=300)
    command = ["node", "provider.mjs", str(port), callback]
    with subprocess.Popen(command, cwd=HERE, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as server:
        try:
            deadline = time.monotonic() + SECONDS_TO_START
            while not _answers(port):
                assert time.monotonic() < deadline, "the provider did not start"
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
