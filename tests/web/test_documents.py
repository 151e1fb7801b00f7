"""Persisted documents: named over every transport they are what they would be if they were sent, and nothing else is known."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest

from backend.web.documents import Documents
from tests.web.service import Context, app, client, connected

HELLO = "query Hello($name: String!) { hello(name: $name) }"
COUNT = "subscription Count { count(to: 2) }"
RENAME = 'mutation Rename { rename(name: "x") }'
KNOWN = Documents({"Hello.0a1b2c3d": HELLO, "Count.1": COUNT, "Rename.1": RENAME})
DIGEST = f"sha256:{sha256(HELLO.encode()).hexdigest()}"
NOT_KNOWN = {
    "errors": [
        {
            "message": "No document of that identifier is known: send its text, or load the page anew.",
            "extensions": {"code": "PERSISTED_DOCUMENT_NOT_FOUND"},
        }
    ]
}


async def post(accept: str = "application/graphql-response+json", **body: object) -> httpx.Response:
    async with client(app(documents=KNOWN)) as http:
        return await http.post("/graphql", json=body, headers={"Accept": accept})


@pytest.mark.parametrize("identifier", ["Hello.0a1b2c3d", DIGEST])
async def test_a_document_is_executed_by_its_name_or_by_its_digest(identifier: str) -> None:
    answer = await post(documentId=identifier, variables={"name": "Ada"})

    assert (answer.status_code, answer.json()) == (200, {"data": {"hello": "Hello, Ada!"}})


async def test_a_document_may_be_named_by_get_unless_it_is_a_mutation() -> None:
    async with client(app(documents=KNOWN)) as http:
        query = await http.get("/graphql", params={"documentId": DIGEST, "variables": '{"name": "Ada"}'})
        mutation = await http.get("/graphql", params={"documentId": "Rename.1"})

    assert query.json() == {"data": {"hello": "Hello, Ada!"}}
    assert mutation.status_code == 405


async def test_a_subscription_is_streamed_by_its_name() -> None:
    answer = await post("text/event-stream", documentId="Count.1")

    assert [json.loads(line[6:]) for line in answer.text.splitlines() if line.startswith("data: {")] == [
        {"data": {"count": 1}},
        {"data": {"count": 2}},
    ]


@pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json", "text/event-stream"])
@pytest.mark.parametrize(
    "identifier", ["Hello.ffffffff", "hello.0a1b2c3d", DIGEST.upper(), DIGEST.removeprefix("sha256:"), "x-md5:00", ""]
)
async def test_what_is_not_known_is_404_in_graphql_form(identifier: str, accept: str) -> None:
    Context.executed = 0

    answer = await post(accept, documentId=identifier, variables={"name": "Ada"})

    assert (answer.status_code, answer.json()) == (404, NOT_KNOWN)
    assert Context.executed == 0


@pytest.mark.parametrize("body", [{"documentId": DIGEST, "query": HELLO}, {"documentId": 5}])
async def test_a_request_that_says_two_things_or_none_is_refused(body: dict[str, Any]) -> None:
    Context.executed = 0

    answer = await post(**body, variables={"name": "Ada"})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"] == {"code": "BAD_REQUEST"}
    assert Context.executed == 0


async def test_a_server_without_documents_knows_none() -> None:
    async with client(app()) as http:
        answer = await http.post("/graphql", json={"documentId": DIGEST})

    assert (answer.status_code, answer.json()) == (404, NOT_KNOWN)


async def test_documents_are_named_over_a_websocket_too() -> None:
    async with connected(app(documents=KNOWN)) as socket:
        await socket.send(type="subscribe", id="1", payload={"documentId": DIGEST, "variables": {"name": "Ada"}})
        hello = [await socket.receive() for _ in range(2)]
        await socket.send(type="subscribe", id="2", payload={"documentId": "Hello.ffffffff"})
        refused = await socket.receive()
        await socket.send(type="subscribe", id="2", payload={"documentId": "Count.1"})
        count = await socket.receive()

    assert hello[0] == {"id": "1", "type": "next", "payload": {"data": {"hello": "Hello, Ada!"}}}
    assert refused == {"id": "2", "type": "error", "payload": NOT_KNOWN["errors"]}
    assert count["payload"] == {"data": {"count": 1}}


@pytest.mark.parametrize("payload", [{}, {"documentId": 5}, {"query": "{hello}", "documentId": DIGEST}])
async def test_a_websocket_message_that_says_two_things_or_none_closes_the_connection(payload: dict[str, Any]) -> None:
    async with connected(app(documents=KNOWN)) as socket:
        await socket.send(type="subscribe", id="1", payload=payload)

        assert (await socket.closed())[0] == 4400


def test_what_the_build_wrote_is_known_by_both_identifiers(tmp_path: Path) -> None:
    file = tmp_path / "documents.json"
    file.write_text(json.dumps({"Hello": {"id": "Hello.1", "sha256": DIGEST.removeprefix("sha256:"), "text": HELLO}}))

    documents = Documents.read(file)

    assert (documents.text("Hello.1"), documents.text(DIGEST)) == (HELLO, HELLO)
