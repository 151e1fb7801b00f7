"""The one summary of a learner's credit: what every total, chart, goal, report and document adds up from.

All of it comes from the balances, which are kept beside the ledger, by the one rule of `domain.counting`.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from backend.domain import counting
from backend.domain.counting import EVERYTHING, Wanted
from backend.domain.credits import CreditUnit
from backend.reads import credits, sql


@dataclass(frozen=True, slots=True)
class CreditTotal:
    """One group of a summary: its key ("MOC:ABIM", "cardiology", "2026-11"), sum and number of entries."""

    key: str
    amount: Decimal
    unit: CreditUnit
    count: int


@dataclass(frozen=True, slots=True)
class ExpiredCredit:
    """How much of a summary's totals can no longer be used. It stays in them: the record stays."""

    amount: Decimal
    points: Decimal


@dataclass(frozen=True, slots=True)
class CreditSummary:
    """What a learner has in a period. `total` counts each enrollment once; groups show every kind in full (decision 1).

    It is as of `today`, and of what was earned with these `providers`, None for all.
    """

    learner_id: UUID
    today: dt.date
    providers: frozenset[UUID] | None
    total: Decimal
    points: Decimal
    expired: ExpiredCredit
    by_type: tuple[CreditTotal, ...]
    by_specialty: tuple[CreditTotal, ...]
    by_month: tuple[CreditTotal, ...]


KINDS = "type, board, specialty, unit, rank, offer"
"""What a balance is kept by beside its day: enough for `counts`."""

_BALANCES_WITH_PROVIDERS = f"""(
    SELECT c.learner_id, c.earned_on, {", ".join(f"c.{kind}" for kind in KINDS.split(", "))}, c.amount, 1 AS entries
    FROM credit c WHERE c.learner_id = :learner AND {credits.WITH_PROVIDERS}) balances"""
"""In place of the balances, which know no provider."""


async def of_learner(
    learner_id: UUID,
    *,
    start: dt.date | None,
    end: dt.date | None,
    today: dt.date,
    wanted: Wanted = EVERYTHING,
    providers: Collection[UUID] | None = None,
) -> CreditSummary:
    """A learner's credit in a period (both ends included), from one statement, whatever the length of period and ledger.

    `today` decides what has expired. Of each enrollment the totals count the first kind that is wanted; the groups hold every
    wanted kind in full. `providers` leaves only what was earned with these: summed from the entries, for few look that way.
    """
    where, given = _where(start, end, wanted)
    source = "credit_balance" if providers is None else _BALANCES_WITH_PROVIDERS
    theirs = "" if providers is None else f" AND {credits.WITH_PROVIDERS}"
    found = await sql.rows(
        f"""SELECT {KINDS}, SUBSTR(CAST(earned_on AS text), 1, 7) AS month, SUM(amount) AS amount, SUM(entries) AS entries
            FROM {source} WHERE learner_id = :learner{where} GROUP BY {KINDS}, month
            UNION ALL
            SELECT {KINDS}, '' AS month, SUM(amount), COUNT(*)
            FROM credit c WHERE learner_id = :learner AND expires_on < :today{where}{theirs} GROUP BY {KINDS}
            ORDER BY month, type, board, specialty""",
        learner=learner_id,
        today=today,
        providers=list(providers or ()),
        **given,
    )
    totals, ended = (_counted((row for row in found if bool(row["month"]) is dated), wanted) for dated in (True, False))
    kinds = [row for row in found if row["month"]]
    return CreditSummary(
        learner_id=learner_id,
        today=today,
        providers=None if providers is None else frozenset(providers),
        total=totals[CreditUnit.CREDIT],
        points=totals[CreditUnit.POINT],
        expired=ExpiredCredit(ended[CreditUnit.CREDIT], ended[CreditUnit.POINT]),
        by_type=_grouped((":".join(part for part in (row["type"], row["board"]) if part), row) for row in kinds),
        by_specialty=_grouped((row["specialty"], row) for row in kinds if row["specialty"]),
        by_month=_grouped((row["month"], row) for row in kinds if counts(row, wanted)),
    )


def counts(row: Mapping[str, Any], wanted: Wanted = EVERYTHING) -> bool:
    """Whether a total counts a balance, given with its KINDS: whether it is of the first wanted kind of its offer."""
    return bool(row["rank"] == counting.counted(row["offer"], CreditUnit(row["unit"]), wanted))


def _counted(found: Iterable[Mapping[str, Any]], wanted: Wanted) -> dict[CreditUnit, Decimal]:
    totals = dict.fromkeys(CreditUnit, 0)
    for row in found:
        if counts(row, wanted):
            totals[CreditUnit(row["unit"])] += int(row["amount"])
    return {unit: sql.credits_of(amount) for unit, amount in totals.items()}


def _grouped(keyed: Iterable[tuple[str, Mapping[str, Any]]]) -> tuple[CreditTotal, ...]:
    """One total for each key and unit, in the order in which they come."""
    groups: dict[tuple[str, CreditUnit], list[int]] = {}
    for key, row in keyed:
        group = groups.setdefault((key, CreditUnit(row["unit"])), [0, 0])
        group[0] += int(row["amount"])
        group[1] += int(row["entries"])
    return tuple(CreditTotal(key, sql.credits_of(amount), unit, count) for (key, unit), (amount, count) in groups.items())


def _where(start: dt.date | None, end: dt.date | None, wanted: Wanted) -> tuple[str, dict[str, Any]]:
    """What the filter asks of a row; kinds that are not wanted can neither count nor show."""
    parts = (
        ("start", " AND earned_on >= :start", start),
        ("last", " AND earned_on <= :last", end),
        ("types", " AND type IN (:types)", sorted(wanted.types)),
        ("specialties", " AND specialty IN (:specialties)", sorted(wanted.specialties)),
        ("boards", " AND board IN (:boards)", sorted(wanted.boards)),
    )
    given = [(name, text, value) for name, text, value in parts if value]
    return "".join(text for _, text, _ in given), {name: value for name, _, value in given}
