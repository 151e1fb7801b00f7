"""Invitations: what was offered to whom, for those who invite, and for whoever holds a link."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from backend.domain import invitations
from backend.domain.actors import Actor, Role
from backend.domain.grants import Grant
from backend.domain.invitations import InvitationStatus
from backend.domain.problems import NotFound
from backend.reads import pages, sql


@dataclass(frozen=True, slots=True)
class Invitation:
    """One invitation. `invited_by` is the inviter's name, None for the operator."""

    id: UUID
    email: str
    role: Role
    organization_id: UUID | None
    invited_by: str | None
    created_at: dt.datetime
    expires_at: dt.datetime
    accepted_at: dt.datetime | None
    withdrawn_at: dt.datetime | None

    def status(self, now: dt.datetime) -> InvitationStatus:
        """What has become of it."""
        return invitations.status(
            expires_at=self.expires_at, accepted_at=self.accepted_at, withdrawn_at=self.withdrawn_at, now=now
        )


@dataclass(frozen=True, slots=True)
class Offer:
    """An open invitation as its holder sees it. `learner_id` is whose account the mailbox belongs to, None for nobody's."""

    id: UUID
    email: str
    grant: Grant
    invited_by: str | None
    expires_at: dt.datetime
    learner_id: UUID | None

    @property
    def role(self) -> Role:
        """The role that is offered."""
        return self.grant.role

    @property
    def organization_id(self) -> UUID | None:
        """The provider where it holds."""
        return self.grant.organization_id

    @property
    def account_exists(self) -> bool:
        """Whether somebody must sign in to accept."""
        return self.learner_id is not None


_COLUMNS = """
    i.id, i.address, i.role, i.organization_id, i.created_at, i.expires_at, i.accepted_at, i.withdrawn_at,
    l.given_name, l.family_name
"""
_FROM = "FROM invitation i LEFT JOIN learner l ON l.id = i.invited_by_id"
_STATUS = {
    InvitationStatus.OPEN: "i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > :now",
    InvitationStatus.ACCEPTED: "i.accepted_at IS NOT NULL",
    InvitationStatus.WITHDRAWN: "i.accepted_at IS NULL AND i.withdrawn_at IS NOT NULL",
    InvitationStatus.EXPIRED: "i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at <= :now",
}


def is_theirs(organization_id: UUID | None, invited_by_id: UUID | None, *, by: Actor) -> bool:
    """Whether an invitation is this actor's to end: of a provider they work for, or sent by themselves."""
    if by.is_administrator or (organization_id is not None and by.works_for(organization_id)):
        return True
    return invited_by_id is not None and invited_by_id == by.learner_id


async def of_row(invitation_id: UUID) -> Invitation:
    """One invitation, without asking who may see it.

    Raises: NotFound.
    """
    found = await sql.row(f"SELECT {_COLUMNS} {_FROM} WHERE i.id = :id", id=invitation_id)
    if found is None:
        raise NotFound("invitation")
    return _record(found)


async def page(
    status: InvitationStatus | None, *, by: Actor, first: int, after: str | None, count: bool, now: dt.datetime
) -> pages.Page[Invitation]:
    """A page of invitations, newest first: all of them for administrators and auditors, for staff those of their providers.

    Raises: InvalidInput for a wrong `first` or `after`.
    """
    pages.checked_first(first)
    where, given = _shown(by, now=now)
    if status is not None:
        where += f" AND {_STATUS[status]}"
    total = None
    if count:
        counted = await sql.row(f"SELECT COUNT(*) AS n FROM invitation i WHERE {where}", **given)
        total = counted["n"] if counted else 0
    last = pages.keys_as(after, sql.instant_of, UUID)
    if last is not None:
        where += " AND (i.created_at < :last OR (i.created_at = :last AND i.id > :last_id))"
        given |= {"last": last[0], "last_id": last[1]}
    found = await sql.rows(
        f"SELECT {_COLUMNS} {_FROM} WHERE {where} ORDER BY i.created_at DESC, i.id LIMIT :limit", **given, limit=first + 1
    )
    return pages.page(
        [_record(row) for row in found],
        first=first,
        after=after,
        key=lambda invitation: (invitation.created_at.isoformat(), str(invitation.id)),
        total_count=total,
    )


async def open_count(*, by: Actor, now: dt.datetime) -> int:
    """How many of those that `page` shows this actor are open."""
    where, given = _shown(by, now=now)
    counted = await sql.row(
        f"SELECT COUNT(*) AS n FROM invitation i WHERE {where} AND {_STATUS[InvitationStatus.OPEN]}", **given
    )
    return counted["n"] if counted else 0


async def offer(secret_hash: str, *, now: dt.datetime) -> Offer | None:
    """The open invitation whose link has that hash, None for one that is unknown, used, withdrawn or too old."""
    found = await sql.row(
        f"""SELECT {_COLUMNS}, e.learner_id FROM invitation i
            LEFT JOIN learner l ON l.id = i.invited_by_id LEFT JOIN email_address e ON e.address = i.address
            WHERE i.secret_hash = :hash AND {_STATUS[InvitationStatus.OPEN]}""",
        hash=secret_hash,
        now=now,
    )
    if found is None:
        return None
    invitation = _record(found)
    return Offer(
        id=invitation.id,
        email=invitation.email,
        grant=Grant(invitation.role, invitation.organization_id),
        invited_by=invitation.invited_by,
        expires_at=invitation.expires_at,
        learner_id=None if found["learner_id"] is None else sql.uuid_of(found["learner_id"]),
    )


def _shown(by: Actor, *, now: dt.datetime) -> tuple[str, dict[str, Any]]:
    """The condition on an invitation `i` that this actor may see it, and its parameters."""
    given = {"all": by.sees_all, "organizations": list(by.organization_ids), "viewer": by.learner_id, "now": now}
    return "(:all OR i.organization_id IN (:organizations) OR i.invited_by_id = :viewer)", given


def _record(row: sql.Row) -> Invitation:
    return Invitation(
        id=sql.uuid_of(row["id"]),
        email=row["address"],
        role=Role(row["role"]),
        organization_id=None if row["organization_id"] is None else sql.uuid_of(row["organization_id"]),
        invited_by=None if row["given_name"] is None else f"{row['given_name']} {row['family_name']}",
        created_at=sql.instant_of(row["created_at"]),
        expires_at=sql.instant_of(row["expires_at"]),
        accepted_at=None if row["accepted_at"] is None else sql.instant_of(row["accepted_at"]),
        withdrawn_at=None if row["withdrawn_at"] is None else sql.instant_of(row["withdrawn_at"]),
    )
