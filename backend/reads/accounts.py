"""All that a person's account holds, as one value: to see whether any of it has changed."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from backend.domain.actors import Actor, Role
from backend.domain.profiles import BoardIdentifier
from backend.reads import addresses, learners, licenses, sessions
from backend.reads.addresses import EmailAddress
from backend.reads.learners import Learner
from backend.reads.licenses import License


@dataclass(frozen=True, slots=True)
class Account:
    """Profile with numbers and licenses, addresses, roles, and which sessions are open (not when each was used last)."""

    learner: Learner
    board_identifiers: tuple[BoardIdentifier, ...]
    licenses: tuple[License, ...]
    addresses: tuple[EmailAddress, ...]
    roles: frozenset[Role]
    organization_ids: frozenset[UUID]
    session_ids: frozenset[UUID]


async def of_actor(actor: Actor, *, now: dt.datetime) -> Account:
    """The account of whoever is signed in. Five statements.

    Raises: Unauthenticated, Forbidden for an API key.
    """
    own = actor.learner()
    return Account(
        learner=(await learners.by_ids([own]))[own],
        board_identifiers=(await learners.board_identifiers([own]))[own],
        licenses=(await licenses.of_learners([own]))[own],
        addresses=tuple(await addresses.of_learner(own, now=now)),
        roles=actor.roles,
        organization_ids=actor.organization_ids,
        session_ids=frozenset(one.id for one in await sessions.of_learner(own, current=None, now=now)),
    )
