"""The demonstration's own authority: a self-signed root and a document-signing certificate, made from given entropy.

It proves that a file is unchanged since this installation signed it, and nothing about who runs it; the name says so.
"""

import datetime as dt
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from backend.certificates.signer import Signer, load_signer

__all__ = ["Authority", "Signer", "create_authority", "load_signer"]

ENTROPY_BYTES = 64
"""How much randomness an authority is made of, at least."""

ROOT_LASTS = dt.timedelta(days=3653 * 2)
SIGNER_LASTS = dt.timedelta(days=3653)

_EARLIER = dt.timedelta(minutes=5)
"""Certificates are valid from a little before they are made, for readers whose clocks are behind."""

_DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")
"""id-kp-documentSigning, RFC 9336."""

_P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


@dataclass(frozen=True, slots=True)
class Authority:
    """PEM texts: the signer's key, its certificate followed by the root (the chain), and the root alone, for verifiers.

    The root's own key is not kept: it signs once.
    """

    key_pem: bytes
    chain_pem: bytes
    root_pem: bytes


def create_authority(name: str, *, now: dt.datetime, entropy: bytes) -> Authority:
    """A demonstration authority called after `name`, valid from `now` on. The same arguments make the same authority.

    Raises: ValueError with fewer than 64 bytes of entropy.
    """
    if len(entropy) < ENTROPY_BYTES:
        raise ValueError(f"An authority is made of at least {ENTROPY_BYTES} random bytes, not of {len(entropy)}.")
    root_key, signer_key = _key(entropy, b"root"), _key(entropy, b"signer")
    root_name = _name(f"{name} Demonstration Root")
    root = (
        _certificate(root_name, root_name, root_key, now=now, lasts=ROOT_LASTS, serial=_serial(entropy, b"root serial"))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(certificates=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(root_key.public_key()), critical=False)
        .sign(root_key, hashes.SHA256(), ecdsa_deterministic=True)
    )
    issuer_key = x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key())
    signer = (
        _certificate(
            _name(f"{name} Demonstration Certificates"),
            root_name,
            signer_key,
            now=now,
            lasts=SIGNER_LASTS,
            serial=_serial(entropy, b"signer serial"),
        )
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([_DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(signer_key.public_key()), critical=False)
        .add_extension(issuer_key, critical=False)
        .sign(root_key, hashes.SHA256(), ecdsa_deterministic=True)
    )
    root_pem = root.public_bytes(Encoding.PEM)
    return Authority(
        key_pem=signer_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        chain_pem=signer.public_bytes(Encoding.PEM) + root_pem,
        root_pem=root_pem,
    )


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    *,
    now: dt.datetime,
    lasts: dt.timedelta,
    serial: int,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(serial)
        .not_valid_before(now - _EARLIER)
        .not_valid_after(now + lasts)
    )


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common[:64])])


def _usage(*, certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not certificates,
        content_commitment=not certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certificates,
        crl_sign=certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _key(entropy: bytes, purpose: bytes) -> ec.EllipticCurvePrivateKey:
    """A P-256 key. 48 derived bytes, so that the remainder is as even as FIPS 186-5 A.2.1 asks."""
    value = int.from_bytes(_derived(entropy, purpose, length=48)) % (_P256_ORDER - 1) + 1
    return ec.derive_private_key(value, ec.SECP256R1())


def _serial(entropy: bytes, purpose: bytes) -> int:
    """A positive serial number of at most 159 bits (RFC 5280, 4.1.2.2)."""
    return int.from_bytes(_derived(entropy, purpose, length=20)) >> 1 or 1


def _derived(entropy: bytes, purpose: bytes, *, length: int) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=None, info=b"medmatrix authority: " + purpose).derive(entropy)
