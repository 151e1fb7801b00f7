"""Choosing another password."""

import asyncio
import re
from datetime import datetime, timedelta

import pytest

from backend.domain.actors import STRANGER
from backend.domain.problems import CodeExpired, InvalidInput, Throttled, Unauthenticated
from backend.models import tables
from backend.reads import sql
from backend.services import hashing, passwords, sessions
from backend.services.sessions import SignedIn
from backend.settings import Settings
from tests import make_people as people
from tests.make_people import NOW, PASSWORD

pytestmark = pytest.mark.usefixtures("database")

SETTINGS = Settings(public_url="https://credits.example", service_name="Creek Credits")
NEW = "nine camels in the shade"


async def request(email: str, *, client: str = "192.0.2.1", now: datetime = NOW) -> None:
    await passwords.request_reset(email, client=client, settings=SETTINGS, now=now)


async def reset(token: str, password: str = NEW, *, client: str = "192.0.2.1", now: datetime = NOW) -> SignedIn:
    return await passwords.reset(token, password, device="Firefox", client=client, settings=SETTINGS, now=now)


async def token_in_newest_mail() -> str:
    mail = await tables.Mail.all().order_by("-created_at", "-id").first()
    assert mail is not None
    found = re.search(r"https://credits\.example/reset-password#token=([\w-]{43})\n", mail.body)
    assert found is not None
    return found[1]


async def test_a_link_is_mailed_that_sets_the_password_ends_all_sessions_and_begins_one() -> None:
    person = await people.learner(email="amal@example.org")
    old = [await people.session(person) for _ in range(2)]
    await request(" Amal@example.org")
    [mail] = await tables.Mail.all()
    assert (mail.recipient, mail.subject) == ("amal@example.org", "Choose a new password for Creek Credits")

    later = NOW + timedelta(minutes=29)
    signed_in = await reset(await token_in_newest_mail(), now=later)

    assert [await sessions.actor_of_session(each.token, now=later) for each in old] == [None, None]
    assert await sessions.actor_of_session(signed_in.token, now=later) == signed_in.actor
    assert signed_in.actor.learner_id == person.id
    row = await tables.Learner.get(id=person.id)
    assert await hashing.matches(row.password_hash, NEW)
    assert not await hashing.matches(row.password_hash, PASSWORD)
    newest = await tables.Mail.filter(created_at=later).get()
    assert newest.subject == "Your password for Creek Credits was changed"


async def test_an_unknown_address_gets_the_same_answer_and_no_mail() -> None:
    await request("nobody@example.org")

    assert await tables.Mail.all().count() == 0
    [secret] = await tables.MailedSecret.all()
    assert (secret.purpose, secret.address) == ("RESET", "nobody@example.org")


async def test_a_link_works_once_even_if_it_is_opened_many_times_at_once() -> None:
    person = await people.learner()
    await request(person.email)
    token = await token_in_newest_mail()

    found = await asyncio.gather(*(reset(token) for _ in range(5)), return_exceptions=True)

    assert sum(isinstance(outcome, SignedIn) for outcome in found) == 1
    assert sum(isinstance(outcome, CodeExpired) for outcome in found) == 4
    assert await tables.Session.all().count() == 1
    with pytest.raises(CodeExpired):
        await reset(token)


async def test_a_link_is_too_old_after_thirty_minutes_and_ends_with_the_next_one() -> None:
    person = await people.learner()
    await request(person.email)
    first = await token_in_newest_mail()
    with pytest.raises(CodeExpired) as refused:
        await reset(first, now=NOW + timedelta(minutes=30))
    assert refused.value.faults[0].path == ("token",)

    await request(person.email, now=NOW + timedelta(minutes=1))
    with pytest.raises(CodeExpired):
        await reset(first, now=NOW + timedelta(minutes=1))
    assert await tables.Session.all().count() == 0


