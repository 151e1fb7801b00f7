"""What holds for the whole schema, whatever is in it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLScalarType,
    build_schema,
    parse,
    validate,
)

from backend.schema import root
from tests.schema import snapshot

SCHEMA = build_schema(snapshot.text())
DOCUMENTS = json.loads((Path(__file__).parents[2] / "frontend" / "static" / "documents.json").read_text())
BUILT_IN = {"String", "Int", "Float", "Boolean", "ID"}
MAY_NOT_FAIL = {"viewer", "service", "specialties", "boards", "nodes"}


def test_the_committed_schema_is_the_one_that_the_code_publishes() -> None:
    assert snapshot.FILE.read_text() == snapshot.text(), "run `make schema`, and read the difference"


def everything() -> Iterator[tuple[str, str | None]]:
    for name, type_ in SCHEMA.type_map.items():
        if name.startswith("__") or name in BUILT_IN:
            continue
        yield name, type_.description
        if isinstance(type_, GraphQLEnumType):
            yield from ((f"{name}.{value}", found.description) for value, found in type_.values.items())
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
            for field, found in type_.fields.items():
                yield f"{name}.{field}", found.description
                yield from ((f"{name}.{field}({arg})", its.description) for arg, its in found.args.items())
        if isinstance(type_, GraphQLInputObjectType):
            yield from ((f"{name}.{field}", found.description) for field, found in type_.fields.items())


def test_everything_that_is_published_is_described() -> None:
    assert [name for name, description in everything() if not description] == []


def test_every_scalar_of_ours_says_where_it_is_specified() -> None:
    ours = [type_ for type_ in SCHEMA.type_map.values() if isinstance(type_, GraphQLScalarType) and type_.name not in BUILT_IN]

    assert {scalar.name for scalar in ours} == {"Decimal", "Date", "DateTime"}
    assert all(scalar.specified_by_url for scalar in ours)


def test_root_fields_that_can_fail_are_nullable() -> None:
    assert SCHEMA.query_type is not None
    assert SCHEMA.mutation_type is not None
    fields = {**SCHEMA.query_type.fields, **SCHEMA.mutation_type.fields}

    assert {name for name, field in fields.items() if isinstance(field.type, GraphQLNonNull)} == MAY_NOT_FAIL


def test_every_mutation_takes_one_input_and_answers_errors() -> None:
    assert SCHEMA.mutation_type is not None
    for name, field in SCHEMA.mutation_type.fields.items():
        assert list(field.args) in (["input"], []), name
        answer = field.type
        assert isinstance(answer, GraphQLObjectType), name
        assert str(answer.fields["errors"].type) == "[UserError!]!", name


def test_the_public_operations_exist() -> None:
    assert SCHEMA.query_type is not None
    assert SCHEMA.mutation_type is not None
    assert {*SCHEMA.query_type.fields, *SCHEMA.mutation_type.fields} >= root.PUBLIC


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_every_operation_of_the_dashboard_is_valid(name: str) -> None:
    assert validate(SCHEMA, parse(DOCUMENTS[name]["text"])) == []
