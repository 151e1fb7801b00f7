"""Help: its pages, votes on them, and questions to a provider's staff."""

from dataclasses import dataclass
from typing import Annotated

import strawberry

from backend.domain import help as rules
from backend.domain.actors import Role
from backend.domain.gates import GateKind
from backend.domain.help import HelpStatus
from backend.domain.problems import Fault
from backend.reads import help_pages, help_requests, pages
from backend.reads.enrollments import Enrollment
from backend.reads.help_pages import HelpPage, HelpVotes
from backend.reads.help_requests import HelpFilter, HelpRequest
from backend.reads.learners import Learner
from backend.reads.organizations import Organization
from backend.resolvers import ids, loaders
from backend.resolvers.arguments import INPUT, After, First
from backend.resolvers.context import Info
from backend.resolvers.payloads import payload
from backend.resolvers.selections import wants_total
from backend.resolvers.viewers import Viewer
from backend.services import help as services


@strawberry.input(description="A vote on a page of help.")
class VoteHelpInput:
    """Input of `voteHelp`."""

    page: str = strawberry.field(description="The page's key.")
    helped: bool = strawberry.field(description="Whether it helped.")


@strawberry.input(description="A question to the provider of an activity, or to the administrators.")
class AskForHelpInput:
    """Input of `askForHelp`."""

    text: str = strawberry.field(description="The question, at most 4,000 characters.")
    enrollment_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The enrollment that it is about: its provider's staff get it. Without one, the administrators.",
    )
    gate: GateKind | None = strawberry.field(default=None, description="The gate that it is about.")
    page: str = strawberry.field(default="", description="The page it was asked from: its path.")


@strawberry.input(description="A further message on a question.")
class ReplyToHelpInput:
    """Input of `replyToHelp`."""

    request_id: strawberry.ID = strawberry.field(description="The question.")
    text: str = strawberry.field(description="The message, at most 4,000 characters.")


@strawberry.input(description="A question to be put aside.")
class CloseHelpInput:
    """Input of `closeHelp`."""

    request_id: strawberry.ID = strawberry.field(description="The question.")


@strawberry.input(description="Which questions are wanted; empty means any.")
class HelpRequestFilter:
    """Filter of `helpRequests`."""

    status: list[HelpStatus] | None = strawberry.field(default=None, description="Where they stand.")
    organization_id: strawberry.ID | None = strawberry.field(default=None, description="The provider that was asked.")
    overdue: bool = strawberry.field(default=False, description="Only those that have waited for 48 hours or longer.")


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPageAnswer:
    """The answer of a vote."""

    page: HelpPage | None = None
    errors: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpRequestAnswer:
    """The answer of a mutation that writes on a question."""

    request: HelpRequest | None = None
    errors: tuple[Fault, ...] = ()


def pages_of_service(info: Info) -> tuple[HelpPage, ...]:
    """Every page, in the reader's language."""
    return help_pages.every(info.context.language)


def page_of_service(
    info: Info, key: Annotated[str, strawberry.argument(description="The name of the dashboard's page.")]
) -> HelpPage | None:
    """One page, in the reader's language."""
    return help_pages.page(key, info.context.language)


async def votes(root: HelpPage, info: Info) -> HelpVotes | None:
    """How readers voted, for those who run the service."""
    if info.context.actor.roles.isdisjoint({Role.STAFF, Role.AUDITOR, Role.ADMINISTRATOR}):
        return None
    return await help_pages.votes(root.key)


async def own_vote(root: HelpPage, info: Info) -> bool | None:
    """How the reader voted."""
    learner_id = info.context.actor.learner_id
    return None if learner_id is None else await help_pages.vote_of(learner_id, root.key)


@payload(HelpPageAnswer)
async def vote(info: Info, input: Annotated[VoteHelpInput, INPUT]) -> HelpPageAnswer:  # noqa: A002 - the schema's name
    """Say whether a page helped."""
    ctx = info.context
    await services.vote(input.page, language=ctx.language, helped=input.helped, by=ctx.actor, now=ctx.now())
    return HelpPageAnswer(page=help_pages.page(input.page, ctx.language))


@payload(HelpRequestAnswer)
async def ask(info: Info, input: Annotated[AskForHelpInput, INPUT]) -> HelpRequestAnswer:  # noqa: A002 - the schema's name
    """Ask for help."""
    ctx = info.context
    ctx.actor.learner()
    enrollment_id = None if input.enrollment_id is None else ids.read(input.enrollment_id, "enrollment")
    asked = await services.ask(
        input.text, enrollment_id=enrollment_id, gate=input.gate, page=input.page, by=ctx.actor, now=ctx.now()
    )
    return HelpRequestAnswer(request=asked)


@payload(HelpRequestAnswer)
async def reply(info: Info, input: Annotated[ReplyToHelpInput, INPUT]) -> HelpRequestAnswer:  # noqa: A002 - the schema's name
    """Write on."""
    ctx = info.context
    ctx.actor.learner()
    request_id = ids.read(input.request_id, "question")
    answered = await services.reply(request_id, input.text, by=ctx.actor, settings=ctx.settings, now=ctx.now())
    return HelpRequestAnswer(request=answered)


@payload(HelpRequestAnswer)
async def close(info: Info, input: Annotated[CloseHelpInput, INPUT]) -> HelpRequestAnswer:  # noqa: A002 - the schema's name
    """Put a question aside."""
    ctx = info.context
    ctx.actor.learner()
    return HelpRequestAnswer(request=await services.close(ids.read(input.request_id, "question"), by=ctx.actor, now=ctx.now()))


async def of_viewer(root: Viewer, info: Info, first: First = 50, after: After = None) -> pages.Page[HelpRequest]:
    """A page of what the person asked, the newest first; none for strangers and keys."""
    if root.actor.learner_id is None:
        return pages.page([], first=0, after=None, key=lambda _: (), total_count=0)
    return await help_requests.of_learner(root.actor.learner_id, first=pages.size(first), after=after, count=wants_total(info))


async def requests(
    info: Info,
    filter: Annotated[HelpRequestFilter | None, strawberry.argument(description="Which; any.")] = None,  # noqa: A002 - the schema's name
    first: First = 50,
    after: After = None,
) -> pages.Page[HelpRequest]:
    """A page of the questions that the caller may answer or read."""
    ctx = info.context
    ctx.actor.require_staff_or_auditor()
    return await help_requests.for_staff(
        _wanted(filter), by=ctx.actor, first=pages.size(first), after=after, count=wants_total(info), now=ctx.now()
    )


async def learner(root: HelpRequest, info: Info) -> Learner:
    """Who asked."""
    return await loaders.of(info.context).learners.load(root.learner_id)


async def enrollment(root: HelpRequest, info: Info) -> Enrollment | None:
    """What it is about."""
    if root.enrollment_id is None:
        return None
    return await loaders.of(info.context).enrollments.load(root.enrollment_id)


async def organization(root: HelpRequest, info: Info) -> Organization | None:
    """Who was asked."""
    if root.organization_id is None:
        return None
    return await loaders.of(info.context).organizations.load(root.organization_id)


def overdue(root: HelpRequest, info: Info) -> bool:
    """Whether it has waited too long."""
    return rules.is_overdue(root.status, waiting_since=root.waiting_since, now=info.context.now())


def _wanted(given: HelpRequestFilter | None) -> HelpFilter:
    if given is None:
        return HelpFilter()
    organization_id = None if given.organization_id is None else ids.read(given.organization_id, "organization")
    return HelpFilter(status=tuple(given.status or ()), organization_id=organization_id, overdue=given.overdue)
