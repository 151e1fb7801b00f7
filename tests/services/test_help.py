"""Help: pages in both languages, votes that count once, and questions that reach those who can answer."""

from datetime import timedelta

import pytest

from backend.domain.actors import STRANGER, Role
from backend.domain.gates import GateKind
from backend.domain.help import LONGEST_TEXT, OVERDUE_AFTER, HelpStatus
from backend.domain.problems import Conflict, InvalidInput, NotFound, Throttled, Unauthenticated
from backend.models import tables
from backend.reads import help_pages, help_requests
from backend.reads.help_requests import HelpFilter
from backend.services import help as help_
from backend.settings import Settings
from tests import make_enrollments as enrollments
from tests import make_people as people
from tests.make_people import NOW

SETTINGS = Settings(public_url="https://credits.example")
"""Mails point here."""


def test_every_page_of_help_is_there_in_both_languages() -> None:
    english, arabic = help_pages.every("en"), help_pages.every("ar")

    assert {page.key for page in english} == {page.key for page in arabic}
    assert len(english) == 20
    assert all(help_pages.KEY.fullmatch(page.key) for page in english)
    assert [len(page.blocks) for page in sorted(english, key=lambda page: page.key)] == [
        len(page.blocks) for page in sorted(arabic, key=lambda page: page.key)
    ]
    assert help_pages.page("where", "ar") != help_pages.page("where", "en")
    assert help_pages.page("where", "fr") == help_pages.page("where", "en")
    assert help_pages.page("../../settings", "en") is None


@pytest.mark.usefixtures("database")
async def test_a_vote_counts_once_and_can_be_changed() -> None:
    one, other = await people.learner(), await people.learner()
    await help_.vote("where", language="en", helped=True, by=one.actor, now=NOW)
    await help_.vote("where", language="ar", helped=True, by=other.actor, now=NOW)
    assert await help_pages.votes("where") == help_pages.HelpVotes(2, 0)

    await help_.vote("where", language="ar", helped=False, by=other.actor, now=NOW)

    assert await help_pages.votes("where") == help_pages.HelpVotes(1, 1)
    assert await help_pages.votes("goals") == help_pages.HelpVotes(0, 0)
    assert (await help_pages.vote_of(other.id, "where"), await help_pages.vote_of(one.id, "goals")) == (False, None)


@pytest.mark.usefixtures("database")
async def test_only_a_page_that_exists_can_be_voted_on_and_only_by_a_person() -> None:
    learner = await people.learner()
    with pytest.raises(NotFound):
        await help_.vote("nowhere", language="en", helped=True, by=learner.actor, now=NOW)
    with pytest.raises(Unauthenticated):
        await help_.vote("where", language="en", helped=True, by=STRANGER, now=NOW)

    assert await tables.HelpVote.all().count() == 0


@pytest.mark.usefixtures("database")
async def test_a_question_about_an_enrollment_reaches_its_providers_staff_and_no_other() -> None:
    made = await enrollments.scene()
    provider_id = (await tables.Activity.get(id=made.activity_id)).provider_id
    staff, elsewhere = await people.staff(provider_id), await people.staff(await people.organization())
    auditor, learner = await people.learner(roles=[Role.AUDITOR]), await people.learner()

    asked = await help_.ask(
        " Why is this open? ",
        enrollment_id=made.enrollment_id,
        gate=GateKind.TIME,
        page="/where",
        by=made.learner.actor,
        now=NOW,
    )

    assert (asked.organization_id, asked.gate, asked.status, asked.waiting_since) == (
        provider_id,
        GateKind.TIME,
        HelpStatus.OPEN,
        NOW,
    )
    assert [(message.text, message.by_staff) for message in asked.messages] == [("Why is this open?", False)]
    for reader, seen in ((staff, 1), (elsewhere, 0), (auditor, 1)):
        found = await help_requests.for_staff(HelpFilter(), by=reader.actor, first=10, after=None, count=True, now=NOW)
        assert (len(found.nodes), found.total_count) == (seen, seen)
    assert await help_requests.by_id(asked.id, by=elsewhere.actor) is None
    assert await help_requests.by_id(asked.id, by=learner.actor) is None
    for reader in (elsewhere, auditor, learner):
        with pytest.raises(NotFound):
            await help_.reply(asked.id, "Let me see.", by=reader.actor, settings=SETTINGS, now=NOW)
        with pytest.raises(NotFound):
            await help_.close(asked.id, by=reader.actor, now=NOW)
    assert await tables.HelpMessage.all().count() == 1
    assert (await tables.HelpRequest.get(id=asked.id)).status == "OPEN"


