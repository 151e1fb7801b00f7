"""How often something may be tried."""

import asyncio
from datetime import timedelta

import pytest

from backend.domain.problems import Throttled
from backend.reads import sql
from backend.services import throttling
from backend.services.throttling import Limit
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")

THREE = Limit("test", 3, timedelta(minutes=15))


async def outcomes(count: throttling.Count, tries: int) -> list[int]:
    """The seconds to wait after each of several tries, 0 where it was let through."""
    waits = []
    for _ in range(tries):
        try:
            await throttling.spend(count, now=NOW)
            waits.append(0)
        except Throttled as refused:
            waits.append(refused.faults[0].retry_after_seconds or 0)
    return waits


async def test_the_try_after_the_last_allowed_one_is_refused_until_the_window_ends() -> None:
    count = THREE.on("somebody")

    assert await outcomes(count, 5) == [0, 0, 0, 900, 900]
    with pytest.raises(Throttled) as refused:
        await throttling.spend(count, now=NOW + timedelta(seconds=899.5))
    assert refused.value.faults[0].retry_after_seconds == 1
    await throttling.spend(count, now=NOW + timedelta(minutes=15))
    assert [row["tries"] for row in await sql.rows("SELECT tries FROM throttle")] == [1]


async def test_each_subject_and_each_limit_has_a_count_of_its_own() -> None:
    assert await outcomes(THREE.on("somebody"), 4) == [0, 0, 0, 900]
    assert await outcomes(THREE.on("somebody else"), 3) == [0, 0, 0]
    assert await outcomes(Limit("other", 3, timedelta(minutes=15)).on("somebody"), 3) == [0, 0, 0]


async def test_the_longest_wait_of_several_counts_is_told() -> None:
    short, long = THREE.on("x"), Limit("long", 0, timedelta(hours=2)).on("x")

    with pytest.raises(Throttled) as refused:
        await throttling.spend(short, long, now=NOW)

    assert refused.value.faults[0].retry_after_seconds == 7200


async def test_as_many_as_allowed_get_through_at_once_however_many_try() -> None:
    count = THREE.on("somebody")

    found = await asyncio.gather(*(throttling.spend(count, now=NOW) for _ in range(25)), return_exceptions=True)

    assert sum(outcome is None for outcome in found) == 3
    assert sum(isinstance(outcome, Throttled) for outcome in found) == 22


async def test_a_success_begins_anew_and_a_try_can_be_given_back() -> None:
    count = THREE.on("somebody")
    await outcomes(count, 3)

    await throttling.give_back(count)
    assert await outcomes(count, 2) == [0, 900]
    await throttling.forget(count)
    assert await outcomes(count, 3) == [0, 0, 0]


async def test_windows_that_are_over_are_swept_and_nobody_is_named() -> None:
    await throttling.spend(THREE.on("amal@example.org"), now=NOW)
    await throttling.spend(THREE.on("sami@example.org"), now=NOW + timedelta(minutes=20))

    [row] = await sql.rows("SELECT subject FROM throttle")

    assert row["subject"] == THREE.on("sami@example.org").key
    assert "example" not in row["subject"]
    assert len(row["subject"]) <= 200


@pytest.mark.parametrize(
    ("client", "other", "together"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("unknown", "unknown", True),
    ],
)
def test_an_ipv6_caller_is_counted_by_the_network_of_the_household(client: str, other: str, *, together: bool) -> None:
    assert (THREE.on_client(client) == THREE.on_client(other)) is together
