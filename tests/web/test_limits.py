"""Every limit at its edge, and the attacks it is there for: refused over each transport, quickly, with nothing executed."""

from typing import Any

import pytest
from graphql import get_introspection_query

from backend.web.limits import Limits
from tests.web.service import Context, app, client, connected

PAGES = "{edges{node{"
ITEMS_5_DEEP = "{items(first:10)" + (PAGES + "items(first:10)") * 4 + "{edges{cursor}}" + "}}}" * 4 + "}"
FRAGMENTS = "query{item{...F0}}" + "".join(
    f"fragment F{n} on Item{{items(first:2){{edges{{node{{...F{n + 1}}}}}}}number ...F{n + 1}}}" for n in range(40)
)
EXPONENTIAL = (
    "query{item{...F0}}"
    + "".join(f"fragment F{n} on Item{{...F{n + 1} ...F{n + 1}}}" for n in range(45))
    + "fragment F45 on Item{number}"
)


async def asked(query: str, variables: dict[str, Any] | None = None, **options: Any) -> dict[str, Any]:
    """The answer's JSON to a POST that prefers the specification's type."""
    async with client(app(**options)) as http:
        response = await http.post(
            "/graphql",
            json={"query": query, "variables": variables},
            headers={"Accept": "application/graphql-response+json"},
        )
    answer: dict[str, Any] = response.json()
    assert response.status_code == (400 if "data" not in answer else 200)
    return answer


def the_refusal(answer: dict[str, Any]) -> dict[str, Any]:
    """The extensions of the one error of an answer without data."""
    assert list(answer) == ["errors"]
    [error] = answer["errors"]
    extensions: dict[str, Any] = error["extensions"]
    assert extensions["code"] == "TOO_COSTLY"
    return extensions


def found(limit: str, allowed: int, number: int) -> dict[str, Any]:
    return {"code": "TOO_COSTLY", "limit": limit, "allowed": allowed, "found": number}


ATTACKS = {
    "pages of 10 in pages of 10, five deep": (ITEMS_5_DEEP, found("cost", 50_000, 133_332)),
    "a page of 300,000": ("{items(first:300000){total}}", found("first", 1_000, 300_000)),
    "the last 20,000": ("{lastItems(last:20000){number}}", found("first", 1_000, 20_000)),
    "a page of -1": ("{items(first:-1){total}}", found("first", 1_000, -1)),
    "one field a thousand times": ("{item{" + "number " * 1_000 + "}}", found("repeats", 100, 1_000)),
    "nested duplicates": ("{" + "item{number tags{name}} " * 300 + "}", found("repeats", 100, 300)),
    "150 overlapping fragments": (
        "{"
        + "".join(f"...F{n} " for n in range(150))
        + "}"
        + "".join(f"fragment F{n} on Query{{a{n}:hello}}" for n in range(150)),
        found("aliases", 30, 150),
    ),
    "300 fragments, each its own fields": (
        "{" + "".join(f"...F{n} " for n in range(300)) + "}" + "".join(f"fragment F{n} on Query{{x{n}}}" for n in range(300)),
        found("repeats", 100, 300),
    ),
    "5,000 directives": ("{hello" + " @skip(if:false)" * 5_000 + "}", found("tokens", 3_000, 3_001)),
    "a chain of 500 fragments": (
        "{...F0}" + "".join(f"fragment F{n} on Query{{hello ...F{n + 1}}}" for n in range(500)),
        found("tokens", 3_000, 3_001),
    ),
    "a chain of 200 fragments": (
        "{...F0}" + "".join(f"fragment F{n} on Query{{hello ...F{n + 1}}}" for n in range(200)),
        found("repeats", 100, 201),
    ),
    "1,000 aliases": ("{" + " ".join(f"a{n}:hello" for n in range(900)) + "}", found("aliases", 30, 900)),
    "depth 50": ("{item" + "{items{edges{node" * 16 + "{number}" + "}}}" * 16 + "}", found("depth", 15, 50)),
    "depth 400, beyond what the parser nests": ("{item" + "{items" * 400 + "{total}" + "}" * 400 + "}", found("depth", 30, 31)),
    "pages in exponential fragments": (FRAGMENTS, None),
    "exponential fragments": (EXPONENTIAL, None),
}


