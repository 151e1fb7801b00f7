"""A signature's container (CMS, PAdES B-B): made once by pyHanko, taken apart, and filled for each document.

Nothing in it differs between two documents but the document's digest and the signature value. What pyHanko needs 30 ms for
is done here in microseconds, and pyHanko stays the authority: a container that does not rebuild to its very bytes is not used.
"""

import asyncio
import hashlib
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from pyhanko.sign.signers.pdf_cms import ExternalSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

T = TypeVar("T")

DIGEST = "sha256"

STAMP_ROOM = 12_000
"""Bytes that are kept free for a time stamp with the certificates of its server."""

_PROBE = hashlib.sha256(b"The document that the first container is made over.").digest()


class Container:
    """The container of one signer, with a hole for the document's digest and one for the signature value.

    `size` is its greatest length in bytes, `size_stamped` that with a time stamp.
    """

    def __init__(self, certificate: asn1_x509.Certificate, issuers: list[asn1_x509.Certificate], *, longest_value: int) -> None:
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        store.register_multiple(issuers)
        value = bytes(longest_value)
        signer = ExternalSigner(signing_cert=certificate, cert_registry=store, signature_value=value, embed_roots=False)
        made = _result(signer.async_sign(_PROBE, DIGEST, use_pades=True))
        self._take_apart(made)
        whole: bytes = made.dump()
        assert self.filled(_PROBE, value) == whole, "pyHanko's container does not rebuild byte for byte"
        self.size, self.size_stamped = len(whole), len(self.filled(_PROBE, value, stamp=bytes(STAMP_ROOM)))

    def _take_apart(self, made: cms.ContentInfo) -> None:
        signed = made["content"]
        (signer,) = signed["signer_infos"]
        self._kind: bytes = made["content_type"].dump()
        self._before_signer = _fields(signed, "version", "digest_algorithms", "encap_content_info", "certificates")
        self._before_attributes = _fields(signer, "version", "sid", "digest_algorithm")
        self._after_attributes: bytes = signer["signature_algorithm"].dump()
        before, hole, after = signer["signed_attrs"].contents.partition(_PROBE)
        assert hole, "the document's digest does not stand in what is signed"
        assert _PROBE not in after, "the document's digest stands more than once in what is signed"
        self._before_digest, self._after_digest = before, after

    def signed_attributes(self, digest: bytes) -> bytes:
        """What the signature value is over, for a document of this SHA-256."""
        return _set(self._attributes(digest))

    def filled(self, digest: bytes, value: bytes, *, stamp: bytes | None = None) -> bytes:
        """The container in DER, for a document's SHA-256, the signature value, and perhaps a time stamp over that value."""
        signer = (
            self._before_attributes
            + _tagged(0, self._attributes(digest))
            + self._after_attributes
            + _octets(value)
            + (b"" if stamp is None else _tagged(1, _stamp_attribute(stamp)))
        )
        signed = _sequence(self._before_signer + _set(_sequence(signer)))
        return _sequence(self._kind + _tagged(0, signed))

    def _attributes(self, digest: bytes) -> bytes:
        assert len(digest) == len(_PROBE), "a SHA-256 has 32 bytes"
        attributes: bytes = self._before_digest + digest + self._after_digest
        return attributes


def _fields(sequence: Any, *names: str) -> bytes:
    return b"".join(sequence[name].dump() for name in names)


def _stamp_attribute(stamp: bytes) -> bytes:
    """The unsigned attribute of RFC 3161, appendix A."""
    kind: bytes = cms.CMSAttributeType("signature_time_stamp_token").dump()
    return _sequence(kind + _set(stamp))


def _octets(content: bytes) -> bytes:
    return _der(0x04, content)


def _sequence(content: bytes) -> bytes:
    return _der(0x30, content)


def _set(content: bytes) -> bytes:
    return _der(0x31, content)


def _tagged(number: int, content: bytes) -> bytes:
    return _der(0xA0 | number, content)


def _der(tag: int, content: bytes) -> bytes:
    """Tag, length, content (X.690, 8.1.3): a length below 128 is one byte, a greater one says first in how many it stands."""
    length = len(content)
    if length < 0x80:  # noqa: PLR2004 - the border of the short form
        return bytes((tag, length)) + content
    octets = length.to_bytes((length.bit_length() + 7) // 8)
    return bytes((tag, 0x80 | len(octets))) + octets + content


def _result(coroutine: Coroutine[Any, Any, T]) -> T:
    """What a coroutine returns, run in a thread of its own: the caller's may have an event loop already."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()
