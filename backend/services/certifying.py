"""What a certificate certifies, gathered once at issue: from then on it is frozen."""

import datetime as dt
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from backend import live
from backend.certificates import facts as certified
from backend.certificates import glyphs, numbers, statements, terms
from backend.certificates.facts import CertificateKind, CertifiedCredit, Facts
from backend.domain import ledger
from backend.domain.activities import ActivityDefinition
from backend.domain.credits import CreditStatus, CreditType, Kind
from backend.domain.problems import GlyphMissing
from backend.domain.specialties import SPECIALTIES
from backend.live import topics
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
    certified_entries = standing(entries)
    facts = _facts(changing, certified_entries, name=changing.learner.printed_name, public_url=public_url)
    return await _settle_enrollment(changing, facts, certified_entries)


async def revoke(changing: Changing, credit_id: UUID, *, reason: str, public_url: str) -> None:
    """Revoke every certificate that certifies an entry, inside the transaction that took the entry back.

    What else stands claimed in the enrollment is certified anew, in the name that was certified before: a name that no
    certificate could print today must not keep an entry from being taken back. The active one names it as its successor.
    """
    revoked = await revoke_all(credit_id, reason=reason, now=changing.now)
    own = [row for row in revoked if row.kind == CertificateKind.CREDIT.value]
    if not own:
        return
    entries = standing((await credits.of_enrollments([changing.row.id], now=changing.now))[changing.row.id])
    if entries:
        name = certified.from_json(own[0].facts).learner_name
        facts = _facts(changing, entries, name=name, public_url=public_url)
        successor = await _settle_enrollment(changing, facts, entries)
        await tables.Certificate.filter(id=own[0].id).update(superseded_by_id=successor)


async def revoke_all(credit_id: UUID, *, reason: str, now: dt.datetime) -> list[tables.Certificate]:
    """Revoke whatever certifies an entry, of whichever kind; as it was before, the active ones first."""
    certified_by = await tables.CertifiedCredit.filter(credit_id=credit_id).values_list("certificate_id", flat=True)
    valid = tables.Certificate.filter(id__in=list(certified_by)).exclude(status=CertificateStatus.REVOKED.value)
    revoked = await valid.order_by("status", "-issued_at")  # "ACTIVE" is the first of the states
    await tables.Certificate.filter(id__in=[row.id for row in revoked]).update(
        status=CertificateStatus.REVOKED.value, occasion=None, revoked_at=now, revocation_reason=reason
    )
    return revoked


async def settle(
    facts: Facts,
    *,
    occasion: str,
    learner_id: UUID,
    now: dt.datetime,
    enrollment_id: UUID | None = None,
    entries: Iterable[Credit] = (),
) -> UUID:
    """The certificate of an occasion: the one that stands if it says the same, else a new one that supersedes it.

    Inside a transaction that holds the lock of the enrollment or the learner; the database allows one that stands for each
    occasion, whatever happens at once.
    """
    stands = await tables.Certificate.get_or_none(occasion=occasion)
    if stands is not None and _say_the_same(certified.from_json(stands.facts), facts):
        return stands.id
    if stands is not None:
        await tables.Certificate.filter(id=stands.id).update(status=CertificateStatus.SUPERSEDED.value, occasion=None)
    row = await tables.Certificate.create(
        number=facts.number,
        kind=facts.kind.value,
        learner_id=learner_id,
        enrollment_id=enrollment_id,
        occasion=occasion,
        facts=certified.to_json(facts),
        issued_at=now,
        status=CertificateStatus.ACTIVE.value,
    )
    if stands is not None:
        await tables.Certificate.filter(id=stands.id).update(superseded_by_id=row.id)
    await tables.CertifiedCredit.bulk_create(
        [tables.CertifiedCredit(certificate_id=row.id, credit_id=entry.id) for entry in entries], batch_size=500
    )
    live.announce(topics.learner(learner_id))
    return row.id


def occasion_of(kind: CertificateKind, *parts: object) -> str:
    """The key under which at most one certificate stands: its kind, and whose or what it is about."""
    return ":".join((kind.value, *map(str, parts)))


