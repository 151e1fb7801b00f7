"""Who is asking, as they may see themselves."""

from dataclasses import dataclass

from backend.domain.actors import Actor, Role, Scope
from backend.domain.problems import Fault
from backend.reads import addresses, learners, organizations
from backend.reads import sessions as sessions_
from backend.reads.addresses import EmailAddress
from backend.reads.learners import Learner
from backend.reads.organizations import Organization
from backend.reads.people import Person
from backend.reads.sessions import Session
from backend.resolvers.context import Info


@dataclass(frozen=True, slots=True)
class Viewer:
    """Whoever asks; what belongs to them is read when it is asked for."""

    actor: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewerAnswer:
    """What a change of one's account answers."""

    viewer: Viewer | None = None
    person: Person | None = None
    errors: tuple[Fault, ...] = ()


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


async def emails(root: Viewer, info: Info) -> list[EmailAddress]:
    """The person's addresses."""
    return [] if root.actor.learner_id is None else await addresses.of_learner(root.actor.learner_id, now=info.context.now())


async def sessions(root: Viewer, info: Info) -> list[Session]:
    """The person's open sessions."""
    if root.actor.learner_id is None:
        return []
    return await sessions_.of_learner(root.actor.learner_id, current=root.actor.session_id, now=info.context.now())
