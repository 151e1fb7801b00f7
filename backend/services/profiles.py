"""What people say about themselves, changed by themselves."""

from typing import Any
from uuid import UUID

from backend import live
from backend.certificates import glyphs
from backend.domain import accounts
from backend.domain.accounts import ProfileChange
from backend.domain.actors import Actor
from backend.domain.problems import GlyphMissing, NotFound
from backend.live import topics
from backend.models import tables
from backend.models.database import transaction
from backend.reads import learners
from backend.reads.learners import Learner


async def update(change: ProfileChange, *, by: Actor) -> Learner:
    """Change the caller's profile. The printed name follows the other two until it is given one of its own.

    Raises: Unauthenticated, Forbidden for an API key; InvalidInput with every fault; GlyphMissing for a printed name with
    characters that no certificate can show, which stand in the parameter `characters`.
    """
    learner_id = by.learner()
    change = accounts.checked_change(change)
    _refuse_unprintable(change.printed_name)
    async with transaction():
        row = await tables.Learner.select_for_update().get(id=learner_id)
        new = _differences(change, row)
        if new:
            await tables.Learner.filter(id=learner_id).update(**new)
            live.announce(topics.learner(learner_id))
    return await _shown(learner_id)


def _differences(change: ProfileChange, row: tables.Learner) -> dict[str, Any]:
    """The columns that become different."""
    wanted = {
        "given_name": change.given_name,
        "family_name": change.family_name,
        "printed_name": change.printed_name,
        "profession": change.profession and change.profession.value,
        "specialty": change.specialty,
        "time_zone": change.time_zone,
        "language": change.language,
    }
    if change.printed_name is None and row.printed_name == f"{row.given_name} {row.family_name}":
        wanted["printed_name"] = f"{change.given_name or row.given_name} {change.family_name or row.family_name}"
    return {name: value for name, value in wanted.items() if value is not None and value != getattr(row, name)}


def _refuse_unprintable(printed_name: str | None) -> None:
    missing = "".join(glyphs.missing(printed_name or ""))
    if missing:
        raise GlyphMissing(f"Certificates cannot show: {missing}", path=("printed_name",), characters=missing)


async def _shown(learner_id: UUID) -> Learner:
    found = await learners.by_ids([learner_id])
    if learner_id not in found:
        raise NotFound("learner")
    return found[learner_id]
