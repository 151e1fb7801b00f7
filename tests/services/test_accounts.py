"""Coming to an account."""

import asyncio
import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from backend.domain.accounts import Person
from backend.domain.actors import STRANGER, SYSTEM, Actor, Role
from backend.domain.credits import Profession
from backend.domain.problems import CodeExpired, Conflict, Forbidden, InvalidInput, NotFound, Throttled, Unauthenticated
from backend.models import tables
from backend.services import accounts, hashing, mailed_secrets, sessions
from backend.services.accounts import CodeSent
from backend.services.sessions import SignedIn
from backend.settings import Settings
from tests import make_people as people
from tests.make_people import NOW, PASSWORD

pytestmark = pytest.mark.usefixtures("database")

SETTINGS = Settings(public_url="https://credits.example", service_name="Creek Credits")
PERSON = Person(
    email="Amal@Example.org",
    password=PASSWORD,
    given_name="Amal",
    family_name="Haddad",
    profession=Profession.NURSE,
    specialty="nursing",
    time_zone="Asia/Dubai",
    language="ar",
)


async def register(
    code: str | None = None, *, client: str = "192.0.2.1", now: datetime = NOW, settings: Settings = SETTINGS, **changes: Any
) -> CodeSent | SignedIn:
    person = replace(PERSON, **changes)
    return await accounts.register(person, code, device="Firefox on Linux", client=client, settings=settings, now=now)


async def code_in_newest_mail() -> str:
    mail = await tables.Mail.all().order_by("-created_at", "-id").first()
    assert mail is not None
    found = re.search(r"\n\n(\d{6})\n\n", mail.body)
    assert found is not None
    return found[1]


async def test_a_code_is_mailed_and_brings_the_account_its_address_its_role_and_a_session() -> None:
    assert await register() == CodeSent("amal@example.org")
    [mail] = await tables.Mail.all()
    assert (mail.recipient, mail.created_at, mail.next_try_at, mail.sent_at) == ("amal@example.org", NOW, NOW, None)
    assert mail.subject.startswith("رمز التسجيل في Creek Credits: ")
    assert await tables.Learner.all().count() == 0

    later = NOW + timedelta(minutes=14)
    signed_in = await register(await code_in_newest_mail(), now=later)

    assert isinstance(signed_in, SignedIn)
    [learner] = await tables.Learner.all()
    assert (learner.given_name, learner.family_name, learner.printed_name) == ("Amal", "Haddad", "Amal Haddad")
    assert (learner.profession, learner.specialty, learner.time_zone, learner.language, learner.created_at) == (
        "NURSE",
        "nursing",
        "Asia/Dubai",
        "ar",
        later,
    )
    assert await hashing.matches(learner.password_hash, PASSWORD)
    [address] = await tables.EmailAddress.all()
    assert (address.address, address.learner_id, address.verified_at, address.primary) == (
        "amal@example.org",
        learner.id,
        later,
        True,
    )
    assert [(grant.role, grant.organization_id) for grant in await tables.RoleGrant.all()] == [("LEARNER", None)]
    assert signed_in.actor.learner_id == learner.id
    assert signed_in.actor.roles == {Role.LEARNER}
    assert await sessions.actor_of_session(signed_in.token, now=later) == signed_in.actor
    assert await tables.Mail.all().count() == 1


