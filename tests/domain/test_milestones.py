"""Which rules a history meets, since when, and that neither order nor repetition of what happened matters."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain import milestones
from backend.domain.milestones import Day, History, Known, Target
from backend.domain.targets import YearlyTarget

TODAY = dt.date(2026, 3, 9)


def days(*earned: tuple[str, str]) -> tuple[Day, ...]:
    """Days of credit: ("2026-03-09", "4.00")."""
    return tuple(Day(dt.date.fromisoformat(day), Decimal(amount)) for day, amount in earned)


def met(history: History, rule: str, subject: str = "") -> str | None:
    """The day on which a history meets a rule."""
    (found,) = (ground for ground in milestones.grounds(history) if ground.key == (rule, subject))
    return found.met_on.isoformat() if found.met_on else None


def progress(history: History, rule: str, subject: str = "") -> str:
    (found,) = (ground for ground in milestones.grounds(history) if ground.key == (rule, subject))
    return str(found.progress)


# ------------------------------------------------------------------------------------------------------------ the rules


@pytest.mark.parametrize(
    ("earned", "rule", "met_on", "percent"),
    [
        ([], "first-credit", None, "0.00"),
        ([("2026-01-05", "0.25")], "first-credit", "2026-01-05", "100.00"),
        ([("2026-01-05", "0.00")], "first-credit", None, "0.00"),
        ([("2026-01-05", "0.00"), ("2026-02-05", "1.00")], "first-credit", "2026-02-05", "100.00"),
        ([("2026-01-05", "9.99")], "credits-10", None, "99.90"),
        ([("2026-01-05", "10.00")], "credits-10", "2026-01-05", "100.00"),
        ([("2026-01-05", "6.00"), ("2026-02-05", "4.00"), ("2026-03-05", "1.00")], "credits-10", "2026-02-05", "100.00"),
        ([("2026-01-05", "24.99")], "credits-25", None, "99.96"),
        ([("2026-01-05", "49.99"), ("2026-01-06", "0.01")], "credits-50", "2026-01-06", "100.00"),
        ([("2026-01-05", "99.99")], "credits-100", None, "99.99"),
        ([("2026-01-05", "100.00")], "credits-100", "2026-01-05", "100.00"),
        ([("2026-01-05", "10.00"), ("2026-02-05", "-1.00")], "credits-10", None, "90.00"),
        ([("2026-01-05", "10.00"), ("2026-02-05", "-1.00"), ("2026-03-05", "1.00")], "credits-10", "2026-01-05", "100.00"),
    ],
)
def test_a_sum_is_met_from_the_day_that_completes_it_as_long_as_the_whole_holds_it(
    earned: list[tuple[str, str]], rule: str, met_on: str | None, percent: str
) -> None:
    history = History(days=days(*earned), today=TODAY)

    assert (met(history, rule), progress(history, rule)) == (met_on, percent)


@pytest.mark.parametrize(
    ("paid", "four", "eight", "percent"),
    [
        (["2025-05-01", "2025-08-01", "2025-11-01"], None, None, "75.00"),
        (["2025-05-01", "2025-08-01", "2025-11-01", "2026-01-01"], "2026-01-01", None, "100.00"),
        (["2025-03-31", "2025-04-01", "2025-09-30", "2025-10-01"], "2025-10-01", None, "100.00"),
        (["2025-01-01", "2025-02-01", "2025-03-01", "2025-03-31"], None, None, "0.00"),
        (["2024-01-01", "2024-04-01", "2024-07-01", "2025-01-01", "2025-12-31"], None, None, "25.00"),
        (["2025-02-01", "2025-05-01", "2025-08-01"], None, None, "0.00"),
        (
            [f"{year}-{month}-15" for year in (2023, 2024) for month in ("01", "04", "07", "10")],
            "2023-10-15",
            "2024-10-15",
            "100.00",
        ),
    ],
)
def test_quarters_in_a_row_are_the_calendars_and_only_a_run_that_can_go_on_is_progress(
    paid: list[str], four: str | None, eight: str | None, percent: str
) -> None:
    history = History(days=days(*((day, "0.25") for day in paid)), today=TODAY)

    assert (met(history, "four-quarters"), met(history, "eight-quarters")) == (four, eight)
    assert progress(history, "four-quarters") == percent


def test_a_quarter_whose_credit_was_reversed_breaks_the_row() -> None:
    paid = [("2025-02-01", "1.00"), ("2025-05-01", "0.00"), ("2025-08-01", "1.00"), ("2025-11-01", "1.00")]

    assert met(History(days=days(*paid), today=TODAY), "four-quarters") is None


def test_points_are_counted_apart() -> None:
    history = History(days=(Day(TODAY, points=Decimal("50.00")),), today=TODAY)

    assert (met(history, "first-points"), met(history, "first-credit")) == ("2026-03-09", None)


def test_specialties_count_each_and_together() -> None:
    first = {"cardiology": TODAY, "neurology": dt.date(2026, 1, 1), "nursing": dt.date(2026, 2, 1)}
    history = History(specialties=first, today=TODAY)

    assert {subject: met(history, "first-in-specialty", subject) for subject in first} == {
        subject: day.isoformat() for subject, day in first.items()
    }
    assert met(history, "three-specialties") == "2026-03-09"


def test_activities_are_counted_by_their_first_days() -> None:
    listed = tuple(dt.date(2026, 1, day) for day in range(1, 8))

    assert met(History(activities=listed, today=TODAY), "five-activities") == "2026-01-05"
    assert progress(History(activities=listed, today=TODAY), "twenty-five-activities") == "28.00"


# ------------------------------------------------------------------------------------------------------------ years


def test_a_year_is_judged_by_the_target_that_it_was_awarded_for() -> None:
    kept = Target(Decimal("10.00"), dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    awarded = Known("yearly-target", "2026", kept.parameters, stands=True)
    raised = YearlyTarget(required=Decimal("50.00"))
    history = History(days=days(("2026-02-01", "10.00")), target=raised, today=TODAY)

    assert milestones.judge(history, [awarded]).reversed == ()
    assert milestones.judge(replace(history, target=None), [awarded]).reversed == ()
    assert milestones.judge(replace(history, days=days(("2026-02-01", "9.00"))), [awarded]).reversed == (awarded.key,)


# ------------------------------------------------------------------------------------------------------------ what comes next


def test_only_the_next_of_each_measure_is_expected() -> None:
    history = History(days=days(("2026-02-01", "30.00")), target=YearlyTarget(required=Decimal(50)), today=TODAY)
    found = milestones.grounds(history)

    following = milestones.upcoming(found, (), today=TODAY)

    assert [(ground.rule.key, ground.subject, str(ground.progress)) for ground in following] == [
        ("credits-50", "", "60.00"),
        ("yearly-target", "2026", "60.00"),
        ("four-quarters", "", "25.00"),
        ("first-points", "", "0.00"),
        ("five-activities", "", "0.00"),
        ("three-specialties", "", "0.00"),
    ]


def test_a_year_that_is_over_is_not_expected_any_more() -> None:
    target = YearlyTarget(required=Decimal(50))
    history = History(days=days(("2025-02-01", "30.00")), target=target, today=TODAY)

    following = milestones.upcoming(milestones.grounds(history), (), today=TODAY)

    assert [ground.subject for ground in following if ground.rule.key == "yearly-target"] == ["2026"]


def test_a_milestone_of_a_rule_that_is_gone_is_left_alone() -> None:
    gone = Known("first-thousand", "", {}, stands=True)

    assert milestones.judge(History(today=TODAY), [gone]).reversed == ()


def test_the_id_of_a_milestone_is_its_learners_alone() -> None:
    one, other = UUID(int=1), UUID(int=2)

    ids = {milestones.id_of(who, rule, subject) for who in (one, other) for rule in ("a", "b") for subject in ("", "x")}

    assert len(ids) == 8
    assert milestones.id_of(one, "a", "x") == milestones.id_of(one, "a", "x")


# ------------------------------------------------------------------------------------------------------------ any history


@dataclass(frozen=True, slots=True)
class Entry:
    """What happens: credit of an activity is entered, or taken back."""

    number: int
    on: dt.date
    amount: Decimal
    specialty: str
    takes_back: bool = False


ENTRIES = st.builds(
    Entry,
    number=st.integers(0, 60),
    on=st.dates(dt.date(2024, 1, 1), dt.date(2026, 12, 31)),
    amount=st.integers(1, 80).map(lambda quarters: Decimal(quarters) / 4),
    specialty=st.sampled_from(["cardiology", "neurology", "nursing"]),
)


def history_of(entries: Iterable[Entry]) -> History:
    """What the rules see of a ledger, whatever its order: an entry that was taken back leaves a day of less."""
    listed = list(entries)
    reversed_ = {entry.number for entry in listed if entry.takes_back}
    standing = [entry for entry in listed if entry.number not in reversed_]
    amounts = {entry.on: Decimal(0) for entry in listed}
    for entry in standing:
        amounts[entry.on] += entry.amount
    return History(
        days=tuple(Day(on, amounts[on]) for on in sorted(amounts)),
        specialties={
            name: min(entry.on for entry in standing if entry.specialty == name)
            for name in {entry.specialty for entry in standing}
        },
        activities=tuple(sorted(entry.on for entry in standing))[: milestones.MOST_ACTIVITIES],
        target=YearlyTarget(required=Decimal(20), starts_month=7),
        since=dt.date(2025, 1, 1),
        today=dt.date(2026, 12, 31),
    )


def followed(events: Sequence[Entry]) -> dict[tuple[str, str], Known]:
    """What is known after each event was judged in its turn."""
    known: dict[tuple[str, str], Known] = {}
    for place in range(1, len(events) + 1):
        judged = milestones.judge(history_of(events[:place]), known.values())
        for ground in judged.awarded:
            known[ground.key] = Known(*ground.key, ground.parameters, stands=True)
        for key in judged.reversed:
            known[key] = replace(known[key], stands=False)
    return known


@given(st.data())
def test_the_order_of_events_does_not_matter_for_what_stands_in_the_end(data: st.DataObject) -> None:
    entries = data.draw(st.lists(ENTRIES, max_size=12, unique_by=lambda entry: entry.number))
    taken = data.draw(st.lists(st.sampled_from(entries), unique=True)) if entries else []
    events = [*entries, *(replace(entry, takes_back=True) for entry in taken)]
    shuffled = data.draw(st.permutations(events))
    # An entry is taken back after it was entered, whatever else happens between.
    other = sorted(shuffled, key=lambda event: event.takes_back)

    stands = [{key for key, one in followed(order).items() if one.stands} for order in (events, other)]

    at_once = milestones.judge(history_of(events), ())
    assert stands[0] == stands[1] == {ground.key for ground in at_once.awarded}


@given(st.lists(ENTRIES, max_size=12, unique_by=lambda entry: entry.number))
def test_judging_again_changes_nothing(entries: list[Entry]) -> None:
    known = followed(entries)

    judged = milestones.judge(history_of(entries), known.values())

    assert (judged.awarded, judged.reversed) == ((), ())


@given(st.lists(ENTRIES, max_size=12, unique_by=lambda entry: entry.number))
def test_progress_is_full_exactly_where_a_rule_is_met(entries: list[Entry]) -> None:
    for ground in milestones.grounds(history_of(entries)):
        assert Decimal(0) <= ground.progress <= Decimal(100)
        assert (ground.progress == 100) == (ground.met_on is not None)
