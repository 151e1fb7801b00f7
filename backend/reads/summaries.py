"""The one summary of a learner's credit: what every total, chart, goal, report and document adds up from.

All of it comes from the totals and balances that are kept beside the ledger, by the one rule of `domain.counting`.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeAlias
from uuid import UUID

from backend.domain import calendars, counting
from backend.domain.calendars import Grain
from backend.domain.counting import EVERYTHING, Wanted
from backend.domain.credits import ZERO, CreditUnit
from backend.domain.totals import Aspect, type_key
from backend.reads import credits, sql, totals


@dataclass(frozen=True, slots=True)
class CreditTotal:
    """One group of a summary: its key ("MOC:ABIM", "cardiology", "2026-11"), sum and number of entries."""

    key: str
    amount: Decimal
    unit: CreditUnit
    count: int


Groups: TypeAlias = dict[str, tuple[CreditTotal, ...]]
"""Totals by what they group by: an aspect, or the month."""


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

_MONTH = "MONTH"
_GROUPS = (Aspect.TOTAL, Aspect.TYPE, Aspect.SPECIALTY)


async def of_learner(
    learner_id: UUID,
    *,
    start: dt.date | None,
    end: dt.date | None,
    today: dt.date,
    wanted: Wanted = EVERYTHING,
    providers: Collection[UUID] | None = None,
) -> CreditSummary:
    """A learner's credit in a period (both ends included), from one statement. Groups come by key.

    `today` decides what has expired. Of each enrollment the totals count the first kind that is wanted; the groups hold every
    wanted kind in full. `providers` leaves only what was earned with these: summed from the entries, for few look that way.

    Without a filter it reads totals, few however long the record is; with one, the balances of the period's days.
    """
    if wanted == EVERYTHING and providers is None:
        groups = await _totals(learner_id, start, end, today)
    else:
        groups = await _balances(learner_id, start, end, today, wanted, providers)
    total, ended = ({each.unit: each.amount for each in groups.get(aspect, ())} for aspect in (Aspect.TOTAL, Aspect.EXPIRY))
    return CreditSummary(
        learner_id=learner_id,
        today=today,
        providers=None if providers is None else frozenset(providers),
        total=total.get(CreditUnit.CREDIT, ZERO),
        points=total.get(CreditUnit.POINT, ZERO),
        expired=ExpiredCredit(ended.get(CreditUnit.CREDIT, ZERO), ended.get(CreditUnit.POINT, ZERO)),
        by_type=groups.get(Aspect.TYPE, ()),
        by_specialty=groups.get(Aspect.SPECIALTY, ()),
        by_month=groups.get(_MONTH, ()),
    )


async def _totals(learner_id: UUID, start: dt.date | None, end: dt.date | None, today: dt.date) -> Groups:
    """Everything in a period, from the totals."""
    period, given = totals.within("period", _GROUPS, start, end)
    months, of_months = totals.within("months", [Aspect.TOTAL], start, end, largest=Grain.MONTH)
    if start is None and end is None:
        ended, of_ended = totals.within("ended", [Aspect.EXPIRY], None, today - calendars.DAY)
    else:
        where, of_ended = _where(start, end, EVERYTHING)
        ended = f"""(SELECT unit, amount, 1 AS entries FROM credit
            WHERE learner_id = :learner AND expires_on < :today AND rank = 0{where}) ended"""
    found = await sql.rows(
        f"""SELECT aspect, key, unit, SUM(amount) AS amount, SUM(entries) AS entries FROM {period} GROUP BY aspect, key, unit
            UNION ALL
            SELECT '{_MONTH}', SUBSTR(CAST(starts_on AS text), 1, 7) AS month, unit, SUM(amount), SUM(entries) FROM {months}
            GROUP BY month, unit
            UNION ALL
            SELECT '{Aspect.EXPIRY.value}', '', unit, SUM(amount), SUM(entries) FROM {ended} GROUP BY unit""",
        learner=learner_id,
        today=today,
        **given,
        **of_months,
        **of_ended,
    )
    return _grouped((row["aspect"], row["key"], row) for row in found)


async def _balances(
    learner_id: UUID,
    start: dt.date | None,
    end: dt.date | None,
    today: dt.date,
    wanted: Wanted,
    providers: Collection[UUID] | None,
) -> Groups:
    """What is wanted in a period, from the balances, or from the entries of these providers."""
    where, given = _where(start, end, wanted)
    source = "credit_balance" if providers is None else _BALANCES_WITH_PROVIDERS
    theirs = "" if providers is None else f" AND {credits.WITH_PROVIDERS}"
    found = await sql.rows(
        f"""SELECT {KINDS}, SUBSTR(CAST(earned_on AS text), 1, 7) AS month, SUM(amount) AS amount, SUM(entries) AS entries
            FROM {source} WHERE learner_id = :learner{where} GROUP BY {KINDS}, month
            UNION ALL
            SELECT {KINDS}, '' AS month, SUM(amount), COUNT(*)
            FROM credit c WHERE learner_id = :learner AND expires_on < :today{where}{theirs} GROUP BY {KINDS}""",
        learner=learner_id,
        today=today,
        providers=list(providers or ()),
        **given,
    )
    return _grouped(_placed(found, wanted))


def _placed(found: Iterable[sql.Row], wanted: Wanted) -> Iterator[tuple[str, str, sql.Row]]:
    """Each sum in the groups that it belongs to."""
    for row in found:
        counted = counts(row, wanted)
        if not row["month"]:
            if counted:
                yield Aspect.EXPIRY, "", row
            continue
        yield Aspect.TYPE, type_key(credits.kind_of(row)), row
        if row["specialty"]:
            yield Aspect.SPECIALTY, row["specialty"], row
        if counted:
            yield Aspect.TOTAL, "", row
            yield _MONTH, row["month"], row


def counts(row: Mapping[str, Any], wanted: Wanted = EVERYTHING) -> bool:
    """Whether a total counts a balance, given with its KINDS: whether it is of the first wanted kind of its offer."""
    return bool(row["rank"] == counting.counted(row["offer"], CreditUnit(row["unit"]), wanted))


def _grouped(placed: Iterable[tuple[str, str, Mapping[str, Any]]]) -> Groups:
    """One total for each aspect, key and unit, by key."""
    sums: dict[tuple[str, str, CreditUnit], list[int]] = {}
    for aspect, key, row in placed:
        group = sums.setdefault((aspect, key, CreditUnit(row["unit"])), [0, 0])
        group[0] += int(row["amount"])
        group[1] += int(row["entries"])
    groups: dict[str, tuple[CreditTotal, ...]] = {}
    for aspect, listed in groupby(sorted(sums), key=itemgetter(0)):
        groups[aspect] = tuple(
            CreditTotal(key, sql.credits_of(sums[aspect, key, unit][0]), unit, sums[aspect, key, unit][1])
            for _, key, unit in listed
        )
    return groups


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
