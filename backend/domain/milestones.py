"""Milestones: which rules a learner's ledger meets, since when, and how far it is from those that come next.

Everything here follows from the ledger as it stands, whatever the order in which it came to be. A milestone is dated by the day
of the credit that completed it, in the order of `earnedOn`; once awarded, its date stays where it is until it is reversed.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, Decimal
from functools import partial
from itertools import accumulate
from operator import attrgetter
from uuid import UUID, uuid5

from backend.domain.milestone_rules import ANY, BY_KEY, RULES, Measure, Rule
from backend.domain.targets import YearlyTarget

HUNDRED = Decimal(100)
MOST_ACTIVITIES = max(int(rule.needed) for rule in RULES if rule.measure is Measure.ACTIVITIES)
"""How many activities the rules can tell apart."""

_NAMES = UUID("5c0f3c0e-5d55-4d0f-9a5b-0f6d2f0b7a10")


@dataclass(frozen=True, slots=True)
class Day:
    """What a learner earned on one day, less what was reversed of it: as a total counts it, each enrollment once."""

    on: dt.date
    credits: Decimal = Decimal(0)
    points: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Target:
    """The credits wanted in one year of a learner's own, both days included."""

    required: Decimal
    first: dt.date
    last: dt.date

    @property
    def parameters(self) -> dict[str, str]:
        """What is kept with a milestone, so that a later change of the target does not touch it."""
        return {"required": str(self.required), "first": self.first.isoformat(), "last": self.last.isoformat()}

    @classmethod
    def kept(cls, parameters: Mapping[str, str]) -> "Target":
        """The target that a milestone was awarded for."""
        first, last = (dt.date.fromisoformat(parameters[name]) for name in ("first", "last"))
        return cls(Decimal(parameters["required"]), first, last)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A learner's ledger as far as the rules look at it, on a day of theirs.

    Attributes:
        days: in order. Where no date is asked for, a whole month may stand as its first day.
        specialties: those in which credit stands, each with the day of its first credit.
        activities: the first days of the activities whose credit stands, in order, at most MOST_ACTIVITIES.
        target: the learner's own, None without one. Years that were over before the day it was set, `since`, do not count.
        today: what can still be reached is judged by it; what is met is not.
    """

    days: tuple[Day, ...] = ()
    specialties: Mapping[str, dt.date] = field(default_factory=dict)
    activities: tuple[dt.date, ...] = ()
    target: YearlyTarget | None = None
    since: dt.date = dt.date.min
    today: dt.date


@dataclass(frozen=True, slots=True)
class Known:
    """A milestone that was awarded: what for, and whether it stands or was reversed."""

    rule: str
    subject: str
    parameters: Mapping[str, str]
    stands: bool

    @property
    def key(self) -> tuple[str, str]:
        """A learner has one milestone of each rule and subject."""
        return self.rule, self.subject


@dataclass(frozen=True, slots=True)
class Ground:
    """How far a rule is met for a subject ("" where there is only one), and the day on which it was."""

    rule: Rule
    subject: str
    done: Decimal
    needed: Decimal
    met_on: dt.date | None
    parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str]:
        """As that of a milestone."""
        return self.rule.key, self.subject

    @property
    def progress(self) -> Decimal:
        """Percent of what is needed, with two places, rounded down: 100 only where it is met."""
        share = min(self.done / self.needed, Decimal(1)) * HUNDRED
        return share.quantize(Decimal("0.01"), rounding=ROUND_DOWN)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What has to change so that the milestones say what the ledger says."""

    awarded: tuple[Ground, ...]
    reversed: tuple[tuple[str, str], ...]


def kept_years(known: Iterable[Known]) -> dict[str, Target]:
    """The years that were awarded, by the year in which they begin, each with the target that it was awarded for."""
    return {milestone.subject: Target.kept(milestone.parameters) for milestone in known if milestone.rule == "yearly-target"}


def begin_with_months(history: History, known: Iterable[Known]) -> bool:
    """Whether every year that is judged begins with a month, so that months tell what it holds."""
    target = history.target
    return (target is None or target.starts_day == 1) and all(year.first.day == 1 for year in kept_years(known).values())


def judge(history: History, known: Iterable[Known]) -> Judgement:
    """Compare what is met with what was awarded. Judging again what this changed changes nothing."""
    listed = tuple(known)
    standing = {milestone.key for milestone in listed if milestone.stands}
    met = {ground.key: ground for ground in grounds(history, listed) if ground.met_on is not None}
    return Judgement(
        awarded=tuple(ground for key, ground in met.items() if key not in standing),
        reversed=tuple(sorted(key for key in standing - met.keys() if key[0] in BY_KEY)),
    )


