"""What participants answered, counted: the evaluation without names, the assessments by choice."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from backend.domain import results
from backend.domain.assessments import Question
from backend.domain.gates import percent
from backend.domain.progress import passing_score
from backend.domain.results import QuestionSummary
from backend.reads import pages, sql
from backend.reads.activities import Activity


@dataclass(frozen=True, slots=True)
class EvaluationAnswers:
    """One question of an activity's evaluation with its answers counted."""

    activity_id: UUID
    summary: QuestionSummary


@dataclass(frozen=True, slots=True)
class EvaluationResults:
    """An activity's evaluations. `questions` is None while too few responses would betray who gave them."""

    title: str
    responses: int
    questions: tuple[EvaluationAnswers, ...] | None


@dataclass(frozen=True, slots=True)
class TextAnswer:
    """What one person wrote, and nothing about whom."""

    id: UUID
    text: str


@dataclass(frozen=True, slots=True)
class ChoiceResult:
    """How many took a choice at their first attempt."""

    key: str
    text: str
    correct: bool
    count: int


@dataclass(frozen=True, slots=True)
class QuestionResults:
    """One question of an assessment; `right` is how many answered it exactly right at their first attempt."""

    key: str
    text: str
    right: int
    choices: tuple[ChoiceResult, ...]


@dataclass(frozen=True, slots=True)
class AssessmentResults:
    """The first attempts at an assessment; `mean_score` in percent, None before the first attempt."""

    key: str
    title: str
    attempts: int
    passed: int
    mean_score: Decimal | None
    questions: tuple[QuestionResults, ...]


_EVENTS = "FROM learning_event le JOIN enrollment e ON e.id = le.enrollment_id WHERE e.activity_id = :activity"


async def evaluation(activity: Activity) -> EvaluationResults | None:
    """The evaluations of all versions, counted by the questions of this one; None for an activity without a form."""
    form = activity.definition.evaluation
    if form is None:
        return None
    found = await sql.rows(f"SELECT le.payload {_EVENTS} AND le.kind = 'EVALUATION'", activity=activity.id)
    responses = [sql.json_of(row["payload"])["answers"] for row in found]
    if not results.may_be_told(len(responses)):
        return EvaluationResults(form.title, len(responses), None)
    told = (EvaluationAnswers(activity.id, summary) for summary in results.of_evaluation(form, responses))
    return EvaluationResults(form.title, len(responses), tuple(told))


async def texts(activity_id: UUID, question_key: str, *, first: int, after: str | None) -> pages.Page[TextAnswer]:
    """A page of what was written in answer to a question, in an order that tells nothing about when or by whom.

    Raises: InvalidInput for a wrong `first` or `after`.
    """
    pages.checked_first(first)
    last = pages.keys_of(after, count=1)
    # The events' own ids are random: neither the time nor the person shows in their order.
    found = await sql.rows(
        f"SELECT le.id, le.payload {_EVENTS} AND le.kind = 'EVALUATION' ORDER BY le.id", activity=activity_id
    )
    if not results.may_be_told(len(found)):
        found = []
    given = [
        TextAnswer(sql.uuid_of(row["id"]), sql.json_of(row["payload"])["answers"].get(question_key, "").strip())
        for row in found
    ]
    listed = [answer for answer in given if answer.text and (last is None or str(answer.id) > last[0])]
    return pages.page(listed[: first + 1], first=first, after=after, key=lambda answer: (str(answer.id),))


async def assessments(activity: Activity) -> tuple[AssessmentResults, ...]:
    """Each assessment of the activity, its items counted over everybody's first attempt: one statement for all."""
    found = await sql.rows(f"SELECT le.subject, le.payload {_EVENTS} AND le.kind = 'ASSESSMENT'", activity=activity.id)
    attempts: dict[str, list[tuple[Decimal, Mapping[str, list[str]]]]] = {}
    for row in found:
        payload = sql.json_of(row["payload"])
        if payload["number"] == 1:
            attempts.setdefault(row["subject"], []).append((Decimal(payload["score"]), payload["answers"]))
    listed = []
    for assessment in activity.definition.assessments:
        passing = passing_score(assessment, activity.definition)
        summary = results.of_assessment(assessment, attempts.get(assessment.key, ()), passing=passing)
        questions = tuple(
            _question(question, item.right, item.chosen)
            for question, item in zip(assessment.questions, summary.items, strict=True)
        )
        mean = None if summary.mean is None else percent(summary.mean)
        listed.append(AssessmentResults(assessment.key, assessment.title, summary.attempts, summary.passed, mean, questions))
    return tuple(listed)


def _question(question: Question, right: int, chosen: Mapping[str, int]) -> QuestionResults:
    choices = (ChoiceResult(choice.key, choice.text, choice.correct, chosen.get(choice.key, 0)) for choice in question.choices)
    return QuestionResults(question.key, question.text, right, tuple(choices))
