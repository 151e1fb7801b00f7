"""Finding people and looking at their records, as staff, auditors and administrators do."""

from typing import Annotated

import strawberry

from backend.domain.credits import Profession
from backend.reads import directory as reads
from backend.reads import learners as people
from backend.reads import looks as looks_
from backend.reads import pages
from backend.reads.learners import Learner
from backend.reads.looks import Look
from backend.resolvers import ids, loaders, sharing
from backend.resolvers.arguments import After, First, Id
from backend.resolvers.context import Info
from backend.resolvers.selections import wants_total


@strawberry.input(description="Which people are wanted; what is left out means any.")
class LearnerFilter:
    """See `reads.directory.LearnerFilter`."""

    search: str | None = strawberry.field(default=None, description="Words of the name or of an address.")
    professions: list[Profession] | None = strawberry.field(default=None, description="Professions.")


async def learner(info: Info, id: Id) -> Learner | None:  # noqa: A002 - the schema's name
    """One person, None for somebody whom the caller may not see. A look at somebody else is written down."""
    info.context.actor.require_known()
    found = ids.read_or_none(id)
    person = None if found is None else await people.by_id(found, by=info.context.actor)
    if person is not None:
        await sharing.share_of(info, person.id)
    return person


async def learners(
    info: Info,
    filter: Annotated[LearnerFilter | None, strawberry.argument(description="Which people.")] = None,  # noqa: A002 - the schema's name
    first: First = 50,
    after: After = None,
) -> pages.Page[Learner]:
    """A page of the learners whom the caller may look at, by name."""
    actor = info.context.actor
    actor.require_staff_or_auditor()
    given = filter or LearnerFilter()
    return await reads.page(
        reads.LearnerFilter(search=given.search or "", professions=tuple(given.professions or ())),
        providers=None if actor.sees_all else actor.organization_ids,
        first=pages.size(first),
        after=after,
        count=wants_total(info),
    )


async def email(root: Learner, info: Info) -> str | None:
    """The address to which mail goes, for people who may see the learner; keys name learners by the addresses they know."""
    if info.context.actor.learner_id is None:
        return None
    return await loaders.of(info.context).addresses.load(root.id)


async def looks(root: Learner, info: Info, first: First = 50, after: After = None) -> pages.Page[Look] | None:
    """A page of the looks at one's record, newest first; None for whoever may not see the whole record."""
    if info.context.actor.share_of(root.id) is not None:
        return None
    return await looks_.of_learner(root.id, first=pages.size(first), after=after, count=wants_total(info))
