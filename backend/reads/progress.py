"""Progress as it lies in an enrollment's row: JSON there, the domain's frozen value here."""

from decimal import Decimal
from typing import Any

from backend.domain.progress import AttemptResult, ItemProgress, Progress


def dump(progress: Progress) -> dict[str, Any]:
    """Progress as JSON values, in an order that does not depend on the order of events."""
    return {
        "items": {key: _dump_item(item) for key, item in sorted(progress.items.items())},
        "attended": {key: [list(span) for span in spans] for key, spans in sorted(progress.attended.items())},
        "attempts": [[attempt.assessment, attempt.number, str(attempt.score)] for attempt in progress.attempts],
        "evaluated": progress.evaluated,
    }


def load(value: dict[str, Any]) -> Progress:
    """The progress that `dump` wrote."""
    return Progress(
        items={key: _load_item(item) for key, item in value.get("items", {}).items()},
        attended={key: tuple((start, end) for start, end in spans) for key, spans in value.get("attended", {}).items()},
        attempts=tuple(AttemptResult(key, number, Decimal(score)) for key, number, score in value.get("attempts", ())),
        evaluated=value.get("evaluated", False),
    )


def _dump_item(item: ItemProgress) -> dict[str, Any]:
    return {
        "watched": [list(span) for span in item.watched],
        "active": [list(span) for span in item.active],
        "read": str(item.read),
        "answered": sorted([step, choice] for step, choice in item.answered),
    }


def _load_item(value: dict[str, Any]) -> ItemProgress:
    return ItemProgress(
        watched=tuple((start, end) for start, end in value["watched"]),
        active=tuple((start, end) for start, end in value["active"]),
        read=Decimal(value["read"]),
        answered=frozenset((step, choice) for step, choice in value["answered"]),
    )
