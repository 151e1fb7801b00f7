"""Activities: the catalogue, one activity and its parts, and publishing."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID
from zoneinfo import ZoneInfo

import strawberry

from backend.domain import activities as domain
from backend.domain import contents
from backend.domain.activities import LearningFormat
from backend.domain.assessments import Question
from backend.domain.boards import BOARDS
from backend.domain.codes import Code
from backend.domain.credits import CreditType, Profession
from backend.domain.gates import percent
from backend.domain.problems import Fault
from backend.domain.progress import passing_score
from backend.domain.readings import TextBlock
from backend.domain.specialties import SPECIALTIES
from backend.integrations import qr_codes
from backend.integrations.storage import storage_of
from backend.reads import activities as reads
from backend.reads import pages, readings
from backend.reads.enrollments import Enrollment
from backend.resolvers import definitions, ids, loaders
from backend.resolvers.arguments import INPUT, After, First, Id
from backend.resolvers.context import Info
from backend.resolvers.definitions import ActivityDefinitionInput
from backend.resolvers.payloads import payload
from backend.resolvers.selections import wants_total
from backend.services import activities, authoring, certifying

ActivityRecord = reads.Activity


@strawberry.input(description="What of the catalogue is wanted; what is left out means any.")
class ActivityFilter:
    """See `reads.activities.ActivityFilter`."""

    search: str | None = strawberry.field(default=None, description="Words of the title and description.")
    specialties: list[str] | None = strawberry.field(default=None, description="Codes of specialties.")
    formats: list[LearningFormat] | None = strawberry.field(default=None, description="Learning formats.")
    types: list[CreditType] | None = strawberry.field(default=None, description="Kinds of credit that it was designated for.")
    boards: list[str] | None = strawberry.field(default=None, description="Codes of boards that it earns points of.")
    languages: list[str] | None = strawberry.field(default=None, description="Language tags.")
    minutes_from: int | None = strawberry.field(default=None, description="Educational minutes, at least.")
    minutes_to: int | None = strawberry.field(default=None, description="Educational minutes, at most.")
    available_on: dt.date | None = strawberry.field(default=None, description="Day on which it is open; today if left out.")


@dataclass(frozen=True, slots=True)
class LiveSession:
    """A session with its times as instants."""

    key: str
    title: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    minutes: int
    place: str | None
    link: str | None
    required: bool


@dataclass(frozen=True, slots=True)
class Assessment:
    """An assessment as a learner may see it; `passing_score` in percent."""

    key: str
    title: str
    questions: tuple[Question, ...]
    passing_score: Decimal
    attempts_allowed: int | None
    required: bool


# ------------------------------------------------------------------------------------------------------------ asking


async def activity(info: Info, id: Id) -> reads.Activity | None:  # noqa: A002 - the schema's name
    """One activity in the version offered now, None where there is none that the caller may see."""
    _require_member(info)
    found = ids.read_or_none(id)
    return None if found is None else await reads.by_id(found, by=info.context.actor)


async def catalogue(
    info: Info,
    filter: Annotated[ActivityFilter | None, strawberry.argument(description="Which activities.")] = None,  # noqa: A002 - the schema's name
    first: First = 50,
    after: After = None,
) -> pages.Page[reads.Activity]:
    """A page of what is offered, newest first."""
    _require_member(info)
    return await reads.catalogue(
        _wanted(filter),
        first=pages.size(first),
        after=after,
        count=wants_total(info),
        today=info.context.now().date(),
    )


async def own_enrollment(root: reads.Activity, info: Info) -> Enrollment | None:
    """The viewer's enrollment in the activity."""
    return await loaders.of(info.context).own_enrollments.load(root.id)


def _require_member(info: Info) -> None:
    if info.context.settings.catalogue != "public":
        info.context.actor.require_known()


