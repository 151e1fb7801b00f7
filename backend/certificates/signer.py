"""Who signs: a key with its certificates, checked once, used for every certificate."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key, pkcs12

from backend.certificates.container import STAMP_ROOM, Container
from backend.certificates.failures import SignerRefused, SigningFailed

SMALLEST_RSA = 2048
"""Bits of the smallest RSA key that may sign."""

LONGEST_P256 = 72
"""Bytes of the longest signature value of P-256: two numbers of up to 33 bytes in DER."""

PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
PublicKey = ec.EllipticCurvePublicKey | rsa.RSAPublicKey

Value = Callable[[bytes], bytes]
"""Makes the signature value over a SHA-256: RSA's by PKCS#1 v1.5, or P-256's in DER. May take long, may raise SigningFailed."""

Stamp = Callable[[bytes], bytes]
"""Gets a time stamp (a token of RFC 3161, DER) for a SHA-256. May take long, may raise SigningFailed."""

_SHA256 = Prehashed(hashes.SHA256())


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs, ready to sign.

    Attributes:
        name: the common name of its certificate.
        valid_from: when it, and its whole chain, began to be valid: no signature claims an earlier time.
        valid_until: when it stops being allowed to sign.
        fingerprint: the SHA-256 of its certificate, in hexadecimal.
        chain_pem: its certificate, then each issuer.
        container_size: the greatest length in bytes of what `container` makes: reserve this much.
    """

    name: str
    valid_from: dt.datetime
    valid_until: dt.datetime
    fingerprint: str
    chain_pem: bytes
    container_size: int
    _container: Container
    _value: Value
    _stamp: Stamp | None = None

    def stamping(self, stamp: Stamp) -> "Signer":
        """The same signer with a time stamp in each signature (PAdES B-T)."""
        return replace(self, _stamp=stamp, container_size=self._container.size_stamped)

    def signing_time(self, issued_at: dt.datetime, *, now: dt.datetime) -> dt.datetime:
        """The time that a signature made now claims: that of the issue, or since when this signer may sign if that is later.

        Raises: SigningFailed if it may not sign any more.
        """
        if now > self.valid_until:
            raise SigningFailed(f"The signing certificate of {self.name} expired on {self.valid_until:%Y-%m-%d}.")
        return max(issued_at, self.valid_from)

    def container(self, digest: bytes) -> bytes:
        """The signature's container (CMS in DER, PAdES B-B or B-T) for a document whose signed bytes have this SHA-256.

        Some microseconds with a key at hand. A signer command and a time-stamp server take their time: call it in a thread.

        Raises: SigningFailed if one of those does not do its part.
        """
        value = self._value(hashlib.sha256(self._container.signed_attributes(digest)).digest())
        stamp = None if self._stamp is None else self._stamp(hashlib.sha256(value).digest())
        filled = self._container.filled(digest, value, stamp=stamp)
        if len(filled) > self.container_size:
            raise SigningFailed(f"The time stamp has {len(stamp or b''):,} bytes; there is room for {STAMP_ROOM:,}.")
        return filled

    def value(self, digest: bytes) -> bytes:
        """The bare signature value over this SHA-256: RSA's by PKCS#1 v1.5, or P-256's in DER. It takes as long as `container`.

        Raises: SigningFailed if a signer command does not do its part.
        """
        return self._value(digest)


def load_signer(key_pem: bytes, chain_pem: bytes, *, at: dt.datetime, passphrase: str = "") -> Signer:
    """The signer made of a private key and its certificates (its own first, then each issuer), as PEM.

    Raises: SignerRefused if it may not or cannot sign at `at`.
    """
    return _signer_with(_pem_key(key_pem, passphrase), _chain(chain_pem), at=at)


def load_pkcs12(content: bytes, *, passphrase: str, at: dt.datetime) -> Signer:
    """The signer in a PKCS#12 file: a private key, its certificate, and the issuers in any order.

    Raises: SignerRefused if it may not or cannot sign at `at`.
    """
    try:
        key, own, others = pkcs12.load_key_and_certificates(content, passphrase.encode() or None)
    except ValueError as error:
        raise SignerRefused("The signing key is not a PKCS#12 file, or its passphrase is another.") from error
    if key is None or own is None:
        raise SignerRefused("The PKCS#12 file lacks a private key or the certificate that belongs to it.")
    return _signer_with(key, _ordered(own, others), at=at)


def outside_signer(value: Value, chain_pem: bytes, *, at: dt.datetime) -> Signer:
    """The signer whose key lies elsewhere: `value` asks for each signature value, which is checked before it is used.

    Raises: SignerRefused if the certificates (its own first, then each issuer, as PEM) may not sign at `at`.
    """
    chain = _chain(chain_pem)
    return _signer(chain, partial(_checked_value, value, _sound(chain[0].public_key())), at=at)


