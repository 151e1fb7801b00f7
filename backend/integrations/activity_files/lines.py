"""On which line each key, table and array element of a TOML text stands; `tomllib` reads values but keeps no positions."""

import re
import tomllib
from collections.abc import Mapping

Location = tuple[str | int, ...]
"""The way from the root of a document: keys as text, indexes of arrays as numbers."""

_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|[A-Za-z0-9_-]+')
_SCALAR = re.compile(
    r'"""(?s:\\.|[^\\])*?"""(?:"{0,2})'  # up to two quotes may touch the closing three
    r"|'''(?s:.)*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'"
    r"|[^,\]}#\r\n]+",  # numbers, dates (one blank may stand inside), true and false
)


def lines_of(text: str) -> Mapping[Location, int]:
    """The line, from 1, of everything in `text`, which must be valid TOML: give it only what `tomllib` has read.

    A table that is named only on the way to another (`a` of `[a.b]` or `a.b = 1`) stands where it is first named.
    """
    return _Scan(text).lines


def line_of(location: Location, lines: Mapping[Location, int]) -> int:
    """The line of `location` or, where nothing stands there, of the nearest table or array around it."""
    while location and location not in lines:
        location = location[:-1]
    return lines.get(location, 1)


class _Scan:
    """One pass over a valid text. It is no parser: it only knows where keys and values begin and end."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Location, int] = {}
        self._text = text
        self._at = 0
        self._counted_to = 0
        self._line = 1
        self._elements: dict[Location, int] = {}
        table: Location = ()
        self._skip()
        while self._at < len(text):
            if text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip()

    def _header(self) -> Location:
        is_element = self._text.startswith("[[", self._at)
        self._take(2 if is_element else 1)
        *parents, name = self._keys()
        location = (*self._inside((), parents), name)
        self._found(location)
        if is_element:
            self._elements[location] = self._elements.get(location, 0) + 1
            location = self._current(location)
            self._found(location)
        self._take(2 if is_element else 1)
        return location

    def _pair(self, table: Location) -> None:
        *parents, name = self._keys()
        location = (*self._inside(table, parents), name)
        self._found(location)
        self._take(1)  # the sign of equality
        self._skip()
        self._value(location)

    def _value(self, location: Location) -> None:
        opening = self._text[self._at]
        if opening == "[":
            self._array(location)
        elif opening == "{":
            self._inline_table(location)
        else:
            self._take(_length(_SCALAR, self._text, self._at))

    def _array(self, location: Location) -> None:
        self._take(1)
        self._skip()
        index = 0
        while self._text[self._at] != "]":
            self._found((*location, index))
            self._value((*location, index))
            index += 1
            self._skip()
            self._comma()
        self._take(1)

    def _inline_table(self, location: Location) -> None:
        self._take(1)
        self._skip()
        while self._text[self._at] != "}":
            self._pair(location)
            self._skip()
            self._comma()
        self._take(1)

    def _comma(self) -> None:
        if self._text[self._at] == ",":
            self._take(1)
            self._skip()

    def _keys(self) -> list[str]:
        """The parts of a dotted key; afterwards the scan stands behind it."""
        keys = [self._key()]
        while self._text[self._at] == ".":
            self._take(1)
            keys.append(self._key())
        return keys

    def _key(self) -> str:
        self._skip()
        start = self._at
        self._take(_length(_KEY, self._text, self._at))
        key = self._text[start : self._at]
        self._skip()
        return next(iter(tomllib.loads(f"{key} = 0"))) if key[0] in "\"'" else key

    def _inside(self, location: Location, parents: list[str]) -> Location:
        """The table that dotted `parents` lead to, each named here if it was not before."""
        for parent in parents:
            location = (*self._current(location), parent)
            self._found(location)
        return self._current(location)

    def _current(self, location: Location) -> Location:
        """An array of tables is entered at its latest element."""
        return (*location, self._elements[location] - 1) if location in self._elements else location

    def _found(self, location: Location) -> None:
        self._line += self._text.count("\n", self._counted_to, self._at)
        self._counted_to = self._at
        self.lines.setdefault(location, self._line)

    def _skip(self) -> None:
        self._take(_length(_GAP, self._text, self._at))

    def _take(self, length: int) -> None:
        self._at += length


def _length(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() - at if found else 0
