"""The certificates that this installation signs with, or has signed with."""

from dataclasses import dataclass
from datetime import datetime

from backend.reads import sql


@dataclass(frozen=True, slots=True)
class SigningCertificate:
    """One of them. `fingerprint` is the SHA-256 of it alone, `chain` it and its issuers as PEM."""

    fingerprint: str
    name: str
    chain: bytes
    valid_from: datetime
    valid_until: datetime
    first_used_at: datetime


async def known() -> tuple[SigningCertificate, ...]:
    """All of them, the newest first."""
    found = await sql.rows(
        """SELECT fingerprint, name, chain, valid_from, valid_until, first_used_at FROM signing_certificate
            ORDER BY first_used_at DESC, fingerprint"""
    )
    return tuple(
        SigningCertificate(
            fingerprint=row["fingerprint"],
            name=row["name"],
            chain=row["chain"].encode(),
            valid_from=sql.instant_of(row["valid_from"]),
            valid_until=sql.instant_of(row["valid_until"]),
            first_used_at=sql.instant_of(row["first_used_at"]),
        )
        for row in found
    )
