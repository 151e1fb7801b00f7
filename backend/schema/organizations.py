"""Organizations: who provides, employs, licenses or sends."""

import strawberry

from backend.domain.organizations import OrganizationKind
from backend.reads import organizations
from backend.resolvers import organizations as resolvers
from backend.schema.basics import Node, PageInfo, Payload, is_payload
from backend.schema.describe import field, stands_for


@strawberry.type(description="A provider, employer, board or learning system.")
class Organization(Node):
    """Filled from `reads.organizations.Organization`."""

    code: str = field("Its code, which activities and commands name it by.")
    name: str = field("Its name.")
    kind: OrganizationKind = field("What it is.")
    accredited: bool = field("Whether the ACCME has accredited it.")
    accreditation_statement: str = field('What certificates print in place of the standard statement; "" for the standard one.')
    seal_url: str | None = field(
        "Where the picture is served that its certificates carry as its seal; null for the one that is drawn with its name.",
        resolver=resolvers.seal_url,
    )

    is_type_of = stands_for(organizations.Organization)


@strawberry.type(description="An organization in a page, and the cursor behind it.")
class OrganizationEdge:
    """Filled from `reads.pages.Edge`."""

    cursor: str = field("Pass it as `after` to continue here.")
    node: Organization = field("The organization.")


@strawberry.type(description="A page of organizations.")
class OrganizationConnection:
    """Filled from `reads.pages.Page`."""

    edges: list[OrganizationEdge] = field("The page's organizations.")
    page_info: PageInfo = field("Where the page lies.")
    total_count: int = field("How many there are in all; counted only when asked for.")


@strawberry.type(description="The answer of a mutation that makes or changes an organization.")
class OrganizationPayload(Payload):
    """Filled from `resolvers.organizations.OrganizationAnswer`."""

    organization: Organization | None = field("The organization as it stands now.")

    is_type_of = is_payload
