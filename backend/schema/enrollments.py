"""Enrollments: how far a learner has come, why the credit is not there yet, and what a claim would pay."""

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import strawberry

from backend.domain.awards import EnrollmentStatus
from backend.domain.credits import CreditBasis, CreditType, CreditUnit
from backend.domain.gates import GateActor, GateKind, GateUnit
from backend.resolvers import enrollments, learners
from backend.schema.activities import Activity
from backend.schema.basics import Code, Node, PageInfo, Payload, is_payload
from backend.schema.certificates import Certificate
from backend.schema.credits import Credit
from backend.schema.describe import field, stands_for, taken

if TYPE_CHECKING:
    from backend.schema.learners import Learner


@strawberry.type(description='One condition between an enrollment and its credit: the answer to "why is my credit not there?".')
class Gate:
    """Filled from `domain.gates.Gate`."""

    kind: GateKind = field("What it is about.")
    met: bool = field("Whether it is open.")
    actual: Decimal | None = field("How it stands.")
    required: Decimal | None = field("What it asks for.")
    unit: GateUnit | None = field("What the two are counted in.")
    code: str = field("How it stands, for a program: `content.short`, `assessment.met` ...")
    explanation: str = field("The same as a sentence in English.")
    actor: GateActor = field("Who has to act next.")
    since: datetime | None = field(
        "Since when an open gate has been waiting: a claim since the last step, the others since enrolling."
    )


@strawberry.type(description="Credit that a claim made now would award.")
class ClaimableCredit:
    """Filled from `domain.awards.Award`."""

    type: CreditType = taken("The kind of credit.", "kind.type")
    board: Code | None = field("Its board.", resolver=enrollments.board)
    specialty: Code | None = field("Its specialty.", resolver=enrollments.specialty)
    amount: Decimal = field("How much.")
    unit: CreditUnit = taken("What it is counted in.", "kind.unit")
    basis: CreditBasis = field("Why.")
    maximum: Decimal = field("The most that the activity awards of this kind.")


@strawberry.type(description="Seconds of a medium that were played.")
class MediaInterval:
    """Filled from `reads.enrollments.MediaInterval`."""

    start: Decimal = field("Second at which playing began.", name="from")
    end: Decimal = field("Second at which it stopped.", name="to")


@strawberry.type(description="What has been taken in of one content item.")
class ContentProgress:
    """Filled from `reads.enrollments.ContentProgress`."""

    key: str = field("The content item.")
    percent: Decimal = field("How much of it, 0 to 100.")
    seconds_spent: Decimal = field("Seconds with it.")
    watched: list[MediaInterval] = field("What was played, without overlap.")
    answered: list[str] = field("Keys of the steps that were answered.")


@strawberry.type(description="A time between two instants.")
class TimeSpan:
    """Filled from `reads.enrollments.TimeSpan`."""

    start: datetime = field("When it began.", name="from")
    end: datetime = field("When it ended.", name="to")


@strawberry.type(description="What has been attended of one session.")
class SessionProgress:
    """Filled from `reads.enrollments.SessionProgress`."""

    key: str = field("The session.")
    percent: Decimal = field("How much of it, 0 to 100.")
    minutes: Decimal = field("Minutes of it.")
    attended: list[TimeSpan] = field("When the learner was there, without overlap, inside the session.")


@strawberry.type(description="How one question of an attempt was answered.")
class QuestionResult:
    """Filled from `reads.enrollments.QuestionResult`."""

    question_key: str = field("The question.")
    chosen: list[str] = field("Keys of the choices.")
    correct: bool = field("Whether exactly the right ones were chosen.")
    feedback: str = field("What the author says about it.")


@strawberry.type(description="One graded attempt at an assessment.")
class Attempt:
    """Filled from `reads.enrollments.Attempt`."""

    assessment_key: str = field("The assessment.")
    number: int = field("The first is 1.")
    score: Decimal = field("Percent of right answers.")
    passed: bool = field("Whether that passes.")
    submitted_at: datetime = field("When it was handed in.")
    answers: list[QuestionResult] = field("Each question.")


@strawberry.type(description="A learner in one activity, held to the version of the day of enrolling.")
class Enrollment(Node):
    """Filled from `reads.enrollments.Enrollment`."""

    learner: Annotated["Learner", strawberry.lazy("backend.schema.learners")] = field(
        "Who takes part.", resolver=learners.of_record
    )
    activity: Activity = field("The activity, in the version enrolled in.")
    status: EnrollmentStatus = field("Where it stands.")
    percent_complete: Decimal = field("How much of the activity was taken in, 0 to 100.")
    gates: list[Gate] = field("Every condition, in the order in which a learner meets them.")
    claimable: list[ClaimableCredit] = field("What a claim made now would award.")
    credits: list[Credit] = field("Its ledger entries, oldest first. At most 200.")
    certificates: list[Certificate] = field("Its certificates, newest first. At most 200.")
    content_progress: list[ContentProgress] = field("Every content item.")
    session_progress: list[SessionProgress] = field("Every session.")
    attempts: list[Attempt] = field("Graded attempts, oldest first.", resolver=enrollments.attempts)
    evaluation_submitted_at: datetime | None = field("When the evaluation was submitted.")
    enrolled_at: datetime = field("When it began.")
    updated_at: datetime = field("When it last changed.")

    is_type_of = stands_for(enrollments.EnrollmentRecord)


@strawberry.type(description="An enrollment in a page, and the cursor behind it.")
class EnrollmentEdge:
    """Filled from `reads.pages.Edge`."""

    cursor: str = field("Pass it as `after` to continue here.")
    node: Enrollment = field("The enrollment.")


@strawberry.type(description="A page of enrollments.")
class EnrollmentConnection:
    """Filled from `reads.pages.Page`."""

    edges: list[EnrollmentEdge] = field("The page's enrollments.")
    page_info: PageInfo = field("Where the page lies.")
    total_count: int = field("How many there are in all; counted only when asked for.")


@strawberry.type(description="The answer of everything that changes an enrollment.")
class EnrollmentPayload(Payload):
    """Filled from `resolvers.enrollments.EnrollmentAnswer`."""

    enrollment: Enrollment | None = field("The enrollment as it stands now.")

    is_type_of = is_payload


@strawberry.type(description="The answer of `claimCredit`. On a refusal `enrollment` still shows the gates.")
class ClaimCreditPayload(Payload):
    """Filled from `resolvers.enrollments.ClaimCreditAnswer`."""

    enrollment: Enrollment | None = field("The enrollment as it stands now.")
    credits: list[Credit] = field("The entries that this claim added.")
    certificate: Certificate | None = field("The certificate of everything claimed in this enrollment.")

    is_type_of = is_payload