def _wanted(given: ActivityFilter | None) -> reads.ActivityFilter:
    if given is None:
        return reads.ActivityFilter()
    return reads.ActivityFilter(
        search=given.search or "",
        specialties=tuple(given.specialties or ()),
        formats=tuple(given.formats or ()),
        types=tuple(given.types or ()),
        boards=tuple(given.boards or ()),
        languages=tuple(given.languages or ()),
        minutes_from=given.minutes_from,
        minutes_to=given.minutes_to,
        available_on=given.available_on,
    )


# ------------------------------------------------------------------------------------------------------------ parts


def board(root: Any, info: Info) -> Code | None:
    """The board of a credit, named in the reader's language."""
    return BOARDS.named(root.board, info.context.language) if root.board else None


def specialty(root: Any, info: Info) -> Code | None:
    """The specialty of a credit, named in the reader's language."""
    return SPECIALTIES.named(root.specialty, info.context.language) if root.specialty else None


def activity_specialty(root: reads.Activity, info: Info) -> Code | None:
    """The activity's specialty, named in the reader's language."""
    return specialty(root.definition, info)


def professions(root: domain.DesignatedCredit) -> list[Profession]:
    """Who may claim it."""
    return [profession for profession in Profession if root.claimable_by(profession)]


def bonus_content(root: domain.BonusRule) -> str | None:
    """The content item that a bonus rule is about."""
    return root.content or None


def bonus_assessment(root: domain.BonusRule) -> str | None:
    """The assessment that a bonus rule is about."""
    return root.assessment or None


def bonus_score(root: domain.BonusRule) -> Decimal | None:
    """The score that a bonus rule asks for, in percent."""
    return None if root.score is None else percent(root.score)


def least(root: domain.Policy) -> Decimal:
    """The minimum participation in percent."""
    return percent(root.minimum_participation)


def pass_mark(root: domain.Policy) -> Decimal:
    """The passing score in percent."""
    return percent(root.passing_score)


def partial_from(root: domain.Policy) -> Decimal | None:
    """Where partial credit begins, in percent."""
    return percent(root.partial_from) if root.partial_credit else None


def media_url(root: contents.MediaFile | contents.CaptionTrack) -> str:
    """Where a stored file is served."""
    return f"/media/{root.file}"


def goes_to(root: contents.CaseChoice) -> str | None:
    """The next step of a branching case."""
    return root.goes_to or None


def back(root: contents.InteractiveStep) -> str | None:
    """The back of a flash card."""
    return root.back or None


def image_description(root: contents.InteractiveStep) -> str | None:
    """A step's picture in words."""
    return root.image_description or None


def transcript(root: contents.ContentItem) -> str | None:
    """A video in words."""
    return root.transcript or None


def blocks(root: contents.ContentItem) -> tuple[TextBlock, ...]:
    """The text of a reading."""
    return readings.blocks(root.body) if root.body else ()


def note(root: domain.Recognition) -> str | None:
    """What else is to be said of a recognition."""
    return root.note or None


def location(root: reads.Activity) -> str | None:
    """Where the activity is held."""
    return root.definition.location or None


def sessions(root: reads.Activity) -> list[LiveSession]:
    """The sessions, their local times as instants."""
    zone = ZoneInfo(root.definition.time_zone)
    return [
        LiveSession(
            key=session.key,
            title=session.title,
            starts_at=session.starts_at.replace(tzinfo=zone),
            ends_at=session.ends_at.replace(tzinfo=zone),
            minutes=session.minutes,
            place=session.place or None,
            link=session.link or None,
            required=session.required,
        )
        for session in root.definition.sessions
    ]


def assessments(root: reads.Activity) -> list[Assessment]:
    """The assessments, without the right answers."""
    return [
        Assessment(
            key=assessment.key,
            title=assessment.title,
            questions=assessment.questions,
            passing_score=percent(passing_score(assessment, root.definition)),
            attempts_allowed=assessment.attempts_allowed or None,
            required=assessment.required,
        )
        for assessment in root.definition.assessments
    ]


def statements(root: reads.Activity) -> tuple[str, ...]:
    """The required statements of the activity."""
    return certifying.statements_of(root)


