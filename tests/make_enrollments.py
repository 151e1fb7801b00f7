"""Activities to take part in, and what a learner does in them, through the services.

`scene = await earning.scene(); await scene.do_half(); await scene.claim()`
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from backend.domain.activities import ActivityDefinition, DesignatedCredit, LearningFormat
from backend.domain.actors import SYSTEM, Actor
from backend.domain.assessments import Assessment, Choice, EvaluationForm, EvaluationKind, EvaluationQuestion, Question
from backend.domain.contents import CaseChoice, ContentItem, ContentKind, InteractiveForm, InteractiveStep, LiveSession
from backend.domain.credits import CreditType
from backend.domain.events import ProgressEvent, StepAnswer
from backend.models import tables
from backend.reads import enrollments, sql, summaries
from backend.reads.credits import Credit
from backend.reads.summaries import CreditSummary
from backend.services import activities, claims, earning, reversals
from backend.services import enrollments as enrolling
from backend.services.claims import Claimed
from tests import make_people as people
from tests.make_people import NOW

PUBLIC_URL = "https://credits.example.org"

AMA = DesignatedCredit(type=CreditType.AMA_PRA_CATEGORY_1, maximum=Decimal("4.00"))
ACCME = DesignatedCredit(type=CreditType.ACCME, maximum=Decimal("4.00"))
MOC = DesignatedCredit(type=CreditType.MOC, board="ABIM", maximum=Decimal("3.00"))

ONE = ContentItem(key="one", kind=ContentKind.READING, title="First half", body="Text.")
TWO = ContentItem(key="two", kind=ContentKind.READING, title="Second half", body="Text.")
CASE = ContentItem(
    key="case",
    kind=ContentKind.INTERACTIVE,
    title="Decide",
    form=InteractiveForm.BRANCHING_CASE,
    steps=(InteractiveStep(key="start", text="And now?", choices=(CaseChoice(key="end", text="Treat"),)),),
)
SESSION = LiveSession(
    key="morning",
    title="Morning",
    starts_at=dt.datetime(2026, 3, 7, 9),  # noqa: DTZ001 - local to the activity's zone
    ends_at=dt.datetime(2026, 3, 7, 11),  # noqa: DTZ001 - the same
    place="Hall 1",
)
CHOICES = (Choice(key="right", text="This", correct=True), Choice(key="wrong", text="That"))
TEST = Assessment(
    key="test",
    title="Test",
    questions=(Question(key="q1", text="Which?", choices=CHOICES), Question(key="q2", text="And which?", choices=CHOICES)),
    attempts_allowed=2,
)
RIGHT = {"q1": frozenset({"right"}), "q2": frozenset({"right"})}
HALF_RIGHT = {"q1": frozenset({"right"}), "q2": frozenset({"wrong"})}
EVALUATION = EvaluationForm(
    title="Your view", questions=(EvaluationQuestion(key="useful", text="Useful?", kind=EvaluationKind.RATING),)
)

_PLAIN = ActivityDefinition(
    code="sepsis",
    provider="creek",
    title="Sepsis in the first hour",
    description="Two readings of the same weight, a test and an evaluation.",
    learning_format=LearningFormat.ENDURING,
    language="en",
    specialty="critical-care",
    released_on=dt.date(2026, 1, 1),
    minutes=240,
    designated=(AMA,),
    contents=(ONE, TWO),
    assessments=(TEST,),
    evaluation=EVALUATION,
)

LIVE: dict[str, Any] = {"learning_format": LearningFormat.LIVE, "contents": (), "sessions": (SESSION,)}
"""The changes that make a session of two hours of it."""


def definition(**changes: Any) -> ActivityDefinition:
    """An enduring activity of 4.00 AMA PRA Category 1 Credits, with these changes."""
    return replace(_PLAIN, **changes)


def designated(amount: str) -> tuple[DesignatedCredit, ...]:
    """AMA PRA Category 1 Credit alone, of this maximum."""
    return (replace(AMA, maximum=Decimal(amount)),)


async def publish(wanted: ActivityDefinition, *, now: dt.datetime = NOW) -> UUID:
    """Offer an activity, its provider made if need be; the activity's id."""
    if not await tables.Organization.exists(code=wanted.provider):
        await people.organization(wanted.provider)
    return (await activities.save(wanted, publish=True, by=SYSTEM, now=now)).activity.id


