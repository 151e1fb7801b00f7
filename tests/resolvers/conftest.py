"""The API over HTTP, in process, over a fresh database: browsers that keep cookies, and a clock that tests set."""

from collections.abc import AsyncIterator, Callable
from datetime import datetime
from http.cookies import Morsel, SimpleCookie
from typing import Any

import httpx
import pytest

from backend.live import Live
from backend.schema import root
from backend.services import hashing
from backend.settings import Settings
from backend.web.background import Afterwards
from backend.web.contexts import context_builder
from backend.web.graphql import graphql_app
from tests import make_people as people
from tests.make_people import NOW

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


class Clock:
    """The time that the service is told."""

    def __init__(self) -> None:
        self.time = NOW

    def __call__(self) -> datetime:
        return self.time


class Browser:
    """A client that keeps cookies, as a browser does."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.answer = httpx.Response(200)

    async def ask(self, query: str, headers: dict[str, str] | None = None, **given: Any) -> Any:
        """The `data` of one operation whose input holds what is given."""
        body = {"query": query, "variables": {"input": given} if given else {}}
        self.answer = await self.client.post("/graphql", json=body, headers=headers)
        answered = self.answer.json()
        assert "errors" not in answered, answered
        return answered["data"]

    @property
    def set_cookies(self) -> dict[str, Morsel[str]]:
        """The cookies that the last answer set, with their attributes."""
        return {
            name: morsel
            for header in self.answer.headers.get_list("set-cookie")
            for name, morsel in SimpleCookie(header).items()
        }


Open = Callable[..., Browser]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def quick_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashing, "HASHER", people.QUICK_HASHER)


@pytest.fixture
async def browser(database: str, clock: Clock) -> AsyncIterator[Open]:
    """Opens browsers on an installation with the given settings."""
    opened: list[httpx.AsyncClient] = []

    def opening(**settings: Any) -> Browser:
        build = context_builder(Settings(database_url=database, **settings), live=Live(), now=clock, afterwards=Afterwards())
        transport = httpx.ASGITransport(graphql_app(root.build(), build_context=build), client=("192.0.2.1", 40_000))
        base = settings.get("public_url", "http://127.0.0.1:8000")
        opened.append(httpx.AsyncClient(transport=transport, base_url=base, headers={"User-Agent": FIREFOX}))
        return Browser(opened[-1])

    yield opening
    for client in opened:
        await client.aclose()
