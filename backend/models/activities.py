"""Activities and their versions: a published definition never changes, publishing again adds the next one."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.models import Model

from backend.models.fields import InstantField
from backend.models.organizations import Organization


class Activity(Model):
    """What a provider offers under one code. `version_number` is the version offered now, 0 before the first."""

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    provider: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "models.Organization", related_name=False, on_delete=fields.RESTRICT
    )
    provider_id: UUID
    code = fields.CharField(max_length=100)
    status = fields.CharField(max_length=16)
    version_number = fields.IntField(default=0)
    created_at: datetime = InstantField()
    retired_at: datetime | None = InstantField(null=True)

    class Meta:
        table = "activity"
        unique_together: ClassVar = [("provider_id", "code")]


class ActivityVersion(Model):
    """One version of an activity. `definition` is the whole of it; the other columns repeat what the catalogue filters by.

    A draft is the version that is not published yet (`published_at` null): at most one, always the highest number.
    """

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    activity: fields.ForeignKeyRelation[Activity] = fields.ForeignKeyField(
        "models.Activity", related_name=False, on_delete=fields.RESTRICT
    )
    activity_id: UUID
    joint_provider: fields.ForeignKeyNullableRelation[Organization] = fields.ForeignKeyField(
        "models.Organization", related_name=False, null=True, on_delete=fields.RESTRICT
    )
    joint_provider_id: UUID | None
    number = fields.IntField()
    definition: dict[str, Any] = fields.JSONField()
    digest = fields.CharField(max_length=64)
    title = fields.CharField(max_length=300)
    learning_format = fields.CharField(max_length=32)
    specialty = fields.CharField(max_length=64)
    language = fields.CharField(max_length=8)
    minutes = fields.IntField()
    released_on: date = fields.DateField()
    expires_on: date | None = fields.DateField(null=True)
    kinds = fields.CharField(max_length=500)
    search_text = fields.TextField()
    saved_at: datetime = InstantField()
    published_at: datetime | None = InstantField(null=True)

    class Meta:
        table = "activity_version"
        unique_together: ClassVar = [("activity_id", "number")]
        indexes: ClassVar = [("released_on",)]


class CheckInCode(Model):
    """A code shown in the room of a live session: entering it while it is valid is having been there."""

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    activity: fields.ForeignKeyRelation[Activity] = fields.ForeignKeyField(
        "models.Activity", related_name=False, on_delete=fields.RESTRICT
    )
    activity_id: UUID
    session_key = fields.CharField(max_length=100)
    code = fields.CharField(max_length=16, unique=True)
    created_at: datetime = InstantField()
    valid_until: datetime = InstantField()

    class Meta:
        table = "check_in_code"


class Upload(Model):
    """A file on its way into the storage. `stored_as` is its name there once it has arrived whole and was checked.

    `checked_at` is when it was last found in use. What nothing uses is CLEARED, and `stored_as` emptied once the file is gone.
    """

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    organization: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "models.Organization", related_name=False, on_delete=fields.RESTRICT
    )
    organization_id: UUID
    uploaded_by_id: UUID = fields.UUIDField()
    name = fields.CharField(max_length=200)
    media_type = fields.CharField(max_length=100)
    size = fields.BigIntField()
    received = fields.BigIntField(default=0)
    status = fields.CharField(max_length=16)
    sha256 = fields.CharField(max_length=64, default="")
    stored_as = fields.CharField(max_length=200, default="")
    created_at: datetime = InstantField()
    finished_at: datetime | None = InstantField(null=True)
    checked_at: datetime | None = InstantField(null=True)

    class Meta:
        table = "upload"
        indexes: ClassVar = [("organization_id",), ("stored_as",)]
