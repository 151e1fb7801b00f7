"""Verifying a file: is it the certificate that was issued, byte for byte, and what is that worth today."""

import asyncio
import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from backend.certificates import checking, signing
from backend.certificates.checking import Check, CheckName, Finding, Held, PrintedFact
from backend.certificates.signing import SignatureCheck
from backend.reads import verifications
from backend.services import signing_certificates, verification
from backend.services.throttling import Limit
from backend.services.verification import Verification, VerificationOutcome

LIMIT = Limit("verify-file", tries=20, window=dt.timedelta(minutes=1))
"""Files by one client."""

_WORKERS = ThreadPoolExecutor(max_workers=2, thread_name_prefix="checking")
"""Reading a stranger's file takes a processor: never more of them at once than this, whoever asks."""


class FileOutcome(StrEnum):
    """What a file is, all checks taken together."""

    ACTIVE = "ACTIVE"
    SUPERSEDED = "SUPERSEDED"
    REVOKED = "REVOKED"
    ALTERED = "ALTERED"
    NOT_OURS = "NOT_OURS"
    UNREADABLE = "UNREADABLE"


@dataclass(frozen=True, slots=True)
class FileVerification:
    """The answer: every check in its order, and what is certified under the number that the file bears."""

    sha256: str
    checked_at: dt.datetime
    checks: tuple[Check, ...]
    certificate: Verification | None
    differing_facts: tuple[PrintedFact, ...]

    @property
    def outcome(self) -> FileOutcome:
        """The one word for it. Signed by another key is not ours, whatever is printed on it."""
        if not self._passed(CheckName.DOCUMENT):
            return FileOutcome.UNREADABLE
        if self.bytes_match and self.certificate is not None:
            return FileOutcome(self.certificate.outcome.value)
        if self.certificate is None or self.certificate.certificate is None:
            return FileOutcome.NOT_OURS
        return FileOutcome.NOT_OURS if self._found(CheckName.ISSUER) is Finding.FOREIGN_KEY else FileOutcome.ALTERED

    @property
    def signature_valid(self) -> bool:
        """Whether a signature is there and covers every byte as it was signed."""
        return self._passed(CheckName.SIGNATURE)

    @property
    def chain_ours(self) -> bool:
        """Whether the key that signed is one of this installation's."""
        return self._passed(CheckName.ISSUER)

    @property
    def bytes_match(self) -> bool:
        """Whether it is, byte for byte, a file that was issued."""
        return self._passed(CheckName.BYTES)

    @property
    def facts_match(self) -> bool:
        """Whether what is printed is what was certified."""
        return self._passed(CheckName.FACTS)

    def _found(self, name: CheckName) -> Finding:
        return next(check.finding for check in self.checks if check.name is name)

    def _passed(self, name: CheckName) -> bool:
        return self._found(name).passed


async def verify(content: bytes, *, now: dt.datetime) -> FileVerification:
    """What a file is. A hidden certificate is answered as an unknown one. The trace is left afterwards, as for a number."""
    loop = asyncio.get_running_loop()
    held = await loop.run_in_executor(_WORKERS, checking.read, content)
    kept = await verifications.kept_file(held.sha256)
    number = held.number if kept is None else kept.certificate_number
    if not held.document.passed:
        return _answer(held, signing.NO_SIGNATURE, None, is_kept=False, now=now)
    found = None if number is None else await verification.verify(number, now=now)
    signed_at = None if kept is None else kept.made_at
    if signed_at is None and found is not None and found.certificate is not None:
        signed_at = await verifications.first_made_at(found.certificate.id)
    roots = await signing_certificates.trusted()
    check = partial(signing.check, content, roots=roots, at=signed_at or now)
    return _answer(held, await loop.run_in_executor(_WORKERS, check), found, is_kept=kept is not None, now=now)


def _answer(
    held: Held, signed: SignatureCheck, found: Verification | None, *, is_kept: bool, now: dt.datetime
) -> FileVerification:
    facts = None if found is None else found.facts
    differing = () if is_kept or facts is None else checking.differing(held.text, facts)
    is_read = held.document.passed
    nothing = Finding.NOT_CHECKED
    findings = {
        CheckName.DOCUMENT: held.document,
        CheckName.SIGNATURE: checking.signature(signed) if is_read else nothing,
        CheckName.ISSUER: checking.issuer(signed),
        CheckName.BYTES: nothing if facts is None else Finding.SAME_BYTES if is_kept else Finding.OTHER_BYTES,
        CheckName.FACTS: nothing if facts is None else Finding.OTHER_FACTS if differing else Finding.SAME_FACTS,
        CheckName.STANDING: _standing(found) if is_read else nothing,
    }
    return FileVerification(held.sha256, now, tuple(Check(name, findings[name]) for name in CheckName), found, differing)


def _standing(found: Verification | None) -> Finding:
    if found is None or found.outcome is VerificationOutcome.MISTYPED:
        return Finding.UNKNOWN
    return Finding(found.outcome.value)
