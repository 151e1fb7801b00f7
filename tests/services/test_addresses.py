"""The e-mail addresses of an account."""

import asyncio
import re
from datetime import datetime, timedelta

import pytest

from backend.domain.actors import STRANGER, Actor, Scope
from backend.domain.problems import CodeExpired, Conflict, Forbidden, InvalidInput, NotFound, Throttled, Unauthenticated
from backend.models import tables
from backend.reads import addresses as reads
from backend.services import addresses, sessions
from backend.settings import Settings
from tests import make_people as people
from tests.make_people import NOW, PASSWORD, Made

pytestmark = pytest.mark.usefixtures("database")

SETTINGS = Settings(public_url="https://credits.example", service_name="Creek Credits")
SECOND = "amal@clinic.example"


async def add(email: str, person: Made, *, now: datetime = NOW) -> None:
    await addresses.add(email, by=person.actor, settings=SETTINGS, now=now)


async def verify(email: str, code: str, person: Made, *, now: datetime = NOW) -> None:
    await addresses.verify(email, code, by=person.actor, settings=SETTINGS, now=now)


async def make_primary(email: str, person: Made) -> None:
    await addresses.make_primary(email, by=person.actor, settings=SETTINGS, now=NOW)


async def code_mailed_to(address: str) -> str:
    mail = await tables.Mail.filter(recipient=address).order_by("-created_at", "-id").first()
    assert mail is not None
    found = re.search(r"^\d{6}$", mail.body, re.MULTILINE)
    assert found is not None
    return found[0]


async def owns(person: Made, *, email: str = SECOND) -> None:
    """The person adds an address and proves it."""
    await add(email, person)
    await verify(email, await code_mailed_to(email), person)


async def shown(person: Made, *, now: datetime = NOW) -> list[tuple[str, bool, bool]]:
    """Address, whether it is proven, whether it is primary."""
    found = await reads.of_learner(person.id, now=now)
    return [(one.address, one.verified_at is not None, one.primary) for one in found]


async def test_a_mailed_code_makes_an_address_ones_own() -> None:
    person = await people.learner(email="amal@example.org")

    await add(" Amal@Clinic.example", person)
    assert await shown(person) == [("amal@example.org", True, True), (SECOND, False, False)]
    await verify(" AMAL@clinic.example ", await code_mailed_to(SECOND), person, now=NOW + timedelta(minutes=14))

    later = NOW + timedelta(minutes=14)
    assert await shown(person, now=later) == [("amal@example.org", True, True), (SECOND, True, False)]
    signed_in = await sessions.sign_in(SECOND, PASSWORD, device="", client="192.0.2.1", now=later)
    assert signed_in.actor.learner_id == person.id
    told = await tables.Mail.filter(recipient="amal@example.org").get()
    assert told.subject == "An address was added to your account with Creek Credits"
    assert SECOND in told.body


async def test_a_code_is_taken_in_whatever_digits_and_groups_it_is_typed() -> None:
    person = await people.learner()
    await add(SECOND, person)
    code = await code_mailed_to(SECOND)
    arabic = "".join(chr(0x0660 + int(digit)) for digit in code)

    await verify(SECOND, f"\u200f{arabic[:3]} {arabic[3:]} ", person)

    assert (SECOND, True, False) in await shown(person)


async def test_an_address_that_waits_opens_nothing_and_is_gone_with_its_code() -> None:
    person = await people.learner(email="amal@example.org")
    await add(SECOND, person)

    with pytest.raises(InvalidInput):
        await sessions.sign_in(SECOND, PASSWORD, device="", client="192.0.2.1", now=NOW)

    assert await tables.EmailAddress.all().count() == 1
    assert await shown(person, now=NOW + timedelta(minutes=15)) == [("amal@example.org", True, True)]


async def test_a_code_is_taken_once_and_not_after_a_quarter_of_an_hour() -> None:
    person = await people.learner()
    await add(SECOND, person)
    code = await code_mailed_to(SECOND)

    with pytest.raises(CodeExpired) as refused:
        await verify(SECOND, code, person, now=NOW + timedelta(minutes=15))
    assert refused.value.faults[0].path == ("code",)

    found = await asyncio.gather(*(verify(SECOND, code, person) for _ in range(4)), return_exceptions=True)
    assert [outcome for outcome in found if outcome is None] == [None]
    assert await tables.EmailAddress.filter(address=SECOND).count() == 1


