"""Who signs: a private key with its certificates, read and checked once, used for every certificate."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from pyhanko.sign.signers import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from backend.certificates.failures import SignerRefused

SMALLEST_RSA = 2048
"""Bits of the smallest RSA key that may sign."""

SigningKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True, slots=True)
class Signer:
    """A checked pair. `name` is the certificate's common name; `valid_until` when it stops being allowed to sign."""

    name: str
    valid_until: dt.datetime
    engine: "CachedKeySigner"
    bytes_reserved: int


class CachedKeySigner(SimpleSigner):
    """pyHanko's signer with the key object parsed once (it would parse it for each signature) and no randomness.

    ECDSA signatures are deterministic (RFC 6979), as RSA's PKCS#1 v1.5 are anyway: the same page gives the same file.
    """

    def __init__(self, key: SigningKey, chain: list[x509.Certificate]) -> None:
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        store.register_multiple(_asn1(certificate) for certificate in chain[1:] if not _is_root(certificate))
        der = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        super().__init__(
            signing_cert=_asn1(chain[0]),
            signing_key=asn1_keys.PrivateKeyInfo.load(der),
            cert_registry=store,
            embed_roots=False,
        )
        self._key = key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:  # noqa: ARG002, FBT001, FBT002 - pyHanko's signature
        """The signature value over these bytes, hashed with SHA-256."""
        if isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.sign(data, padding.PKCS1v15(), hashes.SHA256())
        return self._key.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))


def load_signer(key_pem: bytes, chain_pem: bytes, *, at: dt.datetime) -> Signer:
    """The signer made of a private key and its certificates (its own first, then each issuer), as PEM.

    Raises: SignerRefused if it may not or cannot sign at `at`.
    """
    key, chain = _key(key_pem), _chain(chain_pem)
    own = chain[0]
    if _public_bytes(own.public_key()) != _public_bytes(key.public_key()):
        raise SignerRefused("The signing key does not belong to the first certificate of the chain.")
    for certificate in chain:
        _refuse_out_of_date(certificate, at=at)
    _refuse_other_use(own)
    for certificate, issuer in pairwise(chain):
        _refuse_not_issued(certificate, issuer)
    kept = sum(len(each.public_bytes(Encoding.DER)) for each in (own, *(each for each in chain[1:] if not _is_root(each))))
    signature = key.key_size // 8 if isinstance(key, rsa.RSAPrivateKey) else 80
    return Signer(
        name=_common_name(own),
        valid_until=min(certificate.not_valid_after_utc for certificate in chain),
        engine=CachedKeySigner(key, chain),
        bytes_reserved=2 * (kept + signature + _OVERHEAD),
    )


_OVERHEAD = 1200
"""Bytes of a signature's container beside certificates and signature value, with room to spare."""


def _key(pem: bytes) -> SigningKey:
    try:
        key = load_pem_private_key(pem, password=None)
    except TypeError as error:
        raise SignerRefused("The signing key is protected by a passphrase; give it without one.") from error
    except ValueError as error:
        raise SignerRefused("The signing key is not a private key in PEM form.") from error
    if isinstance(key, rsa.RSAPrivateKey):
        if key.key_size < SMALLEST_RSA:
            raise SignerRefused(f"The signing key is RSA with {key.key_size} bits; {SMALLEST_RSA} are the least.")
        return key
    if isinstance(key, ec.EllipticCurvePrivateKey) and isinstance(key.curve, ec.SECP256R1):
        return key
    raise SignerRefused("The signing key must be on the curve P-256, or RSA: not every reader accepts another kind.")


def _chain(pem: bytes) -> list[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(pem)
    except ValueError as error:
        raise SignerRefused("The certificate chain is not certificates in PEM form.") from error


def _refuse_out_of_date(certificate: x509.Certificate, *, at: dt.datetime) -> None:
    if at > certificate.not_valid_after_utc:
        raise SignerRefused(
            f"The certificate of {_common_name(certificate)} expired on {certificate.not_valid_after_utc:%Y-%m-%d}."
        )
    if at < certificate.not_valid_before_utc:
        raise SignerRefused(
            f"The certificate of {_common_name(certificate)} is valid only from {certificate.not_valid_before_utc:%Y-%m-%d}."
        )


def _refuse_other_use(own: x509.Certificate) -> None:
    try:
        usage = own.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return
    if not (usage.content_commitment or usage.digital_signature):
        raise SignerRefused(f"The certificate of {_common_name(own)} is not meant for signing documents.")


def _refuse_not_issued(certificate: x509.Certificate, issuer: x509.Certificate) -> None:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature) as error:
        raise SignerRefused(
            f"The certificate of {_common_name(certificate)} was not issued by {_common_name(issuer)}, the next of the chain."
        ) from error


def _common_name(certificate: x509.Certificate) -> str:
    names = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()


def _is_root(certificate: x509.Certificate) -> bool:
    return certificate.subject == certificate.issuer


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def certificates(pem: bytes) -> Iterable[asn1_x509.Certificate]:
    """The certificates of a PEM text, as validation takes them.

    Raises: SignerRefused if it is not PEM.
    """
    return tuple(_asn1(certificate) for certificate in _chain(pem))


def _public_bytes(key: object) -> bytes:
    assert isinstance(key, ec.EllipticCurvePublicKey | rsa.RSAPublicKey)
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
