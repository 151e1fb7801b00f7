"""Organizations: made and changed by administrators, each act on record."""

from uuid import uuid4

import pytest

from backend.domain.actors import STRANGER, Actor, Role
from backend.domain.organizations import OrganizationChange, OrganizationKind
from backend.domain.problems import Conflict, Forbidden, GlyphMissing, InvalidInput, NotFound, Problem, Unauthenticated
from backend.models import tables
from backend.reads import organizations as reads
from backend.services import organizations
from tests import make_people as people
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")


async def create(code: str, name: str, *, by: Actor) -> None:
    await organizations.create(code, name, kind=OrganizationKind.PROVIDER, accredited=True, by=by, now=NOW)


async def test_an_administrator_makes_a_provider() -> None:
    noor = await people.administrator()

    await create(" gulf-academy ", "Gulf  Academy", by=noor.actor)

    row = await tables.Organization.get(code="gulf-academy")
    assert (row.name, row.kind, row.accredited, row.fictitious) == ("Gulf Academy", "PROVIDER", True, False)
    [event] = await tables.AuditEvent.all()
    assert (event.kind, event.organization_id, event.actor_id) == ("ORGANIZATION_CREATED", row.id, noor.id)


@pytest.mark.parametrize("code", ["", "Gulf", "gulf academy", "-gulf", "gulf--academy", "g" * 65, "جولف"])
async def test_a_code_is_letters_digits_and_hyphens(code: str) -> None:
    noor = await people.administrator()

    with pytest.raises(InvalidInput):
        await create(code, "Gulf Academy", by=noor.actor)

    assert await tables.Organization.all().count() == 0


async def test_a_code_belongs_to_one_organization() -> None:
    noor = await people.administrator()
    await create("gulf", "Gulf Academy", by=noor.actor)

    with pytest.raises(Conflict):
        await create("gulf", "Another", by=noor.actor)

    assert [row.name for row in await tables.Organization.all()] == ["Gulf Academy"]
    assert await tables.AuditEvent.all().count() == 1


async def test_a_change_changes_what_it_says_and_is_on_record() -> None:
    noor, provider = await people.administrator(), await people.organization(name="Creek Heart Institute")
    change = OrganizationChange(name="Creek Heart", accreditation_statement=" Accredited by   the Board. ")

    for _ in range(2):
        await organizations.update(provider, change, by=noor.actor, now=NOW)

    found = (await reads.by_ids([provider]))[provider]
    assert (found.name, found.accredited, found.accreditation_statement) == ("Creek Heart", True, "Accredited by the Board.")
    [event] = await tables.AuditEvent.all()
    assert event.details == {
        "name": {"before": "Creek Heart Institute", "after": "Creek Heart"},
        "accreditation_statement": {"before": "", "after": "Accredited by the Board."},
    }


@pytest.mark.parametrize(
    "change",
    [
        OrganizationChange(name=" "),
        OrganizationChange(name="x" * 201),
        OrganizationChange(accreditation_statement="x" * 501),
    ],
)
async def test_what_could_not_be_printed_well_is_refused(change: OrganizationChange) -> None:
    noor, provider = await people.administrator(), await people.organization(name="Creek Heart")

    with pytest.raises(InvalidInput):
        await organizations.update(provider, change, by=noor.actor, now=NOW)

    assert (await reads.by_ids([provider]))[provider].name == "Creek Heart"


async def test_characters_that_no_certificate_shows_are_named() -> None:
    noor, provider = await people.administrator(), await people.organization(name="Creek Heart")

    with pytest.raises(GlyphMissing) as refused:
        await organizations.update(provider, OrganizationChange(name="心 Heart"), by=noor.actor, now=NOW)

    assert refused.value.faults[0].parameters == {"characters": "心"}
    assert (await reads.by_ids([provider]))[provider].name == "Creek Heart"


async def test_nobody_else_makes_or_changes_organizations() -> None:
    provider = await people.organization(name="Creek Heart")
    sami, auditor = await people.staff(provider), await people.learner(roles=[Role.AUDITOR])
    callers: list[tuple[Actor, type[Problem]]] = [
        (STRANGER, Unauthenticated),
        (sami.actor, Forbidden),
        (auditor.actor, Forbidden),
    ]
    for caller, problem in callers:
        with pytest.raises(problem):
            await create("gulf", "Gulf Academy", by=caller)
        with pytest.raises(problem):
            await organizations.update(provider, OrganizationChange(name="Mine"), by=caller, now=NOW)

    assert [row.name for row in await tables.Organization.all()] == ["Creek Heart"]


async def test_what_does_not_exist_is_not_changed() -> None:
    noor = await people.administrator()

    with pytest.raises(NotFound):
        await organizations.update(uuid4(), OrganizationChange(name="Creek"), by=noor.actor, now=NOW)
