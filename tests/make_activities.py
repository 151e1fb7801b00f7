"""Activity definitions for tests of rules, everything defaulted: `make_activities.definition(contents=(video(600),))`.

The default is four hours of reading for 4.00 AMA credits with a test and an evaluation; `done` is a way through it.
"""

import datetime as dt
from decimal import Decimal
from typing import Any

from backend.domain.activities import ActivityDefinition, BonusRule, BonusRuleName, DesignatedCredit, LearningFormat, Policy
from backend.domain.assessments import Assessment, Choice, EvaluationForm, EvaluationKind, EvaluationQuestion, Question
from backend.domain.contents import CaseChoice, ContentItem, ContentKind, InteractiveForm, InteractiveStep, LiveSession
from backend.domain.credits import CreditType
from backend.domain.progress import AttemptResult, ItemProgress, Progress, session_span
from backend.domain.spans import MINUTE, Span

TODAY = dt.date(2026, 3, 9)
MIDNIGHT = dt.datetime(2026, 3, 9)  # noqa: DTZ001 - local to the activity's zone


def credit(maximum: str = "4.00", kind: CreditType = CreditType.AMA_PRA_CATEGORY_1, **changes: Any) -> DesignatedCredit:
    """A designation, of AMA PRA Category 1 unless told otherwise."""
    return DesignatedCredit(**{"type": kind, "maximum": Decimal(maximum), **changes})


def moc(maximum: str = "4.00", board: str = "ABIM", **changes: Any) -> DesignatedCredit:
    """A designation of MOC points."""
    return credit(maximum, CreditType.MOC, board=board, **changes)


def reading(key: str = "reading", **changes: Any) -> ContentItem:
    """A text."""
    return ContentItem(**{"key": key, "kind": ContentKind.READING, "title": key.title(), "body": "Text.", **changes})


def video(seconds: int = 600, key: str = "video", **changes: Any) -> ContentItem:
    """A video of that length."""
    return ContentItem(**{"key": key, "kind": ContentKind.VIDEO, "title": key.title(), "duration_seconds": seconds, **changes})


def cards(count: int = 3, key: str = "cards", **changes: Any) -> ContentItem:
    """Flash cards `c0`, `c1`, ..."""
    steps = tuple(InteractiveStep(key=f"c{number}", text="Front", back="Back") for number in range(count))
    form = InteractiveForm.FLASH_CARDS
    return ContentItem(
        **{"key": key, "kind": ContentKind.INTERACTIVE, "title": key.title(), "form": form, "steps": steps, **changes}
    )


def case(key: str = "case", **changes: Any) -> ContentItem:
    """A branching case: `start` leads to `left`, which leads to its end, or to `right`, which ends at once or turns left."""
    steps = (
        InteractiveStep(
            key="start",
            text="And now?",
            choices=(CaseChoice(key="l", text="Left", goes_to="left"), CaseChoice(key="r", text="Right", goes_to="right")),
        ),
        InteractiveStep(key="left", text="Well?", choices=(CaseChoice(key="on", text="On", goes_to="last"),)),
        InteractiveStep(
            key="right",
            text="Well?",
            choices=(CaseChoice(key="end", text="End"), CaseChoice(key="back", text="Back", goes_to="left")),
        ),
        InteractiveStep(key="last", text="Well?", choices=(CaseChoice(key="end", text="End"),)),
    )
    form = InteractiveForm.BRANCHING_CASE
    return ContentItem(
        **{"key": key, "kind": ContentKind.INTERACTIVE, "title": key.title(), "form": form, "steps": steps, **changes}
    )


def session(key: str = "session", *, start: int = 540, minutes: int = 60, **changes: Any) -> LiveSession:
    """A session that starts so many minutes after MIDNIGHT, 9:00 by default."""
    starts_at = MIDNIGHT + dt.timedelta(minutes=start)
    ends_at = starts_at + dt.timedelta(minutes=minutes)
    return LiveSession(**{"key": key, "title": key.title(), "starts_at": starts_at, "ends_at": ends_at, **changes})


