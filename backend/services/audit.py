"""The trail of acts: who did or looked at what, written in the transaction that does it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from backend.domain.actors import Actor
from backend.domain.audit import AuditKind
from backend.models import tables
from backend.services.reporters import source_of


async def record(
    kind: AuditKind,
    *,
    by: Actor,
    subject_id: UUID | None = None,
    organization_id: UUID | None = None,
    details: Mapping[str, Any] | None = None,
    now: datetime,
) -> None:
    """Write one act down, in the caller's transaction: it stands exactly if what it speaks of was done.

    `subject_id` is whom it concerns, `organization_id` the provider whose business it was. `details` are JSON values: what
    changed, never a secret or a password.
    """
    await tables.AuditEvent.create(
        happened_at=now,
        kind=kind.value,
        actor=source_of(by),
        actor_id=by.learner_id or by.api_key_id,
        subject_id=subject_id,
        organization_id=organization_id,
        details=dict(details or {}),
    )
