import asyncio
from pathlib import Path

import pytest
from tortoise.exceptions import ConfigurationError

from backend.models import database
from backend.models.database import config, open_database, transaction
from backend.models.engines.finishing import TransactionEnded
from tests.models.tables import Counter

# ------------------------------------------------------------------------------------------------------------ addresses


@pytest.mark.parametrize(
    ("url", "path"), [("sqlite:///var/x.db", "var/x.db"), ("sqlite:////srv/x.db", "/srv/x.db"), ("postgresql://a@b/c", None)]
)
def test_three_slashes_are_a_path_from_here_and_four_from_the_root(url: str, path: str | None) -> None:
    assert database.sqlite_path(url) == (None if path is None else Path(path))


@pytest.mark.parametrize("url", ["sqlite://:memory:", "sqlite:///:memory:", "sqlite:///", "sqlite:x.db", "mysql://a@b/c", ""])
def test_an_address_that_names_no_lasting_database_is_refused(url: str) -> None:
    with pytest.raises(ConfigurationError, match="sqlite:///path"):
        config(url)


def test_a_postgresql_address_sets_the_pool_and_its_encryption() -> None:
    credentials = config("postgresql://ann:p%40ss@db.example:6432/credits?minsize=2&maxsize=20&sslmode=require")["connections"][
        "default"
    ]["credentials"]

    wanted = {"user": "ann", "password": "p@ss", "host": "db.example", "port": 6432, "database": "credits", "ssl": "require"}
    assert {name: credentials[name] for name in wanted} == wanted
    assert (credentials["minsize"], credentials["maxsize"]) == ("2", "20")
    assert "sslmode" not in credentials


def test_the_command_line_of_tortoise_never_enforces_foreign_keys_on_sqlite(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)

    assert database.MIGRATIONS_CONFIG["connections"]["default"]["credentials"] == {
        "file_path": "var/medmatrix.db",
        "foreign_keys": "OFF",
    }


async def test_only_one_database_is_open_at_a_time(own: str) -> None:
    with pytest.raises(ConfigurationError, match="Only one"):
        async with open_database(own, tables=["tests.models.tables"]):
            pass

    assert await Counter.all().count() == 0


@pytest.mark.usefixtures("own")
async def test_threads_and_tasks_find_the_open_database() -> None:
    loop = asyncio.get_running_loop()

    def elsewhere() -> list[int]:
        return asyncio.run_coroutine_threadsafe(ids(), loop).result(timeout=5)

    assert await asyncio.to_thread(elsewhere) == []


# ------------------------------------------------------------------------------------------------------------ transactions


class Refused(Exception):  # noqa: N818 - any exception will do
    pass


async def ids() -> list[int]:
    return [counter.id for counter in await Counter.all().order_by("id")]


@pytest.mark.usefixtures("own")
async def test_hooks_run_in_their_order_the_first_kind_inside_the_second_after_the_commit() -> None:
    seen: list[str] = []

    async def last_act() -> None:
        await Counter.create(id=2)
        seen.append("before")

    def afterwards() -> None:
        seen.append("after")

    async with transaction() as present:
        present.after_commit(afterwards)
        present.before_commit(last_act)
        await Counter.create(id=1)
        assert seen == []

    assert seen == ["before", "after"]
    assert await ids() == [1, 2]


@pytest.mark.usefixtures("own")
async def test_an_exception_rolls_back_and_runs_no_hook() -> None:
    seen: list[str] = []

    async def last_act() -> None:
        seen.append("before")

    async def refused() -> None:
        async with transaction() as present:
            present.before_commit(last_act)
            present.after_commit(lambda: seen.append("after"))
            await Counter.create(id=1)
            raise Refused

    with pytest.raises(Refused):
        await refused()

    assert seen == []
    assert await ids() == []


@pytest.mark.usefixtures("own")
async def test_a_hook_that_fails_before_the_commit_undoes_everything() -> None:
    async def fails() -> None:
        raise Refused

    async def refused() -> None:
        async with transaction() as present:
            await Counter.create(id=1)
            present.before_commit(fails)

    with pytest.raises(Refused):
        await refused()

    assert await ids() == []


@pytest.mark.usefixtures("own")
async def test_a_hook_that_fails_after_the_commit_is_logged_and_the_next_one_runs(caplog: pytest.LogCaptureFixture) -> None:
    seen: list[str] = []

    def fails() -> None:
        raise Refused

    async with transaction() as present:
        await Counter.create(id=1)
        present.after_commit(fails)
        present.after_commit(lambda: seen.append("after"))

    assert seen == ["after"]
    assert [record.message for record in caplog.records] == ["A hook failed after its transaction was committed"]
    assert await ids() == [1]


@pytest.mark.usefixtures("own")
async def test_an_inner_transaction_that_fails_undoes_its_own_part_and_forgets_its_hooks() -> None:
    seen: list[str] = []

    async def inner(number: int, *, fail: bool) -> None:
        async with transaction() as present:
            await Counter.create(id=number)
            present.after_commit(lambda: seen.append(f"after {number}"))
            present.topics.append(f"topic {number}")
            if fail:
                raise Refused

    async with transaction() as outer:
        await inner(1, fail=False)
        with pytest.raises(Refused):
            await inner(2, fail=True)
        await inner(3, fail=False)
        assert outer.topics == ["topic 1", "topic 3"]
        assert seen == []

    assert seen == ["after 1", "after 3"]
    assert await ids() == [1, 3]


@pytest.mark.usefixtures("own")
async def test_the_outer_transaction_takes_the_inner_one_with_it() -> None:
    async def refused() -> None:
        async with transaction():
            async with transaction():
                await Counter.create(id=1)
            raise Refused

    with pytest.raises(Refused):
        await refused()

    assert await ids() == []


@pytest.mark.usefixtures("own")
async def test_another_task_cannot_open_a_part_of_an_open_transaction() -> None:
    async def part() -> None:
        async with transaction():
            await Counter.create(id=2)

    async with transaction():
        with pytest.raises(RuntimeError, match="belongs to the task that opened it"):
            await asyncio.create_task(part())
        await Counter.create(id=1)

    assert await ids() == [1]


@pytest.mark.usefixtures("own")
async def test_a_task_born_inside_cannot_go_on_when_the_transaction_has_ended() -> None:
    over = asyncio.Event()

    async def late() -> None:
        await over.wait()
        async with transaction():
            await Counter.create(id=2)

    async with transaction() as present:
        task = asyncio.create_task(late())
    over.set()
    with pytest.raises(TransactionEnded):
        await task
    with pytest.raises(TransactionEnded):
        present.after_commit(lambda: None)

    assert await ids() == []


@pytest.mark.usefixtures("own")
async def test_there_is_no_current_transaction_outside_of_one() -> None:
    with pytest.raises(RuntimeError, match="inside `async with transaction"):
        database.current()
    async with transaction() as present:
        assert database.current() is present
    with pytest.raises(RuntimeError, match="inside `async with transaction"):
        database.current()
