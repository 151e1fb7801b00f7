"""A cover has the pages that it says, whatever stands on it, and says it in both languages."""

import datetime as dt
import io
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader

from backend.certificates.cover import LINES, Cover, Group, Line, Year, render_cover
from backend.certificates.layout import Paper
from tests.certificates.tools import run, text_of
from tests.make_people import NOW

LATIN = "Sepsis in the first hour: what the emergency department owes its patients and their families"
ARABIC = "تدبير الإنتان في الساعة الأولى: ما يدين به قسم الطوارئ لمرضاه وذويهم في كل مستشفى"


def cover(count: int, *, title: str = LATIN, language: str = "en", status: str = "ACTIVE", specialties: int = 1) -> Cover:
    lines = [Line(title, dt.date(2026, 3, 9), f"MMX-{place:06}-WMWMWM-QGWMWN", status) for place in range(count)]
    return Cover(
        paged=True,
        title="Amal Haddad",
        language=language,
        as_of=NOW,
        lines=lines,
        left_out=1,
        years=[Year(year, 3, Decimal("1012.25"), Decimal("3.00")) for year in range(2016, 2027)],
        by_type=[Group(f"Type {place}", Decimal("12.00"), None) for place in range(6)],
        by_specialty=[Group(f"Specialty {place}", Decimal("1.00"), None) for place in range(specialties)],
    )


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(("title", "language"), [(LATIN, "en"), (ARABIC, "ar"), (ARABIC, "en"), (LATIN, "ar")])
def test_a_full_sheet_fits_on_every_paper_with_the_longest_titles(paper: Paper, title: str, language: str) -> None:
    said = cover(LINES + 1, title=title, language=language, status="SUPERSEDED", specialties=40)

    read = PdfReader(io.BytesIO(render_cover(said, paper=paper)))

    assert len(read.pages) == 2 + 2  # this much credit takes two
    assert {round(float(page.mediabox.width)) for page in read.pages} == {round(paper.height)}  # upright


@pytest.mark.component
def test_it_says_what_there_is_with_credits_and_points_apart(tmp_path: Path) -> None:
    path = tmp_path / "cover.pdf"
    path.write_bytes(render_cover(cover(2, title="Sepsis", status="REVOKED"), paper=Paper.A4))

    text = text_of(path)

    for expected in (
        "Certificates: 2",
        "could not be printed: 1",
        "As of March 9, 2026, 08:30 UTC",
        "Credits Points",
        "1012.25 3.00",
    ):
        assert expected in text
    assert text.count("Sepsis (revoked)") == 2
    assert "QGWMWN 3" in text
    assert all(line.split()[-5] == "yes" for line in run("pdffonts", path).stdout.splitlines()[2:])


def test_the_same_cover_is_the_same_bytes() -> None:
    assert render_cover(cover(3), paper=Paper.A4) == render_cover(cover(3), paper=Paper.A4)


def test_what_no_font_shows_is_a_question_mark_and_no_markup_takes_effect() -> None:
    said = cover(1, title="<b>李</b> & <pdf:nextpage/>")

    read = PdfReader(io.BytesIO(render_cover(said, paper=Paper.A4)))

    assert len(read.pages) == 2
    assert "<b>?</b> & <pdf:nextpage/>" in read.pages[1].extract_text()
