"""Credits: a learner's ledger, and taking an entry back."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Any

import strawberry

from backend.domain.boards import BOARDS
from backend.domain.codes import Code
from backend.domain.credits import CreditStatus, CreditType
from backend.domain.problems import Fault
from backend.domain.specialties import SPECIALTIES
from backend.reads import credits as reads
from backend.reads import pages
from backend.reads.activities import Activity
from backend.reads.certificates import Certificate
from backend.reads.credits import CreditOrderField
from backend.reads.enrollments import Enrollment
from backend.resolvers import ids, learners, loaders, sharing
from backend.resolvers.arguments import INPUT, After, First
from backend.resolvers.context import Info
from backend.resolvers.payloads import payload
from backend.resolvers.selections import wants_total
from backend.services import reversals

CreditRecord = reads.Credit


@strawberry.input(description="Which ledger entries are wanted; what is left out means any. Dates include both ends.")
class CreditFilter:
    """See `reads.credits.CreditFilter`."""

    search: str | None = strawberry.field(
        default=None, description="Words of the title and the provider; case does not matter."
    )
    earned_from: dt.date | None = strawberry.field(default=None, description="Earned on this day or later.")
    earned_to: dt.date | None = strawberry.field(default=None, description="Earned on this day or earlier.")
    types: list[CreditType] | None = strawberry.field(default=None, description="Kinds of credit.")
    specialties: list[str] | None = strawberry.field(default=None, description="Codes of specialties.")
    boards: list[str] | None = strawberry.field(default=None, description="Codes of certifying boards.")
    status: list[CreditStatus] | None = strawberry.field(default=None, description="Whether it can be used.")


@strawberry.input(description="How a list of credits is ordered.")
class CreditOrder:
    """See `reads.credits.CreditOrder`."""

    by: CreditOrderField = strawberry.field(description="What it is ordered by.")
    descending: bool | None = strawberry.field(default=False, description="Whether the greatest comes first.")


@strawberry.input(description="Which entry to take back, and why.")
class ReverseCreditInput:
    """For `reverseCredit`."""

    credit_id: strawberry.ID = strawberry.field(description="The entry.")
    reason: str = strawberry.field(description="Why, for the learner and the record; at most 300 characters.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditAnswer:
    """The answer of `reverseCredit`."""

    credit: reads.Credit | None = None
    errors: tuple[Fault, ...] = ()


async def of_learner(
    root: Any,
    info: Info,
    filter: Annotated[CreditFilter | None, strawberry.argument(description="Which entries.")] = None,  # noqa: A002 - the schema's name
    order_by: Annotated[CreditOrder | None, strawberry.argument(description="In which order; the newest first.")] = None,
    first: First = 50,
    after: After = None,
) -> pages.Page[reads.Credit]:
    """A page of a learner's ledger, newest first unless ordered otherwise."""
    return await reads.of_learner(
        root.id,
        _wanted(filter),
        reads.CreditOrder() if order_by is None else reads.CreditOrder(by=order_by.by, descending=bool(order_by.descending)),
        providers=await sharing.share_of(info, root.id),
        first=pages.size(first),
        after=after,
        count=wants_total(info),
        today=learners.today_of(root, info),
    )


def board(root: reads.Credit, info: Info) -> Code | None:
    """The certifying board, named in the reader's language."""
    return BOARDS.named(root.kind.board, info.context.language) if root.kind.board else None


def specialty(root: reads.Credit, info: Info) -> Code | None:
    """The specialty, named in the reader's language."""
    return SPECIALTIES.named(root.specialty_code, info.context.language) if root.specialty_code else None


async def activity(root: reads.Credit, info: Info) -> Activity | None:
    """The activity in the version that earned it."""
    return None if root.version_id is None else await loaders.of(info.context).versions.load(root.version_id)


async def enrollment(root: reads.Credit, info: Info) -> Enrollment | None:
    """The enrollment that earned it."""
    return None if root.enrollment_id is None else await loaders.of(info.context).enrollments.load(root.enrollment_id)


async def reverses(root: reads.Credit, info: Info) -> reads.Credit | None:
    """The entry that this one takes back."""
    return None if root.reverses_id is None else await loaders.of(info.context).credits.load(root.reverses_id)


async def reversed_by(root: reads.Credit, info: Info) -> reads.Credit | None:
    """The entry that takes this one back."""
    return None if root.reversed_by_id is None else await loaders.of(info.context).credits.load(root.reversed_by_id)


async def of_certificate(root: Certificate, info: Info, first: First = 50, after: After = None) -> pages.Page[reads.Credit]:
    """The entries that a certificate certifies."""
    wanted = pages.checked_first(pages.size(first))
    listed = await loaders.of(info.context).certified.load(root.id)
    last = pages.keys_of(after, count=1)
    seen = next((place + 1 for place, credit in enumerate(listed) if last == (str(credit.id),)), 0)
    return pages.page(
        listed[seen : seen + wanted + 1],
        first=wanted,
        after=after,
        key=lambda credit: (str(credit.id),),
        total_count=len(listed),
    )


@payload(CreditAnswer)
async def reverse_credit(info: Info, input: Annotated[ReverseCreditInput, INPUT]) -> CreditAnswer:  # noqa: A002 - the schema's name
    """Take an entry back by another one that names it."""
    ctx = info.context
    credit_id = ids.read(input.credit_id, "credit")
    reversal = await reversals.reverse(
        credit_id, reason=input.reason, public_url=ctx.settings.public_url, by=ctx.actor, now=ctx.now()
    )
    return CreditAnswer(credit=reversal)


def _wanted(given: CreditFilter | None) -> reads.CreditFilter:
    if given is None:
        return reads.CreditFilter()
    return reads.CreditFilter(
        search=given.search or "",
        earned_from=given.earned_from,
        earned_to=given.earned_to,
        types=tuple(given.types or ()),
        specialties=tuple(given.specialties or ()),
        boards=tuple(given.boards or ()),
        status=tuple(given.status or ()),
    )
