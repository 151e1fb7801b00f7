"""Organizations: who provides, employs, licenses or sends."""

import strawberry

from backend.domain.organizations import OrganizationKind
from backend.reads import organizations
from backend.schema.basics import Node
from backend.schema.describe import field, stands_for


@strawberry.type(description="A provider, employer, board or learning system.")
class Organization(Node):
    """Filled from `reads.organizations.Organization`."""

    code: str = field("Its code, which activities and commands name it by.")
    name: str = field("Its name.")
    kind: OrganizationKind = field("What it is.")

    is_type_of = stands_for(organizations.Organization)
