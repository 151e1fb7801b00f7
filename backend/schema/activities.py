"""Activities: what is offered, what it asks for, and what is in it. Right answers are not among it."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import strawberry

from backend.domain.activities import ActivityStatus, LearningFormat
from backend.domain.assessments import EvaluationKind
from backend.domain.contents import ContentKind, InteractiveForm
from backend.domain.credits import CreditType, CreditUnit, Profession, Rounding
from backend.domain.readings import TextBlockKind
from backend.resolvers import activities, authoring, results
from backend.resolvers import participants as participants_
from backend.schema.basics import Code, Node, PageInfo, Payload, is_payload
from backend.schema.describe import field, stands_for, taken
from backend.schema.organizations import Organization
from backend.schema.participants import ParticipantFigures
from backend.schema.results import AssessmentResults, EvaluationResults

if TYPE_CHECKING:
    from backend.schema.authoring import AuthoredActivity
    from backend.schema.enrollments import Enrollment, EnrollmentConnection


@strawberry.type(description="Credit of one kind that an activity was designated for, in advance.")
class DesignatedCredit:
    """Filled from `domain.activities.DesignatedCredit`."""

    type: CreditType = field("The kind of credit.")
    board: Code | None = field("The certifying board, for MOC points.", resolver=activities.board)
    specialty: Code | None = field("The specialty, for specialty credit.", resolver=activities.specialty)
    maximum: Decimal = field("The most that can be earned, bonus included.")
    base: Decimal = taken("The part that participation earns.", "paid_for_participation")
    unit: CreditUnit = taken("What it is counted in.", "kind.unit")
    professions: list[Profession] = field("Who may claim it.", resolver=activities.professions)


@strawberry.type(description="A named rule that earns something on top.")
class BonusRule:
    """Filled from `domain.activities.BonusRule`."""

    name: str = taken("`interactive-complete` or `score-at-least`.", "name.value")
    amount: Decimal = field("What it earns.")
    type: CreditType = field("The kind of credit that it adds to.")
    board: Code | None = field("Its board.", resolver=activities.board)
    specialty: Code | None = field("Its specialty.", resolver=activities.specialty)
    content_key: str | None = field("The content item to complete.", resolver=activities.bonus_content)
    assessment_key: str | None = field("The assessment to answer well.", resolver=activities.bonus_assessment)
    score: Decimal | None = field("The score to reach, in percent.", resolver=activities.bonus_score)


@strawberry.type(description="What an activity asks for before it pays.")
class ActivityPolicy:
    """Filled from `domain.activities.Policy`."""

    minimum_participation: Decimal = field(
        "Percent of the content from which the full amount is due.", resolver=activities.least
    )
    passing_score: Decimal = field(
        "Percent of right answers that passes, unless an assessment says otherwise.", resolver=activities.pass_mark
    )
    minimum_minutes: int = field("Minutes to spend with the activity, 0 for none.")
    evaluation_required: bool = field("Whether the evaluation must be submitted.")
    partial_from: Decimal | None = field(
        "Percent from which part of the credit can be claimed; null where none can.", resolver=activities.partial_from
    )
    rounding: Rounding = field("How a prorated amount reaches a step.")
    bonus: list[BonusRule] = field("What earns something on top.")
    credit_valid_months: int | None = field("Months for which the credit can be used; null without end.")
    credit_valid_until: date | None = field("Last day on which the credit can be used; null without one.")


@strawberry.type(description="A file that the browser plays or shows.")
class MediaFile:
    """Filled from `domain.contents.MediaFile`."""

    url: str = field("Where it lies.", resolver=activities.media_url)
    media_type: str = field("Its media type.")


@strawberry.type(description="Captions of a video in one language (WebVTT).")
class CaptionTrack:
    """Filled from `domain.contents.CaptionTrack`."""

    url: str = field("Where they lie.", resolver=activities.media_url)
    language: str = field("Their language tag.")
    label: str = field("Their name for the reader.")


@strawberry.type(description="One block of a reading.")
class TextBlock:
    """Filled from `domain.readings.TextBlock`."""

    kind: TextBlockKind = field("What it is.")
    text: str = field("Its plain text.")


@strawberry.type(description="One way on from a step of a branching case.")
class CaseChoice:
    """Filled from `domain.contents.CaseChoice`."""

    key: str = field("Its key, for `recordProgress`.")
    text: str = field("What one does.")
    feedback: str = field("What is said about it once it is chosen.")
    goes_to: str | None = field("Key of the next step; null ends the case.", resolver=activities.goes_to)


@strawberry.type(description="A place on a picture, in percent of its width and height.")
class HotspotArea:
    """Filled from `domain.contents.HotspotArea`."""

    key: str = field("Its key, for `recordProgress`.")
    label: str = field("What it is, for those who do not see the picture.")
    x: Decimal = field("Left edge.")
    y: Decimal = field("Upper edge.")
    width: Decimal = field("Width.")
    height: Decimal = field("Height.")
    feedback: str = field("What is said about it once it is found.")


@strawberry.type(description="One step of interactive content.")
class InteractiveStep:
    """Filled from `domain.contents.InteractiveStep`."""

    key: str = field("Its key, for `recordProgress`.")
    text: str = field("What it says; the front of a flash card.")
    back: str | None = field("The back of a flash card.", resolver=activities.back)
    image: MediaFile | None = field("Its picture.")
    image_description: str | None = field("The picture in words.", resolver=activities.image_description)
    choices: list[CaseChoice] = field("The ways on, in a branching case.")
    areas: list[HotspotArea] = field("The places to find, on a hotspot.")


@strawberry.type(description="Something to watch, read or do.")
class ContentItem:
    """Filled from `domain.contents.ContentItem`."""

    key: str = field("Its key within the activity, for `recordProgress`.")
    kind: ContentKind = field("How it is taken in.")
    title: str = field("Its title.")
    weight: int = field("Its part in the activity's percentage, beside the other items' weights and the sessions' minutes.")
    required: bool = field("Whether it must itself reach the minimum participation.")
    minimum_minutes: int = field("Minutes to spend with it, 0 for none.")
    duration_seconds: int = field("Length of a video, 0 for the rest.")
    media: list[MediaFile] = field("The video's files, best first.")
    captions: list[CaptionTrack] = field("The video's captions.")
    poster: MediaFile | None = field("The video's still picture.")
    transcript: str | None = field("The video in words.", resolver=activities.transcript)
    blocks: list[TextBlock] = field("The text of a reading.", resolver=activities.blocks)
    form: InteractiveForm | None = field("The shape of interactive content.")
    steps: list[InteractiveStep] = field("The steps of interactive content.")


@strawberry.type(description="A session held at one time.")
class LiveSession:
    """Filled from `domain.contents.LiveSession`, its times as instants."""

    key: str = field("Its key within the activity.")
    title: str = field("Its title.")
    starts_at: datetime = field("When it starts.")
    ends_at: datetime = field("When it ends.")
    minutes: int = field("How long it lasts.")
    place: str | None = field("Where it is held.")
    link: str | None = field("Where it is joined online.")
    required: bool = field("Whether it must itself be attended to the minimum participation.")


@strawberry.type(description="One answer of a question.")
class Choice:
    """Filled from `domain.assessments.Choice`, without whether it is right."""

    key: str = field("Its key.")
    text: str = field("What it says.")


@strawberry.type(description="One graded question.")
class Question:
    """Filled from `domain.assessments.Question`, without the right answer."""

    key: str = field("Its key within the assessment.")
    text: str = field("What is asked.")
    multiple: bool = field("Whether more than one choice is right.")
    choices: list[Choice] = field("The answers to choose from.")


@strawberry.type(description="A graded test. It is graded on the server; the answers are never sent beforehand.")
class Assessment:
    """Filled from `domain.assessments.Assessment`."""

    key: str = field("Its key within the activity.")
    title: str = field("Its title.")
    questions: list[Question] = field("Its questions.")
    passing_score: Decimal = field("Percent of right answers that passes.")
    attempts_allowed: int | None = field("How many attempts are allowed; null for any number.")
    required: bool = field("Whether it must be passed.")


@strawberry.type(description="One question of an evaluation form.")
class EvaluationQuestion:
    """Filled from `domain.assessments.EvaluationQuestion`."""

    key: str = field("Its key within the form.")
    text: str = field("What is asked.")
    kind: EvaluationKind = field("How it is answered.")
    options: list[str] = field("What a CHOICE chooses from.")
    required: bool = field("Whether it must be answered.")


@strawberry.type(description="What the provider asks about the activity. It is never graded.")
class EvaluationForm:
    """Filled from `domain.assessments.EvaluationForm`."""

    title: str = field("Its title.")
    questions: list[EvaluationQuestion] = field("Its questions.")


@strawberry.type(description="What one regulator says of the activity. Never a blanket claim.")
class Recognition:
    """Filled from `domain.activities.Recognition`."""

    regulator: str = field("The regulator.")
    recognized: bool | None = field("Whether it recognizes the activity; null where that is not known.")
    source: str = field("Where that is said.")
    checked_on: date = field("When it was looked up.")
    note: str | None = field("What else is to be said.", resolver=activities.note)


@strawberry.type(description="An activity in the version that is offered, or that a learner is enrolled in.")
class Activity(Node):
    """Filled from `reads.activities.Activity`."""

    version: int = field("Its version: publishing again makes the next one and changes nothing that was earned.")
    status: ActivityStatus = field("Where it stands.")
    code: str = taken("Its code within its provider.", "definition.code")
    title: str = taken("Its title.", "definition.title")
    description: str = taken("What it is about.", "definition.description")
    provider: Organization = field("Who provides it.")
    joint_provider: Organization | None = field("Who provides it together with the provider.")
    format: LearningFormat = taken("Its learning format.", "definition.learning_format")
    specialty: Code | None = field("Its specialty.", resolver=activities.activity_specialty)
    language: str = taken("Its language tag.", "definition.language")
    released_on: date = taken("First day on which it can be taken.", "definition.released_on")
    expires_on: date | None = taken("Last day on which it can be taken.", "definition.expires_on")
    minutes: int = taken("Educational minutes that its credit is designated by, breaks excluded.", "definition.minutes")
    time_zone: str = taken("The time zone of its dates and sessions.", "definition.time_zone")
    location: str | None = field("Where it is held.", resolver=activities.location)
    designated: list[DesignatedCredit] = taken(
        "Its credit in declared order: the first CREDIT kind that a learner may claim is the one that a total counts.",
        "definition.designated",
    )
    policy: ActivityPolicy = taken("What it asks for before it pays.", "definition.policy")
    contents: list[ContentItem] = taken("What to watch, read and do. At most 200.", "definition.contents")
    sessions: list[LiveSession] = field("What to attend. At most 200.", resolver=activities.sessions)
    assessments: list[Assessment] = field("What to pass. At most 200.", resolver=activities.assessments)
    evaluation: EvaluationForm | None = taken("What to say about it afterwards.", "definition.evaluation")
    statements: list[str] = field("The statements that the AMA, ACCME and boards require.", resolver=activities.statements)
    recognition: list[Recognition] = taken("What regulators say of it.", "definition.recognition")
    enrollment: Annotated["Enrollment", strawberry.lazy("backend.schema.enrollments")] | None = field(
        "The viewer's own enrollment.", resolver=activities.own_enrollment
    )
    participants: Annotated["EnrollmentConnection", strawberry.lazy("backend.schema.enrollments")] | None = field(
        "Who takes part, in any version, the one touched last first: for its provider's staff and auditors; null for others.",
        resolver=participants_.of_activity,
    )
    participant_figures: ParticipantFigures | None = field(
        "How many take part, for those who see `participants`; null for others.", resolver=participants_.figures_of_activity
    )
    evaluation_results: EvaluationResults | None = field(
        "What was answered in evaluations, for those who see `participants`; null for others.", resolver=results.of_evaluation
    )
    assessment_results: list[AssessmentResults] | None = field(
        "How the assessments were answered, for those who see `participants`; null for others. At most 200.",
        resolver=results.of_assessments,
    )

    is_type_of = stands_for(activities.ActivityRecord)


@strawberry.type(description="An activity in a page, and the cursor behind it.")
class ActivityEdge:
    """Filled from `reads.pages.Edge`."""

    cursor: str = field("Pass it as `after` to continue here.")
    node: Activity = field("The activity.")


@strawberry.type(description="A page of activities.")
class ActivityConnection:
    """Filled from `reads.pages.Page`."""

    edges: list[ActivityEdge] = field("The page's activities.")
    page_info: PageInfo = field("Where the page lies.")
    total_count: int = field("How many there are in all; counted only when asked for.")


@strawberry.type(description="The answer of everything that changes an activity.")
class ActivityPayload(Payload):
    """Filled from `resolvers.activities.ActivityAnswer`."""

    activity: Activity | None = field("The activity as it stands now; null while it is a draft alone.")
    authored: Annotated["AuthoredActivity", strawberry.lazy("backend.schema.authoring")] | None = field(
        "The same as its provider's staff works on it.", resolver=authoring.changed
    )

    is_type_of = is_payload


@strawberry.type(description="The answer of `createCheckInCode`.")
class CheckInCodePayload(Payload):
    """Filled from `resolvers.activities.CheckInCodeAnswer`."""

    code: str | None = field("The code to show in the room.")
    valid_until: datetime | None = field("Until when it may be entered.")
    url: str | None = field("The page that checks in with it, by one press.")
    qr_size: int | None = field("Width of the QR code of that page in modules, its quiet zone included.")
    qr_path: str | None = field("The dark modules of the QR code as an SVG path, in modules.")

    is_type_of = is_payload
