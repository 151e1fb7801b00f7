"""Readings as blocks of plain text: what a client shows without ever handling markup."""

from dataclasses import dataclass
from enum import StrEnum


class TextBlockKind(StrEnum):
    """What a block of a reading is."""

    HEADING = "HEADING"
    PARAGRAPH = "PARAGRAPH"
    LIST_ITEM = "LIST_ITEM"
    QUOTE = "QUOTE"


@dataclass(frozen=True, slots=True)
class TextBlock:
    """One block and its plain text."""

    kind: TextBlockKind
    text: str
