"""Milestones: awarded and reversed in the transaction that gives or takes their ground."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from backend import live
from backend.domain import milestones
from backend.domain.milestones import Ground, Known
from backend.live import topics
from backend.models import tables
from backend.reads import milestones as reads


async def follow(learner_ids: Iterable[UUID], *, now: dt.datetime) -> None:
    """Award what these learners' ledgers meet now, and reverse what they do not meet any more.

    Inside the caller's transaction, which holds the lock of each (`ledger.append`), or two claims at once would each see only
    their own part. Safe to repeat. A learner costs five statements, and at most four more where something changes.
    """
    for learner_id in sorted(set(learner_ids)):
        await _follow(learner_id, now=now)


async def _follow(learner_id: UUID, *, now: dt.datetime) -> None:
    known: list[Known] = [entry for entry, _ in await reads.known(learner_id)]
    history = await reads.history_of(learner_id, known, now=now)
    judged = milestones.judge(history, known)
    if judged.awarded:
        judged = milestones.judge(await reads.dated(history, learner_id), known)
        await tables.Milestone.bulk_create(
            [_row(learner_id, ground, now=now) for ground in judged.awarded],
            on_conflict=["learner_id", "rule", "subject"],
            update_fields=["parameters", "awarded_on", "awarded_at", "reversed_on"],
        )
    if judged.reversed:
        ids = [milestones.id_of(learner_id, *key) for key in judged.reversed]
        await tables.Milestone.filter(id__in=ids).update(reversed_on=history.today)
    if judged.awarded or judged.reversed:
        live.announce(topics.learner(learner_id))


def _row(learner_id: UUID, ground: Ground, *, now: dt.datetime) -> tables.Milestone:
    return tables.Milestone(
        id=milestones.id_of(learner_id, *ground.key),
        learner_id=learner_id,
        rule=ground.rule.key,
        subject=ground.subject,
        parameters=dict(ground.parameters),
        awarded_on=ground.met_on,
        awarded_at=now,
        reversed_on=None,
    )
