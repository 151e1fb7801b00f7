"""The days that entries are dated by, when their use ends, and whether it has."""

import datetime as dt

import pytest

from backend.domain.activities import LearningFormat, Policy
from backend.domain.credits import CreditStatus
from backend.domain.ledger import earned_on, expires_on, local_date, status
from backend.domain.progress import Progress
from tests import make_activities as make

DAY = 1440
ONE = make.session("one")
TWO = make.session("two", start=540 + DAY)
NIGHT = make.session("night", start=23 * 60, minutes=120)
LATE = dt.datetime(2026, 3, 20, 21, 30, tzinfo=dt.UTC)
"""21 March, 1:30, in Dubai; 20 March in New York; 21 March in Auckland."""


@pytest.mark.parametrize(
    ("attended", "day"),
    [
        ({"one": (0, 60)}, dt.date(2026, 3, 9)),
        ({"one": (0, 60), "two": (DAY, DAY + 60)}, dt.date(2026, 3, 10)),
        ({"two": (DAY, DAY + 1)}, dt.date(2026, 3, 10)),
        ({"one": (0, 60), "two": (DAY - 30, DAY)}, dt.date(2026, 3, 9)),
        ({"night": (14 * 60, 16 * 60)}, dt.date(2026, 3, 10)),
        ({}, dt.date(2026, 3, 21)),
    ],
)
def test_a_live_activity_is_earned_on_the_day_of_the_last_session_attended(
    attended: dict[str, tuple[int, int]], day: dt.date
) -> None:
    definition = make.definition(learning_format=LearningFormat.LIVE, sessions=(TWO, ONE, NIGHT))
    progress = Progress()
    for key, span in attended.items():
        progress = progress.with_attendance(key, (make.present(*span),))

    assert earned_on(definition, progress, LATE, learner_zone="America/New_York") == day


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("America/New_York", dt.date(2026, 3, 20)),
        ("UTC", dt.date(2026, 3, 20)),
        ("Asia/Dubai", dt.date(2026, 3, 21)),
        ("Pacific/Auckland", dt.date(2026, 3, 21)),
    ],
)
@pytest.mark.parametrize("learning_format", [form for form in LearningFormat if form is not LearningFormat.LIVE])
def test_any_other_is_earned_on_the_day_of_completion_where_the_learner_is(
    learning_format: LearningFormat, zone: str, day: dt.date
) -> None:
    definition = make.definition(learning_format=learning_format, sessions=(ONE,))
    progress = Progress().with_attendance("one", (make.present(0, 60),))

    assert earned_on(definition, progress, LATE, learner_zone=zone) == day


def test_a_date_is_that_of_the_zone_on_both_sides_of_the_date_line() -> None:
    noon = dt.datetime(2026, 1, 1, 11, tzinfo=dt.UTC)

    assert local_date(noon, "Pacific/Kiritimati") == dt.date(2026, 1, 2)
    assert local_date(noon, "Pacific/Pago_Pago") == dt.date(2026, 1, 1)
    assert local_date(noon.replace(hour=10), "Pacific/Pago_Pago") == dt.date(2025, 12, 31)


@pytest.mark.parametrize(
    ("earned", "months", "expires"),
    [
        (dt.date(2026, 3, 9), 12, dt.date(2027, 3, 9)),
        (dt.date(2026, 1, 31), 1, dt.date(2026, 2, 28)),
        (dt.date(2024, 1, 31), 1, dt.date(2024, 2, 29)),
        (dt.date(2024, 2, 29), 12, dt.date(2025, 2, 28)),
        (dt.date(2024, 2, 29), 48, dt.date(2028, 2, 29)),
        (dt.date(2026, 8, 31), 1, dt.date(2026, 9, 30)),
        (dt.date(2026, 11, 30), 1, dt.date(2026, 12, 30)),
        (dt.date(2026, 12, 31), 1, dt.date(2027, 1, 31)),
        (dt.date(2026, 12, 31), 2, dt.date(2027, 2, 28)),
    ],
)
def test_use_ends_so_many_months_after_the_day_it_was_earned(earned: dt.date, months: int, expires: dt.date) -> None:
    assert expires_on(Policy(credit_valid_months=months), earned) == expires


def test_use_ends_on_a_date_or_never() -> None:
    until = dt.date(2026, 6, 30)

    assert expires_on(Policy(credit_valid_until=until), dt.date(2026, 3, 9)) == until
    assert expires_on(Policy(), dt.date(2026, 3, 9)) is None


@pytest.mark.parametrize(
    ("expires", "today", "stands"),
    [
        (None, dt.date(2999, 1, 1), CreditStatus.ACTIVE),
        (dt.date(2026, 6, 30), dt.date(2026, 4, 1), CreditStatus.EXPIRING),  # 90 days before
        (dt.date(2026, 6, 30), dt.date(2026, 3, 31), CreditStatus.ACTIVE),  # 91 days before
        (dt.date(2026, 6, 30), dt.date(2026, 6, 30), CreditStatus.EXPIRING),  # the last day of use
        (dt.date(2026, 6, 30), dt.date(2026, 7, 1), CreditStatus.EXPIRED),
    ],
)
def test_whether_a_credit_can_be_used(expires: dt.date | None, today: dt.date, stands: CreditStatus) -> None:
    assert status(expires=expires, is_reversed=False, today=today) is stands
    assert status(expires=expires, is_reversed=True, today=today) is CreditStatus.REVERSED
