"""Saying that what waits for staff has changed."""

from uuid import UUID

from backend import live
from backend.live import topics


def announce(organization_id: UUID | None) -> None:
    """In the caller's transaction: wake the staff of this provider, and those who watch all; None to wake only these."""
    live.announce(topics.ORGANIZATIONS)
    if organization_id is not None:
        live.announce(topics.organization(organization_id))
