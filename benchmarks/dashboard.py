"""What the dashboard's own documents cost for learners with 10, 1,000 and 10,000 credits: time, statements and rows.

`python -m benchmarks.dashboard` makes the learners in a fresh database (SQLite, or PostgreSQL on the server at DATABASE_URL),
asks the production application over HTTP, every learner in turn, and prints medians. Nothing here is asserted but the answers.
"""

import argparse
import asyncio
import json
import os
import platform
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from backend.app import create_app
from backend.models.database import open_database
from backend.models.migrating import migrate
from backend.services import ledger
from backend.settings import Settings
from benchmarks import records
from benchmarks.counting import Asked, counted
from tests import conftest
from tests import make_people as people
from tests.make_people import NOW
from tests.web.service import served

SIZES = (10, 1_000, 10_000)
ROUNDS = 9
STATIC = Path(__file__).parents[1] / "frontend" / "static"
YEAR = {"from": "2026-01-01", "to": "2026-12-31"}


@dataclass(frozen=True, slots=True)
class Question:
    """A document of the dashboard's with the variables that a page sends."""

    label: str
    document: str
    variables: dict[str, Any]


QUESTIONS = (
    Question("dashboard", "Dashboard", {}),
    Question("dashboard's stream, first message", "Live", {}),
    Question("progress, this year", "Progress", YEAR),
    Question("progress, everything", "Progress", {}),
    Question("progress, expiring", "Expiring", {}),
    Question("goals", "Goals", {}),
    Question("milestones", "Milestones", {}),
    Question("where is my credit", "Where", {}),
    Question("credits, first page", "Credits", {"first": 50}),
    Question("credits, search", "Credits", {"first": 50, "filter": {"search": "in practice"}}),
    Question("certificates", "Certificates", {}),
)


class Visitor:
    """A learner's browser."""

    def __init__(self, client: httpx.AsyncClient, documents: dict[str, Any]) -> None:
        self._client = client
        self._documents = documents

    async def ask(self, question: Question) -> Any:
        """The answer's data. Of a stream, the first message's."""
        body = {"query": self._documents[question.document]["text"], "variables": question.variables}
        if question.document == "Live":
            return await self._first_message(body)
        answer = (await self._client.post("/graphql", json=body)).json()
        assert "errors" not in answer, answer
        return answer["data"]

    async def _first_message(self, body: dict[str, Any]) -> Any:
        async with self._client.stream("POST", "/graphql", json=body, headers={"accept": "text/event-stream"}) as answer:
            async for line in answer.aiter_lines():
                if line.startswith("data:") and len(line) > len("data: "):
                    message = json.loads(line.removeprefix("data:"))
                    assert "errors" not in message, message
                    return message["data"]
        raise AssertionError("the stream ended without a message")


@asynccontextmanager
async def visited(database_url: str, learners: Iterable[people.Made]) -> AsyncIterator[list[Visitor]]:
    """The production application on a port of this machine, and a signed-in browser for each learner."""
    documents = json.loads((STATIC / "documents.json").read_text(encoding="utf-8"))
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        settings = Settings.from_environ({"DATABASE_URL": database_url, "DATA_FOLDER": folder, "DEMONSTRATION": "true"})
        app = create_app(settings, now=lambda: NOW)
        await stack.enter_async_context(app.router.lifespan_context(app))
        address = await stack.enter_async_context(served(app))
        visitors = []
        for person in learners:
            signed_in = await people.session(person)
            client = httpx.AsyncClient(base_url=f"http://{address}", cookies={"session": signed_in.token}, trust_env=False)
            visitors.append(Visitor(await stack.enter_async_context(client), documents))
        yield visitors


async def measured(visitors: list[Visitor], rounds: int) -> dict[str, list[tuple[float, Asked]]]:
    """For each question and visitor the median of milliseconds, and what was asked of the database."""
    results = {}
    for question in QUESTIONS:
        asked = []
        for visitor in visitors:  # also warms up
            await visitor.ask(question)
            with counted() as count:
                await visitor.ask(question)
            asked.append(count)
        times: list[list[float]] = [[] for _ in visitors]
        for _ in range(rounds):
            for visitor, taken in zip(visitors, times, strict=True):
                begun = time.perf_counter()
                await visitor.ask(question)
                taken.append((time.perf_counter() - begun) * 1000)
        results[question.label] = [(statistics.median(taken), count) for taken, count in zip(times, asked, strict=True)]
    return results


def table(results: dict[str, list[tuple[float, Asked]]], sizes: tuple[int, ...]) -> str:
    """Markdown: medians, their ratio to the first size, statements and rows."""
    heads = [f"{size:,}" for size in sizes]
    lines = [
        f"| ms for a learner with ... credits | {' | '.join(heads)} | times the first | statements | rows |",
        f"|---|{'---:|' * (len(sizes) + 3)}",
    ]
    for label, found in results.items():
        medians = [median for median, _ in found]
        ratios = " / ".join(f"{median / medians[0]:.2f}" for median in medians[1:])
        counts = [" / ".join(str(getattr(count, name)) for _, count in found) for name in ("statements", "rows")]
        lines.append(f"| {label} | {' | '.join(f'{median:.1f}' for median in medians)} | {ratios} | {' | '.join(counts)} |")
    return "\n".join(lines)


async def benchmark(sizes: tuple[int, ...], rounds: int) -> str:
    """Make a database, ask, drop it. The table, with what it was measured on."""
    server = os.environ.get("DATABASE_URL")
    with tempfile.TemporaryDirectory() as folder:
        if server:
            os.environ["TEST_DATABASE_URL"] = server
        url = await conftest.create_on_server() if server else f"sqlite:///{folder}/benchmark.db"
        try:
            await migrate(url)
            async with open_database(url):
                learners = [await records.learner(size) for size in sizes]
                assert await ledger.verify() == ()
            async with visited(url, learners) as visitors:
                results = await measured(visitors, rounds)
        finally:
            if server:
                await conftest.drop_from_server(url)
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    engine = "PostgreSQL" if server else "SQLite"
    return f"{engine}, {machine}, medians of {rounds} interleaved rounds\n\n{table(results, sizes)}"


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=ROUNDS, help="rounds that the medians are of")
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="entries in each learner's ledger")
    given = options.parse_args()
    print(asyncio.run(benchmark(tuple(given.sizes), given.rounds)))


if __name__ == "__main__":
    main()
