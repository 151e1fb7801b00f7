"""Texts are set at the largest size at which they fit."""

import pytest

from backend.certificates import typefaces
from backend.certificates.failures import RenderFailed
from backend.certificates.fitting import fit
from backend.certificates.typefaces import Face, Run, Style
from tests.certificates import samples

STEPS = ((20.0, 1), (15.0, 2), (10.0, 3))


def test_a_short_text_takes_the_largest_size() -> None:
    fitted = fit("Neonatal Sepsis", style=Style.ITALIC, width=400, steps=STEPS)

    assert (fitted.lines, fitted.size) == (("Neonatal Sepsis",), 20.0)
    assert fitted.height == pytest.approx(27.4)


def test_a_longer_text_takes_more_lines_of_like_length() -> None:
    fitted = fit(samples.LONGEST_TITLE, style=Style.ITALIC, width=450, steps=STEPS)
    widths = [typefaces.width(line, style=Style.ITALIC, size=fitted.size) for line in fitted.lines]

    assert (len(fitted.lines), fitted.size) == (3, 10.0)
    assert " ".join(fitted.lines) == samples.LONGEST_TITLE
    assert max(widths) <= 450
    assert min(widths) > 0.8 * max(widths)


def test_a_word_wider_than_a_line_is_cut_before_no_accent() -> None:
    word = "e\u0302\u0323" * 60
    fitted = fit(word, style=Style.REGULAR, width=100, steps=((10.0, 9),))

    assert "".join(fitted.lines) == word
    assert all(line.startswith("e") for line in fitted.lines)


def test_what_fits_at_no_size_is_refused() -> None:
    with pytest.raises(RenderFailed, match="too long to be printed: word word"):
        fit("word " * 600, style=Style.REGULAR, width=600, steps=STEPS)


def test_every_size_is_scaled() -> None:
    assert fit("Sepsis", style=Style.BOLD, width=400, steps=STEPS, scale=0.5).size == 10.0


def test_the_width_of_latin_text_is_the_sum_of_its_advances() -> None:
    assert typefaces.width("Hello", style=Style.BOLD, size=10) == pytest.approx(27.07)


def test_arabic_is_measured_joined() -> None:
    letters = sum(typefaces.width(letter, style=Style.BOLD, size=10) for letter in "محمد")

    assert 0 < typefaces.width("محمد", style=Style.BOLD, size=10) < letters


def test_a_text_is_cut_where_its_face_changes() -> None:
    assert typefaces.runs("Dr. محمد 12 (Ali)") == (
        Run("Dr. ", Face.SERIF),
        Run("محمد 12 ", Face.NASKH),
        Run("(Ali)", Face.SERIF),
    )


def test_a_word_that_fits_a_line_is_never_cut_for_the_sake_of_balance() -> None:
    for width in range(40, 90):
        fitted = fit("November 19, 2026", style=Style.REGULAR, width=float(width), steps=((7.0, 4),))

        assert " ".join(fitted.lines) == "November 19, 2026", width
