"""What an author has to mend, said with file, line and field."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from backend.integrations.activity_files.lines import Location


@dataclass(frozen=True, slots=True)
class Wrong:
    """A mistake as the checks find it: before anybody asked for its line."""

    location: Location
    message: str


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing to mend. `line` counts from 1; `field` reads like `designated[0].maximum` and is "" for the file as a whole."""

    file: Path
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        """As compilers print it, so that editors can jump there."""
        return f"{self.file}:{self.line}: {self.field + ': ' if self.field else ''}{self.message}"


class ActivityFileRefused(Exception):  # noqa: N818 - a refusal is named after the fact that it states
    """The file does not describe an activity that can be published; `mistakes` lists everything found, by line."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(sorted(mistakes, key=lambda mistake: mistake.line))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


def field_name(location: Location) -> str:
    """`("designated", 0, "maximum")` as `designated[0].maximum`."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location).removeprefix(".")
