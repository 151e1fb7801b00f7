"""Goals as they stand: what counts toward each, from the balances, judged on a given day."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any
from uuid import UUID

from backend.domain import goals, targets
from backend.domain.calendars import Grain
from backend.domain.counting import EVERYTHING
from backend.domain.credits import ZERO, CreditType, CreditUnit
from backend.domain.goals import Aim
from backend.domain.targets import Course
from backend.domain.totals import Aspect
from backend.reads import sql, summaries


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal and how it stands. `met_on` is the local date on which the ledger first reached it, None while it has not."""

    id: UUID
    learner_id: UUID
    aim: Aim
    earned: Decimal
    course: Course
    met_on: dt.date | None
    celebrated: bool
    archived_at: dt.datetime | None


_COLUMNS = """
    g.id, g.learner_id, g.title, g.target, g.unit, g.types, g.specialties, g.starts_on, g.due_on, g.met_on, g.celebrated_at,
    g.archived_at
"""
_BALANCES = "FROM goal g JOIN credit_balance b ON b.learner_id = g.learner_id AND b.unit = g.unit AND b.earned_on <= g.due_on"
_SINCE = "CASE WHEN g.starts_on < :latest THEN g.starts_on ELSE :latest END"
"""The first day that matters to a goal: of its period, or of the shortest pace."""

_AMOUNTS = """
    SUM(CASE WHEN {day} >= g.starts_on THEN {amount} ELSE 0 END) AS earned,
    SUM(CASE WHEN {day} >= :latest THEN {amount}
             WHEN {day} >= :earliest AND {day} >= g.starts_on THEN {amount} ELSE 0 END) AS recent
"""
_KINDS = "b.type, b.board, b.specialty, b.unit, b.rank, b.offer"


async def of_learner(learner_id: UUID, *, include_archived: bool, today: dt.date) -> tuple[Goal, ...]:
    """A learner's goals, the one due first first, archived ones last. Two statements, however many there are."""
    archived = "" if include_archived else " AND g.archived_at IS NULL"
    return await _found(f"g.learner_id = :learner{archived}", {"learner": learner_id}, today=today)


async def by_id(goal_id: UUID, *, today: dt.date) -> Goal | None:
    """One goal, without asking who may see it."""
    return (await by_ids([goal_id], today=today)).get(goal_id)


async def by_ids(goal_ids: Iterable[UUID], *, today: dt.date) -> dict[UUID, Goal]:
    """Many goals by id, without asking who may see them. Two statements."""
    return {goal.id: goal for goal in await _found("g.id IN (:goals)", {"goals": list(goal_ids)}, today=today)}


async def owner(goal_id: UUID) -> UUID | None:
    """Whose a goal is."""
    return (await owners([goal_id])).get(goal_id)


