"""What many answers say together."""

from decimal import Decimal

from backend.domain import results
from tests import make_activities as make


def test_every_possible_answer_is_counted_those_that_nobody_gave_too() -> None:
    responses = [{"useful": "5", "bias": "YES", "change": "Much"}, {"useful": "4", "bias": "YES", "change": "", "more": "No."}]

    useful, bias, change, more = results.of_evaluation(make.EVALUATION, responses)

    assert [(count.value, count.count) for count in useful.counts] == [("1", 0), ("2", 0), ("3", 0), ("4", 1), ("5", 1)]
    assert (useful.answered, useful.mean) == (2, Decimal("4.50"))
    assert [(count.value, count.count) for count in bias.counts] == [("YES", 2), ("NO", 0)]
    assert [(count.value, count.count) for count in change.counts] == [("Much", 1), ("Little", 0)]
    assert (change.answered, change.mean) == (1, None)
    assert (more.answered, more.counts) == (1, ())


def test_five_responses_hide_who_gave_which() -> None:
    assert [results.may_be_told(count) for count in (0, 4, 5, 6)] == [False, False, True, True]


def test_items_count_choices_and_exactly_right_answers() -> None:
    assessment = make.assessment(questions=2)
    attempts = [
        (Decimal(1), {"q0": ["a"], "q1": ["a"]}),
        (Decimal("0.5"), {"q0": ["a"], "q1": ["a", "b"]}),
        (Decimal(0), {"q0": ["b"]}),
    ]

    found = results.of_assessment(assessment, attempts, passing=Decimal("0.5"))

    assert (found.attempts, found.passed, found.mean) == (3, 2, Decimal("0.5"))
    assert [(item.right, dict(item.chosen)) for item in found.items] == [(2, {"a": 2, "b": 1}), (1, {"a": 2, "b": 1})]


def test_nobody_has_no_mean() -> None:
    found = results.of_assessment(make.assessment(), (), passing=Decimal("0.7"))

    assert (found.attempts, found.passed, found.mean) == (0, 0, None)
