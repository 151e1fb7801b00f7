"""The production application, in process, over a fresh database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from backend.app import create_app
from backend.settings import Settings


class Api:
    """A client of the API; cookies stay with it as with a browser."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client

    async def post(self, query: str, **variables: object) -> dict[str, Any]:
        answer = await self.client.post("/graphql", json={"query": query, "variables": variables})
        body: dict[str, Any] = answer.json()
        return body

    async def stream(self, query: str) -> str:
        """All events of a subscription that ends by itself."""
        answer = await self.client.post("/graphql", json={"query": query}, headers={"accept": "text/event-stream"})
        return answer.text.replace(" ", "")


@asynccontextmanager
async def served(settings: Settings) -> AsyncIterator[Api]:
    app = create_app(settings)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1:8000") as client,
    ):
        yield Api(client)


def settings_of(database_url: str, folder: Path, **changes: str) -> Settings:
    return Settings.from_environ({"DATABASE_URL": database_url, "DATA_FOLDER": str(folder), "DEMONSTRATION": "true", **changes})


@pytest.fixture
async def api(database_url: str, tmp_path: Path) -> AsyncIterator[Api]:
    async with served(settings_of(database_url, tmp_path)) as client:
        yield client


@pytest.fixture
async def members_api(database_url: str, tmp_path: Path) -> AsyncIterator[Api]:
    async with served(settings_of(database_url, tmp_path, CATALOGUE="members")) as client:
        yield client
