"""Two hundred jobs of 50 ms, ten at once, and a worker that is killed in the middle: none is lost, none counts twice."""

import asyncio
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from backend import queue
from backend.app import utc_now
from backend.domain.jobs import JobKind
from backend.models import tables
from backend.models.database import open_database, transaction
from tests import make_people as people

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
JOBS, AT_ONCE, DEATH = 200, 10, 100
PATIENCE = 40.0


@asynccontextmanager
async def worker(url: str, *, death: int = 0) -> AsyncIterator[asyncio.subprocess.Process]:
    """A worker for as long as the block runs; killed at its end, if it has not killed itself."""
    given = (sys.executable, "-m", "tests.crash.workers", url, str(AT_ONCE), str(death))
    process = await asyncio.create_subprocess_exec(*given, cwd=ROOT)
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def ask(count: int = JOBS) -> set[str]:
    """That many jobs, each asked for in a transaction of its own."""
    learner, asked = await people.learner(), set()
    for _ in range(count):
        async with transaction():
            asked.add(str(await queue.enqueue(JobKind.EXPORT_MY_DATA, {}, by=learner.actor, now=utc_now())))
    return asked


async def until_all_are_done() -> None:
    for _ in range(int(PATIENCE * 10)):
        if not await tables.Job.exclude(status="DONE").exists():
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"{await tables.Job.exclude(status='DONE').count()} jobs are not done")


async def effects() -> Counter[str]:
    """How often each job had its effect."""
    return Counter(event.details["job"] for event in await tables.AuditEvent.filter(kind="TEST"))


async def test_killed_and_started_again_it_has_done_everything_once(database_url: str) -> None:
    async with open_database(database_url):
        asked = await ask()
        async with worker(database_url, death=DEATH) as killed:
            await asyncio.wait_for(killed.wait(), PATIENCE)
        assert killed.returncode == -9
        left = await tables.Job.exclude(status="DONE").count()
        assert 0 < left <= JOBS - DEATH

        async with worker(database_url):
            await until_all_are_done()

        assert await effects() == Counter(asked)
        assert await tables.Job.filter(attempts__gt=1).count() > 0


@pytest.mark.only_on("postgresql")
async def test_another_worker_takes_over_what_a_killed_one_held_and_nobody_restarts_it(database_url: str) -> None:
    async with open_database(database_url), worker(database_url), worker(database_url, death=DEATH // 2) as killed:
        asked = await ask()
        await asyncio.wait_for(killed.wait(), PATIENCE)

        await until_all_are_done()

        assert killed.returncode == -9
        assert await effects() == Counter(asked)


@pytest.mark.only_on("postgresql")
async def test_several_workers_share_the_jobs_and_each_job_is_done_by_one(database_url: str) -> None:
    async with open_database(database_url):
        asked = await ask()
        async with worker(database_url), worker(database_url), worker(database_url):
            await until_all_are_done()

        assert await effects() == Counter(asked)
        assert await tables.Job.exclude(attempts=1).count() == 0
