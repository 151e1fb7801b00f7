"""What the one stream of a browser tab sends."""

from datetime import datetime

import strawberry

from backend.schema.accounts import Viewer
from backend.schema.describe import field
from backend.schema.enrollments import Enrollment
from backend.schema.goals import Goal
from backend.schema.help import HelpRequest
from backend.schema.jobs import Job
from backend.schema.milestones import Milestone
from backend.schema.summaries import CreditSummary


@strawberry.type(description="What changed, whole. The first message fills every field; later ones only what changed.")
class LiveUpdate:
    """Filled from `resolvers.live.LiveUpdate`."""

    at: datetime = field("When this was so.")
    summary: CreditSummary | None = field("The learner's credit in the period asked for; null if unchanged.")
    enrollments: list[Enrollment] | None = field("Of the 50 touched last, those that changed; null if none did.")
    goals: list[Goal] | None = field("All goals that are not archived; null if none of them changed. At most 200.")
    milestones: list[Milestone] | None = field("As `Learner.milestones`; null if unchanged.")
    jobs: list[Job] | None = field(
        "The viewer's own work that is not over, and the jobs asked for; at most 50, null if none of them changed."
    )
    help_requests: list[HelpRequest] | None = field(
        "What the learner asked and nobody has closed; at most 20, null if none of it changed."
    )
    viewer: Viewer | None = field(
        "Whoever watches, if their profile, numbers, licenses, addresses, roles or open sessions changed; null if none did."
    )
    removed_ids: list[strawberry.ID] = field("Ids that are no longer among them.")
    session_ended: bool = field("Whether the session has ended: nothing follows, sign in again.")
