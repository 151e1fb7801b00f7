"""Writing down the licenses that one holds."""

from datetime import datetime
from uuid import UUID

from tortoise.exceptions import IntegrityError

from backend import live
from backend.domain import licenses
from backend.domain.actors import Actor
from backend.domain.licenses import License
from backend.domain.problems import Conflict, NotFound
from backend.live import topics
from backend.models import tables
from backend.models.database import transaction


async def add(license_: License, *, by: Actor, now: datetime) -> UUID:
    """Write down a license of the caller's. Its id.

    Raises: Unauthenticated, Forbidden for an API key; InvalidInput with every fault; Conflict for one that stands there
    already, or for one too many.
    """
    learner_id = by.learner()
    tidy = licenses.checked(license_)
    try:
        async with transaction():
            await tables.Learner.select_for_update().get(id=learner_id)
            if await tables.License.filter(learner_id=learner_id).count() >= licenses.MOST:
                raise Conflict(
                    f"Write down at most {licenses.MOST} licenses.", path=("number",), rule="most", maximum=str(licenses.MOST)
                )
            row = await tables.License.create(
                learner_id=learner_id,
                regulator=tidy.regulator,
                number=tidy.number,
                expires_on=tidy.expires_on,
                created_at=now,
            )
            _announce(learner_id)
    except IntegrityError as taken:
        raise _twice() from taken
    return row.id


async def update(license_id: UUID, license_: License, *, by: Actor) -> None:
    """Write a license of the caller's anew.

    Raises: Unauthenticated, Forbidden for an API key; NotFound if it is not theirs; InvalidInput with every fault; Conflict if
    another one of theirs reads the same.
    """
    learner_id = by.learner()
    tidy = licenses.checked(license_)
    try:
        async with transaction():
            changed = await tables.License.filter(id=license_id, learner_id=learner_id).update(
                regulator=tidy.regulator, number=tidy.number, expires_on=tidy.expires_on
            )
            if not changed:
                raise NotFound("license")
            _announce(learner_id)
    except IntegrityError as taken:
        raise _twice() from taken


async def remove(license_id: UUID, *, by: Actor) -> None:
    """Forget a license of the caller's.

    Raises: Unauthenticated, Forbidden for an API key; NotFound if it is not theirs.
    """
    learner_id = by.learner()
    async with transaction():
        if not await tables.License.filter(id=license_id, learner_id=learner_id).delete():
            raise NotFound("license")
        _announce(learner_id)


def _announce(learner_id: UUID) -> None:
    """The account holds something else, and the years that the learner's progress is told for may be others."""
    live.announce(topics.account(learner_id))
    live.announce(topics.learner(learner_id))


def _twice() -> Conflict:
    return Conflict("This license stands there already.", path=("number",), rule="twice")
