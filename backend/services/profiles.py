"""What people say about themselves, changed by themselves."""

from typing import Any
from uuid import UUID

from backend import live
from backend.certificates import glyphs
from backend.domain import profiles, searching
from backend.domain.actors import Actor
from backend.domain.problems import GlyphMissing, NotFound
from backend.domain.profiles import BoardIdentifier, ProfileChange
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
    change = profiles.checked(change)
    _refuse_unprintable(change.printed_name)
    async with transaction():
        row = await tables.Learner.select_for_update().get(id=learner_id)
        new = _differences(change, row)
        _refuse_unprintable(new.get("printed_name"))  # it may have followed the other two
        if new:
            await tables.Learner.filter(id=learner_id).update(**new)
        renumbered = change.board_identifiers is not None and await _renumber(learner_id, change.board_identifiers)
        if new or renumbered:
            live.announce(topics.learner(learner_id))
            live.announce(topics.account(learner_id))
    return await own(by=by)


async def own(*, by: Actor) -> Learner:
    """The caller's profile as it stands.

    Raises: Unauthenticated, Forbidden for an API key; NotFound for an account that is closed.
    """
    found = await learners.by_id(by.learner(), by=by)
    if found is None:
        raise NotFound("learner")
    return found


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
        "npi": change.npi,
        "birthday": change.birthday,
    }
    if change.printed_name is None and row.printed_name == f"{row.given_name} {row.family_name}":
        wanted["printed_name"] = f"{change.given_name or row.given_name} {change.family_name or row.family_name}"
    wanted["search_text"] = searching.folded(f"{change.given_name or row.given_name} {change.family_name or row.family_name}")
    return {name: value for name, value in wanted.items() if value is not None and value != getattr(row, name)}


async def _renumber(learner_id: UUID, identifiers: tuple[BoardIdentifier, ...]) -> bool:
    """Have the boards know the person by these numbers and no others; whether that is something new."""
    wanted = {each.board: each.number for each in identifiers}
    kept = {row.board: row.number for row in await tables.BoardIdentifier.filter(learner_id=learner_id)}
    if wanted == kept:
        return False
    await tables.BoardIdentifier.filter(learner_id=learner_id).delete()
    for board, number in sorted(wanted.items()):
        await tables.BoardIdentifier.create(learner_id=learner_id, board=board, number=number)
    return True


def _refuse_unprintable(printed_name: str | None) -> None:
    missing = "".join(glyphs.missing(printed_name or ""))
    if missing:
        raise GlyphMissing(f"Certificates cannot show: {missing}", path=("printed_name",), characters=missing)
