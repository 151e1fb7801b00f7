"""Pages as pictures, and how far two of them differ."""

from pathlib import Path

from PIL import Image, ImageChops

from tests.certificates import tools

SEEN = 40
"""A channel must differ by more than this, of 255, for a pixel to count as different."""


def of(pdf: bytes, folder: Path, *, dpi: int = 150) -> Image.Image:
    """The first page, drawn by poppler."""
    file = folder / "page.pdf"
    file.write_bytes(pdf)
    tools.run("pdftoppm", "-r", str(dpi), "-png", "-singlefile", file, folder / "page")
    with Image.open(folder / "page.png") as page:
        return page.convert("RGB")


def different(one: Image.Image, other: Image.Image) -> int:
    """How many pixels of two pictures of one size differ visibly."""
    assert one.size == other.size
    red, green, blue = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return sum(most.histogram()[SEEN + 1 :])


def covered(page: Image.Image, box: tuple[float, float, float, float]) -> Image.Image:
    """The picture with a part of it (in pixels) made white."""
    left, top, right, bottom = (round(edge) for edge in box)
    page.paste((255, 255, 255), (left, top, right, bottom))
    return page
