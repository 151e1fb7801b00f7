"""How a period is put together from years, months and days."""

import calendar
import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.calendars import DAY, Grain, Stretch, begins, cover

DATES = st.dates(dt.date(2019, 1, 1), dt.date(2032, 12, 31))


def days_of(stretch: Stretch) -> Iterator[dt.date]:
    last = stretch.last
    if stretch.grain is Grain.YEAR:
        last = last.replace(month=12, day=31)
    if stretch.grain is Grain.MONTH:
        last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    day = stretch.first
    while day <= last:
        yield day
        day += DAY


def shown(*period: dt.date | None, largest: Grain = Grain.YEAR) -> list[str]:
    return [f"{each.grain} {each.first} {each.last}" for each in cover(*period, largest=largest)]


@pytest.mark.parametrize(
    ("first", "last", "stretches"),
    [
        ("2026-01-01", "2026-12-31", ["YEAR 2026-01-01 2026-01-01"]),
        ("2026-02-01", "2026-02-28", ["MONTH 2026-02-01 2026-02-01"]),
        ("2024-02-01", "2024-02-28", ["DAY 2024-02-01 2024-02-28"]),
        ("2026-03-09", "2026-03-09", ["DAY 2026-03-09 2026-03-09"]),
        ("2026-03-09", "2026-03-08", []),
        ("2025-12-31", "2026-01-01", ["DAY 2025-12-31 2026-01-01"]),
        (
            "2023-11-15",
            "2026-03-09",
            [
                "DAY 2023-11-15 2023-11-30",
                "MONTH 2023-12-01 2023-12-01",
                "YEAR 2024-01-01 2025-01-01",
                "MONTH 2026-01-01 2026-02-01",
                "DAY 2026-03-01 2026-03-09",
            ],
        ),
    ],
)
def test_a_period_is_whole_years_then_whole_months_then_days(first: str, last: str, stretches: list[str]) -> None:
    assert shown(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) == stretches


@pytest.mark.parametrize(
    ("first", "last", "stretches"),
    [
        (None, None, ["YEAR 0001-01-01 9999-01-01"]),
        (None, dt.date(2025, 12, 31), ["YEAR 0001-01-01 2025-01-01"]),
        (dt.date(2026, 12, 1), None, ["MONTH 2026-12-01 2026-12-01", "YEAR 2027-01-01 9999-01-01"]),
        (dt.date(9999, 12, 30), None, ["DAY 9999-12-30 9999-12-31"]),
    ],
)
def test_a_period_without_end_needs_no_end(first: dt.date | None, last: dt.date | None, stretches: list[str]) -> None:
    assert shown(first, last) == stretches


@given(first=DATES, last=DATES, largest=st.sampled_from(Grain))
def test_every_day_of_a_period_is_covered_once_and_no_other(first: dt.date, last: dt.date, largest: Grain) -> None:
    stretches = cover(first, last, largest=largest)

    days = [day for stretch in stretches for day in days_of(stretch)]

    assert days == [first + n * DAY for n in range((last - first).days + 1)]
    assert len(stretches) <= 5
    assert all(begins(day, each.grain) == day for each in stretches for day in (each.first, each.last))
    assert (
        largest is not Grain.YEAR or len([day for each in stretches if each.grain is Grain.DAY for day in days_of(each)]) <= 60
    )
