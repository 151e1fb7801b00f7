"""The prepared container is pyHanko's own, whatever the document, the key and the length of the signature value."""

import asyncio
import hashlib

import pytest
from asn1crypto import cms, keys
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509 import load_pem_x509_certificate
from pyhanko.sign.signers import SimpleSigner
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko_certvalidator.registry import SimpleCertificateStore

from backend.certificates.container import Container
from backend.certificates.signer import PrivateKey, Signer, load_signer
from tests.certificates import samples
from tests.make_keys import pem, self_signed


def digests(count: int) -> list[bytes]:
    return [hashlib.sha256(str(number).encode()).digest() for number in range(count)]


def pair(key: PrivateKey) -> tuple[Signer, asn1_x509.Certificate]:
    certificate = self_signed(key, now=samples.NOW)
    own = load_pem_x509_certificate(certificate).public_bytes(Encoding.DER)
    return load_signer(pem(key), certificate, at=samples.NOW), asn1_x509.Certificate.load(own)


@pytest.mark.parametrize("bits", [2048, 3072])
def test_with_rsa_it_is_byte_for_byte_what_pyhanko_makes(bits: int) -> None:
    key = rsa.generate_private_key(65537, bits)
    signer, certificate = pair(key)
    stock = SimpleSigner(
        signing_cert=certificate,
        signing_key=keys.PrivateKeyInfo.load(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )

    for digest in digests(5):
        made = asyncio.run(stock.async_sign(digest, "sha256", use_pades=True)).dump()
        assert signer.container(digest) == made
        assert len(made) == signer.container_size


@pytest.mark.parametrize("key", [ec.generate_private_key(ec.SECP256R1()), rsa.generate_private_key(65537, 2048)])
def test_a_thousand_documents_are_signed_right(key: PrivateKey) -> None:
    signer, certificate = pair(key)

    lengths = set()
    for digest in digests(1_000):
        made = signer.container(digest)
        (info,) = cms.ContentInfo.load(made, strict=True)["content"]["signer_infos"]
        assert validate_sig_integrity(info, certificate, "data", digest) == (True, True)
        assert validate_sig_integrity(info, certificate, "data", bytes(32)) == (False, True)
        assert len(made) <= signer.container_size
        lengths.add(len(info["signature"].native))

    assert lengths >= {70, 71} if isinstance(key, ec.EllipticCurvePrivateKey) else lengths == {256}


@pytest.mark.parametrize("value", [8, 70, 71, 72, 127, 128, 255, 256, 65_535, 65_536])
def test_every_length_of_a_signature_value_is_written_in_der(value: int, authority_certificate: asn1_x509.Certificate) -> None:
    container = Container(authority_certificate, [], longest_value=value)

    for length in (value, value - 1):
        made = container.filled(digests(1)[0], b"\x01" * length)
        read = cms.ContentInfo.load(made, strict=True)
        assert read["content"]["signer_infos"][0]["signature"].native == b"\x01" * length
        assert read.dump(force=True) == made
        assert len(made) <= container.size


def test_the_same_document_gets_the_same_container(signer: Signer) -> None:
    digest = digests(1)[0]

    assert signer.container(digest) == signer.container(digest)


@pytest.fixture(scope="module")
def authority_certificate() -> asn1_x509.Certificate:
    return pair(ec.generate_private_key(ec.SECP256R1()))[1]
