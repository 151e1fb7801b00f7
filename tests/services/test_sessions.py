"""Signing in and out, and how long it lasts."""

import asyncio
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import uuid4

import pytest
from argon2 import Parameters, PasswordHasher, extract_parameters

from backend.domain.actors import STRANGER, Actor, Role
from backend.domain.problems import Forbidden, InvalidInput, NotFound, Throttled, Unauthenticated
from backend.live import topics
from backend.models import tables
from backend.models.database import transaction
from backend.reads import sessions as sessions_read
from backend.reads import sql
from backend.services import hashing, sessions
from backend.services.sessions import SignedIn
from tests import make_people as people
from tests.make_people import NOW, PASSWORD

pytestmark = pytest.mark.usefixtures("database")


async def sign_in(email: str, password: str = PASSWORD, *, client: str = "192.0.2.1", now: datetime = NOW) -> SignedIn:
    return await sessions.sign_in(email, password, device="Firefox on Linux", client=client, now=now)


async def refused_sign_in(email: str, password: str, **given: Any) -> list[Any]:
    with pytest.raises(InvalidInput) as refused:
        await sign_in(email, password, **given)
    return list(refused.value.faults)


async def test_the_right_password_begins_a_session_with_all_roles_of_its_holder() -> None:
    provider = await people.organization()
    person = await people.learner(email="sami@example.org", roles=[Role.STAFF, Role.AUDITOR], organization_id=provider)

    signed_in = await sign_in(" Sami@Example.org ")

    [row] = await tables.Session.all()
    assert signed_in.actor == Actor(
        learner_id=person.id,
        session_id=row.id,
        roles=frozenset({Role.LEARNER, Role.STAFF, Role.AUDITOR}),
        organization_ids=frozenset({provider}),
    )
    assert (row.started_at, row.last_seen_at, row.expires_at) == (NOW, NOW, NOW + timedelta(days=30))
    assert row.token_hash == hashing.digest(signed_in.token)
    assert len(signed_in.token) == 43
    assert row.device == "Firefox on Linux"
    assert await sessions.actor_of_session(signed_in.token, now=NOW) == signed_in.actor


async def test_wrong_passwords_and_unknown_addresses_get_one_answer_and_write_nothing() -> None:
    await people.learner(email="amal@example.org")
    closed = await people.learner(email="closed@example.org")
    await tables.Learner.filter(id=closed.id).update(closed_at=NOW)
    before = await people.as_they_stand()

    wrong = await refused_sign_in("amal@example.org", "not the password")
    unknown = await refused_sign_in("nobody@example.org", PASSWORD)
    nonsense = await refused_sign_in("no address", PASSWORD)
    gone = await refused_sign_in("closed@example.org", PASSWORD)

    assert wrong == unknown == nonsense == gone
    assert (wrong[0].path, wrong[0].parameters) == ((), {"rule": "credentials"})
    assert await people.as_they_stand() == before


