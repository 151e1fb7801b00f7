"""Invitations: roles that were offered by mail."""

from datetime import datetime

import strawberry

from backend.domain.actors import Role
from backend.domain.invitations import InvitationStatus
from backend.resolvers import invitations, organizations
from backend.schema.basics import PageInfo, Payload, is_payload
from backend.schema.describe import field
from backend.schema.organizations import Organization


@strawberry.type(description="A role that was offered to a mailbox.")
class Invitation:
    """Filled from `reads.invitations.Invitation`."""

    id: strawberry.ID = field("Global id, stable for ever.")
    email: str = field("The mailbox.")
    role: Role = field("The role that is offered.")
    organization: Organization | None = field("The provider, for STAFF.", resolver=organizations.of_record)
    invited_by: str | None = field("The inviter's name; null for the operator.")
    status: InvitationStatus = field("What has become of it.", resolver=invitations.status)
    created_at: datetime = field("When it was sent.")
    expires_at: datetime = field("Until when its link works.")
    accepted_at: datetime | None = field("When it was accepted.")


@strawberry.type(description="What a mailed link offers to whoever holds it.")
class InvitationOffer:
    """Filled from `reads.invitations.Offer`."""

    email: str = field("The mailbox that it was sent to.")
    role: Role = field("The role that is offered.")
    organization: Organization | None = field("The provider, for STAFF.", resolver=organizations.of_record)
    invited_by: str | None = field("The inviter's name; null for the operator.")
    expires_at: datetime = field("Until when the link works.")
    account_exists: bool = field("Whether the mailbox has an account: then its owner signs in to accept.")


@strawberry.type(description="An invitation in a page, and the cursor behind it.")
class InvitationEdge:
    """Filled from `reads.pages.Edge`."""

    cursor: str = field("Pass it as `after` to continue here.")
    node: Invitation = field("The invitation.")


@strawberry.type(description="A page of invitations.")
class InvitationConnection:
    """Filled from `reads.pages.Page`."""

    edges: list[InvitationEdge] = field("The page's invitations.")
    page_info: PageInfo = field("Where the page lies.")
    total_count: int = field("How many there are in all; counted only when asked for.")


@strawberry.type(description="The answer of a mutation that sends or ends an invitation.")
class InvitationPayload(Payload):
    """Filled from `resolvers.invitations.InvitationAnswer`."""

    invitation: Invitation | None = field("The invitation as it stands now.")

    is_type_of = is_payload
