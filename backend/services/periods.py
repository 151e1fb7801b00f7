"""Certificates of a period, issued to their holder at will: the credit of one specialty, and a transcript of everything."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from backend.certificates import glyphs, labels, terms, transcript
from backend.certificates.facts import CertificateKind, CertifiedCredit, CertifiedEntry, Facts, Transcript
from backend.domain import ledger
from backend.domain.actors import Actor
from backend.domain.credits import ZERO, Kind, Profession
from backend.domain.problems import InvalidInput, NothingToClaim
from backend.domain.specialties import SPECIALTIES
from backend.domain.totals import type_key
from backend.models import tables
from backend.models.database import transaction
from backend.reads import certificates, credits, summaries
from backend.reads.certificates import Certificate
from backend.reads.credits import Credit
from backend.services import certifying

LONGEST = dt.timedelta(days=366 * 50)
"""No period is longer: anybody's career."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Which days a certificate is about, both included, in which language, and under which name it is issued.

    `issuer` is the installation: what it certifies may come from many providers.
    """

    starts_on: dt.date
    ends_on: dt.date
    language: str
    issuer: str

    def require_valid(self) -> None:
        """Raises: InvalidInput for days in the wrong order, or for more than anybody's career."""
        if not dt.timedelta(0) <= self.ends_on - self.starts_on <= LONGEST:
            raise InvalidInput("The period ends before it begins, or lasts more than fifty years.", path=("earned_to",))


async def specialty(code: str, period: Period, *, public_url: str, by: Actor, now: dt.datetime) -> Certificate:
    """Certify one's own credit in a specialty in a period, summed by kind. Safe to repeat.

    Raises: InvalidInput for an unknown specialty or a wrong period; NothingToClaim where nothing stands; GlyphMissing.
    """
    period.require_valid()
    if code not in SPECIALTIES:
        raise InvalidInput("This specialty is not known.", path=("specialty",))
    async with transaction():
        learner = await _locked(by)
        today = ledger.local_date(now, learner.time_zone)
        entries = certifying.standing(await _entries(learner, period, today=today, specialties=(code,)))
        if not entries:
            raise NothingToClaim(
                "No credit in this specialty stands in this period.", path=("specialty",), rule="none-in-period"
            )
        facts = _of_period(
            CertificateKind.SPECIALTY,
            learner,
            period,
            title=SPECIALTIES.named(code, period.language).label,
            sums=_sums(entries, period.language),
            public_url=public_url,
            now=now,
            demonstration=await _any_fictitious(entries),
        )
        certificate_id = await certifying.settle(
            facts,
            occasion=certifying.occasion_of(facts.kind, learner.id, code, period.starts_on, period.ends_on, period.language),
            learner_id=learner.id,
            entries=entries,
            now=now,
        )
    return await _record(certificate_id)


async def list_all(period: Period, *, public_url: str, by: Actor, now: dt.datetime) -> Certificate:
    """Certify everything in one's own ledger in a period, reversed and expired entries included: a transcript. Safe to repeat.

    Its totals are those of the summary. Raises: InvalidInput for a wrong period or too many entries; GlyphMissing.
    """
    period.require_valid()
    async with transaction():
        learner = await _locked(by)
        today = ledger.local_date(now, learner.time_zone)
        entries = await _entries(learner, period, today=today)
        summary = await summaries.of_learner(learner.id, start=period.starts_on, end=period.ends_on, today=today)
        kinds = _kinds(entries)
        facts = _of_period(
            CertificateKind.TRANSCRIPT,
            learner,
            period,
            title=labels.of(period.language).period(period.starts_on, period.ends_on),
            sums=tuple(
                certifying.certified_credit(kinds[total.key], total.amount, language=period.language)
                for total in summary.by_type
                if total.key in kinds
            ),
            public_url=public_url,
            now=now,
            demonstration=await _any_fictitious(entries),
            listed=Transcript(
                entries=tuple(_line(entry, period.language) for entry in entries), total=summary.total, points=summary.points
            ),
        )
        certificate_id = await certifying.settle(
            facts,
            occasion=certifying.occasion_of(facts.kind, learner.id, period.starts_on, period.ends_on, period.language),
            learner_id=learner.id,
            entries=entries,
            now=now,
        )
    return await _record(certificate_id)


async def _locked(by: Actor) -> tables.Learner:
    by.require_known()
    return await tables.Learner.select_for_update().get(id=by.learner())


async def _entries(
    learner: tables.Learner, period: Period, *, today: dt.date, specialties: tuple[str, ...] = ()
) -> tuple[Credit, ...]:
    """The ledger's entries in a period, oldest first; one more than may be listed is refused."""
    found = await credits.in_period(
        learner.id, period.starts_on, period.ends_on, specialties=specialties, most=transcript.MOST_ENTRIES + 1, today=today
    )
    if len(found) > transcript.MOST_ENTRIES:
        text = f"One document lists at most {transcript.MOST_ENTRIES:,} entries; choose a shorter period."
        raise InvalidInput(text, path=("earned_from",))
    return found


def _of_period(
    kind: CertificateKind,
    learner: tables.Learner,
    period: Period,
    *,
    title: str,
    sums: tuple[CertifiedCredit, ...],
    public_url: str,
    now: dt.datetime,
    demonstration: bool,
    listed: Transcript | None = None,
) -> Facts:
    certifying.refuse_unprintable(learner.printed_name)
    number = certifying.new_number()
    return Facts(
        number=number,
        kind=kind,
        learner_name=glyphs.printable(learner.printed_name),
        credentials=terms.profession(Profession(learner.profession), period.language),
        activity_title=title,
        provider_name=period.issuer,
        learning_format="",
        started_on=period.starts_on,
        completed_on=period.ends_on,
        issued_on=ledger.local_date(now, learner.time_zone),
        credits=sums,
        statements=(labels.of(period.language).awarded_by,),
        verify_url=certifying.verify_url(public_url, number),
        language=period.language,
        demonstration=demonstration,
        transcript=listed,
    )


def _kinds(entries: Iterable[Credit]) -> dict[str, Kind]:
    """The kinds of these entries by the keys of a summary's groups; specialties are one type."""
    found: dict[str, Kind] = {}
    for entry in entries:
        kind = Kind(entry.kind.type, entry.kind.board)
        found.setdefault(type_key(kind), kind)
    return found


def _sums(entries: Iterable[Credit], language: str) -> tuple[CertifiedCredit, ...]:
    """What entries add up to by kind, so that credits and points never share a sum."""
    sums: dict[Kind, Decimal] = {}
    for entry in entries:
        sums[entry.kind] = sums.get(entry.kind, ZERO) + entry.amount
    return tuple(
        certifying.certified_credit(kind, sums[kind], language=language)
        for kind in sorted(sums, key=lambda kind: (kind.unit, type_key(kind), kind.specialty))
    )


def _line(entry: Credit, language: str) -> CertifiedEntry:
    return CertifiedEntry(
        earned_on=entry.earned_on,
        title=glyphs.printable(entry.title),
        provider=glyphs.printable(entry.provider),
        credit=certifying.certified_credit(entry.kind, entry.amount, language=language),
        status=labels.of(language).status(entry.status, entry.expires_on),
    )


async def _any_fictitious(entries: Iterable[Credit]) -> bool:
    return await certificates.any_fictitious({entry.version_id for entry in entries if entry.version_id is not None})


async def _record(certificate_id: UUID) -> Certificate:
    return (await certificates.by_ids([certificate_id]))[certificate_id]
