"""What an enrollment has earned, what of it is still due, and what that makes of its status.

`due` is the one function that every claim, preview and status uses. Its total never exceeds the designated maximum, whatever
the order of events and claims: what is earned grows with progress and stops at `base`, what was paid is subtracted, and
publishing refuses a definition in which base and bonus could exceed the maximum.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from backend.domain.activities import ActivityDefinition, BonusRule, BonusRuleName, DesignatedCredit, Policy
from backend.domain.credits import ZERO, CreditBasis, CreditUnit, Kind, Profession, creditable
from backend.domain.gates import RELAXED_BY_PARTIAL_CREDIT, Gate, GateActor, GateKind, gates
from backend.domain.progress import ALL, ItemProgress, Progress, item_share, minutes_spent, participation


class EnrollmentStatus(StrEnum):
    """Where an enrollment stands."""

    IN_PROGRESS = "IN_PROGRESS"
    READY_TO_CLAIM = "READY_TO_CLAIM"
    PARTLY_CLAIMED = "PARTLY_CLAIMED"
    CLAIMED = "CLAIMED"
    FAILED = "FAILED"
    EXPIRED = "EXPIRED"
    WITHDRAWN = "WITHDRAWN"


@dataclass(frozen=True, slots=True)
class Paid:
    """One entry that stands in the ledger for an enrollment. A reversed entry still counts: it is not paid again."""

    kind: Kind
    amount: Decimal
    basis: CreditBasis
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Award:
    """One entry that a claim made now would write. `reason` names the bonus rule, "" for the rest."""

    kind: Kind
    amount: Decimal
    basis: CreditBasis
    maximum: Decimal
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """An enrollment judged: its gates (CLAIM last), what is due, its status, and its participation (a share of 1)."""

    gates: tuple[Gate, ...]
    due: tuple[Award, ...]
    status: EnrollmentStatus
    participation: Fraction

    @property
    def open_gates(self) -> tuple[Gate, ...]:
        """The gates that are not met."""
        return tuple(gate for gate in self.gates if not gate.met)


def standing(
    definition: ActivityDefinition,
    progress: Progress,
    paid: Iterable[Paid],
    *,
    profession: Profession,
    today: dt.date,
    withdrawn: bool = False,
) -> Standing:
    """Judge an enrollment as of `today` (the local date in the activity's zone)."""
    paid = tuple(paid)
    found = gates(definition, progress, profession=profession, today=today)
    awards = () if withdrawn else due(definition, progress, paid, profession=profession, today=today)
    complete = _is_complete(definition, paid, profession)
    status = _status(found, awards, paid, complete=complete, withdrawn=withdrawn)
    return Standing((*found, _claim(awards, paid, complete=complete)), awards, status, participation(definition, progress))


def counted_kind(definition: ActivityDefinition, profession: Profession) -> Kind | None:
    """The kind whose entries a total counts: the first CREDIT kind, in declared order, that may be claimed (decision 1)."""
    return next((credit.kind for credit in definition.claimable_by(profession) if credit.kind.unit is CreditUnit.CREDIT), None)


def due(
    definition: ActivityDefinition, progress: Progress, paid: Iterable[Paid], *, profession: Profession, today: dt.date
) -> tuple[Award, ...]:
    """Every entry that a claim made now would write, in declared order, bonus entries after their kind's own."""
    paid = tuple(paid)
    found = gates(definition, progress, profession=profession, today=today)
    if any(not gate.met and gate.kind not in _PASSED_BY_CLAIMS for gate in found):
        return ()
    complete = all(gate.met for gate in found if gate.kind in RELAXED_BY_PARTIAL_CREDIT)
    return tuple(
        award
        for credit in definition.claimable_by(profession)
        for award in _due_of(credit, definition, progress, paid, complete=complete)
    )


_PASSED_BY_CLAIMS = RELAXED_BY_PARTIAL_CREDIT | {GateKind.WINDOW}
"""Events are refused outside the window, so what was done inside it can be claimed afterwards."""


def _due_of(
    credit: DesignatedCredit, definition: ActivityDefinition, progress: Progress, paid: tuple[Paid, ...], *, complete: bool
) -> list[Award]:
    earned = _earned(credit, definition, progress, complete=complete)
    if not (earned or complete):
        return []
    base = credit.paid_for_participation
    before = sum((entry.amount for entry in paid if entry.kind == credit.kind and entry.basis in _FOR_PARTICIPATION), ZERO)
    awards = []
    if earned > before:
        basis = CreditBasis.TOP_UP if before else CreditBasis.FULL if earned == base else CreditBasis.PARTIAL
        awards.append(Award(credit.kind, earned - before, basis, credit.maximum))
    awards.extend(
        Award(credit.kind, rule.amount, CreditBasis.BONUS, credit.maximum, bonus_reason(rule))
        for rule in _unpaid_bonus(credit.kind, definition, progress, paid)
    )
    return awards


_FOR_PARTICIPATION = frozenset({CreditBasis.FULL, CreditBasis.PARTIAL, CreditBasis.TOP_UP})


def _earned(credit: DesignatedCredit, definition: ActivityDefinition, progress: Progress, *, complete: bool) -> Decimal:
    """What of the base has been earned: all of it once content and time are met, else what partial credit allows."""
    policy = definition.policy
    return creditable(
        credit.paid_for_participation,
        min(participation(definition, progress), _time_share(policy, minutes_spent(definition, progress))),
        complete=complete,
        partial_from=policy.partial_from if policy.partial_credit else None,
        rounding=policy.rounding,
    )


def _time_share(policy: Policy, minutes: Fraction) -> Fraction:
    return min(ALL, minutes / policy.minimum_minutes) if policy.minimum_minutes else ALL


def _unpaid_bonus(
    kind: Kind, definition: ActivityDefinition, progress: Progress, paid: tuple[Paid, ...]
) -> Iterator[BonusRule]:
    """The bonus rules that are met and have no entry yet, lowest score first.

    Two scores of one assessment share a reason; the lower is met, and so paid, before the higher: entries pay rules in turn.
    """
    entries = Counter(entry.reason for entry in paid if entry.kind == kind and entry.basis is CreditBasis.BONUS)
    for rule in sorted(definition.policy.bonus, key=lambda rule: rule.score or ZERO):
        if rule.kind == kind and _is_met(rule, definition, progress):
            if entries[bonus_reason(rule)]:
                entries[bonus_reason(rule)] -= 1
            else:
                yield rule


def bonus_reason(rule: BonusRule) -> str:
    """What stands as the reason of a bonus entry: the rule's name and what it was about."""
    return f"{rule.name.value}:{rule.content or rule.assessment}"


def _is_met(rule: BonusRule, definition: ActivityDefinition, progress: Progress) -> bool:
    if rule.name is BonusRuleName.INTERACTIVE_COMPLETE:
        item = definition.content(rule.content)
        return item is not None and item_share(item, progress.items.get(item.key, ItemProgress())) == ALL
    score = progress.best_score(rule.assessment)
    return score is not None and rule.score is not None and score >= rule.score


def _is_complete(definition: ActivityDefinition, paid: tuple[Paid, ...], profession: Profession) -> bool:
    """Whether every kind's base has been paid in full; a bonus may still be missing."""
    claimable = definition.claimable_by(profession)
    return bool(claimable) and all(
        sum(entry.amount for entry in paid if entry.kind == credit.kind and entry.basis in _FOR_PARTICIPATION)
        >= credit.paid_for_participation
        for credit in claimable
    )


def _status(
    found: tuple[Gate, ...], awards: tuple[Award, ...], paid: tuple[Paid, ...], *, complete: bool, withdrawn: bool
) -> EnrollmentStatus:
    unmet = {gate.kind: gate for gate in found if not gate.met}
    window = unmet.get(GateKind.WINDOW)
    if withdrawn:
        return EnrollmentStatus.WITHDRAWN
    if awards and not paid:
        return EnrollmentStatus.READY_TO_CLAIM
    if paid:
        return EnrollmentStatus.CLAIMED if complete and not awards else EnrollmentStatus.PARTLY_CLAIMED
    if GateKind.ATTEMPTS in unmet:
        return EnrollmentStatus.FAILED
    if window is not None and window.code == "window.closed":
        return EnrollmentStatus.EXPIRED
    return EnrollmentStatus.IN_PROGRESS


def _claim(awards: tuple[Award, ...], paid: tuple[Paid, ...], *, complete: bool) -> Gate:
    if awards:
        text = "Credit is waiting for you to claim it."
        return Gate(GateKind.CLAIM, False, "claim.ready", text, GateActor.LEARNER)
    if complete and paid:
        return Gate(GateKind.CLAIM, True, "claim.done", "The full credit is claimed.", GateActor.LEARNER)
    if paid:
        text = "Part of the credit is claimed; complete the rest to claim the remainder."
        return Gate(GateKind.CLAIM, False, "claim.partly", text, GateActor.LEARNER)
    return Gate(GateKind.CLAIM, False, "claim.nothing", "Nothing can be claimed yet: see the open gates.", GateActor.LEARNER)
