"""An export's text as lines of attendance: the table is found in it, each of its rows is read, and what is wrong is named."""

import csv
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from zoneinfo import ZoneInfo

from backend.domain import addresses
from backend.integrations.attendance_files import times
from backend.integrations.attendance_files.headers import DURATION, EMAIL, JOINED, LEFT, Header, header_of

LONGEST = dt.timedelta(days=1)
MOST_ROWS = 20_000
SEPARATORS = "\t;,"
MOST_LINES = 50
"""Lines that a row can have, by breaks within quoted cells: what looks longer is a quote too many."""
_BEYOND = ""
"""A line after the last one, which is read only while a quote is open."""


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody was there: `row` counts the file's lines from 1, `email` is in lower case."""

    row: int
    email: str
    start: dt.datetime
    end: dt.datetime


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a row; `column` is the file's own name of it, "" for the row or the file as a whole."""

    row: int
    column: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file says: whoever was there, and the rows that say nothing."""

    lines: tuple[Line, ...]
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    names: Sequence[str]
    header: Header
    rows: tuple[tuple[int, Sequence[str]], ...]

    def cell(self, row: Sequence[str], meaning: str) -> str:
        place = self.header.places.get(meaning)
        return row[place].strip() if place is not None and place < len(row) else ""

    def name(self, meaning: str) -> str:
        return self.names[self.header.places[meaning]].strip() if meaning in self.header.places else ""


def read(text: str, *, time_zone: str, day: dt.date) -> Sheet:
    """Read an export. Times without a zone are of `time_zone`; `day` is the session's, by which 3/7 is told from 7/3.

    Of several tables in one file the one with each visit is read, not the one with first and last times.
    """
    tables = _tables(text)
    if not tables:
        message = "No table with columns for an e-mail address, a time of joining and one of leaving was found."
        return Sheet((), (Mistake(1, "", "no_table", message),))
    table = min(tables, key=lambda each: each.header.envelope)
    if len(table.rows) > MOST_ROWS:
        return Sheet((), (Mistake(1, "", "too_many_rows", f"At most {MOST_ROWS:,} rows."),))
    day_first = times.day_comes_first((table.cell(row, JOINED) for _, row in table.rows), day=day)
    found = [_line(table, number, row, ZoneInfo(time_zone), day_first=day_first) for number, row in table.rows]
    return Sheet(
        tuple(each for each in found if isinstance(each, Line)), tuple(each for each in found if isinstance(each, Mistake))
    )


def _tables(text: str) -> list[_Table]:
    """Every table in the text: a header, and the rows down to an empty line or the next header."""
    tables = []
    rows = list(_rows(text))
    headers = [(place, header) for place, (_, row) in enumerate(rows) if (header := header_of(row)) is not None]
    for place, header in headers:
        body = []
        for number, row in rows[place + 1 :]:
            if not any(cell.strip() for cell in row) or header_of(row) is not None:
                break
            body.append((number, row))
        tables.append(_Table(rows[place][1], header, tuple(body)))
    return tables


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """The rows, each with the number of its first line, split by whichever separator the header uses."""
    lines = list(StringIO(text, newline=""))
    separators = (mark for mark in SEPARATORS if any(header_of(row) is not None for _, row in _split(lines, mark)))
    return list(_split(lines, next(separators, ",")))


def _split(lines: Sequence[str], separator: str) -> Iterator[tuple[int, list[str]]]:
    """The rows. One goes on over as many lines as a quoted cell of it has; a quote that nothing closes ends with its line."""
    start = 0
    while start < len(lines):
        cells, taken = _cells([*lines[start : start + MOST_LINES], _BEYOND], separator)
        if taken > min(MOST_LINES, len(lines) - start):
            cells, taken = _cells(lines[start : start + 1], separator)
        yield start + 1, cells
        start += taken


def _cells(lines: Sequence[str], separator: str) -> tuple[list[str], int]:
    """The cells of the row that these lines begin with, and how many of them it takes."""
    reader = csv.reader(lines, delimiter=separator)
    try:
        return next(reader, []), reader.line_num
    except csv.Error:  # a cell beyond any sense
        return [], 1


def _line(table: _Table, number: int, row: Sequence[str], zone: ZoneInfo, *, day_first: bool) -> Line | Mistake:
    def mistake(meaning: str, code: str, message: str) -> Mistake:
        return Mistake(number, table.name(meaning), code, message)

    given, joined = table.cell(row, EMAIL), table.cell(row, JOINED)
    email = addresses.mailbox(given)
    start = times.instant_of(joined, zone=zone, day_first=day_first)
    end = None if start is None else _end(table, row, start, zone, day_first=day_first)
    leaving = LEFT if LEFT in table.header.places else DURATION
    found = None
    if not given:
        found = mistake(EMAIL, "email_missing", "There is no e-mail address to know the person by.")
    elif email is None:
        found = mistake(EMAIL, "email_invalid", f"{given[:60]!r} is not an e-mail address.")
    elif start is None:
        found = mistake(JOINED, "time_unreadable", f"{joined[:60]!r} is not a time.")
    elif end is None:
        found = mistake(leaving, "time_unreadable", f"{table.cell(row, leaving)[:60]!r} is not a time.")
    elif end <= start:
        found = mistake(leaving, "backward", "It ends before it begins.")
    elif end - start > LONGEST:
        found = mistake(leaving, "too_long", "It lasts longer than a day.")
    if found is not None:
        return found
    assert email is not None
    assert start is not None
    assert end is not None
    return Line(number, email, start, end)


def _end(table: _Table, row: Sequence[str], start: dt.datetime, zone: ZoneInfo, *, day_first: bool) -> dt.datetime | None:
    """When somebody left: as written, and where only first and last times are known no later than the duration allows."""
    left = times.instant_of(table.cell(row, LEFT), zone=zone, day_first=day_first)
    duration = times.duration_of(table.cell(row, DURATION))
    by_duration = None if duration is None else start + duration
    if left is None:
        return by_duration if not table.cell(row, LEFT) else None
    if table.header.envelope and by_duration is not None:
        return min(left, by_duration)
    return left
