"""Other rules change what is due, and never what is paid."""

from dataclasses import replace
from decimal import Decimal

import pytest

from backend.domain import policy_changes
from backend.domain.activities import Policy
from backend.domain.awards import EnrollmentStatus, Paid
from backend.domain.credits import CreditBasis, CreditType, Kind, Profession
from backend.domain.policy_changes import PolicyChange, PolicyOutcome
from tests import make_activities as make

AMA = Kind(CreditType.AMA_PRA_CATEGORY_1)


def changed(policy: Policy, share: str = "0.6", *paid: Paid, withdrawn: bool = False) -> PolicyChange:
    return policy_changes.change(
        make.definition(),
        policy,
        make.done(share),
        paid,
        profession=Profession.PHYSICIAN,
        today=make.TODAY,
        withdrawn=withdrawn,
    )


@pytest.mark.parametrize(
    ("policy", "difference", "outcome"),
    [
        (Policy(), "0.00", PolicyOutcome.UNCHANGED),
        (Policy(minimum_participation=Decimal("0.60")), "1.75", PolicyOutcome.GAINS),
        (Policy(partial_from=Decimal("0.70")), "-2.25", PolicyOutcome.LOSES),
        (Policy(partial_credit=False), "-2.25", PolicyOutcome.LOSES),
    ],
)
def test_a_threshold_makes_more_or_less_due(policy: Policy, difference: str, outcome: PolicyOutcome) -> None:
    found = changed(policy)

    assert (str(found.difference), found.outcome, found.paid) == (difference, outcome, Decimal("0.00"))


def test_what_is_paid_stays_paid() -> None:
    full = Paid(AMA, Decimal("4.00"), CreditBasis.FULL)

    found = changed(Policy(minimum_participation=Decimal("0.95")), "0.9", full)

    assert (found.paid, found.difference, found.outcome) == (Decimal("4.00"), Decimal("0.00"), PolicyOutcome.UNCHANGED)
    assert found.after == ()


def test_status_follows_the_rules() -> None:
    found = changed(replace(Policy(), partial_credit=False))

    assert (found.status_before, found.status_after) == (EnrollmentStatus.READY_TO_CLAIM, EnrollmentStatus.IN_PROGRESS)


def test_nothing_is_due_to_whoever_withdrew() -> None:
    found = changed(Policy(minimum_participation=Decimal("0.60")), withdrawn=True)

    assert (found.before, found.after, found.outcome) == ((), (), PolicyOutcome.UNCHANGED)
