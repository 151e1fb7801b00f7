"""What a learner aims for: what can be wrong with an aim, and the day on which it was met."""

import datetime as dt
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate

from backend.domain.counting import Wanted
from backend.domain.credits import UNIT, ZERO, CreditType, CreditUnit
from backend.domain.problems import ErrorCode, Fault, InvalidInput
from backend.domain.specialties import SPECIALTIES
from backend.domain.targets import Period, amount_faults

LONGEST_TITLE = 120
MOST_GOALS = 200
"""Goals of one learner, archived ones included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """An amount of credit by a day. Empty `types` and `specialties` mean any; the dates include both ends."""

    title: str
    target: Decimal
    unit: CreditUnit
    types: tuple[CreditType, ...]
    specialties: tuple[str, ...]
    starts_on: dt.date
    due_on: dt.date

    @property
    def period(self) -> Period:
        """The days whose credit counts."""
        return Period(self.starts_on, self.due_on)

    @property
    def wanted(self) -> Wanted:
        """The kinds that count."""
        return Wanted(types=frozenset(self.types), specialties=frozenset(self.specialties))


def checked(aim: Aim) -> Aim:
    """The aim with a tidy title and without repetitions.

    Raises: InvalidInput with every fault.
    """
    tidy = replace(
        aim,
        title=" ".join(unicodedata.normalize("NFC", aim.title).split()),
        types=tuple(dict.fromkeys(aim.types)),
        specialties=tuple(dict.fromkeys(aim.specialties)),
    )
    faults = (
        *_title_faults(tidy.title),
        *amount_faults(tidy.target, "target"),
        *(
            _fault(f"{each.value} is counted in another unit.", "types", str(place))
            for place, each in enumerate(aim.types)
            if UNIT[each] is not aim.unit
        ),
        *(
            _fault(f"{each!r} is not a specialty of the list.", "specialties", str(place))
            for place, each in enumerate(aim.specialties)
            if each not in SPECIALTIES
        ),
        *([_fault("It ends before it begins.", "by")] if aim.due_on < aim.starts_on else []),
    )
    if faults:
        raise InvalidInput.of(faults)
    return tidy


def met_on(days: Iterable[tuple[dt.date, Decimal]], target: Decimal) -> dt.date | None:
    """The first day on which what was earned reached the target, None while all of it together does not.

    `days`: a day and what counts of it, in the order of days; a reversal lowers the day of what it takes back.
    """
    days = tuple(days)
    sums = tuple(accumulate((amount for _, amount in days), initial=ZERO))
    if sums[-1] < target:
        return None
    return next(day for (day, _), reached in zip(days, sums[1:], strict=True) if reached >= target)


def _title_faults(title: str) -> tuple[Fault, ...]:
    if not 1 <= len(title) <= LONGEST_TITLE:
        return (_fault(f"Give it a title of at most {LONGEST_TITLE} characters.", "title"),)
    if any(unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn"} for character in title):
        return (_fault("The title holds characters that cannot be shown.", "title"),)
    return ()


def _fault(message: str, *path: str) -> Fault:
    return Fault(ErrorCode.INVALID_INPUT, message, path)
