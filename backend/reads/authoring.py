"""Activities as a provider's staff works on them: in their newest version, draft or not, with who takes part."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from backend.domain.activities import ActivityDefinition, ActivityStatus
from backend.domain.actors import Actor
from backend.domain.problems import NotFound
from backend.reads import activities, definitions, organizations, pages, searching, sql
from backend.reads.organizations import Organization, organization_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthoredActivity:
    """An activity with its newest version. `version` is the one offered, None before the first; `draft` one that waits.

    `digest` names the newest version's content; `participants` counts those enrolled who have not withdrawn.
    """

    id: UUID
    version_id: UUID
    status: ActivityStatus
    provider: Organization
    definition: ActivityDefinition
    digest: str
    version: int | None
    draft: int | None
    saved_at: dt.datetime
    published_at: dt.datetime | None
    retired_at: dt.datetime | None
    participants: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthoredActivityFilter:
    """Which of a provider's activities are wanted; empty means any. `draft` asks for those with or without a waiting draft."""

    search: str = ""
    statuses: tuple[ActivityStatus, ...] = ()
    draft: bool | None = None


_COLUMNS = f"""
    a.id, a.status, a.version_number, a.retired_at, v.id AS version_id, v.number, v.definition, v.digest, v.saved_at,
    (SELECT p.published_at FROM activity_version p WHERE p.activity_id = a.id AND p.number = a.version_number) AS published_at,
    (SELECT COUNT(*) FROM enrollment e WHERE e.activity_id = a.id AND e.withdrawn_at IS NULL) AS participants,
    {organizations.columns("o")}
"""
_NEWEST = """
    FROM activity a JOIN organization o ON o.id = a.provider_id JOIN activity_version v ON v.activity_id = a.id
    AND v.number = (SELECT MAX(w.number) FROM activity_version w WHERE w.activity_id = a.id)
"""


async def by_id(activity_id: UUID, *, by: Actor) -> AuthoredActivity | None:
    """One activity, None where there is none that this actor oversees."""
    row = await sql.row(f"SELECT {_COLUMNS} {_NEWEST} WHERE a.id = :activity", activity=activity_id)
    if row is None:
        return None
    found = _authored(row)
    return found if by.oversees(found.provider.id) else None


async def of_provider(
    organization_id: UUID, wanted: AuthoredActivityFilter, *, first: int, after: str | None, count: bool, by: Actor
) -> pages.Page[AuthoredActivity]:
    """A page of a provider's activities, the one saved last first.

    Raises: NotFound for a provider that the actor does not oversee; InvalidInput for a wrong `first` or `after`.
    """
    if not by.oversees(organization_id) or not await organizations.by_ids([organization_id]):
        raise NotFound("organization")
    pages.checked_first(first)
    where, given = _where(organization_id, wanted)
    total = None
    if count:
        counted = await sql.row(f"SELECT COUNT(*) AS n {_NEWEST} WHERE {where}", **given)
        total = counted["n"] if counted else 0
    last = pages.keys_as(after, sql.instant_of, UUID)
    if last is not None:
        where += " AND (v.saved_at < :last_saved OR (v.saved_at = :last_saved AND a.id > :last_id))"
        given |= {"last_saved": last[0], "last_id": last[1]}
    found = await sql.rows(
        f"SELECT {_COLUMNS} {_NEWEST} WHERE {where} ORDER BY v.saved_at DESC, a.id LIMIT :most", **given, most=first + 1
    )
    return pages.page([_authored(row) for row in found], first=first, after=after, key=_keys, total_count=total)


def _where(organization_id: UUID, wanted: AuthoredActivityFilter) -> tuple[str, dict[str, Any]]:
    words, given = searching.matching(wanted.search, activities.MATCHING)
    parts = ["a.provider_id = :provider", *words]
    given["provider"] = organization_id
    if wanted.statuses:
        parts.append("a.status IN (:statuses)")
        given["statuses"] = list(wanted.statuses)
    if wanted.draft is not None:
        parts.append(f"v.published_at IS {'' if wanted.draft else 'NOT '}NULL")
    return " AND ".join(parts), given


def _keys(activity: AuthoredActivity) -> tuple[str, str]:
    return activity.saved_at.isoformat(), str(activity.id)


def _authored(row: Mapping[str, Any]) -> AuthoredActivity:
    offered, newest = row["version_number"], row["number"]
    return AuthoredActivity(
        id=sql.uuid_of(row["id"]),
        version_id=sql.uuid_of(row["version_id"]),
        status=ActivityStatus(row["status"]),
        provider=organization_of(row, "o_"),
        definition=definitions.load(row["definition"]),
        digest=row["digest"],
        version=offered or None,
        draft=newest if newest > offered else None,
        saved_at=sql.instant_of(row["saved_at"]),
        published_at=None if row["published_at"] is None else sql.instant_of(row["published_at"]),
        retired_at=None if row["retired_at"] is None else sql.instant_of(row["retired_at"]),
        participants=row["participants"],
    )
