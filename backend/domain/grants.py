"""Which roles people can be given, and where each of them holds."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from backend.domain.actors import Role
from backend.domain.problems import InvalidInput

GRANTED_TO_PEOPLE = frozenset({Role.LEARNER, Role.STAFF, Role.AUDITOR, Role.ADMINISTRATOR})
"""A partner is an organization, which comes with a key."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A role: STAFF at one organization, every other in the whole installation."""

    role: Role
    organization_id: UUID | None = None


def checked(grant: Grant) -> Grant:
    """The grant as it is.

    Raises: InvalidInput for STAFF of nowhere, for another role somewhere, and for a role that no person has.
    """
    if grant.role not in GRANTED_TO_PEOPLE:
        raise InvalidInput("This role is not given to people.", path=("role",), rule="not-for-people")
    if grant.role is Role.STAFF and grant.organization_id is None:
        raise InvalidInput("Staff belong to a provider: name it.", path=("organization_id",), rule="provider-missing")
    if grant.role is not Role.STAFF and grant.organization_id is not None:
        raise InvalidInput("Only staff belong to a provider.", path=("organization_id",), rule="provider-needless")
    return grant


def complete(grants: Collection[Grant]) -> frozenset[Grant]:
    """These grants, and LEARNER, which everybody has.

    Raises: InvalidInput as `checked`.
    """
    return frozenset({Grant(Role.LEARNER), *map(checked, grants)})
