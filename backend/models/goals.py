"""What a learner strives for and what was reached: goals, the yearly target, milestones."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.models import Model

from backend.models.fields import CreditField, InstantField
from backend.models.learners import Learner


class Goal(Model):
    """An amount of credit that a learner wants by a day. Empty `types` and `specialties` mean any.

    `met_on` is the local date on which it was met, empty again if a reversal takes it back; `celebrated_at` says that the
    learner has been told once.
    """

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    learner: fields.ForeignKeyRelation[Learner] = fields.ForeignKeyField(
        "models.Learner", related_name=False, on_delete=fields.RESTRICT
    )
    learner_id: UUID
    title = fields.CharField(max_length=120)
    target: Decimal = CreditField()
    unit = fields.CharField(max_length=8)
    types: list[str] = fields.JSONField(default=list)
    specialties: list[str] = fields.JSONField(default=list)
    starts_on: date = fields.DateField()
    due_on: date = fields.DateField()
    met_on: date | None = fields.DateField(null=True)
    celebrated_at: datetime | None = InstantField(null=True)
    created_at: datetime = InstantField()
    archived_at: datetime | None = InstantField(null=True)

    class Meta:
        table = "goal"
        indexes: ClassVar = [("learner_id", "due_on")]


class YearlyTarget(Model):
    """The credit that a learner needs in every year that begins on this month and day; one for each learner."""

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    learner: fields.OneToOneRelation[Learner] = fields.OneToOneField(
        "models.Learner", related_name=False, on_delete=fields.RESTRICT
    )
    learner_id: UUID
    required: Decimal = CreditField()
    starts_month = fields.IntField(default=1)
    starts_day = fields.IntField(default=1)
    updated_at: datetime = InstantField()

    class Meta:
        table = "yearly_target"


class Milestone(Model):
    """A rule that a learner has met: one row for each rule and subject, awarded in the transaction that met it.

    `subject` is what the rule was met for (a specialty, a year), "" where there is only one. `parameters` fill its sentence.
    """

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    learner: fields.ForeignKeyRelation[Learner] = fields.ForeignKeyField(
        "models.Learner", related_name=False, on_delete=fields.RESTRICT
    )
    learner_id: UUID
    rule = fields.CharField(max_length=64)
    subject = fields.CharField(max_length=64, default="")
    parameters: dict[str, Any] = fields.JSONField(default=dict)
    awarded_on: date = fields.DateField()
    awarded_at: datetime = InstantField()
    reversed_on: date | None = fields.DateField(null=True)

    class Meta:
        table = "milestone"
        unique_together: ClassVar = [("learner_id", "rule", "subject")]
