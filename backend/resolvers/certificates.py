"""Certificates: a learner's own, their download links, and what their holder lets others see."""

from dataclasses import dataclass
from typing import Annotated, Any

import strawberry

from backend.certificates.facts import CertificateKind
from backend.certificates.layout import Paper
from backend.domain.formats import CertificateFormat
from backend.domain.problems import Fault
from backend.reads import certificates as reads
from backend.reads import pages, verifications
from backend.reads.activities import Activity
from backend.reads.verifications import Trace
from backend.resolvers import ids, loaders, sharing
from backend.resolvers.arguments import INPUT, After, First
from backend.resolvers.context import Info
from backend.resolvers.payloads import payload
from backend.resolvers.selections import wants_total
from backend.services import visibility

CertificateRecord = reads.Certificate


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateAnswer:
    """What a change of a certificate answers."""

    certificate: reads.Certificate | None = None
    errors: tuple[Fault, ...] = ()


@strawberry.input(description="What anybody may see of a certificate; what is left out or null stays as it is.")
class SetCertificateVisibilityInput:
    """For `setCertificateVisibility`."""

    certificate_id: strawberry.ID = strawberry.field(description="The certificate, one's own.")
    visible: bool | None = strawberry.field(
        default=None, description="Whether verifying finds it at all; hidden, it is answered as UNKNOWN."
    )
    name_visible: bool | None = strawberry.field(default=None, description="Whether verifying shows the name.")


async def of_learner(
    root: Any,
    info: Info,
    kind: Annotated[list[CertificateKind] | None, strawberry.argument(description="Which kinds; any.")] = None,
    first: First = 50,
    after: After = None,
) -> pages.Page[reads.Certificate]:
    """A page of a learner's certificates, newest first."""
    return await reads.of_learner(
        root.id,
        tuple(kind or ()),
        providers=await sharing.share_of(info, root.id),
        first=pages.size(first),
        after=after,
        count=wants_total(info),
    )


async def activity(root: reads.Certificate, info: Info) -> Activity | None:
    """The activity in the version that was completed."""
    if root.enrollment_id is None:
        return None
    enrollment = await loaders.of(info.context).enrollments.load(root.enrollment_id)
    return None if enrollment is None else enrollment.activity


async def superseded_by(root: reads.Certificate, info: Info) -> reads.Certificate | None:
    """The certificate that took this one's place."""
    if root.superseded_by_id is None:
        return None
    return await loaders.of(info.context).certificates.load(root.superseded_by_id)


def verify_url(root: reads.Certificate) -> str:
    """The public page that says what it certifies: the one in its QR code."""
    return root.facts.verify_url


def download_url(
    root: reads.Certificate,
    format: Annotated[CertificateFormat, strawberry.argument(description="The file's format.")] = CertificateFormat.PDF,  # noqa: A002 - the schema's name
    paper: Annotated[Paper, strawberry.argument(description="The paper it is laid out for.")] = Paper.A4,
) -> str:
    """Where it is downloaded, by its holder."""
    address = f"/certificates/{root.number}.{format.suffix}"
    return f"{address}?paper={paper.value}" if format.on_paper else address


async def own_traces(root: reads.Certificate, info: Info, first: First = 50, after: After = None) -> pages.Page[Trace] | None:
    """A page of the traces that verifying it left, newest first: the holder's to see."""
    if root.learner_id != info.context.actor.learner_id:
        return None
    return await verifications.of_certificate(root.id, first=pages.size(first), after=after, count=wants_total(info))


@payload(CertificateAnswer)
async def set_visibility(
    info: Info,
    input: Annotated[SetCertificateVisibilityInput, INPUT],  # noqa: A002 - the schema's name
) -> CertificateAnswer:
    """Show or hide the caller's own certificate, or the name on it."""
    certificate_id = ids.read(input.certificate_id, "certificate")
    await visibility.change(certificate_id, visible=input.visible, name_visible=input.name_visible, by=info.context.actor)
    return CertificateAnswer(certificate=(await reads.by_ids([certificate_id]))[certificate_id])
