"""People and their roles, for those who administer the installation."""

from typing import Annotated
from uuid import UUID

import strawberry

from backend.domain.actors import Role
from backend.domain.grants import Grant
from backend.reads import pages
from backend.reads import people as reads
from backend.reads.people import Person
from backend.resolvers import ids
from backend.resolvers.arguments import INPUT, After, First
from backend.resolvers.context import Info
from backend.resolvers.payloads import payload
from backend.resolvers.selections import wants_total
from backend.resolvers.viewers import Viewer, ViewerAnswer
from backend.services import roles


@strawberry.input(description="Whom one looks for; what is left out means any.")
class PersonFilter:
    """See `reads.people.PersonFilter`."""

    search: str | None = strawberry.field(default=None, description="Words of the name or of an address.")
    roles: list[Role] | None = strawberry.field(default=None, description="Roles of which one is enough.")
    organization_id: strawberry.ID | None = strawberry.field(default=None, description="A provider whose staff they are.")


@strawberry.input(description="A role that somebody is to have.")
class RoleInput:
    """See `domain.grants.Grant`."""

    role: Role = strawberry.field(description="The role.")
    organization_id: strawberry.ID | None = strawberry.field(default=None, description="The provider, for STAFF.")


@strawberry.input(description="Exactly the roles that somebody is to have. LEARNER stays in any case.")
class SetRolesInput:
    """See `services.roles.set_roles`."""

    learner_id: strawberry.ID = strawberry.field(description="Whose roles.")
    roles: list[RoleInput] = strawberry.field(description="All of them; what is not named is taken away.")


async def people(
    info: Info,
    filter: Annotated[PersonFilter | None, strawberry.argument(description="Whom one looks for.")] = None,  # noqa: A002 - the schema's name
    first: First = 50,
    after: After = None,
) -> pages.Page[Person]:
    """A page of those who have an account."""
    info.context.actor.require_administrator_or_auditor()
    wanted = _wanted(filter) if filter else reads.PersonFilter()
    return await reads.page(wanted, first=pages.size(first), after=after, count=wants_total(info))


@payload(ViewerAnswer)
async def set_roles(info: Info, input: Annotated[SetRolesInput, INPUT]) -> ViewerAnswer:  # noqa: A002 - the schema's name
    """Give somebody exactly these roles."""
    ctx = info.context
    ctx.actor.require_administrator()  # before the ids are read: a stranger learns nothing about them
    learner_id = ids.read(input.learner_id, "person")
    wanted = [Grant(each.role, _organization_id(each.organization_id)) for each in input.roles]
    await roles.set_roles(learner_id, wanted, by=ctx.actor, now=ctx.now())
    return ViewerAnswer(viewer=Viewer(ctx.actor), person=await reads.by_id(learner_id))


def _wanted(given: PersonFilter) -> reads.PersonFilter:
    return reads.PersonFilter(
        search=given.search or "",
        roles=tuple(given.roles or ()),
        organization_id=_organization_id(given.organization_id),
    )


def _organization_id(given: strawberry.ID | None) -> UUID | None:
    return None if given is None else ids.read(given, "organization")
