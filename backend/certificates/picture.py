"""A certificate as a picture: its PDF, drawn at the resolution of print, so that both show the same."""

from io import BytesIO
from math import sqrt

import pypdfium2
from PIL import Image
from PIL.PngImagePlugin import PngInfo

POINTS_PER_INCH = 72
RESOLUTION = 200
"""Pixels per inch of a certificate of a few pages."""

MOST_PIXELS = 40_000_000
"""Of a picture: ten pages at full resolution. More pages are drawn smaller, so that memory stays bounded."""


def picture(pdf: bytes, *, number: str) -> bytes:
    """The pages of a PDF below one another, as PNG with the certificate's number in its metadata. Deterministic.

    CPU-bound (some tenths of a second), and PDFium draws for one thread at a time: the caller sees to both.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        sizes = [document.get_page_size(index) for index in range(len(document))]
        area = max(width for width, _ in sizes) * sum(height for _, height in sizes)
        scale = min(RESOLUTION / POINTS_PER_INCH, sqrt(MOST_PIXELS / area))
        pages = [_drawn(document, index, scale=scale) for index in range(len(document))]
    drawn = pages[0] if len(pages) == 1 else _below_one_another(pages)
    about = PngInfo()
    about.add_text("Title", number)
    resolution = scale * POINTS_PER_INCH
    written = BytesIO()
    drawn.save(written, "PNG", pnginfo=about, dpi=(resolution, resolution))
    return written.getvalue()


def _drawn(document: pypdfium2.PdfDocument, index: int, *, scale: float) -> Image.Image:
    page = document[index]
    try:
        drawn: Image.Image = page.render(scale=scale).to_pil()
        return drawn.convert("RGB")
    finally:
        page.close()


def _below_one_another(pages: list[Image.Image]) -> Image.Image:
    whole = Image.new("RGB", (max(page.width for page in pages), sum(page.height for page in pages)), "white")
    top = 0
    for page in pages:
        whole.paste(page, (0, top))
        top += page.height
    return whole
