"""Which totals an entry of the ledger counts in: those of its groups, for its day, its month and its year.

They are kept beside the ledger, so that a summary without a filter reads a few rows however long the record is. A filter
changes what a total counts (`domain.counting`): then the balances answer, which keep every kind and offer apart.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from backend.domain import calendars
from backend.domain.calendars import Grain
from backend.domain.credits import CreditUnit, Kind


class Aspect(StrEnum):
    """What a total groups by. Only TOTAL and EXPIRY count each enrollment once; only EXPIRY is dated by the last day of use."""

    TOTAL = "TOTAL"
    TYPE = "TYPE"
    SPECIALTY = "SPECIALTY"
    EXPIRY = "EXPIRY"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where an amount is added: `key` names the group ("MOC:ABIM", "cardiology"; "" where there is only one)."""

    aspect: Aspect
    key: str
    unit: CreditUnit
    grain: Grain
    starts_on: dt.date


def places(kind: Kind, specialty: str, *, rank: int, earned_on: dt.date, expires_on: dt.date | None) -> tuple[Place, ...]:
    """Every total that an entry counts in. `rank` is that of its kind in its offer: 0 counts in an unfiltered total."""
    groups = [(Aspect.TYPE, type_key(kind), earned_on)]
    if specialty:
        groups.append((Aspect.SPECIALTY, specialty, earned_on))
    if rank == 0:
        groups.append((Aspect.TOTAL, "", earned_on))
        if expires_on is not None:
            groups.append((Aspect.EXPIRY, "", expires_on))
    return tuple(
        Place(aspect, key, kind.unit, grain, calendars.begins(day, grain)) for aspect, key, day in groups for grain in Grain
    )


def type_key(kind: Kind) -> str:
    """A kind's group by type: "MOC:ABIM" where a board applies, else the type alone."""
    return f"{kind.type.value}:{kind.board}" if kind.board else kind.type.value
