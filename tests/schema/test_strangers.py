"""A stranger is answered by the public operations and by no other: each operation of the schema is called once."""

from collections.abc import Iterator
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLScalarType,
    build_schema,
    get_named_type,
)

from backend.schema import root
from tests.schema import snapshot
from tests.schema.conftest import Api

SCHEMA = build_schema(snapshot.text())
SAMPLES = {"Decimal": '"1.00"', "Date": '"2026-01-01"', "DateTime": '"2026-01-01T00:00:00Z"', "Int": "1", "Boolean": "true"}
NOTHING = "00000000-0000-0000-0000-000000000000"


def operations(kind: str) -> Iterator[tuple[str, GraphQLField]]:
    type_ = getattr(SCHEMA, f"{kind}_type")
    assert isinstance(type_, GraphQLObjectType)
    yield from type_.fields.items()


def literal(type_: Any) -> str:
    """The smallest value of an input type, written as GraphQL."""
    if isinstance(type_, GraphQLNonNull):
        return literal(type_.of_type)
    if isinstance(type_, GraphQLList):
        return f"[{literal(type_.of_type)}]"
    if isinstance(type_, GraphQLInputObjectType):
        needed = ((name, field.type) for name, field in type_.fields.items() if isinstance(field.type, GraphQLNonNull))
        return "{" + ", ".join(f"{name}: {literal(field)}" for name, field in needed) + "}"
    if isinstance(type_, GraphQLEnumType):
        return str(next(iter(type_.values)))
    assert isinstance(type_, GraphQLScalarType)
    return f'"{NOTHING}"' if type_.name == "ID" else SAMPLES.get(type_.name, '"x"')


def call(name: str, field: GraphQLField) -> str:
    needed = [f"{arg}: {literal(its.type)}" for arg, its in field.args.items() if isinstance(its.type, GraphQLNonNull)]
    arguments = f"({', '.join(needed)})" if needed else ""
    selection = " { __typename }" if not isinstance(get_named_type(field.type), GraphQLScalarType | GraphQLEnumType) else ""
    return f"{name}{arguments}{selection}"


@pytest.mark.parametrize("name", sorted(set(dict(operations("query"))) - root.PUBLIC))
async def test_a_stranger_is_refused_by_every_other_query(api: Api, name: str) -> None:
    answer = await api.post("{ " + call(name, dict(operations("query"))[name]) + " }")

    assert [error["extensions"]["code"] for error in answer["errors"]] == ["UNAUTHENTICATED"]


@pytest.mark.parametrize("name", sorted(set(dict(operations("mutation"))) - root.PUBLIC))
async def test_a_stranger_is_refused_by_every_other_mutation(api: Api, name: str) -> None:
    answer = await api.post("mutation { " + call(name, dict(operations("mutation"))[name]) + " }")

    assert [error["extensions"]["code"] for error in answer["errors"]] == ["UNAUTHENTICATED"]
    assert answer["data"] == {name: None}


@pytest.mark.parametrize("name", sorted(dict(operations("subscription"))))
async def test_a_stranger_is_refused_by_every_subscription(api: Api, name: str) -> None:
    text = "subscription { " + call(name, dict(operations("subscription"))[name]) + " }"

    events = await api.stream(text)

    assert '"code":"UNAUTHENTICATED"' in events
    assert '"data":{' not in events


@pytest.mark.parametrize("name", sorted(root.PUBLIC & set(dict(operations("query")))))
async def test_a_stranger_is_answered_by_the_public_queries(api: Api, name: str) -> None:
    answer = await api.post("{ " + call(name, dict(operations("query"))[name]) + " }")

    assert "errors" not in answer


@pytest.mark.parametrize("name", sorted(root.PUBLIC & set(dict(operations("mutation")))))
async def test_a_stranger_is_answered_by_the_public_mutations(api: Api, name: str) -> None:
    answer = await api.post("mutation { " + call(name, dict(operations("mutation"))[name]) + " }")

    assert "errors" not in answer
    assert answer["data"][name] is not None


async def test_a_members_only_catalogue_refuses_strangers(members_api: Api) -> None:
    for text in (f'{{ activity(id: "{NOTHING}") {{ id }} }}', "{ activities { edges { cursor } } }"):
        answer = await members_api.post(text)

        assert [error["extensions"]["code"] for error in answer["errors"]] == ["UNAUTHENTICATED"]
