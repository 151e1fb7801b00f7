"""The bench reckons what a claim pays."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.activities import Policy
from backend.domain.credits import CreditBasis, Rounding, creditable
from backend.domain.proration import faults, prorate
from backend.domain.spans import MINUTE, Span, clip, length

HOUR: Span = (1_000_000 * MINUTE, 1_000_060 * MINUTE)


def minutes(start: int, end: int) -> Span:
    return HOUR[0] + start * MINUTE, HOUR[0] + end * MINUTE


@pytest.mark.parametrize(
    ("spans", "union", "share", "credit", "codes"),
    [
        ([minutes(0, 60)], "60.00", "100.00", "4.00", ["union", "share", "full"]),
        ([minutes(0, 30), minutes(20, 48)], "48.00", "80.00", "4.00", ["union", "share", "full"]),
        ([minutes(0, 20), minutes(10, 40)], "40.00", "66.66", "2.50", ["union", "share", "exact", "rounded-down"]),
        ([minutes(-30, 30)], "30.00", "50.00", "2.00", ["union", "share", "exact", "rounded-down"]),
        ([minutes(0, 29)], "29.00", "48.33", "0.00", ["union", "share", "below"]),
        ([], "0.00", "0.00", "0.00", ["union", "share", "below"]),
    ],
)
def test_a_time_in_a_session_pays_by_the_union(
    spans: list[Span], union: str, share: str, credit: str, codes: list[str]
) -> None:
    found = prorate(spans, HOUR, Decimal("4.00"), Policy())

    assert (str(found.union_minutes), str(found.share), str(found.credit)) == (union, share, credit)
    assert [line.code for line in found.lines] == codes


def test_overlapping_intervals_add_up_to_more_than_counts() -> None:
    found = prorate([minutes(0, 40), minutes(10, 50)], HOUR, Decimal("1.00"), Policy())

    assert (found.sum_minutes, found.union_minutes) == (Decimal("80.00"), Decimal("50.00"))
    assert dict(found.lines[0].parameters) == {"sum": Decimal("80.00"), "union": Decimal("50.00")}
    assert found.basis is CreditBasis.FULL


def test_rounding_and_partial_credit_are_the_policys() -> None:
    nearest = prorate([minutes(0, 40)], HOUR, Decimal("4.00"), Policy(rounding=Rounding.NEAREST))
    none = prorate([minutes(0, 40)], HOUR, Decimal("4.00"), Policy(partial_credit=False))

    assert (nearest.exact, nearest.credit, nearest.lines[-1].code) == (Decimal("2.6667"), Decimal("2.75"), "rounded-nearest")
    assert (none.credit, none.basis, none.lines[-1].code) == (Decimal("0.00"), None, "no-partial")


def test_what_cannot_be_reckoned_is_named() -> None:
    found = faults(HOUR, Decimal("0.10"), Policy(partial_from=Decimal("0.9"), minimum_participation=Decimal("0.8")))

    assert [fault.path for fault in found] == [("designated",), ("policy", "partial_from")]


@given(
    st.lists(st.tuples(st.integers(-90, 90), st.integers(1, 90)), max_size=8),
    st.integers(1, 32),
    st.sampled_from(list(Rounding)),
)
def test_the_bench_agrees_with_the_rule_for_any_time(pairs: list[tuple[int, int]], quarters: int, rounding: Rounding) -> None:
    spans = [minutes(start, start + long) for start, long in pairs]
    share, base = Fraction(length(clip(spans, HOUR)), 60 * MINUTE), Decimal(quarters) / 4
    policy = Policy(rounding=rounding)

    paid = creditable(
        base, share, complete=share >= policy.minimum_participation, partial_from=policy.partial_from, rounding=rounding
    )

    assert prorate(spans, HOUR, base, policy).credit == paid
