"""Issuing the certificates of an enrollment on purpose, and revoking any: what stands is answered until its facts change."""

import datetime as dt
from uuid import UUID

from backend import live
from backend.certificates.facts import CertificateKind
from backend.domain import gates, ledger
from backend.domain.actors import Actor
from backend.domain.audit import AuditKind
from backend.domain.gates import GateKind
from backend.domain.problems import Conflict, InvalidInput, NotFound, NothingToClaim
from backend.live import topics
from backend.models import tables
from backend.models.database import transaction
from backend.reads import certificates, credits
from backend.reads.certificates import Certificate, CertificateStatus
from backend.services import audit, certifying
from backend.services.enrollments import Changing, change, last_happened

NOT_ASKED = frozenset({GateKind.ELIGIBILITY, GateKind.WINDOW, GateKind.ATTEMPTS})
"""Gates to credit that completion does not ask for: who may claim it, and until when anything more can be done."""

LONGEST_REASON = 300


async def completion(enrollment_id: UUID, *, public_url: str, by: Actor, now: dt.datetime) -> Certificate:
    """Certify that an activity was completed, whether or not it pays credit. Safe to repeat.

    Raises: NotFound if it is not theirs; NothingToClaim with what is still open; Conflict where the provider revoked it;
    GlyphMissing for a name that could not be printed.
    """
    async with change(enrollment_id, by=by, now=now) as changing:
        _require_complete(changing)
        await _require_not_revoked(changing, CertificateKind.COMPLETION)
        certifying.refuse_unprintable(changing.learner.printed_name)
        facts = certifying.completion_facts(changing, completed_on=await _completed_on(changing), public_url=public_url)
        certificate_id = await certifying.settle(
            facts,
            occasion=certifying.occasion_of(facts.kind, enrollment_id),
            learner_id=changing.row.learner_id,
            enrollment_id=enrollment_id,
            now=now,
        )
    return await _record(certificate_id)


async def credit(enrollment_id: UUID, *, public_url: str, by: Actor, now: dt.datetime) -> Certificate:
    """Certify again what stands claimed in an enrollment: the certificate there is, or a new one in a name that has changed.

    Raises: as `completion`; NothingToClaim where nothing stands claimed.
    """
    async with change(enrollment_id, by=by, now=now) as changing:
        await _require_not_revoked(changing, CertificateKind.CREDIT)
        entries = (await credits.of_enrollments([enrollment_id], now=now))[enrollment_id]
        if not certifying.standing(entries):
            raise NothingToClaim("No credit of this activity stands claimed.", path=("enrollment_id",))
        certifying.refuse_unprintable(changing.learner.printed_name)
        certificate_id = await certifying.certify(changing, entries, public_url=public_url)
    return await _record(certificate_id)


async def revoke(certificate_id: UUID, *, reason: str, by: Actor, now: dt.datetime) -> Certificate:
    """Take a certificate back: its record stays, with date and reason. Credit that it certifies is not touched.

    Raises: NotFound unless the actor works for the provider (or, of a specialty or a transcript, is an administrator); Conflict
    if it is revoked already; InvalidInput without a reason.
    """
    by.require_staff()
    reason = reason.strip()
    if not 1 <= len(reason) <= LONGEST_REASON:
        raise InvalidInput(f"Give a reason of at most {LONGEST_REASON} characters.", path=("reason",))
    async with transaction():
        row = await tables.Certificate.select_for_update().get_or_none(id=certificate_id)
        provider_id = None if row is None else await _provider_of(row)
        if row is None or not (by.is_administrator if provider_id is None else by.works_for(provider_id)):
            raise NotFound("certificate")
        open_ = tables.Certificate.filter(id=row.id).exclude(status=CertificateStatus.REVOKED.value)
        revoked = await open_.update(
            status=CertificateStatus.REVOKED.value, occasion=None, revoked_at=now, revocation_reason=reason
        )
        if not revoked:
            raise Conflict("This certificate is revoked already.", path=("certificate_id",))
        await audit.record(
            AuditKind.CERTIFICATE_REVOKED,
            by=by,
            subject_id=row.learner_id,
            organization_id=provider_id,
            details={"number": row.number, "reason": reason},
            now=now,
        )
        live.announce(topics.learner(row.learner_id))
    return await _record(certificate_id)


def _require_complete(changing: Changing) -> None:
    if changing.row.withdrawn_at is not None:
        raise NothingToClaim("You have withdrawn from this activity.", path=("enrollment_id",), rule="not-completed")
    found = gates.gates(changing.definition, changing.progress, profession=changing.profession, today=changing.today)
    missing = [gate.explanation for gate in found if not gate.met and gate.kind not in NOT_ASKED]
    if missing:
        text = f"This activity is not completed yet. {' '.join(missing)}"
        raise NothingToClaim(text, path=("enrollment_id",), rule="not-completed")


async def _require_not_revoked(changing: Changing, kind: CertificateKind) -> None:
    """What the provider took back, only the provider issues anew; after a reversal a successor stands in its place."""
    newest = await tables.Certificate.filter(enrollment_id=changing.row.id, kind=kind.value).order_by("-issued_at").first()
    was_revoked = newest is not None and newest.status == CertificateStatus.REVOKED.value and newest.superseded_by_id is None
    if was_revoked and not changing.by.works_for(changing.activity.provider.id):
        raise Conflict(
            "The provider has revoked this certificate; ask there for another one.",
            path=("enrollment_id",),
            rule="revoked-by-provider",
        )


async def _completed_on(changing: Changing) -> dt.date:
    if changing.row.earned_on is not None:
        return changing.row.earned_on
    last = await last_happened(changing.row.id)
    return ledger.earned_on(changing.definition, changing.progress, last, learner_zone=changing.learner.time_zone)


async def _provider_of(row: tables.Certificate) -> UUID | None:
    if row.enrollment_id is None:
        return None
    enrollment = await tables.Enrollment.get(id=row.enrollment_id)
    return (await tables.Activity.get(id=enrollment.activity_id)).provider_id


async def _record(certificate_id: UUID) -> Certificate:
    return (await certificates.by_ids([certificate_id]))[certificate_id]
