"""The rights of whoever was let in before, looked up again."""

from datetime import timedelta

import pytest

from backend.domain.actors import STRANGER, SYSTEM, Role, Scope
from backend.models import tables
from backend.models.database import transaction
from backend.reads import rights
from tests import make_people as people

pytestmark = pytest.mark.usefixtures("database")


async def test_a_session_has_the_roles_that_its_holder_has_now(statements: list[str]) -> None:
    provider = await people.organization()
    sami = await people.staff(provider)
    actor = (await people.session(sami)).actor
    async with transaction():
        await tables.RoleGrant.filter(learner_id=sami.id, role=Role.STAFF.value).delete()
        await tables.RoleGrant.create(learner_id=sami.id, role=Role.AUDITOR.value, granted_at=people.NOW)
    statements.clear()

    present = await rights.present(actor, now=people.NOW)

    assert present is not None
    assert present.roles == {Role.LEARNER, Role.AUDITOR}
    assert present.organization_ids == frozenset()
    assert (present.learner_id, present.session_id) == (actor.learner_id, actor.session_id)
    assert len(statements) == 1


async def test_a_session_that_is_over_leaves_no_rights() -> None:
    amal = await people.learner()
    ended, old = (await people.session(amal)).actor, (await people.session(amal)).actor
    async with transaction():
        await tables.Session.filter(id=ended.session_id).update(ended_at=people.NOW)

    assert await rights.present(ended, now=people.NOW) is None
    assert await rights.present(old, now=people.NOW + timedelta(days=31)) is None


async def test_a_closed_account_leaves_no_rights() -> None:
    amal = await people.learner()
    actor = (await people.session(amal)).actor
    async with transaction():
        await tables.Learner.filter(id=amal.id).update(closed_at=people.NOW)

    assert await rights.present(actor, now=people.NOW) is None


async def test_a_key_has_its_scopes_until_it_is_revoked() -> None:
    key = await people.key(await people.organization(), Scope.VERIFY)
    assert await rights.present(key.actor, now=people.NOW) == key.actor

    async with transaction():
        await tables.ApiKey.filter(id=key.id).update(revoked_at=people.NOW)

    assert await rights.present(key.actor, now=people.NOW) is None


async def test_the_system_stays_and_a_stranger_does_not() -> None:
    assert await rights.present(SYSTEM, now=people.NOW) is SYSTEM
    assert await rights.present(STRANGER, now=people.NOW) is None
