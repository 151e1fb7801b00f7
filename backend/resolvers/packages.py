"""Packages of certificates: asked for, then followed as any job."""

from typing import Annotated

import strawberry

from backend.certificates.layout import Paper
from backend.domain.codes import LANGUAGES
from backend.domain.packages import LONGEST_NAME, PackageFormat, PackageOrder
from backend.domain.problems import InvalidInput
from backend.reads import jobs
from backend.resolvers import certificates, ids
from backend.resolvers.arguments import INPUT
from backend.resolvers.certificates import CertificateFilter
from backend.resolvers.context import Info
from backend.resolvers.jobs import JobAnswer
from backend.resolvers.payloads import payload
from backend.services import packages


@strawberry.input(description="Which certificates are to be put into one file, and how.")
class PackageCertificatesInput:
    """Input of `packageCertificates`."""

    ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="These certificates; all that fit the filter if left out."
    )
    filter: CertificateFilter | None = strawberry.field(
        default=None,
        description="Those that fit. For a renewal: status ACTIVE, and the first and last day of the period.",
    )
    activity_id: strawberry.ID | None = strawberry.field(
        default=None, description="For staff: everybody's certificates in this activity; one's own if left out."
    )
    order: PackageOrder | None = strawberry.field(default=PackageOrder.DATE, description="Their order.")
    format: PackageFormat | None = strawberry.field(
        default=PackageFormat.ZIP, description="ZIP for at most 10,000 certificates, PDF for at most 1,000."
    )
    paper: Paper | None = strawberry.field(default=Paper.A4, description="The paper that they are laid out for.")
    cover: bool | None = strawberry.field(
        default=True, description="Whether it begins with a cover page, the credit by year and a table of contents."
    )
    name: str | None = strawberry.field(
        default=None,
        description="What the file and its cover are called; at most 80 characters. The person's name if left out.",
    )
    language: str | None = strawberry.field(default=None, description='The cover\'s language: "en" or "ar"; the caller\'s own.')
    idempotency_key: str = strawberry.field(description="The sender's own key: asked again with it, the same job is answered.")


@payload(JobAnswer)
async def package_certificates(info: Info, input: Annotated[PackageCertificatesInput, INPUT]) -> JobAnswer:  # noqa: A002 - the schema's name
    """Have a package made by a job."""
    ctx = info.context
    ctx.actor.learner()
    wish = packages.Wish(
        activity_id=None if input.activity_id is None else ids.read(input.activity_id, "activity"),
        certificate_ids=None if input.ids is None else tuple(ids.read(each, "certificate") for each in input.ids),
        wanted=certificates.read(input.filter),
        order=input.order or PackageOrder.DATE,
        format=input.format or PackageFormat.ZIP,
        paper=input.paper or Paper.A4,
        cover=input.cover is not False,
        name=_name(input.name),
        language=_language(input.language, ctx.language),
    )
    job_id = await packages.ask(wish, idempotency_key=input.idempotency_key, by=ctx.actor, now=ctx.now())
    return JobAnswer(job=await jobs.by_id(job_id, by=ctx.actor))


def _name(given: str | None) -> str:
    name = given or ""
    if len(name) > LONGEST_NAME:
        raise InvalidInput(f"A name has at most {LONGEST_NAME} characters.", path=("name",))
    return name


def _language(given: str | None, preferred: str) -> str:
    if given is not None and given not in LANGUAGES:
        raise InvalidInput(f"Write one of {', '.join(LANGUAGES)}.", path=("language",))
    return given or preferred
