"""Who has which role, changed by administrators."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from backend import live
from backend.domain import grants
from backend.domain.actors import Actor, Role
from backend.domain.audit import AuditKind
from backend.domain.grants import Grant
from backend.domain.organizations import OrganizationKind
from backend.domain.problems import Conflict, NotFound
from backend.live import topics
from backend.models import tables
from backend.models.database import transaction
from backend.services import audit


async def set_roles(learner_id: UUID, wanted: Collection[Grant], *, by: Actor, now: datetime) -> None:
    """Give somebody exactly these roles, and LEARNER, which everybody keeps. Their open streams have them from then on.

    Raises: Unauthenticated, Forbidden for all but administrators; InvalidInput for a role that cannot be given so; NotFound for
    an unknown person or provider; Conflict if nobody would be administrator any more.
    """
    by.require_administrator()
    after = grants.complete(wanted)
    async with transaction():
        # Administrators first, in one order: of two who remove each other at once, the second waits and is refused.
        administrators = await tables.RoleGrant.filter(role=Role.ADMINISTRATOR.value).order_by("id").select_for_update()
        if not await tables.Learner.filter(id=learner_id, closed_at=None).select_for_update():
            raise NotFound("person")
        before = await _of(learner_id)
        if before == after:
            return
        if Grant(Role.ADMINISTRATOR) in before - after:
            await _require_another({row.learner_id for row in administrators} - {learner_id})
        for removed in before - after:
            await tables.RoleGrant.filter(
                learner_id=learner_id, role=removed.role.value, organization_id=removed.organization_id
            ).delete()
        for added in after - before:
            await _require_provider(added)
            await _give(learner_id, added, now=now)
        details = {"before": _as_details(before), "after": _as_details(after)}
        await audit.record(AuditKind.ROLES_CHANGED, by=by, subject_id=learner_id, details=details, now=now)
        await announce(learner_id)


async def give(learner_id: UUID, grant: Grant, *, now: datetime) -> None:
    """Give one more role, in the caller's transaction. One that they have already stays as it is."""
    await tables.Learner.select_for_update().get(id=learner_id)
    if grant not in await _of(learner_id):
        await _give(learner_id, grant, now=now)
        await announce(learner_id)


async def announce(learner_id: UUID) -> None:
    """Have somebody's open streams look their rights up again."""
    live.announce(topics.learner(learner_id))
    live.announce(topics.account(learner_id))
    for session in await tables.Session.filter(learner_id=learner_id, ended_at=None):
        live.announce(topics.session(session.id))


async def _of(learner_id: UUID) -> frozenset[Grant]:
    rows = await tables.RoleGrant.filter(learner_id=learner_id)
    return frozenset(Grant(Role(row.role), row.organization_id) for row in rows)


async def _give(learner_id: UUID, grant: Grant, *, now: datetime) -> None:
    await tables.RoleGrant.create(
        learner_id=learner_id, role=grant.role.value, organization_id=grant.organization_id, granted_at=now
    )


async def _require_another(administrators: Collection[UUID]) -> None:
    if not await tables.Learner.filter(id__in=list(administrators), closed_at=None).exists():
        raise Conflict("Somebody must be administrator: make another one first.", path=("roles",), rule="last-administrator")


async def _require_provider(grant: Grant) -> None:
    if grant.organization_id is None:
        return
    if not await tables.Organization.exists(id=grant.organization_id, kind=OrganizationKind.PROVIDER.value):
        raise NotFound("organization")


def _as_details(held: Collection[Grant]) -> list[dict[str, str | None]]:
    ordered = sorted(held, key=lambda grant: (grant.role, str(grant.organization_id)))
    return [
        {"role": grant.role.value, "organization": str(grant.organization_id) if grant.organization_id else None}
        for grant in ordered
    ]
