"""Anything by its global id, for those who may see it."""

import datetime as dt
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from typing import TypeAlias
from uuid import UUID

from backend.domain.ledger import local_date
from backend.domain.problems import ErrorCode, Fault, InvalidInput
from backend.reads import (
    activities,
    certificates,
    credits,
    enrollments,
    goals,
    help_requests,
    jobs,
    learners,
    licenses,
    milestones,
    sql,
)
from backend.reads.activities import Activity
from backend.reads.certificates import Certificate
from backend.reads.credits import Credit
from backend.reads.enrollments import Enrollment
from backend.reads.goals import Goal
from backend.reads.help_requests import HelpRequest
from backend.reads.jobs import Job
from backend.reads.learners import Learner
from backend.reads.licenses import License
from backend.reads.milestones import Milestone
from backend.resolvers import ids as ids_
from backend.resolvers import learners as learners_
from backend.resolvers.arguments import Id, Ids
from backend.resolvers.context import Info

Node: TypeAlias = Activity | Certificate | Credit | Enrollment | Goal | HelpRequest | Job | Learner | License | Milestone
Nodes: TypeAlias = Mapping[UUID, Node]
MOST = 100
"""Ids in one `nodes`."""


async def node(info: Info, id: Id) -> Node | None:  # noqa: A002 - the schema's name
    """The record of that id, None where there is none that the caller may see."""
    info.context.actor.require_known()
    key = ids_.read_or_none(id)
    return None if key is None else (await _found([key], info)).get(key)


async def nodes(
    info: Info,
    ids: Ids,
) -> list[Node | None]:
    """Many records by id, in the order asked; None for each that the caller may not see."""
    if len(ids) > MOST:
        raise InvalidInput.of((Fault(ErrorCode.INVALID_INPUT, f"Ask for at most {MOST} ids.", ("ids",)),))
    info.context.actor.require_known()
    keys = [ids_.read_or_none(each) for each in ids]
    found = await _found({key for key in keys if key is not None}, info)
    return [None if key is None else found.get(key) for key in keys]


async def _found(keys: Collection[UUID], info: Info) -> dict[UUID, Node]:
    """Which noun each id belongs to costs one statement; reading those of a noun a few, however many they are."""
    nouns = " UNION ALL ".join(f"SELECT '{noun}' AS noun, id FROM {noun} WHERE id IN (:keys)" for noun in _READERS)  # noqa: S608 - ours
    by_noun: dict[str, set[UUID]] = {}
    for row in await sql.rows(nouns, keys=list(keys)):
        by_noun.setdefault(row["noun"], set()).add(sql.uuid_of(row["id"]))
    # A milestone that is still to come has an id and no row.
    rest = set(keys).difference(*by_noun.values())
    if rest:
        by_noun.setdefault("milestone", set()).update(rest)
    found: dict[UUID, Node] = {}
    for noun, theirs in by_noun.items():
        found |= await _READERS[noun](theirs, info)
    return found


async def _activities(keys: Collection[UUID], info: Info) -> Nodes:
    return await activities.visible(keys, by=info.context.actor)


async def _certificates(keys: Collection[UUID], info: Info) -> Nodes:
    return await _open((await certificates.by_ids(keys)).values(), info)


async def _credits(keys: Collection[UUID], info: Info) -> Nodes:
    return await _open((await credits.by_ids(keys, now=info.context.now())).values(), info)


async def _enrollments(keys: Collection[UUID], info: Info) -> Nodes:
    return await enrollments.visible(keys, by=info.context.actor, now=info.context.now())


async def _goals(keys: Collection[UUID], info: Info) -> Nodes:
    """Their learners' own, and open to administrators; each judged on the day that it is where its learner is."""
    theirs = {key: owner for key, owner in (await goals.owners(keys)).items() if learners_.is_own(owner, info)}
    people = await learners.by_ids(set(theirs.values()))
    by_day: dict[dt.date, list[UUID]] = {}  # it is never more than three days at once on Earth
    for key, owner in theirs.items():
        by_day.setdefault(local_date(info.context.now(), people[owner].time_zone), []).append(key)
    return {key: goal for day, on_day in by_day.items() for key, goal in (await goals.by_ids(on_day, today=day)).items()}


async def _help_requests(keys: Collection[UUID], info: Info) -> Nodes:
    return await help_requests.visible(keys, by=info.context.actor)


async def _jobs(keys: Collection[UUID], info: Info) -> Nodes:
    return await jobs.by_ids(keys, by=info.context.actor)


async def _learners(keys: Collection[UUID], info: Info) -> Nodes:
    return await learners.visible(keys, by=info.context.actor)


async def _milestones(keys: Collection[UUID], info: Info) -> Nodes:
    return await milestones.visible(keys, by=info.context.actor, now=info.context.now())


async def _licenses(keys: Collection[UUID], info: Info) -> Nodes:
    return await licenses.visible(keys, by=info.context.actor)


_READERS: Mapping[str, Callable[[Collection[UUID], Info], Awaitable[Nodes]]] = {
    "activity": _activities,
    "certificate": _certificates,
    "credit": _credits,
    "enrollment": _enrollments,
    "goal": _goals,
    "help_request": _help_requests,
    "job": _jobs,
    "learner": _learners,
    "milestone": _milestones,
    "license": _licenses,
}
"""The nouns that have global ids, by the name of their table, and how many of one are read for those who may see them."""


async def _open(records: Iterable[Certificate | Credit], info: Info) -> Nodes:
    """What belongs to an enrollment is open to those to whom the enrollment is."""
    actor, found = info.context.actor, list(records)
    own = {record.id for record in found if actor.learner_id == record.learner_id or actor.sees_all}
    others = {record.enrollment_id for record in found if record.id not in own and record.enrollment_id is not None}
    shared = await enrollments.visible(others, by=actor, now=info.context.now())
    return {record.id: record for record in found if record.id in own or record.enrollment_id in shared}
