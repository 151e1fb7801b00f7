"""The endpoint over websockets: graphql-transport-ws as its protocol says, and closed properly where it is not kept."""

import asyncio
import json
from typing import Any

import pytest
from websockets import InvalidStatus, Subprotocol

from backend.web.limits import Limits
from tests.web.service import Context, app, connected


def message(**parts: Any) -> str:
    return json.dumps(parts)


async def test_queries_mutations_and_subscriptions_run_side_by_side() -> None:
    async with connected(app()) as socket:
        await socket.subscribe("q", "{hello}")
        query = [await socket.receive() for _ in range(2)]
        await socket.subscribe("m", 'mutation{rename(name:"new")}')
        mutation = [await socket.receive() for _ in range(2)]
        await socket.subscribe("s", "subscription($to:Int!){count(to:$to)}", {"to": 2})
        subscription = [await socket.receive() for _ in range(3)]
        await socket.send(type="ping")
        pong = await socket.receive()

    assert query == [
        {"id": "q", "type": "next", "payload": {"data": {"hello": "Hello, world!"}}},
        {"id": "q", "type": "complete"},
    ]
    assert mutation[0]["payload"] == {"data": {"rename": "new"}}
    assert [told.get("payload") for told in subscription] == [{"data": {"count": 1}}, {"data": {"count": 2}}, None]
    assert pong == {"type": "pong"}


@pytest.mark.parametrize("query", ["{", "{helo}", "query($n:Int!){hello}"])
async def test_a_request_error_ends_its_operation_and_not_the_connection(query: str) -> None:
    async with connected(app()) as socket:
        await socket.subscribe("1", query)
        told = await socket.receive()
        await socket.subscribe("1", "{hello}")
        again = await socket.receive()

    assert (told["id"], told["type"]) == ("1", "error")
    assert {error["extensions"]["code"][:8] for error in told["payload"]} == {"GRAPHQL_"}
    assert again["payload"] == {"data": {"hello": "Hello, world!"}}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("5", 4400),
        ("null", 4400),
        ("[]", 4400),
        ("{}", 4400),
        ("not json", 4400),
        (message(type=5), 4400),
        (message(type="subscribe", id=5, payload={"query": "{hello}"}), 4400),
        (message(type="subscribe", id="1"), 4400),
        (message(type="subscribe", id="1", payload="{hello}"), 4400),
        (message(type="subscribe", id="1", payload={"query": 5}), 4400),
        (message(type="subscribe", id="1", payload={"query": "{hello}", "variables": []}), 4400),
        (message(type="connection_init", payload=5), 4400),
        (message(type="connection_init"), 4429),
        (message(type="complete", id=[]), 4400),
        ("[" * 5_000, 4400),
        (message(type="ping", payload={"x": "x" * 400_000}), 1009),
    ],
)
async def test_a_message_that_breaks_the_protocol_closes_the_connection(
    text: str, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    Context.executed = 0
    async with connected(app()) as socket:
        await socket.connection.send(text)
        closing = await socket.closed()

    assert closing[0] == code
    assert Context.executed == 0
    assert caplog.records == []


async def test_a_binary_frame_closes_the_connection() -> None:
    async with connected(app()) as socket:
        await socket.connection.send(b"{}")

        assert (await socket.closed())[0] == 4400


async def test_an_operation_before_the_acknowledgement_is_unauthorized() -> None:
    async with connected(app(), init=False) as socket:
        await socket.subscribe("1", "{hello}")

        assert await socket.closed() == (4401, "Unauthorized")


async def test_an_identifier_in_use_closes_the_connection() -> None:
    async with connected(app()) as socket:
        await socket.subscribe("1", "subscription{forever}")
        await socket.subscribe("1", "subscription{forever}")

        assert await socket.closed() == (4409, "Subscriber for 1 already exists")


@pytest.mark.parametrize("offered", [["graphql-ws"], ["chat", "graphql-ws"]])
async def test_another_subprotocol_is_closed_with_the_code_that_says_so(offered: list[str]) -> None:
    async with connected(app(), init=False, subprotocols=[Subprotocol(name) for name in offered]) as socket:
        assert await socket.closed() == (4406, "Subprotocol not acceptable")


async def test_no_subprotocol_is_closed_with_the_code_that_says_so() -> None:
    async with connected(app(), init=False, subprotocols=None) as socket:
        assert await socket.closed() == (4406, "Subprotocol not acceptable")


async def test_our_subprotocol_is_chosen_wherever_it_stands() -> None:
    offered = [Subprotocol("graphql-ws"), Subprotocol("graphql-transport-ws")]
    async with connected(app(), subprotocols=offered) as socket:
        assert socket.connection.subprotocol == "graphql-transport-ws"


async def test_frames_are_not_compressed() -> None:
    async with connected(app()) as socket:
        assert socket.connection.response is not None
        assert "sec-websocket-extensions" not in socket.connection.response.headers


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"Origin": "https://evil.example"}, 403, "FORBIDDEN"),
        ({"Origin": "null"}, 403, "FORBIDDEN"),
        ({"Authorization": "Bearer unknown"}, 401, "UNAUTHENTICATED"),
        ({"Authorization": "Bearer hasty"}, 429, "THROTTLED"),
        ({"Authorization": "Bearer breaking"}, 500, "INTERNAL"),
    ],
)
async def test_a_handshake_is_refused_with_a_status(headers: dict[str, str], status: int, code: str) -> None:
    with pytest.raises(InvalidStatus) as refusal:
        async with connected(app(), additional_headers=headers):
            pass

    response = refusal.value.response
    assert response.status_code == status
    [error] = json.loads(response.body or b"")["errors"]
    assert error["extensions"]["code"] == code


async def test_a_key_needs_no_origin() -> None:
    headers = {"Origin": "https://evil.example", "Authorization": "Bearer known"}

    async with connected(app(), additional_headers=headers) as socket:
        await socket.subscribe("1", "{hello}")

        assert (await socket.receive())["payload"] == {"data": {"hello": "Hello, world!"}}


async def test_a_connection_carries_so_many_operations_and_no_more() -> None:
    Context.open_streams = 0
    async with connected(app(limits=Limits(max_subscriptions=2))) as socket:
        for number in ("1", "2"):
            await socket.subscribe(number, "subscription{forever}")
            assert (await socket.receive())["type"] == "next"
        await socket.subscribe("3", "subscription{forever}")
        told = await socket.receive()
        assert Context.open_streams == 2
        await socket.send(type="complete", id="1")
        await _streams(1)
        await socket.subscribe("3", "subscription{forever}")
        started = await socket.receive()

    assert (told["type"], told["id"]) == ("error", "3")
    assert [error["extensions"] for error in told["payload"]] == [
        {"code": "TOO_COSTLY", "limit": "subscriptions", "allowed": 2, "found": 3}
    ]
    assert (started["type"], started["id"]) == ("next", "3")


async def test_a_client_that_vanishes_leaves_nothing_running(caplog: pytest.LogCaptureFixture) -> None:
    Context.open_streams = 0
    async with connected(app()) as socket:
        for number in range(5):
            await socket.subscribe(str(number), "subscription{forever}")
            await socket.receive()
        await _streams(5)
        socket.connection.transport.abort()
        await _streams(0)

    assert caplog.records == []


async def _streams(expected: int) -> None:
    """Until so many streams are open."""
    async with asyncio.timeout(5):
        while Context.open_streams != expected:  # noqa: ASYNC110 - a stream tells no one when it ends
            await asyncio.sleep(0.01)
