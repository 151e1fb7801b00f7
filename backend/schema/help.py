"""Help: the pages that explain the dashboard, and questions to those who can answer."""

from datetime import datetime

import strawberry

from backend.domain.gates import GateKind
from backend.domain.help import HelpStatus
from backend.reads import help_requests as reads
from backend.resolvers import help as resolvers
from backend.schema.activities import TextBlock
from backend.schema.basics import Node, PageInfo, Payload, is_payload
from backend.schema.describe import field, stands_for
from backend.schema.enrollments import Enrollment
from backend.schema.learners import Learner
from backend.schema.organizations import Organization


@strawberry.type(description="How readers voted on a page of help.")
class HelpVotes:
    """Filled from `reads.help_pages.HelpVotes`."""

    helped: int = field("How many it helped.")
    did_not_help: int = field("How many it did not help.")


@strawberry.type(description="A page of help, in one language.")
class HelpPage:
    """Filled from `reads.help_pages.HelpPage`."""

    key: str = field("The name of the dashboard's page that it explains.")
    language: str = field("Its language tag.")
    title: str = field("Its title.")
    blocks: list[TextBlock] = field("Its text. At most 200.")
    votes: HelpVotes | None = field("How readers voted; null for all but staff.", resolver=resolvers.votes)
    own_vote: bool | None = field("Whether it helped the caller; null if they have not said.", resolver=resolvers.own_vote)


@strawberry.type(description="One message of a question.")
class HelpMessage:
    """Filled from `reads.help_requests.HelpMessage`."""

    id: strawberry.ID = field("Its id.")
    author_name: str = field("Who wrote it.")
    by_staff: bool = field("Whether it is an answer.")
    text: str = field("The message.")
    sent_at: datetime = field("When it was written.")


@strawberry.type(description="A question to a provider's staff or to the administrators.")
class HelpRequest(Node):
    """Filled from `reads.help_requests.HelpRequest`."""

    learner: Learner = field("Who asked.", resolver=resolvers.learner)
    organization: Organization | None = field(
        "The provider that was asked; null for the administrators.", resolver=resolvers.organization
    )
    enrollment: Enrollment | None = field("The enrollment that it is about.", resolver=resolvers.enrollment)
    gate: GateKind | None = field("The gate that it is about.")
    page: str = field("The page it was asked from: its path.")
    status: HelpStatus = field("Where it stands.")
    asked_at: datetime = field("When it was asked.")
    waiting_since: datetime = field("When the learner wrote last.")
    overdue: bool = field("Whether it has waited for an answer for 48 hours or longer.", resolver=resolvers.overdue)
    messages: list[HelpMessage] = field("What was written, oldest first. At most the last 200.")

    is_type_of = stands_for(reads.HelpRequest)


@strawberry.type(description="A question in a page, and the cursor behind it.")
class HelpRequestEdge:
    """Filled from `reads.pages.Edge`."""

    cursor: str = field("Pass it as `after` to continue here.")
    node: HelpRequest = field("The question.")


@strawberry.type(description="Questions, the newest first.")
class HelpRequestConnection:
    """Filled from `reads.pages.Page`."""

    edges: list[HelpRequestEdge] = field("The page.")
    page_info: PageInfo = field("Where it lies.")
    total_count: int | None = field("How many there are in all; counted only when asked for.")


@strawberry.type(description="The answer of a vote on a page of help.")
class HelpPagePayload(Payload):
    """Filled from `resolvers.help.HelpPageAnswer`."""

    page: HelpPage | None = field("The page, with the vote.")

    is_type_of = is_payload


@strawberry.type(description="The answer of a mutation that writes on a question.")
class HelpRequestPayload(Payload):
    """Filled from `resolvers.help.HelpRequestAnswer`."""

    request: HelpRequest | None = field("The question as it stands now.")

    is_type_of = is_payload
