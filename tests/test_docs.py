"""What the documents say of the code is what the code says: they are read here as their readers read them."""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import MISSING, fields
from pathlib import Path

import pytest
import typer
from graphql import OperationDefinitionNode, build_schema, parse, validate
from graphql.execution.values import get_variable_values

from backend import demo
from backend.cli import app
from backend.domain.problems import ErrorCode
from backend.integrations import activity_files
from backend.schema import root
from backend.services import reported
from backend.settings import Settings
from backend.web.limits import Limits
from tests.schema import snapshot

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
README, API, LMS, COMMANDS, SETTINGS = (
    (ROOT / name).read_text() for name in ("README.md", "docs/api.md", "docs/lms.md", "docs/commands.md", "docs/settings.md")
)
LIBRARIES = (ROOT / "docs" / "decisions" / "0008-libraries.md").read_text()
LMS_LINES = [line for block in re.findall(r"```jsonl\n(.*?)```", LMS, re.DOTALL) for line in block.splitlines()]


def table(text: str, heading: str) -> list[list[str]]:
    """The cells of each row below the table's first heading, without backticks."""
    rows = text.partition(f"| {heading} |")[2].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip().replace("`", "") for cell in row.strip("|").split("|")] for row in rows]


def default_of(name: str) -> str:
    found = next(field.default for field in fields(Settings) if field.name == name)
    assert found is not MISSING, name
    return {False: "false", (): ""}.get(found, str(found)) if isinstance(found, bool | tuple) else str(found)


def commands(of: typer.Typer, words: str = "medmatrix") -> Iterator[str]:
    for command in of.registered_commands:
        assert command.callback is not None
        yield f"{words} {command.name or command.callback.__name__}"
    for group in of.registered_groups:
        assert group.typer_instance is not None
        yield from commands(group.typer_instance, f"{words} {group.name}")


# ------------------------------------------------------------------------------------------------------------ operating


def test_every_setting_is_documented_with_its_default_in_its_order() -> None:
    documented = [(name, default) for name, default, _ in table(SETTINGS, "variable")]

    assert documented == [(field.name.upper(), default_of(field.name)) for field in fields(Settings)]


def test_every_command_is_documented() -> None:
    existing = set(commands(app))

    assert {"medmatrix serve", "medmatrix create key"} <= existing
    assert {command for command in existing if f"`{command}" not in COMMANDS and f"/{command}" not in README} == set()


def test_every_command_in_the_documents_exists() -> None:
    existing = set(commands(app))
    shown = set(re.findall(r"(?:^|[`/])(medmatrix [a-z]+(?: [a-z]+)?)", README + COMMANDS + LMS, re.MULTILINE))

    assert {text for text in shown if text not in existing and " ".join(text.split()[:2]) not in existing} == set()


# ------------------------------------------------------------------------------------------------------------ the API


def test_the_operations_that_answer_strangers_are_those_of_the_schema() -> None:
    listed = API.partition("| query | mutation |")[2].split("\n\n")[0]

    assert set(re.findall(r"`(\w+)`", listed)) == root.PUBLIC


def test_every_error_code_is_explained() -> None:
    codes = [code for row in table(API, "code") for code in row[0].split(", ")]

    assert set(codes[: len(ErrorCode)]) == {code.value for code in ErrorCode}


def test_the_documented_limits_are_those_in_force() -> None:
    limits = Limits()
    documented = {name: int(most.replace(",", "")) for name, most, _ in table(API, "limit")}

    assert documented == {
        "depth": limits.max_depth,
        "aliases": limits.max_aliases,
        "repeats": limits.max_repeats,
        "tokens": limits.max_tokens,
        "bodySize": limits.max_body_bytes,
        "cost": limits.max_cost,
        "first": limits.max_first,
        "subscriptions": limits.max_subscriptions,
    }
    assert f"taken to hold {limits.list_size} entries" in API


@pytest.mark.parametrize("text", [API, LMS], ids=["api", "lms"])
def test_every_operation_in_the_documents_is_valid(text: str) -> None:
    schema = build_schema(snapshot.text())
    bodies = re.findall(r"-d '(\{.*?\})'\n", text, re.DOTALL)
    assert len(bodies) == text.count("curl ")

    for body in bodies:
        request = json.loads(body)
        document = parse(request["query"])
        (operation,) = (each for each in document.definitions if isinstance(each, OperationDefinitionNode))
        given = get_variable_values(schema, operation.variable_definitions or (), request.get("variables", {}))
        assert validate(schema, document) == [], body
        assert not isinstance(given, list), given


# ------------------------------------------------------------------------------------------------------------ an LMS's file


@pytest.mark.parametrize("line", LMS_LINES)
def test_every_line_that_the_documents_show_is_one_that_is_read(line: str) -> None:
    read = reported._LINE.validate_json(line)

    provider, _, code = read.activity.partition("/")
    definition = activity_files.read(demo.ACTIVITIES / f"{code}.toml").definition
    assert (definition.provider, definition.code) == (provider, code)


def test_every_kind_of_line_is_shown() -> None:
    shown = {json.loads(line)["do"] for line in LMS_LINES}

    assert shown == set(reported._LINE.json_schema()["discriminator"]["mapping"])


# ------------------------------------------------------------------------------------------------------------ the documents


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_to_something(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", path.read_text())

    assert [target for target in targets if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_and_tests_that_are_named_exist(path: Path) -> None:
    named = re.findall(r"`((?:backend|tests|frontend)/[\w/.-]+)`", path.read_text())

    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_library_of_the_service_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    required = [*project["dependencies"], *project["optional-dependencies"]["postgresql"]]
    names = {match.group(0).lower() for text in required if (match := re.match(r"[\w-]+", text))}
    given = {
        word.strip().lower() for row in re.findall(r"^\| ([^|]+) \|", LIBRARIES, re.MULTILINE) for word in re.split("[,;]", row)
    }

    assert {name for name in names if not any(name in words.split() for words in given)} == set()


@pytest.mark.parametrize("picture", sorted((ROOT / "docs" / "images").iterdir()), ids=lambda picture: picture.name)
def test_a_picture_is_small_enough_to_load_with_the_page(picture: Path) -> None:
    assert picture.name in README
    assert picture.stat().st_size <= 150_000
