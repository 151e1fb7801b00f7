# ruff: noqa: RUF001 - people's names are in their own letters
"""Which names can be printed is known before a certificate is issued."""

import pytest

from backend.certificates.glyphs import missing, printable

PRINTABLE = [
    "Zoë Ångström",
    "Nguyễn Thị Đặng Hằng",
    "Łukasz Wiśniewski",
    "Þórunn Jónsdóttir",
    "Ștefan Brâncuși",
    "Siobhán Ó Súilleabháin",
    "İbrahim Yılmaz",
    "Иван Ильич Мечников",
    "Γιώργος Παπανικολάου",
    "محمد عبد الله الأنصاري",
    "پرویز گلچین",
    "ڈاکٹر ژالہ",
    "Dr. Sarah محمد (Ali) O’Connor",
    "AMA PRA Category 1 Credits™",
]


@pytest.mark.parametrize("name", PRINTABLE)
def test_names_that_the_fonts_cover_lack_nothing(name: str) -> None:
    assert missing(name) == ()


@pytest.mark.parametrize(
    ("name", "lacking"),
    [
        ("שלום", ("ש", "ל", "ו", "ם")),
        ("王小明", ("王", "小", "明")),
        ("Ali 😀 and 😀", ("😀",)),
        ("राम", ("र", "ा", "म")),
        ("ټ", ("ټ",)),
        ("Private \ue000", ("\ue000",)),
        ("Replaced \ufffd\U0010ffff", ("\U0010ffff",)),
    ],
)
def test_each_character_that_no_font_shows_is_named_once(name: str, lacking: tuple[str, ...]) -> None:
    assert missing(name) == lacking


def test_a_letter_with_a_loose_accent_is_composed() -> None:
    assert printable("A\u030angstro\u0308m") == "Ångström"
    assert missing("A\u030angstro\u0308m") == ()


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Ali\u202eiblA", "AliiblA"),
        ("Zero\u200bwidth\u2060\ufeff", "Zerowidth"),
        ("soft\u00adhyphen", "softhyphen"),
        ("null\x00byte\x07", "nullbyte"),
        ("  many \t\n spaces\u00a0here ", "many spaces here"),
        ("line\u2028separator", "line separator"),
        ("\u2066isolated\u2069", "isolated"),
        ("", ""),
    ],
)
def test_what_prints_nothing_is_taken_out(text: str, printed: str) -> None:
    assert printable(text) == printed
    assert missing(text) == ()