def assessment(key: str = "test", *, questions: int = 10, **changes: Any) -> Assessment:
    """A test of questions `q0`, `q1`, ..., `a` right and `b` wrong in each."""
    choices = (Choice(key="a", text="This", correct=True), Choice(key="b", text="That"))
    asked = tuple(Question(key=f"q{number}", text="Which?", choices=choices) for number in range(questions))
    return Assessment(**{"key": key, "title": key.title(), "questions": asked, **changes})


def interactive_bonus(amount: str = "0.25", content: str = "case", **changes: Any) -> BonusRule:
    """A bonus for completing an interactive item."""
    return BonusRule(
        **{
            "name": BonusRuleName.INTERACTIVE_COMPLETE,
            "content": content,
            "type": CreditType.AMA_PRA_CATEGORY_1,
            "amount": Decimal(amount),
            **changes,
        }
    )


def score_bonus(amount: str = "0.25", score: str = "0.90", assessment: str = "test", **changes: Any) -> BonusRule:
    """A bonus for a score."""
    return BonusRule(
        **{
            "name": BonusRuleName.SCORE_AT_LEAST,
            "assessment": assessment,
            "score": Decimal(score),
            "type": CreditType.AMA_PRA_CATEGORY_1,
            "amount": Decimal(amount),
            **changes,
        }
    )


EVALUATION = EvaluationForm(
    title="Your view",
    questions=(
        EvaluationQuestion(key="useful", text="Useful?", kind=EvaluationKind.RATING),
        EvaluationQuestion(key="bias", text="Free of bias?", kind=EvaluationKind.YES_NO),
        EvaluationQuestion(key="change", text="What will change?", kind=EvaluationKind.CHOICE, options=("Much", "Little")),
        EvaluationQuestion(key="more", text="Anything else?", kind=EvaluationKind.TEXT, required=False),
    ),
)


def definition(**changes: Any) -> ActivityDefinition:
    """A definition that may be published as far as its rules go; changes name the fields of ActivityDefinition."""
    return ActivityDefinition(
        **{
            "code": "activity",
            "provider": "academy",
            "title": "Title",
            "description": "Description",
            "learning_format": LearningFormat.ENDURING,
            "language": "en",
            "released_on": dt.date(2026, 1, 1),
            "expires_on": dt.date(2026, 12, 31),
            "minutes": 240,
            "designated": (credit(),),
            "policy": Policy(),
            "contents": (reading(),),
            "assessments": (assessment(),),
            "evaluation": EVALUATION,
            **changes,
        }
    )


def read(share: str | Decimal) -> ItemProgress:
    """Progress in a text."""
    return ItemProgress(read=Decimal(share))


def watched(*spans: tuple[int, int]) -> ItemProgress:
    """Progress in a video; spans in seconds."""
    return ItemProgress(watched=tuple((start * 1000, end * 1000) for start, end in spans))


def answered(*pairs: tuple[str, str]) -> ItemProgress:
    """Progress in interactive content: pairs of step and choice."""
    return ItemProgress(answered=frozenset(pairs))


def active(*spans: tuple[int, int]) -> ItemProgress:
    """Time before an item; spans in minutes after 9:00 of MIDNIGHT in Dubai."""
    return ItemProgress(active=tuple(present(start, end) for start, end in spans))


def present(start: int, end: int) -> Span:
    """A span of instants, in minutes after 9:00 of MIDNIGHT in Dubai."""
    nine, _ = session_span(session(), definition())
    return nine + start * MINUTE, nine + end * MINUTE


def attempt(score: str, key: str = "test", number: int = 1) -> AttemptResult:
    """A graded attempt."""
    return AttemptResult(key, number, Decimal(score))


def done(share: str = "1", *, score: str | None = "1", evaluated: bool = True) -> Progress:
    """Progress in the default definition: share read, score reached, evaluation handed in."""
    progress = Progress().with_item("reading", read(share))
    progress = progress if score is None else progress.with_attempt(attempt(score))
    return progress.with_evaluation() if evaluated else progress