async def test_an_unknown_address_costs_as_much_as_a_wrong_password(monkeypatch: pytest.MonkeyPatch) -> None:
    costs: list[Parameters] = []

    class Watched(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002 - argon2's name
            costs.append(extract_parameters(str(hash)))
            return super().verify(hash, password)

    monkeypatch.setattr(hashing, "HASHER", Watched(time_cost=3, memory_cost=16 * 1024, parallelism=1))
    person = await people.learner()
    kept = await hashing.hashed(PASSWORD)
    await tables.Learner.filter(id=person.id).update(password_hash=kept)

    for email in (person.email, "nobody@example.org"):
        with pytest.raises(InvalidInput):
            await sign_in(email, "not the password", client=str(uuid4()))

    known, unknown = costs
    assert (known.time_cost, known.memory_cost) == (3, 16 * 1024)
    assert unknown == known


async def test_the_sixth_try_for_an_address_is_refused_even_with_the_right_password() -> None:
    person = await people.learner()
    for number in range(5):
        await refused_sign_in(person.email, "not the password", client=f"192.0.2.{number}")
    before = await people.as_they_stand()

    with pytest.raises(Throttled) as refused:
        await sign_in(person.email, client="192.0.2.99", now=NOW + timedelta(minutes=5))

    assert refused.value.faults[0].retry_after_seconds == 600
    assert await people.as_they_stand() == before
    assert (await sign_in(person.email, now=NOW + timedelta(minutes=15))).actor.learner_id == person.id


async def test_the_thirty_first_try_of_a_client_is_refused_whatever_the_address() -> None:
    person = await people.learner()
    for number in range(30):
        await refused_sign_in(f"nobody{number}@example.org", PASSWORD)

    with pytest.raises(Throttled):
        await sign_in(person.email)

    assert await tables.Session.all().count() == 0
    assert (await sign_in(person.email, client="192.0.2.2")).actor.learner_id == person.id


async def test_a_success_clears_the_address_but_not_what_else_its_client_tried() -> None:
    person = await people.learner()
    for _ in range(4):
        await refused_sign_in(person.email, "not the password")
    await sign_in(person.email)

    tries = {row["subject"]: row["tries"] for row in await sql.rows("SELECT subject, tries FROM throttle")}

    assert tries == {sessions.PER_CLIENT.on_client("192.0.2.1").key: 4}


async def test_a_password_hashed_with_other_parameters_is_hashed_anew_at_sign_in(monkeypatch: pytest.MonkeyPatch) -> None:
    person = await people.learner()
    monkeypatch.setattr(hashing, "HASHER", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))

    await sign_in(person.email)

    row = await tables.Learner.get(id=person.id)
    assert row.password_hash.startswith("$argon2id$v=19$m=16,t=2,p=1$")
    assert (await sign_in(person.email)).actor.learner_id == person.id


async def test_a_password_that_is_changed_during_the_sign_in_begins_no_session(monkeypatch: pytest.MonkeyPatch) -> None:
    person = await people.learner()
    matches = hashing.matches

    async def changed_meanwhile(kept: str | None, password: str) -> bool:
        found = await matches(kept, password)
        await tables.Learner.filter(id=person.id).update(password_hash=await hashing.hashed("another password now"))
        return found

    monkeypatch.setattr(hashing, "matches", changed_meanwhile)

    await refused_sign_in(person.email, PASSWORD)

    assert await tables.Session.all().count() == 0


async def test_a_session_is_found_by_one_statement_and_noted_once_a_minute(statements: list[str]) -> None:
    provider = await people.organization()
    signed_in = await people.session(await people.staff(provider))
    statements.clear()

    await sessions.actor_of_session(signed_in.token, now=NOW + timedelta(seconds=59))
    assert len(statements) == 1
    await sessions.actor_of_session(signed_in.token, now=NOW + timedelta(seconds=60))
    assert len(statements) == 3
    await sessions.actor_of_session(signed_in.token, now=NOW + timedelta(seconds=119))
    assert len(statements) == 4
    assert (await tables.Session.get(id=signed_in.actor.session_id)).last_seen_at == NOW + timedelta(seconds=60)


async def test_a_session_that_is_used_lasts_until_the_ninetieth_day() -> None:
    signed_in = await people.session(await people.learner())

    seen = [day for day in range(0, 120, 20) if await sessions.actor_of_session(signed_in.token, now=NOW + timedelta(days=day))]

    assert seen == [0, 20, 40, 60, 80]
    row = await tables.Session.get(id=signed_in.actor.session_id)
    assert row.expires_at == NOW + timedelta(days=90)


async def test_a_session_that_nobody_uses_ends_after_thirty_days() -> None:
    signed_in = await people.session(await people.learner())

    assert await sessions.actor_of_session(signed_in.token, now=NOW + timedelta(days=30, seconds=-1)) == signed_in.actor
    other = await people.session(await people.learner())
    assert await sessions.actor_of_session(other.token, now=NOW + timedelta(days=30)) is None


@pytest.mark.parametrize("token", ["", "x", "a" * 43, "a" * 5000, "\u0623\u0645\u0644"])
async def test_an_unknown_token_is_nobodys(token: str) -> None:
    await people.session(await people.learner())

    assert await sessions.actor_of_session(token, now=NOW) is None


