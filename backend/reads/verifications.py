"""What verifying reads: certificates that their holders let be verified, kept files by their hash, and the traces left."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from backend.reads import certificates, pages, sql
from backend.reads.certificates import Certificate


class Channel(StrEnum):
    """How somebody asked."""

    PAGE = "PAGE"
    API = "API"
    FILE = "FILE"
    LIST = "LIST"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file as it was issued: of which certificate, and when it was made."""

    certificate_number: str
    made_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Trace:
    """One verification of a certificate: when and how; by whom only if they were signed in, or called with a key."""

    id: UUID
    at: dt.datetime
    channel: Channel
    by: str | None
    organization: str | None


async def shown(numbers: Collection[str]) -> dict[str, Certificate]:
    """The certificates of canonical numbers, without those that are hidden: to verifying they do not exist.

    A successor that is hidden is not named either. One statement, whatever is found.
    """
    found = await certificates.by_numbers(numbers, only_visible=True)
    return {certificate.number: certificate for certificate in found}


async def kept_file(sha256: str) -> KeptFile | None:
    """The file that was issued with exactly these bytes, None as well if its certificate is hidden."""
    found = await sql.row(
        """SELECT ce.number, f.made_at FROM certificate_file f JOIN certificate ce ON ce.id = f.certificate_id
           WHERE f.sha256 = :sha256 AND ce.visible = :visible""",
        sha256=sha256,
        visible=True,
    )
    return None if found is None else KeptFile(found["number"], sql.instant_of(found["made_at"]))


async def first_made_at(certificate_id: UUID) -> dt.datetime | None:
    """When the first file of a certificate was made, None as long as there is none."""
    found = await sql.row(
        "SELECT made_at FROM certificate_file WHERE certificate_id = :certificate ORDER BY made_at LIMIT 1",
        certificate=certificate_id,
    )
    return None if found is None else sql.instant_of(found["made_at"])


async def of_certificate(certificate_id: UUID, *, first: int, after: str | None, count: bool) -> pages.Page[Trace]:
    """A page of a certificate's traces, newest first.

    Raises: InvalidInput for a wrong `first` or `after`.
    """
    pages.checked_first(first)
    where, given = "v.certificate_id = :certificate", dict[str, object](certificate=certificate_id)
    total = None
    if count:
        counted = await sql.row(f"SELECT COUNT(*) AS n FROM verification_event v WHERE {where}", **given)
        total = counted["n"] if counted else 0
    last = pages.keys_as(after, sql.instant_of, UUID)
    if last is not None:
        where += " AND (v.occurred_at < :last OR (v.occurred_at = :last AND v.id > :last_id))"
        given |= {"last": last[0], "last_id": last[1]}
    found = await sql.rows(
        f"""SELECT v.id, v.occurred_at, v.channel, l.given_name, l.family_name, o.name AS organization
            FROM verification_event v LEFT JOIN learner l ON l.id = v.verifier_id
            LEFT JOIN api_key k ON k.id = v.api_key_id LEFT JOIN organization o ON o.id = k.organization_id
            WHERE {where} ORDER BY v.occurred_at DESC, v.id LIMIT :most""",
        **given,
        most=first + 1,
    )
    return pages.page([_trace(row) for row in found], first=first, after=after, key=_keys, total_count=total)


def _trace(row: sql.Row) -> Trace:
    return Trace(
        id=sql.uuid_of(row["id"]),
        at=sql.instant_of(row["occurred_at"]),
        channel=Channel(row["channel"]),
        by=None if row["given_name"] is None else f"{row['given_name']} {row['family_name']}",
        organization=row["organization"],
    )


def _keys(trace: Trace) -> tuple[str, str]:
    return trace.at.isoformat(), str(trace.id)