async def owners(goal_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Whose each of many goals is."""
    found = await sql.rows("SELECT id, learner_id FROM goal WHERE id IN (:goals)", goals=list(goal_ids))
    return {sql.uuid_of(row["id"]): sql.uuid_of(row["learner_id"]) for row in found}


async def touched_by(learner_id: UUID, first: dt.date, last: dt.date, *, today: dt.date) -> tuple[Goal, ...]:
    """A learner's goals, archived ones included, to which credit earned from `first` to `last` may count."""
    where = "g.learner_id = :learner AND g.starts_on <= :last_day AND g.due_on >= :first_day"
    return await _found(where, {"learner": learner_id, "first_day": first, "last_day": last}, today=today)


async def met_on(goal: Goal) -> dt.date | None:
    """The day on which the balances first reached the goal, None while they do not."""
    found = await sql.rows(
        f"""SELECT b.earned_on, {_KINDS}, SUM(b.amount) AS amount {_BALANCES} AND b.earned_on >= g.starts_on
            WHERE g.id = :goal GROUP BY b.earned_on, {_KINDS} ORDER BY b.earned_on""",
        goal=goal.id,
    )
    counted = (row for row in found if summaries.counts(row, goal.aim.wanted))
    days = groupby(counted, key=lambda row: sql.date_of(row["earned_on"]))
    return goals.met_on(
        ((day, sum((sql.credits_of(row["amount"]) for row in rows), ZERO)) for day, rows in days), goal.aim.target
    )


async def _found(where: str, given: Mapping[str, Any], *, today: dt.date) -> tuple[Goal, ...]:
    listed = await sql.rows(
        f"SELECT {_COLUMNS} FROM goal g WHERE {where} ORDER BY g.archived_at IS NOT NULL, g.due_on, g.id LIMIT :most",
        **given,
        most=goals.MOST_GOALS,
    )
    if not listed:
        return ()
    sums = await _sums(where, given, today=today)
    return tuple(_goal(row, sums, today=today) for row in listed)


async def _sums(where: str, given: Mapping[str, Any], *, today: dt.date) -> dict[UUID, list[sql.Row]]:
    """What each goal's credit adds up to: in its period, and since its pace is measured.

    A goal of any type and specialty needs a row a day, from the totals; any other the balances of its days, by kind and offer.
    """
    found = await sql.rows(
        f"""SELECT g.id, '' AS type, '' AS board, '' AS specialty, g.unit, 0 AS rank, '' AS offer,
                {_AMOUNTS.format(day="t.starts_on", amount="t.amount")}
            FROM goal g CROSS JOIN credit_total t
            WHERE {where} AND g.types = '[]' AND g.specialties = '[]'
                AND t.learner_id = g.learner_id AND t.aspect = '{Aspect.TOTAL.value}' AND t.grain = '{Grain.DAY.value}'
                AND t.starts_on >= {_SINCE} AND t.starts_on <= g.due_on AND t.unit = g.unit
            GROUP BY g.id, g.unit
            UNION ALL
            SELECT g.id, {_KINDS}, {_AMOUNTS.format(day="b.earned_on", amount="b.amount")}
            FROM goal g CROSS JOIN credit_balance b
            WHERE {where} AND NOT (g.types = '[]' AND g.specialties = '[]')
                AND b.learner_id = g.learner_id AND b.earned_on >= {_SINCE} AND b.earned_on <= g.due_on AND b.unit = g.unit
            GROUP BY g.id, {_KINDS}""",
        earliest=today - (targets.LONGEST_PACE - 1) * targets.DAY,
        latest=today - (targets.SHORTEST_PACE - 1) * targets.DAY,
        **given,
    )
    sums: dict[UUID, list[sql.Row]] = {}
    for row in found:
        sums.setdefault(sql.uuid_of(row["id"]), []).append(row)
    return sums


def _goal(row: Mapping[str, Any], sums: Mapping[UUID, list[sql.Row]], *, today: dt.date) -> Goal:
    aim, goal_id = _aim(row), sql.uuid_of(row["id"])
    counted = [each for each in sums.get(goal_id, ()) if aim.wanted == EVERYTHING or summaries.counts(each, aim.wanted)]
    earned, recent = (sql.credits_of(sum(each[name] for each in counted)) for name in ("earned", "recent"))
    return Goal(
        id=goal_id,
        learner_id=sql.uuid_of(row["learner_id"]),
        aim=aim,
        earned=earned,
        course=targets.course(earned, recent, aim.target, period=aim.period, today=today),
        met_on=None if row["met_on"] is None else sql.date_of(row["met_on"]),
        celebrated=row["celebrated_at"] is not None,
        archived_at=None if row["archived_at"] is None else sql.instant_of(row["archived_at"]),
    )


def _aim(row: Mapping[str, Any]) -> Aim:
    return Aim(
        title=row["title"],
        target=sql.credits_of(row["target"]),
        unit=CreditUnit(row["unit"]),
        types=tuple(CreditType(each) for each in sql.json_of(row["types"])),
        specialties=tuple(sql.json_of(row["specialties"])),
        starts_on=sql.date_of(row["starts_on"]),
        due_on=sql.date_of(row["due_on"]),
    )
