"""Help: votes on its pages, questions to a provider's staff, and their answers."""

import datetime as dt
from uuid import UUID, uuid4

from backend import live
from backend.domain import letters
from backend.domain.actors import Actor
from backend.domain.gates import GateKind
from backend.domain.help import LONGEST_TEXT, HelpStatus
from backend.domain.problems import Conflict, InvalidInput, NotFound
from backend.live import topics
from backend.models import tables
from backend.models.database import transaction
from backend.reads import enrollments, help_pages, help_requests, sql
from backend.reads.help_requests import HelpRequest
from backend.services import mailing, staff_tasks, throttling
from backend.settings import Settings

QUESTIONS = throttling.Limit("help", 20, dt.timedelta(hours=1))
"""Messages that one learner may write; staff write as many as they must."""

LONGEST_PAGE = 200


async def vote(page: str, *, language: str, helped: bool, by: Actor, now: dt.datetime) -> None:
    """Say whether a page of help helped. Saying it again changes the vote.

    Raises: Unauthenticated; NotFound for a page that there is not.
    """
    learner_id = by.learner()
    if help_pages.page(page, language) is None:
        raise NotFound("page of help")
    async with transaction():
        await sql.execute(
            """INSERT INTO help_vote (id, learner_id, page, language, helped, voted_at)
               VALUES (:id, :learner, :page, :language, :helped, :now)
               ON CONFLICT (learner_id, page) DO UPDATE SET helped = excluded.helped, language = excluded.language,
               voted_at = excluded.voted_at""",
            id=uuid4(),
            learner=learner_id,
            page=page,
            language=language,
            helped=helped,
            now=now,
        )


async def ask(
    text: str, *, enrollment_id: UUID | None = None, gate: GateKind | None = None, page: str = "", by: Actor, now: dt.datetime
) -> HelpRequest:
    """Ask the provider of an enrollment's activity, or the administrators where there is no enrollment.

    Raises: Unauthenticated; InvalidInput for a text that says nothing or too much; NotFound for an enrollment that is not the
    caller's; Throttled.
    """
    learner_id, written = by.learner(), _checked(text)
    await throttling.spend(QUESTIONS.on(str(learner_id)), now=now)
    organization_id = None
    if enrollment_id is not None:
        enrollment = await enrollments.by_id(enrollment_id, by=by, now=now)
        if enrollment is None or enrollment.learner_id != learner_id:
            raise NotFound("enrollment")
        organization_id = enrollment.activity.provider.id
    async with transaction():
        row = await tables.HelpRequest.create(
            learner_id=learner_id,
            organization_id=organization_id,
            enrollment_id=enrollment_id,
            gate=gate.value if gate else "",
            page=page[:LONGEST_PAGE],
            status=HelpStatus.OPEN.value,
            asked_at=now,
        )
        await _write(row.id, written, author_id=learner_id, by_staff=False, now=now)
        _announce(learner_id, organization_id)
    return await _found(row.id, by=by)


async def reply(request_id: UUID, text: str, *, by: Actor, settings: Settings, now: dt.datetime) -> HelpRequest:
    """Write on: as the learner, which opens the question again, or as staff, which answers it and mails the learner.

    Raises: Unauthenticated; NotFound for a question that is not theirs to write to; Conflict for one that is closed;
    InvalidInput; Throttled.
    """
    author_id, written = by.learner(), _checked(text)
    asked = await _writable(request_id, by=by)
    by_staff = asked.learner_id != author_id
    if not by_staff:
        await throttling.spend(QUESTIONS.on(str(author_id)), now=now)
    status = HelpStatus.ANSWERED if by_staff else HelpStatus.OPEN
    async with transaction():
        open_one = tables.HelpRequest.filter(id=request_id).exclude(status=HelpStatus.CLOSED.value)
        if not await open_one.update(status=status.value, **({"answered_at": now} if by_staff else {})):
            raise Conflict("This question is closed. Ask a new one.", path=("request_id",))
        await _write(request_id, written, author_id=author_id, by_staff=by_staff, now=now)
        if by_staff:
            await _mail(asked.learner_id, written, settings=settings, now=now)
        _announce(asked.learner_id, asked.organization_id)
    return await _found(request_id, by=by)


async def close(request_id: UUID, *, by: Actor, now: dt.datetime) -> HelpRequest:
    """Put a question aside, as the learner or as staff. Safe to repeat.

    Raises: Unauthenticated; NotFound for a question that is not theirs to close.
    """
    asked = await _writable(request_id, by=by)
    async with transaction():
        await (
            tables.HelpRequest.filter(id=request_id)
            .exclude(status=HelpStatus.CLOSED.value)
            .update(status=HelpStatus.CLOSED.value, closed_at=now)
        )
        _announce(asked.learner_id, asked.organization_id)
    return await _found(request_id, by=by)


async def _writable(request_id: UUID, *, by: Actor) -> HelpRequest:
    """A question of the caller's, or of a provider that they work for: an auditor reads and writes nothing."""
    asked, own = await help_requests.by_id(request_id, by=by), by.learner()
    if asked is None:
        raise NotFound("question")
    answers = by.is_administrator if asked.organization_id is None else by.works_for(asked.organization_id)
    if asked.learner_id != own and not answers:
        raise NotFound("question")
    return asked


def _checked(text: str) -> str:
    written = text.strip()
    if not 1 <= len(written) <= LONGEST_TEXT:
        raise InvalidInput(f"Write 1 to {LONGEST_TEXT} characters.", path=("text",), most=str(LONGEST_TEXT))
    return written


async def _write(request_id: UUID, text: str, *, author_id: UUID, by_staff: bool, now: dt.datetime) -> None:
    await tables.HelpMessage.create(request_id=request_id, author_id=author_id, by_staff=by_staff, text=text, sent_at=now)


async def _mail(learner_id: UUID, text: str, *, settings: Settings, now: dt.datetime) -> None:
    learner = await tables.Learner.get(id=learner_id)
    address = await tables.EmailAddress.filter(learner_id=learner_id, primary=True).first()
    if address is not None and learner.closed_at is None:
        url = f"{settings.public_url}/help"
        letter = letters.help_answered(text, url, service=settings.service_name, language=learner.language)
        await mailing.post(address.address, letter, now=now)


def _announce(learner_id: UUID, organization_id: UUID | None) -> None:
    live.announce(topics.learner(learner_id))
    staff_tasks.announce(organization_id)


async def _found(request_id: UUID, *, by: Actor) -> HelpRequest:
    asked = await help_requests.by_id(request_id, by=by)
    assert asked is not None
    return asked
