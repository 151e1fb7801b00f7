"""Who hears what, when: in one process and from another, on both engines."""

import asyncio
import sys
from uuid import UUID

import pytest

from backend import live
from backend.live import Changes, Live, Stopped, announcing, polling, topics
from backend.models import database
from backend.models.database import transaction
from tests.models.tables import Counter

LONG = 5.0  # seconds in which a change must have been heard
SHORT = 0.3  # seconds in which one that must not be heard would have been

ANN, BEN = topics.learner(UUID(int=1)), topics.learner(UUID(int=2))


async def heard(changes: Changes) -> frozenset[str]:
    async with asyncio.timeout(LONG):
        return await changes.next()


async def silent(changes: Changes) -> bool:
    try:
        async with asyncio.timeout(SHORT):
            await changes.next()
    except TimeoutError:
        return True
    return False


async def announce(*changed: str) -> None:
    async with transaction():
        for topic in changed:
            live.announce(topic)


def test_topics_name_the_thing_that_changed() -> None:
    one = UUID(int=1)
    named = [topics.learner, topics.enrollment, topics.activity, topics.certificate, topics.job, topics.session]

    assert [each(one).split(":") for each in named] == [[each.__name__, str(one)] for each in named]


async def test_a_change_is_heard_when_it_is_committed_and_not_before(hub: Live) -> None:
    async with hub.listen(ANN) as changes:
        async with transaction():
            live.announce(ANN)
            assert await silent(changes)

        assert await heard(changes) == {ANN}


async def test_a_change_that_is_rolled_back_is_never_heard(hub: Live) -> None:
    async def refused() -> None:
        async with transaction():
            live.announce(ANN)
            raise LookupError

    async with hub.listen(ANN) as changes:
        with pytest.raises(LookupError):
            await refused()

        assert await silent(changes)


async def test_a_part_that_is_rolled_back_is_not_heard_and_the_rest_is(hub: Live) -> None:
    async def refused() -> None:
        async with transaction():
            live.announce(ANN)
            raise LookupError

    async with hub.listen(ANN, BEN) as changes:
        async with transaction():
            with pytest.raises(LookupError):
                await refused()
            live.announce(BEN)

        assert await heard(changes) == {BEN}
        assert await silent(changes)


async def test_a_listener_hears_its_own_topics_only(hub: Live) -> None:
    async with hub.listen(ANN) as ann, hub.listen(BEN) as ben, hub.listen(ANN, BEN) as both:
        await announce(ANN)

        assert await heard(ann) == {ANN}
        assert await heard(both) == {ANN}
        assert await silent(ben)


async def test_a_burst_is_one_change_for_a_listener_that_was_busy(hub: Live) -> None:
    async with hub.listen(ANN, BEN) as changes, hub.listen(ANN) as last:
        for _ in range(50):
            await announce(ANN)
        await announce(BEN)
        await announce(ANN)
        await asyncio.sleep(SHORT)

        assert await heard(changes) == {ANN, BEN}
        assert await silent(changes)
        assert await heard(last) == {ANN}
        assert await silent(last)


@pytest.mark.usefixtures("own")
async def test_announcing_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="inside `async with transaction"):
        live.announce(ANN)


async def test_announcements_are_one_notification_however_many_they_are(hub: Live, statements: list[str]) -> None:
    async with hub.listen(ANN) as changes:
        await announce(ANN, BEN, ANN, ANN)
        assert await heard(changes) == {ANN}

    sent = [statement for statement in statements if "pg_notify" in statement]
    assert len(sent) == (1 if database.dialect() == "postgresql" else 0)


async def test_more_topics_than_a_notification_can_carry_wake_everybody_once(hub: Live) -> None:
    async with hub.listen(ANN) as changes:
        await announce(*(topics.job(UUID(int=number)) for number in range(1_000)), ANN)

        assert await heard(changes) == {ANN}
        assert await silent(changes)


