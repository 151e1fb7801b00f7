"""What of an answer was asked for, where computing the rest would cost a statement."""

from collections.abc import Iterable

from strawberry.types.nodes import SelectedField, Selection

from backend.resolvers.context import Info


def wants_total(info: Info) -> bool:
    """Whether a connection's `totalCount` is selected."""
    return any(_has(field.selections, "totalCount") for field in info.selected_fields)


def _has(selections: Iterable[Selection], name: str) -> bool:
    return any(
        selection.name == name if isinstance(selection, SelectedField) else _has(selection.selections, name)
        for selection in selections
    )
