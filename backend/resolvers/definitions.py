"""An activity's whole definition as input, read and written: the same fields as in an activity file, shares as percent."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeVar

import strawberry
from pydantic import TypeAdapter, ValidationError

from backend.domain.activities import ActivityDefinition, BonusRuleName, LearningFormat, Policy
from backend.domain.assessments import EvaluationKind
from backend.domain.contents import ContentKind, InteractiveForm
from backend.domain.credits import CreditType, Profession, Rounding
from backend.domain.problems import ErrorCode, Fault, InvalidInput


def _field(description: str, default: Any = dataclasses.MISSING) -> Any:
    if default is dataclasses.MISSING:
        return strawberry.field(description=description)
    if default is list:
        return strawberry.field(description=description, default_factory=list)
    return strawberry.field(description=description, default=default)


@strawberry.input(description="Credit of one kind that the activity is designated for.")
class DesignatedCreditInput:
    """See `domain.activities.DesignatedCredit`."""

    type: CreditType = _field("The kind of credit.")
    maximum: Decimal = _field("The most that can be earned, bonus included, in steps of 0.25.")
    base: Decimal | None = _field("The part that participation earns; the maximum if left out.", None)
    board: str = _field("Code of the certifying board, for MOC points.", "")
    specialty: str = _field("Code of the specialty, for specialty credit.", "")
    professions: list[Profession] | None = _field("Who may claim it; by the type's own rule if left out.", None)
    moc_type: str = _field("The board's own name for the kind of point, for MOC points.", "")


@strawberry.input(description="A named rule that earns something on top.")
class BonusRuleInput:
    """See `domain.activities.BonusRule`."""

    name: str = _field("`interactive-complete` or `score-at-least`.")
    amount: Decimal = _field("What it earns, in steps of 0.25.")
    type: CreditType = _field("The kind of credit that it adds to.")
    board: str = _field("Its board.", "")
    specialty: str = _field("Its specialty.", "")
    content: str = _field("Key of the content item to complete.", "")
    assessment: str = _field("Key of the assessment to answer well.", "")
    score: Decimal | None = _field("The score to reach, in percent.", None)


@strawberry.input(description="What the activity asks for before it pays.")
class PolicyInput:
    """See `domain.activities.Policy`."""

    minimum_participation: Decimal = _field("Percent from which the full amount is due.", Decimal(80))
    passing_score: Decimal = _field("Percent of right answers that passes.", Decimal(70))
    minimum_minutes: int = _field("Minutes to spend with it, 0 for none.", 0)
    evaluation_required: bool = _field("Whether the evaluation must be submitted.", default=True)
    partial_credit: bool = _field("Whether part of the credit can be claimed.", default=True)
    partial_from: Decimal = _field("Percent from which part can be claimed.", Decimal(50))
    rounding: Rounding = _field("How a prorated amount reaches a step.", Rounding.DOWN)
    bonus: list[BonusRuleInput] = _field("What earns something on top. At most 200.", list)
    credit_valid_months: int | None = _field("Months for which the credit can be used.", None)
    credit_valid_until: dt.date | None = _field("Last day on which the credit can be used.", None)


@strawberry.input(description="A stored file.")
class MediaFileInput:
    """See `domain.contents.MediaFile`."""

    file: str = _field("Name that it is stored under.")
    media_type: str = _field("Its media type.")


@strawberry.input(description="Captions of a video in one language (WebVTT).")
class CaptionTrackInput:
    """See `domain.contents.CaptionTrack`."""

    file: str = _field("Name that they are stored under.")
    language: str = _field("Their language tag.")
    label: str = _field("Their name for the reader.")


@strawberry.input(description="One way on from a step of a branching case.")
class CaseChoiceInput:
    """See `domain.contents.CaseChoice`."""

    key: str = _field("Its key within the step.")
    text: str = _field("What one does.")
    feedback: str = _field("What is said about it once it is chosen.", "")
    goes_to: str = _field('Key of the next step; "" ends the case.', "")


@strawberry.input(description="A place on a picture, in percent of its width and height.")
class HotspotAreaInput:
    """See `domain.contents.HotspotArea`."""

    key: str = _field("Its key within the step.")
    label: str = _field("What it is.")
    x: Decimal = _field("Left edge.")
    y: Decimal = _field("Upper edge.")
    width: Decimal = _field("Width.")
    height: Decimal = _field("Height.")
    feedback: str = _field("What is said about it once it is found.", "")


@strawberry.input(description="One step of interactive content.")
class InteractiveStepInput:
    """See `domain.contents.InteractiveStep`."""

    key: str = _field("Its key within the item.")
    text: str = _field("What it says; the front of a flash card.")
    back: str = _field("The back of a flash card.", "")
    image: MediaFileInput | None = _field("Its picture.", None)
    image_description: str = _field("The picture in words.", "")
    choices: list[CaseChoiceInput] = _field("The ways on. At most 200.", list)
    areas: list[HotspotAreaInput] = _field("The places to find. At most 200.", list)


@strawberry.input(description="Something to watch, read or do.")
class ContentItemInput:
    """See `domain.contents.ContentItem`."""

    key: str = _field("Its key within the activity.")
    kind: ContentKind = _field("How it is taken in.")
    title: str = _field("Its title.")
    weight: int = _field("Its part in the activity's percentage.", 1)
    required: bool = _field("Whether it must itself reach the minimum participation.", default=False)
    minimum_minutes: int = _field("Minutes to spend with it, 0 for none.", 0)
    duration_seconds: int = _field("Length of a video.", 0)
    media: list[MediaFileInput] = _field("The video's files, best first. At most 200.", list)
    captions: list[CaptionTrackInput] = _field("The video's captions. At most 200.", list)
    poster: MediaFileInput | None = _field("The video's still picture.", None)
    transcript: str = _field("The video in words.", "")
    body: str = _field("The text of a reading, in Markdown.", "")
    form: InteractiveForm | None = _field("The shape of interactive content.", None)
    steps: list[InteractiveStepInput] = _field("The steps of interactive content. At most 200.", list)


@strawberry.input(description="A session held at one time.")
class LiveSessionInput:
    """See `domain.contents.LiveSession`; times are local to the activity's zone."""

    key: str = _field("Its key within the activity.")
    title: str = _field("Its title.")
    starts_at: str = _field("Local start: 2026-11-19T18:00.")
    ends_at: str = _field("Local end: 2026-11-19T19:00.")
    place: str = _field("Where it is held.", "")
    link: str = _field("Where it is joined online.", "")
    required: bool = _field("Whether it must itself be attended to the minimum participation.", default=False)


