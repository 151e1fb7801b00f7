"""Verification receipts: many certificates asked about at once, and a signed statement of what was found, kept for ever."""

import asyncio
import datetime as dt
import secrets
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from backend.certificates import numbers, receipt_pages, receipts, statements
from backend.certificates.receipts import MOST_ENTRIES, Entry, Statement
from backend.certificates.signer import Signer
from backend.domain.problems import InvalidInput
from backend.models import tables
from backend.models.database import transaction
from backend.reads import sql
from backend.services import signing_certificates, signing_keys, verification
from backend.services.throttling import Limit
from backend.services.verification import Verification, VerificationOutcome
from backend.settings import Settings

LIMIT = Limit("verify-list", tries=20, window=dt.timedelta(minutes=10))
"""Lists by one client."""

_PRINTER = ThreadPoolExecutor(max_workers=1, thread_name_prefix="receipts")
"""A receipt of 500 entries takes seconds to print: never more than one at a time."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt as it is kept: its statement, and the same as a signed token."""

    statement: Statement
    token: str


async def issue(
    typed: Sequence[str], *, settings: Settings, signer: Signer | None = None, now: dt.datetime
) -> tuple[Receipt, list[Verification]]:
    """Verify every one of these numbers, state what was found, sign it and keep it; the traces are left afterwards.

    Raises: InvalidInput for none, or more than 500.
    """
    asked = [text[: verification.LONGEST] for text in typed]
    if not 1 <= len(asked) <= MOST_ENTRIES:
        raise InvalidInput(f"Ask about 1 to {MOST_ENTRIES} numbers at a time, not {len(asked)}.", path=("numbers",))
    found = await verification.verify_all(asked, now=now)
    number = numbers.new_number(secrets.token_bytes(numbers.ENTROPY_BYTES), prefix=numbers.RECEIPT)
    statement = Statement(
        number=number,
        service=settings.service_name,
        issued_at=now,
        verify_url=f"{settings.public_url.rstrip('/')}/verify/{number}",
        entries=tuple(_entry(text, each) for text, each in zip(asked, found, strict=True)),
    )
    signs = signer or signing_keys.signer_of(settings, now=now)
    token = await asyncio.to_thread(receipts.token, statement, signs)
    async with transaction():
        await signing_certificates.record(signs, now=now)
        await tables.VerificationReceipt.create(number=number, issued_at=now, token=token)
    return Receipt(statement, token), found


async def by_number(number: str) -> Receipt | None:
    """The receipt of that number, as typed by a person; None where there is none."""
    found = await sql.row(
        "SELECT token FROM verification_receipt WHERE number = :number", number=numbers.parse_receipt(number) or ""
    )
    return None if found is None else Receipt(receipts.stated(found["token"]), found["token"])


async def pdf(number: str, *, signer: Signer, now: dt.datetime) -> bytes | None:
    """The receipt as a signed PDF, made once and kept: of two that ask first, both get the same. None where there is none."""
    row = await tables.VerificationReceipt.get_or_none(number=numbers.parse_receipt(number) or "")
    if row is None:
        return None
    if row.pdf is None:
        statement = receipts.stated(row.token)
        made = await asyncio.get_running_loop().run_in_executor(_PRINTER, receipt_pages.pdf, statement, signer)
        async with transaction():
            await signing_certificates.record(signer, now=now)
            await tables.VerificationReceipt.filter(id=row.id, pdf__isnull=True).update(pdf=made)
        await row.refresh_from_db(fields=["pdf"])
    return row.pdf and bytes(row.pdf)


def _entry(asked: str, found: Verification) -> Entry:
    facts, certificate = found.facts, found.certificate
    if facts is None or certificate is None:
        number = None if found.outcome is VerificationOutcome.MISTYPED else found.number
        return Entry(asked=asked, outcome=found.outcome.value, number=number)
    return Entry(
        asked=asked,
        outcome=found.outcome.value,
        number=found.number,
        name=found.learner_name,
        name_hidden=found.learner_name is None,
        title=facts.activity_title,
        provider=facts.provider_name,
        credits=tuple(statements.credit_line(credit, language=facts.language) for credit in facts.credits),
        completed_on=facts.completed_on.isoformat(),
        issued_on=facts.issued_on.isoformat(),
        revoked_on=None if certificate.revoked_at is None else certificate.revoked_at.date().isoformat(),
        reason=found.reason,
        superseded_by=found.superseded_by_number,
    )
