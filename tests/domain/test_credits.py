"""What an amount of credit is: designated by time, prorated by participation, always in quarters."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.credits import ZERO, CreditType, CreditUnit, Kind, Rounding, creditable, designated

HALF = Decimal("0.50")


@pytest.mark.parametrize(
    ("minutes", "amount"),
    [
        (0, "0.00"),
        (7, "0.00"),
        (8, "0.25"),
        (15, "0.25"),
        (22, "0.25"),
        (23, "0.50"),
        (37, "0.50"),
        (38, "0.75"),
        (52, "0.75"),
        (53, "1.00"),
        (60, "1.00"),
        (67, "1.00"),
        (75, "1.25"),
        (90, "1.50"),
        (480, "8.00"),
    ],
)
def test_sixty_minutes_are_one_credit_to_the_nearest_quarter(minutes: int, amount: str) -> None:
    assert str(designated(minutes)) == amount


@pytest.mark.parametrize(
    ("base", "share", "down", "nearest"),
    [
        ("4.00", "0.50", "2.00", "2.00"),
        ("4.00", "0.5624", "2.00", "2.25"),
        ("4.00", "0.5625", "2.25", "2.25"),
        ("4.00", "0.79", "3.00", "3.25"),
        ("4.00", "1", "4.00", "4.00"),
        ("1.25", "0.50", "0.50", "0.50"),  # 0.625 is a tie
        ("1.25", "0.5001", "0.50", "0.75"),
        ("1.25", "0.60", "0.75", "0.75"),
        ("1.25", "0.79", "0.75", "1.00"),
        ("0.25", "0.50", "0.00", "0.00"),  # 0.125 is a tie
        ("0.25", "0.51", "0.00", "0.25"),
        ("0.50", "0.75", "0.25", "0.25"),  # 0.375 is a tie
        ("0.75", "2/3", "0.50", "0.50"),
        ("1.50", "2/3", "1.00", "1.00"),
        ("3.75", "2/3", "2.50", "2.50"),
        ("1.75", "4/7", "1.00", "1.00"),
    ],
)
def test_part_of_the_participation_earns_whole_quarters_down_or_to_the_nearest(
    base: str, share: str, down: str, nearest: str
) -> None:
    earned = [
        str(creditable(Decimal(base), Fraction(share), complete=False, partial_from=HALF, rounding=rounding))
        for rounding in (Rounding.DOWN, Rounding.NEAREST)
    ]

    assert earned == [down, nearest]


@pytest.mark.parametrize(
    ("share", "partial_from", "earned"),
    [
        ("0.50", "0.50", "2.00"),
        ("0.499999", "0.50", "0.00"),
        ("0.30", "0.25", "1.00"),
        ("0.7999", None, "0.00"),
        ("1", None, "0.00"),
        ("0", "0.01", "0.00"),
    ],
)
def test_nothing_is_earned_below_the_share_that_partial_credit_begins_at(
    share: str, partial_from: str | None, earned: str
) -> None:
    begins = None if partial_from is None else Decimal(partial_from)

    assert creditable(Decimal("4.00"), Fraction(share), complete=False, partial_from=begins) == Decimal(earned)


@pytest.mark.parametrize(("share", "partial_from"), [("0.80", HALF), ("0.80", None), ("0.10", None)])
def test_all_of_it_is_earned_once_content_and_time_are_complete(share: str, partial_from: Decimal | None) -> None:
    assert creditable(Decimal("1.25"), Fraction(share), complete=True, partial_from=partial_from) == Decimal("1.25")


@given(
    quarters=st.integers(0, 4000),
    share=st.fractions(0, 1, max_denominator=10_000),
    more=st.fractions(0, 1, max_denominator=10_000),
    begins=st.sampled_from([None, Decimal("0.01"), HALF, Decimal("0.80")]),
    rounding=st.sampled_from(Rounding),
    complete=st.booleans(),
)
def test_what_is_earned_is_in_quarters_never_above_the_base_and_never_falls(
    *, quarters: int, share: Fraction, more: Fraction, begins: Decimal | None, rounding: Rounding, complete: bool
) -> None:
    base = Decimal(quarters) * Decimal("0.25")
    less, more = sorted((share, more))

    earned, later = (
        creditable(base, reached, complete=complete, partial_from=begins, rounding=rounding) for reached in (less, more)
    )

    assert ZERO <= earned <= later <= base
    assert earned % Decimal("0.25") == 0


@given(quarters=st.integers(0, 400), part=st.integers(1, 600), whole=st.integers(1, 600))
def test_rounding_down_agrees_with_whole_numbers(quarters: int, part: int, whole: int) -> None:
    part = min(part, whole)

    earned = creditable(
        Decimal(quarters) * Decimal("0.25"), Fraction(part, whole), complete=False, partial_from=Decimal("0.0001")
    )

    assert earned * 4 == quarters * part // whole


@given(minutes=st.integers(0, 60_000))
def test_a_designation_is_the_nearest_quarter(minutes: int) -> None:
    assert abs(designated(minutes) * 60 - minutes) <= Decimal("7.5")
    assert designated(minutes) % Decimal("0.25") == 0


@pytest.mark.parametrize(
    ("kind", "key", "unit"),
    [
        (Kind(CreditType.AMA_PRA_CATEGORY_1), "AMA_PRA_CATEGORY_1", CreditUnit.CREDIT),
        (Kind(CreditType.ACCME), "ACCME", CreditUnit.CREDIT),
        (Kind(CreditType.SPECIALTY, specialty="cardiology"), "SPECIALTY:cardiology", CreditUnit.CREDIT),
        (Kind(CreditType.MOC, board="ABIM"), "MOC:ABIM", CreditUnit.POINT),
        (Kind(CreditType.OTHER), "OTHER", CreditUnit.CREDIT),
    ],
)
def test_a_kind_has_a_key_and_a_unit_and_only_moc_counts_points(kind: Kind, key: str, unit: CreditUnit) -> None:
    assert (kind.key, kind.unit) == (key, unit)
