"""Lists of coded values, each with its name in every language that the service speaks."""

from collections.abc import Mapping
from dataclasses import dataclass

LANGUAGES = ("en", "ar")
"""The languages of the service; the first one speaks where nothing better is known."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code and its name in one language."""

    code: str
    label: str


class CodeList:
    """Codes that are known, with their names: one per language, in the order of `LANGUAGES`."""

    def __init__(self, labels: Mapping[str, tuple[str, str]]) -> None:
        self._labels = labels

    def __contains__(self, code: object) -> bool:
        return code in self._labels

    def named(self, code: str, language: str) -> Code:
        """The code with its name; one that is not of this list is its own name, for records that outlive the list."""
        labels = self._labels.get(code)
        return Code(code, labels[_place(language)] if labels else code)

    def all(self, language: str) -> tuple[Code, ...]:
        """Every code, in the order of its names."""
        return tuple(sorted((self.named(code, language) for code in self._labels), key=lambda entry: entry.label.casefold()))


def _place(language: str) -> int:
    return LANGUAGES.index(language) if language in LANGUAGES else 0