@pytest.mark.usefixtures("database")
async def test_an_answer_is_mailed_in_the_learners_language_and_a_reply_opens_the_question_again() -> None:
    learner, administrator = await people.learner(language="ar"), await people.administrator()
    asked = await help_.ask("My name is wrong.", by=learner.actor, now=NOW)

    answered = await help_.reply(asked.id, "Mended.", by=administrator.actor, settings=SETTINGS, now=NOW)

    assert answered.status is HelpStatus.ANSWERED
    mail = await tables.Mail.get()
    assert (mail.recipient, mail.subject) == (learner.email, "إجابة عن سؤالك في MedMatrix Credits")
    assert mail.body.startswith("Mended.\n")
    assert "https://credits.example/help" in mail.body

    later = NOW + timedelta(hours=1)
    again = await help_.reply(asked.id, "Not yet.", by=learner.actor, settings=SETTINGS, now=later)
    assert (again.status, again.waiting_since, len(again.messages)) == (HelpStatus.OPEN, later, 3)
    assert await tables.Mail.all().count() == 1


@pytest.mark.usefixtures("database")
async def test_a_closed_question_stays_closed() -> None:
    learner = await people.learner()
    asked = await help_.ask("Where is my credit?", by=learner.actor, now=NOW)
    await help_.close(asked.id, by=learner.actor, now=NOW)
    await help_.close(asked.id, by=learner.actor, now=NOW + timedelta(days=1))

    with pytest.raises(Conflict):
        await help_.reply(asked.id, "Still there?", by=learner.actor, settings=SETTINGS, now=NOW)

    row = await tables.HelpRequest.get(id=asked.id)
    assert (row.status, row.closed_at) == ("CLOSED", NOW)
    assert await help_requests.open_of(learner.id) == ()


@pytest.mark.usefixtures("database")
async def test_a_question_becomes_a_task_after_48_hours_of_waiting() -> None:
    learner, administrator = await people.learner(), await people.administrator()
    first = await help_.ask("First.", by=learner.actor, now=NOW)
    await help_.ask("Second.", by=learner.actor, now=NOW + timedelta(hours=1))
    overdue = HelpFilter(overdue=True)

    for now, late in ((NOW + OVERDUE_AFTER - timedelta(seconds=1), 0), (NOW + OVERDUE_AFTER, 1)):
        found = await help_requests.for_staff(overdue, by=administrator.actor, first=10, after=None, count=False, now=now)
        assert len(found.nodes) == late
        assert await help_requests.waiting(by=administrator.actor, now=now) == (2, late)

    await help_.reply(first.id, "Here it is.", by=administrator.actor, settings=SETTINGS, now=NOW + OVERDUE_AFTER)
    assert await help_requests.waiting(by=administrator.actor, now=NOW + OVERDUE_AFTER) == (1, 0)


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("text", ["", "  \n ", "x" * (LONGEST_TEXT + 1)])
async def test_a_question_says_something_and_not_too_much(text: str) -> None:
    learner = await people.learner()
    with pytest.raises(InvalidInput):
        await help_.ask(text, by=learner.actor, now=NOW)

    assert await tables.HelpRequest.all().count() == 0


@pytest.mark.usefixtures("database")
async def test_somebody_elses_enrollment_cannot_be_asked_about() -> None:
    made, other = await enrollments.scene(), await people.learner()
    with pytest.raises(NotFound):
        await help_.ask("Why?", enrollment_id=made.enrollment_id, by=other.actor, now=NOW)

    assert await tables.HelpRequest.all().count() == 0


@pytest.mark.usefixtures("database")
async def test_questions_are_throttled() -> None:
    learner = await people.learner()
    for number in range(help_.QUESTIONS.tries):
        await help_.ask(f"Question {number}.", by=learner.actor, now=NOW)
    with pytest.raises(Throttled):
        await help_.ask("One more.", by=learner.actor, now=NOW)

    assert await tables.HelpRequest.all().count() == help_.QUESTIONS.tries


@pytest.mark.usefixtures("database")
async def test_a_page_of_questions_costs_two_statements(statements: list[str]) -> None:
    learner, administrator = await people.learner(), await people.administrator()
    for number in range(5):
        await help_.ask(f"Question {number}.", by=learner.actor, now=NOW + timedelta(minutes=number))
    statements.clear()

    page = await help_requests.for_staff(HelpFilter(), by=administrator.actor, first=3, after=None, count=False, now=NOW)
    rest = await help_requests.for_staff(
        HelpFilter(), by=administrator.actor, first=3, after=page.page_info.end_cursor, count=False, now=NOW
    )

    assert [asked.messages[0].text for asked in page.nodes + rest.nodes] == [
        f"Question {number}." for number in (4, 3, 2, 1, 0)
    ]
    assert len(statements) == 4
