"""Who provides, employs, licenses or sends: organizations, and the keys their systems call with."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.models import Model

from backend.models.fields import InstantField


class Organization(Model):
    """A provider, employer, board or LMS. `code` names it in files and commands.

    `accreditation_statement` is printed on certificates; `seal` is the SHA-256 of its `Seal`, "" for the one we draw.
    """

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    code = fields.CharField(max_length=64, unique=True)
    name = fields.CharField(max_length=200)
    kind = fields.CharField(max_length=16)
    accredited = fields.BooleanField(default=False)
    fictitious = fields.BooleanField(default=False)
    accreditation_statement = fields.TextField(default="")
    seal = fields.CharField(max_length=200, default="")
    created_at: datetime = InstantField()

    class Meta:
        table = "organization"


class Seal(Model):
    """A picture that an organization has had as its seal: certificates issued under it keep it, whatever comes later."""

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    organization: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "models.Organization", related_name=False, on_delete=fields.RESTRICT
    )
    organization_id: UUID
    sha256 = fields.CharField(max_length=64)
    content = fields.BinaryField()
    created_at: datetime = InstantField()

    class Meta:
        table = "seal"
        unique_together: ClassVar = [("sha256", "organization_id")]


class ApiKey(Model):
    """A key of an organization's system: its secret is stored hashed and shown once."""

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    organization: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "models.Organization", related_name=False, on_delete=fields.RESTRICT
    )
    organization_id: UUID
    name = fields.CharField(max_length=100)
    secret_hash = fields.CharField(max_length=64, unique=True)
    scopes: list[str] = fields.JSONField()
    created_at: datetime = InstantField()
    last_used_at: datetime | None = InstantField(null=True)
    revoked_at: datetime | None = InstantField(null=True)

    class Meta:
        table = "api_key"
        indexes: ClassVar = [("organization_id",)]
