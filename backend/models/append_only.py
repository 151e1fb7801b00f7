"""Tables that only grow: the triggers with which the database itself refuses UPDATE, DELETE and TRUNCATE."""

from collections.abc import Iterable

from backend.models.database import Connection, Dialect

_FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused, write another entry instead', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation';
END
$$
"""


def protect(table: str, dialect: Dialect) -> list[str]:
    """The statements that make a table append-only, however often they are run.

    A refused statement fails with an integrity error, whose text names the table.
    """
    if dialect == "sqlite":
        return [
            *release(table, dialect),
            *(
                f"""CREATE TRIGGER "{table}_refuses_{verb.lower()}" BEFORE {verb} ON "{table}" BEGIN
                    SELECT RAISE(ABORT, '{table} is append-only: {verb} is refused, write another entry instead'); END"""
                for verb in ("UPDATE", "DELETE")
            ),
        ]
    return [
        *release(table, dialect),
        f"""CREATE TRIGGER "{table}_refuses_change" BEFORE UPDATE OR DELETE ON "{table}"
            FOR EACH ROW EXECUTE FUNCTION refuse_change()""",
        f"""CREATE TRIGGER "{table}_refuses_truncate" BEFORE TRUNCATE ON "{table}"
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()""",
    ]


def release(table: str, dialect: Dialect) -> list[str]:
    """The statements that take the protection away: for a migration only, which puts it back before it commits."""
    if dialect == "sqlite":
        return [f'DROP TRIGGER IF EXISTS "{table}_refuses_{verb}"' for verb in ("update", "delete")]
    return [f'DROP TRIGGER IF EXISTS "{table}_refuses_{verb}" ON "{table}"' for verb in ("change", "truncate")]


async def protect_all(tables: Iterable[str], *, on: Connection, dialect: Dialect) -> None:
    """Make every one of these tables append-only."""
    if dialect == "postgresql":
        await on.run(_FUNCTION)
    for table in tables:
        for statement in protect(table, dialect):
            await on.run(statement)


async def release_all(tables: Iterable[str], *, on: Connection, dialect: Dialect) -> None:
    """Take the protection of these tables away; they must exist."""
    for table in tables:
        for statement in release(table, dialect):
            await on.run(statement)
