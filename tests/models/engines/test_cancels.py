"""A client that goes away must never take the service with it: cancels at every moment of a transaction."""

import asyncio
import random
from typing import Any

import pytest

from backend.models.database import transaction
from backend.models.engines.finishing import finish
from tests.models.tables import Counter

ROUNDS, AT_A_TIME = 400, 5


async def _add_two(number: int) -> None:
    """Two rows or none, and a bulk insert beside them."""
    async with transaction():
        counter = await Counter.create(id=number, value=1)
        await Counter.bulk_create([Counter(id=number + 1, value=-1)])
        counter.value = 1
        await counter.save()


async def _add_in_bulk(number: int) -> None:
    """Two rows or none, without a transaction of its own."""
    await Counter.bulk_create([Counter(id=number, value=1), Counter(id=number + 1, value=-1)])


async def _read() -> None:
    await Counter.filter(value=1).count()


@pytest.mark.usefixtures("own")
async def test_a_storm_of_cancels_breaks_neither_a_connection_nor_a_row() -> None:
    chance = random.Random(7)  # noqa: S311 - not a secret, and the same in every run
    started = asyncio.get_running_loop().time()

    for number in range(ROUNDS):
        base = number * 100
        tasks = [
            asyncio.create_task(work)
            for work in (_add_two(base), _add_two(base + 10), _add_in_bulk(base + 20), _add_two(base + 30), _read())
        ]
        assert len(tasks) == AT_A_TIME
        for task in tasks:
            await asyncio.sleep(chance.random() * 0.002)
            task.cancel()
        async with asyncio.timeout(10):
            await asyncio.wait(tasks)
        errors = [error for task in tasks if not task.cancelled() and (error := task.exception())]
        assert errors == []

    assert asyncio.get_running_loop().time() - started < 15
    counters = dict(await Counter.all().values_list("id", "value"))
    assert sum(counters.values()) == 0, "a pair was written by half"
    assert all((number % 2 == 0) == (value == 1) for number, value in counters.items())
    assert 0 < len(counters) < ROUNDS * 8, "the storm hit nothing, or everything"
    async with asyncio.timeout(5):
        await asyncio.gather(*(_add_two(1_000_000 + 10 * number) for number in range(50)))
    assert await Counter.filter(id__gte=1_000_000).count() == 100


@pytest.mark.usefixtures("own")
async def test_a_cancel_during_the_commit_lets_it_happen_and_tells_so(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    committing = asyncio.Event()
    writing = type(await _writing())
    commit = writing.commit

    async def slowly(self: object) -> None:
        committing.set()
        await asyncio.sleep(0.05)
        await commit(self)

    monkeypatch.setattr(writing, "commit", slowly)

    async def work() -> None:
        async with transaction() as present:
            await Counter.create(id=1)
            present.after_commit(lambda: heard.append("committed"))

    task = asyncio.create_task(work())
    await committing.wait()
    for _ in range(3):
        task.cancel()
        await asyncio.sleep(0)
    with pytest.raises(asyncio.CancelledError):
        await task

    assert heard == ["committed"]
    assert [counter.id for counter in await Counter.all()] == [1]


@pytest.mark.usefixtures("own")
async def test_a_cancel_inside_rolls_back_and_tells_nothing() -> None:
    heard: list[str] = []
    inside = asyncio.Event()

    async def work() -> None:
        async with transaction() as present:
            await Counter.create(id=1)
            present.after_commit(lambda: heard.append("committed"))
            inside.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(work())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert heard == []
    assert await Counter.all().count() == 0


async def test_what_must_finish_finishes_before_the_cancel_is_raised() -> None:
    done: list[str] = []

    async def work() -> None:
        await asyncio.sleep(0.02)
        done.append("done")

    async def caller() -> None:
        try:
            await finish(work())
        finally:
            done.append("left")

    task = asyncio.create_task(caller())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert done == ["done", "left"]


async def test_an_error_of_what_must_finish_reaches_the_caller() -> None:
    async def work() -> None:
        raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        await finish(work())


async def _writing() -> Any:
    async with transaction() as present:
        return present.connection
