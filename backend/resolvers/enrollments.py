"""Enrollments: taking part, as a learner does it and as an LMS reports it, and watching it live."""

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

import strawberry

from backend.domain.awards import Award, EnrollmentStatus
from backend.domain.boards import BOARDS
from backend.domain.codes import Code
from backend.domain.events import MediaInterval, ProgressEvent, StepAnswer, TimeInterval
from backend.domain.problems import Fault, NothingToClaim
from backend.domain.specialties import SPECIALTIES
from backend.live import topics
from backend.reads import enrollments as reads
from backend.reads import pages
from backend.reads.certificates import Certificate
from backend.reads.credits import Credit
from backend.resolvers import ids, loaders, sharing, watching
from backend.resolvers.arguments import INPUT, After, First
from backend.resolvers.context import Info
from backend.resolvers.payloads import in_input, payload
from backend.resolvers.selections import wants_total
from backend.services import claims, earning, enrollments

EnrollmentRecord = reads.Enrollment


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrollmentAnswer:
    """The answer of everything that changes an enrollment."""

    enrollment: reads.Enrollment | None = None
    errors: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCreditAnswer:
    """The answer of `claimCredit`."""

    enrollment: reads.Enrollment | None = None
    credits: tuple[Credit, ...] = ()
    certificate: Certificate | None = None
    errors: tuple[Fault, ...] = ()


# ------------------------------------------------------------------------------------------------------------ inputs


@strawberry.input(description="Which activity to take part in.")
class EnrollInput:
    """For `enroll`."""

    activity_id: strawberry.ID = strawberry.field(description="The activity.")
    learner_email: str | None = strawberry.field(
        default=None, description="For staff and keys of the provider: the proven address of the learner to enroll."
    )


@strawberry.input(description="Which enrollment to end.")
class WithdrawInput:
    """For `withdraw`."""

    enrollment_id: strawberry.ID = strawberry.field(description="The enrollment. Enrolling again continues it.")


@strawberry.input(description="Seconds of a medium that were played.")
class MediaIntervalInput:
    """See `domain.events.MediaInterval`."""

    start: Decimal = strawberry.field(name="from", description="Second at which playing began.")
    end: Decimal = strawberry.field(name="to", description="Second at which it stopped, after `from`.")


@strawberry.input(description="A time in which something was in front of the learner, or in which he was present.")
class TimeIntervalInput:
    """See `domain.events.TimeInterval`."""

    start: dt.datetime = strawberry.field(name="from", description="When it began.")
    end: dt.datetime = strawberry.field(name="to", description="When it ended, after `from` and not in the future.")


@strawberry.input(description="What was chosen at one step of interactive content.")
class StepAnswerInput:
    """See `domain.events.StepAnswer`."""

    step_key: str = strawberry.field(description="The step.")
    choice_key: str | None = strawberry.field(default=None, description="The choice or area; none for a flash card.")


@strawberry.input(
    description="What happened with one content item. Video: `watched`. Reading: `read` and `active`. Interactive: `answered`"
    " and `active`."
)
class ProgressEventInput:
    """See `domain.events.ProgressEvent`."""

    event_id: str = strawberry.field(description="The sender's own id, 1 to 100 characters: seen before, it changes nothing.")
    content_key: str = strawberry.field(description="The content item.")
    occurred_at: dt.datetime = strawberry.field(description="When it happened.")
    watched: list[MediaIntervalInput] = strawberry.field(default_factory=list, description="What was played. At most 200.")
    active: list[TimeIntervalInput] = strawberry.field(
        default_factory=list, description="When it was in front of the learner. At most 200."
    )
    read: Decimal | None = strawberry.field(default=None, description="Percent of the text that was reached.")
    answered: list[StepAnswerInput] = strawberry.field(default_factory=list, description="What was chosen. At most 200.")


@strawberry.input(description="What happened in an enrollment.")
class RecordProgressInput:
    """For `recordProgress`."""

    enrollment_id: strawberry.ID = strawberry.field(description="The enrollment.")
    events: list[ProgressEventInput] = strawberry.field(description="At most 100; all are taken, or none.")


@strawberry.input(description="When a learner was in a session.")
class RecordAttendanceInput:
    """For `recordAttendance`."""

    enrollment_id: strawberry.ID = strawberry.field(description="The enrollment.")
    session_key: str = strawberry.field(description="The session.")
    event_id: str = strawberry.field(description="The sender's own id: seen before, it changes nothing.")
    intervals: list[TimeIntervalInput] = strawberry.field(description="They may overlap and leave gaps. At most 200.")


