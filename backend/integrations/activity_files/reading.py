"""Reading one activity file: everything that is wrong with it at once, or the definition and the files it names."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from backend.domain.activities import ActivityDefinition
from backend.domain.contents import ContentItem
from backend.integrations.activity_files.lines import line_of, lines_of
from backend.integrations.activity_files.media import MEBIBYTE, TEXT_LIMIT, named_files
from backend.integrations.activity_files.mistakes import ActivityFileRefused, Mistake, Wrong, field_name
from backend.integrations.activity_files.structure import Document, UnquotedDecimal, defined


@dataclass(frozen=True, slots=True)
class ActivityFile:
    """An activity ready to be published; `media` says where each file lies that the definition names."""

    definition: ActivityDefinition
    media: Mapping[str, Path]


def read(path: Path) -> ActivityFile:
    """The activity that the file describes; the texts of `transcript_file` and `body_file` stand in `transcript` and `body`.

    Raises: ActivityFileRefused with every mistake in syntax, structure, meaning and the files it names. While the syntax is
    wrong nothing else can be judged; while a field is missing or of a wrong type the meaning cannot.
    """
    text = _text(path)
    try:
        document = _document(path, text)
        definition, wrong = defined(document)
    except RecursionError:
        raise _refused(path, 1, "It is nested too deeply.") from None
    files = named_files(document, path.parent)
    if wrong or files.wrong or definition is None:
        raise ActivityFileRefused(_placed(path, text, [*wrong, *files.wrong]))
    contents = tuple(_with_texts(item, files.texts) for item in definition.contents)
    return ActivityFile(replace(definition, contents=contents), files.media)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > TEXT_LIMIT:
            raise _refused(path, 1, f"It is larger than {TEXT_LIMIT // MEBIBYTE} MiB.")
        content = path.read_bytes()
    except OSError as error:
        raise _refused(path, 1, f"It cannot be read: {error.strerror}.") from None
    try:
        return content.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise _refused(path, content.count(b"\n", 0, error.start) + 1, "It is not UTF-8 text.") from None


def _document(path: Path, text: str) -> Document:
    try:
        return tomllib.loads(text, parse_float=UnquotedDecimal)
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).removesuffix(")").rpartition(" (at ")
        stated = re.match(r"line (\d+)", place)  # else it is the end of the document
        raise _refused(path, int(stated[1]) if stated else text.rstrip().count("\n") + 1, f"{message}.") from None
    except ValueError:
        raise _refused(path, 1, "It holds a number of thousands of digits.") from None


def _refused(path: Path, line: int, message: str) -> ActivityFileRefused:
    return ActivityFileRefused([Mistake(path, line, "", message)])


def _placed(path: Path, text: str, wrong: list[Wrong]) -> list[Mistake]:
    lines = lines_of(text)
    return [Mistake(path, line_of(each.location, lines), field_name(each.location), each.message) for each in wrong]


def _with_texts(item: ContentItem, texts: Mapping[str, str]) -> ContentItem:
    return replace(
        item,
        transcript=texts.get(item.transcript_file, item.transcript),
        transcript_file="",
        body=texts.get(item.body_file, item.body),
        body_file="",
    )
