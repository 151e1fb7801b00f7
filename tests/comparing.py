"""One history, shown by the service and told by the oracle: `disagreements` names what the two do not say alike.

The service is asked as the dashboard asks it, through the schema; the oracle (`tests/oracle.py`) folds the raw entries.
"""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from backend.domain.targets import YearlyTarget
from backend.reads import sql
from backend.services import ledger
from tests import make_histories as make
from tests import oracle
from tests.asking import ask
from tests.make_histories import Act, Life

SHOWN = """query ($id: ID!, $from: Date, $to: Date, $types: [CreditType!], $specialties: [String!], $boards: [String!],
                   $filter: CreditFilter, $days: Int!) { learner(id: $id) {
    creditSummary(from: $from, to: $to, types: $types, specialties: $specialties, boards: $boards) {
        total points expired { amount points }
        byType { key unit amount count } bySpecialty { key unit amount count } byMonth { key unit amount count }
        annual { license { id } from to earned required percent projected status }
        expiring(withinDays: $days, first: 1000) { totalCount edges { node { id } } }
    }
    credits(filter: $filter, first: 1000) { totalCount edges { node { id amount status countsInTotal } } }
    goals { id earned percent projected status metOn }
    milestones { rule subject awardedOn reversedOn }
} }"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What to ask of a history: `first` and `last` choose among the days on which something was earned, None for any day."""

    first: int | None
    last: int | None
    types: frozenset[str]
    boards: frozenset[str]
    specialties: frozenset[str]
    status: frozenset[str]
    search: str
    days_ahead: int

    def asked(self, entries: Sequence[oracle.Entry]) -> oracle.Asked:
        """The question in the oracle's words."""
        days = sorted({entry.earned_on for entry in entries}) or [make.NEW_YEAR]
        return oracle.Asked(
            first=dt.date(2000, 1, 1) if self.first is None else days[self.first % len(days)],
            last=dt.date(2100, 1, 1) if self.last is None else days[self.last % len(days)],
            **{name: getattr(self, name) for name in ("types", "boards", "specialties", "status", "search")},
        )


def _some(*of: str) -> st.SearchStrategy[frozenset[str]]:
    return st.just(frozenset()) | st.frozensets(st.sampled_from(of), min_size=1, max_size=2)


QUESTIONS = st.builds(
    Question,
    first=st.none() | st.integers(0, 20),
    last=st.none() | st.integers(0, 20),
    types=_some("AMA_PRA_CATEGORY_1", "ACCME", "SPECIALTY", "MOC"),
    boards=st.just(frozenset()) | _some("ABIM", "ABP"),
    specialties=_some("cardiology", "neurology", "critical-care"),
    status=_some("ACTIVE", "EXPIRING", "EXPIRED", "REVERSED"),
    search=st.sampled_from(["", "", "ELSE", "many kinds", "else 2"]),
    days_ahead=st.integers(0, 120),
)
CASES = st.tuples(make.HISTORIES, st.lists(QUESTIONS, min_size=3, max_size=5))
Case = tuple[list[Act], list[Question]]


# ------------------------------------------------------------------------------------------------------------ comparing


async def disagreements(case: Case) -> set[str]:
    """The names of what does not say what the oracle says."""
    history, questions = case
    lives, now = await make.played(history)
    found = set()
    for life in lives:
        entries = await life.entries()
        today = oracle.local_date(now, life.zone)
        for question in questions:
            asked, days = question.asked(entries), question.days_ahead
            answer = (await ask(SHOWN, by=life.made.actor, now=now, **_variables(life, asked, days)))["learner"]
            said, due = _said(answer), _due(life, entries, asked, days, today=today)
            found |= {name for name in said.keys() | due.keys() if said.get(name) != due.get(name)}
        if await _balances(life) != _folded_balances(entries):
            found.add("balances")
    return found | ({"ledger"} if await ledger.verify() else set())


def _variables(life: Life, asked: oracle.Asked, days: int) -> dict[str, Any]:
    start, end = asked.first.isoformat(), asked.last.isoformat()
    kinds = {name: sorted(getattr(asked, name)) or None for name in ("types", "specialties", "boards")}
    wanted = {**kinds, "earnedFrom": start, "earnedTo": end, "status": sorted(asked.status) or None, "search": asked.search}
    return {"id": str(life.made.id), "from": start, "to": end, **kinds, "filter": wanted, "days": days}


