"""Certificates: their records by learner, credit, enrollment and number. Bytes are asked for one at a time."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from backend.certificates import facts as certified
from backend.certificates.facts import CertificateKind, Facts
from backend.reads import pages, sql


class CertificateStatus(StrEnum):
    """What a certificate is worth today. Its record and its bytes stay."""

    ACTIVE = "ACTIVE"
    SUPERSEDED = "SUPERSEDED"
    REVOKED = "REVOKED"


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFilter:
    """Which certificates are wanted; empty and None mean any. The days of completion include both ends."""

    kinds: tuple[CertificateKind, ...] = ()
    status: tuple[CertificateStatus, ...] = ()
    completed_from: dt.date | None = None
    completed_to: dt.date | None = None
    specialties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate's record. `sha256` is that of its first PDF, None as long as no bytes were made."""

    id: UUID
    number: str
    kind: CertificateKind
    learner_id: UUID
    enrollment_id: UUID | None
    facts: Facts
    issued_at: dt.datetime
    status: CertificateStatus
    superseded_by_id: UUID | None
    superseded_by_number: str | None
    revoked_at: dt.datetime | None
    revocation_reason: str | None
    name_visible: bool
    visible: bool
    sha256: str | None

    @property
    def title(self) -> str:
        """What was completed."""
        return self.facts.activity_title

    @property
    def learner_name(self) -> str:
        """The name as it is printed."""
        return self.facts.learner_name

    @property
    def ready(self) -> bool:
        """Whether its bytes exist already."""
        return self.sha256 is not None


COMPLETED = "(ce.facts ->> 'completed_on')"
"""The day of completion, as text: a frozen fact of every certificate."""
_COLUMNS = """
    ce.id, ce.number, ce.kind, ce.learner_id, ce.enrollment_id, ce.facts, ce.issued_at, ce.status, ce.superseded_by_id,
    su.number AS superseded_by_number, ce.revoked_at, ce.revocation_reason, ce.name_visible, ce.visible,
    (SELECT f.sha256 FROM certificate_file f WHERE f.certificate_id = ce.id AND f.format = 'PDF'
     ORDER BY f.made_at LIMIT 1) AS sha256
"""
_FROM = "FROM certificate ce LEFT JOIN certificate su ON su.id = ce.superseded_by_id"


async def by_number(number: str) -> Certificate | None:
    """The certificate of that canonical number."""
    found = await sql.row(f"SELECT {_COLUMNS} {_FROM} WHERE ce.number = :number", number=number)
    return None if found is None else _record(found)


async def by_numbers(numbers: Collection[str], *, only_visible: bool = False) -> list[Certificate]:
    """Many certificates by canonical number; `only_visible` leaves out the hidden ones, and names none as a successor."""
    if not numbers:
        return []
    visible = " AND ce.visible = :visible" if only_visible else ""
    successor = " AND su.visible = :visible" if only_visible else ""
    found = await sql.rows(
        f"SELECT {_COLUMNS} {_FROM}{successor} WHERE ce.number IN (:numbers){visible}",
        numbers=list(numbers),
        **({"visible": True} if only_visible else {}),
    )
    return [_record(row) for row in found]


async def by_ids(certificate_ids: Iterable[UUID]) -> dict[UUID, Certificate]:
    """Many certificates by id, without asking who may see them."""
    ids = list(certificate_ids)
    if not ids:
        return {}
    found = await sql.rows(f"SELECT {_COLUMNS} {_FROM} WHERE ce.id IN (:ids)", ids=ids)
    return {certificate.id: certificate for certificate in map(_record, found)}


async def of_credits(credit_ids: Iterable[UUID]) -> dict[UUID, tuple[Certificate, ...]]:
    """The credit certificates of many ledger entries, newest first for each; what sums up a period is not a credit's own."""
    ids = list(credit_ids)
    if not ids:
        return {}
    found = await sql.rows(
        f"""SELECT cc.credit_id, {_COLUMNS} {_FROM} JOIN certified_credit cc ON cc.certificate_id = ce.id
            WHERE cc.credit_id IN (:ids) AND ce.kind = 'CREDIT' ORDER BY ce.issued_at DESC, ce.id""",
        ids=ids,
    )
    listed: dict[UUID, tuple[Certificate, ...]] = {}
    for row in found:
        credit_id = sql.uuid_of(row["credit_id"])
        listed[credit_id] = (*listed.get(credit_id, ()), _record(row))
    return listed