@pytest.mark.parametrize(("length", "sent"), [(7_999, "x" * 7_999), (8_000, "*")])
def test_a_notification_is_never_longer_than_the_server_takes(length: int, sent: str) -> None:
    assert announcing.payload(["x" * length]) == sent


OTHER_PROCESS = """
import asyncio, sys
from backend import live
from backend.models.database import open_database, transaction
from tests.models.tables import Counter

async def main():
    async with open_database(sys.argv[1], tables=["tests.models.tables"]), transaction():
        await Counter.create(id=1)
        live.announce(sys.argv[2])

asyncio.run(main())
"""


async def in_another_process(url: str, topic: str) -> None:
    process = await asyncio.create_subprocess_exec(sys.executable, "-W", "error", "-c", OTHER_PROCESS, url, topic)
    assert await process.wait() == 0


async def test_another_process_s_commit_is_heard(hub: Live, own: str) -> None:
    async with hub.listen(ANN) as changes:
        await in_another_process(own, ANN)

        assert await heard(changes) == {ANN}
        assert await Counter.filter(id=1).count() == 1
        assert await silent(changes)


@pytest.mark.only_on("sqlite")
async def test_sqlite_a_listener_that_came_after_a_foreign_commit_misses_none_made_since(hub: Live, own: str) -> None:
    await in_another_process(own, ANN)

    async with hub.listen(BEN) as changes:
        assert await heard(changes) == {BEN}, "one needless look is the price"
        assert await silent(changes)


@pytest.mark.only_on("sqlite")
async def test_sqlite_own_commits_do_not_look_like_another_process_s(hub: Live) -> None:
    async with hub.listen(BEN) as changes:
        for number in range(5):
            await Counter.create(id=number)
            await announce(ANN)
            await asyncio.sleep(polling.PERIOD)

        assert await silent(changes)


@pytest.mark.only_on("postgresql")
async def test_postgresql_a_lost_connection_is_made_again_and_everybody_looks_again(
    hub: Live, caplog: pytest.LogCaptureFixture
) -> None:
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()"

    async with hub.listen(ANN) as ann, hub.listen(BEN) as ben:
        assert await database.client().read(cut) == [{"pg_terminate_backend": True}]

        assert await heard(ann) == {ANN}
        assert await heard(ben) == {BEN}
        await announce(ANN)
        assert await heard(ann) == {ANN}
        assert await silent(ben)
    assert "The connection for live updates was lost; connecting again" in caplog.messages


async def test_stopping_ends_every_listener_and_leaves_nothing_behind(own: str) -> None:
    assert own
    before = asyncio.all_tasks()
    hub = Live()
    await hub.start()

    async def listen() -> list[frozenset[str]]:
        async with hub.listen(ANN) as changes:
            return [each async for each in changes]

    task = asyncio.create_task(listen())
    await asyncio.sleep(0)
    await announce(ANN)
    await asyncio.sleep(SHORT)
    await hub.stop()

    assert await task == [{ANN}]
    assert asyncio.all_tasks() == before
    if database.dialect() == "postgresql":
        listening = "SELECT 1 FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()"
        await asyncio.sleep(SHORT)
        assert await database.client().read(listening) == []
    with pytest.raises(Stopped):
        async with hub.listen(ANN):
            pass


async def test_whoever_is_dismissed_hears_no_more_and_whoever_comes_later_hears_nothing(hub: Live) -> None:
    async with hub.listen(ANN) as early:
        hub.dismiss()
        async with hub.listen(ANN) as late:
            await announce(ANN)

            assert [each async for each in early] == [each async for each in late] == []
            assert early.stopped
            assert late.stopped


async def test_a_listener_that_leaves_is_forgotten(hub: Live) -> None:
    async with hub.listen(ANN):
        assert hub.busy.is_set()
        async with hub.listen(ANN):
            pass
        assert hub.busy.is_set()

    assert not hub.busy.is_set()
