"""Who may see whom."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from backend.domain.actors import STRANGER, SYSTEM, Actor, Scope
from backend.models import tables
from backend.reads import learners, organizations
from tests import make_people as people
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")


async def enrolled(learner_id: UUID, provider_id: UUID) -> None:
    """Somebody takes part in something that the provider offers."""
    activity = await tables.Activity.create(
        provider_id=provider_id, code="stroke", status="PUBLISHED", version_number=1, created_at=NOW
    )
    version = await tables.ActivityVersion.create(
        activity_id=activity.id,
        number=1,
        definition={},
        digest="",
        title="Stroke",
        learning_format="ENDURING",
        specialty="neurology",
        language="en",
        minutes=60,
        released_on=date(2026, 1, 1),
        kinds="",
        search_text="",
        saved_at=NOW,
    )
    await tables.Enrollment.create(
        learner_id=learner_id,
        activity_id=activity.id,
        version_id=version.id,
        profession="PHYSICIAN",
        progress={},
        status="IN_PROGRESS",
        enrolled_at=NOW,
        updated_at=NOW,
    )


async def test_people_are_seen_by_themselves_their_providers_staff_and_administrators_alone() -> None:
    provider, elsewhere = await people.organization(), await people.organization()
    person, other = await people.learner(), await people.learner()
    await enrolled(person.id, provider)
    seers: dict[str, Actor] = {
        "themselves": person.actor,
        "another learner": other.actor,
        "staff": (await people.staff(provider)).actor,
        "staff elsewhere": (await people.staff(elsewhere)).actor,
        "administrator": (await people.administrator()).actor,
        "system": SYSTEM,
        "stranger": STRANGER,
        "key that reports": (await people.key(provider, Scope.WRITE_PROGRESS)).actor,
        "key that reads": (await people.key(provider, Scope.READ_REPORTS)).actor,
        "key that verifies": (await people.key(provider, Scope.VERIFY)).actor,
        "key elsewhere": (await people.key(elsewhere, Scope.WRITE_PROGRESS)).actor,
    }

    seen = {name for name, actor in seers.items() if await learners.by_id(person.id, by=actor) is not None}

    assert seen == {"themselves", "staff", "administrator", "system", "key that reports", "key that reads"}


async def test_a_closed_account_is_seen_by_nobody() -> None:
    person = await people.learner()
    await tables.Learner.filter(id=person.id).update(closed_at=NOW)

    assert await learners.by_id(person.id, by=SYSTEM) is None


async def test_many_are_read_by_one_statement(statements: list[str]) -> None:
    made = [await people.learner() for _ in range(3)]
    statements.clear()

    found = await learners.by_ids([person.id for person in made] + [uuid4()])

    assert set(found) == {person.id for person in made}
    assert len(statements) == 1
    assert await learners.by_ids([]) == {}
    assert await organizations.by_ids([]) == {}
    assert len(statements) == 1
