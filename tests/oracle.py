"""What every screen has to say of a learner, folded from the raw entries of the ledger by the project's decisions 1, 6 and 9.

It imports nothing of the service and knows no balance, rank or offer of the database: `tests/services/test_agreement.py`
compares the service with it. Amounts are whole hundredths.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate
from math import floor
from zoneinfo import ZoneInfo

DAY = dt.timedelta(days=1)
CREDITS = {"first-credit": 1, **{f"credits-{needed}": needed * 100 for needed in (10, 25, 50, 100, 250, 500)}}
QUARTERS = {"four-quarters": 4, "eight-quarters": 8}
ACTIVITIES = {"five-activities": 5, "twenty-five-activities": 25}

Kind = tuple[str, str, str]
"""Type, board and specialty; the specialty is the activity's where the kind has none."""

Figures = dict[str, int]
Named = dict[tuple[str, str], dt.date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry. `offered`: all that its activity pays this learner, in declared order; `activity` names what paid it."""

    id: str
    activity: str
    title: str
    kind: Kind
    offered: tuple[Kind, ...]
    amount: int
    earned_on: dt.date
    expires_on: dt.date | None
    recorded_at: dt.datetime
    reverses: str | None

    @property
    def unit(self) -> str:
        return unit(self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for; what is empty means any. Days include both ends."""

    first: dt.date = dt.date.min
    last: dt.date = dt.date.max
    types: frozenset[str] = frozenset()
    boards: frozenset[str] = frozenset()
    specialties: frozenset[str] = frozenset()
    status: frozenset[str] = frozenset()
    search: str = ""

    def passes(self, kind: Kind) -> bool:
        wanted = (self.types, self.boards, self.specialties)
        return all(not some or part in some for part, some in zip(kind, wanted, strict=True))

    def holds(self, entry: Entry) -> bool:
        return self.first <= entry.earned_on <= self.last and self.passes(entry.kind)


ANYTHING = Asked()


@dataclass(frozen=True, slots=True)
class Target:
    """What a learner wanted in every year from then on that begins on this month and day."""

    required: int
    month: int
    day: int


# ------------------------------------------------------------------------------------------------------------ the fold


def local_date(moment: dt.datetime, zone: str) -> dt.date:
    """The day it is then in a time zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


def unit(kind: Kind) -> str:
    """Boards count points, everything else is credit."""
    return "POINT" if kind[0] == "MOC" else "CREDIT"


def counts(entry: Entry, asked: Asked = ANYTHING) -> bool:
    """Whether a total counts it: it is of the first kind that its activity offers in its unit and that passes (decision 1)."""
    first = next((kind for kind in entry.offered if unit(kind) == entry.unit and asked.passes(kind)), None)
    return entry.kind == first


def summed(entries: Iterable[Entry], key: Callable[[Entry], str]) -> Figures:
    """The sum of each group that has an entry."""
    found: Figures = {}
    for entry in entries:
        found[key(entry)] = found.get(key(entry), 0) + entry.amount
    return found


def summary(entries: Iterable[Entry], asked: Asked, *, today: dt.date) -> dict[str, Figures]:
    """Totals and expired amounts by unit; groups by "key unit", the number of their entries by "key unit #"."""
    here = [entry for entry in entries if asked.holds(entry)]
    counted = [entry for entry in here if counts(entry, asked)]

    def grouped(some: Iterable[Entry], key: Callable[[Entry], str]) -> Figures:
        some = list(some)
        amounts = summed(some, lambda entry: f"{key(entry)} {entry.unit}")
        return amounts | {f"{name} #": sum(f"{key(entry)} {entry.unit}" == name for entry in some) for name in amounts}

    both = {"CREDIT": 0, "POINT": 0}
    return {
        "total": both | summed(counted, lambda entry: entry.unit),
        "expired": both | summed((entry for entry in counted if has_expired(entry, today)), lambda entry: entry.unit),
        "byType": grouped(here, lambda entry: ":".join(filter(None, entry.kind[:2]))),
        "bySpecialty": grouped((entry for entry in here if entry.kind[2]), lambda entry: entry.kind[2]),
        "byMonth": grouped(counted, lambda entry: f"{entry.earned_on:%Y-%m}"),
    }


# ------------------------------------------------------------------------------------------------------------ lists


def has_expired(entry: Entry, today: dt.date) -> bool:
    return entry.expires_on is not None and entry.expires_on < today


def status(entry: Entry, entries: Iterable[Entry], *, today: dt.date) -> str:
    """Whether its use has ended, or ends within 90 days, or it was taken back or takes back another."""
    if entry.reverses or any(other.reverses == entry.id for other in entries):
        return "REVERSED"
    if entry.expires_on is None or entry.expires_on > today + 90 * DAY:
        return "ACTIVE"
    return "EXPIRED" if has_expired(entry, today) else "EXPIRING"


def listed(entries: Iterable[Entry], asked: Asked, *, today: dt.date) -> list[Entry]:
    """The entries that are asked for, newest first."""
    entries = list(entries)
    found = [
        entry
        for entry in entries
        if asked.holds(entry)
        and (not asked.status or status(entry, entries, today=today) in asked.status)
        and all(word in entry.title.lower() for word in asked.search.lower().split())
    ]
    return sorted(sorted(found, key=lambda entry: entry.id), key=lambda entry: entry.earned_on, reverse=True)


def expiring(entries: Iterable[Entry], days: int, *, today: dt.date) -> list[Entry]:
    """What stands and cannot be used any more after one of the next days, the first to end first."""
    entries = list(entries)
    back = {entry.reverses for entry in entries}
    standing = [entry for entry in entries if entry.reverses is None and entry.id not in back and entry.expires_on]
    soon = [entry for entry in standing if today <= (entry.expires_on or today) <= today + days * DAY]
    return sorted(soon, key=lambda entry: (entry.expires_on, entry.id))


# ------------------------------------------------------------------------------------------------------------ aims


def by_day(entries: Iterable[Entry], asked: Asked = ANYTHING, *, of: str = "CREDIT") -> dict[dt.date, int]:
    """What a total counts of each day, in the order of days."""
    counted = [entry for entry in entries if entry.unit == of and asked.holds(entry) and counts(entry, asked)]
    sums = summed(counted, lambda entry: entry.earned_on.isoformat())
    return {dt.date.fromisoformat(day): sums[day] for day in sorted(sums)}


def reached(days: Mapping[dt.date, int], needed: int) -> dt.date | None:
    """The first day on which the sum was as much, None where all of it is less."""
    if sum(days.values()) < needed:
        return None
    return next(day for day, amount in zip(days, accumulate(days.values()), strict=True) if amount >= needed)


def progress(entries: Iterable[Entry], asked: Asked, required: int, *, of: str = "CREDIT", today: dt.date) -> dict[str, object]:
    """What was earned toward an amount, and where the pace of the last 365 days (since the start, at least 30) leads to."""
    entries = list(entries)
    earned = sum(by_day(entries, asked, of=of).values())
    pace_days = min(365, max(30, (today - asked.first).days + 1))
    lately = Asked(first=today - (pace_days - 1) * DAY, last=asked.last, types=asked.types, specialties=asked.specialties)
    recent = sum(by_day(entries, lately, of=of).values())
    ahead = max(0, (asked.last - max(today, asked.first - DAY)).days)
    projected = earned + floor(Fraction(max(0, recent), pace_days) * ahead)
    judged = "ON_TRACK" if projected >= required else "AT_RISK" if projected * 100 >= required * 80 else "BEHIND"
    return {
        "earned": earned,
        "percent": floor(Fraction(min(max(earned, 0), required), required) * 100 * 100),
        "projected": projected,
        "status": "MET" if earned >= required else judged,
    }


def year_of(day: dt.date, target: Target) -> Asked:
    """The target's year in which a day lies."""
    first = dt.date(day.year, target.month, target.day)
    first = first if first <= day else first.replace(year=day.year - 1)
    return Asked(first=first, last=first.replace(year=first.year + 1) - DAY)


# ------------------------------------------------------------------------------------------------------------ milestones


def firsts(entries: Iterable[Entry], key: Callable[[Entry], str]) -> dict[str, dt.date]:
    """The first day of each group on which something of it stands."""
    entries = list(entries)
    days = {name: reached(dict(sorted(_days(entries, key, name))), 1) for name in {key(entry) for entry in entries} - {""}}
    return {name: day for name, day in days.items() if day is not None}


def _days(entries: list[Entry], key: Callable[[Entry], str], name: str) -> Iterator[tuple[dt.date, int]]:
    theirs = [entry for entry in entries if key(entry) == name]
    for day in {entry.earned_on for entry in theirs}:
        yield day, sum(entry.amount for entry in theirs if entry.earned_on == day)


def met(entries: Iterable[Entry]) -> Named:
    """Every milestone, but for those of a target, that these entries meet, with the day of the credit that completed it."""
    entries = list(entries)
    credit, points = by_day(entries), by_day(entries, of="POINT")
    activities = sorted(firsts(entries, lambda entry: entry.activity).values())
    specialties = firsts((entry for entry in entries if entry.unit == "CREDIT"), lambda entry: entry.kind[2])
    paid: dict[int, dt.date] = {}
    for day in (day for day, amount in credit.items() if amount > 0):
        paid.setdefault(day.year * 4 + (day.month - 1) // 3, day)
    runs = {
        rule: min((day for last, day in paid.items() if all(last - n in paid for n in range(length))), default=None)
        for rule, length in QUARTERS.items()
    }
    found = {
        **{(rule, ""): reached(credit, needed) for rule, needed in CREDITS.items()},
        **{(rule, ""): day for rule, day in runs.items()},
        **{(rule, ""): activities[most - 1] for rule, most in ACTIVITIES.items() if len(activities) >= most},
        **{("first-in-specialty", specialty): day for specialty, day in specialties.items()},
        ("first-points", ""): reached(points, 1),
        ("three-specialties", ""): dict(enumerate(sorted(specialties.values()))).get(2),
    }
    return {key: day for key, day in found.items() if day is not None}


@dataclass(slots=True)
class Milestones:
    """Those held, by rule and subject: the day of each, and the day on which a reversal took it back.

    A date stays until it is taken back, whatever is recorded later; a year is judged by the target that it was met for.
    """

    zone: str
    target: Target | None = None
    since: dt.date = dt.date.min
    held: dict[tuple[str, str], tuple[dt.date, dt.date | None]] = field(default_factory=dict)
    years: dict[str, tuple[Asked, int]] = field(default_factory=dict)

    def follow(self, entries: Iterable[Entry], now: dt.datetime) -> None:
        """Let these entries be all that there is at this moment."""
        entries, today = list(entries), local_date(now, self.zone)
        found = met(entries)
        for subject, (year, required) in (self._running(entries, today) | self.years).items():
            if day := reached(by_day(entries, year), required):
                found["yearly-target", subject] = day
                self.years[subject] = year, required
        for key, (day, taken) in self.held.items():
            if taken is None and key not in found:
                self.held[key] = day, today
        for key, day in found.items():
            if self.held.get(key, (day, today))[1] is not None:
                self.held[key] = day, None

    def _running(self, entries: list[Entry], today: dt.date) -> dict[str, tuple[Asked, int]]:
        if self.target is None:
            return {}
        years = [year_of(day, self.target) for day in (*(entry.earned_on for entry in entries), today)]
        return {str(year.first.year): (year, self.target.required) for year in years if year.last >= self.since}
