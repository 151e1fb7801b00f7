"""PostgreSQL for Tortoise: a pool whose connections no cancel can leak, and transactions that no cancel can break.

Tortoise's own backend takes a connection, then awaits BEGIN; a cancel there keeps the connection for ever, and a pool of five
is gone after five clients that left at the wrong moment. Here begin, commit, rollback and release run to their end (`finish`).
"""

from collections.abc import Sequence
from types import TracebackType
from typing import Any

import asyncpg
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import (
    ConnectionWrapper,
    NestedTransactionContext,
    TransactionalDBClient,
    TransactionContext,
    TransactionContextPooled,
)
from tortoise.connection import get_connections
from tortoise.exceptions import IntegrityError, OperationalError

from backend.models.engines.finishing import TransactionEnded, finish


async def _run(connection: asyncpg.Connection, query: str, values: Sequence[object]) -> int:
    try:
        status: str = await connection.execute(query, *values)
    except asyncpg.IntegrityConstraintViolationError as error:
        raise IntegrityError(error) from error
    except (asyncpg.SyntaxOrAccessError, asyncpg.DataError) as error:
        raise OperationalError(error) from error
    count = status.rsplit(" ", 1)[-1]  # "INSERT 0 1", "UPDATE 3", "CREATE TABLE"
    return int(count) if count.isdigit() else 0


class Writing(TransactionWrapper):
    """One connection of the pool for as long as one transaction holds it.

    Attributes:
        committed: whether the commit has happened.
    """

    def __init__(self, connection: AsyncpgDBClient) -> None:
        super().__init__(connection)
        self.committed = False

    def _in_transaction(self) -> TransactionContext:
        if self._finalized:
            raise TransactionEnded
        return NestedTransactionContext(Writing(self))

    def acquire_connection(self) -> ConnectionWrapper[asyncpg.Connection]:
        """The connection, for one statement.

        Raises: TransactionEnded.
        """
        if self._finalized:
            raise TransactionEnded
        return super().acquire_connection()

    async def commit(self) -> None:
        """Make it durable."""
        await super().commit()
        self.committed = True

    async def read(self, query: str, values: Sequence[object] = ()) -> list[dict[str, Any]]:
        """The rows of one statement, seen from inside the transaction."""
        rows: list[dict[str, Any]] = await self.execute_query_dict(query, list(values))
        return rows

    async def run(self, query: str, values: Sequence[object] = ()) -> int:
        """Run one statement and say how many rows it wrote."""
        async with self.acquire_connection() as connection:
            self.log.debug("%s: %s", query, values)
            return await _run(connection, query, values)


class _Transaction(TransactionContextPooled):
    """What `in_transaction` enters: a connection, BEGIN, body, COMMIT or ROLLBACK, the connection given back."""

    __slots__ = ()

    client: Writing

    async def __aenter__(self) -> TransactionalDBClient:
        await self.ensure_connection()
        pool = self.client._parent._pool  # noqa: SLF001 - Tortoise keeps it there
        assert pool is not None
        self.client._connection = await pool.acquire()  # noqa: SLF001 - the same; asyncpg's acquire survives a cancel
        try:
            await finish(self.client.begin())
        except BaseException:
            await finish(pool.release(self.client._connection))  # noqa: SLF001 - a release rolls back what was begun
            raise
        self.token = get_connections().set(self.connection_name, self.client)
        return self.client

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc_val: BaseException | None, exc_tb: TracebackType | None
    ) -> None:
        pool = self.client._parent._pool  # noqa: SLF001 - see above; None when the database was closed meanwhile
        try:
            if not self.client._finalized:  # noqa: SLF001 - Tortoise's own word for "ended"
                await finish(self.client.rollback() if exc_type else self.client.commit())
        finally:
            self.client._finalized = True  # noqa: SLF001 - no way back, even if the rollback failed
            get_connections().reset(self.token)
            if pool is not None:
                await finish(pool.release(self.client._connection))  # noqa: SLF001 - see above


class Client(AsyncpgDBClient):
    """The database behind a pool of connections (`?minsize=1&maxsize=20` in its URL)."""

    def _in_transaction(self) -> TransactionContext:
        return _Transaction(Writing(self), self._pool_init_lock)

    async def execute_many(self, query: str, values: list[Any]) -> None:
        """Run one statement for many rows, all of them or none."""
        async with self._in_transaction() as transaction:
            await transaction.execute_many(query, values)

    async def read(self, query: str, values: Sequence[object] = ()) -> list[dict[str, Any]]:
        """The rows of one query."""
        rows: list[dict[str, Any]] = await self.execute_query_dict(query, list(values))
        return rows

    async def run(self, query: str, values: Sequence[object] = ()) -> int:
        """Run one statement in a transaction of its own and say how many rows it wrote."""
        async with self.acquire_connection() as connection:
            self.log.debug("%s: %s", query, values)
            return await _run(connection, query, values)

    async def connect_apart(self) -> asyncpg.Connection:
        """A connection of its own beside the pool, for one that waits for ever (LISTEN); the caller closes it."""
        settings = {name: value for name, value in self._template.items() if name not in {"min_size", "max_size", "loop"}}
        return await asyncpg.connect(password=self.password, **settings)


client_class = Client
