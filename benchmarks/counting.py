"""What is asked of the database, counted where the driver hands it over."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import aiosqlite

Fetch = Callable[..., Awaitable[Any]]

BACKGROUND = {"postman", "worker"}
"""Tasks whose rounds come every few seconds, whatever is asked."""


@dataclass(slots=True)
class Asked:
    """How many queries there were, and how many rows they brought."""

    statements: int = 0
    rows: int = 0


@contextmanager
def counted() -> Iterator[Asked]:
    """Count the queries of this process, on either database, while the block runs."""
    asked = Asked()

    def counting(fetch: Fetch) -> Fetch:
        async def counted_fetch(connection: Any, query: str, *values: Any, **options: Any) -> Any:
            found = await fetch(connection, query, *values, **options)
            task = asyncio.current_task()
            if query.lstrip()[:6].upper() in {"SELECT", "WITH R"} and (task is None or task.get_name() not in BACKGROUND):
                asked.statements += 1
                asked.rows += len(found)
            return found

        return counted_fetch

    with patch.object(aiosqlite.Connection, "execute_fetchall", counting(aiosqlite.Connection.execute_fetchall)):
        try:
            import asyncpg  # noqa: PLC0415 - an extra that SQLite does without
        except ImportError:
            yield asked
            return
        with patch.object(asyncpg.Connection, "fetch", counting(asyncpg.Connection.fetch)):
            yield asked
