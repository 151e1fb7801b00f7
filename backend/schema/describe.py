"""How the schema is written: everything has a description, and what a record has is read from it without a resolver."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from operator import attrgetter
from typing import Any

import strawberry
from strawberry.types.scalar import ScalarDefinition


def field(description: str, *, resolver: Callable[..., Any] | None = None, name: str | None = None) -> Any:
    """A described field: without a resolver it is the record's attribute of the same name."""
    if resolver is None:
        return strawberry.field(description=description, name=name)
    return strawberry.field(description=description, resolver=resolver, name=name)


def taken(description: str, source: str, *, name: str | None = None) -> Any:
    """A described field that is the record's attribute at a dotted path: `taken("...", "definition.title")`."""
    read = attrgetter(source)

    def resolve(root: Any) -> Any:
        return read(root)

    return strawberry.field(description=description, resolver=resolve, name=name)


def mutation(description: str, *, resolver: Callable[..., Any]) -> Any:
    """A described mutation; its type is the annotation beside it."""
    return strawberry.mutation(description=description, resolver=resolver)


def subscription(description: str, *, resolver: Callable[..., Any]) -> Any:
    """A described subscription; its type is the annotation beside it."""
    return strawberry.subscription(description=description, resolver=resolver)


def stands_for(*records: type) -> Any:
    """The `is_type_of` of a type behind an interface: its values are records, not instances of the type."""
    return classmethod(lambda _cls, value, _info: isinstance(value, records))


def _decimal(value: object) -> Decimal:
    if not isinstance(value, str):
        raise ValueError('Write it as a string, for example "2.25".')  # noqa: TRY004 - GraphQL's word for a wrong literal
    try:
        number = Decimal(value)
    except InvalidOperation as wrong:
        raise ValueError(f"{value!r} is not a decimal number.") from wrong
    if not number.is_finite() or len(value) > 40:  # noqa: PLR2004 - more digits than any amount has
        raise ValueError(f"{value!r} is not a decimal number.")
    return number


def _date(value: object) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError as wrong:
        raise ValueError(f"{value!r} is not a date: write YYYY-MM-DD.") from wrong


def _instant(value: object) -> datetime:
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError as wrong:
        raise ValueError(f"{value!r} is not an instant: write 2026-01-31T09:30:00Z.") from wrong
    if moment.tzinfo is None:
        raise ValueError(f"{value!r} names no offset: write 2026-01-31T09:30:00Z.")
    return moment.astimezone(UTC)


def _decimal_text(value: Decimal) -> str:
    return f"{value:f}"


def _date_text(value: date) -> str:
    return value.isoformat()


def _instant_text(value: datetime) -> str:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


SCALARS: Mapping[object, ScalarDefinition] = {
    Decimal: strawberry.scalar(
        name="Decimal",
        description='Exact decimal, written as a string: "2.25". Credits are never floats.',
        specified_by_url="https://www.w3.org/TR/xmlschema11-2/#decimal",
        serialize=_decimal_text,
        parse_value=_decimal,
    ),
    date: strawberry.scalar(
        name="Date",
        description="A local calendar date, YYYY-MM-DD.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339",
        serialize=_date_text,
        parse_value=_date,
    ),
    datetime: strawberry.scalar(
        name="DateTime",
        description="An instant in UTC.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339",
        serialize=_instant_text,
        parse_value=_instant,
    ),
}
"""The scalars of the contract, in place of the library's own."""
