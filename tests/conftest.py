"""What every test can ask for. The engine is chosen once per run: `pytest --engine postgresql` or TEST_ENGINE, default sqlite.

PostgreSQL is the server at TEST_DATABASE_URL; `tests/postgresql.sh run pytest ...` starts one for the run.
"""

import asyncio
import logging
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from tortoise.context import require_context

from backend.models.database import open_database
from backend.models.migrating import migrate

# Properties are about results: on a busy machine an example may take its time.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--engine", choices=("sqlite", "postgresql"), default=os.environ.get("TEST_ENGINE", "sqlite"))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "only_on(engine): has no meaning on the other engine, and is left out there")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    engine = config.getoption("--engine")
    foreign = [item for item in items if (mark := item.get_closest_marker("only_on")) and mark.args != (engine,)]
    config.hook.pytest_deselected(items=foreign)
    items[:] = [item for item in items if item not in foreign]


# ------------------------------------------------------------------------------------------------------------ databases


@pytest.fixture(scope="session")
def engine(pytestconfig: pytest.Config) -> str:
    """The database engine of this run: `sqlite` or `postgresql`."""
    chosen: str = pytestconfig.getoption("--engine")
    if chosen == "postgresql" and not os.environ.get("TEST_DATABASE_URL"):
        pytest.fail("TEST_DATABASE_URL names no server; run: tests/postgresql.sh run pytest ...")
    return chosen


@pytest.fixture(scope="session")
def migrated(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a migrated, empty database that each test gets a copy of. Nobody opens it."""
    if engine == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('migrated')}/database.db"
        asyncio.run(migrate(url))
        yield url
        return
    url = asyncio.run(create_on_server())
    try:
        asyncio.run(migrate(url))
        yield url
    finally:
        asyncio.run(drop_from_server(url))


@pytest.fixture
async def empty_database(engine: str, tmp_path: Path) -> AsyncIterator[str]:
    """The address of a fresh database without any table, not opened."""
    if engine == "sqlite":
        yield f"sqlite:///{tmp_path}/empty.db"
        return
    url = await create_on_server()
    try:
        yield url
    finally:
        await drop_from_server(url)


@pytest.fixture
async def own(empty_database: str) -> AsyncIterator[str]:
    """A fresh database with the three small tables of `tests/models/tables.py`, open; its address."""
    async with open_database(empty_database, tables=["tests.models.tables"]):
        await require_context().generate_schemas()
        yield empty_database


@pytest.fixture
async def database_url(engine: str, migrated: str, tmp_path: Path) -> AsyncIterator[str]:
    """The address of a fresh migrated database, not opened: for tests that start processes of their own."""
    if engine == "sqlite":
        path = tmp_path / "database.db"
        shutil.copyfile(migrated.removeprefix("sqlite:///"), path)
        yield f"sqlite:///{path}"
        return
    url = await create_on_server(template=migrated)
    try:
        yield url
    finally:
        await drop_from_server(url)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[str]:
    """A fresh migrated database, open; its address."""
    async with open_database(database_url):
        yield database_url


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """The SQL that was sent since the fixture was made, without BEGIN and COMMIT. Clear it, act, count.

    The rounds of postman, worker and caretaker are left out: they come in their own time, whatever the test does.
    """
    seen: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            task = asyncio.current_task()
            if task is not None and task.get_name() in {"postman", "worker", "caretaker"}:
                return
            seen.append(str(record.args[0] if isinstance(record.args, tuple) and record.args else record.msg))

    logger, listener = logging.getLogger("tortoise.db_client"), Listener()
    level = logger.level
    logger.addHandler(listener)
    logger.setLevel(logging.DEBUG)
    yield seen
    logger.removeHandler(listener)
    logger.setLevel(level)


async def create_on_server(*, template: str | None = None) -> str:
    """Create a database with a name of its own on the test server and return its address."""
    name = f"test_{uuid4().hex}"
    copied = f' TEMPLATE "{_name(template)}" STRATEGY FILE_COPY' if template else ""
    await _on_server(f'CREATE DATABASE "{name}"{copied}')
    return urlsplit(os.environ["TEST_DATABASE_URL"])._replace(path=f"/{name}").geturl()


async def drop_from_server(url: str) -> None:
    """Drop it, whoever is still connected."""
    await _on_server(f'DROP DATABASE "{_name(url)}" WITH (FORCE)')


async def _on_server(statement: str) -> None:
    import asyncpg  # noqa: PLC0415 - an extra that a run on SQLite does without

    connection = await asyncpg.connect(os.environ["TEST_DATABASE_URL"])
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


def _name(url: str) -> str:
    return urlsplit(url).path.removeprefix("/")
