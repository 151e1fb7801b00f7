"""The one stream of a browser tab."""

import datetime as dt
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated
from uuid import UUID

import strawberry

from backend.live import topics
from backend.reads import accounts, enrollments, goals, help_requests, jobs, milestones, summaries
from backend.reads.accounts import Account
from backend.reads.enrollments import Enrollment
from backend.reads.goals import Goal
from backend.reads.help_requests import HelpRequest
from backend.reads.jobs import Job
from backend.reads.milestones import Milestone
from backend.reads.summaries import CreditSummary
from backend.reads.targets import AnnualProgress
from backend.resolvers import ids, learners, sharing, targets, watching
from backend.resolvers.context import Info
from backend.resolvers.enrollments import MOST_WATCHED
from backend.resolvers.viewers import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveUpdate:
    """What changed, whole: None means unchanged."""

    at: dt.datetime
    summary: CreditSummary | None = None
    enrollments: tuple[Enrollment, ...] | None = None
    goals: tuple[Goal, ...] | None = None
    milestones: tuple[Milestone, ...] | None = None
    jobs: tuple[Job, ...] | None = None
    help_requests: tuple[HelpRequest, ...] | None = None
    viewer: Viewer | None = None
    removed_ids: tuple[str, ...] = ()
    session_ended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """All that the screen shows. `annual` is what the summary's field of that name answers.

    An enrollment is another one as soon as it is touched: so `versions` are compared.
    """

    summary: CreditSummary
    annual: tuple[AnnualProgress, ...]
    enrollments: tuple[Enrollment, ...] = field(compare=False)
    versions: Mapping[UUID, dt.datetime]
    goals: tuple[Goal, ...]
    milestones: tuple[Milestone, ...]
    jobs: tuple[Job, ...]
    help_requests: tuple[HelpRequest, ...]


async def watch(
    info: Info,
    learner_id: Annotated[strawberry.ID | None, strawberry.argument(description="The viewer if left out.")] = None,
    start: Annotated[dt.date | None, strawberry.argument(name="from", description="First day of the summary.")] = None,
    end: Annotated[dt.date | None, strawberry.argument(name="to", description="Last day of the summary.")] = None,
    job_ids: Annotated[
        list[strawberry.ID] | None,
        strawberry.argument(description="Jobs to follow to their end and beyond; open ones always are."),
    ] = None,
) -> AsyncIterator[LiveUpdate]:
    """Everything that a learner's screen shows: first all of it, then whatever changed, until the session ends.

    A process that stops ends it without a word: the session goes on, and another process answers for it.
    """
    whose = await watching.whose(info, learner_id)
    actor = info.context.actor
    own = topics.account(actor.learner())
    record = _Record(whose, start, end, [key for key in map(ids.read_or_none, job_ids or ()) if key is not None])
    seen: _View | None = None
    account: Account | None = None
    followed = [topics.learner(whose), own] + ([topics.session(actor.session_id)] if actor.session_id else [])
    async with info.context.live.listen(*followed) as changes:
        async for now, changed in watching.each_of(changes, info):
            update = LiveUpdate(at=now)
            if own in changed:
                present = await accounts.of_actor(info.context.actor, now=now)
                if present != account:
                    update = replace(update, viewer=Viewer(info.context.actor))
                account = present
            if changed - {own}:
                view = await record.read(info, now=now)
                if view != seen:
                    update = _changed(seen, view, update)
                seen = view
            if update != LiveUpdate(at=now):
                yield update
    if not changes.stopped:
        yield LiveUpdate(at=info.context.now(), session_ended=True)


@dataclass(frozen=True, slots=True)
class _Record:
    """What is watched: whose record, the summary's period, and the jobs that were asked for by name."""

    whose: UUID
    start: dt.date | None
    end: dt.date | None
    job_ids: list[UUID]

    async def read(self, info: Info, *, now: dt.datetime) -> _View:
        """All of it, as it stands and as far as the caller may see it."""
        whose = self.whose
        share = await sharing.share_now(info, whose)
        today = await learners.today(whose, info)
        newest = await enrollments.of_learner(whose, (), providers=share, first=MOST_WATCHED, after=None, count=False, now=now)
        return _View(
            summary=await summaries.of_learner(whose, start=self.start, end=self.end, today=today, providers=share),
            annual=await targets.annual(info, whose, share=share, today=today),
            enrollments=newest.nodes,
            versions={one.id: one.updated_at for one in newest.nodes},
            goals=await goals.of_learner(whose, include_archived=False, today=today) if share is None else (),
            milestones=await milestones.of_learner(whose, now=now) if share is None else (),
            jobs=await jobs.recent(info.context.actor.learner(), job_ids=self.job_ids),
            help_requests=await help_requests.open_of(whose) if share is None else (),
        )


def _changed(seen: _View | None, view: _View, update: LiveUpdate) -> LiveUpdate:
    """The update with what differs from what was sent before: all of it at first."""
    if seen is None:
        return replace(
            update,
            summary=view.summary,
            enrollments=view.enrollments,
            goals=view.goals,
            milestones=view.milestones,
            jobs=view.jobs,
            help_requests=view.help_requests,
        )
    changed = tuple(one for one in view.enrollments if seen.versions.get(one.id) != one.updated_at)
    return replace(
        update,
        summary=view.summary if (view.summary, view.annual) != (seen.summary, seen.annual) else None,
        enrollments=changed or None,
        goals=view.goals if view.goals != seen.goals else None,
        milestones=view.milestones if view.milestones != seen.milestones else None,
        jobs=view.jobs if view.jobs != seen.jobs else None,
        help_requests=view.help_requests if view.help_requests != seen.help_requests else None,
        removed_ids=tuple(str(key) for key in seen.versions.keys() - view.versions.keys()),
    )
