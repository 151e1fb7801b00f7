"""What is written in different ways and means the same is found by either."""
# ruff: noqa: RUF001 - signs that look alike are the point

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from backend.domain import searching


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("Échographie  CŒUR", "echographie coeur"),
        ("Müller-Straße", "muller-strasse"),
        ("İstanbul ısı", "istanbul isi"),
        ("Łódź, Ørsted", "lodz, orsted"),
        ("إِدارةُ السُّكّري", "اداره السكري"),
        ("أُمّ القُرى", "ام القري"),
        ("مستشفـــى", "مستشفي"),
        ("٢٠٢٦ ۲۰۲۶ ２０２６", "2026 2026 2026"),
        ("\u200fنبض\u200e ECG", "نبض ecg"),
        ("Ａcute ﬁbrillation", "acute fibrillation"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
        (" \t\n", ""),
    ],
)
def test_a_text_is_compared_without_what_people_write_differently(written: str, compared: str) -> None:
    assert searching.folded(written) == compared


@given(some.text())
def test_folding_again_changes_nothing_and_composition_is_no_difference(text: str) -> None:
    once = searching.folded(text)

    assert searching.folded(once) == once
    assert searching.folded(unicodedata.normalize("NFC", text)) == searching.folded(unicodedata.normalize("NFD", text)) == once


def test_a_search_looks_for_ten_words_at_most() -> None:
    assert searching.words("Ä b c d e f g h i j k l") == ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]