async def test_a_code_is_tried_five_times_and_another_one_replaces_it() -> None:
    person = await people.learner()
    await add(SECOND, person)
    code = await code_mailed_to(SECOND)
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    for _ in range(5):
        with pytest.raises(CodeExpired):
            await verify(SECOND, wrong, person)
    with pytest.raises(CodeExpired):
        await verify(SECOND, code, person)

    later = NOW + timedelta(minutes=1)
    await add(SECOND, person, now=later)
    await verify(SECOND, await code_mailed_to(SECOND), person, now=later)
    assert await tables.EmailAddress.filter(address=SECOND, learner_id=person.id).count() == 1


async def test_a_code_serves_the_account_that_asked_and_no_other() -> None:
    person, other = await people.learner(), await people.learner()
    await add(SECOND, person)
    code = await code_mailed_to(SECOND)
    await add(SECOND, other, now=NOW + timedelta(seconds=1))

    with pytest.raises(CodeExpired):
        await verify(SECOND, code, other)
    await verify(SECOND, code, person)

    assert (await tables.EmailAddress.get(address=SECOND)).learner_id == person.id


async def test_an_address_of_another_account_is_answered_like_any_other_until_its_mailbox_is_proven() -> None:
    person = await people.learner(email="amal@example.org")
    await people.learner(email="zahra@example.org")

    await add("zahra@example.org", person)
    await add("nobody@example.org", person)

    assert await shown(person) == [
        ("amal@example.org", True, True),
        ("nobody@example.org", False, False),
        ("zahra@example.org", False, False),
    ]
    letters = [re.sub(r"\d{6}", "", f"{mail.subject} {mail.body}") for mail in await tables.Mail.all()]
    assert len(letters) == 2
    assert letters[0] == letters[1]
    for email in ("zahra@example.org", "nobody@example.org"):
        wrong = f"{(int(await code_mailed_to(email)) + 1) % 1_000_000:06d}"
        with pytest.raises(CodeExpired):
            await verify(email, wrong, person)
    before = await people.as_they_stand()
    with pytest.raises(Conflict) as refused:
        await verify("zahra@example.org", await code_mailed_to("zahra@example.org"), person)
    assert refused.value.faults[0].parameters == {"rule": "taken"}
    after = await people.as_they_stand()
    assert {name: rows for name, rows in after.items() if name != "mailed_secret"} == {
        name: rows for name, rows in before.items() if name != "mailed_secret"
    }


async def test_what_is_no_address_or_ones_own_is_refused_and_nothing_is_written() -> None:
    person = await people.learner(email="amal@example.org")
    before = await people.as_they_stand()

    with pytest.raises(InvalidInput):
        await add("amal", person)
    with pytest.raises(Conflict) as refused:
        await add("amal@example.org", person)

    assert refused.value.faults[0].parameters == {"rule": "yours"}
    assert await people.as_they_stand() == before


async def test_an_account_is_mailed_ten_codes_an_hour() -> None:
    person = await people.learner()
    for number in range(5):
        await add(f"amal{number}@clinic.example", person)
        await add(f"amal{number}@clinic.example", person)
    before = await people.as_they_stand()

    with pytest.raises(Throttled):
        await add(SECOND, person)

    assert await people.as_they_stand() == before


async def test_the_eleventh_address_is_refused_and_one_that_waits_counts() -> None:
    person = await people.learner()
    for number in range(8):
        await tables.EmailAddress.create(
            learner_id=person.id, address=f"a{number}@clinic.example", verified_at=NOW, primary=False
        )
    await add("waiting@clinic.example", person)
    before = await people.as_they_stand()

    with pytest.raises(Conflict) as refused:
        await add(SECOND, person)

    assert refused.value.faults[0].parameters == {"rule": "most", "maximum": "10"}
    assert await people.as_they_stand() == before
    await add("waiting@clinic.example", person)


