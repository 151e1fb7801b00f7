"""A running demonstration and a browser to meet it with."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SECONDS_TO_START = 60


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "page(*paths): acts on these pages of the route table (test_each_page)")


@dataclass(frozen=True, slots=True)
class Demonstration:
    """A demonstration of its own, as `medmatrix demo` serves it."""

    url: str
    folder: Path

    @property
    def root_certificate(self) -> Path:
        """The authority that its certificates are signed under."""
        return self.folder / "signing" / "root.pem"


@pytest.fixture
def demonstration(tmp_path: Path) -> Iterator[Demonstration]:
    """Nothing is prepared: the command begins with an empty folder."""
    with demonstrating(tmp_path) as running:
        yield running


@pytest.fixture(scope="session")
def shared_demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """One for all modules whose tests leave nothing behind that another one looks at: it saves them the start.

    A module takes it by a fixture `demonstration` of its own.
    """
    with demonstrating(tmp_path_factory.mktemp("shared")) as running:
        yield running


@contextmanager
def demonstrating(place: Path) -> Iterator[Demonstration]:
    """A demonstration in a folder of this place, for as long as the block runs. No fault may stand in its log."""
    folder, port = place / "demonstration", free_port()
    with serving(port, place / "server.log", "demo", "--port", str(port), "--folder", str(folder)) as url:
        yield Demonstration(url, folder)


@contextmanager
def serving(port: int, log: Path, *arguments: str, settings: Mapping[str, str] | None = None) -> Iterator[str]:
    """The address of what a command of ours serves, for as long as the block runs. No fault may stand in its log."""
    command, environ = [sys.executable, "-m", "backend.cli", *arguments], {**os.environ, **(settings or {})}
    with log.open("wb") as output, subprocess.Popen(command, env=environ, stdout=output, stderr=subprocess.STDOUT) as server:
        try:
            wait_until_it_answers(server, port, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
    assert "Traceback" not in log.read_text()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Closed with the module: while it is open, no other event loop can run in this thread."""
    if not shutil.which(CHROMIUM) and os.environ.get("CI") != "true":
        pytest.skip("needs a browser: apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium: Browser, demonstration: Demonstration) -> Iterator[Callable[..., Page]]:
    """Makes pages, each in a browser context of its own: nothing is shared, as between two people's machines."""
    contexts = []

    def make(*, scripts: bool = True) -> Page:
        context = chromium.new_context(
            base_url=demonstration.url, java_script_enabled=scripts, viewport={"width": 1280, "height": 900}
        )
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_it_answers(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Until the port is open: the process opens it when everything stands."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail(f"The demonstration did not start:\n{log.read_text()}")