@strawberry.input(description="A code that was shown in the room of a session.")
class CheckInInput:
    """For `checkIn`."""

    code: str = strawberry.field(description="The code; case, spaces and dashes do not matter.")


@strawberry.input(description="What was chosen at one question.")
class AnswerInput:
    """An answer of an attempt."""

    question_key: str = strawberry.field(description="The question.")
    choice_keys: list[str] = strawberry.field(description="The choices.")


@strawberry.input(description="An attempt at an assessment.")
class SubmitAssessmentInput:
    """For `submitAssessment`."""

    enrollment_id: strawberry.ID = strawberry.field(description="The enrollment.")
    assessment_key: str = strawberry.field(description="The assessment.")
    event_id: str = strawberry.field(description="The sender's own id: seen before, it is not another attempt.")
    answers: list[AnswerInput] = strawberry.field(description="A question left out is answered wrong.")


@strawberry.input(description="The answer to one question of the evaluation.")
class EvaluationAnswerInput:
    """An answer of an evaluation."""

    question_key: str = strawberry.field(description="The question.")
    value: str = strawberry.field(description='"1" to "5", "YES" or "NO", one of the options, or text.')


@strawberry.input(description="The evaluation of an activity.")
class SubmitEvaluationInput:
    """For `submitEvaluation`."""

    enrollment_id: strawberry.ID = strawberry.field(description="The enrollment.")
    event_id: str = strawberry.field(description="The sender's own id: seen before, it changes nothing.")
    answers: list[EvaluationAnswerInput] = strawberry.field(description="Every required question must be answered.")


@strawberry.input(description="Which enrollment's credit to claim.")
class ClaimCreditInput:
    """For `claimCredit`."""

    enrollment_id: strawberry.ID = strawberry.field(
        description="The enrollment. By claiming, the learner attests having taken part to this extent."
    )


# ------------------------------------------------------------------------------------------------------------ doing


@payload(EnrollmentAnswer)
async def enroll(info: Info, input: Annotated[EnrollInput, INPUT]) -> EnrollmentAnswer:  # noqa: A002 - the schema's name
    """Take part in an activity. Safe to repeat."""
    ctx = info.context
    enrollment_id = await enrollments.enroll(
        ids.read(input.activity_id, "activity"), learner_email=input.learner_email, by=ctx.actor, now=ctx.now()
    )
    return await _answer(info, enrollment_id)


@payload(EnrollmentAnswer)
async def withdraw(info: Info, input: Annotated[WithdrawInput, INPUT]) -> EnrollmentAnswer:  # noqa: A002 - the schema's name
    """Stop taking part."""
    enrollment_id = ids.read(input.enrollment_id, "enrollment")
    await enrollments.withdraw(enrollment_id, by=info.context.actor, now=info.context.now())
    return await _answer(info, enrollment_id)


@payload(EnrollmentAnswer)
async def record_progress(info: Info, input: Annotated[RecordProgressInput, INPUT]) -> EnrollmentAnswer:  # noqa: A002 - the schema's name
    """Report what was watched, read and answered."""
    enrollment_id = ids.read(input.enrollment_id, "enrollment")
    await earning.record_progress(
        enrollment_id, tuple(map(_event, input.events)), by=info.context.actor, now=info.context.now()
    )
    return await _answer(info, enrollment_id)


@payload(EnrollmentAnswer)
async def record_attendance(info: Info, input: Annotated[RecordAttendanceInput, INPUT]) -> EnrollmentAnswer:  # noqa: A002 - the schema's name
    """Report when a learner was in a session."""
    enrollment_id = ids.read(input.enrollment_id, "enrollment")
    await earning.record_attendance(
        enrollment_id,
        input.session_key,
        tuple(map(_interval, input.intervals)),
        event_id=input.event_id,
        by=info.context.actor,
        now=info.context.now(),
    )
    return await _answer(info, enrollment_id)


@payload(EnrollmentAnswer)
async def check_in(info: Info, input: Annotated[CheckInInput, INPUT]) -> EnrollmentAnswer:  # noqa: A002 - the schema's name
    """Check in to a session with the code shown in its room."""
    ctx = info.context
    return await _answer(info, await earning.check_in(input.code, by=ctx.actor, now=ctx.now()))


@payload(EnrollmentAnswer)
async def submit_assessment(info: Info, input: Annotated[SubmitAssessmentInput, INPUT]) -> EnrollmentAnswer:  # noqa: A002 - the schema's name
    """Hand in an attempt at an assessment."""
    enrollment_id = ids.read(input.enrollment_id, "enrollment")
    await earning.submit_assessment(
        enrollment_id,
        input.assessment_key,
        {answer.question_key: frozenset(answer.choice_keys) for answer in input.answers},
        event_id=input.event_id,
        by=info.context.actor,
        now=info.context.now(),
    )
    return await _answer(info, enrollment_id)


