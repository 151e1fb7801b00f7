"""Keys of organizations' systems."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from backend.domain import keys
from backend.domain.actors import STRANGER, Actor, Role, Scope
from backend.domain.problems import Forbidden, InvalidInput, NotFound, Unauthenticated
from backend.models import tables
from backend.services import api_keys, hashing
from tests import make_people as people
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")

ADMINISTRATOR = Actor(learner_id=uuid4(), roles=frozenset({Role.ADMINISTRATOR}))
STAFF = Actor(learner_id=uuid4(), roles=frozenset({Role.STAFF}))


async def test_a_key_makes_its_holder_the_organization_with_its_scopes() -> None:
    provider = await people.organization()

    made, secret = await api_keys.create(
        provider, " LMS  north ", [Scope.WRITE_PROGRESS, Scope.IMPORT, Scope.IMPORT], by=ADMINISTRATOR, now=NOW
    )

    assert keys.is_key(secret)
    assert (made.organization_id, made.name, made.created_at, made.revoked_at) == (provider, "LMS north", NOW, None)
    row = await tables.ApiKey.get(id=made.id)
    assert (row.secret_hash, row.scopes) == (hashing.digest(secret), ["IMPORT", "WRITE_PROGRESS"])
    assert await api_keys.actor_of_key(secret, now=NOW) == Actor(
        api_key_id=made.id,
        scopes=frozenset({Scope.WRITE_PROGRESS, Scope.IMPORT}),
        organization_ids=frozenset({provider}),
    )


async def test_a_key_is_found_by_one_statement_and_noted_once_a_minute(statements: list[str]) -> None:
    key = await people.key(await people.organization(), Scope.VERIFY)
    statements.clear()

    counts = []
    for seconds in (0, 59, 60, 61):
        await api_keys.actor_of_key(key.secret, now=NOW + timedelta(seconds=seconds))
        counts.append(len(statements))

    assert counts == [2, 3, 5, 6]
    assert (await tables.ApiKey.get(id=key.id)).last_used_at == NOW + timedelta(seconds=60)


async def test_what_is_not_written_as_a_key_is_not_looked_up(statements: list[str]) -> None:
    assert await api_keys.actor_of_key("mmx_live_" + "0" * 49, now=NOW) is None
    assert statements == []


async def test_a_key_that_nobody_made_is_nobodys() -> None:
    await people.key(await people.organization(), Scope.VERIFY)

    assert await api_keys.actor_of_key(keys.written(bytes(32)), now=NOW) is None


async def test_another_secret_ends_the_one_before_and_keeps_the_key() -> None:
    key = await people.key(await people.organization(), Scope.VERIFY)

    made, secret = await api_keys.rotate(key.id, by=ADMINISTRATOR)

    assert made.id == key.id
    assert await api_keys.actor_of_key(key.secret, now=NOW) is None
    assert await api_keys.actor_of_key(secret, now=NOW) == key.actor


async def test_a_revoked_key_is_nobodys_and_stays_revoked() -> None:
    key = await people.key(await people.organization(), Scope.VERIFY)

    assert (await api_keys.revoke(key.id, by=ADMINISTRATOR, now=NOW)).revoked_at == NOW
    again = await api_keys.revoke(key.id, by=ADMINISTRATOR, now=NOW + timedelta(days=1))

    assert again.revoked_at == NOW
    assert await api_keys.actor_of_key(key.secret, now=NOW) is None
    with pytest.raises(NotFound):
        await api_keys.rotate(key.id, by=ADMINISTRATOR)


@pytest.mark.parametrize(("by", "refusal"), [(STRANGER, Unauthenticated), (STAFF, Forbidden)])
async def test_only_administrators_have_to_do_with_keys(by: Actor, refusal: type[Exception]) -> None:
    key = await people.key(await people.organization(), Scope.VERIFY)
    before = await people.as_they_stand()

    for attempt in (
        api_keys.create(uuid4(), "LMS", [Scope.VERIFY], by=by, now=NOW),
        api_keys.rotate(key.id, by=by),
        api_keys.revoke(key.id, by=by, now=NOW),
    ):
        with pytest.raises(refusal):
            await attempt

    assert await people.as_they_stand() == before


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"name": " "}, InvalidInput),
        ({"name": "x" * 101}, InvalidInput),
        ({"scopes": []}, InvalidInput),
        ({"organization_id": uuid4()}, NotFound),
    ],
)
async def test_a_key_that_says_nothing_is_not_made(given: dict[str, Any], refusal: type[Exception]) -> None:
    provider = await people.organization()
    before = await people.as_they_stand()

    asked: dict[str, Any] = {"organization_id": provider, "name": "LMS", "scopes": [Scope.VERIFY], **given}
    with pytest.raises(refusal):
        await api_keys.create(**asked, by=ADMINISTRATOR, now=NOW)

    assert await people.as_they_stand() == before


async def test_unknown_keys_cannot_be_changed() -> None:
    with pytest.raises(NotFound):
        await api_keys.rotate(uuid4(), by=ADMINISTRATOR)
    with pytest.raises(NotFound):
        await api_keys.revoke(uuid4(), by=ADMINISTRATOR, now=NOW)