def _signer_with(key: object, chain: list[x509.Certificate], *, at: dt.datetime) -> Signer:
    if isinstance(key, rsa.RSAPrivateKey):
        value = partial(_rsa_value, key)
    elif isinstance(key, ec.EllipticCurvePrivateKey):
        value = partial(_p256_value, key)
    else:
        raise SignerRefused(_OTHER_KIND)
    if _public_bytes(_sound(key.public_key())) != _public_bytes(chain[0].public_key()):
        raise SignerRefused("The signing key does not belong to the first certificate of the chain.")
    return _signer(chain, value, at=at)


def _signer(chain: list[x509.Certificate], value: Value, *, at: dt.datetime) -> Signer:
    own = chain[0]
    for certificate in chain:
        _refuse_out_of_date(certificate, at=at)
    _refuse_other_use(own)
    for certificate, issuer in pairwise(chain):
        _refuse_not_issued(certificate, issuer)
    key = own.public_key()
    container = Container(
        _asn1(own),
        [_asn1(each) for each in chain[1:] if not _is_root(each)],
        longest_value=key.key_size // 8 if isinstance(key, rsa.RSAPublicKey) else LONGEST_P256,
    )
    return Signer(
        name=_common_name(own),
        valid_from=max(certificate.not_valid_before_utc for certificate in chain),
        valid_until=min(certificate.not_valid_after_utc for certificate in chain),
        fingerprint=own.fingerprint(hashes.SHA256()).hex(),
        chain_pem=b"".join(certificate.public_bytes(Encoding.PEM) for certificate in chain),
        container_size=container.size,
        _container=container,
        _value=value,
    )


def _rsa_value(key: rsa.RSAPrivateKey, digest: bytes) -> bytes:
    return key.sign(digest, padding.PKCS1v15(), _SHA256)


def _p256_value(key: ec.EllipticCurvePrivateKey, digest: bytes) -> bytes:
    """Deterministic (RFC 6979), as RSA's is anyway: the same page gives the same file."""
    return key.sign(digest, ec.ECDSA(_SHA256, deterministic_signing=True))


def _checked_value(value: Value, key: PublicKey, digest: bytes) -> bytes:
    made = value(digest)
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(made, digest, padding.PKCS1v15(), _SHA256)
        else:
            key.verify(made, digest, ec.ECDSA(_SHA256))
    except InvalidSignature as error:
        raise SigningFailed(
            "The signer command's signature does not fit the certificate: it signs with another key."
        ) from error
    return made


_OTHER_KIND = "The signing key must be on the curve P-256, or RSA: not every reader accepts another kind."


def _sound(key: object) -> PublicKey:
    if isinstance(key, rsa.RSAPublicKey):
        if key.key_size < SMALLEST_RSA:
            raise SignerRefused(f"The signing key is RSA with {key.key_size} bits; {SMALLEST_RSA} are the least.")
        return key
    if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1):
        return key
    raise SignerRefused(_OTHER_KIND)


def _pem_key(pem: bytes, passphrase: str) -> object:
    try:
        return load_pem_private_key(pem, password=passphrase.encode() or None)
    except TypeError as error:
        raise SignerRefused(
            "The signing key has no passphrase, but one is given."
            if passphrase
            else "The signing key is protected by a passphrase, and none is given."
        ) from error
    except ValueError as error:
        raise SignerRefused(
            "The signing key is not a private key in PEM form" + (", or its passphrase is another." if passphrase else ".")
        ) from error


def _ordered(own: x509.Certificate, others: list[x509.Certificate]) -> list[x509.Certificate]:
    """The chain from the signer's own certificate upwards, as far as its issuers are among the others."""
    chain, left = [own], list(others)
    while issuer := next((each for each in left if not _is_root(chain[-1]) and each.subject == chain[-1].issuer), None):
        left.remove(issuer)
        chain.append(issuer)
    return chain


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


def own_certificate(chain_pem: bytes) -> bytes:
    """The first certificate of a chain, as PEM: the signer's own."""
    return _chain(chain_pem)[0].public_bytes(Encoding.PEM)


def certificates(pem: bytes) -> Iterable[asn1_x509.Certificate]:
    """The certificates of a PEM text, as validation takes them.

    Raises: SignerRefused if it is not PEM.
    """
    return tuple(_asn1(certificate) for certificate in _chain(pem))


def _public_bytes(key: PublicKeyTypes) -> bytes:
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
