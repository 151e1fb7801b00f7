"""Taking part: enroll, withdraw, and the lock under which everything about one enrollment happens.

`change` is that lock: it gives the enrollment with its definition and progress, and when the caller is done it judges the
enrollment anew and announces it, all in one transaction. A crash loses what was not answered and nothing else.
"""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tortoise.exceptions import IntegrityError

from backend import live
from backend.domain import awards, gates, ledger
from backend.domain.activities import ActivityDefinition, ActivityStatus
from backend.domain.actors import Actor, Scope
from backend.domain.awards import EnrollmentStatus
from backend.domain.credits import Profession
from backend.domain.events import EventKind
from backend.domain.problems import ActivityExpired, InvalidInput, NotEligible, NotFound
from backend.domain.progress import Progress
from backend.live import topics
from backend.models import tables
from backend.models.database import transaction
from backend.reads import activities, credits, enrollments, sql
from backend.reads import progress as progress_of
from backend.reads.activities import Activity
from backend.reads.enrollments import Enrollment
from backend.services import staff_tasks
from backend.services.reporters import source_of


@dataclass(slots=True)
class Changing:
    """An enrollment under its lock. Callers replace `progress` and record events; `touched` says that something changed."""

    row: tables.Enrollment
    activity: Activity
    learner: tables.Learner
    progress: Progress
    seen: frozenset[str]
    by: Actor
    now: dt.datetime
    touched: bool = False

    @property
    def definition(self) -> ActivityDefinition:
        """What the activity asks for."""
        return self.activity.definition

    @property
    def profession(self) -> Profession:
        """The profession that decides which credit may be claimed."""
        return Profession(self.row.profession)

    @property
    def today(self) -> dt.date:
        """The date in the activity's zone."""
        return ledger.local_date(self.now, self.definition.time_zone)

    def require_open(self) -> None:
        """Raises: ActivityExpired when nothing more can be done in the activity."""
        window = next(
            gate
            for gate in gates.gates(self.definition, self.progress, profession=self.profession, today=self.today)
            if gate.kind is gates.GateKind.WINDOW
        )
        if not window.met or self.row.withdrawn_at is not None:
            text = "You have withdrawn from this activity." if window.met else window.explanation
            raise ActivityExpired(text, path=("enrollment_id",))

    async def record(
        self, event_id: str, kind: EventKind, subject: str, payload: dict[str, Any], *, occurred_at: dt.datetime
    ) -> None:
        """Add an event that was not seen before; the caller folds it into `progress`.

        It did not happen in the future, and what learners report themselves not before they enrolled: credit is dated by it.
        """
        self.touched = True
        if self.by.learner_id == self.row.learner_id:
            occurred_at = max(occurred_at, self.row.enrolled_at)
        await tables.LearningEvent.create(
            enrollment_id=self.row.id,
            event_id=event_id,
            kind=kind.value,
            subject=subject,
            payload=payload,
            occurred_at=min(occurred_at, self.now),
            recorded_at=self.now,
            source=source_of(self.by),
        )


async def enroll(activity_id: UUID, *, by: Actor, now: dt.datetime, learner_email: str | None = None) -> UUID:
    """Enroll the actor (or, for staff and keys, the learner of that address) in the version on offer. Safe to repeat.

    Returns: the enrollment's id. Enrolling again after withdrawing continues where one was.
    Raises: NotFound for an activity or learner unknown to the actor; ActivityExpired; NotEligible.
    """
    by.require_known()
    activity = await activities.by_id(activity_id, by=by)
    if activity is None or (learner_email is not None and not _may_enroll_others(activity, by)):
        raise NotFound("activity")
    learner = await _learner(by, learner_email)
    standing = await tables.Enrollment.get_or_none(learner_id=learner.id, activity_id=activity_id)
    if standing is None:
        _require_offer(activity, Profession(learner.profession), now=now)
        try:
            async with transaction():
                created = await tables.Enrollment.create(
                    learner_id=learner.id,
                    activity_id=activity_id,
                    version_id=activity.version_id,
                    profession=learner.profession,
                    progress=progress_of.dump(Progress()),
                    status=EnrollmentStatus.IN_PROGRESS.value,
                    enrolled_at=now,
                    updated_at=now,
                )
                live.announce(topics.learner(learner.id))
                live.announce(topics.activity(activity_id))
        except IntegrityError:
            created = await tables.Enrollment.get(learner_id=learner.id, activity_id=activity_id)
        return created.id
    if standing.withdrawn_at is not None:
        async with change(standing.id, by=by, now=now) as changing:
            changing.row.withdrawn_at, changing.touched = None, True
    return standing.id


async def withdraw(enrollment_id: UUID, *, by: Actor, now: dt.datetime) -> None:
    """Stop taking part. What was done and earned stays, and enrolling again continues it.

    Raises: NotFound if it is not theirs.
    """
    async with change(enrollment_id, by=by, now=now) as changing:
        if changing.row.withdrawn_at is None:
            changing.row.withdrawn_at, changing.touched = now, True


