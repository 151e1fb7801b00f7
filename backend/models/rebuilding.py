"""Tortoise's migration steps, corrected where they lose something on SQLite or could stop half-way.

SQLite changes a column by rebuilding its table. Tortoise's rebuild forgets the table's indexes, among them the ones that keep
rows unique; here they are put back. Scripts run statement by statement: `executescript` would commit what came before it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tortoise.fields.base import Field
from tortoise.migrations.constraints import UniqueConstraint
from tortoise.migrations.executor import MigrationExecutor
from tortoise.migrations.schema_editor import BaseSchemaEditor, SqliteSchemaEditor
from tortoise.models import Model

from backend.models.engines.sqlite import statements_of


class Executor(MigrationExecutor):
    """Runs migrations, on SQLite with the corrected steps."""

    def _schema_editor(self, atomic: bool = True, collect_sql: bool = False) -> BaseSchemaEditor:  # noqa: FBT001, FBT002 - Tortoise's
        if self.connection.capabilities.dialect == "sqlite":
            return Steps(self.connection, atomic=atomic, collect_sql=collect_sql)
        return super()._schema_editor(atomic=atomic, collect_sql=collect_sql)


@dataclass(frozen=True, slots=True)
class _Index:
    """An index as it stood: `sql` is None for one that a UNIQUE in CREATE TABLE brought along."""

    name: str
    columns: tuple[str, ...]
    unique: bool
    sql: str | None


class Steps(SqliteSchemaEditor):
    """The steps of a migration on SQLite."""

    async def _run_sql(self, sql: str) -> None:
        if self.collect_sql:
            await super()._run_sql(sql)
            return
        for statement in statements_of(sql):
            await self.client.execute_query(statement)

    async def _remake_table(
        self,
        model: type[Model],
        create_field: Field[Any] | None = None,
        delete_field: Field[Any] | None = None,
        alter_fields: list[tuple[Field[Any], Field[Any]]] | None = None,
    ) -> None:
        if self.collect_sql:
            await super()._remake_table(model, create_field, delete_field, alter_fields)
            return
        table = model._meta.db_table  # noqa: SLF001 - Tortoise's description of a model
        before = await self._indexes(table)
        await super()._remake_table(model, create_field, delete_field, alter_fields)
        renamed = {_column(old): _column(new) for old, new in alter_fields or ()}
        # Whether one column is unique is said by the column itself, and the rebuild has heeded it.
        decided = {_column(new) for _, new in alter_fields or ()}
        gone = {_column(delete_field)} if delete_field is not None else set()
        present = {(index.columns, index.unique) for index in await self._indexes(table)}
        for index in before:
            columns = tuple(renamed.get(column, column) for column in index.columns)
            alone = index.unique and len(columns) == 1 and columns[0] in decided
            if alone or gone.intersection(index.columns) or (columns, index.unique) in present:
                continue
            await self.client.execute_query(self._create(model, index, columns))

    async def _indexes(self, table: str) -> list[_Index]:
        """Every index of a table but its primary key's."""
        _, listed = await self.client.execute_query(
            'SELECT l.name, l."unique", s.sql FROM pragma_index_list(?) l LEFT JOIN sqlite_master s ON s.name = l.name'
            " WHERE l.origin <> 'pk' ORDER BY l.seq DESC",
            [table],
        )
        indexes = []
        for each in listed:
            _, columns = await self.client.execute_query("SELECT name FROM pragma_index_info(?) ORDER BY seqno", [each["name"]])
            names = tuple(column["name"] for column in columns)
            indexes.append(_Index(each["name"], names, bool(each["unique"]), each["sql"]))
        return indexes

    def _create(self, model: type[Model], index: _Index, columns: Iterable[str]) -> str:
        columns = tuple(columns)
        if index.sql is not None and columns == index.columns:
            return index.sql  # word for word: it may be partial, or on an expression
        name = index.name if index.sql is not None else self._constraint_name_for_model(model, UniqueConstraint(fields=columns))
        table, listed = self.quote(model._meta.db_table), ", ".join(map(self.quote, columns))  # noqa: SLF001 - see above
        return f"CREATE {'UNIQUE ' if index.unique else ''}INDEX {self.quote(name)} ON {table} ({listed})"


def _column(field: Field[Any]) -> str:
    return field.source_field or field.model_field_name
