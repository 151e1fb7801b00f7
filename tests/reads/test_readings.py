"""Markdown to blocks of plain text: what each becomes, and that no markup gets through."""

import pytest

from backend.domain.readings import TextBlock, TextBlockKind
from backend.reads.readings import blocks

HEADING, PARAGRAPH, ITEM, QUOTE = (
    TextBlockKind.HEADING,
    TextBlockKind.PARAGRAPH,
    TextBlockKind.LIST_ITEM,
    TextBlockKind.QUOTE,
)


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("", []),
        ("  \n\n", []),
        ("One.\n\nTwo.", [(PARAGRAPH, "One."), (PARAGRAPH, "Two.")]),
        ("One\nline.", [(PARAGRAPH, "One line.")]),
        ("One  \nline.", [(PARAGRAPH, "One line.")]),
        ("# A\n### B\nText", [(HEADING, "A"), (HEADING, "B"), (PARAGRAPH, "Text")]),
        ("- a\n- b\n\nText", [(ITEM, "a"), (ITEM, "b"), (PARAGRAPH, "Text")]),
        ("1. a\n   - b\n2. c", [(ITEM, "a"), (ITEM, "b"), (ITEM, "c")]),
        ("> Said.\n\nText", [(QUOTE, "Said."), (PARAGRAPH, "Text")]),
        ("> # Title\n> Said.", [(HEADING, "Title"), (QUOTE, "Said.")]),
        ("> - a\n>\n> Said.", [(ITEM, "a"), (QUOTE, "Said.")]),
        ("A **bold**, *slanted*, `coded` word.", [(PARAGRAPH, "A bold, slanted, coded word.")]),
        ("See [the guide](https://example.org/x).", [(PARAGRAPH, "See the guide.")]),
        ("![A heart](heart.png) beats.", [(PARAGRAPH, "A heart beats.")]),
        ("3 &lt; 5 &amp; 7", [(PARAGRAPH, "3 < 5 & 7")]),
        ("One\n\n---\n\nTwo", [(PARAGRAPH, "One"), (PARAGRAPH, "Two")]),
        ("غسل اليدين\n\n- أولا", [(PARAGRAPH, "غسل اليدين"), (ITEM, "أولا")]),
    ],
)
def test_a_text_becomes_blocks_in_order(markdown: str, found: list[tuple[TextBlockKind, str]]) -> None:
    assert blocks(markdown) == tuple(TextBlock(kind, text) for kind, text in found)


def test_markup_stays_text_and_code_that_no_block_holds_is_left_out() -> None:
    assert blocks("<script>alert(1)</script>\n\n```\ncode\n```\n\nEnd") == (
        TextBlock(PARAGRAPH, "<script>alert(1)</script>"),
        TextBlock(PARAGRAPH, "End"),
    )


def test_a_link_to_a_script_is_no_link() -> None:
    assert blocks("[Click](javascript:alert(1))") == (TextBlock(PARAGRAPH, "[Click](javascript:alert(1))"),)
