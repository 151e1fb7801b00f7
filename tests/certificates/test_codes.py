"""The path of a QR code is the code that the qrcode package makes of the same text, module by module."""

import io

import qrcode
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw
from qrcode.util import MODE_8BIT_BYTE, QRData

from backend.certificates import codes

ADDRESSES = st.text(st.characters(codec="ascii", min_codepoint=33), min_size=1, max_size=90)


def modules(text: str) -> set[tuple[int, int]]:
    """The dark modules of the path, as (column, row) from the top left, without the quiet zone."""
    size = 17 + 4 * codes._version(len(text.encode()))
    found = set()
    for line in codes.path(text, side=100.0).splitlines():
        match line.split():
            case [column, height, width, "1", "re"]:
                found |= {(int(column) + at, size - 1 - int(height)) for at in range(int(width))}
    return found


@settings(max_examples=60, deadline=None)
@given(ADDRESSES)
def test_each_module_is_that_of_the_package(text: str) -> None:
    code = qrcode.QRCode(
        version=codes._version(len(text)), error_correction=qrcode.constants.ERROR_CORRECT_M, border=0, mask_pattern=codes._MASK
    )
    code.add_data(QRData(text.encode(), mode=MODE_8BIT_BYTE))
    code.make(fit=False)

    assert modules(text) == {(x, y) for y, row in enumerate(code.modules) for x, dark in enumerate(row) if dark}


def test_a_reader_reads_the_address() -> None:
    address = "https://credits.example.org/verify/MMX-000G40-R40M30-E209TT"
    dark = modules(address)
    side = max(x for x, _ in dark) + 1
    picture = Image.new("L", ((side + 2 * codes.QUIET) * 4,) * 2, 255)
    draw = ImageDraw.Draw(picture)
    for x, y in dark:
        left, top = ((place + codes.QUIET) * 4 for place in (x, y))
        draw.rectangle((left, top, left + 3, top + 3), fill=0)

    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [address]


def test_the_plain_image_is_read_as_the_same_address() -> None:
    with Image.open(io.BytesIO(codes.image("https://credits.example.org/verify/1"))) as picture:
        assert [code.text for code in zxingcpp.read_barcodes(picture)] == ["https://credits.example.org/verify/1"]