@strawberry.input(description="One answer of a question.")
class ChoiceInput:
    """See `domain.assessments.Choice`."""

    key: str = _field("Its key within the question.")
    text: str = _field("What it says.")
    correct: bool = _field("Whether it is right.", default=False)


@strawberry.input(description="One graded question: right only if exactly the correct choices are chosen.")
class QuestionInput:
    """See `domain.assessments.Question`."""

    key: str = _field("Its key within the assessment.")
    text: str = _field("What is asked.")
    choices: list[ChoiceInput] = _field("The answers to choose from. At most 200.")
    feedback: str = _field("What is said about it after an attempt.", "")


@strawberry.input(description="A graded test.")
class AssessmentInput:
    """See `domain.assessments.Assessment`."""

    key: str = _field("Its key within the activity.")
    title: str = _field("Its title.")
    questions: list[QuestionInput] = _field("Its questions. At most 200.")
    passing_score: Decimal | None = _field("Percent that passes; the policy's if left out.", None)
    attempts_allowed: int = _field("How many attempts are allowed, 0 for any number.", 0)
    required: bool = _field("Whether it must be passed.", default=True)


@strawberry.input(description="One question of an evaluation form.")
class EvaluationQuestionInput:
    """See `domain.assessments.EvaluationQuestion`."""

    key: str = _field("Its key within the form.")
    text: str = _field("What is asked.")
    kind: EvaluationKind = _field("How it is answered.")
    options: list[str] = _field("What a CHOICE chooses from. At most 200.", list)
    required: bool = _field("Whether it must be answered.", default=True)


@strawberry.input(description="What the provider asks about the activity.")
class EvaluationFormInput:
    """See `domain.assessments.EvaluationForm`."""

    title: str = _field("Its title.")
    questions: list[EvaluationQuestionInput] = _field("Its questions. At most 200.")


@strawberry.input(description="What one regulator says of the activity.")
class RecognitionInput:
    """See `domain.activities.Recognition`."""

    regulator: str = _field("The regulator.")
    recognized: bool | None = _field("Whether it recognizes the activity; null where that is not known.", None)
    source: str = _field("Where that is said.")
    checked_on: dt.date = _field("When it was looked up.")
    note: str = _field("What else is to be said.", "")


