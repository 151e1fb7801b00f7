"""Milestones: those that were awarded, what comes next, and the history that the rules judge."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from backend.domain import milestones
from backend.domain.actors import Actor
from backend.domain.calendars import Grain
from backend.domain.credits import CreditBasis, CreditUnit
from backend.domain.ledger import local_date
from backend.domain.milestone_rules import BY_KEY, Rule
from backend.domain.milestones import Day, Ground, History, Known
from backend.domain.targets import YearlyTarget
from backend.domain.totals import Aspect
from backend.reads import sql

MOST = 200
"""Milestones in one list."""

_ENTRIES = 200
"""Of the oldest entries, more than enough to see the first activities, unless each was paid in very many parts."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A rule that a learner has met, had met before a reversal, or will meet next (then `awarded_on` is None)."""

    id: UUID
    learner_id: UUID
    rule: str
    subject: str
    parameters: Mapping[str, str]
    awarded_on: dt.date | None
    reversed_on: dt.date | None
    progress: Decimal

    @property
    def terms(self) -> Rule:
        """The rule with its sentences."""
        return BY_KEY[self.rule]


async def of_learner(learner_id: UUID, *, now: dt.datetime) -> tuple[Milestone, ...]:
    """Those that stand, newest first; then what comes next; then those that were reversed. At most MOST.

    It costs five statements, whatever the ledger holds.
    """
    awarded = await known(learner_id)
    history = await history_of(learner_id, (entry for entry, _ in awarded), now=now)
    found = milestones.grounds(history, (entry for entry, _ in awarded))
    progress = {ground.key: ground.progress for ground in found}
    listed = [_milestone(learner_id, entry, dates, progress) for entry, dates in awarded if entry.rule in BY_KEY]
    following = milestones.upcoming(found, (entry for entry, _ in awarded), today=history.today)
    standing = [milestone for milestone in listed if milestone.reversed_on is None]
    gone = [milestone for milestone in listed if milestone.reversed_on is not None]
    return (*standing, *(_expected(learner_id, ground) for ground in following), *gone)[:MOST]


async def by_id(milestone_id: UUID, *, by: Actor, now: dt.datetime) -> Milestone | None:
    """One of the actor's own, awarded or next; for administrators also one that was awarded to anybody. Else None."""
    return (await visible([milestone_id], by=by, now=now)).get(milestone_id)


async def visible(milestone_ids: Iterable[UUID], *, by: Actor, now: dt.datetime) -> dict[UUID, Milestone]:
    """Those of many milestones that `by_id` would find: one statement, and those of `of_learner` for each learner concerned."""
    ids = set(milestone_ids)
    found = await sql.rows("SELECT id, learner_id FROM milestone WHERE id IN (:milestones)", milestones=list(ids))
    owners = {sql.uuid_of(row["learner_id"]) for row in found}
    if len(found) < len(ids) and by.learner_id is not None:  # one that is still to come has an id and no row
        owners.add(by.learner_id)
    allowed = sorted(owners if by.is_administrator else owners & {by.learner_id}, key=str)
    listed = [milestone for owner in allowed for milestone in await of_learner(owner, now=now)]
    return {milestone.id: milestone for milestone in listed if milestone.id in ids}


async def known(learner_id: UUID) -> list[tuple[Known, tuple[dt.date, dt.date | None]]]:
    """What was awarded, the newest first, each with the days of its award and of its reversal."""
    found = await sql.rows(
        """SELECT rule, subject, parameters, awarded_on, reversed_on FROM milestone
           WHERE learner_id = :learner ORDER BY awarded_on DESC, awarded_at DESC, rule, subject""",
        learner=learner_id,
    )
    return [
        (
            Known(row["rule"], row["subject"], sql.json_of(row["parameters"]), stands=row["reversed_on"] is None),
            (sql.date_of(row["awarded_on"]), None if row["reversed_on"] is None else sql.date_of(row["reversed_on"])),
        )
        for row in found
    ]


async def history_of(learner_id: UUID, known: Iterable[Known], *, now: dt.datetime) -> History:
    """A learner's ledger as far as it decides what is met: four statements, and few rows however long the record is.

    Months stand in it for days, unless a year of the learner's begins within one; `dated` tells when something was met.
    Raises: LookupError for somebody who does not exist.
    """
    person = await sql.row(
        """SELECT l.time_zone, t.required, t.starts_month, t.starts_day, t.updated_at
           FROM learner l LEFT JOIN yearly_target t ON t.learner_id = l.id WHERE l.id = :learner""",
        learner=learner_id,
    )
    if person is None:
        raise LookupError(f"no learner {learner_id}")
    history = History(today=local_date(now, person["time_zone"]), **_target(person))
    return replace(
        history,
        days=await _days(learner_id, Grain.MONTH if milestones.begin_with_months(history, known) else Grain.DAY),
        specialties=await _specialties(learner_id, Grain.YEAR),
        activities=await _activities(learner_id),
    )


