"""Days, months and years: how any period is put together from few of them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

DAY = dt.timedelta(days=1)


class Grain(StrEnum):
    """A part of the calendar that sums are kept for."""

    DAY = "DAY"
    MONTH = "MONTH"
    YEAR = "YEAR"


_LONGEST = {Grain.DAY: 1, Grain.MONTH: 31, Grain.YEAR: 366}
"""Days after which the next one has begun, wherever one begins."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole days, months or years one after the other: the first day of the first and of the last of them."""

    grain: Grain
    first: dt.date
    last: dt.date


def begins(day: dt.date, grain: Grain) -> dt.date:
    """The first day of the day, month or year around a day."""
    if grain is Grain.YEAR:
        return day.replace(month=1, day=1)
    return day.replace(day=1) if grain is Grain.MONTH else day


def cover(first: dt.date | None = None, last: dt.date | None = None, *, largest: Grain = Grain.YEAR) -> tuple[Stretch, ...]:
    """The period from `first` to `last` (both included, None without end) in at most five stretches, in order.

    None is of more than `largest`. At most 60 days and 22 months stand beside the whole years.
    """
    first, last = first or dt.date.min, last or dt.date.max
    if last < first:
        return ()
    grains = [Grain.DAY, Grain.MONTH, Grain.YEAR]
    return tuple(_covered(first, last, grains[: grains.index(largest) + 1]))


def _covered(first: dt.date, last: dt.date, grains: list[Grain]) -> Iterator[Stretch]:
    """From the largest grain down; `first` begins and `last` ends a part of the smallest."""
    *_, grain = grains
    whole_from = first if begins(first, grain) == first else _next(first, grain)
    whole_to = begins(last, grain) if _ends(last, grain) else _before(begins(last, grain), grain)
    if whole_from is None or whole_to is None or whole_to < whole_from:
        yield from _covered(first, last, grains[:-1])
        return
    if first < whole_from:
        yield from _covered(first, whole_from - DAY, grains[:-1])
    yield Stretch(grain, whole_from, whole_to)
    after = _next(whole_to, grain)
    if after is not None and after <= last:
        yield from _covered(after, last, grains[:-1])


def _ends(day: dt.date, grain: Grain) -> bool:
    """Whether it is the last day of its day, month or year."""
    return day == dt.date.max or begins(day + DAY, grain) == day + DAY


def _next(day: dt.date, grain: Grain) -> dt.date | None:
    """The first day of the next one, None at the end of all dates."""
    try:
        return begins(begins(day, grain) + _LONGEST[grain] * DAY, grain)
    except OverflowError:
        return None


def _before(day: dt.date, grain: Grain) -> dt.date | None:
    """The first day of the one before, None at the beginning of all dates."""
    return None if day == dt.date.min else begins(day - DAY, grain)
