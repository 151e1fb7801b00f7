"""Calling every operation of the schema with the smallest input that it takes."""

from collections.abc import Iterator
from typing import Any

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

from tests.schema import snapshot

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
