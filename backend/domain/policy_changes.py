"""What other rules would do to somebody who takes part: what is due now, before and after. What is paid stays paid."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from backend.domain import awards
from backend.domain.activities import ActivityDefinition, Policy
from backend.domain.awards import Award, EnrollmentStatus, Paid, Standing
from backend.domain.credits import ZERO, Kind, Profession
from backend.domain.progress import Progress


class PolicyOutcome(StrEnum):
    """Whether other rules make more or less due."""

    LOSES = "LOSES"
    GAINS = "GAINS"
    UNCHANGED = "UNCHANGED"


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """An enrollment under the rules as they are and as they would be. `paid` and `difference` are of the kind that counts."""

    before: tuple[Award, ...]
    after: tuple[Award, ...]
    status_before: EnrollmentStatus
    status_after: EnrollmentStatus
    paid: Decimal
    difference: Decimal
    outcome: PolicyOutcome


def change(
    definition: ActivityDefinition,
    policy: Policy,
    progress: Progress,
    paid: Iterable[Paid],
    *,
    profession: Profession,
    today: dt.date,
    withdrawn: bool,
) -> PolicyChange:
    """Judge the same progress twice, by the very function that claims use."""
    paid = tuple(paid)

    def judged(by: ActivityDefinition) -> Standing:
        return awards.standing(by, progress, paid, profession=profession, today=today, withdrawn=withdrawn)

    before, after = judged(definition), judged(replace(definition, policy=policy))
    counted = awards.counted_kind(definition, profession)
    earlier, later = _by_kind(before.due), _by_kind(after.due)
    return PolicyChange(
        before=before.due,
        after=after.due,
        status_before=before.status,
        status_after=after.status,
        paid=sum((entry.amount for entry in paid if entry.kind == counted), ZERO),
        difference=ZERO if counted is None else later.get(counted, ZERO) - earlier.get(counted, ZERO),
        outcome=_outcome(earlier, later),
    )


def _by_kind(due: tuple[Award, ...]) -> dict[Kind, Decimal]:
    amounts: dict[Kind, Decimal] = {}
    for award in due:
        amounts[award.kind] = amounts.get(award.kind, ZERO) + award.amount
    return amounts


def _outcome(earlier: dict[Kind, Decimal], later: dict[Kind, Decimal]) -> PolicyOutcome:
    differences = [later.get(kind, ZERO) - earlier.get(kind, ZERO) for kind in earlier.keys() | later.keys()]
    if any(difference < 0 for difference in differences):
        return PolicyOutcome.LOSES
    return PolicyOutcome.GAINS if any(differences) else PolicyOutcome.UNCHANGED