@strawberry.input(description="Everything that a provider publishes about one activity.")
class ActivityDefinitionInput:
    """See `domain.activities.ActivityDefinition`."""

    code: str = _field("Its code within its provider: saving the same code again makes the next version.")
    provider: str = _field("Code of the provider.")
    title: str = _field("Its title.")
    description: str = _field("What it is about.")
    learning_format: LearningFormat = _field("Its learning format.")
    language: str = _field("Its language tag.")
    released_on: dt.date = _field("First day on which it can be taken.")
    minutes: int = _field("Educational minutes, breaks excluded: its credit is designated by them.")
    designated: list[DesignatedCreditInput] = _field("Its credit in declared order. At most 200.")
    joint_provider: str = _field("Code of the joint provider.", "")
    specialty: str = _field("Code of its specialty.", "")
    expires_on: dt.date | None = _field("Last day on which it can be taken.", None)
    time_zone: str = _field("IANA time zone of its dates and sessions.", "Asia/Dubai")
    location: str = _field("Where it is held.", "")
    policy: PolicyInput = strawberry.field(description="What it asks for before it pays.", default_factory=PolicyInput)
    contents: list[ContentItemInput] = _field("What to watch, read and do. At most 200.", list)
    sessions: list[LiveSessionInput] = _field("What to attend. At most 200.", list)
    assessments: list[AssessmentInput] = _field("What to pass. At most 200.", list)
    evaluation: EvaluationFormInput | None = _field("What to say about it afterwards.", None)
    recognition: list[RecognitionInput] = _field("What regulators say of it. At most 200.", list)


def read(given: ActivityDefinitionInput) -> ActivityDefinition:
    """The definition in an input.

    Raises: InvalidInput with every field that cannot be read.
    """
    values: dict[str, Any] = dict(strawberry.asdict(given))
    _as_shares(values["policy"], *_SHARES[PolicyInput])
    for rule in values["policy"]["bonus"]:
        _as_shares(rule, *_SHARES[BonusRuleInput])
    for assessment in values["assessments"]:
        _as_shares(assessment, *_SHARES[AssessmentInput])
    return _validated(_DEFINITION, values, "definition")


def policy(given: PolicyInput) -> Policy:
    """The policy in an input.

    Raises: InvalidInput with every field that cannot be read.
    """
    values: dict[str, Any] = dict(strawberry.asdict(given))
    _as_shares(values, *_SHARES[PolicyInput])
    for rule in values["bonus"]:
        _as_shares(rule, *_SHARES[BonusRuleInput])
    return _validated(_POLICY, values, "policy")


_DEFINITION = TypeAdapter(ActivityDefinition)
_POLICY = TypeAdapter(Policy)
_T = TypeVar("_T")


def _validated(adapter: TypeAdapter[_T], values: dict[str, Any], name: str) -> _T:
    try:
        return adapter.validate_python(values)
    except ValidationError as wrong:
        faults = (Fault(ErrorCode.INVALID_INPUT, error["msg"], (name, *map(str, error["loc"]))) for error in wrong.errors())
        raise InvalidInput.of(tuple(faults)) from wrong


def _as_shares(values: dict[str, Any], *names: str) -> None:
    for name in names:
        if values[name] is not None:
            values[name] /= 100


def write(definition: ActivityDefinition) -> ActivityDefinitionInput:
    """The input that `read` would make this definition of."""
    written: ActivityDefinitionInput = _written(definition, ActivityDefinitionInput)
    return written


def _written(value: Any, kind: type) -> Any:
    """A value of the domain as an input of `kind`, field by field; both name their fields alike."""
    given: dict[str, Any] = {}
    for field in kind.__strawberry_definition__.fields:  # type: ignore[attr-defined]
        found = getattr(value, field.python_name)
        inner = _input_within(field.type)
        if inner is None:
            given[field.python_name] = _plain(found)
        elif isinstance(found, tuple):
            given[field.python_name] = [_written(each, inner) for each in found]
        else:
            given[field.python_name] = None if found is None else _written(found, inner)
    for name in _SHARES.get(kind, ()):
        if given[name] is not None:
            given[name] *= 100
    return kind(**given)


_SHARES: Mapping[type, tuple[str, ...]] = {
    PolicyInput: ("minimum_participation", "passing_score", "partial_from"),
    BonusRuleInput: ("score",),
    AssessmentInput: ("passing_score",),
}


def _input_within(type_: Any) -> type | None:
    """The input type that an annotation names, in a list or optional or alone."""
    while hasattr(type_, "of_type"):
        type_ = type_.of_type
    return type_ if isinstance(type_, type) and dataclasses.is_dataclass(type_) else None


def _plain(value: Any) -> Any:
    match value:
        case tuple():
            return list(value)
        case dt.datetime():
            return value.isoformat(timespec="minutes")
        case BonusRuleName():
            return value.value
        case _:
            return value
