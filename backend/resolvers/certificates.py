"""Certificates: a learner's own, their download links, and verifying one by its number."""

from typing import Annotated, Any

import strawberry

from backend.certificates.facts import CertificateKind
from backend.certificates.layout import Paper
from backend.domain.formats import CertificateFormat
from backend.reads import certificates as reads
from backend.reads import pages
from backend.reads.activities import Activity
from backend.resolvers import loaders, sharing
from backend.resolvers.arguments import After, First
from backend.resolvers.context import Info
from backend.resolvers.selections import wants_total
from backend.services import throttling, verification
from backend.services.verification import Channel, Verification

CertificateRecord = reads.Certificate


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


async def verify(
    info: Info,
    number: Annotated[str, strawberry.argument(description="The number as printed or typed.")],
    holder_name: Annotated[str | None, strawberry.argument(description="A name to compare with the holder's.")] = None,
) -> Verification:
    """What is certified under a number. Open to everybody; the trace is left after the answer."""
    ctx = info.context
    await throttling.spend(verification.LIMIT.on_client(ctx.client), now=ctx.now())
    found = await verification.verify(number, holder_name=holder_name, now=ctx.now())
    ctx.afterwards(verification.trace(found, channel=Channel.API))
    return found


def facts(root: Verification) -> Verification | None:
    """The verification itself where there is something to tell, so that its facts are read from it."""
    return root if root.certificate is not None else None
