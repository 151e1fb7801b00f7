"""Anything by its global id, for those who may see it."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias
from uuid import UUID

from backend.domain.actors import Actor
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
from backend.resolvers import ids
from backend.resolvers import learners as learners_
from backend.resolvers.arguments import Id, Ids
from backend.resolvers.context import Info

Node: TypeAlias = Activity | Certificate | Credit | Enrollment | Goal | HelpRequest | Job | Learner | License | Milestone
MOST = 100
"""Ids in one `nodes`."""


async def node(info: Info, id: Id) -> Node | None:  # noqa: A002 - the schema's name
    """The record of that id, None where there is none that the caller may see."""
    info.context.actor.require_known()
    found = ids.read_or_none(id)
    return None if found is None else await _found(info, found)


async def nodes(
    info: Info,
    ids: Ids,
) -> list[Node | None]:
    """Many records by id, in the order asked; None for each that the caller may not see."""
    if len(ids) > MOST:
        raise InvalidInput.of((Fault(ErrorCode.INVALID_INPUT, f"Ask for at most {MOST} ids.", ("ids",)),))
    return [await node(info, each) for each in ids]


async def _found(info: Info, key: UUID) -> Node | None:
    """Which noun the id belongs to costs one statement; reading it another."""
    nouns = " UNION ALL ".join(f"SELECT '{noun}' AS noun FROM {noun} WHERE id = :key" for noun in _READERS)  # noqa: S608 - ours
    row = await sql.row(nouns, key=key)
    # A milestone that is still to come has an id and no row.
    return await _READERS[row["noun"] if row else "milestone"](key, info)


async def _activity(key: UUID, info: Info) -> Activity | None:
    return await activities.by_id(key, by=info.context.actor)


async def _certificate(key: UUID, info: Info) -> Certificate | None:
    certificate = (await certificates.by_ids([key])).get(key)
    return certificate if certificate and await _is_open(certificate, info) else None


async def _credit(key: UUID, info: Info) -> Credit | None:
    credit = (await credits.by_ids([key], today=info.context.now().date())).get(key)
    return credit if credit and await _is_open(credit, info) else None


async def _enrollment(key: UUID, info: Info) -> Enrollment | None:
    return await enrollments.by_id(key, by=info.context.actor, now=info.context.now())


async def _goal(key: UUID, info: Info) -> Goal | None:
    """Its learner's own, and open to administrators."""
    owner = await goals.owner(key)
    if owner is None or not learners_.is_own(owner, info):
        return None
    return await goals.by_id(key, today=await learners_.today(owner, info))


async def _help_request(key: UUID, info: Info) -> HelpRequest | None:
    return await help_requests.by_id(key, by=info.context.actor)


async def _job(key: UUID, info: Info) -> Job | None:
    return await jobs.by_id(key, by=info.context.actor)


async def _learner(key: UUID, info: Info) -> Learner | None:
    return await learners.by_id(key, by=info.context.actor)


async def _milestone(key: UUID, info: Info) -> Milestone | None:
    return await milestones.by_id(key, by=info.context.actor, now=info.context.now())


async def _license(key: UUID, info: Info) -> License | None:
    return await licenses.by_id(key, by=info.context.actor)


_READERS: Mapping[str, Callable[[UUID, Info], Awaitable[Node | None]]] = {
    "activity": _activity,
    "certificate": _certificate,
    "credit": _credit,
    "enrollment": _enrollment,
    "goal": _goal,
    "help_request": _help_request,
    "job": _job,
    "learner": _learner,
    "milestone": _milestone,
    "license": _license,
}
"""The nouns that have global ids, by the name of their table, and how each is read for those who may see it."""


async def _is_open(record: Certificate | Credit, info: Info) -> bool:
    """What belongs to an enrollment is open to those to whom the enrollment is."""
    actor: Actor = info.context.actor
    if actor.learner_id == record.learner_id or actor.sees_all:
        return True
    if record.enrollment_id is None:
        return False
    return await enrollments.by_id(record.enrollment_id, by=actor, now=info.context.now()) is not None
