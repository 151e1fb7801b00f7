"""What a certificate certifies, gathered once at issue: from then on it is frozen."""

import secrets
from collections.abc import Iterable, Iterator
from decimal import Decimal
from uuid import UUID

from backend.certificates import facts as certified
from backend.certificates import glyphs, numbers, statements, terms
from backend.certificates.facts import CertificateKind, CertifiedCredit, Facts
from backend.domain import ledger
from backend.domain.activities import ActivityDefinition
from backend.domain.credits import CreditStatus, CreditType, Kind
from backend.domain.problems import GlyphMissing
from backend.domain.specialties import SPECIALTIES
from backend.models import tables
from backend.reads import credits
from backend.reads.activities import Activity
from backend.reads.certificates import CertificateStatus
from backend.reads.credits import Credit
from backend.services.enrollments import Changing


def refuse_unprintable(name: str) -> None:
    """Raises: GlyphMissing for a name that no certificate could print, before anything is issued."""
    missing = glyphs.missing(name)
    if missing or not glyphs.printable(name).strip():
        characters = " ".join(missing)
        raise GlyphMissing(
            f"No certificate could print these characters of your name: {characters}. Change the printed name in your profile.",
            path=("enrollment_id",),
            characters=characters,
        )


async def certify(changing: Changing, entries: Iterable[Credit], *, public_url: str) -> UUID:
    """Record the certificate of all that stands claimed in an enrollment; the one before is superseded by it.

    Inside the claim's transaction. Its bytes are made later, once.
    """
    row = await _record(changing, _standing(entries), name=changing.learner.printed_name, public_url=public_url)
    earlier = tables.Certificate.filter(enrollment_id=changing.row.id, status=CertificateStatus.ACTIVE.value)
    await earlier.exclude(id=row.id).update(status=CertificateStatus.SUPERSEDED.value, superseded_by_id=row.id)
    return row.id


async def revoke(changing: Changing, credit_id: UUID, *, reason: str, public_url: str) -> None:
    """Revoke every certificate that certifies an entry, inside the transaction that took the entry back.

    What else stands claimed in the enrollment is certified anew, in the name that was certified before: a name that no
    certificate could print today must not keep an entry from being taken back. The active one names it as its successor.
    """
    certified_by = await tables.CertifiedCredit.filter(credit_id=credit_id).values_list("certificate_id", flat=True)
    valid = tables.Certificate.filter(id__in=list(certified_by)).exclude(status=CertificateStatus.REVOKED.value)
    revoked = await valid.order_by("status", "-issued_at")  # "ACTIVE" is the first of the states
    if not revoked:
        return
    entries = (await credits.of_enrollments([changing.row.id], now=changing.now))[changing.row.id]
    standing, successor = _standing(entries), None
    if standing:
        name = certified.from_json(revoked[0].facts).learner_name
        successor = (await _record(changing, standing, name=name, public_url=public_url)).id
    await tables.Certificate.filter(id__in=[row.id for row in revoked]).update(
        status=CertificateStatus.REVOKED.value, revoked_at=changing.now, revocation_reason=reason
    )
    await tables.Certificate.filter(id=revoked[0].id).update(superseded_by_id=successor)


def _standing(entries: Iterable[Credit]) -> tuple[Credit, ...]:
    return tuple(entry for entry in entries if entry.status is not CreditStatus.REVERSED)


async def _record(changing: Changing, standing: tuple[Credit, ...], *, name: str, public_url: str) -> tables.Certificate:
    number = numbers.new_number(secrets.token_bytes(numbers.ENTROPY_BYTES))
    row = await tables.Certificate.create(
        number=number,
        kind=CertificateKind.CREDIT.value,
        learner_id=changing.row.learner_id,
        enrollment_id=changing.row.id,
        facts=certified.to_json(_facts(changing, standing, name=name, number=number, public_url=public_url)),
        issued_at=changing.now,
        status=CertificateStatus.ACTIVE.value,
    )
    for entry in standing:
        await tables.CertifiedCredit.create(certificate_id=row.id, credit_id=entry.id)
    return row


def statements_of(activity: Activity) -> tuple[str, ...]:
    """The statements that an activity and its certificates must carry. Sources: AMA and ACCME, see `certificates.statements`.

    A provider that is not accredited by the ACCME makes none of them, but its own accreditation statement if it has one.
    """
    provider = activity.provider
    if not provider.accredited:
        return (provider.accreditation_statement,) if provider.accreditation_statement else ()
    return tuple(_statements(activity, activity.definition))


def _statements(activity: Activity, definition: ActivityDefinition) -> Iterator[str]:
    joint = activity.joint_provider
    joint_name = joint.name if joint is not None and not joint.accredited else None
    own = activity.provider.accreditation_statement
    # A joint activity needs the statement that names both, whatever the provider says of itself.
    if own and joint_name is None:
        yield own
    else:
        yield statements.accme_accreditation(provider=activity.provider.name, joint_provider=joint_name)
    for credit in definition.designated:
        if credit.type is CreditType.AMA_PRA_CATEGORY_1:
            yield statements.ama_designation(
                provider=activity.provider.name, learning_format=definition.learning_format, maximum=credit.maximum
            )
        elif credit.board == "ABIM":
            yield statements.abim_recognition(maximum=credit.maximum)


def _facts(changing: Changing, standing: tuple[Credit, ...], *, name: str, number: str, public_url: str) -> Facts:
    definition, activity = changing.definition, changing.activity
    claimed = {entry.kind for entry in standing}
    kinds = tuple(credit.kind for credit in definition.designated if credit.kind in claimed)
    types = {kind.type for kind in kinds}
    return Facts(
        number=number,
        kind=CertificateKind.CREDIT,
        learner_name=glyphs.printable(name),
        credentials=terms.profession(changing.profession, definition.language),
        activity_title=definition.title,
        provider_name=activity.provider.name,
        joint_provider_name=activity.joint_provider.name if activity.joint_provider else None,
        learning_format=terms.learning_format(definition.learning_format, definition.language),
        location=definition.location or None,
        started_on=min((session.starts_at.date() for session in definition.sessions), default=None),
        completed_on=max(entry.earned_on for entry in standing),
        issued_on=ledger.local_date(changing.now, changing.learner.time_zone),
        credits=tuple(_credit(kind, standing, language=definition.language) for kind in kinds),
        statements=tuple(text for text in statements_of(activity) if _concerns(text, types)),
        verify_url=f"{public_url.rstrip('/')}/verify/{number}",
        language=definition.language,
        demonstration=activity.provider.fictitious,
        seal=activity.provider.seal or None,
    )


def _concerns(statement: str, types: set[CreditType]) -> bool:
    """A certificate carries the designation of the credit it certifies, and no other."""
    if statements.AMA_LABEL.removesuffix("(s)™") in statement:
        return CreditType.AMA_PRA_CATEGORY_1 in types
    return "Maintenance of Certification" not in statement or CreditType.MOC in types


def _credit(kind: Kind, standing: Iterable[Credit], *, language: str) -> CertifiedCredit:
    return CertifiedCredit(
        type=kind.type,
        amount=sum((entry.amount for entry in standing if entry.kind == kind), Decimal("0.00")),
        unit=kind.unit,
        label=terms.counted(kind.type, language),
        board=kind.board or None,
        specialty=SPECIALTIES.named(kind.specialty, language).label if kind.specialty else None,
    )
