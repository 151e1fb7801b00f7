"""Changing one's own profile."""

from dataclasses import asdict
from typing import Any

import pytest

from backend.domain.actors import STRANGER, Scope
from backend.domain.credits import Profession
from backend.domain.problems import Forbidden, GlyphMissing, InvalidInput, Unauthenticated
from backend.domain.profiles import BoardIdentifier, ProfileChange
from backend.live import topics
from backend.models import tables
from backend.models.database import transaction
from backend.reads import learners
from backend.services import profiles
from tests import make_people as people

pytestmark = pytest.mark.usefixtures("database")

BEFORE = {
    "given_name": "Amal",
    "family_name": "Haddad",
    "printed_name": "Amal Haddad",
    "profession": Profession.PHYSICIAN,
    "specialty_code": "cardiology",
    "time_zone": "Asia/Dubai",
    "language": "en",
    "npi": "",
    "birthday": "",
}


@pytest.mark.parametrize(
    ("change", "after"),
    [
        (ProfileChange(), {}),
        (ProfileChange(given_name=" Amal  Z"), {"given_name": "Amal Z", "printed_name": "Amal Z Haddad"}),
        (ProfileChange(printed_name="Dr. Amal Haddad"), {"printed_name": "Dr. Amal Haddad"}),
        (ProfileChange(printed_name="أمل حدّاد"), {"printed_name": "أمل حدّاد"}),
        (ProfileChange(family_name="Nasser", printed_name="A. Nasser"), {"family_name": "Nasser", "printed_name": "A. Nasser"}),
        (ProfileChange(profession=Profession.NURSE), {"profession": Profession.NURSE}),
        (ProfileChange(specialty=""), {"specialty_code": ""}),
        (ProfileChange(specialty="nursing"), {"specialty_code": "nursing"}),
        (ProfileChange(time_zone="America/New_York", language="ar"), {"time_zone": "America/New_York", "language": "ar"}),
        (ProfileChange(npi="1234567893", birthday="03-09"), {"npi": "1234567893", "birthday": "03-09"}),
    ],
)
async def test_a_change_changes_what_it_says_and_nothing_else(change: ProfileChange, after: dict[str, Any]) -> None:
    person = await people.learner()
    other = await people.learner()

    learner = await profiles.update(change, by=person.actor)

    assert asdict(learner) == {"id": person.id, **BEFORE, **after}
    assert asdict(await profiles.update(ProfileChange(), by=other.actor)) == {"id": other.id, **BEFORE}


async def test_a_printed_name_of_ones_own_stays_when_the_name_changes() -> None:
    person = await people.learner()
    await profiles.update(ProfileChange(printed_name="Dr. A. Haddad"), by=person.actor)

    learner = await profiles.update(ProfileChange(family_name="Nasser"), by=person.actor)

    assert (learner.name, learner.printed_name) == ("Amal Nasser", "Dr. A. Haddad")


async def test_a_printed_name_that_no_certificate_can_show_is_refused() -> None:
    person = await people.learner()
    before = await people.as_they_stand()

    with pytest.raises(GlyphMissing) as refused:
        await profiles.update(ProfileChange(given_name="Li", printed_name="李 Na 李娜"), by=person.actor)

    assert refused.value.faults[0].path == ("printed_name",)
    assert refused.value.faults[0].parameters == {"characters": "李娜"}
    assert await people.as_they_stand() == before


async def test_numbers_of_boards_replace_those_kept_and_are_ones_own() -> None:
    person, other = await people.learner(), await people.learner()
    await profiles.update(ProfileChange(board_identifiers=(BoardIdentifier("ABP", "77"),)), by=other.actor)
    first = (BoardIdentifier("ABIM", "12345"), BoardIdentifier("ABP", "9"))
    await profiles.update(ProfileChange(board_identifiers=first), by=person.actor)
    assert (await learners.board_identifiers([person.id]))[person.id] == first

    async with transaction() as present:
        await profiles.update(ProfileChange(board_identifiers=(BoardIdentifier("ABP", "10"),)), by=person.actor)
        assert present.topics == [topics.learner(person.id), topics.account(person.id)]
    await profiles.update(ProfileChange(language="ar"), by=person.actor)

    assert await learners.board_identifiers([person.id, other.id]) == {
        person.id: (BoardIdentifier("ABP", "10"),),
        other.id: (BoardIdentifier("ABP", "77"),),
    }
    await profiles.update(ProfileChange(board_identifiers=()), by=person.actor)
    assert (await learners.board_identifiers([person.id]))[person.id] == ()


async def test_a_wrong_number_changes_nothing() -> None:
    person = await people.learner()
    kept = (BoardIdentifier("ABIM", "12345"),)
    await profiles.update(ProfileChange(npi="1234567893", board_identifiers=kept), by=person.actor)

    for change in (ProfileChange(npi="1234567890"), ProfileChange(board_identifiers=(BoardIdentifier("XYZ", "1"),))):
        with pytest.raises(InvalidInput):
            await profiles.update(change, by=person.actor)

    learner = await profiles.own(by=person.actor)
    assert (learner.npi, (await learners.board_identifiers([person.id]))[person.id]) == ("1234567893", kept)


async def test_a_profile_can_be_emptied_of_what_it_need_not_say() -> None:
    person = await people.learner()
    await profiles.update(ProfileChange(npi="1234567893", birthday="03-09"), by=person.actor)

    learner = await profiles.update(ProfileChange(npi="", birthday="", specialty=""), by=person.actor)

    assert (learner.npi, learner.birthday, learner.specialty_code) == ("", "", "")


async def test_an_unknown_specialty_zone_or_language_changes_nothing() -> None:
    person = await people.learner()
    before = await people.as_they_stand()

    with pytest.raises(InvalidInput) as refused:
        await profiles.update(
            ProfileChange(given_name="Noor", specialty="astrology", time_zone="Dubai", language="fr"), by=person.actor
        )

    assert [fault.path for fault in refused.value.faults] == [("specialty",), ("time_zone",), ("language",)]
    assert await people.as_they_stand() == before


async def test_a_change_is_announced_and_a_repetition_is_not() -> None:
    person = await people.learner()

    async with transaction() as present:
        await profiles.update(ProfileChange(language="ar"), by=person.actor)
        assert present.topics == [topics.learner(person.id), topics.account(person.id)]
    async with transaction() as present:
        await profiles.update(ProfileChange(language="ar"), by=person.actor)
        assert present.topics == []


async def test_only_a_person_has_a_profile() -> None:
    key = await people.key(await people.organization(), Scope.IMPORT)

    with pytest.raises(Unauthenticated):
        await profiles.update(ProfileChange(), by=STRANGER)
    with pytest.raises(Forbidden):
        await profiles.update(ProfileChange(), by=key.actor)


@pytest.mark.usefixtures("database")
async def test_a_printed_name_that_follows_the_other_two_must_be_printable_too() -> None:
    person = await people.learner(given_name="Amal", family_name="Haddad")

    with pytest.raises(GlyphMissing) as refused:
        await profiles.update(ProfileChange(given_name="สมชาย 😀"), by=person.actor)

    assert refused.value.faults[0].path == ("printed_name",)
    assert refused.value.faults[0].parameters["characters"] == "สมชาย😀"
    row = await tables.Learner.get(id=person.id)
    assert (row.given_name, row.printed_name) == ("Amal", "Amal Haddad")
    await profiles.update(ProfileChange(given_name="สมชาย", printed_name="Somchai Haddad"), by=person.actor)
    assert (await tables.Learner.get(id=person.id)).printed_name == "Somchai Haddad"
