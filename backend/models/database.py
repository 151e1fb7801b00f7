"""The database: its configuration for Tortoise, opening it, and `transaction()`, in which every service does its work."""

import asyncio
import importlib.util
import logging
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Literal, Protocol, cast

from tortoise.backends.base.config_generator import expand_db_url
from tortoise.context import TortoiseContext, require_context
from tortoise.exceptions import ConfigurationError
from tortoise.transactions import in_transaction

from backend.models.engines.finishing import TransactionEnded

Dialect = Literal["sqlite", "postgresql"]

TABLES = ("backend.models.tables",)
MIGRATIONS = "backend.models.migrations"
DEFAULT_URL = "sqlite:///var/medmatrix.db"

_log = logging.getLogger(__name__)


# ------------------------------------------------------------------------------------------------------------ configuration


def config(url: str, *, tables: Sequence[str] = TABLES, migrations: str = MIGRATIONS) -> dict[str, Any]:
    """What `Tortoise.init` takes.

    `sqlite:///path` names a file (four slashes: from the root); `postgresql://user:password@host:port/name` a database, with
    `?minsize=1&maxsize=20` for the pool, `?sslmode=require`, or any other argument of `asyncpg.connect`.

    Raises: ConfigurationError for any other address, or when PostgreSQL is asked for and asyncpg is not installed.
    """
    return {
        "connections": {"default": _connection(url)},
        "apps": {"models": {"models": list(tables), "migrations": migrations, "default_connection": "default"}},
        "use_tz": True,
        "timezone": "UTC",
    }


def _connection(url: str) -> dict[str, Any]:
    path = sqlite_path(url)
    if path is not None:
        return {"engine": "backend.models.engines.sqlite", "credentials": {"file_path": str(path)}}
    if not url.startswith(("postgresql://", "postgres://")):
        scheme = url.partition("://")[0]
        raise ConfigurationError(f"DATABASE_URL begins with {scheme!r}: write sqlite:///path or postgresql://user@host/name")
    if importlib.util.find_spec("asyncpg") is None:
        raise ConfigurationError("PostgreSQL needs asyncpg: pip install 'medmatrix-credits[postgresql]'")
    credentials = expand_db_url(url)["credentials"]
    if "sslmode" in credentials:  # as libpq and hosting companies write it
        credentials["ssl"] = credentials.pop("sslmode")
    return {"engine": "backend.models.engines.postgresql", "credentials": credentials}


def sqlite_path(url: str) -> Path | None:
    """The file that an SQLite address names, None for any other address.

    Raises: ConfigurationError for a database in memory: it has no second reader and no write-ahead log.
    """
    if not url.startswith("sqlite:"):
        return None
    path = url.removeprefix("sqlite:///")
    if path in {url, "", ":memory:"} or "?" in path:
        raise ConfigurationError(f"{url!r} names no file: write sqlite:///path (sqlite:////path from the root)")
    return Path(path)


def __getattr__(name: str) -> dict[str, Any]:
    """`MIGRATIONS_CONFIG`, for the `tortoise` command line ([tool.tortoise]). Importing the module reads no environment.

    Foreign keys are off, because a table that SQLite rebuilds would take the rows of its children with it.
    """
    if name != "MIGRATIONS_CONFIG":
        raise AttributeError(name)
    settings = config(os.environ.get("DATABASE_URL", DEFAULT_URL))
    return without_foreign_keys(settings)


def without_foreign_keys(settings: dict[str, Any]) -> dict[str, Any]:
    """The same configuration for changing tables: on SQLite, foreign keys are not enforced."""
    connection = settings["connections"]["default"]
    if "file_path" in connection["credentials"]:
        connection["credentials"]["foreign_keys"] = "OFF"
    return settings


# ------------------------------------------------------------------------------------------------------------ opening


class Connection(Protocol):
    """What raw SQL runs on: the open database, or the transaction one is in. Parameters are the engine's own (`?1`, `$1`)."""

    async def read(self, query: str, values: Sequence[object] = ()) -> list[dict[str, Any]]:
        """The rows of one statement."""

    async def run(self, query: str, values: Sequence[object] = ()) -> int:
        """Run one statement and say how many rows it wrote."""


@asynccontextmanager
async def open_database(url: str, *, tables: Sequence[str] = TABLES, migrations: str = MIGRATIONS) -> AsyncIterator[None]:
    """Open the database for the whole process: every task and thread of it finds it, until this is left.

    The connections are made at once, so that a wrong address fails here and not at the first request.

    Raises: ConfigurationError if another database is open, or as `config`; what the driver raises if it cannot connect.
    """
    context = TortoiseContext()
    with context:  # while the tables are read; afterwards the process-wide fallback serves, in whatever task it is asked for
        await context.init(config=config(url, tables=tables, migrations=migrations), _enable_global_fallback=True)
    try:
        await context.db().create_connection(with_db=True)
        yield
    finally:
        await context.close_connections()


