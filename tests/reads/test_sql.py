"""The same text on both engines: parameters, lists, results."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

import pytest
from tortoise.exceptions import IntegrityError, OperationalError

from backend.models import database
from backend.models.database import open_database, transaction
from backend.reads import sql

ANN, BEN, CAL = UUID(int=1), UUID(int=2), UUID(int=3)
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class Kind(StrEnum):
    MOC = "MOC"
    ACCME = "ACCME"


@pytest.fixture
async def entries(empty_database: str) -> AsyncIterator[None]:
    """A table with a column of every kind, and three rows."""
    async with open_database(empty_database, tables=["tests.models.tables"]):
        kinds = {"sqlite": ("CHAR(36)", "CHAR(27)", "JSON", "INT"), "postgresql": ("UUID", "TIMESTAMPTZ", "JSONB", "BOOL")}
        uuid, instant, json, boolean = kinds[database.dialect()]
        await database.client().run(
            f"CREATE TABLE entry (id {uuid} PRIMARY KEY, kind VARCHAR(16), amount INT, day DATE, at {instant}, facts {json},"
            f" counts {boolean}, note TEXT)"
        )
        async with transaction():
            for number, (entry, kind) in enumerate(((ANN, Kind.MOC), (BEN, Kind.ACCME), (CAL, Kind.MOC))):
                await add(entry, kind, number)
        yield


async def add(entry: UUID, kind: Kind, number: int) -> int:
    return await sql.execute(
        "INSERT INTO entry (id, kind, amount, day, at, facts, counts, note)"
        " VALUES (:id, :kind, :amount, :day, :at, :facts, :counts, :note)",
        id=entry,
        kind=kind,
        amount=Decimal("0.25") * (number + 1),
        day=date(2026, 1, number + 1),
        at=(NOON + timedelta(hours=number)).astimezone(timezone(timedelta(hours=4))),
        facts={"number": number, "name": "Ä"},
        counts=number == 0,
        note=None if number else "it's :here",
    )


async def ids(where: str, **parameters: Any) -> list[int]:
    found = await sql.rows(f"SELECT id FROM entry WHERE {where} ORDER BY id", **parameters)
    return [sql.uuid_of(row["id"]).int for row in found]


@pytest.mark.usefixtures("entries")
async def test_every_kind_of_value_comes_back_as_it_was_given() -> None:
    row = await sql.row("SELECT * FROM entry WHERE id = :id", id=BEN)

    assert row is not None
    assert sql.uuid_of(row["id"]) == BEN
    assert row["kind"] == "ACCME"
    assert row["amount"] == 50
    assert str(sql.credits_of(row["amount"])) == "0.50"
    assert sql.date_of(row["day"]) == date(2026, 1, 2)
    assert sql.instant_of(row["at"]) == NOON + timedelta(hours=1)
    assert sql.instant_of(row["at"]).utcoffset() == timedelta(0)
    assert sql.json_of(row["facts"]) == {"number": 1, "name": "Ä"}
    assert sql.bool_of(row["counts"]) is False
    assert row["note"] is None


@pytest.mark.usefixtures("entries")
@pytest.mark.parametrize(
    ("where", "parameters", "found"),
    [
        ("id = :id", {"id": ANN}, [1]),
        ("day >= :first AND day <= :last", {"first": date(2026, 1, 2), "last": date(2026, 1, 3)}, [2, 3]),
        ("at > :at", {"at": NOON.astimezone(timezone(timedelta(hours=-5)))}, [2, 3]),
        ("amount = :amount", {"amount": Decimal("0.75")}, [3]),
        ("counts = :counts", {"counts": True}, [1]),
        ("kind = :kind AND amount < :most", {"kind": Kind.MOC, "most": 75}, [1]),
        ("day = :day OR at = :at OR day = :day", {"day": date(2026, 1, 1), "at": NOON + timedelta(hours=2)}, [1, 3]),
        ("CAST(:day AS date) <= day", {"day": date(2026, 1, 3)}, [3]),
    ],
)
async def test_values_are_bound_as_each_database_keeps_them(where: str, parameters: dict[str, Any], found: list[int]) -> None:
    assert await ids(where, **parameters) == found


@pytest.mark.usefixtures("entries")
@pytest.mark.parametrize(
    ("where", "given", "found"),
    [
        ("id IN (:given)", [ANN, CAL, uuid4()], [1, 3]),
        ("id NOT IN (:given)", [ANN, CAL], [2]),
        ("id IN (:given)", [], []),
        ("id NOT IN (:given)", [], [1, 2, 3]),
        ("kind in ( :given )", {Kind.ACCME}, [2]),
        ("day IN (:given)", (date(2026, 1, 1), date(2026, 1, 3)), [1, 3]),
        ("at IN (:given)", [NOON, NOON + timedelta(hours=1)], [1, 2]),
        ("amount IN (:given)", frozenset({Decimal("0.25"), Decimal("0.50")}), [1, 2]),
        ("amount IN (:given)", range(0, 200_000, 50), [2]),
        ("counts IN (:given)", [True], [1]),
        ("kind IN (:given) AND NOT (id IN (:one))", ["MOC"], [3]),
    ],
)
async def test_a_list_of_any_length_stands_in_in(where: str, given: Any, found: list[int]) -> None:
    assert await ids(where, given=given, one=[ANN]) == found


@pytest.mark.usefixtures("entries")
async def test_a_colon_in_a_literal_a_name_a_comment_or_a_cast_is_no_parameter() -> None:
    cast = "CAST(amount AS TEXT)" if database.dialect() == "sqlite" else "amount::text"

    row = await sql.row(
        f"""SELECT {cast} AS amount, note AS ":note", 'it''s :literal' AS literal -- :comment
            FROM entry /* :comment
            again */ WHERE note = 'it''s :here' AND id = :id""",
        id=ANN,
    )

    assert row == {"amount": "25", ":note": "it's :here", "literal": "it's :literal"}


@pytest.mark.usefixtures("entries")
async def test_sums_of_credits_are_exact_and_the_sum_of_nothing_is_zero() -> None:
    some = await sql.row("SELECT SUM(amount) AS total FROM entry")
    none = await sql.row("SELECT SUM(amount) AS total FROM entry WHERE kind = :kind", kind="OTHER")

    assert some is not None
    assert none is not None
    assert str(sql.credits_of(some["total"])) == "1.50"
    assert str(sql.credits_of(none["total"])) == "0.00"
    assert str(sql.credits_of(Decimal(150))) == "1.50"


@pytest.mark.usefixtures("entries")
async def test_a_question_asks_inside_the_transaction_it_stands_in() -> None:
    async with transaction():
        assert await sql.execute("UPDATE entry SET amount = :amount WHERE kind = :kind", amount=Decimal(9), kind="MOC") == 2
        assert await ids("amount = :amount", amount=Decimal(9)) == [1, 3]
        made = await sql.rows("DELETE FROM entry WHERE id = :id RETURNING id, amount", id=CAL)
        assert [(sql.uuid_of(row["id"]), row["amount"]) for row in made] == [(CAL, 900)]
        assert await ids("TRUE") == [1, 2]

    assert await ids("amount = :amount", amount=Decimal(9)) == [1]


@pytest.mark.usefixtures("entries")
async def test_a_write_says_how_many_rows_it_wrote_and_leaves_what_stands() -> None:
    text = "INSERT INTO entry (id, amount) VALUES (:id, :amount) ON CONFLICT (id) DO NOTHING"

    async with transaction():
        assert await sql.execute(text, id=ANN, amount=1) == 0
        assert await sql.execute(text, id=UUID(int=4), amount=1) == 1

    assert await ids("TRUE") == [1, 2, 3, 4]


@pytest.mark.usefixtures("entries")
async def test_writing_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="inside `async with transaction"):
        await sql.execute("DELETE FROM entry")

    assert await ids("TRUE") == [1, 2, 3]


@pytest.mark.usefixtures("entries")
async def test_what_the_database_refuses_is_an_error_of_its_kind() -> None:
    async def again() -> None:
        async with transaction():
            await add(ANN, Kind.MOC, 0)

    with pytest.raises(IntegrityError):
        await again()
    with pytest.raises(OperationalError):
        await sql.rows("SELECT nothing FROM nowhere")


@pytest.mark.usefixtures("entries")
async def test_more_rows_than_one_are_no_row() -> None:
    assert await sql.row("SELECT id FROM entry WHERE id = :id", id=UUID(int=9)) is None
    with pytest.raises(LookupError, match="expected one row, found 3"):
        await sql.row("SELECT id FROM entry")


@pytest.mark.usefixtures("entries")
@pytest.mark.parametrize(
    ("where", "parameters", "problem"),
    [
        ("id = :id", {}, "no value for :id"),
        ("id IN (:ids)", {"ids": "text"}, "give a list"),
        ("id IN (:ids)", {"ids": ANN}, "give a list"),
        ("id = :id", {"id": [ANN]}, "has no form in the database"),
        ("id = :id", {"id": object()}, "has no form in the database"),
        ("id = :id OR id IN (:id)", {"id": [ANN]}, "a list in one place and for a value in another"),
    ],
)
async def test_a_parameter_that_cannot_be_bound_is_a_mistake_of_the_caller(
    where: str, parameters: dict[str, Any], problem: str
) -> None:
    with pytest.raises(TypeError, match=problem):
        await ids(where, **parameters)


@pytest.mark.usefixtures("entries")
async def test_instants_without_a_zone_and_finer_amounts_never_reach_the_database() -> None:
    with pytest.raises(ValueError, match="has no time zone"):
        await ids("at = :at", at=datetime(2026, 1, 1))  # noqa: DTZ001 - the very mistake
    with pytest.raises(ValueError, match="two decimals"):
        await ids("amount = :amount", amount=Decimal("0.125"))


@pytest.mark.usefixtures("entries")
async def test_parameters_that_the_text_does_not_name_are_ignored() -> None:
    assert await ids("id = :id", id=ANN, unused=object()) == [1]
