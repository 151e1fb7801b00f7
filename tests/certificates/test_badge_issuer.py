"""The issuer of badges: its identity follows from the address, its keys are P-256, and nothing private is published."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from backend.certificates.badge_issuer import badge_issuer, new_key
from backend.certificates.failures import SignerRefused


def pem(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


@pytest.mark.parametrize(
    ("url", "did"),
    [
        ("https://credits.example.org", "did:web:credits.example.org"),
        ("https://credits.example.org/", "did:web:credits.example.org"),
        ("http://127.0.0.1:8000", "did:web:127.0.0.1%3A8000"),
    ],
)
def test_its_identity_is_its_domain(url: str, did: str) -> None:
    issuer = badge_issuer(url=url, name="Creek", key_pem=new_key())

    assert issuer.id == issuer.document()["id"] == did


def test_former_keys_stay_published_behind_the_present_one_and_none_is_private() -> None:
    former = ec.generate_private_key(ec.SECP256R1())
    public = former.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    key = new_key()

    document = badge_issuer(url="https://a.example", name="A", key_pem=key, former_pems=[public, pem(former)]).document()

    first, second, third = document["verificationMethod"]
    alone = badge_issuer(url="https://a.example", name="A", key_pem=key).document()
    assert alone["verificationMethod"] == [first]
    assert second == third
    assert document["assertionMethod"] == [first["id"], second["id"], third["id"]]
    assert set(second["publicKeyJwk"]) == {"kty", "crv", "x", "y"}
    assert json.dumps(document).count('"d"') == 0


@pytest.mark.parametrize(
    "key",
    [
        b"no key at all",
        pem(ec.generate_private_key(ec.SECP384R1())),
        pem(rsa.generate_private_key(65537, 2048)),
        ec.generate_private_key(ec.SECP256R1()).public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
    ],
)
def test_what_cannot_sign_is_refused(key: bytes) -> None:
    with pytest.raises(SignerRefused, match="Open Badges"):
        badge_issuer(url="https://a.example", name="A", key_pem=key)
