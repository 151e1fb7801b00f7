"""Certificates: the record, its files, and the traces that verifying it left."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from backend.certificates.facts import CertificateKind
from backend.reads.certificates import CertificateStatus
from backend.reads.verifications import Channel
from backend.resolvers import certificates, credits, learners
from backend.schema.activities import Activity
from backend.schema.basics import Node, PageInfo, Payload, is_payload
from backend.schema.credits import CreditConnection
from backend.schema.describe import field, stands_for

if TYPE_CHECKING:
    from backend.schema.learners import Learner


@strawberry.type(description="Somebody verified a certificate.")
class VerificationEvent:
    """Filled from `reads.verifications.Trace`."""

    id: strawberry.ID = field("Its id in the record of traces.")
    at: datetime = field("When.")
    channel: Channel = field("How.")
    by: str | None = field("By whom: the name of a person who was signed in, else null.")
    organization: str | None = field("The organization whose key was used, else null.")


@strawberry.type(description="A trace in a page, and the cursor behind it.")
class VerificationEventEdge:
    """Filled from `reads.pages.Edge`."""

    cursor: str = field("Pass it as `after` to continue here.")
    node: VerificationEvent = field("The trace.")


@strawberry.type(description="A page of traces.")
class VerificationEventConnection:
    """Filled from `reads.pages.Page`."""

    edges: list[VerificationEventEdge] = field("The page's traces.")
    page_info: PageInfo = field("Where the page lies.")
    total_count: int = field("How many there are in all; counted only when asked for.")


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
    visible: bool = field("Whether verifying finds it at all; hidden, it is answered as UNKNOWN.")
    name_visible: bool = field("Whether verifying it shows the name.")
    verifications: VerificationEventConnection | None = field(
        "The traces that verifying it left, newest first; null for all but its holder.", resolver=certificates.own_traces
    )
    sha256: str | None = field("SHA-256 of the PDF that was made first, in hexadecimal.")
    verify_url: str = field(
        "The public page that says what it certifies: the one in its QR code.", resolver=certificates.verify_url
    )
    download_url: str | None = field("Where its holder downloads it.", resolver=certificates.download_url)

    is_type_of = stands_for(certificates.CertificateRecord)


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


@strawberry.type(description="The answer of a mutation that changes a certificate.")
class CertificatePayload(Payload):
    """Filled from `resolvers.certificates.CertificateAnswer`."""

    certificate: Certificate | None = field("The certificate as it stands now.")

    is_type_of = is_payload
