"""QR codes as paths: the modules of an address, drawn at once.

With version, mask and error correction fixed, a QR code is an affine function of the bits of its text: changing a bit turns
over the same modules, whatever the other bits are. So the code of an address is that of its beginning followed by filler, with
the patterns of the bits that differ turned over; only those patterns are ever computed, by the qrcode package.
"""

import io
import re
from functools import lru_cache, reduce
from operator import xor

import qrcode
from qrcode.util import MODE_8BIT_BYTE, QRData

from backend.certificates import art

QUIET = 4
"""Modules of quiet zone that the standard asks for on each side."""

_MASK = 3
"""Any mask reads as well as the one with the least penalty; a fixed one makes the code a function of the text alone."""


def path(text: str, *, side: float) -> str:
    """The dark modules of the text's code as PDF operators that fill them, in a square of `side` points with its quiet zone."""
    size = _size(len(text.encode()))
    module = side / (size + 2 * QUIET)
    matrix = f"{_matrix(text):0{size * size}b}"
    rows = "".join(_row(matrix[row * size : (row + 1) * size], size - 1 - row) for row in range(size))
    margin = QUIET * module
    return f"q {module:.5f} 0 0 {module:.5f} {margin:.5f} {margin:.5f} cm 0 g\n{rows}f Q\n"


def image(text: str) -> bytes:
    """The text's code as a PNG on the certificates' paper, as the qrcode package draws it."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, box_size=6, border=QUIET)
    code.add_data(text)
    drawn = io.BytesIO()
    code.make_image(back_color=art.CREAM).save(drawn, "PNG")
    return drawn.getvalue()


def _matrix(text: str) -> int:
    """The modules of the text's code, row after row, as the bits of a number."""
    start = text.rfind("/") + 1
    prefix, rest = text[:start].encode(), text[start:].encode()
    matrix = _model(prefix, len(rest))
    for place, byte in enumerate(rest):
        matrix ^= _pattern(prefix, len(rest), place, byte)
    return matrix


_FILLER = ord("0")


@lru_cache(maxsize=16)
def _model(prefix: bytes, length: int) -> int:
    """The modules of an address whose last part is nothing but filler."""
    return _made(prefix + bytes([_FILLER]) * length)


@lru_cache(maxsize=4096)
def _pattern(prefix: bytes, length: int, place: int, byte: int) -> int:
    """The modules that this byte in this place turns over."""
    bits = (1 << bit for bit in range(8))
    return reduce(xor, (_turned(prefix, length, place, bit) for bit in bits if (byte ^ _FILLER) & bit), 0)


@lru_cache(maxsize=1024)
def _turned(prefix: bytes, length: int, place: int, bit: int) -> int:
    """The modules that this bit of this place turns over."""
    changed = bytearray([_FILLER]) * length
    changed[place] ^= bit
    return _made(prefix + bytes(changed)) ^ _model(prefix, length)


def _made(content: bytes) -> int:
    code = qrcode.QRCode(
        version=_version(len(content)), error_correction=qrcode.constants.ERROR_CORRECT_M, border=0, mask_pattern=_MASK
    )
    code.add_data(QRData(content, mode=MODE_8BIT_BYTE))
    code.make(fit=False)
    matrix = 0
    for row in code.modules:
        for dark in row:
            matrix = matrix << 1 | bool(dark)
    return matrix


@lru_cache(maxsize=64)
def _version(length: int) -> int:
    """The smallest version that holds as many bytes."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(QRData(b"a" * length, mode=MODE_8BIT_BYTE))
    return int(code.best_fit())


def _size(length: int) -> int:
    return 17 + 4 * _version(length)


@lru_cache(maxsize=16384)
def _row(modules: str, height: int) -> str:
    return "".join(f"{found.start()} {height} {found.end() - found.start()} 1 re\n" for found in re.finditer("1+", modules))
