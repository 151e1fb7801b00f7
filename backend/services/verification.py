"""Verifying: what a certificate certifies, for anybody who has its number. Facts, not just "valid"."""

import datetime as dt
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from backend.certificates import numbers
from backend.certificates.facts import Facts
from backend.models import tables
from backend.models.database import transaction
from backend.reads import certificates
from backend.reads.certificates import Certificate
from backend.services.throttling import Limit

LIMIT = Limit("verify", tries=60, window=dt.timedelta(minutes=1))
"""Verifications by one client: numbers cannot be guessed, and nobody needs to try."""


class VerificationOutcome(StrEnum):
    """What verifying a number found."""

    ACTIVE = "ACTIVE"
    SUPERSEDED = "SUPERSEDED"
    REVOKED = "REVOKED"
    UNKNOWN = "UNKNOWN"
    MISTYPED = "MISTYPED"


class Channel(StrEnum):
    """How somebody asked."""

    PAGE = "PAGE"
    API = "API"


@dataclass(frozen=True, slots=True)
class Verification:
    """The answer. `facts` only for a certificate that exists; its name only where the holder shows it."""

    outcome: VerificationOutcome
    number: str
    checked_at: dt.datetime
    certificate: Certificate | None = None
    name_matches: bool | None = None

    @property
    def facts(self) -> Facts | None:
        """What the certificate certifies."""
        return None if self.certificate is None else self.certificate.facts

    @property
    def learner_name(self) -> str | None:
        """The holder's name, None where it is hidden."""
        return self.certificate.learner_name if self.certificate is not None and self.certificate.name_visible else None

    @property
    def reason(self) -> str | None:
        """Why it was revoked."""
        return None if self.certificate is None else self.certificate.revocation_reason

    @property
    def superseded_by_number(self) -> str | None:
        """The number of the certificate that took its place."""
        return None if self.certificate is None else self.certificate.superseded_by_number


async def verify(number: str, *, holder_name: str | None = None, now: dt.datetime) -> Verification:
    """What is certified under a number, as typed by a person.

    A typing error is told apart from an unknown number by the check characters. Each of the answers costs the same one
    statement; the trace is left afterwards, by `trace`.
    """
    canonical = numbers.parse(number[:100])
    found = await certificates.by_number(canonical or "")
    if canonical is None:
        return Verification(VerificationOutcome.MISTYPED, number[:100], now)
    if found is None:
        return Verification(VerificationOutcome.UNKNOWN, canonical, now)
    matches = None if holder_name is None else _plain(holder_name) == _plain(found.learner_name)
    return Verification(VerificationOutcome(found.status.value), canonical, now, found, matches)


async def trace(verification: Verification, *, channel: Channel) -> None:
    """Leave a trace that the holder can see: when and how, not by whom. Called after the answer has gone out."""
    if verification.certificate is not None:
        async with transaction():
            await tables.VerificationEvent.create(
                certificate_id=verification.certificate.id, occurred_at=verification.checked_at, channel=channel.value
            )


def _plain(name: str) -> str:
    """A name as two people may write it: case, accents and spaces aside."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter) and not letter.isspace())
