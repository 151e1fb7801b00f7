"""Why is my credit not there? Each gate between an enrollment and its credit, with actual, required, and who acts next."""

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import floor

from backend.domain.activities import ActivityDefinition
from backend.domain.credits import Profession
from backend.domain.progress import (
    ItemProgress,
    Progress,
    item_share,
    minutes_spent,
    participation,
    passing_score,
    session_share,
)

HUNDREDTH = Decimal("0.01")


class GateKind(StrEnum):
    """What a gate is about."""

    ELIGIBILITY = "ELIGIBILITY"
    WINDOW = "WINDOW"
    CONTENT = "CONTENT"
    ASSESSMENT = "ASSESSMENT"
    ATTEMPTS = "ATTEMPTS"
    TIME = "TIME"
    EVALUATION = "EVALUATION"
    ATTENDANCE = "ATTENDANCE"
    CLAIM = "CLAIM"


class GateUnit(StrEnum):
    """What `actual` and `required` are counted in. A SCORE is in percent too."""

    PERCENT = "PERCENT"
    MINUTES = "MINUTES"
    SCORE = "SCORE"
    COUNT = "COUNT"


class GateActor(StrEnum):
    """Who has to act before the gate opens."""

    LEARNER = "LEARNER"
    STAFF = "STAFF"
    SYSTEM = "SYSTEM"
    REGULATOR = "REGULATOR"


RELAXED_BY_PARTIAL_CREDIT = frozenset({GateKind.CONTENT, GateKind.TIME})
"""A partial claim passes these gates half-way; every other gate must be met (decision 3)."""


@dataclass(frozen=True, slots=True)
class Gate:
    """One condition. `code` and the numbers say everything; `explanation` says it in English."""

    kind: GateKind
    met: bool
    code: str
    explanation: str
    actor: GateActor
    actual: Decimal | None = None
    required: Decimal | None = None
    unit: GateUnit | None = None
    since: dt.datetime | None = None


def gates(definition: ActivityDefinition, progress: Progress, *, profession: Profession, today: dt.date) -> tuple[Gate, ...]:
    """Every gate of this activity but CLAIM, met or not, in the order in which a learner meets them.

    `today` is the local date in the activity's zone.
    """
    found = [_eligibility(definition, profession), _window(definition, today), _content(definition, progress)]
    if any(session.required for session in definition.sessions):
        found.append(_attendance(definition, progress))
    if definition.policy.minimum_minutes:
        found.append(_time(definition, progress))
    if any(assessment.required for assessment in definition.assessments):
        found.append(_assessment(definition, progress))
        found.extend(_attempts(definition, progress))
    if definition.policy.evaluation_required:
        found.append(_evaluation(progress))
    return tuple(found)


def dated(gate: Gate, *, enrolled_at: dt.datetime, updated_at: dt.datetime) -> Gate:
    """The gate with the instant since which it has been waiting: a claim since the last step, the others since enrolling.

    A gate that is met waits for nothing, and a window that is closed or not open yet says its day itself.
    """
    if gate.met or gate.kind is GateKind.WINDOW:
        return gate
    return replace(gate, since=updated_at if gate.code == "claim.ready" else enrolled_at)


def percent(share: Fraction | Decimal) -> Decimal:
    """A share of 1 as percent with two decimals, rounded down so that 79.999 % never reads as met."""
    return _hundredths(Fraction(share) * 100)


def _eligibility(definition: ActivityDefinition, profession: Profession) -> Gate:
    if definition.claimable_by(profession):
        return Gate(GateKind.ELIGIBILITY, True, "eligibility.met", "Your profession may claim this credit.", GateActor.LEARNER)
    return Gate(
        GateKind.ELIGIBILITY, False, "eligibility.unmet", "This activity awards no credit that your profession may claim.",
        GateActor.LEARNER,
    )  # fmt: skip


def _window(definition: ActivityDefinition, today: dt.date) -> Gate:
    if today < definition.released_on:
        text = f"The activity opens on {definition.released_on.isoformat()}."
        return Gate(GateKind.WINDOW, False, "window.not_yet", text, GateActor.SYSTEM)
    if definition.expires_on is not None and today > definition.expires_on:
        text = f"The activity closed on {definition.expires_on.isoformat()}; what was done until then still counts."
        return Gate(GateKind.WINDOW, False, "window.closed", text, GateActor.STAFF)
    return Gate(GateKind.WINDOW, True, "window.open", "The activity is open.", GateActor.SYSTEM)


