"""The one summary of a learner's credit: asked for, watched, and what hangs on it."""

import datetime as dt
from collections.abc import AsyncIterator
from typing import Annotated, Any

import strawberry

from backend.domain.boards import BOARDS
from backend.domain.counting import Wanted
from backend.domain.credits import CreditType
from backend.domain.specialties import SPECIALTIES
from backend.live import topics
from backend.reads import credits, pages
from backend.reads import summaries as reads
from backend.reads.credits import Credit
from backend.reads.summaries import CreditSummary, CreditTotal
from backend.reads.targets import AnnualProgress
from backend.resolvers import learners, sharing, targets, watching
from backend.resolvers.arguments import After, First
from backend.resolvers.context import Info
from backend.resolvers.selections import wants_total

DAYS_AHEAD = 90
"""Within how many days credit expires soon, unless the question says otherwise."""


async def of_learner(
    root: Any,
    info: Info,
    start: Annotated[
        dt.date | None, strawberry.argument(name="from", description="First day; the first ever if left out.")
    ] = None,
    end: Annotated[dt.date | None, strawberry.argument(name="to", description="Last day; the last ever if left out.")] = None,
    types: Annotated[list[CreditType] | None, strawberry.argument(description="Of these types only.")] = None,
    specialties: Annotated[list[str] | None, strawberry.argument(description="Of these specialties only, by code.")] = None,
    boards: Annotated[list[str] | None, strawberry.argument(description="Of these certifying boards only, by code.")] = None,
) -> CreditSummary:
    """A learner's credit in a period."""
    wanted = Wanted(types=frozenset(types or ()), specialties=frozenset(specialties or ()), boards=frozenset(boards or ()))
    share = await sharing.share_of(info, root.id)
    today = learners.today_of(root, info)
    return await reads.of_learner(root.id, start=start, end=end, today=today, wanted=wanted, providers=share)


async def watch(
    info: Info,
    learner_id: Annotated[strawberry.ID | None, strawberry.argument(description="The viewer if left out.")] = None,
    start: Annotated[dt.date | None, strawberry.argument(name="from", description="First day.")] = None,
    end: Annotated[dt.date | None, strawberry.argument(name="to", description="Last day.")] = None,
) -> AsyncIterator[CreditSummary]:
    """The summary as it stands now, then again after every change."""
    whose = await watching.whose(info, learner_id)
    async with info.context.live.listen(topics.learner(whose)) as changes:
        async for _ in watching.each(changes, info):
            share = await sharing.share_now(info, whose)
            today = await learners.today(whose, info)
            yield await reads.of_learner(whose, start=start, end=end, today=today, providers=share)


async def annual(root: CreditSummary, info: Info) -> tuple[AnnualProgress, ...]:
    """The year that it is for the learner."""
    return await targets.annual(info, root.learner_id, share=root.providers, today=root.today)


async def expiring(
    root: CreditSummary,
    info: Info,
    within_days: Annotated[
        int | None, strawberry.argument(description="How many days to look ahead, at most 36,500.")
    ] = DAYS_AHEAD,
    first: First = 50,
    after: After = None,
) -> pages.Page[Credit]:
    """What cannot be used any more within so many days, the first to end first."""
    return await credits.expiring(
        root.learner_id,
        providers=root.providers,
        within_days=DAYS_AHEAD if within_days is None else within_days,
        first=pages.size(first),
        after=after,
        count=wants_total(info),
        today=root.today,
    )


def by_month(
    root: CreditSummary,
    last: Annotated[int, strawberry.argument(description="The last so many of them.")] = 200,
) -> tuple[CreditTotal, ...]:
    """What was earned in each month, credits and points apart."""
    return root.by_month[-last:] if last > 0 else ()


def label(root: CreditTotal, info: Info) -> str:
    """A group's name in the reader's language: a specialty, a board, or the key itself."""
    head, _, tail = root.key.partition(":")
    if tail:
        return BOARDS.named(tail, info.context.language).label
    return SPECIALTIES.named(head, info.context.language).label
