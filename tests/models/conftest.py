"""A database that holds the tables of these tests."""

from collections.abc import AsyncIterator

import pytest
from tortoise.context import require_context

from backend.models.database import open_database

TABLES = ("tests.models.tables",)


@pytest.fixture
async def own(empty_database: str) -> AsyncIterator[str]:
    """A fresh database with the tables of `tests/models/tables.py`, open; its address."""
    async with open_database(empty_database, tables=TABLES):
        await require_context().generate_schemas()
        yield empty_database
