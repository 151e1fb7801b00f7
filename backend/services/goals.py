"""Setting goals, putting them away, and letting them follow the ledger.

What counts toward a goal is read from the balances whenever it is shown. What is stored is the day on which it was met, written
in the transaction that awards or takes back the credit, under a lock on the learner: two awards at once cannot miss it.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import replace
from typing import Any
from uuid import UUID

from backend import live
from backend.domain import goals
from backend.domain.actors import Actor
from backend.domain.credits import CreditType, CreditUnit
from backend.domain.goals import Aim
from backend.domain.ledger import local_date
from backend.domain.problems import Conflict, NotFound
from backend.live import topics
from backend.models import tables
from backend.models.database import transaction
from backend.reads import goals as reads
from backend.reads.goals import Goal


async def create(aim: Aim, *, by: Actor, now: dt.datetime) -> Goal:
    """Set a goal. What was earned in its days before counts, so it may be met at once.

    Raises: Unauthenticated, Forbidden for an API key; InvalidInput with every fault; Conflict for one goal too many.
    """
    learner_id, aim = by.learner(), goals.checked(aim)
    async with transaction():
        today = await _lock(learner_id, now)
        if await tables.Goal.filter(learner_id=learner_id).count() >= goals.MOST_GOALS:
            text = f"These are {goals.MOST_GOALS} goals: change or restore one instead."
            raise Conflict(text, most=str(goals.MOST_GOALS))
        row = await tables.Goal.create(learner_id=learner_id, created_at=now, **_columns(aim))
        await _settle(await _shown(row.id, today))
        live.announce(topics.learner(learner_id))
        return await _shown(row.id, today)


async def change(goal_id: UUID, changes: dict[str, Any], *, by: Actor, now: dt.datetime) -> Goal:
    """Replace those fields of a goal's aim. One that was met and is so no more will be celebrated again.

    Raises: NotFound unless it is the actor's own; InvalidInput with every fault.
    """
    async with transaction():
        row, today = await _own(goal_id, by, now)
        aim = goals.checked(replace(_aim(row), **changes))
        await tables.Goal.filter(id=goal_id).update(**_columns(aim))
        if await _settle(await _shown(goal_id, today)) is None:
            await tables.Goal.filter(id=goal_id).update(celebrated_at=None)
        live.announce(topics.learner(row.learner_id))
        return await _shown(goal_id, today)


async def archive(goal_id: UUID, *, by: Actor, now: dt.datetime) -> Goal:
    """Put a goal away; it goes on following the ledger. Safe to repeat.

    Raises: NotFound unless it is the actor's own.
    """
    return await _mark(goal_id, {"archived_at": now}, by=by, now=now)


async def restore(goal_id: UUID, *, by: Actor, now: dt.datetime) -> Goal:
    """Take a goal up again. Safe to repeat.

    Raises: NotFound unless it is the actor's own.
    """
    return await _mark(goal_id, {"archived_at": None}, by=by, now=now)


async def celebrate(goal_id: UUID, *, by: Actor, now: dt.datetime) -> Goal:
    """Remember that the learner was told that a goal is met, so that it is said once. Safe to repeat.

    Raises: NotFound unless it is the actor's own; Conflict while it is not met.
    """
    return await _mark(goal_id, {"celebrated_at": now}, by=by, now=now)


async def follow(learner_id: UUID, days: Collection[dt.date], *, now: dt.datetime) -> None:
    """Date the goals anew to which entries of these days may count, in the transaction that added the entries.

    One statement where there is no such goal, two where none is met; the caller holds the lock on the learner and announces.
    """
    # No goal is judged here, so it does not matter that this is the date in UTC.
    for goal in await reads.touched_by(learner_id, min(days), max(days), today=now.date()):
        await _settle(goal)


async def _settle(goal: Goal) -> dt.date | None:
    """Write the day on which the goal was met, if it is another one than stands there; that day."""
    met_on = await reads.met_on(goal) if goal.earned >= goal.aim.target else None
    if met_on != goal.met_on:
        await tables.Goal.filter(id=goal.id).update(met_on=met_on)
    return met_on


async def _mark(goal_id: UUID, columns: dict[str, dt.datetime | None], *, by: Actor, now: dt.datetime) -> Goal:
    """Write a moment that is not written yet, or take it away."""
    async with transaction():
        row, today = await _own(goal_id, by, now)
        if "celebrated_at" in columns and row.met_on is None:
            raise Conflict("This goal is not met.", path=("goal_id",))
        new = {name: value for name, value in columns.items() if (getattr(row, name) is None) != (value is None)}
        if new:
            await tables.Goal.filter(id=goal_id).update(**new)
            live.announce(topics.learner(row.learner_id))
        return await _shown(goal_id, today)


async def _own(goal_id: UUID, by: Actor, now: dt.datetime) -> tuple[tables.Goal, dt.date]:
    """The actor's goal under the lock, and the actor's date."""
    today = await _lock(by.learner(), now)
    row = await tables.Goal.get_or_none(id=goal_id, learner_id=by.learner())
    if row is None:
        raise NotFound("goal")
    return row, today


async def _lock(learner_id: UUID, now: dt.datetime) -> dt.date:
    """Wait for whatever else changes this learner's credit or goals; their date."""
    learner = await tables.Learner.select_for_update(no_key=True).get(id=learner_id)
    return local_date(now, learner.time_zone)


async def _shown(goal_id: UUID, today: dt.date) -> Goal:
    found = await reads.by_id(goal_id, today=today)
    if found is None:
        raise NotFound("goal")
    return found


def _aim(row: tables.Goal) -> Aim:
    return Aim(
        title=row.title,
        target=row.target,
        unit=CreditUnit(row.unit),
        types=tuple(CreditType(each) for each in row.types),
        specialties=tuple(row.specialties),
        starts_on=row.starts_on,
        due_on=row.due_on,
    )


def _columns(aim: Aim) -> dict[str, Any]:
    return {
        "title": aim.title,
        "target": aim.target,
        "unit": aim.unit.value,
        "types": [each.value for each in aim.types],
        "specialties": list(aim.specialties),
        "starts_on": aim.starts_on,
        "due_on": aim.due_on,
    }
