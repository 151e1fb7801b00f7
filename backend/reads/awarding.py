"""What a job of awards has planned, as it lies in the job's result and as it is shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from backend.domain.awarding import Candidate
from backend.reads import pages

_CANDIDATES = TypeAdapter(tuple[Candidate, ...])


@dataclass(frozen=True, slots=True)
class AwardPlan:
    """Who gets what, those to whom something is due first. `preview`: nothing was written."""

    preview: bool
    candidates: tuple[Candidate, ...]

    @property
    def due(self) -> int:
        """To how many something is due."""
        return sum(bool(candidate.due) for candidate in self.candidates)

    @property
    def not_due(self) -> int:
        """To how many nothing is."""
        return len(self.candidates) - self.due


def dump(candidates: Iterable[Candidate], *, preview: bool) -> dict[str, Any]:
    """The result of a job."""
    ordered = sorted(candidates, key=lambda candidate: (not candidate.due, candidate.name, str(candidate.enrollment_id)))
    return {"preview": preview, "candidates": _CANDIDATES.dump_python(tuple(ordered), mode="json")}


def load(result: Mapping[str, Any]) -> AwardPlan | None:
    """What `dump` wrote, None before it did."""
    if "candidates" not in result:
        return None
    return AwardPlan(result["preview"], _CANDIDATES.validate_python(result["candidates"]))


def page(plan: AwardPlan, *, first: int, after: str | None) -> pages.Page[Candidate]:
    """A page of the candidates, in their order.

    Raises: InvalidInput for a wrong `first` or `after`.
    """
    pages.checked_first(first)
    last = pages.keys_as(after, int)
    start = 0 if last is None else last[0] + 1
    places = {candidate.enrollment_id: place for place, candidate in enumerate(plan.candidates)}
    rest = plan.candidates[start : start + first + 1]
    return pages.page(
        rest,
        first=first,
        after=after,
        key=lambda candidate: (str(places[candidate.enrollment_id]),),
        total_count=len(plan.candidates),
    )
