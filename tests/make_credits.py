"""Entries of the ledger for tests, without an activity: `await make.add(make.entry(learner.id, "2.00"))`."""

import datetime as dt
from decimal import Decimal
from itertools import count
from uuid import UUID

from backend.domain import counting
from backend.domain.actors import SYSTEM
from backend.domain.credits import CreditBasis, CreditType, Kind
from backend.models.database import transaction
from backend.services import ledger
from backend.services.ledger import Entry
from tests.make_people import NOW

TODAY = NOW.date()
AMA = Kind(CreditType.AMA_PRA_CATEGORY_1)

_numbers = count(1)


def entry(
    learner_id: UUID,
    amount: str,
    *,
    on: dt.date = TODAY,
    kind: Kind = AMA,
    specialty: str = "cardiology",
    offer: tuple[Kind, ...] = (),
    expires_on: dt.date | None = None,
) -> Entry:
    """An entry brought along from elsewhere; `offer` is what else its activity awarded, in order, itself included."""
    number = next(_numbers)
    return Entry(
        learner_id=learner_id,
        enrollment_id=None,
        version_id=None,
        title=f"Elsewhere {number}",
        provider="Elsewhere",
        kind=kind,
        specialty=kind.specialty or specialty,
        offer=counting.offer(offer or (kind,), specialty),
        amount=Decimal(amount),
        basis=CreditBasis.TRANSFER,
        reason="",
        earned_on=on,
        expires_on=expires_on,
        claim_key=f"elsewhere:{number}",
    )


async def add(*entries: Entry, now: dt.datetime = NOW) -> tuple[UUID, ...]:
    """Add entries as a service does; their ids."""
    async with transaction():
        return await ledger.append(entries, by=SYSTEM, now=now)
