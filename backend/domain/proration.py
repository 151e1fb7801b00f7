"""The proration bench: what a time in a session would pay, and why, by the very functions that pay.

The intervals become attendance of an activity that has nothing but one session and one kind of credit, so that nothing else
stands in the way of it.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from backend.domain import awards, gates, publishing
from backend.domain.activities import ActivityDefinition, DesignatedCredit, LearningFormat, Policy
from backend.domain.contents import LiveSession
from backend.domain.credits import STEP, ZERO, CreditBasis, CreditType, Profession
from backend.domain.problems import Fault
from backend.domain.progress import Progress, participation
from backend.domain.spans import MINUTE, Span, clip, length


@dataclass(frozen=True, slots=True)
class Line:
    """One step of the reckoning: a code, and the numbers in it."""

    code: str
    parameters: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Proration:
    """What intervals in a session pay. `share` in percent, rounded down; `exact` is the credit before rounding, to four places.

    `basis` is None where nothing is due.
    """

    sum_minutes: Decimal
    union_minutes: Decimal
    session_minutes: Decimal
    share: Decimal
    exact: Decimal
    credit: Decimal
    basis: CreditBasis | None
    lines: tuple[Line, ...]


def faults(session: Span, designated: Decimal, policy: Policy) -> tuple[Fault, ...]:
    """What is wrong with the amount or the policy; paths begin with `designated` or `policy`."""
    found = publishing.faults(_definition(session, designated, policy))
    amount = tuple(replace(fault, path=("designated",)) for fault in found if fault.path[-1] == "maximum")
    return *amount, *(fault for fault in found if fault.path[0] == "policy")


def prorate(intervals: Iterable[Span], session: Span, designated: Decimal, policy: Policy) -> Proration:
    """Reckon: the union of the intervals inside the session, its share of it, and the credit due for that share."""
    spans = tuple(intervals)
    definition = _definition(session, designated, policy)
    progress = Progress().with_attendance("session", spans)
    share = participation(definition, progress)
    standing = awards.standing(definition, progress, (), profession=Profession.OTHER, today=definition.released_on)
    (award,) = standing.due or (None,)
    found = Proration(
        sum_minutes=_rounded(Fraction(sum(max(0, end - start) for start, end in spans), MINUTE), HUNDREDTH),
        union_minutes=_rounded(Fraction(length(clip(spans, session)), MINUTE), HUNDREDTH),
        session_minutes=_rounded(Fraction(length([session]), MINUTE), HUNDREDTH),
        share=gates.percent(share),
        exact=_rounded(Fraction(designated) * share, TEN_THOUSANDTH),
        credit=ZERO if award is None else award.amount,
        basis=None if award is None else award.basis,
        lines=(),
    )
    return replace(found, lines=_lines(found, share, designated, definition.policy))


HUNDREDTH, TEN_THOUSANDTH = Decimal("0.01"), Decimal("0.0001")


def _definition(session: Span, designated: Decimal, policy: Policy) -> ActivityDefinition:
    starts_at, ends_at = (dt.datetime.fromtimestamp(instant / 1000, tz=dt.UTC).replace(tzinfo=None) for instant in session)
    return ActivityDefinition(
        code="bench",
        provider="bench",
        title="Bench",
        description="",
        learning_format=LearningFormat.LIVE,
        language="en",
        released_on=starts_at.date(),
        minutes=int(publishing.MOST_CREDIT) * 60,  # the amount need not fit this session: it may be one of several
        designated=(DesignatedCredit(type=CreditType.OTHER, maximum=designated),),
        time_zone="UTC",
        policy=replace(policy, minimum_minutes=0, evaluation_required=False, bonus=()),
        sessions=(LiveSession(key="session", title="Session", starts_at=starts_at, ends_at=ends_at),),
    )


def _lines(found: Proration, share: Fraction, designated: Decimal, policy: Policy) -> tuple[Line, ...]:
    minimum, partial = gates.percent(policy.minimum_participation), gates.percent(policy.partial_from)
    reckoned = (
        Line("union", {"sum": found.sum_minutes, "union": found.union_minutes}),
        Line("share", {"union": found.union_minutes, "session": found.session_minutes, "share": found.share}),
    )
    if share >= policy.minimum_participation:
        return *reckoned, Line("full", {"minimum": minimum, "credit": found.credit})
    if not policy.partial_credit:
        return *reckoned, Line("no-partial", {"minimum": minimum})
    if share < policy.partial_from:
        return *reckoned, Line("below", {"from": partial})
    rounded = Line(f"rounded-{policy.rounding.value}", {"step": STEP, "credit": found.credit})
    return *reckoned, Line("exact", {"designated": designated, "share": found.share, "exact": found.exact}), rounded


def _rounded(amount: Fraction, place: Decimal) -> Decimal:
    return (Decimal(amount.numerator) / amount.denominator).quantize(place)
