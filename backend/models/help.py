"""Help: what readers say of its pages, and what learners ask the provider's staff."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.models import Model

from backend.models.enrollments import Enrollment
from backend.models.fields import InstantField
from backend.models.learners import Learner
from backend.models.organizations import Organization


class HelpVote(Model):
    """Whether a page of help helped: one vote for each learner and page, changed by voting again."""

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    learner: fields.ForeignKeyRelation[Learner] = fields.ForeignKeyField(
        "models.Learner", related_name=False, on_delete=fields.RESTRICT
    )
    learner_id: UUID
    page = fields.CharField(max_length=64)
    language = fields.CharField(max_length=8)
    helped = fields.BooleanField()
    voted_at: datetime = InstantField()

    class Meta:
        table = "help_vote"
        unique_together: ClassVar = [("learner_id", "page")]


class HelpRequest(Model):
    """A learner's question to a provider (or, without one, to the administrators), with what it is about attached."""

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    learner: fields.ForeignKeyRelation[Learner] = fields.ForeignKeyField(
        "models.Learner", related_name=False, on_delete=fields.RESTRICT
    )
    learner_id: UUID
    organization: fields.ForeignKeyNullableRelation[Organization] = fields.ForeignKeyField(
        "models.Organization", related_name=False, null=True, on_delete=fields.RESTRICT
    )
    organization_id: UUID | None
    enrollment: fields.ForeignKeyNullableRelation[Enrollment] = fields.ForeignKeyField(
        "models.Enrollment", related_name=False, null=True, on_delete=fields.RESTRICT
    )
    enrollment_id: UUID | None
    gate = fields.CharField(max_length=32, default="")
    page = fields.CharField(max_length=200, default="")
    status = fields.CharField(max_length=16)
    asked_at: datetime = InstantField()
    answered_at: datetime | None = InstantField(null=True)
    closed_at: datetime | None = InstantField(null=True)

    class Meta:
        table = "help_request"
        indexes: ClassVar = [("learner_id", "asked_at"), ("organization_id", "status", "asked_at")]


class HelpMessage(Model):
    """One message of a help request, by the learner or by staff. Append-only."""

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    request: fields.ForeignKeyRelation[HelpRequest] = fields.ForeignKeyField(
        "models.HelpRequest", related_name=False, on_delete=fields.RESTRICT
    )
    request_id: UUID
    author: fields.ForeignKeyRelation[Learner] = fields.ForeignKeyField(
        "models.Learner", related_name=False, on_delete=fields.RESTRICT
    )
    author_id: UUID
    by_staff = fields.BooleanField()
    text = fields.TextField()
    sent_at: datetime = InstantField()

    class Meta:
        table = "help_message"
        indexes: ClassVar = [("request_id", "sent_at")]
