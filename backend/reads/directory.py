"""Finding people: by words of their names and addresses, page by page, in the order of their names."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from backend.domain.credits import Profession
from backend.reads import learners, pages, searching, sql
from backend.reads.learners import Learner


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnerFilter:
    """Which people are wanted; empty means any. `search` are words of the name or of an address."""

    search: str = ""
    professions: tuple[Profession, ...] = ()


def matching(search: str) -> tuple[str, dict[str, Any]]:
    """The condition on a learner `l` that every word of `search` is in the name or in an address, and its parameters."""
    parts, given = searching.matching(
        search,
        """(l.search_text LIKE {word} OR EXISTS (
            SELECT 1 FROM email_address m WHERE m.learner_id = l.id AND m.address LIKE {word}))""",
    )
    return " AND ".join(["1 = 1", *parts]), given


async def page(
    wanted: LearnerFilter, *, providers: Collection[UUID] | None, first: int, after: str | None, count: bool
) -> pages.Page[Learner]:
    """A page of the learners who take part in what these providers offer (None: of everybody), by name.

    Raises: InvalidInput for a wrong `first` or `after`.
    """
    pages.checked_first(first)
    where, given = matching(wanted.search)
    where += " AND l.closed_at IS NULL"
    if wanted.professions:
        where += " AND l.profession IN (:professions)"
        given["professions"] = list(wanted.professions)
    if providers is not None:
        where += """ AND EXISTS (SELECT 1 FROM enrollment e JOIN activity a ON a.id = e.activity_id
                     WHERE e.learner_id = l.id AND a.provider_id IN (:providers))"""
        given["providers"] = list(providers)
    total = None
    if count:
        counted = await sql.row(f"SELECT COUNT(*) AS n FROM learner l WHERE {where}", **given)
        total = counted["n"] if counted else 0
    last = pages.keys_as(after, str, str, UUID)
    if last is not None:
        where += " AND (l.family_name, l.given_name, l.id) > (:last_family, :last_given, :last_id)"
        given |= {"last_family": last[0], "last_given": last[1], "last_id": last[2]}
    found = await sql.rows(
        f"SELECT l.id FROM learner l WHERE {where} ORDER BY l.family_name, l.given_name, l.id LIMIT :most",
        **given,
        most=first + 1,
    )
    ids = [sql.uuid_of(row["id"]) for row in found]
    people = await learners.by_ids(ids)
    return pages.page([people[key] for key in ids], first=first, after=after, key=_keys, total_count=total)


async def addresses(learner_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The address of each to which mail goes."""
    found = await sql.rows(
        """SELECT learner_id, address FROM email_address WHERE learner_id IN (:ids) AND verified_at IS NOT NULL
           ORDER BY "primary", address DESC""",
        ids=list(learner_ids),
    )
    return {sql.uuid_of(row["learner_id"]): row["address"] for row in found}


def _keys(learner: Learner) -> tuple[str, str, str]:
    return learner.family_name, learner.given_name, str(learner.id)
