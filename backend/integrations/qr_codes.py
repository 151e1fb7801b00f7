"""QR codes as plain geometry: what a page draws large without an image."""

import qrcode

QUIET_ZONE = 4
"""Modules of empty space that the standard asks for around a code."""


def outline(text: str) -> tuple[int, str]:
    """The width of the code in modules, quiet zone included, and the SVG path of its dark modules, one unit each."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(text)
    rows = code.get_matrix()
    runs = (f"M{start} {y}h{length}v1h-{length}z" for y, row in enumerate(rows) for start, length in _runs(row))
    return len(rows), "".join(runs)


def _runs(row: list[bool]) -> list[tuple[int, int]]:
    """Start and length of every run of dark modules."""
    found: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and found and sum(found[-1]) == x:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((x, 1))
    return found
