"""Totals: the sums that are kept beside the ledger, read by period."""

import datetime as dt
from collections.abc import Iterable

from backend.domain import calendars
from backend.domain.calendars import Grain, Stretch
from backend.domain.totals import Aspect

_NOTHING = (Stretch(Grain.DAY, dt.date.max, dt.date.min),)


def within(
    name: str, aspects: Iterable[Aspect], first: dt.date | None, last: dt.date | None, *, largest: Grain = Grain.YEAR
) -> tuple[str, dict[str, object]]:
    """The totals of `:learner` for a period (both days included, None without end): what stands after FROM, and its parameters.

    Each entry is in it once, in the largest part of the calendar that lies in the period. `name` tells the parameters of one
    statement's periods apart.
    """
    texts, given = [], dict[str, object]()
    listed = ", ".join(f"'{aspect.value}'" for aspect in aspects)
    for n, stretch in enumerate(calendars.cover(first, last, largest=largest) or _NOTHING):
        since, until = f"{name}_since{n}", f"{name}_until{n}"
        texts.append(
            f"""SELECT aspect, key, unit, starts_on, amount, entries FROM credit_total
                WHERE learner_id = :learner AND aspect IN ({listed}) AND grain = '{stretch.grain.value}'
                AND starts_on >= :{since} AND starts_on <= :{until}"""
        )
        given |= {since: stretch.first, until: stretch.last}
    return f"({' UNION ALL '.join(texts)}) {name}", given