async def test_a_weak_password_leaves_link_password_and_sessions_as_they_are() -> None:
    person = await people.learner(email="amal.haddad@example.org")
    await people.session(person)
    await request(person.email)
    token = await token_in_newest_mail()
    before = await people.as_they_stand()

    with pytest.raises(InvalidInput) as refused:
        await reset(token, "amal.haddad was here")

    assert [(fault.path, fault.parameters) for fault in refused.value.faults] == [(("password",), {"rule": "holds-address"})]
    assert await people.as_they_stand() == before
    assert (await reset(token)).actor.learner_id == person.id


async def test_a_link_of_a_closed_account_does_nothing() -> None:
    person = await people.learner()
    await request(person.email)
    token = await token_in_newest_mail()
    await tables.Learner.filter(id=person.id).update(closed_at=NOW)
    before = await people.as_they_stand()

    with pytest.raises(CodeExpired):
        await reset(token)

    assert await people.as_they_stand() == before


async def test_an_address_gets_three_links_an_hour_known_or_not() -> None:
    await people.learner(email="amal@example.org")
    for email in ("amal@example.org", "nobody@example.org"):
        for number in range(3):
            await request(email, client=f"192.0.2.{number}")
        with pytest.raises(Throttled) as refused:
            await request(email, client="192.0.2.77")
        assert refused.value.faults[0].retry_after_seconds == 3600

    assert await tables.Mail.all().count() == 3


async def test_a_client_may_try_thirty_links_in_a_quarter_of_an_hour() -> None:
    for _ in range(30):
        with pytest.raises(CodeExpired):
            await reset("a" * 43)

    with pytest.raises(Throttled):
        await reset("a" * 43)


async def test_a_reset_frees_an_address_that_was_tried_too_often() -> None:
    person = await people.learner()
    for number in range(5):
        with pytest.raises(InvalidInput):
            await sessions.sign_in(person.email, "not this one", device="", client=f"192.0.2.{number}", now=NOW)
    await request(person.email)

    await reset(await token_in_newest_mail())

    assert (await sessions.sign_in(person.email, NEW, device="", client="192.0.2.9", now=NOW)).actor.learner_id == person.id


async def test_what_is_no_address_is_refused_before_anything_is_counted() -> None:
    with pytest.raises(InvalidInput):
        await request("amal")

    assert await sql.rows("SELECT * FROM throttle") == []


async def test_the_present_password_sets_another_and_ends_the_other_sessions() -> None:
    person = await people.learner(language="ar")
    mine, other = await people.session(person), await people.session(person)

    await passwords.change(PASSWORD, NEW, by=mine.actor, settings=SETTINGS, now=NOW)

    assert await sessions.actor_of_session(mine.token, now=NOW) == mine.actor
    assert await sessions.actor_of_session(other.token, now=NOW) is None
    assert await hashing.matches((await tables.Learner.get(id=person.id)).password_hash, NEW)
    [mail] = await tables.Mail.all()
    assert (mail.recipient, mail.subject) == (person.email, "تم تغيير كلمة مرورك في Creek Credits")


async def test_a_wrong_present_password_changes_nothing_and_may_be_tried_five_times() -> None:
    signed_in = await people.session(await people.learner())
    before = await people.as_they_stand()

    for _ in range(5):
        with pytest.raises(InvalidInput) as refused:
            await passwords.change("not this one", NEW, by=signed_in.actor, settings=SETTINGS, now=NOW)
        assert refused.value.faults[0].path == ("current_password",)
    with pytest.raises(Throttled):
        await passwords.change(PASSWORD, NEW, by=signed_in.actor, settings=SETTINGS, now=NOW)

    assert await people.as_they_stand() == before


async def test_a_weak_new_password_changes_nothing() -> None:
    signed_in = await people.session(await people.learner())
    before = await people.as_they_stand()

    with pytest.raises(InvalidInput) as refused:
        await passwords.change(PASSWORD, "short", by=signed_in.actor, settings=SETTINGS, now=NOW)

    assert refused.value.faults[0].path == ("password",)
    assert await people.as_they_stand() == before


async def test_a_stranger_has_no_password_to_change() -> None:
    with pytest.raises(Unauthenticated):
        await passwords.change(PASSWORD, NEW, by=STRANGER, settings=SETTINGS, now=NOW)
