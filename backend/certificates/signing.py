"""Signing a PDF, and checking a signed one: PAdES B-B, certified so that no change is allowed, by pyHanko both ways."""

import datetime as dt
import hashlib
import io
from dataclasses import dataclass
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigMDPSetup, SigObjSetup
from pyhanko.sign.signers.constants import ESIC_EXTENSION_1
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from backend.certificates.container import DIGEST
from backend.certificates.signer import Signer, certificates

FIELD = "Signature"
"""The name of the signature's form field."""


@dataclass(frozen=True, slots=True)
class SignatureCheck:
    """What a validator says of a file.

    Attributes:
        intact: the signed bytes are those that were signed, and nothing that the signature forbids was added.
        trusted: the signer's certificate leads to one of the given roots and was valid at the given moment.
        covers_whole: the signature covers every byte of the file but its own value.
        signer: the common name in the signer's certificate; None if there is no readable signature.
    """

    intact: bool
    trusted: bool
    covers_whole: bool
    signer: str | None


NO_SIGNATURE = SignatureCheck(intact=False, trusted=False, covers_whole=False, signer=None)
"""The answer for a file without a readable signature."""


def sign(pdf: bytes, signer: Signer, *, at: dt.datetime) -> bytes:
    """The PDF with an invisible certifying signature that allows no change. The same arguments make the same bytes.

    `at` (aware) is the time that the signature claims. The chain is inside, without its root.

    Raises: SigningFailed if a signer command or a time-stamp server does not do its part.
    """
    writer = _Revision(io.BytesIO(pdf), at=at, identifier=hashlib.sha256(pdf).digest()[:16])
    writer.ensure_output_version(version=(1, 7))  # type: ignore[no-untyped-call]
    writer.register_extension(ESIC_EXTENSION_1)
    steps = PdfCMSEmbedder().write_cms(FIELD, writer)
    next(steps)
    steps.send(
        SigObjSetup(
            sig_placeholder=SignatureObject(
                timestamp=at, subfilter=SigSeedSubFilter.PADES, name=signer.name, bytes_reserved=2 * signer.container_size
            ),
            mdp_setup=SigMDPSetup(md_algorithm=DIGEST, certify=True, docmdp_perms=MDPPerm.NO_CHANGES),
        )
    )
    prepared, output = steps.send(SigIOSetup(md_algorithm=DIGEST))
    steps.send(signer.container(prepared.document_digest))
    signed: bytes = output.getvalue()
    return signed


def check(pdf: bytes, *, roots: bytes, at: dt.datetime) -> SignatureCheck:
    """What the last signature of a file says, trusting the certificates in `roots` (PEM) and nothing else, as of `at`.

    Any bytes are answered, never raised about. CPU-bound, and runs its own event loop: call it in a thread. A byte
    changed in the signature's own padding is not seen here; comparing with the kept bytes sees it.

    Raises: SignerRefused if `roots` is not PEM.
    """
    trusted = ValidationContext(trust_roots=list(certificates(roots)), moment=at, allow_fetching=False)
    try:
        signatures = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
        return _checked(signatures[-1], trusted) if signatures else NO_SIGNATURE
    except Exception:  # noqa: BLE001 - a stranger's bytes: whatever the reader stumbles over, it is no readable signature
        return NO_SIGNATURE


def _checked(signature: EmbeddedPdfSignature, trusted: ValidationContext) -> SignatureCheck:
    status = validate_pdf_signature(signature, trusted)
    return SignatureCheck(
        intact=status.intact and status.valid and bool(status.docmdp_ok),
        trusted=status.trusted,
        covers_whole=status.coverage is SignatureCoverageLevel.ENTIRE_FILE,
        signer=signature.signer_cert.subject.native.get("common_name"),
    )


class _Revision(IncrementalPdfFileWriter):
    """pyHanko's writer, dated and named by what it is given instead of by clock and chance."""

    def __init__(self, stream: io.BytesIO, *, at: dt.datetime, identifier: bytes) -> None:
        super().__init__(stream)
        self._at = at
        first = self.prev.trailer["/ID"][0] if "/ID" in self.prev.trailer else generic.ByteStringObject(identifier)
        self._document_id = generic.ArrayObject([first, generic.ByteStringObject(identifier)])

    def _update_meta(self) -> None:
        info: Any = self._info
        if info is not None:
            info.get_object()[generic.pdf_name("/ModDate")] = generic.pdf_date(self._at)
            self.mark_update(info)
