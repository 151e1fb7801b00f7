"""The rule-change preview: whom other rules would make a difference to."""

from decimal import Decimal

import strawberry

from backend.domain.awards import EnrollmentStatus
from backend.domain.policy_changes import PolicyOutcome
from backend.resolvers import learners, policy_changes
from backend.schema.basics import PageInfo
from backend.schema.describe import field, taken
from backend.schema.enrollments import ClaimableCredit, Enrollment
from backend.schema.learners import Learner


@strawberry.type(description="An enrollment under the rules as they are and as they would be.")
class PolicyChange:
    """Filled from `reads.policy_changes.ChangedEnrollment`."""

    learner: Learner = field("Who takes part.", resolver=learners.of_record)
    enrollment: Enrollment | None = field("The enrollment as it stands.", resolver=policy_changes.enrollment)
    before: list[ClaimableCredit] = taken("What is due now. At most 200.", "change.before")
    after: list[ClaimableCredit] = taken("What would be due. At most 200.", "change.after")
    status_before: EnrollmentStatus = taken("Where it stands.", "change.status_before")
    status_after: EnrollmentStatus = taken("Where it would stand.", "change.status_after")
    paid: Decimal = taken("What was paid, of the kind that a total counts: it stays paid.", "change.paid")
    difference: Decimal = taken("What would be due more, or less, of that kind.", "change.difference")
    outcome: PolicyOutcome = taken("Whether more or less would be due.", "change.outcome")


@strawberry.type(description="A change in a page, and the cursor behind it.")
class PolicyChangeEdge:
    """Filled from `reads.pages.Edge`."""

    cursor: str = field("Pass it as `after` to continue here.")
    node: PolicyChange = field("The change.")


@strawberry.type(description="A page of those to whom it would make a difference, who would lose first.")
class PolicyChangeConnection:
    """Filled from `reads.policy_changes.PolicyChanges`."""

    edges: list[PolicyChangeEdge] = taken("The page's changes.", "page.edges")
    page_info: PageInfo = taken("Where the page lies.", "page.page_info")
    total_count: int = taken("To how many it would make a difference.", "page.total_count")
    losing: int = field("How many would lose.")
    gaining: int = field("How many would gain.")
    unchanged: int = field("For how many nothing would change.")
