"""The kinds of column that Tortoise lacks: an instant in UTC, and credits as whole hundredths.

Each is, for the type checker, also what it holds, as Tortoise's own fields are: `created_at: datetime = InstantField()`.
"""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Literal, TypeVar, overload

from tortoise.fields import Field
from tortoise.models import Model

INSTANT = TypeVar("INSTANT", datetime, datetime | None)
CREDIT = TypeVar("CREDIT", Decimal, Decimal | None)

CENT = Decimal("0.01")


class InstantField(Field[INSTANT], datetime):
    """A moment in time, in UTC: timezone-aware in Python, `timestamptz` on PostgreSQL, sortable text on SQLite.

    Text has one form, `2026-11-23T20:48:00.123456Z`, so that it sorts and compares as time does. The engine writes it
    (`engines/sqlite.py`), for this field and for parameters of raw SQL alike. The field knows no "now": services receive it.

    Raises: ValueError for a datetime without a time zone.
    """

    SQL_TYPE = "TIMESTAMPTZ"

    class _db_sqlite:  # noqa: N801 - the name that Tortoise looks for
        SQL_TYPE = "CHAR(27)"

    @overload
    def __init__(self: "InstantField[datetime]", *, null: Literal[False] = False, **options: Any) -> None: ...
    @overload
    def __init__(self: "InstantField[datetime | None]", *, null: Literal[True], **options: Any) -> None: ...
    def __init__(self, **options: Any) -> None:
        super().__init__(**options)

    def to_db_value(self, value: Any, instance: type[Model] | Model) -> datetime | None:  # noqa: ARG002 - Tortoise's signature
        """In UTC, for a column or a filter."""
        moment = self.to_python_value(value)
        self.validate(moment)
        return moment

    def to_python_value(self, value: Any) -> datetime | None:
        """In UTC, from the database's text or from anybody's datetime."""
        if value is None:
            return None
        return instant(datetime.fromisoformat(value) if isinstance(value, str) else value)


class CreditField(Field[CREDIT], Decimal):  # type: ignore[misc] # both define __copy__; the class made is a Field only
    """An amount of credits (or points): a Decimal with two places in Python, an integer of hundredths in the database.

    So SUM is exact on both databases. A Decimal always means credits and an int always means hundredths, as the database holds
    them: `Decimal(4)` is four credits, `4` would be 0.04. On the way to the database only a Decimal is taken.

    Raises: ValueError for more than two decimals; TypeError for a float, a text or, on the way to the database, an int.
    """

    SQL_TYPE = "INT"  # not BIGINT, whose SUM is a numeric on PostgreSQL; 21 million credits fit

    @overload
    def __init__(self: "CreditField[Decimal]", *, null: Literal[False] = False, **options: Any) -> None: ...
    @overload
    def __init__(self: "CreditField[Decimal | None]", *, null: Literal[True], **options: Any) -> None: ...
    def __init__(self, **options: Any) -> None:
        super().__init__(**options)

    def to_db_value(self, value: Any, instance: type[Model] | Model) -> int | None:  # noqa: ARG002 - Tortoise's signature
        """Hundredths, for a column or a filter."""
        self.validate(value)
        return None if value is None else hundredths(value)

    def to_python_value(self, value: Any) -> Decimal | None:
        """Credits with two places, from the database's hundredths or from a Decimal."""
        if value is None:
            return None
        return credits_from(value if isinstance(value, int) else hundredths(value))


def instant(value: object) -> datetime:
    """The same moment in UTC.

    Raises: ValueError for a datetime without a time zone; TypeError for anything else.
    """
    if not isinstance(value, datetime):
        message = f"{value!r} is no datetime"
        raise TypeError(message)
    if value.tzinfo is None:
        message = f"{value!r} has no time zone: an instant is stored in UTC"
        raise ValueError(message)
    return value.astimezone(UTC)


def instant_text(value: datetime) -> str:
    """The form in which SQLite keeps an instant: UTC, always 27 characters, so that text order is time order.

    Raises: ValueError for a datetime without a time zone.
    """
    return instant(value).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def hundredths(amount: object) -> int:
    """What the database stores for an amount of credits: 2.25 is 225.

    Raises: ValueError for more than two decimals; TypeError for anything but a Decimal.
    """
    if not isinstance(amount, Decimal):
        message = f"{amount!r} is a {type(amount).__name__}: credits are Decimals"
        raise TypeError(message)
    whole = amount.scaleb(2)
    if not whole.is_finite() or whole != whole.to_integral_value():
        message = f"{amount} has more than two decimals"
        raise ValueError(message)
    return int(whole)


def credits_from(stored: int) -> Decimal:
    """The amount that the database stores as hundredths, with two places: 225 is 2.25."""
    return (Decimal(stored) / 100).quantize(CENT)
