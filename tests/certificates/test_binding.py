"""Many PDFs in one: each page as it was, an outline that leads to each, what they share written once."""

import datetime as dt
import io
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pypdf import PdfReader

from backend.certificates.binding import Binder
from backend.certificates.failures import BindingFailed
from backend.certificates.issue import certificate_bytes
from backend.certificates.signing import sign
from tests.certificates import samples
from tests.certificates.tools import run
from tests.handlers.working import signer
from tests.make_people import NOW

AT = dt.datetime(2026, 3, 10, 9, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def certificates() -> list[bytes]:
    facts = (samples.facts(), samples.arabic(), samples.fullest())
    return [certificate_bytes(each, signer(), at=NOW) for each in facts]


def bound(pdfs: list[bytes], titles: list[str] | None = None) -> bytes:
    out = io.BytesIO()
    binder = Binder(out)
    for place, pdf in enumerate(pdfs):
        binder.add(pdf, title=titles[place] if titles else f"Nr. {place}")
    binder.finish(title="All of them", language="en", at=AT)
    return out.getvalue()


def test_every_page_says_what_it_said_and_the_outline_leads_to_it(certificates: list[bytes]) -> None:
    read = PdfReader(io.BytesIO(bound(certificates, ["First", "ثانية (x)", "Third"])))

    assert len(read.pages) == 3
    for page, pdf in zip(read.pages, certificates, strict=True):
        assert page.extract_text() == PdfReader(io.BytesIO(pdf)).pages[0].extract_text() != ""
        assert page.mediabox == PdfReader(io.BytesIO(pdf)).pages[0].mediabox
    marks = [item for item in read.outline if not isinstance(item, list)]
    assert [mark.title for mark in marks] == ["First", "ثانية (x)", "Third"]
    assert [read.get_destination_page_number(mark) for mark in marks] == [0, 1, 2]
    assert read.metadata is not None
    assert (read.metadata.title, read.get_fields()) == ("All of them", None)


def test_what_is_shared_is_written_once_and_the_same_files_make_the_same_bytes(certificates: list[bytes]) -> None:
    once, twice = bound(certificates[:1]), bound(certificates[:1] * 20)

    assert len(twice) < len(once) + 20 * 2_000
    assert bound(certificates) == bound(certificates)


@pytest.mark.component
def test_it_is_a_sound_file_before_and_after_it_is_signed(certificates: list[bytes], tmp_path: Path) -> None:
    path = tmp_path / "bound.pdf"
    for content in (bound(certificates), sign(bound(certificates), signer(), at=AT)):
        path.write_bytes(content)
        assert "No syntax or stream encoding errors found" in run("qpdf", "--check", path).stdout
    assert "Signature is Valid" in run("pdfsig", "-nocert", path).stdout


@pytest.mark.component
def test_each_page_looks_as_it_did(certificates: list[bytes], tmp_path: Path) -> None:
    (tmp_path / "bound.pdf").write_bytes(bound(certificates))
    run("pdftoppm", "-r", "40", "-png", tmp_path / "bound.pdf", tmp_path / "bound")
    for place, content in enumerate(certificates, start=1):
        (tmp_path / "one.pdf").write_bytes(content)
        run("pdftoppm", "-r", "40", "-png", "-singlefile", tmp_path / "one.pdf", tmp_path / "one")
        assert (tmp_path / f"bound-{place}.png").read_bytes() == (tmp_path / "one.png").read_bytes()


def test_a_file_with_a_compressed_table_is_written_anew_first(certificates: list[bytes]) -> None:
    out = io.BytesIO()
    copy_into_new_writer(PdfFileReader(io.BytesIO(certificates[0])), writer_kwargs={"stream_xrefs": True}).write(out)  # type: ignore[no-untyped-call]
    assert b"\nxref" not in out.getvalue()

    page = PdfReader(io.BytesIO(bound([out.getvalue()]))).pages[0]

    assert page.extract_text() == PdfReader(io.BytesIO(certificates[0])).pages[0].extract_text() != ""


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"no pdf" * 100], ids=["empty", "head", "text"])
def test_what_is_no_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(BindingFailed):
        Binder(io.BytesIO()).add(content, title="x")
