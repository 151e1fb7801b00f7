"""Durable work: what was asked for, how far it is, and who is doing it."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.models import Model

from backend.models.fields import InstantField
from backend.models.learners import Learner
from backend.models.organizations import Organization


class Job(Model):
    """A piece of work, written in the transaction of what asks for it.

    `fence` grows with every claim: a worker that was given up on can no longer write. `file` is the name of what it made, in
    the installation's data folder, until `expires_at`.
    """

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    kind = fields.CharField(max_length=32)
    status = fields.CharField(max_length=16)
    requested_by: fields.ForeignKeyRelation[Learner] = fields.ForeignKeyField(
        "models.Learner", related_name=False, on_delete=fields.RESTRICT
    )
    requested_by_id: UUID
    organization: fields.ForeignKeyNullableRelation[Organization] = fields.ForeignKeyField(
        "models.Organization", related_name=False, null=True, on_delete=fields.RESTRICT
    )
    organization_id: UUID | None
    input: dict[str, Any] = fields.JSONField(default=dict)
    result: dict[str, Any] = fields.JSONField(default=dict)
    failure = fields.CharField(max_length=300, default="")
    done = fields.IntField(default=0)
    total: int | None = fields.IntField(null=True)
    attempts = fields.IntField(default=0)
    fence = fields.IntField(default=0)
    leased_until: datetime | None = InstantField(null=True)
    created_at: datetime = InstantField()
    not_before: datetime = InstantField()
    finished_at: datetime | None = InstantField(null=True)
    file = fields.CharField(max_length=200, default="")
    expires_at: datetime | None = InstantField(null=True)

    class Meta:
        table = "job"
        indexes: ClassVar = [("status", "not_before"), ("requested_by_id", "created_at")]


class JobRowError(Model):
    """What is wrong with one row of a job's input. `row` counts from 1; `path` is the column."""

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    job: fields.ForeignKeyRelation[Job] = fields.ForeignKeyField("models.Job", related_name=False, on_delete=fields.CASCADE)
    job_id: UUID
    row = fields.IntField()
    column = fields.CharField(max_length=100, default="")
    code = fields.CharField(max_length=32)
    message = fields.CharField(max_length=300)

    class Meta:
        table = "job_row_error"
        indexes: ClassVar = [("job_id", "row")]
