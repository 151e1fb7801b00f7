"""Certificates: the record, its files, and what anybody may verify."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import strawberry

from backend.certificates.facts import CertificateKind
from backend.domain.credits import CreditType, CreditUnit
from backend.reads.certificates import CertificateStatus
from backend.resolvers import certificates, credits, learners
from backend.schema.activities import Activity
from backend.schema.basics import Node, PageInfo, Payload, is_payload
from backend.schema.credits import CreditConnection
from backend.schema.describe import field, stands_for, taken
from backend.services.verification import VerificationOutcome

if TYPE_CHECKING:
    from backend.schema.learners import Learner


@strawberry.type(description="A certificate. What it certifies never changes.")
class Certificate(Node):
    """Filled from `reads.certificates.Certificate`."""

    number: str = field("Its number: unguessable, without personal data, with check characters.")
    kind: CertificateKind = field("What kind it is.")
    title: str = field("What was completed.")
    learner: Annotated["Learner", strawberry.lazy("backend.schema.learners")] = field(
        "Whose it is.", resolver=learners.of_record
    )
    learner_name: str = field("The name as it is printed.")
    activity: Activity | None = field("The activity, in the version that was completed.", resolver=certificates.activity)
    issued_at: datetime = field("When it was issued.")
    status: CertificateStatus = field("What it is worth today.")
    superseded_by: Annotated["Certificate", strawberry.lazy("backend.schema.certificates")] | None = field(
        "The one that took its place.", resolver=certificates.superseded_by
    )
    revoked_at: datetime | None = field("When it was taken back.")
    revocation_reason: str | None = field("Why it was taken back.")
    credits: CreditConnection = field("The ledger entries that it certifies.", resolver=credits.of_certificate)
    ready: bool = field("Whether its bytes exist already; they are made at the first download, once, and kept.")
    name_visible: bool = field("Whether verifying it shows the name.")
    sha256: str | None = field("SHA-256 of the PDF that was made first, in hexadecimal.")
    verify_url: str = field(
        "The public page that says what it certifies: the one in its QR code.", resolver=certificates.verify_url
    )
    download_url: str | None = field("Where its holder downloads it.", resolver=certificates.download_url)

    is_type_of = stands_for(certificates.CertificateRecord)


@strawberry.type(description="The answer of `issueCertificate` and `revokeCertificate`.")
class CertificatePayload(Payload):
    """Filled from `resolvers.certificates.CertificateAnswer`."""

    certificate: Certificate | None = field("The certificate as it stands now.")

    is_type_of = is_payload


@strawberry.type(description="A certificate in a page, and the cursor behind it.")
class CertificateEdge:
    """Filled from `reads.pages.Edge`."""

    cursor: str = field("Pass it as `after` to continue here.")
    node: Certificate = field("The certificate.")


@strawberry.type(description="A page of certificates.")
class CertificateConnection:
    """Filled from `reads.pages.Page`."""

    edges: list[CertificateEdge] = field("The page's certificates.")
    page_info: PageInfo = field("Where the page lies.")
    total_count: int = field("How many there are in all; counted only when asked for.")


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
    facts: CertificateFacts | None = field("What it certifies; null when UNKNOWN or MISTYPED.", resolver=certificates.facts)
    name_matches: bool | None = field("Whether `holderName` is the holder's; null where none was given.")
    reason: str | None = field("Why it was revoked.")
    superseded_by_number: str | None = field("The number of the one that took its place.")
