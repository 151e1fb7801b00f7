"""What anybody may verify: a number, many of them with a receipt, a file."""

from datetime import date, datetime
from decimal import Decimal

import strawberry

from backend.certificates.checking import CheckName, Finding, PrintedFact
from backend.certificates.facts import CertificateKind
from backend.domain.credits import CreditType, CreditUnit
from backend.resolvers import verification
from backend.schema.basics import Payload, is_payload
from backend.schema.describe import field, taken
from backend.services.file_verification import FileOutcome
from backend.services.verification import VerificationOutcome


@strawberry.type(description="Credit of one kind, as certified: what was claimed.")
class CertifiedCredit:
    """Filled from `certificates.facts.CertifiedCredit`."""

    type: CreditType = field("The kind of credit.")
    board: str | None = field("Its board.")
    specialty: str | None = field("Its specialty.")
    amount: Decimal = field("How much was claimed.")
    unit: CreditUnit = field("What it is counted in.")
    label: str = field("What is counted, as printed.")


@strawberry.type(description="What a certificate certifies, as it stood at issue.")
class CertificateFacts:
    """Filled from `services.verification.Verification`."""

    kind: CertificateKind = taken("What kind it is.", "facts.kind")
    learner_name: str | None = field("The holder's name; null where the holder hides it.")
    issuer: str = taken("The provider.", "facts.provider_name")
    joint_provider: str | None = taken("Who provided it together with the provider.", "facts.joint_provider_name")
    title: str = taken("What was completed.", "facts.activity_title")
    learning_format: str = taken("The AMA's learning format, as printed.", "facts.learning_format")
    started_on: date | None = taken("First day, of an activity over several days.", "facts.started_on")
    completed_on: date = taken("The day it was completed on.", "facts.completed_on")
    issued_on: date = taken("The day it was issued on.", "facts.issued_on")
    credits: list[CertifiedCredit] = taken("What was claimed. At most 200.", "facts.credits")
    statements: list[str] = taken("The required statements, as printed.", "facts.statements")
    language: str = taken("Its language tag.", "facts.language")
    demonstration: bool = taken("Whether its provider is fictitious.", "facts.demonstration")


@strawberry.type(description='What verifying a number found: facts, not just "valid".')
class CertificateVerification:
    """Filled from `services.verification.Verification`."""

    outcome: VerificationOutcome = field("What was found.")
    number: str = field("The number that was looked up.")
    checked_at: datetime = field("When it was looked up.")
    facts: CertificateFacts | None = field("What it certifies; null when UNKNOWN or MISTYPED.", resolver=verification.facts)
    name_matches: bool | None = field("Whether `holderName` is the holder's; null where none was given.")
    reason: str | None = field("Why it was revoked.")
    superseded_by_number: str | None = field("The number of the one that took its place.")


@strawberry.type(description="One number of a receipt, and what was found, as far as the holder showed it then.")
class VerificationReceiptEntry:
    """Filled from `certificates.receipts.Entry`."""

    asked: str = field("The number as it was typed.")
    outcome: VerificationOutcome = field("What was found.", resolver=verification.outcome)
    number: str | None = field("The number that it means; null when MISTYPED.")
    learner_name: str | None = taken("The holder's name; null where it is hidden or nothing was found.", "name")
    title: str | None = field("What was completed.")
    provider: str | None = field("Who provided it.")
    credits: list[str] = field("What was claimed, a line for each kind. At most 200.")
    completed_on: date | None = field("The day it was completed on.", resolver=verification.completed_on)
    issued_on: date | None = field("The day it was issued on.", resolver=verification.issued_on)
    reason: str | None = field("Why it was revoked.")
    superseded_by_number: str | None = taken("The number of the one that took its place.", "superseded_by")


@strawberry.type(description="A dated, signed statement of what was asked and found. It never changes.")
class VerificationReceipt:
    """Filled from `services.receipts.Receipt`."""

    number: str = taken("Its own number, with check characters; it begins with MMR.", "statement.number")
    issued_at: datetime = taken("When it was asked.", "statement.issued_at")
    entries: list[VerificationReceiptEntry] = taken(
        "Every number that was asked about, in order. At most 500.", "statement.entries"
    )
    verify_url: str = taken("The public page that shows it.", "statement.verify_url")
    pdf_url: str = field("Where it is downloaded as a signed PDF.", resolver=verification.pdf_url)
    json_url: str = field("Where it is downloaded as JSON.", resolver=verification.json_url)
    token: str = field("The statement as a compact JWS, signed by the key that signs certificates, which `x5c` holds.")


@strawberry.type(description="One check of a file.")
class FileCheck:
    """Filled from `certificates.checking.Check`."""

    name: CheckName = field("What was looked at.")
    passed: bool = field("Whether it speaks for the file.")
    finding: Finding = field("What was found.")


@strawberry.type(description="What a file is: each check by itself, and all of them taken together.")
class FileVerification:
    """Filled from `services.file_verification.FileVerification`."""

    outcome: FileOutcome = field("What the file is.")
    sha256: str = field("The file's SHA-256, in hexadecimal.")
    checked_at: datetime = field("When it was checked.")
    signature_valid: bool = field("Whether a signature is there and covers every byte as it was signed.")
    chain_ours: bool = field("Whether the key that signed is one of this installation's.")
    bytes_match: bool = field("Whether it is, byte for byte, a file that was issued.")
    facts_match: bool = field("Whether what is printed is what was certified.")
    differing_facts: list[PrintedFact] = field("The certified facts that are not printed so. At most 6.")
    checks: list[FileCheck] = field("Every check, in order. At most 6.")
    certificate: CertificateVerification | None = field("What is certified under the printed number; null without one.")


@strawberry.type(description="The answer of `verifyFile`.")
class FileVerificationPayload(Payload):
    """Filled from `resolvers.verification.FileVerificationAnswer`."""

    verification: FileVerification | None = field("What the file is.")

    is_type_of = is_payload
