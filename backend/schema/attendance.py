"""Attendance from a file: what it means for each person."""

from decimal import Decimal

import strawberry

from backend.domain.attendance import AttendanceOutcome
from backend.resolvers import attendance
from backend.schema.basics import PageInfo
from backend.schema.describe import field


@strawberry.type(description="One person of an attendance file.")
class Attendee:
    """Filled from `domain.attendance.Attendee`."""

    row: int = field("The first row that names the person, from 1.")
    email: str = field("The address in the file.")
    name: str = field('Who has proven it; "" for nobody.')
    outcome: AttendanceOutcome = field("What the file means for the person.")
    minutes_before: Decimal = field("Minutes of the session that were recorded.")
    minutes_after: Decimal = field("Minutes of the session with the file's, overlaps once.")


@strawberry.type(description="A person in a page, and the cursor behind it.")
class AttendeeEdge:
    """Filled from `reads.pages.Edge`."""

    cursor: str = field("Pass it as `after` to continue here.")
    node: Attendee = field("The person.")


@strawberry.type(description="A page of an attendance file's people, in the order of their rows.")
class AttendeeConnection:
    """Filled from `reads.pages.Page`."""

    edges: list[AttendeeEdge] = field("The page's people.")
    page_info: PageInfo = field("Where the page lies.")
    total_count: int = field("How many there are in all.")


@strawberry.type(description="How many people a file means the same for.")
class AttendanceCount:
    """Filled from `reads.attendance.OutcomeCount`."""

    outcome: AttendanceOutcome = field("What it means.")
    count: int = field("For how many.")


@strawberry.type(description="What an attendance file changes, or would change.")
class AttendanceImport:
    """Filled from `reads.attendance.AttendanceImport`."""

    preview: bool = field("Whether nothing was written.")
    rows: int = field("Rows that were read.")
    mistakes: int = field("Rows that say nothing: the job's `rowErrors` say why.")
    counts: list[AttendanceCount] = field("How many of each outcome. At most 6.")
    people: AttendeeConnection = field("Its people.", resolver=attendance.people)
