"""The trail of acts: one row for each, in the transaction of the act."""

from uuid import uuid4

import pytest

from backend.domain.actors import SYSTEM, Scope
from backend.domain.audit import AuditKind
from backend.models import tables
from backend.models.database import transaction
from backend.services import audit
from tests import make_people as people

pytestmark = pytest.mark.usefixtures("database")


async def test_an_act_is_kept_with_who_whom_where_and_when() -> None:
    provider, amal = await people.organization(), await people.learner()
    noor = await people.administrator()

    async with transaction():
        await audit.record(
            AuditKind.ROLES_CHANGED,
            by=noor.actor,
            subject_id=amal.id,
            organization_id=provider,
            details={"before": ["LEARNER"], "after": ["LEARNER", "STAFF"]},
            now=people.NOW,
        )

    [event] = await tables.AuditEvent.all()
    assert (event.kind, event.actor_id, event.subject_id, event.organization_id, event.happened_at) == (
        "ROLES_CHANGED",
        noor.id,
        amal.id,
        provider,
        people.NOW,
    )
    assert event.details == {"before": ["LEARNER"], "after": ["LEARNER", "STAFF"]}


async def test_each_caller_is_named_as_the_ledger_names_them() -> None:
    noor, key = await people.administrator(), await people.key(await people.organization(), Scope.VERIFY)

    async with transaction():
        for caller in (noor.actor, key.actor, SYSTEM):
            await audit.record(AuditKind.LEARNER_VIEWED, by=caller, subject_id=uuid4(), now=people.NOW)

    found = {(event.actor.partition(":")[0], event.actor_id) for event in await tables.AuditEvent.all()}
    assert found == {("learner", noor.id), ("key", key.id), ("system", None)}


async def test_an_act_that_is_rolled_back_leaves_no_trace() -> None:
    with pytest.raises(ZeroDivisionError):
        await _refused_after_recording()

    assert await tables.AuditEvent.all().count() == 0


async def _refused_after_recording() -> None:
    async with transaction():
        await audit.record(AuditKind.ORGANIZATION_CREATED, by=SYSTEM, now=people.NOW)
        1 / 0  # noqa: B018 - whatever goes wrong behind it
