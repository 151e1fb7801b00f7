"""The locator against an oracle: documents are written so that every value *is* the number of the line it stands on."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.integrations.activity_files.lines import Location, line_of, lines_of

KEYS = st.one_of(
    st.sampled_from(["a", "b-1", "c_2", "3", "true"]), st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=5)
)
NOISE = st.sampled_from(["", "# [not.a.table] x = 1", "   ", "\t# '''"])
TEXTS = st.sampled_from(
    [
        '"""\nx = 1\n[t]\n\\""" ] } ""\n"""',
        "'''\nx = \"1\"\n]] \\'''",
        '"""a"""""',
        "''''b'''''",
        '"quote \\" and # [x] = 2"',
        "'C:\\'",
        "2026-11-23 10:00:00",
        "1e3",
        "true",
        '""',
        "[\n]",
        "{}",
    ]
)


@dataclass
class Writer:
    """TOML in the making: `line` is where the next character goes."""

    text: str = ""
    taken: set[tuple[str, ...]] = field(default_factory=set)

    @property
    def line(self) -> int:
        return self.text.count("\n") + 1

    def write(self, text: str) -> None:
        self.text += text


def _key(key: str, draw: st.DrawFn) -> str:
    quoted = [json.dumps(key, ensure_ascii=draw(st.booleans()))] if key.isascii() else [json.dumps(key, ensure_ascii=False)]
    if "'" not in key:
        quoted.append(f"'{key}'")
    if key and key.isascii() and key.replace("-", "").replace("_", "").isalnum():
        quoted.append(key)
    return draw(st.sampled_from(quoted))


def _value(writer: Writer, draw: st.DrawFn, depth: int) -> None:
    shape = draw(st.sampled_from(["line", "line", "text", "array", "inline"] if depth else ["line", "text"]))
    if shape == "line":
        writer.write(str(writer.line))
    elif shape == "text":
        writer.write(draw(TEXTS))
    elif shape == "array":
        gap = draw(st.sampled_from(["", " ", "\n", "\n  # ] , [ \n "]))
        writer.write("[" + gap)
        for _ in range(draw(st.integers(0, 3))):
            _value(writer, draw, depth - 1)
            writer.write(gap + "," + gap)
        writer.write("]")
    else:
        writer.write("{ ")
        for number, key in enumerate(draw(st.lists(KEYS, max_size=3, unique=True))):
            writer.write((", " if number else "") + _key(key, draw) + " = ")
            _value(writer, draw, depth - 1)
        writer.write(" }")


def _pairs(writer: Writer, draw: st.DrawFn) -> None:
    for key in draw(st.lists(KEYS, max_size=3, unique=True)):
        writer.write(draw(NOISE) + "\n")
        dotted = draw(st.lists(KEYS, max_size=2))
        writer.write(" . ".join(_key(part, draw) for part in [key, *dotted]) + " = ")
        _value(writer, draw, depth=2)
        writer.write("  # end\n")


@st.composite
def documents(draw: st.DrawFn) -> str:
    writer = Writer()
    _pairs(writer, draw)
    for number in range(draw(st.integers(0, 3))):
        table = _key(f"table {number}", draw)
        if draw(st.booleans()):
            writer.write(f"[ {table} . {_key('deep', draw)} ]\n")
            _pairs(writer, draw)
            continue
        for _ in range(draw(st.integers(1, 3))):
            writer.write(f"[[{table}]]\n")
            _pairs(writer, draw)
            for _ in range(draw(st.integers(0, 2))):
                writer.write(f"\n[[{table}.'inner s']]\n")
                _pairs(writer, draw)
    return writer.text


def _everything(value: object, location: Location = ()) -> Iterator[tuple[Location, Any]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, entry in inner:
        yield (*location, key), entry
        yield from _everything(entry, (*location, key))


@given(documents())
def test_everything_is_found_on_its_line(text: str) -> None:
    values = dict(_everything(tomllib.loads(text)))

    lines = lines_of(text)

    assert lines.keys() == values.keys()
    numbers = {location: value for location, value in values.items() if type(value) is int}
    assert {location: lines[location] for location in numbers} == numbers


@pytest.mark.parametrize(
    ("location", "line"),
    [
        (("title",), 1),
        (("policy",), 5),
        (("policy", "bonus"), 5),
        (("policy", "bonus", 0, "amount"), 6),
        (("policy", "bonus", 1), 8),
        (("policy", "bonus", 1, "nothing"), 8),
        (("contents", 0, "media", 1), 13),
        (("contents", 0, "media", 1, "file"), 13),
        (("nothing", "at", "all"), 1),
    ],
)
def test_what_is_missing_is_placed_at_the_table_around_it(location: Location, line: int) -> None:
    text = (
        'title = """\none\n[two]\n"""\n[[policy.bonus]]\namount = 1\n\n[[policy.bonus]]\n'
        '[[contents]]\n# media\nmedia = [\n  { file = "a" },\n  { file = "b" },\n]\n'
    )

    assert line_of(location, lines_of(text)) == line
