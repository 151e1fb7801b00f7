"""What a screen reader and a search are told, and how little several pages take together."""

import datetime as dt
import io
import re
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import zxingcpp
from pypdf import PdfReader

from backend.certificates.facts import Facts
from backend.certificates.layout import Paper
from backend.certificates.page import compose
from backend.certificates.press import Description, Press
from backend.certificates.render import render
from backend.certificates.sheet import Ground
from tests.certificates import pictures, samples, tools


def structure(facts: Facts) -> list[Any]:
    """The elements under the document, in reading order."""
    root: Any = PdfReader(io.BytesIO(render(facts))).root_object
    (body,) = [root["/StructTreeRoot"]["/K"]]
    return [kid.get_object() for kid in body["/K"]]


@pytest.mark.component
def test_the_structure_tells_the_page_in_the_order_in_which_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "certificate.pdf"
    file.write_bytes(render(samples.facts()))

    told = tools.run("pdfinfo", "-struct-text", file).stdout
    texts = re.findall(r'(\w+)(?: \(\w+\))?\n\s+"([^"]+)"', told)

    assert texts == [
        ("P", samples.PROVIDER),
        ("H1", "Certificate of Credit"),
        ("P", "This certifies that"),
        ("P", "Zoë Ångström, MD"),
        ("P", "Physician"),
        ("P", "has earned the credit stated below for participation in"),
        ("H2", "Grand Rounds: Neonatal Sepsis"),
        ("P", "4.00 AMA PRA Category 1 Credits™"),
        ("P", "Live activity · Dubai, United Arab Emirates"),
        ("P", "Completed August 20, 2026 · Issued August 22, 2026"),
        ("P", samples.ACCREDITED),
        ("P", samples.DESIGNATED),
        ("P", "Digitally signed: the signature panel of a PDF reader shows any change made since."),
        ("P", f"Certificate {samples.NUMBER}"),
        ("P", "Verify at credits.example.org"),
    ]


def test_pictures_and_the_link_say_what_they_are() -> None:
    figure, link = (element for element in structure(samples.facts()) if element["/S"] in {"/Figure", "/Link"})

    assert figure["/Alt"] == f"Seal of {samples.PROVIDER}"
    assert link["/Alt"] == "QR code and link to the page that verifies this certificate"
    assert link["/K"][1]["/Obj"]["/A"]["/URI"] == samples.facts().verify_url


def test_what_is_drawn_from_right_to_left_is_told_as_it_is_read() -> None:
    name = "Sarah محمد الخالدي Connor"
    told = [str(element["/ActualText"]) for element in structure(samples.facts(learner_name=name)) if "/ActualText" in element]
    arabic = [str(element["/ActualText"]) for element in structure(samples.arabic()) if "/ActualText" in element]

    assert told == [name]
    assert "عائشة لؤلؤة الخالدي" in arabic
    assert "تاريخ الإتمام: 20 أغسطس 2026 · تاريخ الإصدار: 22 أغسطس 2026" in arabic


def test_every_piece_of_marked_content_has_its_element() -> None:
    page: Any = PdfReader(io.BytesIO(render(samples.fullest()))).pages[0]
    marks = [int(mark) for mark in re.findall(rb"/MCID (\d+)", page.get_contents().get_data())]
    root: Any = page.pdf.root_object
    parents = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    elements = parents[2 * page["/StructParents"] + 1]

    assert sorted(marks) == list(range(len(elements)))
    for mark, element in enumerate(elements):
        kids = element.get_object()["/K"]
        assert (kids if isinstance(kids, int) else kids[0]) == mark


@pytest.mark.parametrize("facts", [samples.facts(), samples.fullest(), samples.arabic()], ids=["plain", "fullest", "arabic"])
def test_the_checker_for_accessible_files_finds_no_error(facts: Facts, tmp_path: Path) -> None:
    file = tmp_path / "certificate.pdf"
    file.write_bytes(render(facts))

    report = tools.pdfua("check", file).stdout

    assert "errors=0 warnings=1" in report, report
    assert "cannot declare PDF/UA conformance" in report, "no claim is made, and nothing else is said"


def pages(count: int) -> bytes:
    """So many certificates in one file."""
    press = Press()
    for number in range(count):
        facts = samples.facts(learner_name=f"Zoë Ångström the {number}th")
        press.page(compose(facts, paper=Paper.A4), Ground(Paper.A4, 1, "en", facts.provider_name))
    described = Description("Certificates", samples.PROVIDER, "", "en", dt.datetime(2026, 8, 22, tzinfo=dt.UTC), bytes(16))
    return press.written(described).content


def test_pages_of_one_file_share_fonts_and_pictures() -> None:
    one, fifty = pages(1), pages(50)

    with pikepdf.open(io.BytesIO(fifty)) as file:
        assert len(file.pages) == 50
        assert file.check_pdf_syntax() == []
    assert len(fifty) < len(one) + 49 * 5_500


@pytest.mark.component
def test_a_page_in_a_file_of_several_is_the_page_alone(tmp_path: Path) -> None:
    alone = pictures.of(render(samples.facts(learner_name="Zoë Ångström the 0th")), tmp_path, dpi=100)
    together = pictures.of(pages(3), tmp_path, dpi=100)

    assert pictures.different(alone, together) == 0
    assert [code.text for code in zxingcpp.read_barcodes(together)] == [samples.facts().verify_url]


def test_a_text_string_keeps_brackets_backslashes_and_every_script() -> None:
    for title in ("a (b) \\c", "Ångström", "محمد", "\U0001d54f"):
        reader = PdfReader(io.BytesIO(render(samples.facts(activity_title="Plain"))))
        assert reader.metadata is not None
        press = Press()
        facts = samples.facts()
        press.page(compose(facts, paper=Paper.A4), Ground(Paper.A4, 1, "en", "P"))
        described = Description(title, title, title, "en", dt.datetime(2026, 8, 22, tzinfo=dt.UTC), bytes(16))
        written = PdfReader(io.BytesIO(press.written(described).content)).metadata
        assert written is not None
        assert (written.title, written.author, written.subject) == (title, title, title)
