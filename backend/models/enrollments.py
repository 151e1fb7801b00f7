"""Enrollments, and the events that are the truth about what was done in them."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.models import Model

from backend.models.activities import Activity, ActivityVersion
from backend.models.fields import InstantField
from backend.models.learners import Learner


class Enrollment(Model):
    """A learner in one activity, held to the version and the profession of the day of enrolling.

    `progress` is the fold of its events, written in the transaction of each; `status` and `percent` (hundredths of a percent)
    repeat what the rules say of it. `earned_on` is the local date on which what is due last grew.
    """

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    learner: fields.ForeignKeyRelation[Learner] = fields.ForeignKeyField(
        "models.Learner", related_name=False, on_delete=fields.RESTRICT
    )
    learner_id: UUID
    activity: fields.ForeignKeyRelation[Activity] = fields.ForeignKeyField(
        "models.Activity", related_name=False, on_delete=fields.RESTRICT
    )
    activity_id: UUID
    version: fields.ForeignKeyRelation[ActivityVersion] = fields.ForeignKeyField(
        "models.ActivityVersion", related_name=False, on_delete=fields.RESTRICT
    )
    version_id: UUID
    profession = fields.CharField(max_length=32)
    progress: dict[str, Any] = fields.JSONField()
    percent = fields.IntField(default=0)
    status = fields.CharField(max_length=16)
    earned_on: date | None = fields.DateField(null=True)
    enrolled_at: datetime = InstantField()
    updated_at: datetime = InstantField()
    evaluated_at: datetime | None = InstantField(null=True)
    withdrawn_at: datetime | None = InstantField(null=True)

    class Meta:
        table = "enrollment"
        unique_together: ClassVar = [("learner_id", "activity_id")]
        indexes: ClassVar = [
            ("learner_id", "updated_at"),
            ("learner_id", "status", "updated_at"),
            ("activity_id",),
            ("status", "activity_id"),
        ]


class LearningEvent(Model):
    """Something that happened in an enrollment. Append-only; `event_id` is the sender's, so that a repetition is recognized.

    `subject` is the key of the content item, session or assessment; `source` says who reported it.
    """

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    enrollment: fields.ForeignKeyRelation[Enrollment] = fields.ForeignKeyField(
        "models.Enrollment", related_name=False, on_delete=fields.RESTRICT
    )
    enrollment_id: UUID
    event_id = fields.CharField(max_length=100)
    kind = fields.CharField(max_length=16)
    subject = fields.CharField(max_length=100)
    payload: dict[str, Any] = fields.JSONField()
    occurred_at: datetime = InstantField()
    recorded_at: datetime = InstantField()
    source = fields.CharField(max_length=60)

    class Meta:
        table = "learning_event"
        unique_together: ClassVar = [("enrollment_id", "event_id")]
        indexes: ClassVar = [("enrollment_id", "kind", "recorded_at")]
