"""The column names of attendance exports, in the words of the tools that write them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

EMAIL = "email"
JOINED = "joined"
LEFT = "left"
DURATION = "duration"

_NAMES: Mapping[str, tuple[str, ...]] = {
    EMAIL: (
        *("email", "user email", "email address", "e mail", "e mail address", "attendee email", "participant email"),
        *("participant id upn", "user principal name", "upn", "mail", "البريد الإلكتروني", "البريد الالكتروني"),
    ),
    JOINED: (
        *("join time", "joined", "joined at", "time joined", "join date time", "start time", "start", "from"),
        *("first join", "first join time", "وقت الانضمام", "وقت الدخول"),
    ),
    LEFT: (
        *("leave time", "left", "left at", "time left", "leave date time", "end time", "end", "to"),
        *("last leave", "last leave time", "وقت المغادرة", "وقت الخروج"),
    ),
    DURATION: (
        *("duration", "duration minutes", "time in session minutes", "total duration minutes", "in meeting duration"),
        *("minutes", "المدة", "المدة بالدقائق"),
    ),
}
_ENVELOPES = {"first join", "first join time", "last leave", "last leave time"}
"""Columns that say when somebody came first and left last, but not what was between."""
_MEANING = {name: meaning for meaning, names in _NAMES.items() for name in names}


@dataclass(frozen=True, slots=True)
class Header:
    """Where the columns of a table stand. `envelope`: its times hold the gaps between several visits too."""

    places: Mapping[str, int]
    envelope: bool

    @property
    def width(self) -> int:
        """How many cells a row needs."""
        return max(self.places.values()) + 1


def header_of(cells: Iterable[str]) -> Header | None:
    """The header in a row of cells, None for a row that is none: an address and a time of joining it must name."""
    places: dict[str, int] = {}
    envelope = False
    for place, cell in enumerate(cells):
        name = _plain(cell)
        meaning = _MEANING.get(name)
        if meaning is not None and meaning not in places:
            places[meaning] = place
            envelope = envelope or name in _ENVELOPES
    is_header = EMAIL in places and JOINED in places and (LEFT in places or DURATION in places)
    return Header(places, envelope) if is_header else None


def _plain(cell: str) -> str:
    """A column's name without case, punctuation and what stands in brackets but a unit."""
    named = re.sub(r"\((?!minutes|upn)[^)]*\)", " ", cell.strip().casefold())
    return " ".join(re.sub(r"[^\w]+", " ", named).split())
