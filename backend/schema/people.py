"""People and their roles, for those who administer the installation."""

from datetime import datetime

import strawberry

from backend.domain.actors import Role
from backend.resolvers import organizations
from backend.schema.basics import PageInfo
from backend.schema.describe import field
from backend.schema.organizations import Organization


@strawberry.type(description="A role that somebody has.")
class RoleGrant:
    """Filled from `domain.grants.Grant`."""

    role: Role = field("The role.")
    organization: Organization | None = field("The provider, for STAFF.", resolver=organizations.of_record)


@strawberry.type(description="Somebody with an account, as administrators see them.")
class Person:
    """Filled from `reads.people.Person`."""

    id: strawberry.ID = field("The learner's global id.")
    name: str = field("Given and family name.")
    email: str = field("The primary address.")
    grants: list[RoleGrant] = field("Their roles. At most 200.")
    created_at: datetime = field("When the account was opened.")
    last_seen_at: datetime | None = field("When they last used a session; null for never.")


@strawberry.type(description="A person in a page, and the cursor behind it.")
class PersonEdge:
    """Filled from `reads.pages.Edge`."""

    cursor: str = field("Pass it as `after` to continue here.")
    node: Person = field("The person.")


@strawberry.type(description="A page of people.")
class PersonConnection:
    """Filled from `reads.pages.Page`."""

    edges: list[PersonEdge] = field("The page's people.")
    page_info: PageInfo = field("Where the page lies.")
    total_count: int = field("How many there are in all; counted only when asked for.")
