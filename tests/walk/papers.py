"""What anybody can do with a certificate, or a code, in hand: check its signature and scan its code."""

from pathlib import Path

import zxingcpp
from PIL import Image

from tests.certificates.tools import pyhanko, run

DPI = "150"


def assert_both_validators_accept(certificate: Path, *, root: Path) -> None:
    """Neither of them is ours; `root` is the authority that is trusted, and no other."""
    assert "Signature is Valid" in run("pdfsig", certificate).stdout
    judged = pyhanko("sign", "validate", "--pretty-print", "--trust-replace", "--trust", root, certificate)
    assert "The signature is judged VALID." in judged.stdout, judged.stderr
    assert judged.returncode == 0


def scanned(certificate: Path) -> str:
    """What the QR code on the rendered page says."""
    run("pdftoppm", "-r", DPI, "-png", "-singlefile", certificate, certificate.with_suffix(""))
    return read(certificate.with_suffix(".png"))


def read(picture: Path) -> str:
    """What the one QR code on a picture says."""
    with Image.open(picture) as page:
        (code,) = zxingcpp.read_barcodes(page)
    return str(code.text)
