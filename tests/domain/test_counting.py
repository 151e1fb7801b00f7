"""Decision 1 as a table: of each enrollment a total counts the first kind, in declared order, that passes the filter."""

import pytest

from backend.domain import counting
from backend.domain.counting import EVERYTHING, Wanted
from backend.domain.credits import CreditType, CreditUnit, Kind

AMA = Kind(CreditType.AMA_PRA_CATEGORY_1)
ACCME = Kind(CreditType.ACCME)
HEART = Kind(CreditType.SPECIALTY, specialty="cardiology")
LUNG = Kind(CreditType.SPECIALTY, specialty="pulmonology")
ABIM = Kind(CreditType.MOC, board="ABIM")
ABP = Kind(CreditType.MOC, board="ABP")

MANY = (ABIM, HEART, AMA, LUNG, ABP)
"""What a physician may claim in an activity about critical care that designates points first."""


def types(*wanted: CreditType) -> Wanted:
    return Wanted(types=frozenset(wanted))


@pytest.mark.parametrize(
    ("wanted", "credit", "point"),
    [
        (EVERYTHING, HEART, ABIM),
        (types(CreditType.AMA_PRA_CATEGORY_1), AMA, None),
        (types(CreditType.MOC), None, ABIM),
        (types(CreditType.SPECIALTY, CreditType.AMA_PRA_CATEGORY_1), HEART, None),
        (types(CreditType.ACCME), None, None),
        (Wanted(specialties=frozenset({"pulmonology"})), LUNG, None),
        (Wanted(specialties=frozenset({"critical-care"})), AMA, ABIM),
        (Wanted(specialties=frozenset({"critical-care", "cardiology"})), HEART, ABIM),
        (Wanted(boards=frozenset({"ABP"})), None, ABP),
        (Wanted(boards=frozenset({"ABIM", "ABP"}), specialties=frozenset({"critical-care"})), None, ABIM),
        (Wanted(types=frozenset({CreditType.SPECIALTY}), specialties=frozenset({"critical-care"})), None, None),
    ],
)
def test_a_total_counts_the_first_kind_of_its_unit_that_passes(wanted: Wanted, credit: Kind | None, point: Kind | None) -> None:
    offer = counting.offer(MANY, "critical-care")

    for unit, kind in ((CreditUnit.CREDIT, credit), (CreditUnit.POINT, point)):
        expected = None if kind is None else counting.rank(offer, kind, "critical-care")
        assert counting.counted(offer, unit, wanted) == expected


def test_kinds_are_ranked_among_those_of_their_unit_in_declared_order() -> None:
    offer = counting.offer(MANY, "critical-care")

    assert [counting.rank(offer, kind, "critical-care") for kind in MANY] == [0, 0, 1, 2, 1]


def test_an_offer_says_type_board_and_specialty_of_each_kind() -> None:
    assert counting.offer((ABIM, HEART, AMA), "critical-care") == (
        "MOC:ABIM:critical-care SPECIALTY::cardiology AMA_PRA_CATEGORY_1::critical-care"
    )
    assert counting.offer((AMA,), "") == "AMA_PRA_CATEGORY_1::"


def test_a_kind_that_is_not_offered_has_no_rank() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        counting.rank(counting.offer((AMA,), "cardiology"), ACCME, "cardiology")
