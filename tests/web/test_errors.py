"""What of an error goes out, and what goes to the log: over HTTP and over a stream."""

import logging
from typing import Any

import pytest

from tests.web.service import app, client, connected


async def answered(query: str, variables: dict[str, Any] | None = None, **headers: str) -> dict[str, Any]:
    async with client(app()) as http:
        response = await http.post("/graphql", json={"query": query, "variables": variables}, headers=headers)
    body: dict[str, Any] = response.json()
    return body


def warnings(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    return [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_a_problem_goes_out_with_its_code_and_leaves_no_trace_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    answer = await answered("{missing hello}")

    assert answer == {
        "data": {"missing": None, "hello": "Hello, world!"},
        "errors": [
            {
                "message": "No such item.",
                "locations": [{"line": 1, "column": 2}],
                "path": ["missing"],
                "extensions": {"code": "NOT_FOUND"},
            }
        ],
    }
    assert warnings(caplog) == []


async def test_a_refusal_of_a_field_says_when_to_come_back(caplog: pytest.LogCaptureFixture) -> None:
    answer = await answered("{throttled}")

    assert [error["extensions"] for error in answer["errors"]] == [{"code": "THROTTLED", "retryAfterSeconds": 7}]
    assert warnings(caplog) == []


@pytest.mark.parametrize("field", ["broken", "wrongKind"])
async def test_a_bug_is_masked_and_logged_once_with_the_same_id(field: str, caplog: pytest.LogCaptureFixture) -> None:
    answer = await answered(f"{{{field}}}")

    [error] = answer["errors"]
    assert error["message"] == "Something went wrong on our side."
    assert error["path"] == [field]
    assert error["extensions"] == {"code": "INTERNAL", "id": error["extensions"]["id"]}
    [record] = warnings(caplog)
    assert record.getMessage() == f"Unexpected error {error['extensions']['id']} at {field}"
    assert record.exc_info is not None
    assert "secret" not in str(answer)
    assert "not a number" not in str(answer)


async def test_a_bug_outside_of_the_schema_is_masked_too(caplog: pytest.LogCaptureFixture) -> None:
    answer = await answered("{hello}", Authorization="Bearer breaking")

    [error] = answer["errors"]
    [record] = warnings(caplog)
    assert list(answer) == ["errors"]
    assert error["message"] == "Something went wrong on our side."
    assert record.getMessage() == f"Unexpected error {error['extensions']['id']} at POST /graphql"


@pytest.mark.parametrize(
    ("query", "variables", "code", "message"),
    [
        ("{", None, "GRAPHQL_PARSE_FAILED", "Syntax Error: Expected Name, found <EOF>."),
        ("{helo}", None, "GRAPHQL_VALIDATION_FAILED", "Cannot query field 'helo' on type 'Query'. Did you mean 'hello'?"),
        ('{on(day:"2026-13-45")}', None, "GRAPHQL_VALIDATION_FAILED", "Value cannot represent a Date"),
        ("query($d:Date!){on(day:$d)}", {"d": "x"}, "GRAPHQL_VALIDATION_FAILED", "Variable '$d' has invalid value"),
        ("query($d:Date!){on(day:$d)}", {}, "GRAPHQL_VALIDATION_FAILED", "Variable '$d' has invalid value"),
        ('query($n:String="a"){hello(name:$n)}', {"n": None}, "GRAPHQL_VALIDATION_FAILED", "Argument 'name' has invalid value"),
        ("fragment A on Query{hello}", None, "GRAPHQL_VALIDATION_FAILED", "The document holds 0 operations"),
    ],
)
async def test_a_mistake_in_the_request_is_explained(
    query: str, variables: dict[str, Any] | None, code: str, message: str, caplog: pytest.LogCaptureFixture
) -> None:
    answer = await answered(query, variables)

    [error] = answer["errors"]
    assert error["message"].startswith(message)
    assert error["extensions"] == {"code": code}
    assert warnings(caplog) == []


async def test_a_stream_tells_a_problem_and_masks_a_bug(caplog: pytest.LogCaptureFixture) -> None:
    async with connected(app()) as socket:
        await socket.subscribe("1", "subscription{lost}")
        problem = await socket.receive()
        await socket.subscribe("2", "subscription{broken}")
        first, bug, complete = [await socket.receive() for _ in range(3)]

    assert problem["type"] == "error"
    assert [(error["message"], error["extensions"]) for error in problem["payload"]] == [
        ("No such item.", {"code": "NOT_FOUND"})
    ]
    assert first == {"id": "2", "type": "next", "payload": {"data": {"broken": 1}}}
    [masked] = bug["payload"] if bug["type"] == "error" else bug["payload"]["errors"]
    assert masked["message"] == "Something went wrong on our side."
    [record] = warnings(caplog)
    assert masked["extensions"]["id"] in record.getMessage()
    assert complete == {"id": "2", "type": "complete"}
