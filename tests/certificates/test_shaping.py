"""Lines are cut where script or direction changes, joined where a script joins, and nothing that a font lacks is drawn."""

import pytest

from backend.certificates import shaping, typefaces
from backend.certificates.failures import RenderFailed
from backend.certificates.layout import Line
from backend.certificates.shaping import Shaped
from backend.certificates.typefaces import Style


def drawn(line: Shaped) -> list[str]:
    """What each stretch stands for, from left to right, as it is drawn."""
    return ["".join(glyph.text for glyph in stretch.glyphs) for stretch in line.stretches]


def test_a_latin_line_is_one_stretch_as_wide_as_it_was_measured() -> None:
    text = "Office of Continuing Medical Education, AV To Wa"

    shaped = shaping.shape(Line(text), Style.BOLD)

    assert drawn(shaped) == [text]
    assert not shaped.turned
    assert shaped.width == pytest.approx(typefaces.width(text, style=Style.BOLD, size=1.0))
    assert [glyph.x for glyph in shaped.stretches[0].glyphs] == sorted(glyph.x for glyph in shaped.stretches[0].glyphs)


def test_the_trademark_is_set_in_italics_within_its_line() -> None:
    shaped = shaping.shape(Line("4.00 AMA PRA Category 1 Credits™ of"), Style.REGULAR)

    assert drawn(shaped) == ["4.00 ", "AMA PRA Category 1 Credits™", " of"]
    assert [stretch.file for stretch in shaped.stretches] == [
        "NotoSerif-Regular.ttf",
        "NotoSerif-Italic.ttf",
        "NotoSerif-Regular.ttf",
    ]


def test_arabic_within_a_latin_line_is_drawn_from_right_to_left() -> None:
    shaped = shaping.shape(Line("Sarah محمد الخالدي Connor"), Style.BOLD)

    assert drawn(shaped) == ["Sarah ", "محمد الخالدي"[::-1], " ", "Connor"]
    assert shaped.turned


def test_digits_and_latin_within_an_arabic_line_keep_their_order() -> None:
    shaped = shaping.shape(Line("حالات 12 (ICU)"), Style.REGULAR)

    # Brackets stand for themselves and are drawn as their mirror images.
    assert [text.strip() for text in drawn(shaped)] == [")", "ICU", "(", "", "12", "حالات"[::-1]]


def test_arabic_letters_take_the_forms_that_they_have_beside_each_other() -> None:
    alone = [shaping.shape(Line(letter), Style.REGULAR).stretches[0].glyphs[0].number for letter in "محمد"]
    together = [glyph.number for glyph in reversed(shaping.shape(Line("محمد"), Style.REGULAR).stretches[0].glyphs)]

    assert len(together) == len(alone)
    assert together[0] != alone[0]
    assert together[1] != alone[1]


def test_lam_and_alef_are_joined_as_the_script_asks() -> None:
    (stretch,) = shaping.shape(Line("لا"), Style.REGULAR).stretches

    (apart,) = shaping.shape(Line("لـا"), Style.REGULAR).stretches

    assert sorted(glyph.text for glyph in stretch.glyphs) == sorted("لا"), "each letter can be searched for"
    assert stretch.width < apart.width


def test_vowel_signs_are_placed_over_their_letters_and_lead_nowhere() -> None:
    (plain,) = shaping.shape(Line("محمد"), Style.REGULAR).stretches
    (vowelled,) = shaping.shape(Line("مُحَمَّد"), Style.REGULAR).stretches

    assert vowelled.width == pytest.approx(plain.width)
    assert len(vowelled.glyphs) > len(plain.glyphs)
    assert {glyph.y for glyph in vowelled.glyphs} != {0}


def test_what_the_fonts_lack_is_refused() -> None:
    with pytest.raises(RenderFailed, match="No shipped font can show this"):
        shaping.shape(Line("王"), Style.REGULAR)
