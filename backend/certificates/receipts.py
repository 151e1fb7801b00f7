"""Verification receipts: what was asked and found, as a dated statement that is signed and can be checked without us."""

import base64
import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding

from backend.certificates.signer import Signer

TYPE = "medmatrix-receipt+jws"
MOST_ENTRIES = 500

P256, RSA = "ES256", "RS256"
_P256_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One number that was asked about, and what was found: the facts that the holder showed then.

    `asked` is the number as typed. Dates are calendar dates, YYYY-MM-DD; `credits` are lines as they are printed.
    `name` is None where nothing was found or the holder hides it, which `name_hidden` tells apart.
    """

    asked: str
    outcome: str
    number: str | None = None
    name: str | None = None
    name_hidden: bool = False
    title: str | None = None
    provider: str | None = None
    credits: tuple[str, ...] = ()
    completed_on: str | None = None
    issued_on: str | None = None
    revoked_on: str | None = None
    reason: str | None = None
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A receipt: its number, who states it and when (aware), where it is verified, and the entries in the order asked."""

    number: str
    service: str
    issued_at: dt.datetime
    verify_url: str
    entries: tuple[Entry, ...]


def to_json(statement: Statement) -> dict[str, Any]:
    """The statement as JSON values, every field present."""
    return asdict(statement) | {
        "issued_at": statement.issued_at.astimezone(dt.UTC).isoformat(),
        "entries": [asdict(entry) | {"credits": list(entry.credits)} for entry in statement.entries],
    }


def from_json(data: Mapping[str, Any]) -> Statement:
    """The statement that `to_json` wrote."""
    entries = tuple(Entry(**entry | {"credits": tuple(entry["credits"])}) for entry in data["entries"])
    return Statement(**{**data, "issued_at": dt.datetime.fromisoformat(data["issued_at"]), "entries": entries})


def token(statement: Statement, signer: Signer) -> str:
    """The statement as a compact JWS (RFC 7515), signed by the key that signs certificates; `x5c` holds its certificates.

    With a signer command it may take long: call it in a thread.

    Raises: SigningFailed if that does not do its part.
    """
    chain = _chain(signer)
    algorithm = RSA if isinstance(chain[0].public_key(), rsa.RSAPublicKey) else P256
    x5c = [base64.b64encode(each.public_bytes(Encoding.DER)).decode() for each in chain]
    header = {"alg": algorithm, "typ": TYPE, "x5c": x5c}
    signed = f"{_base64url(_encoded(header))}.{_base64url(_encoded(to_json(statement)))}"
    return f"{signed}.{_base64url(_signature(signed.encode(), signer, algorithm))}"


def stated(compact: str) -> Statement:
    """What a token of ours states. Its signature is not checked: it is for strangers to check, ours comes from our records."""
    payload = compact.split(".")[1]
    return from_json(json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))))


def _chain(signer: Signer) -> list[x509.Certificate]:
    """The signer's certificate and its issuers but for the root, which a verifier has from elsewhere."""
    own, *issuers = x509.load_pem_x509_certificates(signer.chain_pem)
    return [own, *(each for each in issuers if each.subject != each.issuer)]


def _signature(data: bytes, signer: Signer, algorithm: str) -> bytes:
    value = signer.value(hashlib.sha256(data).digest())
    if algorithm == RSA:
        return value
    r, s = decode_dss_signature(value)  # JWS wants the two numbers side by side (RFC 7518, 3.4)
    return r.to_bytes(_P256_BYTES) + s.to_bytes(_P256_BYTES)


def _encoded(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
