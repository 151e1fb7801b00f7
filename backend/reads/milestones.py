"""Milestones: those that were awarded, what comes next, and the history that the rules judge."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from backend.domain import milestones
from backend.domain.actors import Actor
from backend.domain.credits import CreditUnit
from backend.domain.ledger import local_date
from backend.domain.milestone_rules import BY_KEY, Rule
from backend.domain.milestones import Day, Ground, History, Known, YearlyTarget
from backend.reads import sql

MOST = 200
"""Milestones in one list."""


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
    history = await history_of(learner_id, now=now)
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


async def history_of(learner_id: UUID, *, now: dt.datetime) -> History:
    """A learner's ledger as the rules look at it: four statements.

    Raises: LookupError for somebody who does not exist.
    """
    person = await sql.row(
        """SELECT l.time_zone, t.required, t.starts_month, t.starts_day, t.updated_at
           FROM learner l LEFT JOIN yearly_target t ON t.learner_id = l.id WHERE l.id = :learner""",
        learner=learner_id,
    )
    if person is None:
        raise LookupError(f"no learner {learner_id}")
    return History(
        days=await _days(learner_id),
        specialties=await _specialties(learner_id),
        activities=await _activities(learner_id),
        target=_target(person),
        today=local_date(now, person["time_zone"]),
    )


async def _days(learner_id: UUID) -> tuple[Day, ...]:
    found = await sql.rows(
        """SELECT earned_on, SUM(CASE WHEN unit = :credit THEN amount ELSE 0 END) AS credits,
                  SUM(CASE WHEN unit = :point THEN amount ELSE 0 END) AS points
           FROM credit_balance WHERE learner_id = :learner AND rank = 0 GROUP BY earned_on ORDER BY earned_on""",
        learner=learner_id,
        credit=CreditUnit.CREDIT,
        point=CreditUnit.POINT,
    )
    return tuple(
        Day(sql.date_of(row["earned_on"]), sql.credits_of(row["credits"]), sql.credits_of(row["points"])) for row in found
    )


async def _specialties(learner_id: UUID) -> dict[str, dt.date]:
    """The specialties in which credit stands, of whatever kind, each with the first day of which some of it stands."""
    found = await sql.rows(
        """SELECT specialty, MIN(CASE WHEN amount > 0 THEN earned_on END) AS first FROM (
               SELECT specialty, earned_on, SUM(amount) AS amount FROM credit_balance
               WHERE learner_id = :learner AND unit = :credit AND specialty <> '' GROUP BY specialty, earned_on) days
           GROUP BY specialty HAVING SUM(amount) > 0""",
        learner=learner_id,
        credit=CreditUnit.CREDIT,
    )
    return {row["specialty"]: sql.date_of(row["first"]) for row in found}


async def _activities(learner_id: UUID) -> tuple[dt.date, ...]:
    """The first days, of which some of it stands, of the activities whose credit or points stand.

    Of what was brought from elsewhere, the kinds of one title and day are one activity: no enrollment holds them together.
    """
    found = await sql.rows(
        """SELECT MIN(CASE WHEN amount > 0 THEN earned_on END) AS first FROM (
               SELECT enrollment_id, earned_on, CASE WHEN enrollment_id IS NULL THEN title END AS title,
                      CASE WHEN enrollment_id IS NULL THEN earned_on END AS day, SUM(amount) AS amount
               FROM credit WHERE learner_id = :learner GROUP BY 1, 2, 3, 4) days
           GROUP BY enrollment_id, title, day HAVING SUM(amount) > 0 ORDER BY first LIMIT :most""",
        learner=learner_id,
        most=milestones.MOST_ACTIVITIES,
    )
    return tuple(sql.date_of(row["first"]) for row in found)


def _target(row: Mapping[str, Any]) -> YearlyTarget | None:
    if row["required"] is None:
        return None
    return YearlyTarget(
        required=sql.credits_of(row["required"]),
        month=row["starts_month"],
        day=row["starts_day"],
        since=local_date(sql.instant_of(row["updated_at"]), row["time_zone"]),
    )


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
