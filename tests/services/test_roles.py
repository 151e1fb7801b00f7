"""Giving and taking roles: by administrators alone, and never the last of them."""

import asyncio
from uuid import uuid4

import pytest

from backend.domain.actors import STRANGER, Actor, Role
from backend.domain.grants import Grant
from backend.domain.organizations import OrganizationKind
from backend.domain.problems import Conflict, Forbidden, InvalidInput, NotFound, Problem, Refusal, Unauthenticated
from backend.models import tables
from backend.models.database import transaction
from backend.reads import people as reads
from backend.reads import rights
from backend.services import roles
from tests import make_people as people

pytestmark = pytest.mark.usefixtures("database")


async def held(person: people.Made) -> set[tuple[Role, object]]:
    found = await reads.by_id(person.id)
    assert found is not None
    return {(grant.role, grant.organization_id) for grant in found.grants}


async def test_an_administrator_gives_somebody_exactly_these_roles() -> None:
    here, there = await people.organization(), await people.organization()
    noor, sami = await people.administrator(), await people.staff(here)
    session = await people.session(sami)

    wanted = [Grant(Role.STAFF, there), Grant(Role.AUDITOR)]
    await roles.set_roles(sami.id, wanted, by=noor.actor, now=people.NOW)

    assert await held(sami) == {(Role.LEARNER, None), (Role.STAFF, there), (Role.AUDITOR, None)}
    now = await rights.present(session.actor, now=people.NOW)
    assert now is not None
    assert (now.works_for(here), now.works_for(there), now.oversees(here)) == (False, True, True)


async def test_a_change_of_roles_is_on_record_once() -> None:
    noor, amal = await people.administrator(), await people.learner()

    for _ in range(2):
        await roles.set_roles(amal.id, [Grant(Role.AUDITOR)], by=noor.actor, now=people.NOW)

    [event] = await tables.AuditEvent.all()
    assert (event.kind, event.actor_id, event.subject_id) == ("ROLES_CHANGED", noor.id, amal.id)
    assert event.details == {
        "before": [{"role": "LEARNER", "organization": None}],
        "after": [{"role": "AUDITOR", "organization": None}, {"role": "LEARNER", "organization": None}],
    }


async def test_nobody_loses_the_role_of_a_learner() -> None:
    noor, amal = await people.administrator(), await people.learner(roles=[Role.AUDITOR])

    await roles.set_roles(amal.id, [], by=noor.actor, now=people.NOW)

    assert await held(amal) == {(Role.LEARNER, None)}


async def test_the_last_administrator_stays_one() -> None:
    noor = await people.administrator()

    with pytest.raises(Conflict, match="Somebody must be administrator"):
        await roles.set_roles(noor.id, [], by=noor.actor, now=people.NOW)

    assert (Role.ADMINISTRATOR, None) in await held(noor)
    assert await tables.AuditEvent.all().count() == 0


async def test_an_administrator_whose_account_is_closed_does_not_count() -> None:
    noor, gone = await people.administrator(), await people.administrator()
    async with transaction():
        await tables.Learner.filter(id=gone.id).update(closed_at=people.NOW)

    with pytest.raises(Conflict):
        await roles.set_roles(noor.id, [], by=noor.actor, now=people.NOW)


async def test_of_two_administrators_who_remove_each_other_at_once_one_stays() -> None:
    first, second = await people.administrator(), await people.administrator()

    outcomes = await asyncio.gather(
        roles.set_roles(second.id, [], by=first.actor, now=people.NOW),
        roles.set_roles(first.id, [], by=second.actor, now=people.NOW),
        return_exceptions=True,
    )

    assert [type(outcome) for outcome in outcomes].count(Conflict) == 1
    assert await tables.RoleGrant.filter(role=Role.ADMINISTRATOR.value).count() == 1


@pytest.mark.parametrize(
    ("wanted", "refusal"),
    [
        (Grant(Role.STAFF), InvalidInput),
        (Grant(Role.AUDITOR, uuid4()), InvalidInput),
        (Grant(Role.PARTNER), InvalidInput),
        (Grant(Role.STAFF, uuid4()), NotFound),
    ],
)
async def test_a_role_that_cannot_be_given_so_changes_nothing(wanted: Grant, refusal: type[Refusal | Problem]) -> None:
    noor, amal = await people.administrator(), await people.learner(roles=[Role.AUDITOR])

    with pytest.raises(refusal):
        await roles.set_roles(amal.id, [wanted], by=noor.actor, now=people.NOW)

    assert await held(amal) == {(Role.LEARNER, None), (Role.AUDITOR, None)}
    assert await tables.AuditEvent.all().count() == 0


async def test_only_providers_have_staff() -> None:
    noor, amal = await people.administrator(), await people.learner()
    employer = await people.organization(kind=OrganizationKind.EMPLOYER)

    with pytest.raises(NotFound):
        await roles.set_roles(amal.id, [Grant(Role.STAFF, employer)], by=noor.actor, now=people.NOW)


async def test_nobody_else_changes_roles() -> None:
    here = await people.organization()
    amal, sami, auditor = await people.learner(), await people.staff(here), await people.learner(roles=[Role.AUDITOR])
    callers: list[tuple[Actor, type[Problem]]] = [
        (STRANGER, Unauthenticated),
        (amal.actor, Forbidden),
        (sami.actor, Forbidden),
        (auditor.actor, Forbidden),
    ]
    for caller, problem in callers:
        with pytest.raises(problem):
            await roles.set_roles(amal.id, [Grant(Role.ADMINISTRATOR)], by=caller, now=people.NOW)

    assert await held(amal) == {(Role.LEARNER, None)}


async def test_nobody_is_not_found() -> None:
    noor = await people.administrator()

    with pytest.raises(NotFound):
        await roles.set_roles(uuid4(), [], by=noor.actor, now=people.NOW)
