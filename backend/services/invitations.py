"""Offering a role by mail: whoever opens the link has proven the mailbox, and accepts once.

Administrators invite anybody; staff invite colleagues of their own provider, and learners.
"""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from tortoise.exceptions import IntegrityError

from backend.domain import accounts, grants, letters
from backend.domain.accounts import Person
from backend.domain.actors import Actor, Role
from backend.domain.audit import AuditKind
from backend.domain.grants import Grant
from backend.domain.invitations import LIFETIME
from backend.domain.organizations import OrganizationKind
from backend.domain.problems import CodeExpired, Conflict, Forbidden, InvalidInput, NotFound
from backend.models import tables
from backend.models.database import transaction
from backend.reads import invitations as reads
from backend.reads import learners
from backend.reads.invitations import Invitation, Offer
from backend.services import accounts as opening
from backend.services import audit, hashing, mailing, roles, sessions, staff_tasks, throttling
from backend.services.sessions import SignedIn
from backend.settings import Settings

PER_INVITER = throttling.Limit("invite:inviter", 100, timedelta(hours=1))
PER_ADDRESS = throttling.Limit("invite:address", 5, timedelta(days=1))
TRIES_PER_CLIENT = throttling.Limit("invitation:client", 30, timedelta(minutes=15))

ACCEPT_PATH = "/accept-invitation"
"""The dashboard's page; the token stands behind `#token=`, where no server's log sees it."""


async def invite(email: str, grant: Grant, *, by: Actor, settings: Settings, now: datetime) -> Invitation:
    """Mail a link that offers this role. An open invitation of the same address to the same role ends.

    Raises: Unauthenticated; Forbidden for all but administrators and staff, and for a role that staff do not give; NotFound for
    a provider that they do not work for; InvalidInput for what is no address or cannot be given; Throttled.
    """
    by.require_staff()
    grant = grants.checked(grant)
    if not by.is_administrator and grant.role not in {Role.STAFF, Role.LEARNER}:
        raise Forbidden("Only administrators give this role.")
    provider = await _provider(grant, by=by)
    address = accounts.checked_address(email)
    inviter = await _inviter(by)
    await throttling.spend(PER_INVITER.on(str(by.learner_id)), PER_ADDRESS.on(address), now=now)
    token = secrets.token_urlsafe(32)
    async with transaction():
        await _withdraw_same(address, grant, now=now)
        row = await tables.Invitation.create(
            address=address,
            role=grant.role.value,
            organization_id=grant.organization_id,
            secret_hash=hashing.digest(token),
            invited_by_id=by.learner_id,
            created_at=now,
            expires_at=now + LIFETIME,
        )
        letter = letters.invitation(
            f"{settings.public_url.rstrip('/')}{ACCEPT_PATH}#token={token}",
            inviter=inviter.name if inviter else settings.service_name,
            role=grant.role,
            provider=provider.name if provider else "",
            service=settings.service_name,
            language=await _language(address) or (inviter.language if inviter else "en"),
        )
        await mailing.post(address, letter, now=now)
        await audit.record(
            AuditKind.PERSON_INVITED,
            by=by,
            organization_id=grant.organization_id,
            details={"address": address, "role": grant.role.value},
            now=now,
        )
        staff_tasks.announce(grant.organization_id)
    return await reads.of_row(row.id)


async def withdraw(invitation_id: UUID, *, by: Actor, now: datetime) -> Invitation:
    """End an open invitation: its link works no more. Safe to repeat.

    Raises: Unauthenticated, Forbidden for all but administrators and staff; NotFound for one that is not theirs to withdraw;
    Conflict once it is accepted.
    """
    by.require_staff()
    async with transaction():
        found = await tables.Invitation.select_for_update().get_or_none(id=invitation_id)
        if found is None or not reads.is_theirs(found.organization_id, found.invited_by_id, by=by):
            raise NotFound("invitation")
        if found.accepted_at is not None:
            raise Conflict("This invitation has been accepted: change the person's roles instead.", path=("invitation_id",))
        if found.withdrawn_at is None:
            await tables.Invitation.filter(id=found.id).update(withdrawn_at=now)
            await audit.record(
                AuditKind.INVITATION_WITHDRAWN,
                by=by,
                organization_id=found.organization_id,
                details={"address": found.address, "role": found.role},
                now=now,
            )
            staff_tasks.announce(found.organization_id)
    return await reads.of_row(invitation_id)


