"""From the values of a TOML document to an activity's definition: the fields known, nothing missing, every type right."""

import copy
import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from backend.domain import publishing
from backend.domain.activities import ActivityDefinition
from backend.integrations.activity_files.lines import Location
from backend.integrations.activity_files.mistakes import Wrong

Document = dict[str, Any]

_DEFINITION = TypeAdapter(ActivityDefinition)
_UNKNOWN = "unexpected_keyword_argument"
_MESSAGES = {
    "missing": "This field is missing.",
    _UNKNOWN: "There is no such field.",
    "bool_type": "Write true or false, without quotes.",
    "dataclass_type": "This is a table.",
    "date_parsing": "Write a date: 2026-11-23.",
    "datetime_parsing": "Write a local date and time: 2026-11-23T09:00:00.",
    "decimal_parsing": 'Write a number in quotes, so that it stays exact: "2.25".',
    "decimal_type": 'Write a number in quotes, so that it stays exact: "2.25".',
    "finite_number": 'Write a number in quotes, so that it stays exact: "2.25".',
    "json_invalid": "It is nested too deeply.",  # what json.dumps wrote can be nothing else
    "int_type": "Write a whole number, without quotes.",
    "string_type": "Write a text in quotes.",
    "tuple_type": "This is a list: [ ... ], or a table headed by [[ ]].",
}


class UnquotedDecimal(str):
    """A number with a fraction as the file spells it. TOML has only binary fractions for it, which credit must never be."""

    __slots__ = ()


def defined(document: Document) -> tuple[ActivityDefinition | None, tuple[Wrong, ...]]:
    """The definition and everything wrong with it; the definition is None where its structure allows none.

    What it means is judged as soon as a definition can be made from the fields that are known: a misspelled optional field
    hides no other mistake.
    """
    _say_what_is_not_known(document)
    definition, errors = _validated(document)
    wrong = {tuple(error["loc"]): _message(error) for error in errors}
    for location, spelling in _unquoted_decimals(document):
        wrong.setdefault(location, f'Write it in quotes, so that it stays exact: "{spelling}".')
    if errors and all(error["type"] == _UNKNOWN for error in errors):
        definition, _ = _validated(_without(document, [tuple(error["loc"]) for error in errors]))
    found = [Wrong(location, message) for location, message in wrong.items()]
    if definition is not None:
        found += [Wrong(_location(fault.path), fault.message) for fault in publishing.faults(definition)]
    return definition, tuple(found)


def _say_what_is_not_known(document: Document) -> None:
    """TOML has no null: an entry of `recognition` without `recognized` says that it is not known."""
    entries = document.get("recognition")
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict):
            entry.setdefault("recognized", None)


def _validated(document: Document) -> tuple[ActivityDefinition | None, list[ErrorDetails]]:
    """Read as strict JSON: text stays text, but may spell a decimal, a date or a name; tables stand for dataclasses."""
    try:
        return _DEFINITION.validate_json(json.dumps(document, default=_spelled), strict=True), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


def _spelled(value: dt.date | dt.time) -> str:
    return value.isoformat()


def _message(error: ErrorDetails) -> str:
    if error["type"] == "enum":
        return f"It is one of {error['ctx']['expected']}."
    return _MESSAGES.get(error["type"], error["msg"].replace("Input should", "It should"))


def _unquoted_decimals(value: object, location: Location = ()) -> Iterator[tuple[Location, str]]:
    if isinstance(value, UnquotedDecimal):
        yield location, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _unquoted_decimals(inner, (*location, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _unquoted_decimals(inner, (*location, index))


def _without(document: Document, locations: list[Location]) -> Document:
    rest = copy.deepcopy(document)
    for *way, name in locations:
        table: Any = rest
        for part in way:
            table = table[part]
        del table[name]
    return rest


def _location(path: tuple[str, ...]) -> Location:
    """A fault's path, whose indexes are text. No field's name is a number."""
    return tuple(int(part) if part.isdecimal() else part for part in path)
