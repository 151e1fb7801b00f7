"""Exports of webinar tools, read as they are written."""

import gzip
from datetime import UTC, date, datetime

import pytest

from backend.integrations.attendance_files import Line, Sheet, Unreadable, read, text_of
from backend.integrations.attendance_files.contents import LARGEST

DAY = date(2026, 3, 7)


def sheet(text: str) -> Sheet:
    return read(text, time_zone="Asia/Dubai", day=DAY)


def at(hour: int, minute: int = 0, second: int = 0) -> datetime:
    """A time of the day in Dubai."""
    return datetime(2026, 3, 7, hour - 4, minute, second, tzinfo=UTC)


ZOOM = """Topic,Webinar ID,Actual Start Time
Sepsis,123 456,03/07/2026 09:00:00 AM

Attendee Details
Attended,User Name (Original Name),First Name,Email,Join Time,Leave Time,Time in Session (minutes),Country/Region Name
Yes,"Haddad, Amal",Amal,Amal@Example.org,03/07/2026 09:01:10 AM,03/07/2026 09:40:00 AM,39,UAE
Yes,"Haddad, Amal",Amal,amal@example.org,03/07/2026 09:30:00 AM,03/07/2026 11:00:00 AM,90,UAE
Yes,Guest,Guest,,03/07/2026 09:00:00 AM,03/07/2026 11:00:00 AM,120,UAE
"""
TEAMS = """1. Summary
Meeting title\tSepsis

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Amal\t3/7/26, 9:00:00 AM\t3/7/26, 11:00:00 AM\t1h 30m\tamal@example.org\tamal@example.org\tAttendee

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Amal\t3/7/26, 9:00:00 AM\t3/7/26, 9:45:00 AM\t45m\tamal@example.org\tAttendee
Amal\t3/7/26, 10:15:00 AM\t3/7/26, 11:00:00 AM\t45m\tamal@example.org\tAttendee
"""


def test_zooms_report_is_found_below_its_summary() -> None:
    found = sheet(ZOOM)

    assert found.lines == (
        Line(6, "amal@example.org", at(9, 1, 10), at(9, 40)),
        Line(7, "amal@example.org", at(9, 30), at(11)),
    )
    assert [(mistake.row, mistake.column, mistake.code) for mistake in found.mistakes] == [(8, "Email", "email_missing")]


def test_of_teams_tables_the_one_with_each_visit_is_read() -> None:
    found = sheet(TEAMS)

    assert [(line.start, line.end) for line in found.lines] == [(at(9), at(9, 45)), (at(10, 15), at(11))]


def test_first_and_last_times_alone_pay_no_gap() -> None:
    found = sheet(TEAMS.split("\n\n3.", maxsplit=1)[0])

    assert [(line.start, line.end) for line in found.lines] == [(at(9), at(10, 30))]


@pytest.mark.parametrize(
    ("joined", "left"),
    [
        ("2026-03-07T05:00:00Z", "2026-03-07T07:00:00Z"),
        ("2026-03-07 09:00", "2026-03-07 11:00"),
        ("07.03.2026 09:00", "07.03.2026 11:00"),
        ("07/03/2026 09:00:00", "07/03/2026 11:00:00"),
        ("3/7/2026 9:00 AM", "3/7/2026 11:00 AM"),
        ("2026-03-07 05:00 UTC", "2026-03-07 07:00 UTC"),
        ("2026-03-07T06:00:00+01:00", "2026-03-07T08:00:00+01:00"),
        ("03/07/2026 09:00 (GMT+4)", "03/07/2026 11:00 (GMT+4)"),
    ],
)
def test_a_time_is_read_in_whatever_manner_it_is_written(joined: str, left: str) -> None:
    found = sheet(f"E-Mail;Join Time;Leave Time\na@b.example;{joined};{left}\n")

    assert found.mistakes == ()
    assert [(line.start, line.end) for line in found.lines] == [(at(9), at(11))]


BROKEN = """Name,"Email
address",Join time,Leave time
"Haddad, Amal
(Dr.)","amal@example.org
",2026-03-07 09:00,2026-03-07 10:00

"""


def test_a_quoted_cell_may_have_several_lines() -> None:
    rows = BROKEN.rstrip() + '\n"Noor\n\n""the second""",noor@example.org,2026-03-07 09:30,2026-03-07 11:00\nX,nobody,,\n'

    for text in (rows, rows.replace("\n", "\r\n")):
        found = sheet(text)
        assert found.lines == (
            Line(3, "amal@example.org", at(9), at(10)),
            Line(6, "noor@example.org", at(9, 30), at(11)),
        )
        assert [(mistake.row, mistake.code) for mistake in found.mistakes] == [(9, "email_invalid")]


@pytest.mark.parametrize("rest", [1, 80])
def test_a_quote_that_nothing_closes_swallows_no_other_row(rest: int) -> None:
    others = "a@b.example,2026-03-07 09:00,2026-03-07 10:00,\n" * rest

    found = sheet(f'Email,Joined,Left,Name\nc@d.example,2026-03-07 09:00,2026-03-07 11:00,"Ann\n{others}')

    assert [line.email for line in found.lines] == ["c@d.example"] + ["a@b.example"] * rest
    assert found.mistakes == ()


def test_arabic_headers_and_durations_are_read() -> None:
    found = sheet("البريد الإلكتروني,وقت الانضمام,المدة\na@b.example,2026-03-07 09:00,75\n")

    assert [(line.start, line.end) for line in found.lines] == [(at(9), at(10, 15))]


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ("nobody,2026-03-07 09:00,2026-03-07 10:00", "Email", "email_invalid"),
        ("a@b.example,soon,2026-03-07 10:00", "Joined", "time_unreadable"),
        ("a@b.example,2026-03-07 09:00,later", "Left", "time_unreadable"),
        ("a@b.example,2026-03-07 09:00,", "Left", "time_unreadable"),
        ("a@b.example,2026-03-07 10:00,2026-03-07 09:00", "Left", "backward"),
        ("a@b.example,2026-03-07 10:00,2026-03-09 09:00", "Left", "too_long"),
        ("a@b.example,2026-13-45 10:00,2026-03-09 09:00", "Joined", "time_unreadable"),
        ("a@b.example", "Joined", "time_unreadable"),
    ],
)
def test_what_is_wrong_with_a_row_is_named_and_stops_no_other(row: str, column: str, code: str) -> None:
    found = sheet(f"Email,Joined,Left\n{row}\nc@d.example,2026-03-07 09:00,2026-03-07 10:00\n")

    assert [(each.row, each.column, each.code) for each in found.mistakes] == [(2, column, code)]
    assert [line.row for line in found.lines] == [3]


@pytest.mark.parametrize("text", ["", "Name,Joined\nAmal,9:00\n", "\n\n\n", '"' * 300_000])
def test_a_file_without_a_table_says_so(text: str) -> None:
    assert [mistake.code for mistake in sheet(text).mistakes] == ["no_table"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_whatever_the_tools_encode_in_is_text(encoding: str) -> None:
    text = "Name,Email\nZoë,zoe@example.org"

    assert text_of(text.encode(encoding)) == text
    assert text_of(gzip.compress(text.encode(encoding))) == text


@pytest.mark.parametrize(
    "content", [b"\x1f\x8bnothing", b"\x89PNG\r\n\0\0\0", gzip.compress(b"a" * (LARGEST + 1)), b"a" * (LARGEST + 1)]
)
def test_what_is_no_text_or_too_large_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        text_of(content)