async def dated(history: History, learner_id: UUID) -> History:
    """The same history to the day, so that what it meets has its date: two statements, and a row for each day of credit."""
    days, specialties = await _days(learner_id, Grain.DAY), await _specialties(learner_id, Grain.DAY)
    return replace(history, days=days, specialties=specialties)


async def _days(learner_id: UUID, grain: Grain) -> tuple[Day, ...]:
    """What a total counts, by day or by month: never less than nothing, since a reversal is dated as what it reverses."""
    found = await sql.rows(
        """SELECT starts_on, SUM(CASE WHEN unit = :credit THEN amount ELSE 0 END) AS credits,
                  SUM(CASE WHEN unit = :point THEN amount ELSE 0 END) AS points
           FROM credit_total WHERE learner_id = :learner AND aspect = :aspect AND grain = :grain
           GROUP BY starts_on ORDER BY starts_on""",
        learner=learner_id,
        aspect=Aspect.TOTAL,
        grain=grain,
        credit=CreditUnit.CREDIT,
        point=CreditUnit.POINT,
    )
    return tuple(
        Day(sql.date_of(row["starts_on"]), sql.credits_of(row["credits"]), sql.credits_of(row["points"])) for row in found
    )


async def _specialties(learner_id: UUID, grain: Grain) -> dict[str, dt.date]:
    """The specialties in which credit stands, of whatever kind, each with the beginning of the first day or year of it."""
    found = await sql.rows(
        """SELECT key, MIN(CASE WHEN amount > 0 THEN starts_on END) AS first FROM credit_total
           WHERE learner_id = :learner AND aspect = :aspect AND grain = :grain AND unit = :credit
           GROUP BY key HAVING SUM(amount) > 0""",
        learner=learner_id,
        aspect=Aspect.SPECIALTY,
        grain=grain,
        credit=CreditUnit.CREDIT,
    )
    return {row["key"]: sql.date_of(row["first"]) for row in found}


async def _activities(learner_id: UUID) -> tuple[dt.date, ...]:
    """The first days of the activities whose credit or points stand, as many as the rules can tell apart.

    Of what was brought from elsewhere, the kinds of one title and day are one activity: no enrollment holds them together.
    """
    most = _ENTRIES
    while True:
        found = await sql.rows(
            """SELECT c.enrollment_id, c.title, c.earned_on FROM credit c LEFT JOIN credit r ON r.reverses_id = c.id
               WHERE c.learner_id = :learner AND c.basis <> :reversal AND r.id IS NULL
               ORDER BY c.earned_on, c.id LIMIT :most""",
            learner=learner_id,
            reversal=CreditBasis.REVERSAL,  # said so, because SQLite would look for `reverses_id IS NULL` among everybody's
            most=most,
        )
        first: dict[object, dt.date] = {}
        for row in found:
            day = sql.date_of(row["earned_on"])
            first.setdefault(row["enrollment_id"] or (row["title"], day), day)
        if len(found) < most or len(first) >= milestones.MOST_ACTIVITIES:
            return tuple(first.values())[: milestones.MOST_ACTIVITIES]
        most *= 10


def _target(row: Mapping[str, Any]) -> dict[str, Any]:
    """The yearly target and the day it was set, for a history; nothing without one."""
    if row["required"] is None:
        return {}
    return {
        "target": YearlyTarget(
            required=sql.credits_of(row["required"]), starts_month=row["starts_month"], starts_day=row["starts_day"]
        ),
        "since": local_date(sql.instant_of(row["updated_at"]), row["time_zone"]),
    }


def _milestone(
    learner_id: UUID, entry: Known, dates: tuple[dt.date, dt.date | None], progress: Mapping[tuple[str, str], Decimal]
) -> Milestone:
    awarded_on, reversed_on = dates
    return Milestone(
        id=milestones.id_of(learner_id, *entry.key),
        learner_id=learner_id,
        rule=entry.rule,
        subject=entry.subject,
        parameters=entry.parameters,
        awarded_on=awarded_on,
        reversed_on=reversed_on,
        progress=progress.get(entry.key, Decimal("0.00")) if reversed_on else Decimal("100.00"),
    )


def _expected(learner_id: UUID, ground: Ground) -> Milestone:
    return Milestone(
        id=milestones.id_of(learner_id, *ground.key),
        learner_id=learner_id,
        rule=ground.rule.key,
        subject=ground.subject,
        parameters=ground.parameters,
        awarded_on=None,
        reversed_on=None,
        progress=ground.progress,
    )
