"""Reversals: taking an entry of the ledger back, with the certificates that certify it."""

import datetime as dt
from uuid import UUID

from backend import live
from backend.domain.actors import Actor
from backend.domain.credits import CreditBasis
from backend.domain.problems import Conflict, InvalidInput, NotFound
from backend.live import topics
from backend.models import tables
from backend.models.database import transaction
from backend.reads import credits
from backend.reads.credits import Credit
from backend.services import certifying
from backend.services.enrollments import change
from backend.services.ledger import Entry, append


async def reverse(credit_id: UUID, *, reason: str, public_url: str, by: Actor, now: dt.datetime) -> Credit:
    """Take an entry back by another entry that names it; certificates that certify it are revoked with the same reason.

    The entry stays, and what it paid is not paid again by a later claim. What else stands of the enrollment is certified anew,
    so that credit that is valid is never without a certificate that is.
    Raises: NotFound unless the actor works for the provider; Conflict if it is reversed already or is itself a reversal;
    InvalidInput without a reason.
    """
    by.require_staff()
    reason = reason.strip()
    if not 1 <= len(reason) <= 300:  # noqa: PLR2004 - the column's length, said in the message
        raise InvalidInput("Give a reason of at most 300 characters.", path=("reason",))
    async with transaction():
        entry = await tables.Credit.get_or_none(id=credit_id)
        if entry is None or not await _is_theirs(entry, by):
            raise NotFound("credit")
        if entry.enrollment_id is None:
            await tables.Learner.select_for_update().get(id=entry.learner_id)
            reversal_id = await _take_back(entry, reason, by=by, now=now)
            await certifying.revoke_all(entry.id, reason=reason, now=now)
            live.announce(topics.learner(entry.learner_id))
        else:
            # Waits for a claim under way, or its certificate would certify an entry that is being reversed.
            async with change(entry.enrollment_id, by=by, now=now) as changing:
                reversal_id = await _take_back(entry, reason, by=by, now=now)
                await certifying.revoke(changing, entry.id, reason=reason, public_url=public_url)
                changing.touched = True
    return (await credits.by_ids([reversal_id], now=now))[reversal_id]


async def _is_theirs(entry: tables.Credit, by: Actor) -> bool:
    if entry.version_id is None:
        return by.is_administrator
    version = await tables.ActivityVersion.get(id=entry.version_id)
    activity = await tables.Activity.get(id=version.activity_id)
    return by.works_for(activity.provider_id)


async def _take_back(entry: tables.Credit, reason: str, *, by: Actor, now: dt.datetime) -> UUID:
    """Add the reversal, under the lock under which the entry was added; its id."""
    if entry.reverses_id is not None or await tables.Credit.exists(reverses_id=entry.id):
        raise Conflict("This entry is reversed already.", path=("credit_id",))
    reversal = Entry(
        learner_id=entry.learner_id,
        enrollment_id=entry.enrollment_id,
        version_id=entry.version_id,
        title=entry.title,
        provider=entry.provider,
        kind=credits.kind_of({"type": entry.type, "board": entry.board, "specialty": entry.specialty}),
        specialty=entry.specialty,
        offer=entry.offer,
        amount=-entry.amount,
        basis=CreditBasis.REVERSAL,
        reason=reason,
        earned_on=entry.earned_on,
        expires_on=entry.expires_on,
        claim_key=f"reversal:{entry.id}",
        reverses_id=entry.id,
    )
    (reversal_id,) = await append([reversal], by=by, now=now)
    return reversal_id
