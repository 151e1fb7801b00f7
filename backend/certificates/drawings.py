"""Pictures as a PDF holds them: an SVG as drawing operators, a PNG as an image. Each is made once and kept ready."""

import hashlib
import io
import re
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image
from pypdf import PdfReader
from reportlab.graphics import renderPDF
from reportlab.pdfgen.canvas import Canvas
from svglib.svglib import svg2rlg

from backend.certificates.document import Packed, packed
from backend.certificates.failures import RenderFailed
from backend.certificates.layout import Picture

SVG = "image/svg+xml"

UNUSED_FONT = re.compile(rb"BT /F1 [\d.]+ Tf [\d.]+ TL ET")
"""How reportlab opens a page and each drawing: a font is chosen and nothing is written in it."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as an external object that fills `width` by `height` units; `mask` is how opaque an image is, if not wholly."""

    name: str
    content: Packed
    width: float
    height: float
    mask: Packed | None = None


def of(picture: Picture) -> Drawing:
    """The picture, under a name made of its content.

    Raises: RenderFailed if it cannot be read.
    """
    return _drawing(picture.media_type, picture.content)


@lru_cache(maxsize=128)
def _drawing(media_type: str, content: bytes) -> Drawing:
    name = f"P{hashlib.sha256(content).hexdigest()[:12]}"
    return _vector(name, content) if media_type == SVG else _image(name, content)


def _vector(name: str, content: bytes) -> Drawing:
    drawn = svg2rlg(io.BytesIO(content), resolve_entities=False)
    if drawn is None:
        raise RenderFailed("A drawing of this certificate cannot be read.")
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(drawn.width, drawn.height), pageCompression=0)
    renderPDF.draw(drawn, canvas, 0, 0)
    canvas.showPage()
    canvas.save()
    page = PdfReader(file).pages[0].get_contents()
    operators = UNUSED_FONT.sub(b"", page.get_data() if page is not None else b"")
    if b" Tf" in operators:
        raise RenderFailed("A drawing of this certificate holds text, whose font could not be embedded.")
    box = f"/Type/XObject/Subtype/Form/BBox[0 0 {drawn.width:g} {drawn.height:g}]".encode()
    return Drawing(name, packed(box, operators), drawn.width, drawn.height)


def _image(name: str, content: bytes) -> Drawing:
    """The picture as an image, which fills a square of one unit."""
    with Image.open(io.BytesIO(content)) as image:
        size, colors, opacity = image.size, image.convert("RGB").tobytes(), image.convert("RGBA").getchannel("A").tobytes()
    entries = "/Type/XObject/Subtype/Image/Width {} /Height {} /BitsPerComponent 8".format(*size).encode()
    opaque = opacity.count(255) == len(opacity)
    return Drawing(
        name,
        packed(entries + b"/ColorSpace/DeviceRGB", colors),
        1.0,
        1.0,
        None if opaque else packed(entries + b"/ColorSpace/DeviceGray", opacity),
    )