@dataclass(slots=True)
class Scene:
    """A learner in an activity. Events are named by what is done, so that doing it again repeats the event."""

    learner: people.Made
    activity_id: UUID
    enrollment_id: UUID
    now: dt.datetime = NOW

    @property
    def own(self) -> dict[str, Any]:
        """Who acts, and when."""
        return {"by": self.learner.actor, "now": self.now}

    async def read(self, key: str, percent: int = 100, *, event_id: str = "", occurred_at: dt.datetime | None = None) -> None:
        """Read so much of an item."""
        event = ProgressEvent(
            event_id=event_id or f"read-{key}-{percent}",
            content_key=key,
            occurred_at=occurred_at or self.now,
            read=Decimal(percent),
        )
        await earning.record_progress(self.enrollment_id, (event,), **self.own)

    async def decide(self) -> None:
        """Take the way through the case that ends it."""
        answered = (StepAnswer(step_key="start", choice_key="end"),)
        event = ProgressEvent(event_id="decide", content_key="case", occurred_at=self.now, answered=answered)
        await earning.record_progress(self.enrollment_id, (event,), **self.own)

    async def take_test(self, answers: Mapping[str, frozenset[str]] = RIGHT, *, event_id: str = "test-1") -> None:
        """One attempt, passed unless the answers say otherwise."""
        await earning.submit_assessment(self.enrollment_id, "test", answers, event_id=event_id, **self.own)

    async def evaluate(self, *, event_id: str = "evaluation") -> None:
        """Hand in the evaluation."""
        await earning.submit_evaluation(self.enrollment_id, {"useful": "4"}, event_id=event_id, **self.own)

    async def do_half(self) -> None:
        """Read one of the two halves, pass the test and evaluate: half of the credit is due."""
        await self.read("one")
        await self.take_test()
        await self.evaluate()

    async def do_all(self) -> None:
        """Do everything the plain activity asks for."""
        await self.do_half()
        await self.read("two")

    async def claim(self) -> Claimed:
        """Claim what is due, a second after what was done before."""
        self.now += dt.timedelta(seconds=1)
        return await claims.claim(self.enrollment_id, public_url=PUBLIC_URL, **self.own)

    async def stands(self) -> enrollments.Enrollment:
        """The enrollment as it stands."""
        return await enrolling.get(self.enrollment_id, **self.own)

    async def summary(self, *, start: dt.date | None = None, end: dt.date | None = None) -> CreditSummary:
        """All the credit of the learner, or that of a period, as of today."""
        return await summaries.of_learner(self.learner.id, start=start, end=end, today=self.now.date())


async def scene(wanted: ActivityDefinition = _PLAIN, *, learner: people.Made | None = None, now: dt.datetime = NOW) -> Scene:
    """A physician (or that learner) enrolled in the activity."""
    activity_id = await publish(wanted, now=now)
    someone = learner or await people.learner()
    return Scene(someone, activity_id, await enrolling.enroll(activity_id, by=someone.actor, now=now), now)


async def reverse(credit_id: UUID, *, reason: str = "Wrong.", by: Actor = SYSTEM, now: dt.datetime = NOW) -> Credit:
    """Take an entry back."""
    return await reversals.reverse(credit_id, reason=reason, public_url=PUBLIC_URL, by=by, now=now)


async def as_it_stands() -> dict[str, list[sql.Row]]:
    """Every row about earning: equal before and after whatever was refused."""
    tables_of_earning = (
        *("activity", "activity_version", "check_in_code", "enrollment", "learning_event"),
        *("credit", "credit_balance", "credit_total", "certificate", "certified_credit", "certificate_file"),
    )
    return {table: await sql.rows(f"SELECT * FROM {table} ORDER BY id") for table in tables_of_earning}
