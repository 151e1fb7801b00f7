"""Verifying: what a certificate certifies, for anybody who has its number. Facts, not just "valid"."""

import datetime as dt
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from backend.certificates import numbers
from backend.certificates.facts import Facts
from backend.domain.actors import STRANGER, Actor
from backend.models import tables
from backend.models.database import transaction
from backend.reads import verifications
from backend.reads.certificates import Certificate
from backend.reads.verifications import Channel
from backend.services import throttling
from backend.services.throttling import Limit

LIMIT = Limit("verify", tries=60, window=dt.timedelta(minutes=1))
"""Verifications by one client: numbers cannot be guessed, and nobody needs to try."""

NAMES_OF_CLIENT = Limit("verify-name", tries=10, window=dt.timedelta(minutes=1))
NAMES_OF_NUMBER = Limit("verify-name:number", tries=100, window=dt.timedelta(days=1))
"""Names that are compared, for one client and for one number: a hidden name is not to be found by trying."""

LONGEST = 100
"""Characters of a number that are looked at and told back."""


class VerificationOutcome(StrEnum):
    """What verifying a number found."""

    ACTIVE = "ACTIVE"
    SUPERSEDED = "SUPERSEDED"
    REVOKED = "REVOKED"
    UNKNOWN = "UNKNOWN"
    MISTYPED = "MISTYPED"


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


async def spend(*, client: str, number: str, holder_name: str | None, now: dt.datetime) -> None:
    """Count one verification by a client, and the name that it compares.

    Raises: Throttled, the same for every number.
    """
    counts = [LIMIT.on_client(client)]
    if holder_name is not None:
        counts += NAMES_OF_CLIENT.on_client(client), NAMES_OF_NUMBER.on(numbers.parse(number[:LONGEST]) or "")
    await throttling.spend(*counts, now=now)


async def verify(number: str, *, holder_name: str | None = None, now: dt.datetime) -> Verification:
    """What is certified under a number, as typed by a person.

    A typing error is told apart from an unknown number by the check characters; a hidden certificate is unknown. Each of the
    answers costs the same one statement; the trace is left afterwards, by `trace`.
    """
    (found,) = await verify_all([number], now=now)
    if holder_name is None or found.certificate is None:
        return found
    return replace(found, name_matches=_plain(holder_name) == _plain(found.certificate.learner_name))


async def verify_all(typed: Sequence[str], *, now: dt.datetime) -> list[Verification]:
    """What is certified under each of many numbers, in their order. One statement, whatever is found."""
    canonical = [numbers.parse(number[:LONGEST]) for number in typed]
    shown = await verifications.shown({number or "" for number in canonical})
    return [_answer(text[:LONGEST], number, shown, now) for text, number in zip(typed, canonical, strict=True)]


def _answer(typed: str, number: str | None, shown: Mapping[str, Certificate], now: dt.datetime) -> Verification:
    if number is None:
        return Verification(VerificationOutcome.MISTYPED, typed, now)
    found = shown.get(number)
    if found is None:
        return Verification(VerificationOutcome.UNKNOWN, number, now)
    return Verification(VerificationOutcome(found.status.value), number, now, found)


async def trace(*verified: Verification, channel: Channel, by: Actor = STRANGER) -> None:
    """Leave traces that the holders can see: when and how, by whom only if signed in. Called after the answer has gone out."""
    events = [
        tables.VerificationEvent(
            certificate_id=each.certificate.id,
            occurred_at=each.checked_at,
            channel=channel.value,
            verifier_id=by.learner_id,
            api_key_id=by.api_key_id,
        )
        for each in verified
        if each.certificate is not None
    ]
    if events:
        async with transaction():
            await tables.VerificationEvent.bulk_create(events)


def _plain(name: str) -> str:
    """A name as two people may write it: case, accents and spaces aside."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter) and not letter.isspace())
