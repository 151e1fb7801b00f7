"""SQLite for Tortoise: one writer that begins with BEGIN IMMEDIATE, readers beside it, transactions that no cancel can break.

Tortoise's own backend has one connection behind one lock, begins with a deferred BEGIN, and loses the lock for ever when a task
is cancelled while it begins. Here:

* the writer is one connection; a transaction holds it from its first statement, so a second process waits instead of failing;
* SELECTs outside a transaction go to read-only connections and never wait for a writer (WAL);
* begin, commit and rollback always run to their end (`finish`);
* every commit is on the disk before it is answered (`synchronous=FULL`).
"""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from types import TracebackType
from typing import Any

import aiosqlite
from tortoise.backends.base.client import ConnectionWrapper, NestedTransactionContext, TransactionalDBClient, TransactionContext
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionContext, SqliteTransactionWrapper
from tortoise.connection import get_connections
from tortoise.exceptions import IntegrityError, OperationalError

from backend.models.engines.finishing import TransactionEnded, finish
from backend.models.fields import instant_text

READERS = 3

PRAGMAS: dict[str, object] = {
    "busy_timeout": 15_000,  # ms; first, or processes that start together fail on journal_mode
    "journal_mode": "WAL",
    "synchronous": "FULL",  # a power cut loses nothing that was answered
    "foreign_keys": "ON",
    "recursive_triggers": "ON",  # else INSERT OR REPLACE deletes a row without asking its triggers
    "journal_size_limit": 64 << 20,
}


# After the import of Tortoise's backend, which registers a form that keeps the offset and omits zero microseconds.
sqlite3.register_adapter(datetime, instant_text)


def _translated(error: sqlite3.Error) -> IntegrityError | OperationalError:
    return IntegrityError(error) if isinstance(error, sqlite3.IntegrityError) else OperationalError(error)


class _Turn(ConnectionWrapper[aiosqlite.Connection]):
    """The writer's lock, given back also when a cancel arrives while the connection is being opened."""

    __slots__ = ()

    async def __aenter__(self) -> aiosqlite.Connection:
        await self._lock.acquire()
        try:
            await finish(self.ensure_connection())
        except BaseException:
            self._lock.release()
            raise
        return self.connection


async def _run(connection: aiosqlite.Connection, query: str, values: Sequence[object]) -> int:
    try:
        cursor = await connection.execute(query, values)
        affected = cursor.rowcount
        await cursor.close()
    except (sqlite3.OperationalError, sqlite3.IntegrityError) as error:
        raise _translated(error) from error
    return max(affected, 0)


class Writing(SqliteTransactionWrapper):
    """The writer's connection for as long as one transaction holds it.

    Attributes:
        committed: whether the commit has happened.
    """

    def __init__(self, connection: SqliteClient) -> None:
        super().__init__(connection)
        self.committed = False

    def _in_transaction(self) -> TransactionContext:
        if self._finalized:
            raise TransactionEnded
        return NestedTransactionContext(Writing(self))

    def acquire_connection(self) -> ConnectionWrapper[aiosqlite.Connection]:
        """The connection, for one statement.

        Raises: TransactionEnded.
        """
        if self._finalized:
            raise TransactionEnded
        return ConnectionWrapper(self._lock, self)

    async def begin(self) -> None:
        """Take the database's write lock, waiting up to `busy_timeout` for another process.

        Raises: OperationalError if it could not be had.
        """
        try:
            await self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            raise _translated(error) from error

    async def commit(self) -> None:
        """Make it durable. A commit that fails is rolled back before its error goes out."""
        try:
            await super().commit()
        except sqlite3.Error as error:
            await self.rollback()
            raise _translated(error) from error
        self.committed = True

    async def execute_script(self, query: str) -> None:
        """Run statements one by one: `executescript` would commit the transaction behind our back."""
        for statement in statements_of(query):
            await self.run(statement)

    async def read(self, query: str, values: Sequence[object] = ()) -> list[dict[str, Any]]:
        """The rows of one statement, seen from inside the transaction."""
        rows: list[dict[str, Any]] = await self.execute_query_dict(query, list(values))
        return rows

    async def run(self, query: str, values: Sequence[object] = ()) -> int:
        """Run one statement and say how many rows it wrote itself (not through triggers or cascades)."""
        async with self.acquire_connection() as connection:
            self.log.debug("%s: %s", query, values)
            return await _run(connection, query, values)


class _Transaction(SqliteTransactionContext):
    """What `in_transaction` enters: lock, BEGIN IMMEDIATE, body, COMMIT or ROLLBACK, unlock."""

    __slots__ = ()

    connection: Writing

    async def __aenter__(self) -> TransactionalDBClient:
        await self._trxlock.acquire()
        try:
            await finish(self._begin())
        except BaseException:
            try:
                await finish(self._abandon())
            finally:
                self._trxlock.release()
            raise
        self.token = get_connections().set(self.connection_name, self.connection)
        return self.connection

    async def _begin(self) -> None:
        await self.ensure_connection()
        await self.connection.begin()

    async def _abandon(self) -> None:
        """Undo a BEGIN that succeeded while its task was being cancelled."""
        connection: aiosqlite.Connection | None = self.connection._connection  # noqa: SLF001 - Tortoise offers no other way
        if connection is not None and connection.in_transaction:
            await connection.rollback()

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc_val: BaseException | None, exc_tb: TracebackType | None
    ) -> None:
        try:
            if not self.connection._finalized:  # noqa: SLF001 - Tortoise's own word for "ended"
                await finish(self.connection.rollback() if exc_type else self.connection.commit())
        finally:
            self.connection._finalized = True  # noqa: SLF001 - no way back, even if the rollback failed
            get_connections().reset(self.token)
            self._trxlock.release()