@pytest.mark.parametrize("name", ATTACKS)
async def test_an_attack_is_refused_with_one_error_that_names_the_limit(name: str) -> None:
    query, expected = ATTACKS[name]
    Context.executed = 0

    extensions = the_refusal(await asked(query))

    assert expected is None or extensions == expected
    assert Context.executed == 0


async def test_exponential_fragments_are_weighed_exactly() -> None:
    """2 to the power of 45 would not end if the fragments were expanded."""
    answer = await asked(EXPONENTIAL)

    assert the_refusal(answer) == found("cost", 50_000, 1 + 2**45)


async def test_fragments_that_spread_each_other_are_left_to_validation() -> None:
    answer = await asked("{item{...A}} fragment A on Item{...B} fragment B on Item{...A}")

    assert [error["extensions"]["code"] for error in answer["errors"]] == ["GRAPHQL_VALIDATION_FAILED"]


@pytest.mark.parametrize(
    ("query", "cost"),
    [
        ("{hello}", 1),
        ("{item{number}}", 2),
        ("{items(first:7){total edges{cursor}}}", 1 + 1 + 1 + 7),
        ("{items{total edges{cursor}}}", 1 + 1 + 1 + 50),  # the schema's default
        ("{items(first:null){edges{cursor}}}", 1 + 1 + 1_000),  # left open: the most it could be
        ("{lastItems{number}}", 1 + 1_000),
        ("{lastItems(last:3){number}}", 1 + 3),
        ("{item{tags{name}}}", 1 + 1 + 10),  # a list that declares no size
        ("{item{many{name}}}", 1 + 1 + 200),  # one that does
        ("{items(first:3){edges{node{items(first:4){edges{cursor}}}}}}", 1 + 1 + 3 * (1 + 1 + 1 + 4)),
        ("{items(first:7){...E}} fragment E on ItemConnection{edges{cursor}}", 1 + 1 + 7),
        ("{items(first:7){...{edges{cursor}}}}", 1 + 1 + 7),
        ("{items(first:0){edges{cursor}}}", 1 + 1),
        ("query($n:Int=6){items(first:$n){edges{cursor}}}", 1 + 1 + 6),
        ("query($n:Int){items(first:$n){edges{cursor}}}", 1 + 1 + 50),  # left out: the schema's default
        ('mutation{rename(name:"x")}', 1),
        ("subscription{items(first:9){edges{cursor}}}", 1 + 1 + 9),
    ],
)
async def test_cost_is_the_number_of_fields_that_could_be_answered(query: str, cost: int) -> None:
    answer = await asked(query, limits=Limits(max_cost=cost - 1))

    assert the_refusal(answer) == found("cost", cost - 1, cost)


@pytest.mark.parametrize(("given", "size"), [(9, 9), (9.0, 9)])
async def test_a_page_size_in_a_variable_counts_as_one_in_the_text(given: object, size: int) -> None:
    query = "query($n:Int){items(first:$n){edges{cursor}}}"

    answer = await asked(query, {"n": given}, limits=Limits(max_cost=10))

    assert the_refusal(answer) == found("cost", 10, 2 + size)


@pytest.mark.parametrize("given", [1_001, -1, 10**12])
async def test_a_page_size_in_a_variable_is_refused_outside_its_limit(given: int) -> None:
    answer = await asked("query($n:Int){items(first:$n){total}}", {"n": given})

    assert the_refusal(answer) == found("first", 1_000, given)


async def test_a_page_size_that_is_no_number_is_left_to_validation() -> None:
    answer = await asked("query($n:Int){items(first:$n){total}}", {"n": "many"})

    [error] = answer["errors"]
    assert error["extensions"] == {"code": "GRAPHQL_VALIDATION_FAILED"}
    assert error["message"].startswith("Variable '$n' has invalid value")


async def test_one_text_is_weighed_again_for_other_variables() -> None:
    query = "query($n:Int){items(first:$n){total}}"

    assert (await asked(query, {"n": 1_000}))["data"] == {"items": {"total": 1_000}}
    assert the_refusal(await asked(query, {"n": 1_001})) == found("first", 1_000, 1_001)
    assert (await asked(query, {"n": 3}))["data"] == {"items": {"total": 3}}


