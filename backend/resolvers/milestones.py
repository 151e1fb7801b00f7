"""Milestones in the reader's words."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from backend.domain.milestones import Target
from backend.domain.specialties import SPECIALTIES
from backend.reads import milestones as reads
from backend.resolvers import sharing
from backend.resolvers.context import Info

MilestoneRecord = reads.Milestone


async def of_learner(root: Any, info: Info) -> tuple[reads.Milestone, ...]:
    """A learner's milestones, and those that come next; none for whoever sees a part of the record alone."""
    if await sharing.share_of(info, root.id) is not None:
        return ()
    return await reads.of_learner(root.id, now=info.context.now())


def label(root: reads.Milestone, info: Info) -> str:
    """Its name."""
    return root.terms.label.said(info.context.language, _words(root, info.context.language))


def condition(root: reads.Milestone, info: Info) -> str:
    """What it takes."""
    return root.terms.condition.said(info.context.language, _words(root, info.context.language))


def reason(root: reads.Milestone, info: Info) -> str | None:
    """What it was awarded for."""
    if root.awarded_on is None:
        return None
    return root.terms.reason.said(info.context.language, _words(root, info.context.language))


def _words(root: reads.Milestone, language: str) -> Mapping[str, str]:
    """What the braces of its sentences stand for."""
    if "required" not in root.parameters:
        return {"specialty": SPECIALTIES.named(root.subject, language).label}
    target = Target.kept(root.parameters)
    first, last = target.first.year, target.last.year
    return {
        "year": str(first) if first == last else f"{first}/{last}",
        "required": _amount(target.required, language),
    }


def _amount(required: Decimal, language: str) -> str:
    """As people write it: without zeros that say nothing."""
    text = f"{required.normalize():f}"
    return text.replace(".", "\N{ARABIC DECIMAL SEPARATOR}") if language == "ar" else text
