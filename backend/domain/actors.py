"""Who is asking: the first question of every service."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from backend.domain.problems import Forbidden, Unauthenticated


class Role(StrEnum):
    """What a person may do in an installation."""

    LEARNER = "LEARNER"
    STAFF = "STAFF"
    PARTNER = "PARTNER"
    AUDITOR = "AUDITOR"
    ADMINISTRATOR = "ADMINISTRATOR"


class Scope(StrEnum):
    """What an API key may do."""

    READ_REPORTS = "READ_REPORTS"
    VERIFY = "VERIFY"
    WRITE_PROGRESS = "WRITE_PROGRESS"
    IMPORT = "IMPORT"


@dataclass(frozen=True, slots=True)
class Actor:
    """The caller: a signed-in person, an API key of an organization, the system itself, or a stranger.

    `organization_ids` are the providers whose staff the person is, or the one organization that the key belongs to.
    """

    learner_id: UUID | None = None
    session_id: UUID | None = None
    api_key_id: UUID | None = None
    roles: frozenset[Role] = frozenset()
    scopes: frozenset[Scope] = frozenset()
    organization_ids: frozenset[UUID] = field(default_factory=frozenset)
    is_system: bool = False

    @property
    def is_stranger(self) -> bool:
        """Nobody is signed in and no key was given."""
        return self.learner_id is None and self.api_key_id is None and not self.is_system

    @property
    def is_administrator(self) -> bool:
        """May do everything that staff of any provider may."""
        return self.is_system or Role.ADMINISTRATOR in self.roles

    @property
    def sees_all(self) -> bool:
        """May look at what staff of any provider may look at. An auditor changes nothing of it."""
        return self.is_administrator or Role.AUDITOR in self.roles

    def learner(self) -> UUID:
        """The signed-in person's id.

        Raises: Unauthenticated for a stranger, Forbidden for a key.
        """
        if self.learner_id is not None:
            return self.learner_id
        if self.is_stranger:
            raise Unauthenticated
        raise Forbidden

    def require_known(self) -> None:
        """Raises: Unauthenticated for a stranger."""
        if self.is_stranger:
            raise Unauthenticated

    def require_staff(self) -> None:
        """Raises: Unauthenticated for a stranger, Forbidden for everyone who is neither staff nor administrator."""
        self.require_known()
        if not self.is_administrator and Role.STAFF not in self.roles:
            raise Forbidden

    def require_staff_or_auditor(self) -> None:
        """For what staff read. Raises: Unauthenticated for a stranger, Forbidden for learners and keys."""
        self.require_known()
        if not self.sees_all and Role.STAFF not in self.roles:
            raise Forbidden

    def require_administrator(self) -> None:
        """Raises: Unauthenticated for a stranger, Forbidden for everyone but administrators."""
        self.require_known()
        if not self.is_administrator:
            raise Forbidden

    def require_administrator_or_auditor(self) -> None:
        """For what administrators read. Raises: Unauthenticated for a stranger, Forbidden for all but the two."""
        self.require_known()
        if not self.sees_all:
            raise Forbidden

    def works_for(self, organization_id: UUID) -> bool:
        """Whether this actor may change what belongs to this provider."""
        return self.is_administrator or (Role.STAFF in self.roles and organization_id in self.organization_ids)

    def oversees(self, organization_id: UUID) -> bool:
        """Whether this actor may look at what belongs to this provider: those who work for it, and auditors."""
        return self.sees_all or self.works_for(organization_id)

    def share_of(self, learner_id: UUID) -> frozenset[UUID] | None:
        """Whose part of this learner's record the actor may see: that of these providers, None for the whole of it.

        People see all that is theirs, auditors and administrators everything; staff and keys what was earned with their
        organization, and nothing that was earned elsewhere.
        """
        return None if self.sees_all or self.learner_id == learner_id else self.organization_ids


STRANGER = Actor()
SYSTEM = Actor(is_system=True)
