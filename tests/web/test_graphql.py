"""The endpoint over HTTP and server-sent events: what it answers with, what it refuses, what it leaves behind."""

import asyncio
import gzip
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from backend.web.limits import Limits
from backend.web.security import networks
from tests.web.service import SCHEMA, Context, app, client, installed, served

RESPONSE = "application/graphql-response+json"
URQL = "application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed"


@pytest.fixture
async def http() -> AsyncIterator[httpx.AsyncClient]:
    Context.executed = 0
    async with client(app()) as asking:
        yield asking


def the_error(response: httpx.Response) -> dict[str, Any]:
    """The one error of an answer without data, in GraphQL's form."""
    body = response.json()
    assert list(body) == ["errors"]
    [error] = body["errors"]
    assert isinstance(error["message"], str)
    told: dict[str, Any] = error
    return told


@pytest.mark.parametrize(
    ("accept", "media_type", "status_of_a_request_error"),
    [
        (None, "application/json", 200),
        ("*/*", "application/json", 200),
        ("application/json", "application/json", 200),
        (RESPONSE, RESPONSE, 400),
        (f"application/json;q=0.5, {RESPONSE};q=0.9", RESPONSE, 400),
        (f"{RESPONSE};q=0.1, application/json", "application/json", 200),
        (f"{RESPONSE};charset=utf-8, application/json;q=0.9", RESPONSE, 400),
        (URQL, RESPONSE, 400),
        ("text/html", "application/json", 200),
    ],
)
async def test_the_answer_has_the_type_that_the_client_prefers(
    http: httpx.AsyncClient, accept: str | None, media_type: str, status_of_a_request_error: int
) -> None:
    headers = {} if accept is None else {"Accept": accept}
    if accept is None:
        del http.headers["accept"]

    good = await http.post("/graphql", json={"query": "{hello}"}, headers=headers)
    bad = await http.post("/graphql", json={"query": "{nothing}"}, headers=headers)

    assert (good.status_code, good.json()) == (200, {"data": {"hello": "Hello, world!"}})
    assert bad.status_code == status_of_a_request_error
    assert the_error(bad)["extensions"] == {"code": "GRAPHQL_VALIDATION_FAILED"}
    for response in (good, bad):
        assert response.headers["content-type"] == f"{media_type}; charset=utf-8"
        assert response.headers["cache-control"] == "private, no-store"
        assert response.headers["vary"] == "Accept"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"null", "The request's body must be one JSON object: batches are not taken."),
        (b"5", "The request's body must be one JSON object: batches are not taken."),
        (b"[]", "The request's body must be one JSON object: batches are not taken."),
        (b'[{"query":"{hello}"}]', "The request's body must be one JSON object: batches are not taken."),
        (b"", "The request's body is not JSON."),
        (b"{", "The request's body is not JSON."),
        (b"\xff\xfe", "The request's body is not JSON."),
        (b'{"variables":' + b"[" * 5_000 + b"]" * 5_000 + b"}", "The request's body is not JSON."),
        (b"{}", "The request holds no query."),
        (b'{"query":null}', "The request holds no query."),
        (b'{"query":""}', "The request holds no query."),
        (b'{"query":5}', "query must be a string, if given."),
        (b'{"query":"{hello}","variables":[]}', "variables must be an object, if given."),
        (b'{"query":"{hello}","operationName":{}}', "operationName must be a string, if given."),
        (b'{"query":"{hello}","extensions":"x"}', "extensions must be an object, if given."),
    ],
)
async def test_a_body_that_holds_no_operation_is_refused_in_graphql_form(
    http: httpx.AsyncClient, body: bytes, message: str
) -> None:
    for accept in (RESPONSE, "application/json"):
        response = await http.post("/graphql", content=body, headers={"Content-Type": "application/json", "Accept": accept})

        assert response.status_code == 400
        assert response.headers["content-type"] == f"{accept}; charset=utf-8"
        assert the_error(response) == {"message": message, "extensions": {"code": "BAD_REQUEST"}}
    assert Context.executed == 0


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""])
async def test_no_form_of_another_page_can_send_an_operation(http: httpx.AsyncClient, kind: str) -> None:
    body = b'{"query":"mutation{rename(name:\\"x\\")}"}'

    response = await http.post("/graphql", content=body, headers={"Content-Type": kind} if kind else {})

    assert response.status_code == 415
    assert the_error(response)["extensions"] == {"code": "BAD_REQUEST"}
    assert Context.executed == 0


