"""Finding rows by the words of a search, among texts that were folded when they were written."""

from backend.domain import searching
from backend.reads import sql


def matching(search: str, condition: str) -> tuple[list[str], dict[str, object]]:
    """A condition for each word of a search, and their parameters. `{word}` in `condition` is what LIKE compares with.

    As in: `searching.matching("acute care", "c.search_text LIKE {word}")`.
    """
    words = {f"word{n}": f"%{sql.literal(word)}%" for n, word in enumerate(searching.words(search))}
    return [condition.format(word=f":{name} ESCAPE '!'") for name in words], dict(words)
