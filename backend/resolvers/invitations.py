"""Invitations: sending, listing and ending them, and accepting one by its link."""

from dataclasses import dataclass
from typing import Annotated

import strawberry

from backend.domain.accounts import Person
from backend.domain.actors import Role
from backend.domain.credits import Profession
from backend.domain.devices import device_of
from backend.domain.grants import Grant
from backend.domain.invitations import InvitationStatus
from backend.domain.problems import Fault
from backend.reads import invitations as reads
from backend.reads import pages, rights
from backend.reads.invitations import Invitation, Offer
from backend.resolvers import cookies, ids
from backend.resolvers.accounts import SessionAnswer, begun
from backend.resolvers.arguments import INPUT, After, First
from backend.resolvers.context import Info
from backend.resolvers.payloads import payload
from backend.resolvers.selections import wants_total
from backend.resolvers.viewers import Viewer
from backend.services import hashing, invitations


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationAnswer:
    """What sending or ending an invitation answers."""

    invitation: Invitation | None = None
    errors: tuple[Fault, ...] = ()


@strawberry.input(description="Whom to invite, and as what.")
class InviteUserInput:
    """See `services.invitations.invite`."""

    email: str = strawberry.field(description="The mailbox that the link is sent to.")
    role: Role = strawberry.field(description="The role that is offered. Staff offer STAFF and LEARNER.")
    organization_id: strawberry.ID | None = strawberry.field(default=None, description="The provider, for STAFF.")


@strawberry.input(description="Which invitation to end.")
class WithdrawInvitationInput:
    """See `services.invitations.withdraw`."""

    invitation_id: strawberry.ID = strawberry.field(description="An open invitation.")


@strawberry.input(description="The mailed link's token; who has no account yet opens one with the other fields.")
class AcceptInvitationInput:
    """See `services.invitations.accept`."""

    token: str = strawberry.field(description="What stands behind `#token=` in the link.")
    password: str | None = strawberry.field(
        default=None, description="At least 12 characters, and not one that everybody uses."
    )
    given_name: str | None = strawberry.field(default=None, description="Given name.")
    family_name: str | None = strawberry.field(default=None, description="Family name.")
    profession: Profession | None = strawberry.field(default=None, description="Profession; OTHER if left out.")
    specialty: str | None = strawberry.field(default=None, description="Code of a specialty.")
    time_zone: str | None = strawberry.field(default=None, description='IANA time zone; "UTC" if left out.')
    language: str | None = strawberry.field(default=None, description="Language of mails: `en` (if left out) or `ar`.")


async def listed(
    info: Info,
    status: Annotated[InvitationStatus | None, strawberry.argument(description="What has become of them; any.")] = None,
    first: First = 50,
    after: After = None,
) -> pages.Page[Invitation]:
    """A page of invitations: staff see those of their providers and their own."""
    ctx = info.context
    ctx.actor.require_staff_or_auditor()
    return await reads.page(status, by=ctx.actor, first=pages.size(first), after=after, count=wants_total(info), now=ctx.now())


def status(root: Invitation, info: Info) -> InvitationStatus:
    """What has become of it by now."""
    return root.status(info.context.now())


async def offer(
    info: Info, token: Annotated[str, strawberry.argument(description="What stands behind `#token=` in the link.")]
) -> Offer | None:
    """What a link offers, None once it works no more."""
    return await reads.offer(hashing.digest(token), now=info.context.now())


@payload(InvitationAnswer)
async def invite_user(info: Info, input: Annotated[InviteUserInput, INPUT]) -> InvitationAnswer:  # noqa: A002 - the schema's name
    """Mail a link that offers a role."""
    ctx = info.context
    ctx.actor.require_staff()  # before the id is read: a stranger learns nothing about it
    place = None if input.organization_id is None else ids.read(input.organization_id, "organization")
    sent = await invitations.invite(input.email, Grant(input.role, place), by=ctx.actor, settings=ctx.settings, now=ctx.now())
    return InvitationAnswer(invitation=sent)


@payload(InvitationAnswer)
async def withdraw_invitation(info: Info, input: Annotated[WithdrawInvitationInput, INPUT]) -> InvitationAnswer:  # noqa: A002 - the schema's name
    """End an open invitation."""
    ctx = info.context
    ctx.actor.require_staff()
    ended = await invitations.withdraw(ids.read(input.invitation_id, "invitation"), by=ctx.actor, now=ctx.now())
    return InvitationAnswer(invitation=ended)


@payload(SessionAnswer)
async def accept_invitation(info: Info, input: Annotated[AcceptInvitationInput, INPUT]) -> SessionAnswer:  # noqa: A002 - the schema's name
    """Take the role that a link offers; a newcomer is signed in."""
    ctx = info.context
    cookies.require_response(ctx)
    signed_in = await invitations.accept(
        input.token,
        _newcomer(input),
        by=ctx.actor,
        device=device_of(ctx.request.headers.get("user-agent", "")),
        client=ctx.client,
        now=ctx.now(),
    )
    if signed_in is not None:
        return begun(ctx, signed_in)
    ctx.actor = await rights.present(ctx.actor, now=ctx.now()) or ctx.actor
    return SessionAnswer(viewer=Viewer(ctx.actor))


def _newcomer(given: AcceptInvitationInput) -> Person | None:
    """Whoever opens an account; None where no name is given."""
    if given.given_name is None and given.family_name is None:
        return None
    return Person(
        email="",
        password=given.password or "",
        given_name=given.given_name or "",
        family_name=given.family_name or "",
        profession=given.profession or Profession.OTHER,
        specialty=given.specialty or "",
        time_zone=given.time_zone or "UTC",
        language=given.language or "en",
    )
