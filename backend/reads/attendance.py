"""What a job of attendance has planned or done, as it lies in the job's result and as it is shown."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from backend.domain.attendance import AttendanceOutcome, Attendee
from backend.reads import pages

_PEOPLE = TypeAdapter(tuple[Attendee, ...])


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """How many people a file means the same for."""

    outcome: AttendanceOutcome
    count: int


@dataclass(frozen=True, slots=True)
class AttendanceImport:
    """A file's people. `preview`: nothing was written. `mistakes` is how many rows say nothing."""

    preview: bool
    rows: int
    mistakes: int
    people: tuple[Attendee, ...]

    @property
    def counts(self) -> tuple[OutcomeCount, ...]:
        """How many of each outcome that there is, in the order of the enum."""
        counted = Counter(person.outcome for person in self.people)
        return tuple(OutcomeCount(outcome, counted[outcome]) for outcome in AttendanceOutcome if counted[outcome])


def dump(people: Iterable[Attendee], *, preview: bool, rows: int, mistakes: int) -> dict[str, Any]:
    """The result of a job."""
    listed = _PEOPLE.dump_python(tuple(people), mode="json")
    return {"preview": preview, "rows": rows, "mistakes": mistakes, "people": listed}


def load(result: Mapping[str, Any]) -> AttendanceImport | None:
    """What `dump` wrote, None before it did."""
    if "people" not in result:
        return None
    people = _PEOPLE.validate_python(result["people"])
    return AttendanceImport(result["preview"], result["rows"], result["mistakes"], people)


def page(found: AttendanceImport, *, first: int, after: str | None) -> pages.Page[Attendee]:
    """A page of the people, in the order of their rows.

    Raises: InvalidInput for a wrong `first` or `after`.
    """
    pages.checked_first(first)
    last = pages.keys_as(after, int)
    rest = [person for person in found.people if last is None or person.row > last[0]]
    return pages.page(
        rest[: first + 1], first=first, after=after, key=lambda person: (str(person.row),), total_count=len(found.people)
    )