async def test_the_code_is_kept_hashed_and_bound_to_its_mailbox(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secrets.randbelow", lambda _most: 421)
    await register()
    await register(email="sami@example.org")

    kept = [secret.secret_hash for secret in await tables.MailedSecret.all()]
    assert len(set(kept)) == 2
    assert not {hashing.digest("000421"), "000421"} & set(kept)
    with pytest.raises(CodeExpired):
        await register("000421", email="somebody.else@example.org")


async def test_an_address_that_has_an_account_gets_the_same_answers_and_a_mail_that_says_so() -> None:
    await people.learner(email="amal@example.org", language="en")
    before = await people.as_they_stand()

    assert await register() == CodeSent("amal@example.org")

    [mail] = await tables.Mail.all()
    assert (mail.recipient, mail.subject) == ("amal@example.org", "You already have an account with Creek Credits")
    assert "https://credits.example/sign-in" in mail.body
    assert not re.search(r"\d{6}", mail.body)
    with pytest.raises(CodeExpired):
        await register("123456")
    after = await people.as_they_stand()
    assert {name for name in before if before[name] != after[name]} == {"mail", "mailed_secret"}


@pytest.mark.parametrize("given", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦"])
async def test_a_wrong_code_is_refused_and_makes_no_account(given: str) -> None:
    await register()

    with pytest.raises(CodeExpired) as refused:
        await register(given)

    assert refused.value.faults[0].path == ("code",)
    assert await tables.Learner.all().count() == await tables.Session.all().count() == 0
    assert [secret.used_at for secret in await tables.MailedSecret.all()] == [None]


async def test_the_sixth_try_of_a_code_is_refused_even_if_it_is_right() -> None:
    await register()
    code = await code_in_newest_mail()
    wrong = "000000" if code != "000000" else "000001"
    for _ in range(5):
        with pytest.raises(CodeExpired):
            await register(wrong)

    with pytest.raises(CodeExpired):
        await register(code)

    assert await tables.Learner.all().count() == 0
    await register(now=NOW + timedelta(minutes=1))
    assert isinstance(await register(await code_in_newest_mail(), now=NOW + timedelta(minutes=1)), SignedIn)


async def test_a_code_is_too_old_after_fifteen_minutes() -> None:
    await register()

    with pytest.raises(CodeExpired):
        await register(await code_in_newest_mail(), now=NOW + timedelta(minutes=15))

    assert await tables.Learner.all().count() == 0


async def test_a_new_code_ends_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    codes = iter([1, 2])
    monkeypatch.setattr("secrets.randbelow", lambda _most: next(codes))
    await register()
    later = NOW + timedelta(minutes=1)
    await register(now=later)

    with pytest.raises(CodeExpired):
        await register("000001", now=later)
    assert isinstance(await register("000002", now=later), SignedIn)


async def test_of_codes_that_are_asked_for_at_once_the_last_one_counts() -> None:
    await asyncio.gather(*(register(client=f"192.0.2.{number}") for number in range(4)))

    [secret] = await tables.MailedSecret.all()
    assert secret.tries == 0
    assert await tables.Mail.all().count() == 4
    found: list[object] = []
    for mail in await tables.Mail.all():
        code = re.findall(r"\d{6}", mail.body)[0]
        found += await asyncio.gather(register(code), return_exceptions=True)
    assert sum(isinstance(outcome, SignedIn) for outcome in found) == 1
    assert sum(isinstance(outcome, CodeExpired) for outcome in found) == 3


async def test_one_code_makes_one_account_however_often_it_is_sent_at_once() -> None:
    await register()
    code = await code_in_newest_mail()

    found = await asyncio.gather(*(register(code) for _ in range(5)), return_exceptions=True)

    assert sum(isinstance(outcome, SignedIn) for outcome in found) == 1
    assert sum(isinstance(outcome, CodeExpired) for outcome in found) == 4
    assert await tables.Learner.all().count() == await tables.EmailAddress.all().count() == 1


async def test_an_account_that_was_made_meanwhile_is_a_conflict_and_stays_alone() -> None:
    await register()
    code = await code_in_newest_mail()
    await people.learner(email="amal@example.org")
    before = await people.as_they_stand()

    with pytest.raises(Conflict):
        await register(code)

    after = await people.as_they_stand()
    assert {name for name in before if before[name] != after[name]} == {"mailed_secret"}  # one try more


async def test_every_fault_is_told_before_anything_is_mailed() -> None:
    before = await people.as_they_stand()

    with pytest.raises(InvalidInput) as refused:
        await register(email="amal", password="short", specialty="astrology")

    assert [fault.path for fault in refused.value.faults] == [("email",), ("password",), ("specialty",)]
    assert await people.as_they_stand() == before


async def test_where_one_registers_by_invitation_nothing_is_mailed() -> None:
    with pytest.raises(Forbidden):
        await register(settings=replace(SETTINGS, registration="invitation"))

    assert await tables.Mail.all().count() == await tables.MailedSecret.all().count() == 0


async def test_an_address_gets_five_codes_an_hour_and_a_client_twenty() -> None:
    for number in range(5):
        await register(client=f"192.0.2.{number}")
    with pytest.raises(Throttled) as refused:
        await register(client="192.0.2.9")
    assert refused.value.faults[0].retry_after_seconds == 3600
    assert await tables.Mail.all().count() == 5

    for number in range(20):
        await register(email=f"somebody{number}@example.org", client="198.51.100.1")
    with pytest.raises(Throttled):
        await register(email="onemore@example.org", client="198.51.100.1")
    assert await tables.Mail.all().count() == 25


async def test_codes_that_ended_long_ago_are_deleted() -> None:
    await register()
    await register(email="sami@example.org", now=NOW + mailed_secrets.KEPT + mailed_secrets.CODE_LIFETIME)

    assert [secret.address for secret in await tables.MailedSecret.all()] == ["sami@example.org"]


async def test_the_operator_makes_accounts_with_roles_and_no_mail() -> None:
    provider = await people.organization("creek")

    learner_id = await accounts.create_person(
        PERSON, roles=[Role.STAFF, Role.ADMINISTRATOR], organization_code="creek", by=SYSTEM, now=NOW
    )

    grants = {(grant.role, grant.organization_id) for grant in await tables.RoleGrant.filter(learner_id=learner_id)}
    assert grants == {("LEARNER", None), ("STAFF", provider), ("ADMINISTRATOR", None)}
    assert await tables.Mail.all().count() == 0
    signed_in = await sessions.sign_in("amal@example.org", PASSWORD, device="", client="192.0.2.1", now=NOW)
    assert signed_in.actor.learner_id == learner_id
    assert signed_in.actor.organization_ids == {provider}


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"roles": [Role.STAFF]}, InvalidInput),
        ({"roles": [Role.STAFF], "organization_code": "nowhere"}, NotFound),
        ({"by": STRANGER}, Unauthenticated),
        ({"by": Actor(learner_id=uuid4(), roles=frozenset({Role.STAFF}))}, Forbidden),
    ],
)
async def test_an_account_that_the_operator_may_not_make_leaves_nothing(
    given: dict[str, Any], refusal: type[Exception]
) -> None:
    before = await people.as_they_stand()

    with pytest.raises(refusal):
        await accounts.create_person(PERSON, **{"by": SYSTEM, **given}, now=NOW)

    assert await people.as_they_stand() == before


async def test_an_address_has_one_account() -> None:
    await people.learner(email="amal@example.org")
    before = await people.as_they_stand()

    with pytest.raises(Conflict) as refused:
        await accounts.create_person(PERSON, by=SYSTEM, now=NOW)

    assert refused.value.faults[0].path == ("email",)
    assert await people.as_they_stand() == before