def grounds(history: History, known: Iterable[Known] = ()) -> tuple[Ground, ...]:
    """Every rule with every subject that there is, in the rules' order.

    A year that was awarded is judged by the target that it was awarded for, whatever the target is now.
    """
    kept = kept_years(known)
    return tuple(ground for rule in RULES for ground in _grounds(rule, history, kept))


def upcoming(found: Iterable[Ground], known: Iterable[Known], *, today: dt.date) -> tuple[Ground, ...]:
    """What comes next: of each measure the smallest rule that is not met, and the target of the year that runs.

    What was awarded once and reversed is not repeated here.
    """
    awarded = {milestone.key for milestone in known}
    following: dict[Measure, Ground] = {}
    for ground in found:
        runs = ground.rule.measure is not Measure.YEAR or ground.parameters["last"] >= today.isoformat()
        if ground.met_on is None and runs and ground.rule.measure is not Measure.SPECIALTY:
            following.setdefault(ground.rule.measure, ground)
    return tuple(ground for ground in following.values() if ground.key not in awarded)


def id_of(learner_id: UUID, rule: str, subject: str) -> UUID:
    """The id of a learner's milestone: the same before it is awarded, after, and when it is awarded again."""
    return uuid5(_NAMES, f"{learner_id}/{rule}/{subject}")


# ------------------------------------------------------------------------------------------------------------ measuring


def _grounds(rule: Rule, history: History, kept: Mapping[str, Target]) -> Iterator[Ground]:
    single = partial(Ground, rule, "")
    match rule.measure:
        case Measure.SPECIALTY:
            for specialty, first in sorted(history.specialties.items()):
                yield Ground(rule, specialty, ANY, ANY, first)
        case Measure.YEAR:
            for subject, target in sorted({**_years(history), **kept}.items()):
                within = (day for day in history.days if target.first <= day.on <= target.last)
                done, met_on = _reached(_running(within, "credits"), target.required)
                yield Ground(rule, subject, done, target.required, met_on, target.parameters)
        case Measure.QUARTERS:
            _, met_on = _reached(_quarters(history.days), rule.needed)
            done = rule.needed if met_on else Decimal(_quarters_until(history.today, history.days))
            yield single(done, rule.needed, met_on)
        case Measure.ACTIVITIES | Measure.SPECIALTIES:
            days = history.activities if rule.measure is Measure.ACTIVITIES else sorted(history.specialties.values())
            done, met_on = _reached(((day, Decimal(place)) for place, day in enumerate(days, 1)), rule.needed)
            yield single(done, rule.needed, met_on)
        case Measure.CREDITS | Measure.POINTS:
            done, met_on = _reached(_running(history.days, rule.measure.value), rule.needed)
            yield single(done, rule.needed, met_on)


def _years(history: History) -> dict[str, Target]:
    """The years of the target that hold credit, and the one that runs, by the year in which they begin."""
    target = history.target
    if target is None:
        return {}
    years = {target.year_of(day) for day in (*(day.on for day in history.days), history.today)}
    return {
        str(year.first.year): Target(target.required, year.first, year.last) for year in years if year.last >= history.since
    }


def _running(days: Iterable[Day], unit: str) -> Iterator[tuple[dt.date, Decimal]]:
    """The sum up to each day."""
    listed, amount = tuple(days), attrgetter(unit)
    return zip((day.on for day in listed), accumulate(amount(day) for day in listed), strict=True)


def _quarters(days: Iterable[Day]) -> Iterator[tuple[dt.date, Decimal]]:
    """The longest run of calendar quarters with credit up to each day that begins one."""
    longest = run = 0
    last: int | None = None
    for day in days:
        quarter = _quarter(day.on)
        if day.credits > 0 and quarter != last:
            run = run + 1 if quarter - 1 == last else 1
            longest, last = max(longest, run), quarter
            yield day.on, Decimal(longest)


def _quarters_until(today: dt.date, days: Iterable[Day]) -> int:
    """The length of the run of quarters that can still go on: its last one is this quarter or the one before."""
    paid = {_quarter(day.on) for day in days if day.credits > 0}
    quarter = _quarter(today)
    if quarter not in paid:
        quarter -= 1
    length = 0
    while quarter - length in paid:
        length += 1
    return length


def _quarter(day: dt.date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def _reached(values: Iterable[tuple[dt.date, Decimal]], needed: Decimal) -> tuple[Decimal, dt.date | None]:
    """The last value (0 of none), and the first day with `needed`, None if the last value is less."""
    last, met_on = Decimal(0), None
    for day, value in values:
        last = value
        if met_on is None and value >= needed:
            met_on = day
    return max(last, Decimal(0)), met_on if last >= needed else None