async def test_an_address_gets_five_codes_an_hour_whoever_asks() -> None:
    for _ in range(5):
        await add(SECOND, await people.learner())

    with pytest.raises(Throttled) as refused:
        await add(SECOND, await people.learner())

    assert refused.value.faults[0].retry_after_seconds == 3600
    assert await tables.Mail.all().count() == 5


async def test_an_account_may_try_twenty_codes_in_a_quarter_of_an_hour() -> None:
    person = await people.learner()
    for number in range(20):
        with pytest.raises(CodeExpired):
            await verify(f"nobody{number}@example.org", "000000", person)

    with pytest.raises(Throttled):
        await verify(SECOND, "000000", person)


async def test_mails_go_to_the_address_that_is_made_primary_and_the_old_one_is_told() -> None:
    person = await people.learner(email="amal@example.org")
    await owns(person)

    await make_primary(SECOND, person)
    await make_primary(SECOND, person)

    assert await shown(person) == [(SECOND, True, True), ("amal@example.org", True, False)]
    told = [mail.subject for mail in await tables.Mail.filter(recipient="amal@example.org").order_by("created_at", "id")]
    assert sorted(told) == [
        "An address was added to your account with Creek Credits",
        "Your primary address for Creek Credits was changed",
    ]


async def test_only_a_proven_address_of_ones_own_is_made_primary() -> None:
    person = await people.learner()
    await people.learner(email="zahra@example.org")
    await add(SECOND, person)
    before = await people.as_they_stand()

    for email in (SECOND, "zahra@example.org", "nobody@example.org", "nonsense"):
        with pytest.raises(NotFound):
            await make_primary(email, person)

    assert await people.as_they_stand() == before


async def test_any_address_but_the_primary_one_is_removed() -> None:
    person = await people.learner(email="amal@example.org")
    await owns(person)
    before = await people.as_they_stand()

    with pytest.raises(Conflict) as refused:
        await addresses.remove("amal@example.org", by=person.actor)
    assert refused.value.faults[0].parameters == {"rule": "primary"}
    assert await people.as_they_stand() == before

    await make_primary(SECOND, person)
    await addresses.remove(" Amal@example.org", by=person.actor)
    assert await shown(person) == [(SECOND, True, True)]
    with pytest.raises(Conflict):
        await addresses.remove(SECOND, by=person.actor)


async def test_an_address_that_waits_is_given_up_and_its_code_with_it() -> None:
    person = await people.learner(email="amal@example.org")
    await add(SECOND, person)
    code = await code_mailed_to(SECOND)

    await addresses.remove(SECOND, by=person.actor)

    assert await shown(person) == [("amal@example.org", True, True)]
    with pytest.raises(CodeExpired):
        await verify(SECOND, code, person)


async def test_somebody_elses_address_does_not_exist() -> None:
    person, other = await people.learner(), await people.learner(email="zahra@example.org")
    await add(SECOND, other)
    before = await people.as_they_stand()

    for email in ("zahra@example.org", SECOND, "nobody@example.org"):
        with pytest.raises(NotFound):
            await addresses.remove(email, by=person.actor)

    assert await people.as_they_stand() == before


async def test_addresses_are_listed_by_one_statement(statements: list[str]) -> None:
    person = await people.learner(email="amal@example.org")
    await owns(person)
    await add("waiting@clinic.example", person)
    statements.clear()

    assert len(await shown(person)) == 3
    assert len(statements) == 1


async def test_only_persons_have_addresses() -> None:
    key = await people.key(await people.organization(), Scope.IMPORT)
    refusals: list[tuple[Actor, type[Exception]]] = [(STRANGER, Unauthenticated), (key.actor, Forbidden)]

    for actor, problem in refusals:
        with pytest.raises(problem):
            await addresses.add(SECOND, by=actor, settings=SETTINGS, now=NOW)
        with pytest.raises(problem):
            await addresses.verify(SECOND, "000000", by=actor, settings=SETTINGS, now=NOW)
        with pytest.raises(problem):
            await addresses.remove(SECOND, by=actor)
        with pytest.raises(problem):
            await addresses.make_primary(SECOND, by=actor, settings=SETTINGS, now=NOW)
    assert await tables.Mail.all().count() == 0
