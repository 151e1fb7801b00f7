"""Who may look and who may change: each role against each question."""

from uuid import UUID

import pytest

from backend.domain.actors import STRANGER, SYSTEM, Actor, Role
from backend.domain.problems import Forbidden, Problem, Unauthenticated

HERE, THERE = UUID(int=1), UUID(int=2)


def person(*roles: Role) -> Actor:
    """Somebody with these roles; as staff, of HERE."""
    places = frozenset({HERE} if Role.STAFF in roles else ())
    return Actor(learner_id=UUID(int=9), roles=frozenset({Role.LEARNER, *roles}), organization_ids=places)


LEARNER, STAFF, AUDITOR, ADMINISTRATOR = (
    person(),
    person(Role.STAFF),
    person(Role.AUDITOR),
    person(Role.ADMINISTRATOR),
)


@pytest.mark.parametrize(
    ("actor", "may"),
    [
        (STRANGER, (False, False, False, False)),
        (LEARNER, (False, False, False, False)),
        (STAFF, (True, False, True, False)),
        (AUDITOR, (False, False, True, True)),
        (ADMINISTRATOR, (True, True, True, True)),
        (SYSTEM, (True, True, True, True)),
    ],
)
def test_an_auditor_looks_at_every_provider_and_works_for_none(actor: Actor, may: tuple[bool, bool, bool, bool]) -> None:
    assert (actor.works_for(HERE), actor.works_for(THERE), actor.oversees(HERE), actor.oversees(THERE)) == may


def refused(actor: Actor, rule: str) -> type[Problem] | None:
    """What the rule raises."""
    try:
        getattr(actor, rule)()
    except Problem as problem:
        return type(problem)
    return None


@pytest.mark.parametrize(
    ("rule", "learner", "staff", "auditor", "administrator"),
    [
        ("require_known", None, None, None, None),
        ("require_staff", Forbidden, None, Forbidden, None),
        ("require_staff_or_auditor", Forbidden, None, None, None),
        ("require_administrator", Forbidden, Forbidden, Forbidden, None),
        ("require_administrator_or_auditor", Forbidden, Forbidden, None, None),
    ],
)
def test_each_rule_lets_in_whom_it_names(
    rule: str,
    learner: type[Problem] | None,
    staff: type[Problem] | None,
    auditor: type[Problem] | None,
    administrator: type[Problem] | None,
) -> None:
    answers = [refused(actor, rule) for actor in (LEARNER, STAFF, AUDITOR, ADMINISTRATOR)]

    assert answers == [learner, staff, auditor, administrator]
    assert refused(STRANGER, rule) is Unauthenticated
    assert refused(SYSTEM, rule) is None
