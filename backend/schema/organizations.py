"""Organizations: who provides, employs, licenses or sends."""

import strawberry

from backend.domain.organizations import OrganizationKind
from backend.reads import organizations
from backend.schema.basics import Node
from backend.schema.describe import enum, field, stands_for

enum(
    OrganizationKind,
    "What an organization is to the service.",
    {
        "PROVIDER": "Offers activities and awards credit for them.",
        "EMPLOYER": "Employs learners.",
        "BOARD": "Licenses or certifies learners.",
        "LMS": "Reports what learners did elsewhere.",
    },
)


@strawberry.type(description="A provider, employer, board or learning system.")
class Organization(Node):
    """Filled from `reads.organizations.Organization`."""

    name: str = field("Its name.")
    kind: OrganizationKind = field("What it is.")

    is_type_of = stands_for(organizations.Organization)