def new_number() -> str:
    """An unguessable number."""
    return numbers.new_number(secrets.token_bytes(numbers.ENTROPY_BYTES))


def verify_url(public_url: str, number: str) -> str:
    """The page that verifies it."""
    return f"{public_url.rstrip('/')}/verify/{number}"


def standing(entries: Iterable[Credit]) -> tuple[Credit, ...]:
    """The entries that neither are reversed nor reverse one."""
    return tuple(entry for entry in entries if entry.status is not CreditStatus.REVERSED)


async def _settle_enrollment(changing: Changing, facts: Facts, entries: Iterable[Credit]) -> UUID:
    return await settle(
        facts,
        occasion=occasion_of(facts.kind, changing.row.id),
        learner_id=changing.row.learner_id,
        enrollment_id=changing.row.id,
        entries=entries,
        now=changing.now,
    )


def _say_the_same(one: Facts, other: Facts) -> bool:
    """Whether two say the same of the same, whatever their numbers and the days that they are issued on."""
    return one == replace(other, number=one.number, verify_url=one.verify_url, issued_on=one.issued_on)


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


def completion_facts(changing: Changing, *, completed_on: dt.date, public_url: str) -> Facts:
    """What certifies that an enrollment was completed: the activity and its provider's accreditation, and no credit."""
    name = changing.learner.printed_name
    return _of_enrollment(changing, CertificateKind.COMPLETION, (), name=name, completed_on=completed_on, public_url=public_url)


def _facts(changing: Changing, entries: tuple[Credit, ...], *, name: str, public_url: str) -> Facts:
    claimed = {entry.kind for entry in entries}
    language = changing.definition.language
    return _of_enrollment(
        changing,
        CertificateKind.CREDIT,
        tuple(
            certified_credit(credit.kind, _claimed(credit.kind, entries), language=language)
            for credit in changing.definition.designated
            if credit.kind in claimed
        ),
        name=name,
        completed_on=max(entry.earned_on for entry in entries),
        public_url=public_url,
    )


def _of_enrollment(
    changing: Changing,
    kind: CertificateKind,
    credits_: tuple[CertifiedCredit, ...],
    *,
    name: str,
    completed_on: dt.date,
    public_url: str,
) -> Facts:
    definition, activity = changing.definition, changing.activity
    number, types = new_number(), {credit.type for credit in credits_}
    return Facts(
        number=number,
        kind=kind,
        learner_name=glyphs.printable(name),
        credentials=terms.profession(changing.profession, definition.language),
        activity_title=definition.title,
        provider_name=activity.provider.name,
        joint_provider_name=activity.joint_provider.name if activity.joint_provider else None,
        learning_format=terms.learning_format(definition.learning_format, definition.language),
        location=definition.location or None,
        started_on=min((session.starts_at.date() for session in definition.sessions), default=None),
        completed_on=completed_on,
        issued_on=ledger.local_date(changing.now, changing.learner.time_zone),
        credits=credits_,
        statements=tuple(text for text in statements_of(activity) if _concerns(text, types)),
        verify_url=verify_url(public_url, number),
        language=definition.language,
        demonstration=activity.provider.fictitious,
        seal=activity.provider.seal or None,
    )


def _concerns(statement: str, types: set[CreditType]) -> bool:
    """A certificate carries the designation of the credit it certifies, and no other."""
    if statements.AMA_LABEL.removesuffix("(s)™") in statement:
        return CreditType.AMA_PRA_CATEGORY_1 in types
    return "Maintenance of Certification" not in statement or CreditType.MOC in types


def certified_credit(kind: Kind, amount: Decimal, *, language: str) -> CertifiedCredit:
    """Credit of a kind, in the words of a language."""
    return CertifiedCredit(
        type=kind.type,
        amount=amount,
        unit=kind.unit,
        label=terms.counted(kind.type, language),
        board=kind.board or None,
        specialty=SPECIALTIES.named(kind.specialty, language).label if kind.specialty else None,
    )


def _claimed(kind: Kind, entries: Iterable[Credit]) -> Decimal:
    return sum((entry.amount for entry in entries if entry.kind == kind), Decimal("0.00"))