async def of_enrollments(enrollment_ids: Iterable[UUID]) -> dict[UUID, tuple[Certificate, ...]]:
    """The certificates of many enrollments, newest first for each."""
    ids = list(enrollment_ids)
    if not ids:
        return {}
    found = await sql.rows(
        f"SELECT {_COLUMNS} {_FROM} WHERE ce.enrollment_id IN (:ids) ORDER BY ce.issued_at DESC, ce.id", ids=ids
    )
    listed: dict[UUID, tuple[Certificate, ...]] = dict.fromkeys(ids, ())
    for certificate in map(_record, found):
        assert certificate.enrollment_id is not None
        listed[certificate.enrollment_id] += (certificate,)
    return listed


async def any_fictitious(version_ids: Collection[UUID]) -> bool:
    """Whether the provider of any of these activities is fictitious."""
    if not version_ids:
        return False
    found = await sql.row(
        """SELECT 1 AS found FROM activity_version v JOIN activity a ON a.id = v.activity_id
           JOIN organization o ON o.id = a.provider_id WHERE o.fictitious AND v.id IN (:ids) LIMIT 1""",
        ids=list(version_ids),
    )
    return found is not None


async def of_learner(
    learner_id: UUID,
    wanted: CertificateFilter,
    *,
    providers: Collection[UUID] | None = None,
    first: int,
    after: str | None,
    count: bool,
) -> pages.Page[Certificate]:
    """A page of a learner's certificates, newest first; `providers` leaves only those for what these offer.

    Raises: InvalidInput for a wrong `first` or `after`.
    """
    pages.checked_first(first)
    filtered, given = matching(wanted)
    where, given = f"ce.learner_id = :learner{filtered}", given | {"learner": learner_id}
    if providers is not None:
        where += """ AND ce.enrollment_id IN (SELECT e.id FROM enrollment e JOIN activity a ON a.id = e.activity_id
                     WHERE a.provider_id IN (:providers))"""
        given["providers"] = list(providers)
    total = None
    if count:
        counted = await sql.row(f"SELECT COUNT(*) AS n FROM certificate ce WHERE {where}", **given)
        total = counted["n"] if counted else 0
    last = pages.keys_of(after, count=2)
    if last is not None:
        where += " AND (ce.issued_at < :last OR (ce.issued_at = :last AND ce.id > :last_id))"
        given |= {"last": sql.instant_of(last[0]), "last_id": UUID(last[1])}
    found = await sql.rows(
        f"SELECT {_COLUMNS} {_FROM} WHERE {where} ORDER BY ce.issued_at DESC, ce.id LIMIT :most", **given, most=first + 1
    )
    return pages.page([_record(row) for row in found], first=first, after=after, key=_keys, total_count=total)


def matching(wanted: CertificateFilter) -> tuple[str, dict[str, Any]]:
    """What the filter asks of `certificate ce`, to be added to a WHERE."""
    parts = (
        ("kinds", " AND ce.kind IN (:kinds)", list(wanted.kinds)),
        ("status", " AND ce.status IN (:status)", list(wanted.status)),
        ("completed_from", f" AND {COMPLETED} >= :completed_from", wanted.completed_from and wanted.completed_from.isoformat()),
        ("completed_to", f" AND {COMPLETED} <= :completed_to", wanted.completed_to and wanted.completed_to.isoformat()),
        (
            "specialties",
            """ AND EXISTS (SELECT 1 FROM certified_credit cc JOIN credit c ON c.id = cc.credit_id
                WHERE cc.certificate_id = ce.id AND c.specialty IN (:specialties))""",
            list(wanted.specialties),
        ),
    )
    given = [(name, text, value) for name, text, value in parts if value]
    return "".join(text for _, text, _ in given), {name: value for name, _, value in given}


def _keys(certificate: Certificate) -> tuple[str, str]:
    return certificate.issued_at.isoformat(), str(certificate.id)


def _record(row: Mapping[str, Any]) -> Certificate:
    return Certificate(
        id=sql.uuid_of(row["id"]),
        number=row["number"],
        kind=CertificateKind(row["kind"]),
        learner_id=sql.uuid_of(row["learner_id"]),
        enrollment_id=None if row["enrollment_id"] is None else sql.uuid_of(row["enrollment_id"]),
        facts=certified.from_json(sql.json_of(row["facts"])),
        issued_at=sql.instant_of(row["issued_at"]),
        status=CertificateStatus(row["status"]),
        superseded_by_id=None if row["superseded_by_id"] is None else sql.uuid_of(row["superseded_by_id"]),
        superseded_by_number=row["superseded_by_number"],
        revoked_at=None if row["revoked_at"] is None else sql.instant_of(row["revoked_at"]),
        revocation_reason=row["revocation_reason"] or None,
        name_visible=bool(row["name_visible"]),
        visible=bool(row["visible"]),
        sha256=row["sha256"],
    )
