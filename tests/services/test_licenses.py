"""Writing down the licenses that one holds."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from backend.domain.actors import STRANGER, Actor, Role, Scope
from backend.domain.licenses import License
from backend.domain.problems import Conflict, Forbidden, InvalidInput, NotFound, Unauthenticated
from backend.live import topics
from backend.models import tables
from backend.models.database import transaction
from backend.reads import licenses as reads
from backend.reads import sql
from backend.services import licenses
from tests import make_people as people
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")

DUBAI = License(regulator="DHA", number="dha-p-0012345", expires_on=date(2027, 5, 1))


async def kept() -> list[sql.Row]:
    return await sql.rows("SELECT learner_id, regulator, number, expires_on FROM license ORDER BY regulator, number")


async def shown(learner_id: UUID) -> list[tuple[str, str, date | None]]:
    found = (await reads.of_learners([learner_id]))[learner_id]
    return [(one.regulator_code, one.number, one.expires_on) for one in found]


async def test_licenses_are_listed_by_their_last_day_those_without_one_last() -> None:
    person, other = await people.learner(), await people.learner()
    await licenses.add(License(regulator="DOH", number="GD12345"), by=person.actor, now=NOW)
    await licenses.add(DUBAI, by=person.actor, now=NOW)
    await licenses.add(License(regulator="SHA", number="7", expires_on=date(2026, 12, 31)), by=person.actor, now=NOW)
    await licenses.add(DUBAI, by=other.actor, now=NOW)

    assert await shown(person.id) == [
        ("SHA", "7", date(2026, 12, 31)),
        ("DHA", "DHA-P-0012345", date(2027, 5, 1)),
        ("DOH", "GD12345", None),
    ]
    assert await shown(other.id) == [("DHA", "DHA-P-0012345", date(2027, 5, 1))]


async def test_many_peoples_licenses_are_read_by_one_statement(statements: list[str]) -> None:
    made = [await people.learner() for _ in range(3)]
    for person in made:
        await licenses.add(DUBAI, by=person.actor, now=NOW)
    statements.clear()

    found = await reads.of_learners([person.id for person in made])

    assert [len(found[person.id]) for person in made] == [1, 1, 1]
    assert len(statements) == 1


async def test_a_license_is_written_anew_and_forgotten() -> None:
    person = await people.learner()
    key = await licenses.add(DUBAI, by=person.actor, now=NOW)

    await licenses.update(key, License(regulator="MOHAP", number="d 99"), by=person.actor)
    assert await shown(person.id) == [("MOHAP", "D 99", None)]
    await licenses.remove(key, by=person.actor)
    assert await shown(person.id) == []
    with pytest.raises(NotFound):
        await licenses.remove(key, by=person.actor)


async def test_the_same_license_is_not_written_down_twice() -> None:
    person = await people.learner()
    await licenses.add(DUBAI, by=person.actor, now=NOW)
    other = await licenses.add(License(regulator="DOH", number="1"), by=person.actor, now=NOW)
    before = await kept()

    with pytest.raises(Conflict) as refused:
        await licenses.add(DUBAI, by=person.actor, now=NOW)
    with pytest.raises(Conflict):
        await licenses.update(other, DUBAI, by=person.actor)

    assert (refused.value.faults[0].path, refused.value.faults[0].parameters) == (("number",), {"rule": "twice"})
    assert await kept() == before


async def test_what_is_no_license_writes_nothing() -> None:
    person = await people.learner()
    key = await licenses.add(DUBAI, by=person.actor, now=NOW)
    before = await kept()

    with pytest.raises(InvalidInput):
        await licenses.add(License(regulator="GMC", number="1"), by=person.actor, now=NOW)
    with pytest.raises(InvalidInput):
        await licenses.update(key, License(regulator="DHA", number=""), by=person.actor)

    assert await kept() == before


async def test_the_twenty_first_license_is_refused() -> None:
    person = await people.learner()
    for number in range(20):
        await licenses.add(License(regulator="DHA", number=str(number)), by=person.actor, now=NOW)

    with pytest.raises(Conflict) as refused:
        await licenses.add(DUBAI, by=person.actor, now=NOW)

    assert refused.value.faults[0].parameters == {"rule": "most", "maximum": "20"}
    assert len(await kept()) == 20


async def test_somebody_elses_license_does_not_exist() -> None:
    person, other = await people.learner(), await people.learner()
    provider = await people.organization()
    key = await licenses.add(DUBAI, by=person.actor, now=NOW)
    before = await kept()

    for actor in (other.actor, (await people.administrator()).actor):
        with pytest.raises(NotFound):
            await licenses.update(key, License(regulator="DOH", number="1"), by=actor)
        with pytest.raises(NotFound):
            await licenses.remove(key, by=actor)

    assert await kept() == before
    seers: dict[str, Actor] = {
        "holder": person.actor,
        "other": other.actor,
        "staff": (await people.staff(provider)).actor,
        "administrator": (await people.administrator()).actor,
        "auditor": (await people.learner(roles=[Role.AUDITOR])).actor,
        "key": (await people.key(provider, Scope.READ_REPORTS)).actor,
        "stranger": STRANGER,
    }
    assert {name for name, actor in seers.items() if await reads.by_id(key, by=actor)} == {"holder", "administrator", "auditor"}
    assert await reads.by_id(uuid4(), by=person.actor) is None


async def test_a_change_is_announced_to_its_holder() -> None:
    person = await people.learner()

    async with transaction() as present:
        key = await licenses.add(DUBAI, by=person.actor, now=NOW)
        await licenses.update(key, License(regulator="DOH", number="1"), by=person.actor)
        await licenses.remove(key, by=person.actor)
        assert set(present.topics) == {topics.account(person.id), topics.learner(person.id)}


async def test_only_persons_hold_licenses() -> None:
    key = await people.key(await people.organization(), Scope.IMPORT)

    with pytest.raises(Unauthenticated):
        await licenses.add(DUBAI, by=STRANGER, now=NOW)
    with pytest.raises(Forbidden):
        await licenses.update(uuid4(), DUBAI, by=key.actor)
    with pytest.raises(Unauthenticated):
        await licenses.remove(uuid4(), by=STRANGER)
    assert await tables.License.all().count() == 0


@pytest.mark.parametrize("written", ["\u200fDHA-P-٠٠١٢\u200f", "\uff24\uff28\uff21-P-0012", " dha-p-۰۰۱۲ "])
async def test_a_number_is_the_same_in_whatever_digits_it_is_pasted(written: str) -> None:
    person = await people.learner()

    await licenses.add(License(regulator="DHA", number=written), by=person.actor, now=NOW)

    assert await shown(person.id) == [("DHA", "DHA-P-0012", None)]


@pytest.mark.parametrize("day", [date(1, 1, 1), date(203, 5, 1), date(1949, 12, 31), date(2151, 1, 1), date.max])
async def test_a_last_day_that_no_license_has_is_refused(day: date) -> None:
    person = await people.learner()

    with pytest.raises(InvalidInput) as refused:
        await licenses.add(License(regulator="DHA", number="1", expires_on=day), by=person.actor, now=NOW)

    assert [(fault.path, fault.parameters["rule"]) for fault in refused.value.faults] == [(("expires_on",), "date")]
    assert await kept() == []