async def test_a_body_is_read_no_further_than_it_may_go() -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while sent < 2_000_000:
            sent += 10_000
            yield b"x" * 10_000

    Context.executed = 0
    async with client(app()) as http:
        for body in (endless(), b"{" + b" " * 400_000 + b"}"):
            response = await http.post("/graphql", content=body, headers={"Content-Type": "application/json"})

            assert response.status_code == 413
            extensions = the_error(response)["extensions"]
            assert extensions["code"] == "TOO_COSTLY"
            assert (extensions["limit"], extensions["allowed"]) == ("bodySize", 400_000)
            assert extensions["found"] > 400_000
    assert sent <= 420_000
    assert Context.executed == 0


async def test_the_connection_of_an_endless_body_is_closed() -> None:
    async with served(app()) as address:
        host, port = address.split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        head = (
            f"POST /graphql HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        writer.write(head.encode() + 41 * (b"2710\r\n" + b"x" * 10_000 + b"\r\n"))
        async with asyncio.timeout(5):
            answer = await reader.read()  # returns at the end of the connection only
        writer.close()

    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b'"limit":"bodySize","allowed":400000,"found":4' in answer


async def test_a_body_of_exactly_the_limit_is_read() -> None:
    body = b'{"query":"{hello}"}'

    async with client(app(limits=Limits(max_body_bytes=len(body)))) as exact:
        response = await exact.post("/graphql", content=body, headers={"Content-Type": "application/json"})

    assert response.json() == {"data": {"hello": "Hello, world!"}}


async def test_a_query_may_come_by_get_and_a_mutation_may_not(http: httpx.AsyncClient) -> None:
    query = await http.get(
        "/graphql", params={"query": "query($n:String!){hello(name:$n)}", "variables": '{"n":"you"}', "operationName": ""}
    )
    mutation = await http.get("/graphql", params={"query": 'mutation{rename(name:"x")}'})
    empty = await http.get("/graphql", headers={"Accept": "text/html"})
    broken = await http.get("/graphql", params={"query": "{hello}", "variables": "{"})

    assert query.json() == {"data": {"hello": "Hello, you!"}}
    assert (mutation.status_code, mutation.headers["allow"]) == (405, "POST")
    assert the_error(mutation)["message"] == "A mutation takes a POST request."
    assert (empty.status_code, the_error(empty)["message"]) == (400, "The request holds no query.")
    assert (broken.status_code, the_error(broken)["message"]) == (400, "The parameter variables is not JSON.")
    assert Context.executed == 1


async def test_other_methods_are_refused(http: httpx.AsyncClient) -> None:
    for method in ("PUT", "DELETE", "OPTIONS", "PATCH"):
        response = await http.request(method, "/graphql", json={"query": "{hello}"})

        assert (response.status_code, response.headers["allow"]) == (405, "GET, POST")
        assert the_error(response)["extensions"] == {"code": "BAD_REQUEST"}
        assert "access-control-allow-origin" not in response.headers


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://testserver"}, 200),
        ({"Origin": "http://testserver:80"}, 200),
        ({"Origin": "https://partner.example"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "http://testserver:8080"}, 403),
        ({"Origin": "http://testserver.evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "https://evil.example", "Authorization": "Bearer known"}, 200),
    ],
)
async def test_only_our_own_pages_may_post(headers: dict[str, str], status: int) -> None:
    Context.executed = 0
    async with client(app(allowed_origins=["https://partner.example"])) as http:
        response = await http.post("/graphql", json={"query": 'mutation{rename(name:"x")}'}, headers=headers)

    assert response.status_code == status
    if status == 403:
        assert the_error(response)["extensions"] == {"code": "FORBIDDEN"}
    assert Context.executed == (1 if status == 200 else 0)


async def test_behind_a_tls_proxy_the_plain_origin_is_another_one() -> None:
    async with client(app(trusted_proxies=networks(["127.0.0.1"]))) as http:
        http.headers["X-Forwarded-Proto"] = "https"
        tls = await http.post("/graphql", json={"query": "{hello}"}, headers={"Origin": "https://testserver"})
        plain = await http.post("/graphql", json={"query": "{hello}"}, headers={"Origin": "http://testserver"})

    assert (tls.status_code, plain.status_code) == (200, 403)


@pytest.mark.parametrize(
    ("key", "status", "extensions", "header"),
    [
        ("unknown", 401, {"code": "UNAUTHENTICATED"}, ("www-authenticate", "Bearer")),
        ("hasty", 429, {"code": "THROTTLED", "retryAfterSeconds": 30}, ("retry-after", "30")),
    ],
)
async def test_the_context_can_refuse_a_request_whole(
    http: httpx.AsyncClient, key: str, status: int, extensions: dict[str, Any], header: tuple[str, str]
) -> None:
    for accept in (RESPONSE, "application/json", "text/event-stream"):
        response = await http.post(
            "/graphql", json={"query": "{hello}"}, headers={"Authorization": f"Bearer {key}", "Accept": accept}
        )

        assert response.status_code == status
        assert response.headers[header[0]] == header[1]
        assert the_error(response)["extensions"] == extensions
    assert Context.executed == 0


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
async def test_cookies_of_the_context_go_out_with_the_answer(http: httpx.AsyncClient, accept: str) -> None:
    response = await http.post("/graphql", json={"query": 'mutation{rename(name:"new")}'}, headers={"Accept": accept})

    assert '{"data":{"rename":"new"}}' in response.text
    # A stream's head is gone before its mutation runs: whoever signs in asks for JSON.
    assert response.cookies.get("renamed") == ("new" if accept == "application/json" else None)


async def test_a_subscription_is_streamed_event_by_event(http: httpx.AsyncClient) -> None:
    response = await http.post("/graphql", json={"query": "subscription{count(to:2)}"}, headers={"Accept": "text/event-stream"})

    assert response.headers["content-type"] == "text/event-stream"
    assert response.headers["x-accel-buffering"] == "no"
    assert response.headers["cache-control"] == "no-cache, no-transform"
    assert response.text == (
        'event: next\r\ndata: {"data":{"count":1}}\r\n\r\n'
        'event: next\r\ndata: {"data":{"count":2}}\r\n\r\n'
        "event: complete\r\ndata: \r\n\r\n"
    )


async def test_a_subscription_without_a_stream_is_told_where_to_go(http: httpx.AsyncClient) -> None:
    response = await http.post("/graphql", json={"query": "subscription{count}"})

    assert response.status_code == 406
    assert "text/event-stream" in the_error(response)["message"]
    assert Context.executed == 0


async def test_a_mutation_is_not_carried_by_an_event_stream_over_get(http: httpx.AsyncClient) -> None:
    response = await http.get(
        "/graphql", params={"query": 'mutation{rename(name:"x")}'}, headers={"Accept": "text/event-stream"}
    )

    assert '"code":"BAD_REQUEST"' in response.text
    assert Context.executed == 0


async def test_a_silent_stream_is_kept_alive_uncompressed_and_ends_with_its_reader() -> None:
    Context.open_streams = 0
    async with served(installed()) as address, httpx.AsyncClient(trust_env=False) as http:
        async with http.stream(
            "POST",
            f"http://{address}/graphql",
            json={"query": "subscription{forever}"},
            headers={"Accept": "text/event-stream", "Accept-Encoding": "gzip"},
        ) as response:
            assert "content-encoding" not in response.headers
            lines: list[str] = []
            async with asyncio.timeout(5):
                async for line in response.aiter_lines():
                    lines.append(line)
                    if lines.count(": ping") == 2:
                        break
            assert lines[:2] == ["event: next", 'data: {"data":{"forever":1}}']
            assert Context.open_streams == 1
        async with asyncio.timeout(5):
            while Context.open_streams:  # noqa: ASYNC110 - the stream tells no one when it ends
                await asyncio.sleep(0.02)


async def test_long_answers_are_compressed_and_short_ones_are_not() -> None:
    async with served(installed()) as address, httpx.AsyncClient(trust_env=False) as http:
        http.headers["Accept-Encoding"] = "gzip"

        async def raw(query: str) -> tuple[str | None, bytes]:
            async with http.stream("POST", f"http://{address}/graphql", json={"query": query}) as response:
                return response.headers.get("content-encoding"), b"".join([part async for part in response.aiter_raw()])

        short = await raw("{hello}")
        coding, packed = await raw("{items(first:200){edges{cursor node{number}}}}")

    assert short == (None, b'{"data":{"hello":"Hello, world!"}}')
    assert coding == "gzip"
    edges = json.loads(gzip.decompress(packed))["data"]["items"]["edges"]
    assert edges[199] == {"cursor": "199", "node": {"number": 199}}
    assert len(packed) < len(json.dumps(edges)) / 5


async def test_the_given_schema_is_left_as_it_was() -> None:
    before = SCHEMA.extensions
    app(limits=Limits(max_cost=1))

    assert SCHEMA.extensions == before
    assert (await SCHEMA.execute("{a:hello b:hello}")).data == {"a": "Hello, world!", "b": "Hello, world!"}
