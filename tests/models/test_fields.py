from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from tortoise.functions import Sum
from tortoise.migrations.operations import CreateModel
from tortoise.migrations.writer import MigrationWriter

from backend.models import database
from backend.models.fields import CreditField, InstantField, credits_from, hundredths, instant_text
from tests.models.tables import Award

DUBAI = timezone(timedelta(hours=4))
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.mark.usefixtures("own")
async def test_an_instant_comes_back_in_utc_whatever_its_offset_was() -> None:
    award = await Award.create(given_at=datetime(2026, 11, 23, 16, 0, 0, 5, tzinfo=DUBAI))

    assert (await Award.get(id=award.id)).given_at == NOON.replace(microsecond=5)
    assert (await Award.get(id=award.id)).given_at.utcoffset() == timedelta(0)  # type: ignore[union-attr]
    assert award.given_at == NOON.replace(microsecond=5)


@pytest.mark.usefixtures("own")
async def test_instants_compare_as_time_does_across_offsets_and_lengths() -> None:
    moments = [NOON, NOON + timedelta(microseconds=1), NOON + timedelta(milliseconds=5), NOON + timedelta(seconds=1)]
    for moment in reversed(moments):
        await Award.create(given_at=moment.astimezone(DUBAI))

    assert await Award.all().order_by("given_at").values_list("given_at", flat=True) == moments
    assert await Award.filter(given_at__gte=NOON.astimezone(DUBAI)).count() == 4
    assert await Award.filter(given_at__gt=NOON).count() == 3
    assert await Award.filter(given_at=NOON.astimezone(DUBAI)).count() == 1
    assert await Award.filter(given_at__in=[NOON.astimezone(DUBAI)]).count() == 1


@pytest.mark.usefixtures("own")
async def test_an_instant_without_a_time_zone_is_refused_and_nothing_is_written() -> None:
    naive = datetime(2026, 11, 23, 12, 0)  # noqa: DTZ001 - the very mistake

    with pytest.raises(ValueError, match="has no time zone"):
        await Award.create(given_at=naive)
    with pytest.raises(ValueError, match="has no time zone"):
        await Award.filter(given_at=naive).count()
    award = await Award.create(given_at=NOON)
    award.given_at = naive
    with pytest.raises(ValueError, match="has no time zone"):
        await award.save()

    assert await Award.all().values_list("given_at", flat=True) == [NOON]


@pytest.mark.only_on("sqlite")
@pytest.mark.usefixtures("own")
async def test_sqlite_keeps_every_instant_in_one_form_of_27_characters() -> None:
    await Award.create(given_at=NOON)

    assert (await database.client().read("SELECT given_at FROM award")) == [{"given_at": "2026-11-23T12:00:00.000000Z"}]


def test_the_earliest_year_sorts_before_the_latest() -> None:
    assert instant_text(datetime(1, 1, 1, tzinfo=UTC)) == "0001-01-01T00:00:00.000000Z"
    assert instant_text(datetime.max.replace(tzinfo=UTC)) == "9999-12-31T23:59:59.999999Z"


@pytest.mark.parametrize(
    ("amount", "stored"), [("2.25", 225), ("0.25", 25), ("4", 400), ("-1.5", -150), ("0", 0), ("1.100", 110), ("1E+2", 10_000)]
)
def test_credits_are_stored_as_whole_hundredths(amount: str, stored: int) -> None:
    assert hundredths(Decimal(amount)) == stored
    assert credits_from(stored) == Decimal(amount)
    assert -credits_from(stored).as_tuple().exponent == 2  # type: ignore[operator]


@pytest.mark.parametrize("amount", [Decimal("0.001"), Decimal("2.255"), Decimal("NaN"), Decimal("Infinity")])
def test_an_amount_that_hundredths_cannot_hold_is_refused(amount: Decimal) -> None:
    with pytest.raises(ValueError, match="two decimals"):
        hundredths(amount)


@pytest.mark.parametrize("amount", [0.25, "0.25", 4, True])
@pytest.mark.usefixtures("own")
async def test_only_a_decimal_is_stored_as_credits(amount: object) -> None:
    award = await Award.create(amount=Decimal("1.25"))
    award.amount = amount  # type: ignore[assignment]

    with pytest.raises(TypeError, match="credits are Decimals"):
        await award.save()

    assert (await Award.get(id=award.id)).amount == Decimal("1.25")


@pytest.mark.usefixtures("own")
async def test_credits_come_back_with_two_places_and_sum_exactly() -> None:
    await Award.bulk_create([Award(amount=Decimal("0.10")) for _ in range(1000)] + [Award(amount=None)])

    assert str((await Award.exclude(amount=None).first()).amount) == "0.10"  # type: ignore[union-attr]
    assert await Award.all().annotate(total=Sum("amount")).values_list("total", flat=True) == [Decimal("100.00")]
    assert await database.client().read("SELECT SUM(amount) AS total FROM award") == [{"total": 10_000}]
    assert await Award.filter(amount__gte=Decimal("0.1")).count() == 1000
    assert await Award.filter(amount__gt=Decimal("0.10")).count() == 0


def test_migrations_name_the_fields_and_their_options() -> None:
    made = CreateModel(
        name="Award",
        fields=[
            ("amount", CreditField(default=Decimal("0.00"), db_default=Decimal("0.25"))),
            ("given_at", InstantField(null=True, db_index=True)),
        ],
    )

    text = MigrationWriter("0001_initial", "models", [made]).as_string()

    assert "from backend.models.fields import CreditField, InstantField" in text
    assert "('amount', CreditField(default=Decimal('0.00'), db_default=Decimal('0.25')))" in text
    assert "('given_at', InstantField(null=True, db_index=True))" in text
