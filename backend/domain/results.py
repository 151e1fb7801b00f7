"""What many answers say together: an evaluation's questions and an assessment's items, counted.

Evaluations are told without names. Below `FEWEST` responses nothing but their number is told, since a handful of answers
would name who gave them. Assessments are graded and belong to the learner's record, so they are counted from the first on.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from backend.domain.assessments import Assessment, EvaluationForm, EvaluationKind, EvaluationQuestion
from backend.domain.events import RATINGS, YES_NO

FEWEST = 5
"""Responses to an evaluation from which its answers are told (docs/decisions/0014-what-staff-see-of-learners.md)."""

HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """How often an answer was given."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class QuestionSummary:
    """The answers to one question of an evaluation: every possible one with its count; `mean` of ratings, two decimals.

    A question answered in words has no counts.
    """

    question: EvaluationQuestion
    answered: int
    counts: tuple[AnswerCount, ...]
    mean: Decimal | None


@dataclass(frozen=True, slots=True)
class ItemSummary:
    """The answers to one question of an assessment: how many chose each choice, by its key, and how many were right."""

    question_key: str
    right: int
    chosen: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class AssessmentSummary:
    """The first attempts at an assessment. `mean` is a share of 1, None before the first attempt."""

    attempts: int
    passed: int
    mean: Decimal | None
    items: tuple[ItemSummary, ...]


def may_be_told(responses: int) -> bool:
    """Whether so many responses hide who gave which answer."""
    return responses >= FEWEST


def of_evaluation(form: EvaluationForm, responses: Iterable[Mapping[str, str]]) -> tuple[QuestionSummary, ...]:
    """Each question of the form with its answers counted, in its order."""
    responses = tuple(responses)
    return tuple(
        _question(question, [given[question.key] for given in responses if given.get(question.key)])
        for question in form.questions
    )


def _question(question: EvaluationQuestion, values: Sequence[str]) -> QuestionSummary:
    possible = {EvaluationKind.RATING: RATINGS, EvaluationKind.YES_NO: YES_NO, EvaluationKind.CHOICE: question.options}
    counted = Counter(values)
    counts = tuple(AnswerCount(value, counted[value]) for value in possible.get(question.kind, ()))
    ratings = [int(value) for value in values] if question.kind is EvaluationKind.RATING else []
    mean = (Decimal(sum(ratings)) / len(ratings)).quantize(HUNDREDTH, ROUND_HALF_EVEN) if ratings else None
    return QuestionSummary(question, len(values), counts, mean)


def of_assessment(
    assessment: Assessment, first_attempts: Iterable[tuple[Decimal, Mapping[str, Sequence[str]]]], *, passing: Decimal
) -> AssessmentSummary:
    """An assessment's items counted over first attempts, each a score (a share of 1) and its choices by question."""
    attempts = tuple(first_attempts)
    scores = [score for score, _ in attempts]
    return AssessmentSummary(
        attempts=len(attempts),
        passed=sum(score >= passing for score in scores),
        mean=sum(scores, Decimal(0)) / len(scores) if scores else None,
        items=tuple(
            ItemSummary(
                question_key=question.key,
                right=sum(frozenset(answers.get(question.key, ())) == question.correct for _, answers in attempts),
                chosen=Counter(choice for _, answers in attempts for choice in set(answers.get(question.key, ()))),
            )
            for question in assessment.questions
        ),
    )
