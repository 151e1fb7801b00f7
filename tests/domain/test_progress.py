"""How far a learner has come: what counts of videos, texts, cases and sessions, and that events may come in any order."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.activities import LearningFormat, Policy
from backend.domain.assessments import Choice, Question
from backend.domain.contents import ContentItem
from backend.domain.credits import Rounding
from backend.domain.progress import (
    AttemptResult,
    ItemProgress,
    Progress,
    case_is_closed,
    grade,
    item_share,
    minutes_spent,
    participation,
    passing_score,
    session_share,
    session_span,
    time_in,
)
from backend.reads import definitions
from backend.reads import progress as progress_of
from tests import make_activities as make
from tests import make_progress

HOUR = 3_600_000


@pytest.mark.parametrize(
    ("item", "done", "share"),
    [
        (make.video(600), make.watched(), "0"),
        (make.video(600), make.watched((0, 300)), "1/2"),
        (make.video(600), make.watched((0, 200), (100, 300)), "1/2"),
        (make.video(600), make.watched((300, 600), (0, 150)), "3/4"),
        (make.video(600), make.watched((0, 598)), "598/600"),
        (make.video(600), make.watched((0, 599)), "1"),
        (make.video(600), make.watched((1, 600)), "1"),
        (make.video(600), make.watched((0, 300), (301, 601)), "1"),
        (make.video(600), make.watched((599, 601)), "1/600"),
        (make.video(1), make.watched(), "0"),
        (make.video(1), make.watched((0, 1)), "1"),
        (make.video(600, minimum_minutes=10), make.watched((0, 599)), "599/600"),
        (make.video(600, minimum_minutes=20), make.watched((0, 600)), "1/2"),
        (make.reading(), make.read("0"), "0"),
        (make.reading(), make.read("0.7999"), "7999/10000"),
        (make.reading(), make.read("1"), "1"),
        (make.reading(minimum_minutes=10), make.read("1"), "0"),
        (make.reading(minimum_minutes=10), make.read("1").and_also(make.active((0, 5), (2, 7))), "7/10"),
        (make.reading(minimum_minutes=10), make.read("0.5").and_also(make.active((0, 30))), "1/2"),
        (make.cards(3), make.answered(), "0"),
        (make.cards(3), make.answered(("c0", "")), "1/3"),
        (make.cards(3), make.answered(("c0", ""), ("c2", "")), "2/3"),
        (make.cards(3), make.answered(("c0", ""), ("c1", ""), ("c2", "")), "1"),
        (make.case(), make.answered(("start", "l")), "1/4"),
        (make.case(), make.answered(("start", "l"), ("start", "r")), "1/4"),
        (make.case(), make.answered(("start", "l"), ("left", "on")), "1/2"),
        (make.case(), make.answered(("start", "r"), ("right", "back")), "1/2"),
        (make.case(), make.answered(("start", "r"), ("right", "end")), "1"),
        (make.case(), make.answered(("start", "l"), ("left", "on"), ("last", "end")), "1"),
    ],
)
def test_the_share_of_an_item_that_was_taken_in(item: ContentItem, done: ItemProgress, share: str) -> None:
    assert item_share(item, done) == Fraction(share)


def test_a_branching_case_is_closed_by_a_choice_that_ends_it() -> None:
    assert not case_is_closed(make.case(), make.answered(("right", "back")))
    assert case_is_closed(make.case(), make.answered(("right", "end")))
    assert not case_is_closed(make.cards(3), make.answered(("c0", "")))


def test_time_in_a_video_is_what_was_watched_and_of_the_rest_what_was_in_front_of_one() -> None:
    both = make.watched((0, 60), (30, 90)).and_also(make.active((0, 5)))

    assert time_in(make.video(), both) == 90_000
    assert time_in(make.reading(), both) == 300_000


@pytest.mark.parametrize(
    ("weights", "shares", "whole"),
    [
        ((1, 1), ("1", "0"), "1/2"),
        ((3, 1), ("1", "0"), "3/4"),
        ((3, 1), ("0", "1"), "1/4"),
        ((3, 7), ("0.5", "0.9"), "78/100"),
        ((1, 1, 1), ("1", "1", "0"), "2/3"),
    ],
)
def test_content_counts_by_its_weight(weights: tuple[int, ...], shares: tuple[str, ...], whole: str) -> None:
    contents = tuple(make.reading(f"r{place}", weight=weight) for place, weight in enumerate(weights))
    progress = Progress(items={f"r{place}": make.read(share) for place, share in enumerate(shares)})

    assert participation(make.definition(contents=contents), progress) == Fraction(whole)


def test_shares_are_exact_so_that_five_of_fourteen_cards_and_a_text_are_exactly_half() -> None:
    definition = make.definition(contents=(make.cards(14, weight=14), make.reading(weight=4)))
    progress = Progress(items={"cards": make.answered(*((f"c{number}", "") for number in range(5))), "reading": make.read("1")})

    assert participation(definition, progress) == Fraction(1, 2)


@pytest.mark.parametrize(
    ("spans", "share"),
    [
        ([], "0"),
        ([(0, 60)], "1"),
        ([(-30, 90)], "1"),
        ([(0, 20), (40, 60)], "2/3"),
        ([(0, 40), (20, 48)], "48/60"),
        ([(0, 30), (30, 48)], "48/60"),
        ([(-60, 0), (60, 120)], "0"),
    ],
)
def test_attendance_is_the_union_within_the_session(spans: list[tuple[int, int]], share: str) -> None:
    definition = make.definition(contents=(), sessions=(make.session(),))
    progress = Progress().with_attendance("session", tuple(make.present(*span) for span in spans))

    assert session_share(definition.sessions[0], definition, progress) == Fraction(share)
    assert participation(definition, progress) == Fraction(share)


@pytest.mark.parametrize(
    ("first", "second", "share"),
    [
        ((0, 60), (), "60/90"),
        ((0, 60), (30, 90), "1"),
        ((0, 30), (30, 90), "1"),
        ((30, 60), (30, 60), "30/90"),
        ((), (60, 90), "30/90"),
    ],
)
def test_an_hour_in_which_two_sessions_run_counts_once(first: tuple[int, ...], second: tuple[int, ...], share: str) -> None:
    sessions = (make.session("one"), make.session("two", start=570))
    definition = make.definition(contents=(), sessions=sessions)
    progress = Progress()
    for key, span in (("one", first), ("two", second)):
        progress = progress.with_attendance(key, (make.present(*span),) if span else ())

    assert participation(definition, progress) == Fraction(share)


def test_sessions_weigh_their_minutes_beside_content() -> None:
    definition = make.definition(contents=(make.reading(weight=20),), sessions=(make.session(),))
    progress = Progress().with_item("reading", make.read("1")).with_attendance("session", (make.present(0, 30),))

    assert participation(definition, progress) == Fraction(50, 80)


def test_a_session_runs_by_the_clock_of_its_zone() -> None:
    spring = make.session(starts_at=dt.datetime(2026, 3, 29, 1, 30), ends_at=dt.datetime(2026, 3, 29, 3, 30))  # noqa: DTZ001
    start, end = session_span(spring, make.definition(time_zone="Europe/Berlin"))

    assert start == dt.datetime(2026, 3, 29, 0, 30, tzinfo=dt.UTC).timestamp() * 1000
    assert end - start == HOUR


def test_what_the_activity_does_not_hold_counts_nothing() -> None:
    definition = make.definition(contents=(make.reading(),), sessions=(make.session(),))
    progress = Progress().with_item("other", make.read("1")).with_attendance("other", (make.present(0, 60),))

    assert participation(definition, progress) == 0
    assert minutes_spent(definition, progress) == 0
    assert participation(make.definition(contents=()), progress) == 0


def test_minutes_are_those_watched_and_those_present_with_each_moment_once() -> None:
    contents = (make.video(), make.reading("one"), make.reading("two"))
    definition = make.definition(contents=contents, sessions=(make.session(),))
    progress = (
        Progress()
        .with_item("video", make.watched((0, 90), (60, 120)))
        .with_item("one", make.active((60, 70)))
        .with_item("two", make.active((65, 75), (55, 58)))
        .with_attendance("session", (make.present(-10, 50), make.present(50, 61)))
    )

    assert minutes_spent(definition, progress) == 2 + 75


def test_a_score_is_the_share_of_questions_with_exactly_the_right_choices() -> None:
    two_right = Question(
        key="two",
        text="Which?",
        choices=(Choice(key="a", text="A", correct=True), Choice(key="b", text="B", correct=True), Choice(key="c", text="C")),
    )
    test = make.assessment(questions=3)
    assessment = type(test)(key="test", title="Test", questions=(*test.questions, two_right))
    right = {"q0": frozenset("a"), "q1": frozenset("a"), "q2": frozenset("a"), "two": frozenset("ab")}

    assert grade(assessment, right) == 1
    assert grade(assessment, right | {"two": frozenset("a")}) == Decimal("0.75")
    assert grade(assessment, right | {"two": frozenset("abc")}) == Decimal("0.75")
    assert grade(assessment, {"q0": frozenset("a"), "q1": frozenset("b")}) == Decimal("0.25")
    assert grade(assessment, {}) == 0


def test_an_assessment_may_ask_for_more_than_the_policy() -> None:
    definition = make.definition()

    assert passing_score(make.assessment(), definition) == Decimal("0.70")
    assert passing_score(make.assessment(passing_score=Decimal("0.90")), definition) == Decimal("0.90")


def test_the_best_attempt_counts_and_the_same_attempt_counts_once() -> None:
    progress = Progress()
    for attempt in (make.attempt("0.6"), make.attempt("0.9", number=2), make.attempt("0.4", number=3), make.attempt("0.6")):
        progress = progress.with_attempt(attempt)

    assert progress.best_score("test") == Decimal("0.9")
    assert progress.attempts_at("test") == 3
    assert (progress.best_score("other"), progress.attempts_at("other")) == (None, 0)


@given(happenings=st.lists(make_progress.HAPPENINGS, max_size=15), data=st.data())
def test_events_in_any_order_and_however_often_lead_to_the_same_progress(
    happenings: list[make_progress.Happening], data: st.DataObject
) -> None:
    repeated = data.draw(st.permutations([*happenings, *happenings[::2]]))

    progress, other = make_progress.after(happenings), make_progress.after(repeated)

    assert other == progress
    assert progress_of.dump(other) == progress_of.dump(progress)


@given(happenings=st.lists(make_progress.HAPPENINGS, max_size=15))
def test_progress_comes_back_from_its_json_as_it_was(happenings: list[make_progress.Happening]) -> None:
    progress = make_progress.after(happenings)

    assert progress_of.load(progress_of.dump(progress)) == progress


@given(happenings=st.lists(make_progress.HAPPENINGS, max_size=15))
def test_participation_and_time_never_fall(happenings: list[make_progress.Happening]) -> None:
    steps = [make_progress.after(happenings[:count]) for count in range(len(happenings) + 1)]
    shares = [participation(make_progress.DEFINITION, step) for step in steps]
    minutes = [minutes_spent(make_progress.DEFINITION, step) for step in steps]

    assert shares == sorted(shares)
    assert minutes == sorted(minutes)
    assert 0 <= shares[0] <= shares[-1] <= 1


def test_progress_of_an_enrollment_without_events_is_empty() -> None:
    assert progress_of.load({}) == Progress()
    assert progress_of.dump(Progress()) == {"items": {}, "attended": {}, "attempts": [], "evaluated": False}


def test_progress_is_stored_in_words_that_a_reader_of_the_database_understands() -> None:
    progress = Progress().with_item("b", make.read("0.5")).with_item("a", make.answered(("s", "y"), ("s", "x")))

    assert progress_of.dump(progress.with_attempt(AttemptResult("test", 1, Decimal("0.7"))).with_evaluation()) == {
        "items": {
            "a": {"watched": [], "active": [], "read": "0", "answered": [["s", "x"], ["s", "y"]]},
            "b": {"watched": [], "active": [], "read": "0.5", "answered": []},
        },
        "attended": {},
        "attempts": [["test", 1, "0.7"]],
        "evaluated": True,
    }


@given(
    title=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    minimum=st.decimals("0.01", "1", places=4),
    live=st.booleans(),
    size=st.integers(1, 4),
)
def test_a_definition_comes_back_from_its_json_as_it_was(*, title: str, minimum: Decimal, live: bool, size: int) -> None:
    definition = make.definition(
        title=title,
        learning_format=LearningFormat.LIVE if live else LearningFormat.JOURNAL,
        policy=Policy(minimum_participation=minimum, bonus=(make.score_bonus(),), rounding=Rounding.NEAREST),
        contents=(make.case(), make.cards(size), make.video()),
        sessions=(make.session(),),
        designated=(make.credit(base=Decimal("3.75")), make.moc()),
    )

    assert definitions.load(orjson.dumps(definitions.dump(definition)).decode()) == definition
