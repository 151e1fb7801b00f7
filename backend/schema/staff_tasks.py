"""What waits for a provider's staff."""

from datetime import date, datetime

import strawberry

from backend.domain.jobs import JobKind
from backend.domain.staff_tasks import StaffTaskKind
from backend.schema.describe import field


@strawberry.type(description="An activity that something waits in.")
class StaffTaskItem:
    """Filled from `reads.staff_tasks.StaffTaskItem`."""

    activity_id: strawberry.ID = field("The activity.")
    title: str = field("Its title.")
    provider: str = field("The name of its provider.")
    count: int = field("How much waits there.")
    at: datetime | None = field("Since when it waits; of a session, when it begins.")
    day: date | None = field("Of an activity that ends soon, its last day.")
    session: str = field('Of a session, its title; else "".')
    job_id: strawberry.ID | None = field("Of a job, its id.")
    job_kind: JobKind | None = field("Of a job, what it does.")


@strawberry.type(description="Something that waits for staff.")
class StaffTask:
    """Filled from `reads.staff_tasks.StaffTask`."""

    kind: StaffTaskKind = field("What waits.")
    count: int = field("How much of it.")
    overdue: int = field("How much of it has waited for 48 hours or longer, where that is a delay; else 0.")
    items: list[StaffTaskItem] = field("The first of it, for what is an activity's. At most 5.")
