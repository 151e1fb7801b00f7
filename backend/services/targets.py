"""The yearly target that a learner sets, changes and removes."""

import datetime as dt

from backend import live
from backend.domain import targets
from backend.domain.actors import Actor
from backend.domain.targets import YearlyTarget
from backend.live import topics
from backend.models import tables
from backend.models.database import transaction
from backend.services import milestones


async def set_yearly(target: YearlyTarget | None, *, by: Actor, now: dt.datetime) -> None:
    """Put this target in place of the actor's; None removes it. Safe to repeat.

    Raises: Unauthenticated, Forbidden for an API key; InvalidInput with every fault.
    """
    learner_id = by.learner()
    async with transaction():
        await tables.Learner.select_for_update(no_key=True).get(id=learner_id)
        if target is None:
            await tables.YearlyTarget.filter(learner_id=learner_id).delete()
        else:
            checked = targets.checked(target)
            await tables.YearlyTarget.update_or_create(
                learner_id=learner_id,
                defaults={
                    "required": checked.required,
                    "starts_month": checked.starts_month,
                    "starts_day": checked.starts_day,
                    "updated_at": now,
                },
            )
        await milestones.follow([learner_id], now=now)  # the year may be met already
        live.announce(topics.learner(learner_id))
