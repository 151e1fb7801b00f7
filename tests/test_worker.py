"""`medmatrix worker`: only beside PostgreSQL, woken at once, healthy while it works, and gone without losing anything."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from backend import queue
from backend.domain.jobs import JobKind
from backend.models import tables
from backend.models.database import open_database, transaction
from tests import make_people as people
from tests.walk.conftest import free_port

ROOT = Path(__file__).parents[1]
PATIENCE = 30.0


@asynccontextmanager
async def worker(url: str, folder: Path, *, port: int) -> AsyncIterator[asyncio.subprocess.Process]:
    """The command, for as long as the block runs."""
    environ = {**os.environ, "DATABASE_URL": url, "DATA_FOLDER": str(folder), "DEMONSTRATION": "true", "LOG_LEVEL": "warning"}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "backend.cli", "worker", "--port", str(port)),
        cwd=ROOT,
        env=environ,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def ask() -> tables.Job:
    learner = await people.learner()
    async with transaction():
        job_id = await queue.enqueue(JobKind.EXPORT_MY_DATA, {}, by=learner.actor, now=datetime.now(UTC))
    return await tables.Job.get(id=job_id)


async def is_ready(port: int) -> dict[str, str]:
    """What it says of itself, once it answers."""
    async with httpx.AsyncClient(trust_env=False) as client:
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                answer = await client.get(f"http://127.0.0.1:{port}/health/ready")
            except httpx.TransportError:
                assert time.monotonic() < deadline, "it did not start"
                await asyncio.sleep(0.1)
            else:
                checks: dict[str, str] = answer.json()["checks"]
                return checks


async def done(job: tables.Job) -> float:
    """Seconds until the job is done."""
    begun = time.monotonic()
    for _ in range(int(PATIENCE * 50)):
        if (await tables.Job.get(id=job.id)).status == "DONE":
            return time.monotonic() - begun
        await asyncio.sleep(0.02)
    raise AssertionError("it was not done")


@pytest.mark.only_on("sqlite")
async def test_beside_sqlite_it_refuses_with_one_sentence(database_url: str, tmp_path: Path) -> None:
    async with worker(database_url, tmp_path, port=free_port()) as process:
        _, said = await asyncio.wait_for(process.communicate(), PATIENCE)

    assert process.returncode == 2
    assert "needs PostgreSQL" in " ".join(said.decode().split())
    assert "Traceback" not in said.decode()


@pytest.mark.slow
@pytest.mark.only_on("postgresql")
async def test_it_hears_of_work_at_once_says_that_it_is_well_and_stops_when_told(database_url: str, tmp_path: Path) -> None:
    port = free_port()
    async with open_database(database_url), worker(database_url, tmp_path, port=port) as process:
        assert await is_ready(port) == {"database": "ok", "worker": "ok"}
        await done(await ask())

        waited = [await done(await ask()) for _ in range(3)]

        assert sorted(waited)[1] < 3  # were it not announced, it would be looked for every five seconds
        assert list((tmp_path / "jobs").iterdir()) != []
        process.send_signal(signal.SIGTERM)
        _, said = await asyncio.wait_for(process.communicate(), PATIENCE)
        assert (process.returncode, b"Traceback" in said) == (-signal.SIGTERM, False)