class Client(SqliteClient):
    """The database of one file: a writer, its readers, and the transactions that Tortoise opens on them.

    Everything outside a transaction that begins with SELECT is read by a reader; the rest waits for its turn at the writer.
    """

    def __init__(self, file_path: str, *, connection_name: str, fetch_inserted: bool = True, **pragmas: object) -> None:
        super().__init__(file_path, connection_name=connection_name, fetch_inserted=fetch_inserted)
        self.pragmas = PRAGMAS | pragmas
        self._readers: list[_Reader] = []

    async def create_connection(self, with_db: bool) -> None:  # noqa: FBT001 - the signature is Tortoise's
        """Open the writer and its readers; does nothing when they are open."""
        if self._connection is None:
            await super().create_connection(with_db)
            self._readers = [
                await _Reader.open(self.filename, busy_timeout=self.pragmas["busy_timeout"]) for _ in range(READERS)
            ]

    async def close(self) -> None:
        """Close readers and writer."""
        readers, self._readers = self._readers, []
        for reader in readers:
            await reader.connection.close()
        await super().close()

    def acquire_connection(self) -> ConnectionWrapper[aiosqlite.Connection]:
        """The writer, for one statement."""
        return _Turn(self._lock, self)

    def _in_transaction(self) -> TransactionContext:
        return _Transaction(Writing(self), self._lock)

    async def execute_query(self, query: str, values: list[Any] | None = None) -> tuple[int, Sequence[Any]]:
        """The rows of one statement, and how many they are or were written."""
        if _reads(query):
            rows = await self._fetch(query, values or ())
            return len(rows), rows
        written: tuple[int, Sequence[Any]] = await super().execute_query(query, values)
        return written

    async def execute_query_dict(self, query: str, values: list[Any] | None = None) -> list[dict[str, Any]]:
        """The rows of one statement, as dicts."""
        if _reads(query):
            return await self.read(query, values or ())
        returned: list[dict[str, Any]] = await super().execute_query_dict(query, values)
        return returned

    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        """Run one statement for many rows, all of them or none."""
        async with self._in_transaction() as transaction:
            await transaction.execute_many(query, values)

    async def read(self, query: str, values: Sequence[object] = ()) -> list[dict[str, Any]]:
        """The rows of one query, by a reader that cannot write."""
        return [dict(row) for row in await self._fetch(query, values)]

    async def run(self, query: str, values: Sequence[object] = ()) -> int:
        """Run one statement in a transaction of its own and say how many rows it wrote itself."""
        async with self.acquire_connection() as connection:
            self.log.debug("%s: %s", query, values)
            return await _run(connection, query, values)

    async def data_version(self) -> int:
        """A number that changes when somebody else than this client has committed to the file.

        It is asked of the writer because only that connection counts its own commits as its own.
        """
        if self._connection is None:
            await self.create_connection(with_db=True)
        assert self._connection is not None
        rows = list(await self._connection.execute_fetchall("PRAGMA data_version"))
        return int(rows[0][0])

    async def _fetch(self, query: str, values: Sequence[object]) -> list[sqlite3.Row]:
        if not self._readers:
            async with self.acquire_connection():  # opens the connections, one task at a time
                pass
        reader = min(self._readers, key=lambda each: each.waiting)
        self.log.debug("%s: %s", query, values)
        return await reader.fetch(query, values)


class _Reader:
    """A connection that cannot write. One call fetches everything, in the connection's own thread, so that it needs no lock."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self.connection = connection
        self.waiting = 0

    @classmethod
    async def open(cls, filename: str, busy_timeout: object) -> "_Reader":
        connection = await aiosqlite.connect(filename, isolation_level=None)
        connection.row_factory = sqlite3.Row
        for pragma in (f"busy_timeout={busy_timeout}", "query_only=ON", "cache_size=-8000"):
            await connection.execute_fetchall(f"PRAGMA {pragma}")
        return cls(connection)

    async def fetch(self, query: str, values: Sequence[object]) -> list[sqlite3.Row]:
        self.waiting += 1
        try:
            return list(await self.connection.execute_fetchall(query, values))
        except (sqlite3.OperationalError, sqlite3.IntegrityError) as error:
            raise _translated(error) from error
        finally:
            self.waiting -= 1


def _reads(query: str) -> bool:
    return query[:6].upper() == "SELECT"


def statements_of(script: str) -> list[str]:
    """A script's statements, whole: a trigger's body and a quoted semicolon are not cut."""
    statements, pending = [], ""
    for part in script.split(";"):
        pending += part + ";"
        if sqlite3.complete_statement(pending):
            statements.append(pending.strip())
            pending = ""
    if pending.strip(" \n;"):
        statements.append(pending.strip())
    return [statement for statement in statements if statement != ";"]


client_class = Client
