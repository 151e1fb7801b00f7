"""What an activity asks: its graded tests, and the evaluation form, which is never graded."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from backend.domain.contents import EXACT


class EvaluationKind(StrEnum):
    """How a question of an evaluation form is answered. An evaluation is never graded."""

    RATING = "RATING"
    YES_NO = "YES_NO"
    CHOICE = "CHOICE"
    TEXT = "TEXT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer of a question. `correct` never leaves the server before the question is answered."""

    __pydantic_config__ = EXACT

    key: str
    text: str
    correct: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One graded question: right only if exactly the correct choices are chosen."""

    __pydantic_config__ = EXACT

    key: str
    text: str
    choices: tuple[Choice, ...]
    feedback: str = ""

    @property
    def correct(self) -> frozenset[str]:
        """The keys of the right choices."""
        return frozenset(choice.key for choice in self.choices if choice.correct)

    @property
    def multiple(self) -> bool:
        """Whether more than one choice is right, so that the client shows boxes instead of buttons."""
        return len(self.correct) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A graded test. `passing_score` (a share of 1) overrides the policy's; `attempts_allowed` 0 means any number."""

    __pydantic_config__ = EXACT

    key: str
    title: str
    questions: tuple[Question, ...]
    passing_score: Decimal | None = None
    attempts_allowed: int = 0
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationQuestion:
    """One question of the evaluation form; RATING is answered 1 to 5, CHOICE with one of `options`."""

    __pydantic_config__ = EXACT

    key: str
    text: str
    kind: EvaluationKind
    options: tuple[str, ...] = ()
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationForm:
    """What the provider asks about the activity. Answers are recorded, never graded."""

    __pydantic_config__ = EXACT

    title: str
    questions: tuple[EvaluationQuestion, ...]
