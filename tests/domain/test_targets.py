"""Decision 9 as a table: what was earned, the pace so far and the days that are left decide how it stands."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain import targets
from backend.domain.problems import InvalidInput
from backend.domain.targets import Course, Period, ProgressStatus, YearlyTarget

MET, ON_TRACK, AT_RISK, BEHIND = list(ProgressStatus)[:4]

YEAR = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
LONG = Period(dt.date(2024, 1, 1), dt.date(2027, 12, 31))
DAY_100 = dt.date(2026, 4, 10)  # 265 days are left of the year after it
DAY_365 = dt.date(2026, 12, 31)


def judged(earned: str, recent: str, required: str, period: Period, today: dt.date) -> Course:
    return targets.course(Decimal(earned), Decimal(recent), Decimal(required), period=period, today=today)


@pytest.mark.parametrize(
    ("earned", "required", "status", "projected"),
    [
        ("50.00", "50.00", MET, "182.50"),
        ("50.01", "50.00", MET, "182.53"),
        ("49.99", "50.00", ON_TRACK, "182.46"),
        ("13.70", "50.00", ON_TRACK, "50.00"),  # 13.70 / 100 * 265 = 36.305: 50.005, rounded down
        ("13.69", "50.00", AT_RISK, "49.96"),
        ("10.96", "50.00", AT_RISK, "40.00"),  # exactly 80 %: 40.004, rounded down
        ("10.95", "50.00", BEHIND, "39.96"),
        ("0.00", "50.00", BEHIND, "0.00"),
        ("-2.00", "50.00", BEHIND, "-2.00"),
    ],
)
def test_the_pace_of_the_year_so_far_is_carried_on_to_its_last_day(
    earned: str, required: str, status: ProgressStatus, projected: str
) -> None:
    course = judged(earned, earned, required, YEAR, DAY_100)

    assert (course.status, str(course.projected)) == (status, projected)


@pytest.mark.parametrize(
    ("period", "today", "first"),
    [
        (YEAR, DAY_100, "2026-01-01"),
        (YEAR, DAY_365, "2026-01-01"),
        (YEAR, dt.date(2026, 1, 30), "2026-01-01"),
        (YEAR, dt.date(2026, 1, 29), "2025-12-31"),  # 30 days at least, so it reaches back behind the start
        (YEAR, dt.date(2026, 1, 1), "2025-12-03"),
        (YEAR, dt.date(2025, 11, 30), "2025-11-01"),  # before it has begun
        (LONG, dt.date(2026, 4, 10), "2025-04-11"),  # 365 days at most
        (YEAR, dt.date(2027, 6, 30), "2026-07-01"),
    ],
)
def test_the_pace_is_that_of_the_days_since_the_start_but_of_30_to_365(period: Period, today: dt.date, first: str) -> None:
    assert str(targets.pace_from(period, today)) == first


def test_a_long_period_is_projected_by_the_last_year_alone() -> None:
    course = judged("60.00", "7.30", "75.00", LONG, dt.date(2026, 4, 10))  # 0.02 a day for the 630 days that are left

    assert course == Course(AT_RISK, Decimal("80.00"), Decimal("72.60"), Decimal("0.75"))


@pytest.mark.parametrize(
    ("today", "earned", "expected"),
    [
        # the last day: nothing more is projected, and all that is missing is needed
        (DAY_365, "49.00", Course(AT_RISK, Decimal("98.00"), Decimal("49.00"), Decimal("1.00"))),
        (DAY_365, "40.00", Course(AT_RISK, Decimal("80.00"), Decimal("40.00"), Decimal("10.00"))),
        (DAY_365, "39.99", Course(BEHIND, Decimal("79.98"), Decimal("39.99"), Decimal("10.25"))),
        (DAY_365, "50.00", Course(MET, Decimal("100.00"), Decimal("50.00"), Decimal("0.00"))),
        # over: it is as it was, and nothing can be done any more
        (dt.date(2027, 1, 1), "49.00", Course(AT_RISK, Decimal("98.00"), Decimal("49.00"), None)),
        (dt.date(2027, 1, 1), "51.00", Course(MET, Decimal("100.00"), Decimal("51.00"), Decimal("0.00"))),
    ],
)
def test_the_last_day_and_those_after_it(today: dt.date, earned: str, expected: Course) -> None:
    assert judged(earned, "12.00", "50.00", YEAR, today) == expected


def test_before_the_first_day_the_pace_of_the_last_month_counts_for_the_whole_period() -> None:
    course = judged("0.00", "3.00", "36.50", YEAR, dt.date(2025, 11, 30))  # 0.1 a day, 365 days

    assert course == Course(ON_TRACK, Decimal("0.00"), Decimal("36.50"), Decimal("3.25"))


@pytest.mark.parametrize(
    ("missing", "today", "a_month"),
    [
        ("12.00", dt.date(2026, 1, 1), "1.00"),  # 365 days are twelve months
        ("12.01", dt.date(2026, 1, 1), "1.25"),  # up to the next quarter
        ("18.00", dt.date(2026, 1, 1), "1.50"),
        ("0.01", dt.date(2026, 1, 1), "0.25"),
        ("6.00", dt.date(2026, 12, 1), "6.00"),  # 31 days: a month and a bit
        ("6.00", dt.date(2026, 12, 2), "6.00"),  # 30 days: less than a month, all of it
        ("6.00", dt.date(2026, 12, 31), "6.00"),
    ],
)
def test_what_a_month_it_takes_is_rounded_up_to_quarters(missing: str, today: dt.date, a_month: str) -> None:
    course = judged("0.00", "0.00", missing, YEAR, today)

    assert str(course.needed_per_month) == a_month


def test_nothing_is_said_where_nothing_is_required_for_certain() -> None:
    course = targets.course(Decimal(400), Decimal(400), None, period=YEAR, today=DAY_100)

    assert course == Course(ProgressStatus.UNKNOWN, None, None, None)


AMOUNTS = st.decimals(min_value=0, max_value=200, places=2)
DAYS = st.dates(dt.date(2025, 6, 1), dt.date(2027, 6, 30))


@given(earned=AMOUNTS, recent=AMOUNTS, required=AMOUNTS.filter(bool), today=DAYS)
def test_status_and_numbers_never_contradict_each_other(
    earned: Decimal, recent: Decimal, required: Decimal, today: dt.date
) -> None:
    course = targets.course(earned, recent, required, period=YEAR, today=today)

    assert course.percent is not None
    assert course.projected is not None
    assert (course.status is MET) == (earned >= required) == (course.percent == 100)
    assert (course.status in {MET, ON_TRACK}) == (max(earned, course.projected) >= required)
    assert (course.status is BEHIND) == (course.projected * 100 < required * 80)
    assert (course.needed_per_month is None) == (course.status is not MET and today > YEAR.last)


# ------------------------------------------------------------------------------------------------------------ years


@pytest.mark.parametrize(
    ("today", "month", "day", "first", "last"),
    [
        ("2026-03-09", 1, 1, "2026-01-01", "2026-12-31"),
        ("2026-03-09", 7, 1, "2025-07-01", "2026-06-30"),
        ("2026-06-30", 7, 1, "2025-07-01", "2026-06-30"),
        ("2026-07-01", 7, 1, "2026-07-01", "2027-06-30"),
        ("2024-02-29", 3, 1, "2023-03-01", "2024-02-29"),
        ("2025-02-28", 2, 28, "2025-02-28", "2026-02-27"),
    ],
)
def test_a_year_begins_on_its_day_and_ends_on_the_day_before_it(
    today: str, month: int, day: int, first: str, last: str
) -> None:
    year = targets.year_of(dt.date.fromisoformat(today), starts_month=month, starts_day=day)

    assert (str(year.first), str(year.last)) == (first, last)


@pytest.mark.parametrize(
    ("required", "month", "day", "paths"),
    [
        ("0", 1, 1, ["required"]),
        ("-1", 1, 1, ["required"]),
        ("10000.01", 1, 1, ["required"]),
        ("1.005", 1, 1, ["required"]),
        ("1", 0, 1, ["starts_month"]),
        ("1", 13, 1, ["starts_month"]),
        ("1", 2, 29, ["starts_day"]),
        ("1", 4, 31, ["starts_day"]),
        ("0", 1, 0, ["required", "starts_day"]),
        ("1", 1, 2**31 - 1, ["starts_day"]),
    ],
)
def test_every_fault_of_a_yearly_target_is_named(required: str, month: int, day: int, paths: list[str]) -> None:
    with pytest.raises(InvalidInput) as refused:
        targets.checked(YearlyTarget(required=Decimal(required), starts_month=month, starts_day=day))

    assert [fault.path for fault in refused.value.faults] == [(path,) for path in paths]


@pytest.mark.parametrize(("required", "month", "day"), [("0.01", 1, 1), ("10000.00", 12, 31), ("50", 2, 28)])
def test_a_yearly_target_at_the_edge_is_taken(required: str, month: int, day: int) -> None:
    target = YearlyTarget(required=Decimal(required), starts_month=month, starts_day=day)

    assert targets.checked(target) == target