async def get(enrollment_id: UUID, *, by: Actor, now: dt.datetime) -> Enrollment:
    """The enrollment as it stands.

    Raises: NotFound if the actor may not see it.
    """
    by.require_known()
    found = await enrollments.by_id(enrollment_id, by=by, now=now)
    if found is None:
        raise NotFound("enrollment")
    return found


@asynccontextmanager
async def change(
    enrollment_id: UUID, *, by: Actor, now: dt.datetime, event_ids: tuple[str, ...] = ()
) -> AsyncIterator[Changing]:
    """Lock an enrollment, let the caller change it, judge it anew and announce it: one transaction.

    `event_ids` are looked up, so that `seen` tells which of them are recorded already.
    Raises: NotFound unless it is the actor's own, or the actor is its provider's staff or key.
    """
    by.require_known()
    async with transaction():
        row = await tables.Enrollment.select_for_update().get_or_none(id=enrollment_id)
        activity = await activities.version(row.version_id) if row is not None else None
        if row is None or activity is None or not _may_change(row, activity, by):
            raise NotFound("enrollment")
        changing = Changing(
            row=row,
            activity=activity,
            learner=await tables.Learner.get(id=row.learner_id),
            progress=progress_of.load(row.progress),
            seen=await _seen(enrollment_id, event_ids),
            by=by,
            now=now,
        )
        before, stood = changing.progress, row.status
        yield changing
        if changing.touched:
            await _judge(changing, before)
            live.announce(topics.learner(row.learner_id))
            live.announce(topics.activity(row.activity_id))
            if stood != row.status and EnrollmentStatus.READY_TO_CLAIM in (stood, row.status):
                staff_tasks.announce(activity.provider.id)


async def _seen(enrollment_id: UUID, event_ids: tuple[str, ...]) -> frozenset[str]:
    if not event_ids:
        return frozenset()
    found = await tables.LearningEvent.filter(enrollment_id=enrollment_id, event_id__in=list(event_ids)).values_list(
        "event_id", flat=True
    )
    return frozenset(str(event_id) for event_id in found)


async def _judge(changing: Changing, before: Progress) -> None:
    """Write the progress and what the rules say of it now; date the completion when what is due has grown."""
    row = changing.row
    entries = (await credits.of_enrollments([row.id], now=changing.now))[row.id]
    paid = enrollments.paid_of(entries)
    earlier, later = (
        awards.standing(
            changing.definition,
            progress,
            paid,
            profession=changing.profession,
            today=changing.today,
            withdrawn=row.withdrawn_at is not None,
        )
        for progress in (before, changing.progress)
    )
    if sum(award.amount for award in later.due) > sum(award.amount for award in earlier.due):
        row.earned_on = ledger.earned_on(
            changing.definition,
            changing.progress,
            await last_happened(row.id),
            learner_zone=changing.learner.time_zone,
        )
    row.progress = progress_of.dump(changing.progress)
    row.status = later.status.value
    row.percent = int(gates.percent(later.participation) * 100)
    row.updated_at = changing.now
    await row.save()


async def last_happened(enrollment_id: UUID) -> dt.datetime:
    """When the last of all events happened: whatever the order they are reported in, nothing is complete before it."""
    found = await sql.row("SELECT MAX(occurred_at) AS last FROM learning_event WHERE enrollment_id = :id", id=enrollment_id)
    assert found is not None
    return sql.instant_of(found["last"])


def _may_change(row: tables.Enrollment, activity: Activity, by: Actor) -> bool:
    provider_id = activity.provider.id
    if by.learner_id == row.learner_id or by.works_for(provider_id):
        return True
    return Scope.WRITE_PROGRESS in by.scopes and provider_id in by.organization_ids


def _may_enroll_others(activity: Activity, by: Actor) -> bool:
    return by.works_for(activity.provider.id) or (
        Scope.WRITE_PROGRESS in by.scopes and activity.provider.id in by.organization_ids
    )


async def _learner(by: Actor, learner_email: str | None) -> tables.Learner:
    if learner_email is None:
        if by.api_key_id is not None or by.is_system:
            raise InvalidInput("Say whom to enroll.", path=("learner_email",))
        return await tables.Learner.get(id=by.learner())
    address = await tables.EmailAddress.get_or_none(address=learner_email.strip().lower(), verified_at__isnull=False)
    if address is None:
        raise NotFound("learner")
    return await tables.Learner.get(id=address.learner_id)


def _require_offer(activity: Activity, profession: Profession, *, now: dt.datetime) -> None:
    today = ledger.local_date(now, activity.definition.time_zone)
    found = gates.gates(activity.definition, Progress(), profession=profession, today=today)
    unmet = {gate.kind: gate for gate in found if not gate.met}
    if activity.status is not ActivityStatus.PUBLISHED:
        raise ActivityExpired("This activity is not offered any more.", path=("activity_id",))
    if gates.GateKind.WINDOW in unmet:
        raise ActivityExpired(unmet[gates.GateKind.WINDOW].explanation, path=("activity_id",))
    if gates.GateKind.ELIGIBILITY in unmet:
        raise NotEligible(unmet[gates.GateKind.ELIGIBILITY].explanation, path=("activity_id",))
