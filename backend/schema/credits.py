"""Credits: the entries of the ledger."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import strawberry

from backend.domain.credits import CreditBasis, CreditStatus, CreditType, CreditUnit
from backend.resolvers import credits, learners
from backend.schema.activities import Activity
from backend.schema.basics import Code, Node, PageInfo, Payload, is_payload
from backend.schema.describe import field, stands_for

if TYPE_CHECKING:
    from backend.schema.certificates import Certificate
    from backend.schema.enrollments import Enrollment
    from backend.schema.learners import Learner


@strawberry.type(
    description="One entry of the ledger. Never edited, never deleted: a correction is another entry that names the one it"
    " reverses."
)
class Credit(Node):
    """Filled from `reads.credits.Credit`."""

    learner: Annotated["Learner", strawberry.lazy("backend.schema.learners")] = field(
        "Whose it is.", resolver=learners.of_record
    )
    enrollment: Annotated["Enrollment", strawberry.lazy("backend.schema.enrollments")] | None = field(
        "The enrollment that earned it; null for credit transferred from elsewhere.", resolver=credits.enrollment
    )
    activity: Activity | None = field("The activity, in the version that earned it.", resolver=credits.activity)
    title: str = field("What it was earned with.")
    provider: str | None = field("Who provided that.")
    type: CreditType = field("The kind of credit.")
    board: Code | None = field("The certifying board, for MOC points.", resolver=credits.board)
    specialty: Code | None = field("The specialty of the credit or its activity.", resolver=credits.specialty)
    amount: Decimal = field("How much; negative on a reversal.")
    unit: CreditUnit = field("What it is counted in.")
    basis: CreditBasis = field("Why it stands in the ledger.")
    counts_in_total: bool = field("Whether a total counts it: of each enrollment, one kind does.")
    earned_on: date = field("The local calendar date it was earned on.")
    recorded_at: datetime = field("When it was entered.")
    expires_on: date | None = field("Last day on which it can be used; the record stays.")
    status: CreditStatus = field("Whether it can be used.")
    reverses: Annotated["Credit", strawberry.lazy("backend.schema.credits")] | None = field(
        "The entry that this one takes back.", resolver=credits.reverses
    )
    reversed_by: Annotated["Credit", strawberry.lazy("backend.schema.credits")] | None = field(
        "The entry that takes this one back.", resolver=credits.reversed_by
    )
    reason: str | None = field("The bonus rule, or why it was corrected.")
    certificates: list[Annotated["Certificate", strawberry.lazy("backend.schema.certificates")]] = field(
        "The certificates that certify it, newest first. At most 200."
    )

    is_type_of = stands_for(credits.CreditRecord)


@strawberry.type(description="A credit in a page, and the cursor behind it.")
class CreditEdge:
    """Filled from `reads.pages.Edge`."""

    cursor: str = field("Pass it as `after` to continue here.")
    node: Credit = field("The credit.")


@strawberry.type(description="A page of credits.")
class CreditConnection:
    """Filled from `reads.pages.Page`."""

    edges: list[CreditEdge] = field("The page's credits.")
    page_info: PageInfo = field("Where the page lies.")
    total_count: int = field("How many there are in all; counted only when asked for.")


@strawberry.type(description="The answer of `reverseCredit`.")
class CreditPayload(Payload):
    """Filled from `resolvers.credits.CreditAnswer`."""

    credit: Credit | None = field("The new entry that takes the other one back.")

    is_type_of = is_payload