@pytest.mark.parametrize(
    ("limits", "query"),
    [
        (Limits(max_depth=4), "{items(first:1){edges{node{number}}}}"),
        (Limits(max_aliases=2), "{a:hello b:hello}"),
        (Limits(max_repeats=3), "{hello hello hello}"),
        (Limits(max_tokens=3), "{hello}"),
        (Limits(max_first=5), "{items(first:5){total}}"),
        (Limits(max_cost=1), "{hello}"),
    ],
)
async def test_what_is_exactly_at_a_limit_passes(limits: Limits, query: str) -> None:
    assert "errors" not in await asked(query, limits=limits)


@pytest.mark.parametrize(
    ("limits", "query", "expected"),
    [
        (Limits(max_depth=3), "{items(first:1){edges{node{number}}}}", found("depth", 3, 4)),
        (Limits(max_aliases=1), "{a:hello b:hello}", found("aliases", 1, 2)),
        (Limits(max_repeats=2), "{hello hello hello}", found("repeats", 2, 3)),
        (Limits(max_tokens=2), "{hello}", found("tokens", 2, 3)),
        (Limits(max_first=4), "{items(first:5){total}}", found("first", 4, 5)),
    ],
)
async def test_what_is_one_beyond_a_limit_is_refused(limits: Limits, query: str, expected: dict[str, Any]) -> None:
    assert the_refusal(await asked(query, limits=limits)) == expected


async def test_the_introspection_query_of_graphql_js_passes() -> None:
    answer = await asked(get_introspection_query(descriptions=True, input_value_deprecation=True))

    assert "Item" in {one["name"] for one in answer["data"]["__schema"]["types"]}


async def test_of_several_operations_only_the_named_one_is_weighed_and_run() -> None:
    query = "query Cheap{hello} query Dear{items(first:900){edges{node{tags{name} many{name}}}}}"
    async with client(app()) as http:

        async def run(name: str | None) -> dict[str, Any]:
            body: dict[str, Any] = (await http.post("/graphql", json={"query": query, "operationName": name})).json()
            return body

        assert await run("Cheap") == {"data": {"hello": "Hello, world!"}}
        assert the_refusal(await run("Dear"))["limit"] == "cost"
        [unnamed], [unknown] = (await run(None))["errors"], (await run("Other"))["errors"]

    assert unnamed["message"] == "The document holds 2 operations: name one of them in operationName."
    assert unknown["message"] == "Unknown operation named 'Other'."


OVER_STREAMS = {
    "depth": "depth 50",
    "aliases": "1,000 aliases",
    "tokens": "5,000 directives",
    "cost": "pages of 10 in pages of 10, five deep",
    "first": "a page of 300,000",
}


@pytest.mark.parametrize("limit", OVER_STREAMS)
async def test_a_limit_holds_over_events_as_well(limit: str) -> None:
    query, _ = ATTACKS[OVER_STREAMS[limit]]
    Context.executed = 0
    async with client(app()) as http:
        events = (await http.post("/graphql", json={"query": query}, headers={"Accept": "text/event-stream"})).text

    assert events.startswith('event: next\r\ndata: {"errors":[{')
    assert events.count('"code":"TOO_COSTLY"') == 1
    assert f'"limit":"{limit}"' in events
    assert events.endswith("event: complete\r\ndata: \r\n\r\n")
    assert Context.executed == 0


@pytest.mark.parametrize("limit", OVER_STREAMS)
async def test_a_limit_holds_over_websockets_as_well(limit: str) -> None:
    query, expected = ATTACKS[OVER_STREAMS[limit]]
    Context.executed = 0
    async with connected(app()) as socket:
        await socket.subscribe("1", query)
        told = await socket.receive()

    assert (told["type"], told["id"]) == ("error", "1")
    assert [error["extensions"] for error in told["payload"]] == [expected]
    assert Context.executed == 0


async def test_the_page_of_a_subscription_is_limited_too() -> None:
    Context.executed = 0
    async with connected(app()) as socket:
        await socket.subscribe("1", "subscription($n:Int){items(first:$n){total}}", {"n": 5_000})
        told = await socket.receive()

    assert [error["extensions"] for error in told["payload"]] == [found("first", 1_000, 5_000)]
    assert Context.executed == 0
