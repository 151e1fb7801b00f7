"""Who is asking, as they may see themselves."""

from dataclasses import dataclass

from backend.domain.actors import Actor, Role, Scope
from backend.reads import learners, organizations
from backend.reads.learners import EmailAddress, Learner, Session
from backend.reads.organizations import Organization
from backend.resolvers.context import Info


@dataclass(frozen=True, slots=True)
class Viewer:
    """Whoever asks; what belongs to them is read when it is asked for."""

    actor: Actor


async def viewer(info: Info) -> Viewer:
    """Whoever asks, strangers too."""
    return Viewer(info.context.actor)


def roles(root: Viewer) -> list[Role]:
    """Their roles, by name."""
    return sorted(root.actor.roles)


def scopes(root: Viewer) -> list[Scope]:
    """What their API key may do, by name."""
    return sorted(root.actor.scopes)


async def learner(root: Viewer) -> Learner | None:
    """The person who is signed in."""
    if root.actor.learner_id is None:
        return None
    return await learners.by_id(root.actor.learner_id, by=root.actor)


async def own_organizations(root: Viewer) -> list[Organization]:
    """The providers whose staff they are (all, for administrators and auditors), or the key's organization, by name."""
    if not root.actor.roles.isdisjoint({Role.ADMINISTRATOR, Role.AUDITOR}):
        return await organizations.providers()
    found = await organizations.by_ids(root.actor.organization_ids)
    return sorted(found.values(), key=lambda organization: (organization.name, organization.code))


async def emails(root: Viewer) -> list[EmailAddress]:
    """The person's addresses."""
    return [] if root.actor.learner_id is None else await learners.emails(root.actor.learner_id)


async def sessions(root: Viewer, info: Info) -> list[Session]:
    """The person's open sessions."""
    if root.actor.learner_id is None:
        return []
    return await learners.sessions(root.actor.learner_id, current=root.actor.session_id, now=info.context.now())
