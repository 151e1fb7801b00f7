"""Certificates: a learner's own, their download links, and what their holder lets others see."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Annotated, Any

import strawberry

from backend.certificates.facts import CertificateKind
from backend.certificates.layout import Paper
from backend.domain.formats import CertificateFormat
from backend.domain.problems import Fault, InvalidInput
from backend.reads import certificates as reads
from backend.reads import pages, verifications
from backend.reads.activities import Activity
from backend.reads.certificates import CertificateStatus
from backend.reads.verifications import Trace
from backend.resolvers import ids, loaders, sharing
from backend.resolvers.arguments import INPUT, After, First
from backend.resolvers.context import Info
from backend.resolvers.payloads import payload
from backend.resolvers.selections import wants_total
from backend.services import issuing, periods, visibility
from backend.services.periods import Period

CertificateRecord = reads.Certificate


@strawberry.input(description="What to certify. Asked again, the certificate that stands is answered unless its facts changed.")
class IssueCertificateInput:
    """For `issueCertificate`."""

    kind: CertificateKind = strawberry.field(description="What kind of certificate.")
    enrollment_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="COMPLETION and CREDIT: the enrollment, one's own or (for staff) in one's provider's activity.",
    )
    specialty: str | None = strawberry.field(default=None, description="SPECIALTY: the specialty's code.")
    earned_from: dt.date | None = strawberry.field(default=None, description="SPECIALTY and TRANSCRIPT: the first day.")
    earned_to: dt.date | None = strawberry.field(default=None, description="SPECIALTY and TRANSCRIPT: the last day.")
    language: str | None = strawberry.field(
        default=None, description="SPECIALTY and TRANSCRIPT: the language of the page, en or ar; the caller's unless given."
    )


@strawberry.input(description="Which certificate to revoke, and why.")
class RevokeCertificateInput:
    """For `revokeCertificate`."""

    certificate_id: strawberry.ID = strawberry.field(description="The certificate.")
    reason: str = strawberry.field(description="Why, for its holder and whoever verifies it; at most 300 characters.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateAnswer:
    """What issuing, revoking or showing a certificate answers."""

    certificate: reads.Certificate | None = None
    errors: tuple[Fault, ...] = ()


@strawberry.input(description="Which certificates are wanted; what is left out means any.")
class CertificateFilter:
    """See `reads.certificates.CertificateFilter`."""

    kinds: list[CertificateKind] | None = strawberry.field(default=None, description="Of these kinds.")
    status: list[CertificateStatus] | None = strawberry.field(default=None, description="Worth this today.")
    completed_from: dt.date | None = strawberry.field(default=None, description="Completed on this day or later.")
    completed_to: dt.date | None = strawberry.field(default=None, description="Completed on this day or earlier.")
    specialties: list[str] | None = strawberry.field(
        default=None, description="That certify credit of one of these specialties, by code."
    )


Wanted = Annotated[CertificateFilter | None, strawberry.argument(description="Which certificates.")]


def read(given: CertificateFilter | None) -> reads.CertificateFilter:
    """What a filter asks for."""
    if given is None:
        return reads.CertificateFilter()
    return reads.CertificateFilter(
        kinds=tuple(given.kinds or ()),
        status=tuple(given.status or ()),
        completed_from=given.completed_from,
        completed_to=given.completed_to,
        specialties=tuple(given.specialties or ()),
    )


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
    filter: Wanted = None,  # noqa: A002 - the schema's name
    first: First = 50,
    after: After = None,
) -> pages.Page[reads.Certificate]:
    """A page of a learner's certificates, newest first."""
    return await reads.of_learner(
        root.id,
        replace(read(filter), kinds=tuple(kind)) if kind else read(filter),
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


@payload(CertificateAnswer)
async def issue_certificate(info: Info, input: Annotated[IssueCertificateInput, INPUT]) -> CertificateAnswer:  # noqa: A002 - the schema's name
    """Issue a certificate on purpose."""
    ctx = info.context
    given: dict[str, Any] = {"public_url": ctx.settings.public_url, "by": ctx.actor, "now": ctx.now()}
    ctx.actor.require_known()
    match input.kind:
        case CertificateKind.COMPLETION:
            issued = await issuing.completion(ids.read(_needed(input, "enrollment_id"), "enrollment"), **given)
        case CertificateKind.CREDIT:
            issued = await issuing.credit(ids.read(_needed(input, "enrollment_id"), "enrollment"), **given)
        case CertificateKind.SPECIALTY:
            issued = await periods.specialty(_needed(input, "specialty"), _period(input, info), **given)
        case CertificateKind.TRANSCRIPT:
            issued = await periods.list_all(_period(input, info), **given)
    return CertificateAnswer(certificate=issued)


@payload(CertificateAnswer)
async def revoke_certificate(info: Info, input: Annotated[RevokeCertificateInput, INPUT]) -> CertificateAnswer:  # noqa: A002 - the schema's name
    """Take a certificate back; its record stays."""
    ctx = info.context
    certificate_id = ids.read(input.certificate_id, "certificate")
    return CertificateAnswer(certificate=await issuing.revoke(certificate_id, reason=input.reason, by=ctx.actor, now=ctx.now()))


def _period(given: IssueCertificateInput, info: Info) -> Period:
    language = given.language or info.context.language
    if language not in {"en", "ar"}:
        raise InvalidInput("The languages are en and ar.", path=("language",))
    return Period(
        starts_on=_needed(given, "earned_from"),
        ends_on=_needed(given, "earned_to"),
        language=language,
        issuer=info.context.settings.service_name,
    )


def _needed(given: IssueCertificateInput, name: str) -> Any:
    """A value that this kind cannot do without. Raises: InvalidInput where it is not given."""
    value = getattr(given, name)
    if value is None:
        raise InvalidInput("This kind of certificate needs it.", path=(name,))
    return value