def _said(answer: Any) -> dict[str, object]:
    """What the service says, in the oracle's words."""
    summary = answer["creditSummary"]

    def group(totals: list[dict[str, Any]]) -> oracle.Figures:
        amounts = {f"{each['key']} {each['unit']}": _hundredths(each["amount"]) for each in totals}
        return amounts | {f"{each['key']} {each['unit']} #": each["count"] for each in totals}

    def both(amount: str, points: str) -> oracle.Figures:
        return {"CREDIT": _hundredths(amount), "POINT": _hundredths(points)}

    def ids(connection: dict[str, Any]) -> tuple[int, list[str]]:
        return connection["totalCount"], [edge["node"]["id"] for edge in connection["edges"]]

    nodes = [edge["node"] for edge in answer["credits"]["edges"]]
    return {
        "total": both(summary["total"], summary["points"]),
        "expired": both(summary["expired"]["amount"], summary["expired"]["points"]),
        **{name: group(summary[name]) for name in ("byType", "bySpecialty", "byMonth")},
        "annual": [
            {**_progress(each), "from": each["from"], "to": each["to"]} for each in summary["annual"] if not each["license"]
        ],
        "expiring": ids(summary["expiring"]),
        "credits": ids(answer["credits"]),
        "rows": [(_hundredths(node["amount"]), node["status"], node["countsInTotal"]) for node in nodes],
        "goals": {goal["id"]: {**_progress(goal), "metOn": goal["metOn"]} for goal in answer["goals"]},
        "milestones": {
            (each["rule"], each["subject"]): (each["awardedOn"], each["reversedOn"])
            for each in answer["milestones"]
            if each["awardedOn"]
        },
    }


def _progress(judged: dict[str, Any]) -> dict[str, object]:
    amounts = {name: _hundredths(judged[name]) for name in ("earned", "percent", "projected")}
    return {**amounts, "status": judged["status"]}


def _due(life: Life, entries: list[oracle.Entry], asked: oracle.Asked, days: int, *, today: dt.date) -> dict[str, object]:
    """What the oracle says, in the shape of `_said`."""
    listed, expiring = oracle.listed(entries, asked, today=today), oracle.expiring(entries, days, today=today)
    return {
        **oracle.summary(entries, asked, today=today),
        "annual": _annual(life, entries, today),
        "expiring": (len(expiring), [entry.id for entry in expiring]),
        "credits": (len(listed), [entry.id for entry in listed]),
        "rows": [(entry.amount, oracle.status(entry, entries, today=today), oracle.counts(entry)) for entry in listed],
        "goals": _goals(life, entries, today),
        "milestones": _milestones(life, entries),
    }


def _goals(life: Life, entries: list[oracle.Entry], today: dt.date) -> dict[str, dict[str, object]]:
    found = {}
    for goal_id, aim in life.goals.items():
        asked = oracle.Asked(
            first=aim.starts_on, last=aim.due_on, types=frozenset(aim.types), specialties=frozenset(aim.specialties)
        )
        required, of = _hundredths(aim.target), aim.unit.value
        met_on = oracle.reached(oracle.by_day(entries, asked, of=of), required)
        found[str(goal_id)] = {
            **oracle.progress(entries, asked, required, of=of, today=today),
            "metOn": met_on.isoformat() if met_on else None,
        }
    return found


def _annual(life: Life, entries: list[oracle.Entry], today: dt.date) -> list[dict[str, object]]:
    target = life.targets[-1][1] if life.targets else None
    if target is None:
        return []
    year = oracle.year_of(today, _target(target))
    dates = {"from": year.first.isoformat(), "to": year.last.isoformat()}
    return [{**oracle.progress(entries, year, _hundredths(target.required), today=today), **dates}]


def _milestones(life: Life, entries: list[oracle.Entry]) -> dict[tuple[str, str], tuple[str, str | None]]:
    """Followed through every moment at which something was recorded or a target was set."""
    held, changes = oracle.Milestones(life.zone), dict(life.targets)
    for moment in sorted({entry.recorded_at for entry in entries} | changes.keys()):
        if moment in changes:
            wanted = changes[moment]
            held.target = None if wanted is None else _target(wanted)
            held.since = oracle.local_date(moment, life.zone)
        held.follow((entry for entry in entries if entry.recorded_at <= moment), moment)
    return {key: (day.isoformat(), taken.isoformat() if taken else None) for key, (day, taken) in held.held.items()}


def _target(target: YearlyTarget) -> oracle.Target:
    return oracle.Target(_hundredths(target.required), target.starts_month, target.starts_day)


async def _balances(life: Life) -> Counter[tuple[object, ...]]:
    found = await sql.rows("SELECT * FROM credit_balance WHERE learner_id = :learner", learner=life.made.id)
    balances: Counter[tuple[object, ...]] = Counter()
    for row in found:
        balances[sql.date_of(row["earned_on"]), row["type"], row["board"], row["specialty"]] += row["amount"]
    return balances


def _folded_balances(entries: list[oracle.Entry]) -> Counter[tuple[object, ...]]:
    balances: Counter[tuple[object, ...]] = Counter()
    for entry in entries:
        balances[entry.earned_on, *entry.kind] += entry.amount
    return balances


def _hundredths(amount: str | Decimal) -> int:
    return int(Decimal(amount) * 100)