# ------------------------------------------------------------------------------------------------------------ publishing


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityAnswer:
    """The answer of everything that changes an activity."""

    activity: reads.Activity | None = None
    draft_id: UUID | None = None
    """The activity, where there is nothing of it yet that others than its staff can see."""
    errors: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInCodeAnswer:
    """The answer of `createCheckInCode`."""

    code: str | None = None
    valid_until: dt.datetime | None = None
    url: str | None = None
    qr_size: int | None = None
    qr_path: str | None = None
    errors: tuple[Fault, ...] = ()


@strawberry.input(description="An activity to save.")
class SaveActivityInput:
    """For `saveActivity`."""

    definition: ActivityDefinitionInput = strawberry.field(description="All of it.")
    publish: bool = strawberry.field(default=False, description="Whether to offer it at once, or keep it as a draft.")
    expected_digest: str | None = strawberry.field(
        default=None,
        description='Digest of the version that was edited ("" for none): CONFLICT if another stands there.',
    )


@strawberry.input(description="Which activity.")
class PublishActivityInput:
    """For `publishActivity`."""

    activity_id: strawberry.ID = strawberry.field(description="The activity whose draft is to be offered.")


@strawberry.input(description="Which activity.")
class RetireActivityInput:
    """For `retireActivity`."""

    activity_id: strawberry.ID = strawberry.field(description="The activity to take out of the catalogue.")


@strawberry.input(description="Which session, and for how long.")
class CreateCheckInCodeInput:
    """For `createCheckInCode`."""

    activity_id: strawberry.ID = strawberry.field(description="The activity.")
    session_key: str = strawberry.field(description="The key of its session.")
    valid_minutes: int = strawberry.field(default=120, description="Minutes for which the code may be entered: 1 to 1,440.")


@payload(ActivityAnswer)
async def save_activity(info: Info, input: Annotated[SaveActivityInput, INPUT]) -> ActivityAnswer:  # noqa: A002 - the schema's name
    """Save an activity as a draft, or publish it."""
    ctx = info.context
    ctx.actor.require_staff()  # before the definition is read: a stranger learns nothing about it
    definition = definitions.read(input.definition)
    saved = await authoring.save(
        definition,
        publish=input.publish,
        storage=storage_of(ctx.settings),
        by=ctx.actor,
        now=ctx.now(),
        expected_digest=input.expected_digest,
    )
    return ActivityAnswer(activity=saved)


@payload(ActivityAnswer)
async def publish_activity(info: Info, input: Annotated[PublishActivityInput, INPUT]) -> ActivityAnswer:  # noqa: A002 - the schema's name
    """Offer the draft of an activity."""
    ctx = info.context
    published = await activities.publish(ids.read(input.activity_id, "activity"), by=ctx.actor, now=ctx.now())
    return ActivityAnswer(activity=published)


@payload(ActivityAnswer)
async def retire_activity(info: Info, input: Annotated[RetireActivityInput, INPUT]) -> ActivityAnswer:  # noqa: A002 - the schema's name
    """Take an activity out of the catalogue."""
    ctx = info.context
    retired = await activities.retire(ids.read(input.activity_id, "activity"), by=ctx.actor, now=ctx.now())
    return ActivityAnswer(activity=retired)


@payload(CheckInCodeAnswer)
async def create_check_in_code(info: Info, input: Annotated[CreateCheckInCodeInput, INPUT]) -> CheckInCodeAnswer:  # noqa: A002 - the schema's name
    """A code for those in the room of a session."""
    ctx = info.context
    code, valid_until = await activities.create_check_in_code(
        ids.read(input.activity_id, "activity"),
        input.session_key,
        valid_for=dt.timedelta(minutes=input.valid_minutes),
        by=ctx.actor,
        now=ctx.now(),
    )
    url = f"{ctx.settings.public_url.rstrip('/')}/check-in?code={code}"
    size, path = qr_codes.outline(url)
    return CheckInCodeAnswer(code=code, valid_until=valid_until, url=url, qr_size=size, qr_path=path)
