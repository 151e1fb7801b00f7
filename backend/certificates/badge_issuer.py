"""Who issues Open Badges: an identity that anybody can look up (did:web), and the keys that it signs and has signed with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

import orjson
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from backend.certificates.failures import SignerRefused

ALGORITHM = "ES256"
_CURVE = "P-256"


@dataclass(frozen=True, slots=True)
class BadgeIssuer:
    """The installation as an issuer.

    Attributes:
        id: its did:web, which says where its keys are published.
        url: the address of the installation.
        name: the name of the service.
    """

    id: str
    url: str
    name: str
    _key: ECKey
    _former: tuple[ECKey, ...] = ()

    def signed(self, payload: Mapping[str, Any]) -> str:
        """A JWT of the payload in compact form (ES256), which names its key and carries it."""
        header = {"alg": ALGORITHM, "typ": "JWT", "kid": self._name_of(self._key), "jwk": _public(self._key)}
        return jws.serialize_compact(header, orjson.dumps(payload), self._key, algorithms=[ALGORITHM])

    def document(self) -> dict[str, Any]:
        """The DID document: every key that it signs or has signed with, the present one first."""
        methods = [
            {"id": self._name_of(key), "type": "JsonWebKey2020", "controller": self.id, "publicKeyJwk": _public(key)}
            for key in (self._key, *self._former)
        ]
        return {
            "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/suites/jws-2020/v1"],
            "id": self.id,
            "verificationMethod": methods,
            "assertionMethod": [method["id"] for method in methods],
        }

    def _name_of(self, key: ECKey) -> str:
        return f"{self.id}#{key.thumbprint()}"


def badge_issuer(*, url: str, name: str, key_pem: bytes, former_pems: Iterable[bytes] = ()) -> BadgeIssuer:
    """The issuer at a public address. `former_pems` are public keys (or private ones, of which only the public part is used).

    Raises: SignerRefused for what is not a P-256 key, or a present key that is not private.
    """
    key = _read(key_pem)
    if not key.is_private:
        raise SignerRefused("The key of the Open Badges must be a private key.")
    address = url.rstrip("/")
    return BadgeIssuer(
        id=f"did:web:{quote(urlsplit(address).netloc, safe='')}",
        url=address,
        name=name,
        _key=key,
        _former=tuple(_read(pem) for pem in former_pems),
    )


def new_key() -> bytes:
    """A new private key, as PEM."""
    return ECKey.generate_key(_CURVE).as_pem(private=True)


def _read(pem: bytes) -> ECKey:
    try:
        key = ECKey.import_key(pem)
    except (JoseError, ValueError, TypeError) as wrong:
        raise SignerRefused("A key of the Open Badges is not a PEM file with a P-256 key without passphrase.") from wrong
    if key.curve_name != _CURVE:
        raise SignerRefused(f"A key of the Open Badges is on the curve {key.curve_name}; it must be P-256.")
    return key


def _public(key: ECKey) -> dict[str, Any]:
    return {name: value for name, value in key.as_dict(private=False).items() if name in {"kty", "crv", "x", "y"}}
