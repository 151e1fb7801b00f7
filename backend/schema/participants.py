"""Participants: how many of an activity stand where."""

import strawberry

from backend.domain.awards import EnrollmentStatus
from backend.schema.describe import field


@strawberry.type(description="How many enrollments stand at a status.")
class StatusCount:
    """Filled from `reads.participants.StatusCount`."""

    status: EnrollmentStatus = field("The status.")
    count: int = field("How many.")


@strawberry.type(description="How many take part in an activity.")
class ParticipantFigures:
    """Filled from `resolvers.participants.ParticipantFigures`."""

    total: int = field("All of them.")
    by_status: list[StatusCount] = field("By where they stand; a status that nobody has is left out. At most 7.")
