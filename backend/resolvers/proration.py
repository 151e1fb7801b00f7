"""The proration bench, as staff ask it."""

import datetime as dt
from decimal import Decimal
from typing import Annotated

import strawberry

from backend.domain import events, proration
from backend.domain.credits import designated
from backend.domain.problems import ErrorCode, Fault, InvalidInput
from backend.domain.progress import milliseconds
from backend.domain.proration import Proration
from backend.domain.spans import MINUTE, Span, length
from backend.resolvers import definitions
from backend.resolvers.context import Info
from backend.resolvers.definitions import PolicyInput
from backend.resolvers.enrollments import TimeIntervalInput
from backend.resolvers.payloads import in_input


@strawberry.input(description="A time in a session, and by what rules it is to be paid.")
class ProrationInput:
    """See `domain.proration.prorate`."""

    intervals: list[TimeIntervalInput] = strawberry.field(
        description="When somebody was there; they may overlap, leave gaps and reach beyond the session. At most 200."
    )
    session: TimeIntervalInput = strawberry.field(description="When the session was held; a week at most.")
    designated: Decimal | None = strawberry.field(
        default=None, description="What full participation pays; by the session's minutes if left out."
    )
    policy: PolicyInput | None = strawberry.field(default=None, description="The rules; the usual ones if left out.")


async def preview(
    info: Info,
    input: Annotated[ProrationInput, strawberry.argument(description="What is to be reckoned.")],  # noqa: A002 - the schema's name
) -> Proration:
    """Reckon what a time would pay. Writes nothing."""
    info.context.actor.require_staff_or_auditor()
    try:
        return _reckoned(input)
    except InvalidInput as refusal:
        raise InvalidInput.of(in_input(refusal.faults)) from refusal


LONGEST = dt.timedelta(days=7)


def _reckoned(given: ProrationInput) -> Proration:
    if len(given.intervals) > events.MOST_PARTS:
        raise InvalidInput(f"At most {events.MOST_PARTS} intervals.", path=("intervals",))
    if not dt.timedelta() < given.session.end - given.session.start <= LONGEST:
        raise InvalidInput("A session ends after it began, within a week.", path=("session",))
    session = _span(given.session)
    backward = tuple(
        Fault(ErrorCode.INVALID_INPUT, "An interval does not run back.", ("intervals", str(index)))
        for index, interval in enumerate(given.intervals)
        if interval.end <= interval.start
    )
    amount = designated(length([session]) // MINUTE) if given.designated is None else given.designated
    policy = definitions.policy(given.policy or PolicyInput())
    faults = (*backward, *proration.faults(session, amount, policy))
    if faults:
        raise InvalidInput.of(faults)
    return proration.prorate(map(_span, given.intervals), session, amount, policy)


def _span(given: TimeIntervalInput) -> Span:
    return milliseconds(given.start, given.end)
