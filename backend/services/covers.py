"""What a package's cover says: its certificates as they stand now, and the learner's credit as the one summary counts it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from backend.certificates import cover_words
from backend.certificates.cover import Cover, Group, Line, Year
from backend.certificates.cover_words import CoverWords
from backend.domain import ledger
from backend.domain.boards import BOARDS
from backend.domain.credits import CreditType, CreditUnit
from backend.domain.packages import PackageFormat
from backend.domain.specialties import SPECIALTIES
from backend.models import tables
from backend.reads import activities, packages, summaries
from backend.reads.packages import Printed
from backend.reads.summaries import CreditSummary, CreditTotal


async def of_package(package_id: UUID, given: Mapping[str, Any], *, now: dt.datetime) -> Cover:
    """The cover. One's own is headed by the name and holds one's credit by year.

    That of an activity is headed by its title, names people in place of titles, and says nothing of what they earned elsewhere.
    """
    package = await tables.Package.get(id=package_id).select_related("job")
    printed = await packages.printed(package_id)
    shown = [each for each in printed if not each.fault]
    left_out = len(printed) - len(shown)
    if given["activity_id"] is not None:
        activity = (await activities.by_ids([UUID(given["activity_id"])]))[UUID(given["activity_id"])]
        return Cover(
            title=given["name"] or activity.definition.title,
            language=given["language"],
            paged=given["format"] == PackageFormat.PDF.value,
            as_of=now,
            lines=_lines(shown, names=True),
            left_out=left_out,
            holders=await packages.learners(package_id),
        )
    learner = await tables.Learner.get(id=package.job.requested_by_id)
    whole, years = await _credit(learner, shown, now=now)
    words = cover_words.of(given["language"])
    return Cover(
        title=given["name"] or learner.printed_name,
        language=given["language"],
        paged=given["format"] == PackageFormat.PDF.value,
        as_of=now,
        lines=_lines(shown, names=False),
        left_out=left_out,
        years=years,
        by_type=_groups(whole.by_type, words),
        by_specialty=_groups(whole.by_specialty, words),
    )


def _lines(shown: Sequence[Printed], *, names: bool) -> tuple[Line, ...]:
    return tuple(
        Line(
            title=each.learner_name if names else each.title,
            completed_on=each.completed_on,
            number=each.number,
            status=each.status,
        )
        for each in shown
    )


async def _credit(
    learner: tables.Learner, shown: Sequence[Printed], *, now: dt.datetime
) -> tuple[CreditSummary, tuple[Year, ...]]:
    """The learner's credit in the years of these certificates: in all, and in each."""
    counts = Counter(each.completed_on.year for each in shown)
    today = ledger.local_date(now, learner.time_zone)

    async def between(first: int, last: int) -> CreditSummary:
        return await summaries.of_learner(learner.id, start=dt.date(first, 1, 1), end=dt.date(last, 12, 31), today=today)

    years = [(year, await between(year, year)) for year in range(min(counts), max(counts) + 1)]
    whole = await between(min(counts), max(counts))
    return whole, tuple(Year(year, counts[year], summary.total, summary.points) for year, summary in years)


def _groups(totals: Iterable[CreditTotal], words: CoverWords) -> tuple[Group, ...]:
    """Totals with their names; credits and points in columns of their own."""
    return tuple(
        Group(
            _label(each.key, words),
            each.amount if each.unit is CreditUnit.CREDIT else None,
            each.amount if each.unit is CreditUnit.POINT else None,
        )
        for each in totals
    )


def _label(key: str, words: CoverWords) -> str:
    head, _, board = key.partition(":")
    if head not in set(CreditType):
        return SPECIALTIES.named(head, words.language).label
    name = words.types[CreditType(head)]
    return f"{name} · {BOARDS.named(board, words.language).label}" if board else name