def dialect() -> Dialect:
    """Which of the two databases is open."""
    return "sqlite" if client().capabilities.dialect == "sqlite" else "postgresql"


def client() -> Any:
    """The open database's own client, or the transaction's that this task is in: `engines.<engine>.Client` or `.Writing`.

    Raises: RuntimeError if no database is open.
    """
    return require_context().db("default")


def connection() -> Connection:
    """Where a statement runs now: inside the transaction that this task is in, otherwise on the open database.

    Raises: TransactionEnded in a task that outlived the transaction it was started in.
    """
    present = _present.get()
    if present is None:
        return cast("Connection", client())
    present.check()
    return present.connection


# ------------------------------------------------------------------------------------------------------------ transactions


class Transaction:
    """A transaction under way, and what is to happen when it ends.

    Attributes:
        connection: where its raw SQL runs.
        topics: what `live.announce` was told; heard by listeners only if this commits.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.topics: list[str] = []
        self._before: list[Callable[[], Awaitable[None]]] = []
        self._after: list[Callable[[], None]] = []
        self._ended = False
        self._task = asyncio.current_task()

    def before_commit(self, hook: Callable[[], Awaitable[None]]) -> None:
        """Await `hook` inside the transaction, as its last act. If it raises, everything is rolled back."""
        self.check()
        self._before.append(hook)

    def after_commit(self, hook: Callable[[], None]) -> None:
        """Call `hook` if and only if this commits, also when the task is cancelled while it does.

        It must not block or raise; what it raises is logged, since the commit stands.
        """
        self.check()
        self._after.append(hook)

    def check(self) -> None:
        """Raises: TransactionEnded if it was committed or rolled back."""
        if self._ended:
            raise TransactionEnded

    @asynccontextmanager
    async def _part(self) -> AsyncIterator[None]:
        """A savepoint. What was announced or hooked on inside is forgotten if it is rolled back."""
        if asyncio.current_task() is not self._task:
            raise RuntimeError("A transaction belongs to the task that opened it: another task cannot open a part of it.")
        lists: tuple[list[Any], ...] = (self.topics, self._before, self._after)
        marks = [len(each) for each in lists]
        try:
            async with in_transaction("default"):
                yield
        except BaseException:
            for each, mark in zip(lists, marks, strict=True):
                del each[mark:]
            raise

    async def _prepare(self) -> None:
        while self._before:
            await self._before.pop(0)()

    def _tell(self) -> None:
        for hook in self._after:
            try:
                hook()
            except Exception:  # noqa: BLE001 - one listener's fault is not the committed work's
                _log.exception("A hook failed after its transaction was committed")


_present: ContextVar[Transaction | None] = ContextVar("transaction", default=None)


def current() -> Transaction:
    """The transaction that this task is in.

    Raises: RuntimeError if there is none; TransactionEnded if it has ended.
    """
    present = _present.get()
    if present is None:
        raise RuntimeError("This must happen inside `async with transaction():`, and does not.")
    present.check()
    return present


@asynccontextmanager
async def transaction() -> AsyncIterator[Transaction]:
    """One transaction: leaving normally commits, any exception (a cancel too) rolls back. All of Tortoise inside takes part.

    Inside another one it is a part of that: a savepoint. Its failure undoes this part alone, if the outer one catches it; its
    hooks and announcements wait for the outer commit. Work inside stays in this task: nothing slow, no `create_task`, `gather`.

    Raises: TransactionEnded in a task that outlived the transaction it was started in; RuntimeError in a task that was started
    in one that is still open; OperationalError if SQLite is held by another process for longer than its `busy_timeout`.
    """
    outer = _present.get()
    if outer is not None:
        outer.check()
        async with outer._part():  # noqa: SLF001 - the same idea, in two halves
            yield outer
        return
    writing: Any = None
    present: Transaction | None = None
    try:
        async with in_transaction("default") as writing:
            present = Transaction(writing)
            token = _present.set(present)
            try:
                yield present
                await present._prepare()  # noqa: SLF001 - see above
            finally:
                present._ended = True  # noqa: SLF001 - see above
                _present.reset(token)
    finally:
        if present is not None and writing.committed:
            present._tell()  # noqa: SLF001 - see above
