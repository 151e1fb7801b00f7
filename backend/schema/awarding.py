"""Awards to many: who gets what, and what stands between the others and their credit."""

import strawberry

from backend.resolvers import awarding
from backend.schema.basics import PageInfo
from backend.schema.describe import field
from backend.schema.enrollments import ClaimableCredit, Gate


@strawberry.type(description="One participant looked at for an award.")
class AwardCandidate:
    """Filled from `domain.awarding.Candidate`."""

    enrollment_id: strawberry.ID = field("The enrollment.")
    learner_id: strawberry.ID = field("The learner.")
    name: str = field("The learner's name.")
    due: list[ClaimableCredit] = field("What is awarded. At most 200.")
    open_gates: list[Gate] = field("Where nothing is due: the gates that are not met. At most 10.")


@strawberry.type(description="A participant in a page, and the cursor behind it.")
class AwardCandidateEdge:
    """Filled from `reads.pages.Edge`."""

    cursor: str = field("Pass it as `after` to continue here.")
    node: AwardCandidate = field("The participant.")


@strawberry.type(description="A page of participants, those to whom something is due first.")
class AwardCandidateConnection:
    """Filled from `reads.pages.Page`."""

    edges: list[AwardCandidateEdge] = field("The page's participants.")
    page_info: PageInfo = field("Where the page lies.")
    total_count: int = field("How many there are in all.")


@strawberry.type(description="Who gets what, or would.")
class AwardPlan:
    """Filled from `reads.awarding.AwardPlan`."""

    preview: bool = field("Whether nothing was written.")
    due: int = field("To how many something is due.")
    not_due: int = field("To how many nothing is.")
    candidates: AwardCandidateConnection = field("The participants.", resolver=awarding.candidates)
