"""Reading beside a writer, and two processes on one file."""

import asyncio
import subprocess
import sys

import pytest
from tortoise.exceptions import IntegrityError, OperationalError
from tortoise.expressions import F

from backend.models import database
from backend.models.database import open_database, transaction
from backend.models.engines.finishing import TransactionEnded
from tests.models.tables import Counter

EACH, AT_ONCE = 200, 10

OTHER_PROCESS = """
import asyncio, sys
from backend.models.database import open_database
from tests.models.engines.test_writers import count_up

async def main():
    async with open_database(sys.argv[1], tables=["tests.models.tables"]):
        print("counting", flush=True)
        await count_up()

asyncio.run(main())
"""


async def count_up() -> None:
    """Read, then write what was read plus one, many times, several at once."""

    async def once() -> None:
        async with transaction():
            counter = await Counter.filter(id=1).select_for_update().get()
            await asyncio.sleep(0)
            counter.value += 1
            await counter.save()

    for _ in range(EACH // AT_ONCE):
        await asyncio.gather(*(once() for _ in range(AT_ONCE)))


async def test_two_processes_that_read_then_write_lose_nothing_and_are_never_refused(own: str) -> None:
    await Counter.create(id=1)

    command = (sys.executable, "-W", "error", "-c", OTHER_PROCESS, own)
    other = await asyncio.create_subprocess_exec(*command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert other.stdout is not None
    assert await other.stdout.readline() == b"counting\n"
    await count_up()
    async with asyncio.timeout(60):
        _, errors = await other.communicate()

    assert errors == b""
    assert other.returncode == 0
    assert (await Counter.get(id=1)).value == 2 * EACH


@pytest.mark.usefixtures("own")
async def test_a_reader_does_not_wait_for_a_transaction_and_sees_what_stood_before_it() -> None:
    await Counter.create(id=1, value=1)
    written, read = asyncio.Event(), asyncio.Event()

    async def write() -> None:
        async with transaction():
            await Counter.filter(id=1).update(value=2)
            assert (await Counter.get(id=1)).value == 2, "a transaction sees its own writes"
            written.set()
            await read.wait()

    task = asyncio.create_task(write())
    await written.wait()
    async with asyncio.timeout(1):
        assert (await Counter.get(id=1)).value == 1
    read.set()
    await task

    assert (await Counter.get(id=1)).value == 2


@pytest.mark.usefixtures("own")
async def test_concurrent_increments_in_transactions_are_all_kept() -> None:
    await Counter.create(id=1)

    async def once() -> None:
        async with transaction():
            await Counter.filter(id=1).update(value=F("value") + 1)

    await asyncio.gather(*(once() for _ in range(50)))

    assert (await Counter.get(id=1)).value == 50


@pytest.mark.usefixtures("own")
async def test_a_task_that_outlives_its_transaction_is_told_so_and_writes_nothing() -> None:
    over = asyncio.Event()

    async def late() -> None:
        await over.wait()
        await Counter.create(id=2)

    async with transaction():
        await Counter.create(id=1)
        task = asyncio.create_task(late())
    over.set()
    with pytest.raises(TransactionEnded, match="outlives the transaction"):
        await task

    assert [counter.id for counter in await Counter.all()] == [1]


@pytest.mark.usefixtures("own")
async def test_what_the_database_refuses_is_an_integrity_error_and_undoes_the_transaction() -> None:
    async def twice() -> None:
        async with transaction() as present:
            await present.connection.run("INSERT INTO counter (id, value) VALUES (1, 0)")
            await present.connection.run("INSERT INTO counter (id, value) VALUES (1, 0)")

    with pytest.raises(IntegrityError):
        await twice()

    assert await Counter.all().count() == 0


@pytest.mark.only_on("sqlite")
@pytest.mark.usefixtures("own")
async def test_sqlite_readers_cannot_write() -> None:
    with pytest.raises(OperationalError, match="readonly"):
        await database.client().read("INSERT INTO counter (id, value) VALUES (1, 0) RETURNING id")

    assert await Counter.all().count() == 0


@pytest.mark.only_on("sqlite")
@pytest.mark.usefixtures("own")
async def test_sqlite_is_opened_as_an_installation_needs_it() -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1, "busy_timeout": 15_000}

    async with transaction() as present:
        found = {name: next(iter((await present.connection.read(f"PRAGMA {name}"))[0].values())) for name in wanted}

    assert found == wanted


async def test_the_number_of_rows_written_is_the_statement_s_own(own: str) -> None:
    if own.startswith("sqlite"):
        insert = "INSERT INTO counter (id, value) VALUES (?, 0) ON CONFLICT DO NOTHING"
    else:
        insert = "INSERT INTO counter (id, value) VALUES ($1, 0) ON CONFLICT DO NOTHING"

    async with transaction() as present:
        assert [await present.connection.run(insert, (number,)) for number in (1, 2, 2)] == [1, 1, 0]
        assert await present.connection.run("UPDATE counter SET value = 5") == 2
        assert await present.connection.run("DELETE FROM counter WHERE id = 3") == 0
        assert await present.connection.run("CREATE TABLE other (id INT)") == 0


async def test_nothing_is_left_open_when_the_database_is_closed(empty_database: str) -> None:
    before = asyncio.all_tasks()

    for _ in range(3):
        async with open_database(empty_database, tables=["tests.models.tables"]):
            await database.client().read("SELECT 1 AS one")

    assert asyncio.all_tasks() == before
    with pytest.raises(RuntimeError, match="No TortoiseContext"):
        database.client()
