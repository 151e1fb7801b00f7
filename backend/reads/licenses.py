"""Licenses to practice, as their holders wrote them down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backend.domain.actors import Actor
from backend.reads import sql


@dataclass(frozen=True, slots=True)
class License:
    """A license of a learner. `expires_on` is its last day, None if that is not known."""

    id: UUID
    learner_id: UUID
    regulator_code: str
    number: str
    expires_on: date | None


_COLUMNS = "id, learner_id, regulator, number, expires_on"


async def by_id(license_id: UUID, *, by: Actor) -> License | None:
    """One license, None for one that this actor may not see: they are their holder's, the administrators' and the auditors'."""
    return (await visible([license_id], by=by)).get(license_id)


async def visible(license_ids: Iterable[UUID], *, by: Actor) -> dict[UUID, License]:
    """Those of many licenses that this actor may see, by the rule of `by_id`."""
    found = await sql.rows(
        f"SELECT {_COLUMNS} FROM license WHERE id IN (:ids) AND (:all OR learner_id = :learner)",
        ids=list(license_ids),
        all=by.sees_all,
        learner=by.learner_id,
    )
    return {license_.id: license_ for license_ in map(_license, found)}


async def of_learners(learner_ids: Iterable[UUID]) -> dict[UUID, tuple[License, ...]]:
    """The licenses of many, without asking who may see them: the one that expires first, first."""
    ids = list(learner_ids)
    found = await sql.rows(
        f"""SELECT {_COLUMNS} FROM license WHERE learner_id IN (:ids)
            ORDER BY CASE WHEN expires_on IS NULL THEN 1 ELSE 0 END, expires_on, regulator, number""",
        ids=ids,
    )
    all_ = [_license(row) for row in found]
    return {key: tuple(one for one in all_ if one.learner_id == key) for key in ids}


def _license(row: sql.Row) -> License:
    return License(
        id=sql.uuid_of(row["id"]),
        learner_id=sql.uuid_of(row["learner_id"]),
        regulator_code=row["regulator"],
        number=row["number"],
        expires_on=None if row["expires_on"] is None else sql.date_of(row["expires_on"]),
    )