async def test_signing_out_ends_the_session_that_asks_and_no_other() -> None:
    person = await people.learner()
    first, second = await people.session(person), await people.session(person)

    await sessions.sign_out(by=first.actor, now=NOW)
    await sessions.sign_out(by=first.actor, now=NOW + timedelta(hours=1))
    await sessions.sign_out(by=STRANGER, now=NOW)

    assert await sessions.actor_of_session(first.token, now=NOW) is None
    assert await sessions.actor_of_session(second.token, now=NOW) == second.actor
    assert (await tables.Session.get(id=first.actor.session_id)).ended_at == NOW


async def test_ending_the_others_leaves_the_session_that_asks() -> None:
    person = await people.learner()
    stranger = await people.session(await people.learner())
    mine, *others = [await people.session(person) for _ in range(3)]

    assert await sessions.end_sessions(by=mine.actor, others_only=True, now=NOW) == 2
    assert [await sessions.actor_of_session(each.token, now=NOW) for each in (mine, *others)] == [mine.actor, None, None]
    assert await sessions.end_sessions(by=mine.actor, others_only=False, now=NOW) == 1
    assert await sessions.actor_of_session(mine.token, now=NOW) is None
    assert await sessions.actor_of_session(stranger.token, now=NOW) == stranger.actor


async def test_one_session_is_ended_and_its_streams_hear_of_it() -> None:
    person = await people.learner()
    mine, lost, other = await people.session(person), await people.session(person), await people.session(await people.learner())
    assert lost.actor.session_id
    assert other.actor.session_id

    async with transaction() as present:
        await sessions.end(lost.actor.session_id, by=mine.actor, now=NOW)
        assert present.topics == [topics.session(lost.actor.session_id), topics.learner(person.id), topics.account(person.id)]
    for over in (lost.actor.session_id, other.actor.session_id, uuid4()):
        with pytest.raises(NotFound):
            await sessions.end(over, by=mine.actor, now=NOW)

    assert await sessions.actor_of_session(lost.token, now=NOW) is None
    assert await sessions.actor_of_session(mine.token, now=NOW) == mine.actor
    assert await sessions.actor_of_session(other.token, now=NOW) == other.actor


async def test_only_persons_have_sessions_to_end() -> None:
    with pytest.raises(Unauthenticated):
        await sessions.end(uuid4(), by=STRANGER, now=NOW)
    with pytest.raises(Unauthenticated):
        await sessions.end_sessions(by=STRANGER, others_only=False, now=NOW)
    with pytest.raises(Forbidden):
        await sessions.end_sessions(by=Actor(api_key_id=uuid4()), others_only=False, now=NOW)


async def test_streams_of_an_ended_session_hear_of_it() -> None:
    person = await people.learner()
    signed_in = await people.session(person)

    async with transaction() as present:
        await sessions.sign_out(by=signed_in.actor, now=NOW)
        announced = list(present.topics)

    assert signed_in.actor.session_id is not None
    assert announced == [topics.session(signed_in.actor.session_id), topics.learner(person.id), topics.account(person.id)]


async def test_open_sessions_are_listed_the_one_seen_last_first() -> None:
    person = await people.learner()
    old = await people.session(person, device="Safari on iPhone", now=NOW - timedelta(days=2))
    new = await people.session(person, device="Chrome on Linux", now=NOW)
    ended = await people.session(person)
    await sessions.sign_out(by=ended.actor, now=NOW)
    await people.session(person, now=NOW - timedelta(days=30))

    listed = await sessions_read.of_learner(person.id, current=old.actor.session_id, now=NOW)

    assert [(each.id, each.device, each.current) for each in listed] == [
        (new.actor.session_id, "Chrome on Linux", False),
        (old.actor.session_id, "Safari on iPhone", True),
    ]


async def test_signing_in_many_times_at_once_begins_each_session_once() -> None:
    person = await people.learner()

    found = await asyncio.gather(*(sign_in(person.email, client=f"192.0.2.{number}") for number in range(5)))

    assert len({each.token for each in found}) == 5
    assert await tables.Session.filter(learner_id=person.id).count() == 5
