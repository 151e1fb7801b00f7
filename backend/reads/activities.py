"""Activities: one by id, the catalogue by pages, each in the version that is offered or was enrolled in."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from backend.domain.activities import ActivityDefinition, ActivityStatus, LearningFormat
from backend.domain.actors import Actor
from backend.domain.credits import CreditType
from backend.reads import definitions, pages, searching, sql
from backend.reads.organizations import Organization, columns, organization_of


@dataclass(frozen=True, slots=True)
class Activity:
    """One version of an activity with its providers."""

    id: UUID
    version_id: UUID
    version: int
    status: ActivityStatus
    definition: ActivityDefinition
    provider: Organization
    joint_provider: Organization | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityFilter:
    """What of the catalogue is wanted; empty lists and None mean any. `available_on` asks for those open on that day."""

    search: str = ""
    specialties: tuple[str, ...] = ()
    formats: tuple[LearningFormat, ...] = ()
    types: tuple[CreditType, ...] = ()
    boards: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    minutes_from: int | None = None
    minutes_to: int | None = None
    available_on: dt.date | None = None


COLUMNS = f"""
    a.id AS activity_id, a.status AS activity_status, v.id AS version_id, v.number AS version_number, v.definition,
    {columns("o")}, {columns("j")}
"""
PROVIDERS = "JOIN organization o ON o.id = a.provider_id LEFT JOIN organization j ON j.id = v.joint_provider_id"
_OFFERED = f"""
    FROM activity a JOIN activity_version v ON v.activity_id = a.id AND v.number = a.version_number {PROVIDERS}
"""


def activity_of(row: Mapping[str, Any]) -> Activity:
    """The record in a row of `COLUMNS`."""
    return Activity(
        id=sql.uuid_of(row["activity_id"]),
        version_id=sql.uuid_of(row["version_id"]),
        version=row["version_number"],
        status=ActivityStatus(row["activity_status"]),
        definition=definitions.load(row["definition"]),
        provider=organization_of(row, "o_"),
        joint_provider=organization_of(row, "j_") if row["j_id"] is not None else None,
    )


MATCHING = "v.search_text LIKE {word}"
"""That a version `v` holds a word, for `searching.matching`."""


async def by_id(activity_id: UUID, *, by: Actor) -> Activity | None:
    """The version offered now, None where there is none that this actor may see.

    Everyone sees what is published; its provider's staff, auditors and those enrolled see what is retired.
    """
    return (await visible([activity_id], by=by)).get(activity_id)


async def visible(activity_ids: Iterable[UUID], *, by: Actor) -> dict[UUID, Activity]:
    """The versions offered now of those of many activities that this actor may see. At most two statements."""
    found = await by_ids(activity_ids)
    open_ = {
        key
        for key, activity in found.items()
        if activity.status is ActivityStatus.PUBLISHED or by.oversees(activity.provider.id)
    }
    if by.learner_id is not None and found.keys() - open_:
        enrolled = await sql.rows(
            "SELECT activity_id FROM enrollment WHERE activity_id IN (:activities) AND learner_id = :learner",
            activities=list(found.keys() - open_),
            learner=by.learner_id,
        )
        open_ |= {sql.uuid_of(row["activity_id"]) for row in enrolled}
    return {key: activity for key, activity in found.items() if key in open_}


async def by_ids(activity_ids: Iterable[UUID]) -> dict[UUID, Activity]:
    """The versions offered now of many activities, without asking who may see them."""
    ids = list(activity_ids)
    if not ids:
        return {}
    found = await sql.rows(f"SELECT {COLUMNS} {_OFFERED} WHERE a.id IN (:ids)", ids=ids)
    return {activity.id: activity for activity in map(activity_of, found)}


async def version(version_id: UUID) -> Activity | None:
    """One particular version, published or not, without asking who may see it."""
    return (await versions([version_id])).get(version_id)


async def versions(version_ids: Iterable[UUID]) -> dict[UUID, Activity]:
    """Many particular versions by id, published or not, without asking who may see them."""
    ids = list(version_ids)
    if not ids:
        return {}
    found = await sql.rows(
        f"""SELECT {COLUMNS} FROM activity_version v JOIN activity a ON a.id = v.activity_id {PROVIDERS}
            WHERE v.id IN (:ids)""",
        ids=ids,
    )
    return {activity.version_id: activity for activity in map(activity_of, found)}


async def catalogue(
    wanted: ActivityFilter, *, first: int, after: str | None, count: bool, today: dt.date
) -> pages.Page[Activity]:
    """A page of the published activities, newest first.

    Raises: InvalidInput for a wrong `first` or `after`.
    """
    pages.checked_first(first)
    where, given = _where(wanted, today)
    total = None
    if count:
        counted = await sql.row(f"SELECT COUNT(*) AS n {_OFFERED} WHERE {where}", **given)
        total = counted["n"] if counted else 0
    last = pages.keys_of(after, count=2)
    if last is not None:
        where += " AND (v.released_on < :last_day OR (v.released_on = :last_day AND a.id > :last_id))"
        given |= {"last_day": sql.date_of(last[0]), "last_id": UUID(last[1])}
    found = await sql.rows(
        f"SELECT {COLUMNS} {_OFFERED} WHERE {where} ORDER BY v.released_on DESC, a.id LIMIT :most", **given, most=first + 1
    )
    return pages.page([activity_of(row) for row in found], first=first, after=after, key=_keys, total_count=total)


def _keys(activity: Activity) -> tuple[str, str]:
    return activity.definition.released_on.isoformat(), str(activity.id)


def _where(wanted: ActivityFilter, today: dt.date) -> tuple[str, dict[str, Any]]:
    given: dict[str, Any] = {"day": wanted.available_on or today}
    parts = ["a.status = 'PUBLISHED'", "v.released_on <= :day", "(v.expires_on IS NULL OR v.expires_on >= :day)"]
    for name, column, values in (
        ("specialties", "v.specialty", wanted.specialties),
        ("formats", "v.learning_format", wanted.formats),
        ("languages", "v.language", wanted.languages),
    ):
        if values:
            parts.append(f"{column} IN (:{name})")
            given[name] = list(values)
    for name, patterns in (
        ("type", [f"%|{kind}%" for kind in wanted.types]),
        ("board", [f"%:{board}|%" for board in wanted.boards]),
    ):
        if patterns:
            parts.append("(" + " OR ".join(f"v.kinds LIKE :{name}{n}" for n in range(len(patterns))) + ")")
            given |= {f"{name}{n}": pattern for n, pattern in enumerate(patterns)}
    if wanted.minutes_from is not None:
        parts.append("v.minutes >= :minutes_from")
        given["minutes_from"] = wanted.minutes_from
    if wanted.minutes_to is not None:
        parts.append("v.minutes <= :minutes_to")
        given["minutes_to"] = wanted.minutes_to
    words, like = searching.matching(wanted.search, MATCHING)
    parts += words
    given |= like
    return " AND ".join(parts), given