@payload(EnrollmentAnswer)
async def submit_evaluation(info: Info, input: Annotated[SubmitEvaluationInput, INPUT]) -> EnrollmentAnswer:  # noqa: A002 - the schema's name
    """Hand in the evaluation."""
    enrollment_id = ids.read(input.enrollment_id, "enrollment")
    await earning.submit_evaluation(
        enrollment_id,
        {answer.question_key: answer.value for answer in input.answers},
        event_id=input.event_id,
        by=info.context.actor,
        now=info.context.now(),
    )
    return await _answer(info, enrollment_id)


@payload(ClaimCreditAnswer)
async def claim_credit(info: Info, input: Annotated[ClaimCreditInput, INPUT]) -> ClaimCreditAnswer:  # noqa: A002 - the schema's name
    """Claim what is due. On a refusal the enrollment still shows the gates."""
    ctx = info.context
    enrollment_id = ids.read(input.enrollment_id, "enrollment")
    try:
        claimed = await claims.claim(enrollment_id, public_url=ctx.settings.public_url, by=ctx.actor, now=ctx.now())
    except NothingToClaim as refusal:
        standing = await enrollments.get(enrollment_id, by=ctx.actor, now=ctx.now())
        return ClaimCreditAnswer(enrollment=standing, errors=in_input(refusal.faults))
    standing = await enrollments.get(enrollment_id, by=ctx.actor, now=ctx.now())
    return ClaimCreditAnswer(enrollment=standing, credits=claimed.credits, certificate=claimed.certificate)


async def _answer(info: Info, enrollment_id: UUID) -> EnrollmentAnswer:
    standing = await enrollments.get(enrollment_id, by=info.context.actor, now=info.context.now())
    return EnrollmentAnswer(enrollment=standing)


def _event(given: ProgressEventInput) -> ProgressEvent:
    return ProgressEvent(
        event_id=given.event_id,
        content_key=given.content_key,
        occurred_at=given.occurred_at,
        watched=tuple(MediaInterval(start=span.start, end=span.end) for span in given.watched),
        active=tuple(map(_interval, given.active)),
        read=given.read,
        answered=tuple(StepAnswer(step_key=answer.step_key, choice_key=answer.choice_key or "") for answer in given.answered),
    )


def _interval(given: TimeIntervalInput) -> TimeInterval:
    return TimeInterval(start=given.start, end=given.end)


# ------------------------------------------------------------------------------------------------------------ asking


async def of_learner(
    root: Any,
    info: Info,
    status: Annotated[list[EnrollmentStatus] | None, strawberry.argument(description="Where they stand; any.")] = None,
    first: First = 50,
    after: After = None,
) -> pages.Page[reads.Enrollment]:
    """A page of a learner's enrollments, the one touched last first."""
    return await reads.of_learner(
        root.id,
        tuple(status or ()),
        providers=await sharing.share_of(info, root.id),
        first=pages.size(first),
        after=after,
        count=wants_total(info),
        now=info.context.now(),
    )


async def attempts(root: reads.Enrollment, info: Info) -> tuple[reads.Attempt, ...]:
    """The graded attempts of an enrollment."""
    return await loaders.of(info.context).attempts.load(root)


def board(root: Award, info: Info) -> Code | None:
    """The board of what could be claimed."""
    return BOARDS.named(root.kind.board, info.context.language) if root.kind.board else None


def specialty(root: Award, info: Info) -> Code | None:
    """The specialty of what could be claimed."""
    return SPECIALTIES.named(root.kind.specialty, info.context.language) if root.kind.specialty else None


async def watch(
    info: Info,
    learner_id: Annotated[strawberry.ID | None, strawberry.argument(description="The viewer if left out.")] = None,
) -> AsyncIterator[reads.Enrollment]:
    """Each of the 50 newest enrollments as it stands now, then each that changed after every change."""
    whose = await watching.whose(info, learner_id)
    seen: dict[UUID, dt.datetime] = {}
    async with info.context.live.listen(topics.learner(whose)) as changes:
        async for now in watching.each(changes, info):
            share = await sharing.share_now(info, whose)
            newest = await reads.of_learner(whose, (), providers=share, first=MOST_WATCHED, after=None, count=False, now=now)
            for enrollment in reversed(newest.nodes):
                if seen.get(enrollment.id) != enrollment.updated_at:
                    seen[enrollment.id] = enrollment.updated_at
                    yield enrollment


MOST_WATCHED = 50
"""Enrollments that a subscription follows: the ones touched last."""
