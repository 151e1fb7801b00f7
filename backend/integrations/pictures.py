"""Pictures that people bring: decoded, measured and written anew, so that what is kept is a picture and nothing else."""

import asyncio
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

FORMATS = ("PNG", "JPEG", "WEBP")
SMALLEST, LARGEST = 200, 6_000
"""Pixels that the longer side of a seal has at least and at most: at least what a printer needs."""
LONGEST_SIDE = 600
"""Pixels to which a larger seal is scaled down: 360 dpi where it is printed."""
SLIMMEST = 3
"""How many times as long as the other a side may be."""


class NotAPicture(Exception):  # noqa: N818 - named after the fact
    """The bytes are no picture of these formats, or a damaged one."""


class WrongMeasures(Exception):  # noqa: N818 - named after the fact
    """The picture is too small, too large or too slim."""


async def seal_of(path: Path) -> bytes:
    """A picture as the seal that certificates print: PNG with transparency, nothing else in it. Same picture, same bytes.

    Raises: NotAPicture; WrongMeasures.
    """
    return await asyncio.to_thread(_seal_of, path)


def _seal_of(path: Path) -> bytes:
    try:
        with Image.open(path, formats=FORMATS) as image:
            _require_measures(*image.size)  # before anything is unpacked
            upright = ImageOps.exif_transpose(image).convert("RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning) as wrong:
        raise NotAPicture from wrong
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    out = BytesIO()
    Image.frombytes("RGBA", upright.size, upright.tobytes()).save(out, "PNG", compress_level=9)
    return out.getvalue()


def _require_measures(width: int, height: int) -> None:
    longer, shorter = max(width, height), min(width, height)
    if not SMALLEST <= longer <= LARGEST or longer > SLIMMEST * shorter:
        raise WrongMeasures
