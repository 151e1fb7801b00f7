"""A certificate as a picture: the same page as its PDF, at the resolution of print, with its number."""

import io
from pathlib import Path

import pypdf
from PIL import Image

from backend.certificates.issue import certificate_bytes
from backend.certificates.picture import MOST_PIXELS, picture
from backend.certificates.signer import Signer
from tests.certificates import pictures, samples


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


def test_it_shows_the_page_at_200_dots_an_inch_with_its_number(signed: bytes) -> None:
    drawn = opened(picture(signed, number=samples.NUMBER))

    assert (drawn.format, drawn.mode, drawn.info["Title"]) == ("PNG", "RGB", samples.NUMBER)
    assert [round(each) for each in drawn.info["dpi"]] == [200, 200]
    width, height = pypdf.PdfReader(io.BytesIO(signed)).pages[0].mediabox[2:]
    assert abs(drawn.width - float(width) / 72 * 200) < 1.5
    assert abs(drawn.height - float(height) / 72 * 200) < 1.5


def test_it_shows_what_another_reader_of_the_pdf_shows(signed: bytes, tmp_path: Path) -> None:
    drawn = opened(picture(signed, number=samples.NUMBER)).convert("L")
    other = pictures.of(signed, tmp_path, dpi=200).convert("L")

    small = [page.resize((200, 141), Image.Resampling.BOX) for page in (drawn, other)]
    strayed = [abs(one - two) for one, two in zip(small[0].tobytes(), small[1].tobytes(), strict=True)]
    assert max(strayed) < 60
    assert sum(strayed) / len(strayed) < 2


def test_the_same_pdf_gives_the_same_picture(signed: bytes) -> None:
    assert picture(signed, number=samples.NUMBER) == picture(signed, number=samples.NUMBER)


def test_pages_stand_below_one_another_and_many_are_drawn_smaller(signed: bytes, signer: Signer) -> None:
    letter = certificate_bytes(samples.facts(), signer, at=samples.NOW, paper="LETTER")
    writer = pypdf.PdfWriter()
    for page in (signed, letter, *[signed] * 28):
        writer.append(io.BytesIO(page))
    written = io.BytesIO()
    writer.write(written)

    two = opened(picture(_of(2, written), number=samples.NUMBER))
    many = opened(picture(written.getvalue(), number=samples.NUMBER))

    one, other = opened(picture(signed, number="1")), opened(picture(letter, number="2"))
    assert two.size == (max(one.width, other.width), one.height + other.height)
    assert two.crop((0, 0, one.width, one.height)).tobytes() == one.tobytes()
    assert MOST_PIXELS * 0.97 < many.width * many.height < MOST_PIXELS * 1.03


def _of(pages: int, document: io.BytesIO) -> bytes:
    writer = pypdf.PdfWriter()
    writer.append(document, pages=(0, pages))
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()
