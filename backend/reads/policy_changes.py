"""Everybody in an activity under other rules: read at once, judged in memory, told by pages. Writes nothing."""

import asyncio
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from backend.domain import policy_changes
from backend.domain.activities import Policy
from backend.domain.awards import Paid
from backend.domain.credits import CreditBasis, Profession
from backend.domain.ledger import local_date
from backend.domain.policy_changes import PolicyChange, PolicyOutcome
from backend.reads import credits, definitions, pages, sql
from backend.reads import progress as progress_of


@dataclass(frozen=True, slots=True)
class ChangedEnrollment:
    """One enrollment for which other rules make a difference."""

    enrollment_id: UUID
    learner_id: UUID
    change: PolicyChange


@dataclass(frozen=True, slots=True)
class PolicyChanges:
    """A page of those for whom it makes a difference, who would lose first, and how many there are of each sort."""

    page: pages.Page[ChangedEnrollment]
    losing: int
    gaining: int
    unchanged: int


async def preview(activity_id: UUID, policy: Policy, *, first: int, after: str | None, now: dt.datetime) -> PolicyChanges:
    """Judge every enrollment of an activity, each in its own version, under its own policy and under this one.

    Two statements, however many take part. Raises: InvalidInput for a wrong `first` or `after`.
    """
    pages.checked_first(first)
    last = pages.keys_of(after, count=2)
    rows = await sql.rows(
        """SELECT e.id, e.learner_id, e.profession, e.progress, e.withdrawn_at, v.definition
           FROM enrollment e JOIN activity_version v ON v.id = e.version_id WHERE e.activity_id = :activity""",
        activity=activity_id,
    )
    paid = await _paid(activity_id)
    # Thousands of judgements take seconds: others are served meanwhile.
    judged = await asyncio.to_thread(lambda: sorted((_judged(row, policy, paid, now) for row in rows), key=_keys))
    counts = Counter(each.change.outcome for each in judged)
    listed = [each for each in judged if each.change.outcome is not PolicyOutcome.UNCHANGED]
    rest = [each for each in listed if last is None or _keys(each) > last]
    page = pages.page(rest[: first + 1], first=first, after=after, key=_keys, total_count=len(listed))
    return PolicyChanges(page, counts[PolicyOutcome.LOSES], counts[PolicyOutcome.GAINS], counts[PolicyOutcome.UNCHANGED])


async def _paid(activity_id: UUID) -> dict[UUID, tuple[Paid, ...]]:
    """What was awarded in each enrollment of an activity, reversed or not."""
    found = await sql.rows(
        """SELECT c.enrollment_id, c.type, c.board, c.specialty, c.amount, c.basis, c.reason
           FROM credit c JOIN enrollment e ON e.id = c.enrollment_id
           WHERE e.activity_id = :activity AND c.reverses_id IS NULL""",
        activity=activity_id,
    )
    paid: dict[UUID, tuple[Paid, ...]] = {}
    for row in found:
        entry = Paid(credits.kind_of(row), sql.credits_of(row["amount"]), CreditBasis(row["basis"]), row["reason"])
        key = sql.uuid_of(row["enrollment_id"])
        paid[key] = (*paid.get(key, ()), entry)
    return paid


def _judged(row: Mapping[str, Any], policy: Policy, paid: Mapping[UUID, Iterable[Paid]], now: dt.datetime) -> ChangedEnrollment:
    definition, enrollment_id = definitions.load(row["definition"]), sql.uuid_of(row["id"])
    changed = policy_changes.change(
        definition,
        policy,
        progress_of.load(sql.json_of(row["progress"])),
        paid.get(enrollment_id, ()),
        profession=Profession(row["profession"]),
        today=local_date(now, definition.time_zone),
        withdrawn=row["withdrawn_at"] is not None,
    )
    return ChangedEnrollment(enrollment_id, sql.uuid_of(row["learner_id"]), changed)


_TURN = {PolicyOutcome.LOSES: "0", PolicyOutcome.GAINS: "1", PolicyOutcome.UNCHANGED: "2"}


def _keys(each: ChangedEnrollment) -> tuple[str, str]:
    return _TURN[each.change.outcome], str(each.enrollment_id)
