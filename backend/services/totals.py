"""Totals: raised in the transaction that adds entries to the ledger, and recomputed to prove them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import islice
from typing import TypeAlias
from uuid import UUID

from backend.domain import totals
from backend.domain.credits import ZERO
from backend.domain.totals import Place
from backend.reads import credits, sql

Sums: TypeAlias = Mapping[tuple[str, str, str], tuple[int, int]]
"""Hundredths and number of entries, by learner, what is added up, and day."""

_ROWS = 100
"""Totals that one statement raises."""


async def add(entries: Iterable[tuple[UUID, Iterable[Place], Decimal]]) -> None:
    """Raise the totals of these entries, given with learner and amount, inside the caller's transaction.

    The caller holds the lock on each learner, so nobody else raises them. One statement for the totals of a dozen entries.
    """
    raised: dict[UUID, dict[Place, tuple[Decimal, int]]] = defaultdict(dict)
    for learner_id, places, amount in entries:
        sums = raised[learner_id]
        for place in places:
            before, count = sums.get(place, (ZERO, 0))
            sums[place] = before + amount, count + 1
    for learner_id, sums in raised.items():
        left = iter(sorted(sums.items()))
        while part := list(islice(left, _ROWS)):
            await _raise(learner_id, part)


async def recomputed() -> tuple[Sums, Sums]:
    """Every total as its entries add up to, and as it is recorded."""
    keys = "learner_id, type, board, specialty, rank, earned_on, expires_on"
    entries = await sql.rows(f"SELECT {keys}, SUM(amount) AS amount, COUNT(*) AS entries FROM credit GROUP BY {keys}")  # noqa: S608 - constant
    computed: dict[tuple[str, str, str], tuple[int, int]] = {}
    for row in entries:
        for key in _keys_of(row):
            amount, count = computed.get(key, (0, 0))
            computed[key] = amount + int(row["amount"]), count + int(row["entries"])
    found = await sql.rows("SELECT learner_id, aspect, key, unit, grain, starts_on, amount, entries FROM credit_total")
    recorded = {
        _key(str(row["learner_id"]), row["aspect"], row["key"], row["unit"], row["grain"], sql.date_of(row["starts_on"])): (
            int(row["amount"]),
            int(row["entries"]),
        )
        for row in found
    }
    return computed, recorded


async def _raise(learner_id: UUID, sums: list[tuple[Place, tuple[Decimal, int]]]) -> None:
    values, given = [], dict[str, object]()
    for n, (place, (amount, count)) in enumerate(sums):
        row = {
            "aspect": place.aspect,
            "key": place.key,
            "unit": place.unit,
            "grain": place.grain,
            "starts_on": place.starts_on,
            "amount": amount,
            "entries": count,
        }
        values.append(f"(:learner, {', '.join(f':{name}{n}' for name in row)})")
        given |= {f"{name}{n}": value for name, value in row.items()}
    await sql.execute(
        f"""INSERT INTO credit_total (learner_id, aspect, key, unit, grain, starts_on, amount, entries)
            VALUES {", ".join(values)}
            ON CONFLICT (learner_id, aspect, grain, starts_on, key, unit) DO UPDATE
            SET amount = credit_total.amount + excluded.amount, entries = credit_total.entries + excluded.entries""",  # noqa: S608 - names and numbers of ours
        learner=learner_id,
        **given,
    )


def _keys_of(row: sql.Row) -> Iterable[tuple[str, str, str]]:
    expires = row["expires_on"]
    places = totals.places(
        credits.kind_of(row),
        row["specialty"],
        rank=row["rank"],
        earned_on=sql.date_of(row["earned_on"]),
        expires_on=None if expires is None else sql.date_of(expires),
    )
    return (_key(str(row["learner_id"]), place.aspect, place.key, place.unit, place.grain, place.starts_on) for place in places)


def _key(learner_id: str, aspect: str, key: str, unit: str, grain: str, starts_on: dt.date) -> tuple[str, str, str]:
    return learner_id, " ".join(part for part in (aspect, key, unit, grain) if part), str(starts_on)