def _content(definition: ActivityDefinition, progress: Progress) -> Gate:
    least = definition.policy.minimum_participation
    share = participation(definition, progress)
    short = [
        item.title
        for item in definition.contents
        if item.required and item_share(item, progress.items.get(item.key, ItemProgress())) < least
    ]
    met = share >= least and not short
    if met:
        text = f"You have completed {percent(share)} % of the content."
    elif short:
        text = f"These parts must be completed: {', '.join(short)}."
    else:
        text = f"You have completed {percent(share)} % of the content; {percent(least)} % is needed for full credit."
    code = "content.met" if met else "content.short"
    return Gate(GateKind.CONTENT, met, code, text, GateActor.LEARNER, percent(share), percent(least), GateUnit.PERCENT)


def _attendance(definition: ActivityDefinition, progress: Progress) -> Gate:
    least = definition.policy.minimum_participation
    required = [session for session in definition.sessions if session.required]
    attended = sum(session_share(session, definition, progress) >= least for session in required)
    met = attended == len(required)
    code = "attendance.met" if met else "attendance.short"
    text = f"You have attended {attended} of the {len(required)} required sessions."
    return Gate(
        GateKind.ATTENDANCE, met, code, text, GateActor.LEARNER, Decimal(attended), Decimal(len(required)), GateUnit.COUNT
    )  # fmt: skip


def _time(definition: ActivityDefinition, progress: Progress) -> Gate:
    required = Decimal(definition.policy.minimum_minutes)
    spent = minutes_spent(definition, progress)
    met = spent >= required
    shown = _hundredths(spent)
    text = f"You have spent {shown} of at least {required} minutes."
    return Gate(
        GateKind.TIME, met, "time.met" if met else "time.short", text, GateActor.LEARNER, shown, required, GateUnit.MINUTES
    )  # fmt: skip


def _assessment(definition: ActivityDefinition, progress: Progress) -> Gate:
    required = [assessment for assessment in definition.assessments if assessment.required]
    best = {assessment.key: progress.best_score(assessment.key) for assessment in required}
    open_ones = [item for item in required if (best[item.key] or Decimal(0)) < passing_score(item, definition)]
    shown = open_ones[0] if open_ones else min(required, key=lambda item: best[item.key] or Decimal(0))
    score, least = best[shown.key], passing_score(shown, definition)
    if not open_ones:
        code, text = "assessment.met", "Every assessment is passed."
    elif score is None:
        code, text = "assessment.unanswered", f"“{shown.title}” is not answered yet; {percent(least)} % passes."
    else:
        code = "assessment.failed"
        text = f"“{shown.title}”: your best score is {percent(score)} %; {percent(least)} % passes."
    actual = None if score is None else percent(score)
    return Gate(GateKind.ASSESSMENT, not open_ones, code, text, GateActor.LEARNER, actual, percent(least), GateUnit.SCORE)


def _attempts(definition: ActivityDefinition, progress: Progress) -> list[Gate]:
    """One gate where attempts are limited and an assessment is still open; the one with the fewest left speaks."""
    limited = [
        (assessment.attempts_allowed - progress.attempts_at(assessment.key), assessment)
        for assessment in definition.assessments
        if assessment.required
        and assessment.attempts_allowed
        and (progress.best_score(assessment.key) or Decimal(0)) < passing_score(assessment, definition)
    ]
    if not limited:
        return []
    left, assessment = min(limited, key=lambda pair: pair[0])
    allowed = Decimal(assessment.attempts_allowed)
    used = allowed - left
    if left > 0:
        text = f"{left} of {allowed} attempts at “{assessment.title}” are left."
        return [Gate(GateKind.ATTEMPTS, True, "attempts.left", text, GateActor.LEARNER, used, allowed, GateUnit.COUNT)]
    text = f"All {allowed} attempts at “{assessment.title}” are used. Ask the provider."
    return [Gate(GateKind.ATTEMPTS, False, "attempts.none", text, GateActor.STAFF, used, allowed, GateUnit.COUNT)]


def _evaluation(progress: Progress) -> Gate:
    if progress.evaluated:
        return Gate(GateKind.EVALUATION, True, "evaluation.met", "The evaluation is submitted.", GateActor.LEARNER)
    text = "The evaluation of the activity is not submitted yet."
    return Gate(GateKind.EVALUATION, False, "evaluation.missing", text, GateActor.LEARNER)


def _hundredths(amount: Fraction) -> Decimal:
    return floor(amount * 100) * HUNDREDTH
