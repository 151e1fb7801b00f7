"""Invitations: who may send which, and what the mailed link does, once."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from backend.domain.accounts import Person
from backend.domain.actors import STRANGER, Actor, Role
from backend.domain.credits import Profession
from backend.domain.grants import Grant
from backend.domain.invitations import InvitationStatus
from backend.domain.problems import (
    CodeExpired,
    Conflict,
    Forbidden,
    InvalidInput,
    NotFound,
    Problem,
    Throttled,
    Unauthenticated,
)
from backend.models import tables
from backend.reads import invitations as reads
from backend.reads.invitations import Invitation
from backend.services import invitations, sessions
from backend.services.sessions import SignedIn
from backend.settings import Settings
from tests import make_people as people
from tests.make_people import NOW, PASSWORD

pytestmark = pytest.mark.usefixtures("database")

SETTINGS = Settings(public_url="https://credits.example/", service_name="Gulf Credits")
HALA = Person(
    email="ignored@elsewhere.example",
    password=PASSWORD,
    given_name="Hala",
    family_name="Nasser",
    profession=Profession.NURSE,
    time_zone="Asia/Dubai",
    language="ar",
)


async def invite(
    by: people.Made, role: Role, organization_id: UUID | None = None, *, email: str = "hala@clinic.example", now: datetime = NOW
) -> Invitation:
    return await invitations.invite(email, Grant(role, organization_id), by=by.actor, settings=SETTINGS, now=now)


async def token(email: str = "hala@clinic.example") -> str:
    """What stands in the newest mail to that address."""
    mail = await tables.Mail.filter(recipient=email).order_by("-created_at", "-id").first()
    assert mail is not None
    found = re.search(r"https://credits\.example/accept-invitation#token=(\S+)", mail.body)
    assert found, mail.body
    return found[1]


async def accept(link: str, newcomer: Person | None = None, *, by: Actor = STRANGER, now: datetime = NOW) -> SignedIn | None:
    return await invitations.accept(link, newcomer, by=by, device="Firefox", client="192.0.2.1", now=now)


async def events() -> list[str]:
    return [event.kind for event in await tables.AuditEvent.all().order_by("happened_at", "kind")]


# ------------------------------------------------------------------------------------------------------------ inviting


async def test_staff_invite_a_colleague_who_opens_an_account_with_the_link() -> None:
    here = await people.organization(name="Gulf Academy")
    sami = await people.staff(here)

    sent = await invite(sami, Role.STAFF, here)
    signed_in = await accept(await token(), HALA, now=NOW + timedelta(days=6))

    assert signed_in is not None
    assert (signed_in.actor.roles, signed_in.actor.organization_ids) == (
        frozenset({Role.LEARNER, Role.STAFF}),
        frozenset({here}),
    )
    address = await tables.EmailAddress.get(address="hala@clinic.example")
    assert (address.learner_id, address.verified_at) == (signed_in.actor.learner_id, NOW + timedelta(days=6))
    assert (await sessions.sign_in("hala@clinic.example", PASSWORD, device="", client="x", now=NOW)).actor.works_for(here)
    assert (await reads.of_row(sent.id)).accepted_at == NOW + timedelta(days=6)
    assert await events() == ["PERSON_INVITED", "INVITATION_ACCEPTED"]
    mail = await tables.Mail.get(recipient="hala@clinic.example")
    assert mail.subject == "Your invitation to Gulf Credits"
    assert "Sami Haddad invites you to Gulf Credits to work for Gulf Academy." in mail.body


async def test_the_letter_is_written_in_the_language_of_whoever_has_the_address() -> None:
    noor = await people.administrator()
    await people.learner(email="hala@clinic.example", language="ar")

    await invite(noor, Role.AUDITOR)

    assert (await tables.Mail.get(recipient="hala@clinic.example")).subject == "دعوة إلى Gulf Credits"


@pytest.mark.parametrize("role", [Role.LEARNER, Role.AUDITOR, Role.ADMINISTRATOR])
async def test_an_administrator_invites_to_every_role(role: Role) -> None:
    noor = await people.administrator()

    sent = await invite(noor, role)
    signed_in = await accept(await token(), HALA)

    assert (sent.role, sent.organization_id, sent.invited_by) == (role, None, "Noor Haddad")
    assert signed_in is not None
    assert signed_in.actor.roles == {Role.LEARNER, role}


async def test_staff_offer_neither_the_audit_nor_the_administration_nor_another_provider() -> None:
    here, there = await people.organization(), await people.organization()
    sami = await people.staff(here)
    before = await people.as_they_stand()

    wrong: list[tuple[Role, UUID | None, type[Problem]]] = [
        (Role.AUDITOR, None, Forbidden),
        (Role.ADMINISTRATOR, None, Forbidden),
        (Role.STAFF, there, NotFound),
        (Role.STAFF, uuid4(), NotFound),
    ]
    for role, place, problem in wrong:
        with pytest.raises(problem):
            await invite(sami, role, place)

    assert await people.as_they_stand() == before
    assert await tables.Invitation.all().count() == 0


async def test_learners_auditors_and_strangers_invite_nobody() -> None:
    amal, auditor = await people.learner(), await people.learner(roles=[Role.AUDITOR])

    for caller in (amal, auditor):
        with pytest.raises(Forbidden):
            await invite(caller, Role.LEARNER)
    with pytest.raises(Unauthenticated):
        await invite(replace(amal, actor=STRANGER), Role.LEARNER)

    assert await tables.Invitation.all().count() == 0
    assert await tables.Mail.all().count() == 0


@pytest.mark.parametrize("email", ["", "hala", "hala@clinic.example\nBcc: x@y.example"])
async def test_what_is_no_address_is_not_invited(email: str) -> None:
    with pytest.raises(InvalidInput):
        await invite(await people.administrator(), Role.LEARNER, email=email)

    assert await tables.Invitation.all().count() == 0


async def test_one_mailbox_is_not_flooded() -> None:
    noor = await people.administrator()
    for _ in range(5):
        await invite(noor, Role.LEARNER)

    with pytest.raises(Throttled):
        await invite(noor, Role.LEARNER)

    assert await tables.Mail.all().count() == 5


async def test_a_second_invitation_to_the_same_role_ends_the_first() -> None:
    noor = await people.administrator()
    await invite(noor, Role.LEARNER)
    first = await token()

    await invite(noor, Role.LEARNER, now=NOW + timedelta(minutes=1))

    with pytest.raises(CodeExpired):
        await accept(first, HALA)
    assert await accept(await token(), HALA) is not None


# ------------------------------------------------------------------------------------------------------------ accepting


async def test_a_link_works_once() -> None:
    noor = await people.administrator()
    await invite(noor, Role.LEARNER)
    link = await token()
    await accept(link, HALA)

    with pytest.raises(CodeExpired):
        await accept(link, replace(HALA, given_name="Somebody"))

    assert await tables.Learner.filter(given_name="Somebody").count() == 0


async def test_a_link_works_for_seven_days() -> None:
    await invite(await people.administrator(), Role.LEARNER)
    link, before = await token(), await people.as_they_stand()

    with pytest.raises(CodeExpired):
        await accept(link, HALA, now=NOW + timedelta(days=7))

    assert await people.as_they_stand() == before


async def test_whoever_has_an_account_accepts_signed_in_and_gets_no_second_one() -> None:
    here = await people.organization()
    hala = await people.learner(email="hala@clinic.example")
    await invite(await people.staff(here), Role.STAFF, here)
    link = await token()

    with pytest.raises(Conflict, match="Sign in as hala"):
        await accept(link, HALA)
    assert await accept(link, by=hala.actor) is None

    assert await tables.EmailAddress.filter(address="hala@clinic.example").count() == 1
    assert await tables.RoleGrant.filter(learner_id=hala.id, role="STAFF", organization_id=here).count() == 1


async def test_nobody_takes_what_was_offered_to_another() -> None:
    hala, other = await people.learner(email="hala@clinic.example"), await people.learner()
    noor = await people.administrator()
    await invite(noor, Role.ADMINISTRATOR)
    await invite(noor, Role.ADMINISTRATOR, email="new@clinic.example")
    before = await people.as_they_stand()

    for address in ("hala@clinic.example", "new@clinic.example"):
        with pytest.raises(Conflict):
            await accept(await token(address), HALA, by=other.actor)

    assert await people.as_they_stand() == before
    assert await accept(await token(), by=hala.actor) is None


async def test_a_newcomer_with_a_weak_password_may_try_again() -> None:
    await invite(await people.administrator(), Role.LEARNER)
    link, before = await token(), await people.as_they_stand()

    for newcomer in (replace(HALA, password="short"), replace(HALA, family_name=" "), None):
        with pytest.raises(InvalidInput):
            await accept(link, newcomer)

    assert await people.as_they_stand() == before
    assert await accept(link, HALA) is not None


async def test_somebody_who_has_the_role_already_keeps_one_of_it() -> None:
    hala = await people.learner(email="hala@clinic.example", roles=[Role.AUDITOR])
    await invite(await people.administrator(), Role.AUDITOR)

    await accept(await token(), by=hala.actor)

    assert await tables.RoleGrant.filter(learner_id=hala.id, role="AUDITOR").count() == 1


# ------------------------------------------------------------------------------------------------------------ withdrawing


async def test_a_withdrawn_link_works_no_more() -> None:
    noor = await people.administrator()
    sent = await invite(noor, Role.LEARNER)
    link = await token()

    ended = await invitations.withdraw(sent.id, by=noor.actor, now=NOW)
    again = await invitations.withdraw(sent.id, by=noor.actor, now=NOW + timedelta(hours=1))

    assert (ended.status(NOW), again.withdrawn_at) == (InvitationStatus.WITHDRAWN, NOW)
    assert await events() == ["INVITATION_WITHDRAWN", "PERSON_INVITED"]
    with pytest.raises(CodeExpired):
        await accept(link, HALA)


async def test_an_accepted_invitation_is_not_withdrawn() -> None:
    noor = await people.administrator()
    sent = await invite(noor, Role.LEARNER)
    await accept(await token(), HALA)

    with pytest.raises(Conflict):
        await invitations.withdraw(sent.id, by=noor.actor, now=NOW)


async def test_staff_withdraw_what_is_theirs_alone() -> None:
    here, there = await people.organization(), await people.organization()
    sami, colleague, stranger = await people.staff(here), await people.staff(here), await people.staff(there)
    auditor = await people.learner(roles=[Role.AUDITOR])
    sent = await invite(sami, Role.STAFF, here)

    with pytest.raises(NotFound):
        await invitations.withdraw(sent.id, by=stranger.actor, now=NOW)
    with pytest.raises(Forbidden):
        await invitations.withdraw(sent.id, by=auditor.actor, now=NOW)
    assert (await reads.of_row(sent.id)).withdrawn_at is None
    assert (await invitations.withdraw(sent.id, by=colleague.actor, now=NOW)).withdrawn_at == NOW
