"""Results: what an activity's participants answered, counted."""

from decimal import Decimal

import strawberry

from backend.domain.assessments import EvaluationKind
from backend.resolvers import results
from backend.schema.basics import PageInfo
from backend.schema.describe import field, taken


@strawberry.type(description="How often an answer was given.")
class AnswerCount:
    """Filled from `domain.results.AnswerCount`."""

    value: str = field('The answer: "1" to "5", "YES" or "NO", or one of the options.')
    count: int = field("How often.")


@strawberry.type(description="What somebody wrote in an evaluation. Who and when is not told.")
class TextAnswer:
    """Filled from `reads.results.TextAnswer`."""

    text: str = field("The words.")


@strawberry.type(description="A text in a page, and the cursor behind it.")
class TextAnswerEdge:
    """Filled from `reads.pages.Edge`."""

    cursor: str = field("Pass it as `after` to continue here.")
    node: TextAnswer = field("The text.")


@strawberry.type(description="A page of texts.")
class TextAnswerConnection:
    """Filled from `reads.pages.Page`."""

    edges: list[TextAnswerEdge] = field("The page's texts.")
    page_info: PageInfo = field("Where the page lies.")


@strawberry.type(description="One question of an evaluation with its answers counted.")
class EvaluationAnswers:
    """Filled from `reads.results.EvaluationAnswers`."""

    key: str = taken("The question's key.", "summary.question.key")
    text: str = taken("What is asked.", "summary.question.text")
    kind: EvaluationKind = taken("How it is answered.", "summary.question.kind")
    answered: int = taken("How many answered it.", "summary.answered")
    counts: list[AnswerCount] = taken(
        "Every possible answer, in the form's order; empty for one answered in words. At most 200.", "summary.counts"
    )
    mean: Decimal | None = taken("Mean of ratings, two decimals.", "summary.mean")
    texts: TextAnswerConnection = field("What was written, in no order that means anything.", resolver=results.texts)


@strawberry.type(description="An activity's evaluations, without names.")
class EvaluationResults:
    """Filled from `reads.results.EvaluationResults`."""

    title: str = field("The form's title.")
    responses: int = field("How many were submitted, in any version of the activity.")
    fewest: int = field("From how many responses on the answers are told.", resolver=results.fewest)
    questions: list[EvaluationAnswers] | None = field(
        "Each question with its answers; null while there are fewer than `fewest` responses. At most 200."
    )


@strawberry.type(description="How many took a choice at their first attempt.")
class ChoiceResult:
    """Filled from `reads.results.ChoiceResult`."""

    key: str = field("The choice.")
    text: str = field("What it says.")
    correct: bool = field("Whether it is right.")
    count: int = field("How many took it.")


@strawberry.type(description="One question of an assessment, over first attempts.")
class QuestionResults:
    """Filled from `reads.results.QuestionResults`."""

    key: str = field("The question.")
    text: str = field("What is asked.")
    right: int = field("How many chose exactly the right answers.")
    choices: list[ChoiceResult] = field("Each choice. At most 200.")


@strawberry.type(description="An assessment, over everybody's first attempt.")
class AssessmentResults:
    """Filled from `reads.results.AssessmentResults`."""

    key: str = field("The assessment.")
    title: str = field("Its title.")
    attempts: int = field("How many attempted it.")
    passed: int = field("How many passed at the first attempt.")
    mean_score: Decimal | None = field("Mean of first scores in percent; null before the first.")
    questions: list[QuestionResults] = field("Each question. At most 200.")
