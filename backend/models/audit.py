"""Who did or looked at what, beyond the ledger and the learning events."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.models import Model

from backend.models.fields import InstantField


class AuditEvent(Model):
    """One act, in the transaction that did it. Append-only. `actor` says who (a person, a key, the system), `subject_id` whom.

    Plain ids, no foreign keys: the trail outlives what it speaks of.
    """

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    happened_at: datetime = InstantField()
    kind = fields.CharField(max_length=48)
    actor = fields.CharField(max_length=60)
    actor_id: UUID | None = fields.UUIDField(null=True)
    subject_id: UUID | None = fields.UUIDField(null=True)
    organization_id: UUID | None = fields.UUIDField(null=True)
    details: dict[str, Any] = fields.JSONField(default=dict)

    class Meta:
        table = "audit_event"
        indexes: ClassVar = [("subject_id", "happened_at"), ("organization_id", "happened_at")]
