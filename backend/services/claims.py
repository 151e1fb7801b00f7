"""Claiming: what is due becomes entries of the ledger, balances and a certificate's record, all in one transaction."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from backend.domain import awards, counting, ledger
from backend.domain.actors import Actor
from backend.domain.awards import Award
from backend.domain.problems import NothingToClaim
from backend.reads import certificates, credits, enrollments
from backend.reads.certificates import Certificate
from backend.reads.credits import Credit
from backend.services import certifying
from backend.services.enrollments import Changing, change
from backend.services.ledger import Entry, append


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a claim wrote: the new entries, and the certificate of everything claimed in the enrollment so far."""

    credits: tuple[Credit, ...]
    certificate: Certificate


async def claim(enrollment_id: UUID, *, public_url: str, by: Actor, now: dt.datetime) -> Claimed:
    """Award what this enrollment has earned and not yet been paid. Safe to repeat.

    The certificate's record is written with the entries; it supersedes the one of an earlier, partial claim.
    Raises: NotFound if it is not theirs; NothingToClaim if no credit is due; GlyphMissing (and nothing is paid) for a name
    that could not be printed.
    """
    async with change(enrollment_id, by=by, now=now) as changing:
        before = await _standing(changing)
        due = _due(changing, before)
        if not due:
            raise NothingToClaim("No credit is due now; the gates say why.", path=("enrollment_id",))
        certifying.refuse_unprintable(changing.learner.printed_name)
        changing.touched = True
        added = await append(_entries(changing, due, before), by=by, now=now)
        certificate_id = await certifying.certify(changing, await _standing(changing), public_url=public_url)
    written = await credits.by_ids(added, now=now)
    return Claimed(tuple(written[key] for key in added), (await certificates.by_ids([certificate_id]))[certificate_id])


async def _standing(changing: Changing) -> tuple[Credit, ...]:
    return (await credits.of_enrollments([changing.row.id], now=changing.now))[changing.row.id]


def _due(changing: Changing, before: tuple[Credit, ...]) -> tuple[Award, ...]:
    if changing.row.withdrawn_at is not None:
        return ()
    paid = enrollments.paid_of(before)
    return awards.due(changing.definition, changing.progress, paid, profession=changing.profession, today=changing.today)


def _entries(changing: Changing, due: tuple[Award, ...], before: tuple[Credit, ...]) -> list[Entry]:
    definition = changing.definition
    offer = counting.offer((credit.kind for credit in definition.claimable_by(changing.profession)), definition.specialty)
    earned_on = changing.row.earned_on or changing.today
    return [
        Entry(
            learner_id=changing.row.learner_id,
            enrollment_id=changing.row.id,
            version_id=changing.row.version_id,
            title=definition.title,
            provider=changing.activity.provider.name,
            kind=award.kind,
            specialty=award.kind.specialty or definition.specialty,
            offer=offer,
            amount=award.amount,
            basis=award.basis,
            reason=award.reason,
            earned_on=earned_on,
            expires_on=ledger.expires_on(definition.policy, earned_on),
            claim_key=f"{changing.row.id}:{len(before) + place}",
        )
        for place, award in enumerate(due)
    ]
