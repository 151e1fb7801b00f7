"""What a signature costs: pyHanko's plain way against the prepared container, interleaved in the same run.

`python -m benchmarks.signing` signs one certificate again and again and prints medians of CPU time and their ratios.
"""

import datetime as dt
import io
import statistics
import time
from collections.abc import Callable

from asn1crypto import keys
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pypdf import PdfWriter

from backend.certificates.signer import PrivateKey, certificates, load_signer
from backend.certificates.signing import sign
from tests.make_keys import pem, self_signed

NOW = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)
ROUNDS = 9
SMALL_ROUND = 200
"""Containers alone are made so many at a time: one is too short to be measured."""

KEYS: dict[str, Callable[[], PrivateKey]] = {
    "P-256": lambda: ec.generate_private_key(ec.SECP256R1()),
    "RSA-2048": lambda: rsa.generate_private_key(65537, 2048),
    "RSA-3072": lambda: rsa.generate_private_key(65537, 3072),
}


def main() -> None:
    document = _document()
    print("| CPU ms, median | pyHanko | our file | times | container alone | times |")
    print("|---|---:|---:|---:|---:|---:|")
    for name, make in KEYS.items():
        stock, whole, container = measured(make(), document)
        print(f"| {name} | {stock:.1f} | {whole:.2f} | {stock / whole:.0f} | {container:.3f} | {stock / container:.0f} |")


def measured(key: PrivateKey, document: bytes, *, rounds: int = ROUNDS) -> tuple[float, float, float]:
    """Median CPU milliseconds of a file signed by pyHanko, of one signed by us, and of our container alone."""
    certificate = self_signed(key, now=NOW)
    signer = load_signer(pem(key), certificate, at=NOW)
    plain = stock_signer(key, certificate)
    digest = bytes(range(32))

    def containers() -> None:
        for _ in range(SMALL_ROUND):
            signer.container(digest)

    ways = (lambda: signed_by_pyhanko(document, plain), lambda: sign(document, signer, at=NOW), containers)
    taken = [[_cpu(way) for way in ways] for _ in range(rounds)]
    whole_stock, whole, small = (statistics.median(times) for times in zip(*taken, strict=True))
    return whole_stock, whole, small / SMALL_ROUND


def _cpu(way: Callable[[], object]) -> float:
    before = time.process_time()
    way()
    return (time.process_time() - before) * 1000


def signed_by_pyhanko(document: bytes, signer: SimpleSigner) -> bytes:
    meta = PdfSignatureMetadata(
        field_name="Signature",
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    out = io.BytesIO()
    sign_pdf(IncrementalPdfFileWriter(io.BytesIO(document)), meta, signer, output=out)
    return out.getvalue()


def stock_signer(key: PrivateKey, certificate: bytes) -> SimpleSigner:
    return SimpleSigner(
        signing_cert=next(iter(certificates(certificate))),
        signing_key=keys.PrivateKeyInfo.load(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )


def _document() -> bytes:
    """A page with as many bytes as a certificate has."""
    writer = PdfWriter()
    writer.add_blank_page(842, 595)
    writer.add_attachment("art", bytes(range(256)) * 270)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


if __name__ == "__main__":
    main()
