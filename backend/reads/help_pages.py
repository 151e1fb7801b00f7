"""The pages of in-product help: Markdown files of `backend/help/<language>/`, one for each page of the dashboard."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from uuid import UUID

from backend.domain.codes import LANGUAGES
from backend.domain.readings import TextBlock, TextBlockKind
from backend.reads import readings, sql

FOLDER = Path(__file__).parent.parent / "help"
KEY = re.compile(r"[a-z]+(-[a-z]+)*")


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page in one language. `key` is the name of the dashboard's page that it explains."""

    key: str
    language: str
    title: str
    blocks: tuple[TextBlock, ...]


@dataclass(frozen=True, slots=True)
class HelpVotes:
    """How many readers a page has helped, and how many not, in all languages together."""

    helped: int
    did_not_help: int


def page(key: str, language: str) -> HelpPage | None:
    """The page of that key; None if there is none."""
    return _pages(language if language in LANGUAGES else LANGUAGES[0]).get(key)


def every(language: str) -> tuple[HelpPage, ...]:
    """All pages of a language, by title."""
    return tuple(sorted(_pages(language if language in LANGUAGES else LANGUAGES[0]).values(), key=lambda found: found.title))


async def votes(key: str) -> HelpVotes:
    """How many readers said that the page helped, and how many that it did not."""
    found = await sql.row(
        """SELECT SUM(CASE WHEN helped THEN 1 ELSE 0 END) AS helped, COUNT(*) AS n FROM help_vote WHERE page = :page""",
        page=key,
    )
    assert found is not None
    helped = int(found["helped"] or 0)
    return HelpVotes(helped, found["n"] - helped)


async def vote_of(learner_id: UUID, key: str) -> bool | None:
    """Whether somebody said that the page helped; None if they said nothing."""
    found = await sql.row("SELECT helped FROM help_vote WHERE learner_id = :who AND page = :page", who=learner_id, page=key)
    return None if found is None else sql.bool_of(found["helped"])


@cache
def _pages(language: str) -> Mapping[str, HelpPage]:
    return {path.stem: _read(path, language) for path in sorted((FOLDER / language).glob("*.md"))}


def _read(path: Path, language: str) -> HelpPage:
    """A file's first heading is its title."""
    title, *blocks = readings.blocks(path.read_text(encoding="utf-8"))
    assert title.kind is TextBlockKind.HEADING, path
    return HelpPage(path.stem, language, title.text, tuple(blocks))