async def accept(token: str, newcomer: Person | None, *, by: Actor, device: str, client: str, now: datetime) -> SignedIn | None:
    """Take the role that a mailed link offers. For an address without an account, `newcomer` opens one and is signed in.

    `newcomer.email` is not looked at: the link says whose mailbox it is. None for somebody who was signed in already.

    Raises: Throttled per client; CodeExpired for a link that is unknown, used, withdrawn or too old; Conflict if the address
    has an account and its owner is not signed in, or somebody else is; InvalidInput with every fault of a newcomer. A refusal
    leaves the link as it is.
    """
    await throttling.spend(TRIES_PER_CLIENT.on_client(client), now=now)
    offer = await reads.offer(hashing.digest(token), now=now)
    if offer is None:
        raise _expired()
    if offer.learner_id is not None:
        if by.learner_id != offer.learner_id:
            raise Conflict(f"Sign in as {offer.email} first.", path=("token",), rule="other-account")
        async with transaction():
            await _use(offer, offer.learner_id, by=by, now=now)
        return None
    if by.learner_id is not None:
        raise Conflict(f"This invitation is for {offer.email}: sign out first.", path=("token",), rule="other-account")
    if newcomer is None:
        raise InvalidInput("Say who you are.", path=("given_name",))
    return await _open_account(offer, newcomer, device=device, now=now)


async def _open_account(offer: Offer, newcomer: Person, *, device: str, now: datetime) -> SignedIn:
    person = accounts.checked(newcomer.at(offer.email))
    password_hash = await hashing.hashed(person.password)
    try:
        async with transaction():
            learner_id = await opening.admit(person, password_hash, now=now)
            await _use(offer, learner_id, by=Actor(learner_id=learner_id), now=now)
            return await sessions.start(learner_id, device=device, now=now)
    except IntegrityError as taken:
        raise Conflict(f"Sign in as {offer.email} first.", path=("token",), rule="other-account") from taken


async def _use(offer: Offer, learner_id: UUID, *, by: Actor, now: datetime) -> None:
    """Use the link up and give the role, in the caller's transaction."""
    used = await tables.Invitation.filter(id=offer.id, accepted_at=None, withdrawn_at=None, expires_at__gt=now).update(
        accepted_at=now
    )
    if not used:
        raise _expired()
    await roles.give(learner_id, offer.grant, now=now)
    await audit.record(
        AuditKind.INVITATION_ACCEPTED,
        by=by,
        subject_id=learner_id,
        organization_id=offer.grant.organization_id,
        details={"role": offer.grant.role.value},
        now=now,
    )
    staff_tasks.announce(offer.grant.organization_id)


async def _provider(grant: Grant, *, by: Actor) -> tables.Organization | None:
    if grant.organization_id is None:
        return None
    found = await tables.Organization.get_or_none(id=grant.organization_id, kind=OrganizationKind.PROVIDER.value)
    if found is None or not by.works_for(found.id):
        raise NotFound("organization")
    return found


async def _inviter(by: Actor) -> learners.Learner | None:
    return None if by.learner_id is None else (await learners.by_ids([by.learner_id])).get(by.learner_id)


async def _language(address: str) -> str | None:
    """The language of whoever has that address, None for nobody."""
    known = await tables.EmailAddress.get_or_none(address=address)
    return None if known is None else (await tables.Learner.get(id=known.learner_id)).language


async def _withdraw_same(address: str, grant: Grant, *, now: datetime) -> None:
    await tables.Invitation.filter(
        address=address, role=grant.role.value, organization_id=grant.organization_id, accepted_at=None, withdrawn_at=None
    ).update(withdrawn_at=now)


def _expired() -> CodeExpired:
    return CodeExpired("This invitation is unknown, used, withdrawn or too old. Ask for another.", path=("token",))
