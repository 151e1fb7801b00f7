"""The text of a reading, from Markdown to blocks. Markup that a block cannot hold is left out, never passed on."""

from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from backend.domain.readings import TextBlock, TextBlockKind

_PARSER = MarkdownIt("commonmark", {"html": False})
_OPENS = {
    "heading_open": TextBlockKind.HEADING,
    "list_item_open": TextBlockKind.LIST_ITEM,
    "blockquote_open": TextBlockKind.QUOTE,
}
_CLOSES = {"heading_close", "list_item_close", "blockquote_close"}


@lru_cache(maxsize=256)
def blocks(markdown: str) -> tuple[TextBlock, ...]:
    """The blocks of a Markdown text, in order."""
    found: list[TextBlock] = []
    inside: list[TextBlockKind] = []
    for token in _PARSER.parse(markdown):
        if token.type in _OPENS:
            inside.append(_OPENS[token.type])
        elif token.type in _CLOSES:
            inside.pop()
        elif token.type == "inline":
            found.append(TextBlock(inside[-1] if inside else TextBlockKind.PARAGRAPH, _plain(token)))
    return tuple(found)


def _plain(inline: Token) -> str:
    return "".join(" " if child.type in {"softbreak", "hardbreak"} else child.content for child in inline.children or ())
