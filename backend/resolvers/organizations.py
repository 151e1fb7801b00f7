"""Organizations: the list of those that one has to do with, and what administrators change of them."""

from dataclasses import dataclass
from typing import Annotated, Protocol
from uuid import UUID

import strawberry

from backend.domain.codes import Code
from backend.domain.organizations import OrganizationChange, OrganizationKind
from backend.domain.problems import Fault, NotFound
from backend.integrations.storage import storage_of
from backend.reads import organizations as reads
from backend.reads import pages
from backend.reads.organizations import Organization
from backend.resolvers import ids, loaders
from backend.resolvers.arguments import INPUT, After, First
from backend.resolvers.context import Info
from backend.resolvers.payloads import payload
from backend.resolvers.selections import wants_total
from backend.services import organizations, seals


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationAnswer:
    """What a change of an organization answers."""

    organization: Organization | None = None
    errors: tuple[Fault, ...] = ()


@strawberry.input(description="An organization that the service is to know.")
class CreateOrganizationInput:
    """See `services.organizations.create`."""

    code: str = strawberry.field(description="Names it in files and commands: lower-case letters, digits and hyphens.")
    name: str = strawberry.field(description="As certificates print it.")
    kind: OrganizationKind = strawberry.field(description="What it is to the service.")
    accredited: bool = strawberry.field(default=False, description="Whether the ACCME has accredited it.")


@strawberry.input(description="What is to be different; what is left out or null stays as it is.")
class UpdateOrganizationInput:
    """See `domain.organizations.OrganizationChange`."""

    organization_id: strawberry.ID = strawberry.field(description="Which organization.")
    name: str | None = strawberry.field(default=None, description="As certificates print it.")
    accredited: bool | None = strawberry.field(default=None, description="Whether the ACCME has accredited it.")
    accreditation_statement: str | None = strawberry.field(
        default=None, description='Printed in place of the standard statement, at most 500 characters; "" for the standard one.'
    )


@strawberry.input(description="Which picture certificates are to carry as an organization's seal.")
class ChangeSealInput:
    """See `services.seals.change`."""

    organization_id: strawberry.ID = strawberry.field(description="Which organization.")
    upload_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="A finished upload of a picture; null for the seal that is drawn with its name.",
    )


class OfOrganization(Protocol):
    """A record that may belong to an organization."""

    @property
    def organization_id(self) -> UUID | None:
        """Which one, None for none."""


async def of_record(root: OfOrganization, info: Info) -> Organization | None:
    """The organization that a record belongs to: who may see the record may see whose it is."""
    if root.organization_id is None:
        return None
    return await loaders.of(info.context).organizations.load(root.organization_id)


async def listed(info: Info, first: First = 50, after: After = None) -> pages.Page[Organization]:
    """A page of the organizations that the caller has to do with."""
    ctx = info.context
    ctx.actor.require_staff_or_auditor()
    return await reads.page(by=ctx.actor, first=pages.size(first), after=after, count=wants_total(info))


async def providers(info: Info) -> list[Code]:
    """Every provider, by name."""
    info.context.actor.require_staff_or_auditor()
    return [Code(provider.code, provider.name) for provider in await reads.providers()]


@payload(OrganizationAnswer)
async def create_organization(info: Info, input: Annotated[CreateOrganizationInput, INPUT]) -> OrganizationAnswer:  # noqa: A002 - the schema's name
    """Make an organization."""
    ctx = info.context
    made = await organizations.create(
        input.code, input.name, kind=input.kind, accredited=input.accredited, by=ctx.actor, now=ctx.now()
    )
    return OrganizationAnswer(organization=await _shown(made))


@payload(OrganizationAnswer)
async def update_organization(info: Info, input: Annotated[UpdateOrganizationInput, INPUT]) -> OrganizationAnswer:  # noqa: A002 - the schema's name
    """Change an organization."""
    ctx = info.context
    ctx.actor.require_administrator()  # before the id is read: a stranger learns nothing about it
    organization_id = ids.read(input.organization_id, "organization")
    change = OrganizationChange(
        name=input.name, accredited=input.accredited, accreditation_statement=input.accreditation_statement
    )
    await organizations.update(organization_id, change, by=ctx.actor, now=ctx.now())
    return OrganizationAnswer(organization=await _shown(organization_id))


@payload(OrganizationAnswer)
async def change_seal(info: Info, input: Annotated[ChangeSealInput, INPUT]) -> OrganizationAnswer:  # noqa: A002 - the schema's name
    """Change the seal of an organization."""
    ctx = info.context
    ctx.actor.require_administrator()  # before the ids are read: a stranger learns nothing about them
    organization_id = ids.read(input.organization_id, "organization")
    upload_id = None if input.upload_id is None else ids.read(input.upload_id, "upload")
    await seals.change(organization_id, upload_id, storage=storage_of(ctx.settings), by=ctx.actor, now=ctx.now())
    return OrganizationAnswer(organization=await _shown(organization_id))


def seal_url(root: Organization) -> str | None:
    """Where its own seal is served."""
    return f"/seals/{root.seal}.png" if root.seal else None


async def _shown(organization_id: UUID) -> Organization:
    found = await reads.by_ids([organization_id])
    if organization_id not in found:
        raise NotFound("organization")
    return found[organization_id]
