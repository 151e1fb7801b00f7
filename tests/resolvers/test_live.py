"""The stream of a browser tab: the viewer's account moves in it when it changes, and the rest stays unsaid."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from decimal import Decimal
from typing import Any

import pytest

from backend.domain.actors import Role
from backend.domain.grants import Grant
from backend.domain.licenses import License
from backend.domain.profiles import ProfileChange
from backend.domain.targets import YearlyTarget
from backend.live import hub
from backend.services import addresses, licenses, profiles, roles, sessions, targets
from backend.settings import Settings
from tests import make_people as people
from tests.asking import messages
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")

LIVE = """subscription { live {
    summary { annual { required } } goals { id } milestones { id } sessionEnded
    viewer { learner { name licenses { number } } emails { address verifiedAt } roles sessions { device } }
} }"""
LONG, SHORT = 5.0, 0.3


async def after(stream: AsyncIterator[Any], act: Awaitable[object]) -> dict[str, Any]:
    """What the stream says next, once this was done."""
    await act
    async with asyncio.timeout(LONG):
        message = await anext(stream)
    assert message.errors is None
    said: dict[str, Any] = message.data["live"]
    return said


async def test_the_account_is_sent_whole_at_first_and_whenever_anything_of_it_changes() -> None:
    person, administrator = await people.learner(), await people.administrator()
    signed_in = await people.session(person)

    async with messages(LIVE, by=signed_in.actor) as stream:
        first = await after(stream, asyncio.sleep(0))
        assert first["viewer"] == {
            "learner": {"name": "Amal Haddad", "licenses": []},
            "emails": [{"address": person.email, "verifiedAt": "2026-03-09T08:30:00Z"}],
            "roles": ["LEARNER"],
            "sessions": [{"device": "Firefox on Linux"}],
        }
        assert first["summary"] is not None

        renamed = await after(stream, profiles.update(ProfileChange(family_name="Saleh"), by=signed_in.actor))
        assert renamed["viewer"]["learner"]["name"] == "Amal Saleh"
        license_ = License(regulator="DHA", number="DHA-P-1")
        licensed = await after(stream, licenses.add(license_, by=signed_in.actor, now=NOW))
        assert licensed["viewer"]["learner"]["licenses"] == [{"number": "DHA-P-1"}]
        settings = Settings.from_environ({})
        added = await after(stream, addresses.add("two@example.org", by=signed_in.actor, settings=settings, now=NOW))
        assert [one["address"] for one in added["viewer"]["emails"]] == [person.email, "two@example.org"]
        wanted = {Grant(Role.LEARNER), Grant(Role.AUDITOR)}
        raised = await after(stream, roles.set_roles(person.id, wanted, by=administrator.actor, now=NOW))
        assert raised["viewer"]["roles"] == ["AUDITOR", "LEARNER"]
        elsewhere = await after(stream, people.session(person, device="Safari on iPhone"))
        assert {one["device"] for one in elsewhere["viewer"]["sessions"]} == {"Firefox on Linux", "Safari on iPhone"}

        assert licensed["summary"]["annual"] == [{"required": None}]  # a year for the license, until its rule is known
        for said in (renamed, added, raised, elsewhere):
            assert (said["summary"], said["goals"], said["milestones"], said["sessionEnded"]) == (None, None, None, False)


async def test_a_target_moves_the_summary_and_says_nothing_of_the_account() -> None:
    signed_in = await people.session(await people.learner())

    async with messages(LIVE, by=signed_in.actor) as stream:
        await after(stream, asyncio.sleep(0))
        said = await after(stream, targets.set_yearly(YearlyTarget(required=Decimal(40)), by=signed_in.actor, now=NOW))

    assert said["summary"]["annual"] == [{"required": "40.00"}]
    assert said["viewer"] is None


async def test_a_session_that_is_ended_elsewhere_ends_its_stream() -> None:
    person = await people.learner()
    here, there = await people.session(person), await people.session(person)

    async with messages(LIVE, by=here.actor) as stream:
        await after(stream, asyncio.sleep(0))
        said = await after(stream, sessions.end_sessions(by=there.actor, others_only=True, now=NOW))

        assert said["sessionEnded"] is True
        with pytest.raises(StopAsyncIteration):
            await anext(stream)


async def test_a_process_that_stops_ends_the_stream_and_not_the_session() -> None:
    signed_in = await people.session(await people.learner())

    async with messages(LIVE, by=signed_in.actor) as stream:
        await after(stream, asyncio.sleep(0))
        for started in tuple(hub.started):
            started.dismiss()

        with pytest.raises(StopAsyncIteration):
            await anext(stream)


async def test_nobody_hears_of_another_ones_account() -> None:
    other = await people.learner()
    signed_in = await people.session(await people.learner())

    async with messages(LIVE, by=signed_in.actor) as stream:
        await after(stream, asyncio.sleep(0))
        await profiles.update(ProfileChange(family_name="Saleh"), by=other.actor)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(anext(stream), SHORT)
