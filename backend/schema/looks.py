"""Looks: who has seen a learner's record."""

from datetime import datetime

import strawberry

from backend.schema.basics import PageInfo
from backend.schema.describe import field


@strawberry.type(description="A look at a learner's record by somebody else.")
class Look:
    """Filled from `reads.looks.Look`."""

    id: strawberry.ID = field("Its id in the audit trail.")
    at: datetime = field("When.")
    by: str | None = field("Who; null for a system that came with a key.")
    organization: str | None = field("For which provider; null for who runs or audits the installation.")


@strawberry.type(description="A look in a page, and the cursor behind it.")
class LookEdge:
    """Filled from `reads.pages.Edge`."""

    cursor: str = field("Pass it as `after` to continue here.")
    node: Look = field("The look.")


@strawberry.type(description="A page of looks.")
class LookConnection:
    """Filled from `reads.pages.Page`."""

    edges: list[LookEdge] = field("The page's looks.")
    page_info: PageInfo = field("Where the page lies.")
    total_count: int = field("How many there are in all; counted only when asked for.")
