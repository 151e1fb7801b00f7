"""What a goal may say, and the day on which it was met."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from backend.domain import goals
from backend.domain.credits import CreditType, CreditUnit
from backend.domain.goals import Aim
from backend.domain.problems import InvalidInput

AIM = Aim(
    title="Renewal",
    target=Decimal("12.50"),
    unit=CreditUnit.CREDIT,
    types=(CreditType.AMA_PRA_CATEGORY_1, CreditType.SPECIALTY),
    specialties=("cardiology",),
    starts_on=dt.date(2026, 1, 1),
    due_on=dt.date(2026, 12, 31),
)


@pytest.mark.parametrize(
    ("changes", "paths"),
    [
        ({"title": ""}, ["title"]),
        ({"title": " \n "}, ["title"]),
        ({"title": "x" * 121}, ["title"]),
        ({"title": "a\x00b"}, ["title"]),
        ({"target": Decimal(0)}, ["target"]),
        ({"target": Decimal(-4)}, ["target"]),
        ({"target": Decimal("0.001")}, ["target"]),
        ({"target": Decimal("10000.01")}, ["target"]),
        ({"types": (CreditType.ACCME, CreditType.MOC)}, ["types.1"]),
        ({"unit": CreditUnit.POINT}, ["types.0", "types.1"]),
        ({"specialties": ("cardiology", "astrology")}, ["specialties.1"]),
        ({"due_on": dt.date(2025, 12, 31)}, ["by"]),
        ({"title": "", "target": Decimal(0), "due_on": dt.date(2025, 12, 31)}, ["title", "target", "by"]),
    ],
)
def test_every_fault_is_named_by_its_path(changes: dict[str, Any], paths: list[str]) -> None:
    with pytest.raises(InvalidInput) as refused:
        goals.checked(replace(AIM, **changes))

    assert [".".join(fault.path) for fault in refused.value.faults] == paths


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "x" * 120},
        {"target": Decimal("0.01")},
        {"target": Decimal("10000.00")},
        {"due_on": dt.date(2026, 1, 1)},
        {"types": (), "specialties": ()},
        {"unit": CreditUnit.POINT, "types": (CreditType.MOC,)},
    ],
)
def test_what_lies_at_the_edge_is_taken_as_it_is(changes: dict[str, Any]) -> None:
    aim = replace(AIM, **changes)

    assert goals.checked(aim) == aim


def test_spaces_and_repetitions_are_tidied() -> None:
    aim = goals.checked(
        replace(AIM, title="  تجديد\n  الرخصة ", types=(CreditType.ACCME,) * 2, specialties=("cardiology", "cardiology"))
    )

    assert (aim.title, aim.types, aim.specialties) == ("تجديد الرخصة", (CreditType.ACCME,), ("cardiology",))


@pytest.mark.parametrize(
    ("amounts", "target", "day"),
    [
        ([], "1.00", None),
        (["0.99"], "1.00", None),
        (["1.00"], "1.00", 1),
        (["0.50", "0.50", "4.00"], "1.00", 2),
        (["0.50", "0.00", "0.50"], "1.00", 3),
        (["2.00", "-1.50"], "1.00", None),  # taken back later: it is not met any more
        (["2.00", "-1.50", "0.50"], "1.00", 1),  # it was reached on the first day, and stands reached
    ],
)
def test_a_goal_is_met_on_the_first_day_that_reaches_it(amounts: list[str], target: str, day: int | None) -> None:
    days = [(dt.date(2026, 1, number), Decimal(amount)) for number, amount in enumerate(amounts, 1)]

    assert goals.met_on(days, Decimal(target)) == (None if day is None else dt.date(2026, 1, day))
