"""Bringing a database up to date: all of it or nothing, with a copy made before, and not one row lost.

Everything happens in one transaction, which both databases allow for changes of tables too: if anything fails, or a row is
missing afterwards, the database stands as it stood.
"""

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from tortoise.context import TortoiseContext
from tortoise.transactions import in_transaction

from backend.models.append_only import protect_all, release_all
from backend.models.database import (
    MIGRATIONS,
    TABLES,
    Connection,
    Dialect,
    config,
    sqlite_path,
    without_foreign_keys,
)
from backend.models.rebuilding import Executor
from backend.models.tables import APPEND_ONLY

_LOCK = 4_711_202_611  # any number that nobody else locks with


class MigrationFailed(Exception):  # noqa: N818 - named after the fact
    """The database could not be brought up to date and stands as it stood; the message says where the copy lies."""


@dataclass(frozen=True, slots=True)
class Migrated:
    """What a migration did: the names it applied, in their order, and the copy made before, None where none was needed."""

    applied: tuple[str, ...]
    backup_path: Path | None


async def pending(url: str, *, tables: Sequence[str] = TABLES, migrations: str = MIGRATIONS) -> tuple[str, ...]:
    """The migrations that are not applied yet, in their order. Changes no table."""
    async with _opened(url, tables, migrations) as (client, settings):
        return await _waiting(Executor(client, settings["apps"]))


async def migrate(
    url: str,
    *,
    backup: bool = True,
    tables: Sequence[str] = TABLES,
    migrations: str = MIGRATIONS,
    append_only: Sequence[str] = APPEND_ONLY,
) -> Migrated:
    """Apply what is pending and renew the protection of the append-only tables. Safe to repeat and to start twice at once.

    On SQLite a copy is made first, beside the file, if there are rows in it and something to apply.

    Raises: MigrationFailed, and then nothing was changed.
    """
    path = sqlite_path(url)
    copied: Path | None = None
    if backup and path is not None and path.exists():
        waiting = await pending(url, tables=tables, migrations=migrations)
        if waiting:
            copied = await asyncio.to_thread(_back_up, path, waiting[0])
    async with _opened(url, tables, migrations) as (_, settings):
        try:
            async with in_transaction("default") as writing:
                applied = await _apply(cast("Any", writing), settings, append_only)
        except Exception as error:
            where = f" A copy from before lies at {copied}." if copied else ""
            raise MigrationFailed(f"{str(error).rstrip('.')}. The database stands as it stood.{where}") from error
    return Migrated(applied, copied)


@asynccontextmanager
async def _opened(url: str, tables: Sequence[str], migrations: str) -> AsyncIterator[tuple[Any, dict[str, Any]]]:
    """The database, for this task alone, beside one that the process may have open; an SQLite file is made if there is none."""
    path = sqlite_path(url)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    settings = without_foreign_keys(config(url, tables=tables, migrations=migrations))
    async with TortoiseContext() as context:
        await context.init(config=settings)
        await context.db().create_connection(with_db=True)
        yield context.db(), settings


async def _apply(writing: Any, settings: dict[str, Any], append_only: Sequence[str]) -> tuple[str, ...]:
    dialect: Dialect = "sqlite" if writing.capabilities.dialect == "sqlite" else "postgresql"
    if dialect == "postgresql":
        await writing.run(f"SELECT pg_advisory_xact_lock({_LOCK})")  # SQLite's BEGIN IMMEDIATE is the lock there
    executor = Executor(writing, settings["apps"])
    await executor.recorder.ensure_schema(executor._schema_editor(atomic=True))  # noqa: SLF001 - or its first question fails
    waiting = await _waiting(executor)
    before = await _counts(writing, dialect)
    await release_all((table for table in append_only if table in before), on=writing, dialect=dialect)
    await executor.migrate()
    await protect_all(append_only, on=writing, dialect=dialect)
    after = await _counts(writing, dialect)
    lost = [
        f"{table} ({count} before, {after[table]} after)" for table, count in before.items() if after.get(table, count) < count
    ]
    if lost:
        raise MigrationFailed(f"The migration would lose rows of {', '.join(lost)}.")
    if dialect == "sqlite":
        await _check_references(writing)
    return waiting


async def _waiting(executor: Executor) -> tuple[str, ...]:
    return tuple(step.migration.name for step in await executor.plan())


async def _counts(connection: Connection, dialect: Dialect) -> dict[str, int]:
    """The number of rows of every table. One that a migration drops on purpose is not missed: it says so itself."""
    listed = await connection.read(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        if dialect == "sqlite"
        else "SELECT table_name AS name FROM information_schema.tables"
        " WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name"
    )
    counts = {}
    for table in listed:
        counted = await connection.read(f'SELECT count(*) AS n FROM "{table["name"]}"')  # noqa: S608 - the database's own names
        counts[table["name"]] = int(counted[0]["n"])
    return counts


async def _check_references(connection: Connection) -> None:
    dangling = await connection.read("PRAGMA foreign_key_check")
    if dangling:
        named = sorted({f"{row['table']} to {row['parent']}" for row in dangling})
        raise MigrationFailed(f"The migration would leave {len(dangling)} references without their row: {', '.join(named)}.")


def _back_up(path: Path, migration: str) -> Path | None:
    """A checked copy beside the file, named after the migration it precedes; None if there are no rows to lose."""
    with closing(sqlite3.connect(path)) as source:
        listed = source.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('tortoise_migrations')")
        if not any(source.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone() for (name,) in listed.fetchall()):  # noqa: S608 - as above
            return None
        copy = path.with_name(f"{path.stem}-before-{migration}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}{path.suffix}")
        unfinished = copy.with_suffix(".part")
        source.execute("VACUUM INTO ?", (str(unfinished),))
    with closing(sqlite3.connect(unfinished)) as made:
        (verdict,) = made.execute("PRAGMA integrity_check").fetchone()
    if verdict != "ok":
        raise MigrationFailed(f"The copy at {unfinished} is damaged ({verdict}). Nothing was changed.")
    with unfinished.open("rb") as written:
        os.fsync(written.fileno())
    return unfinished.rename(copy)
