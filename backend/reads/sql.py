"""Raw SQL for both databases: one text with named parameters, rows as dicts, converters for what the two return differently.

    await sql.rows("SELECT id, amount FROM credit WHERE learner_id = :learner AND type IN (:types)", learner=id, types=["MOC"])

Write what both understand: `COALESCE`, `ON CONFLICT`, `RETURNING`, window functions, CTEs. Where PostgreSQL cannot tell
a parameter's type, say it: `CAST(:day AS date)`; SQLite, whose CAST would make a number of it, gets the parameter alone.
"""

import json
import re
from collections.abc import Collection, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any
from uuid import UUID

import orjson

from backend.models import database
from backend.models.fields import credits_from, hundredths, instant, instant_text

Row = dict[str, Any]

# A parameter is what stands outside of literals, quoted names, comments and casts: the alternatives before it swallow those.
_TOKEN = re.compile(
    r"""
      '(?:[^']|'')*' | "(?:[^"]|"")*" | --[^\n]* | /\*.*?\*/ | ::
    | (?P<not>\bNOT\s+)? \bIN \s* \( \s* :(?P<list>[a-z_][a-z0-9_]*) \s* \)
    | \bCAST \s* \( \s* :(?P<cast>[a-z_][a-z0-9_]*) \s+ AS \s+ (?P<type>date|timestamptz|uuid) \s* \)
    | :(?P<name>[a-z_][a-z0-9_]*)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


# ------------------------------------------------------------------------------------------------------------ asking


async def rows(query: str, **parameters: object) -> list[Row]:
    """Every row of one statement.

    Outside a transaction this reads only (on SQLite from a connection that cannot write); inside one it may also be a write
    with RETURNING. `x IN (:ids)` and `x NOT IN (:ids)` take a list, which may be empty; the text stays one prepared statement
    however long the list is. Parameters that the text does not name are ignored: a filter's may be handed on whole.

    Raises: TypeError for a parameter that is missing, or of a type that has no form in the database.
    """
    text, values = _bound(query, parameters)
    return await database.connection().read(text, values)


async def row(query: str, **parameters: object) -> Row | None:
    """The one row of a statement, None if it has none.

    Raises: LookupError if it has more than one; otherwise as `rows`.
    """
    found = await rows(query, **parameters)
    if len(found) > 1:
        raise LookupError(f"expected one row, found {len(found)}: {query}")
    return found[0] if found else None


async def execute(query: str, **parameters: object) -> int:
    """Write, inside the current transaction, and say how many rows were written (not counting triggers and cascades).

    Raises: RuntimeError outside a transaction; IntegrityError if the database refuses; otherwise as `rows`.
    """
    text, values = _bound(query, parameters)
    return await database.current().connection.run(text, values)


def literal(text: str) -> str:
    """Text that a LIKE with ESCAPE '!' takes as it stands."""
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


# ------------------------------------------------------------------------------------------------------------ parameters


def _bound(query: str, parameters: dict[str, object]) -> tuple[str, list[object]]:
    dialect = database.dialect()
    text, names = _translated(query, dialect)
    missing = names.keys() - parameters.keys()
    if missing:
        raise TypeError(f"no value for {', '.join(f':{name}' for name in sorted(missing))} in: {query}")
    bind = _for_sqlite if dialect == "sqlite" else _for_postgresql
    return text, [bind(name, parameters[name], listed=listed) for name, listed in names.items()]


@lru_cache(maxsize=1024)
def _translated(query: str, dialect: database.Dialect) -> tuple[str, dict[str, bool]]:
    """The text with the engine's placeholders, and the parameters in their order: name, and whether it is a list."""
    names: dict[str, bool] = {}

    def place(name: str, *, listed: bool) -> str:
        if names.setdefault(name, listed) != listed:
            raise TypeError(f":{name} stands for a list in one place and for a value in another: {query}")
        mark = "?" if dialect == "sqlite" else "$"
        return f"{mark}{list(names).index(name) + 1}"

    def replaced(match: re.Match[str]) -> str:
        if match["name"]:
            return place(match["name"], listed=False)
        if match["cast"]:
            here = place(match["cast"], listed=False)
            return here if dialect == "sqlite" else f"CAST({here} AS {match['type']})"
        if not match["list"]:
            return match[0]
        here = place(match["list"], listed=True)
        if dialect == "sqlite":
            return f"{match['not'] or ''}IN (SELECT value FROM json_each({here}))"
        return f"<> ALL({here})" if match["not"] else f"= ANY({here})"

    return _TOKEN.sub(replaced, query), names


def _for_sqlite(name: str, value: object, *, listed: bool) -> object:
    if listed:
        return json.dumps([_for_sqlite(name, each, listed=False) for each in _members(name, value)])
    plain = _plain(name, value)
    if isinstance(plain, datetime):
        return instant_text(plain)
    if isinstance(plain, date):
        return plain.isoformat()
    return str(plain) if isinstance(plain, UUID) else plain


def _for_postgresql(name: str, value: object, *, listed: bool) -> object:
    if listed:
        return [_plain(name, each) for each in _members(name, value)]
    return _plain(name, value)


def _members(name: str, value: object) -> Sequence[object]:
    if isinstance(value, str | bytes) or not isinstance(value, Collection):
        raise TypeError(f":{name} stands in IN (...): give a list, not {value!r}")
    return list(value)


def _plain(name: str, value: object) -> object:
    """What both engines store it as, before the engine's own form: an enum's value, hundredths, JSON as text."""
    match value:
        case Enum():
            return _plain(name, value.value)
        case Decimal():
            return hundredths(value)
        case datetime():
            return instant(value)
        case dict():
            return json.dumps(value, default=str)
        case None | bool() | int() | float() | str() | bytes() | date() | UUID():
            return value
        case _:
            raise TypeError(
                f":{name} is a {type(value).__name__}, which has no form in the database (a list stands in IN (...))"
            )


# ------------------------------------------------------------------------------------------------------------ results


def uuid_of(value: UUID | str) -> UUID:
    """A UUID column: a UUID on PostgreSQL, text on SQLite."""
    return value if isinstance(value, UUID) else UUID(value)


def date_of(value: date | str) -> date:
    """A date column: a date on PostgreSQL, text on SQLite."""
    return value if isinstance(value, date) else date.fromisoformat(value)


def instant_of(value: datetime | str) -> datetime:
    """An instant, in UTC: a datetime on PostgreSQL, text on SQLite."""
    return instant(value if isinstance(value, datetime) else datetime.fromisoformat(value))


def json_of(value: str | bytes) -> Any:
    """What a JSON column holds; both databases hand out its text."""
    return orjson.loads(value)


def credits_of(value: int | Decimal | None) -> Decimal:
    """Credits with two places, from a column or a SUM of hundredths; the SUM of no rows (None) is 0.00."""
    return credits_from(0 if value is None else int(value))


def bool_of(value: bool | int) -> bool:  # noqa: FBT001 - the value is the point
    """A boolean column: a bool on PostgreSQL, 0 or 1 on SQLite."""
    return bool(value)
