"""Keys in PEM and certificates for tests: `self_signed(key, usage)` issues one for the key, by the key, valid now."""

import datetime as dt

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat

from backend.certificates.signer import PrivateKey


def pem(key: PrivateKeyTypes, *, password: bytes | None = None) -> bytes:
    return key.private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(password) if password else NoEncryption()
    )


def self_signed(key: PrivateKey, *extensions: x509.ExtensionType, now: dt.datetime, name: str = "Own CA") -> bytes:
    """The certificate in PEM, with these extensions, each of them critical. It is valid a day before `now` and a year after."""
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=365))
    )
    for extension in extensions:
        builder = builder.add_extension(extension, critical=True)
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)
