"""A wrong pair of key and certificates is refused with one clear sentence; a right one signs."""

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    load_pem_private_key,
    pkcs12,
)
from pypdf import PdfWriter

from backend.certificates.authority import Authority, create_authority
from backend.certificates.container import STAMP_ROOM
from backend.certificates.failures import SignerRefused, SigningFailed
from backend.certificates.signer import PrivateKey, Signer, Value, load_pkcs12, load_signer, outside_signer
from backend.certificates.signing import check, sign
from backend.integrations.signing import TimeStampServer
from tests.certificates import samples, tools
from tests.make_keys import pem, self_signed
from tests.time_stamping import time_stamp_server


def elsewhere(key: PrivateKey) -> Value:
    """A key service: it is shown the digest alone."""

    def value(digest: bytes) -> bytes:
        if isinstance(key, rsa.RSAPrivateKey):
            return key.sign(digest, padding.PKCS1v15(), Prehashed(hashes.SHA256()))
        return key.sign(digest, ec.ECDSA(Prehashed(hashes.SHA256())))

    return value


def pkcs12_file(authority: Authority, *, password: bytes) -> bytes:
    key = load_pem_private_key(authority.key_pem, None)
    own, root = x509.load_pem_x509_certificates(authority.chain_pem)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return pkcs12.serialize_key_and_certificates(None, key, own, [root], BestAvailableEncryption(password))


@dataclass(frozen=True)
class Chain:
    key: ec.EllipticCurvePrivateKey
    certificates: tuple[x509.Certificate, ...]


def longer_chain() -> Chain:
    """A signer whose issuer has an issuer."""
    keys = [ec.generate_private_key(ec.SECP256R1()) for _ in range(3)]
    names = [x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, each)]) for each in ("Signer", "Middle", "Root")]
    issued_by = (1, 2, 2)
    certificates = tuple(
        x509.CertificateBuilder()
        .subject_name(names[place])
        .issuer_name(names[issuer])
        .public_key(keys[place].public_key())
        .serial_number(place + 1)
        .not_valid_before(samples.NOW - dt.timedelta(days=1))
        .not_valid_after(samples.NOW + dt.timedelta(days=365))
        .add_extension(x509.BasicConstraints(ca=place > 0, path_length=None), critical=True)
        .sign(keys[issuer], hashes.SHA256())
        for place, issuer in enumerate(issued_by)
    )
    return Chain(keys[0], certificates)


def test_the_authority_says_that_it_is_a_demonstration(authority: Authority) -> None:
    own, root = x509.load_pem_x509_certificates(authority.chain_pem)

    assert own.subject.rfc4514_string() == "CN=Gulf Horizon Demonstration Certificates"
    assert own.issuer == root.subject == root.issuer
    assert root.subject.rfc4514_string() == "CN=Gulf Horizon Demonstration Root"
    own.verify_directly_issued_by(root)
    assert own.serial_number != root.serial_number
    assert own.not_valid_before_utc < samples.NOW
    assert (own.not_valid_after_utc - samples.NOW).days == 3653
    assert authority.root_pem == root.public_bytes(Encoding.PEM)


def test_the_same_entropy_makes_the_same_authority_and_other_entropy_another(authority: Authority) -> None:
    same = create_authority("Gulf Horizon", now=samples.NOW, entropy=bytes(range(64)))
    other = create_authority("Gulf Horizon", now=samples.NOW, entropy=bytes(range(1, 65)))

    assert same == authority
    assert other.key_pem != authority.key_pem
    assert other.root_pem != authority.root_pem


def test_an_authority_of_little_entropy_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 64 random bytes, not of 63"):
        create_authority("x", now=samples.NOW, entropy=bytes(63))


def test_a_right_pair_is_loaded(authority: Authority) -> None:
    signer = load_signer(authority.key_pem, authority.chain_pem, at=samples.NOW)

    assert signer.name == "Gulf Horizon Demonstration Certificates"
    assert signer.valid_until == samples.NOW.replace(microsecond=0) + dt.timedelta(days=3653)


@pytest.mark.component
@pytest.mark.parametrize("bits", [2048, 3072])
def test_an_rsa_key_signs_as_well(bits: int, tmp_path: Path) -> None:
    key = rsa.generate_private_key(65537, bits)
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = self_signed(key, usage, now=samples.NOW)
    signer = load_signer(pem(key), certificate, at=samples.NOW)

    signed = sign(_smallest_pdf(), signer, at=samples.NOW)

    answer = check(signed, roots=certificate, at=samples.NOW)
    assert (answer.intact, answer.covers_whole, answer.signer) == (True, True, "Own CA")
    (tmp_path / "signed.pdf").write_bytes(signed)
    assert "Signature Validation: Signature is Valid." in tools.run("pdfsig", tmp_path / "signed.pdf").stdout


def test_a_key_of_another_certificate_is_refused(authority: Authority) -> None:
    other = create_authority("Other", now=samples.NOW, entropy=bytes(64))

    with pytest.raises(SignerRefused, match="key does not belong to the first certificate"):
        load_signer(other.key_pem, authority.chain_pem, at=samples.NOW)


def test_a_chain_in_the_wrong_order_is_refused(authority: Authority) -> None:
    own, root = x509.load_pem_x509_certificates(authority.chain_pem)
    turned = root.public_bytes(Encoding.PEM) + own.public_bytes(Encoding.PEM)

    with pytest.raises(SignerRefused, match="key does not belong to the first certificate"):
        load_signer(authority.key_pem, turned, at=samples.NOW)


def test_a_chain_with_a_stranger_is_refused(authority: Authority) -> None:
    own = x509.load_pem_x509_certificate(authority.chain_pem).public_bytes(Encoding.PEM)
    other = create_authority("Other", now=samples.NOW, entropy=bytes(64))

    with pytest.raises(SignerRefused, match="was not issued by Other Demonstration Root"):
        load_signer(authority.key_pem, own + other.root_pem, at=samples.NOW)


@pytest.mark.parametrize(
    ("years", "sentence"),
    [(11, "Gulf Horizon Demonstration Certificates expired on 2036-08-22"), (-1, "is valid only from 2026-08-22")],
)
def test_a_certificate_out_of_date_is_refused(authority: Authority, years: int, sentence: str) -> None:
    with pytest.raises(SignerRefused, match=sentence):
        load_signer(authority.key_pem, authority.chain_pem, at=samples.NOW + dt.timedelta(days=366 * years))


@pytest.mark.parametrize("text", [b"", b"hello", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_what_is_not_pem_is_refused(authority: Authority, text: bytes) -> None:
    with pytest.raises(SignerRefused, match="signing key is not a private key in PEM form"):
        load_signer(text, authority.chain_pem, at=samples.NOW)
    with pytest.raises(SignerRefused, match="certificate chain is not certificates in PEM form"):
        load_signer(authority.key_pem, text, at=samples.NOW)


@pytest.mark.parametrize(
    ("password", "given", "sentence"),
    [
        (b"secret", "", "protected by a passphrase, and none is given"),
        (b"secret", "other", "or its passphrase is another"),
        (None, "other", "has no passphrase, but one is given"),
    ],
)
def test_a_key_without_its_passphrase_is_refused(
    authority: Authority, password: bytes | None, given: str, sentence: str
) -> None:
    key = ec.generate_private_key(ec.SECP256R1())

    with pytest.raises(SignerRefused, match=sentence):
        load_signer(pem(key, password=password), authority.chain_pem, at=samples.NOW, passphrase=given)


def test_a_key_under_its_passphrase_signs() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = self_signed(key, now=samples.NOW)

    signer = load_signer(pem(key, password=b"secret"), certificate, at=samples.NOW, passphrase="secret")

    assert check(sign(_smallest_pdf(), signer, at=samples.NOW), roots=certificate, at=samples.NOW).trusted


def test_a_pkcs12_file_signs_as_its_parts_do(authority: Authority, signer: Signer) -> None:
    content = pkcs12_file(authority, password=b"secret")

    loaded = load_pkcs12(content, passphrase="secret", at=samples.NOW)

    assert (loaded.name, loaded.chain_pem) == (signer.name, authority.chain_pem)
    assert loaded.container(bytes(32)) == signer.container(bytes(32))


def test_the_issuers_of_a_pkcs12_file_may_stand_in_any_order() -> None:
    chain = longer_chain()
    own, middle, root = chain.certificates
    content = pkcs12.serialize_key_and_certificates(None, chain.key, own, [root, middle], NoEncryption())

    loaded = load_pkcs12(content, passphrase="", at=samples.NOW)

    assert loaded.chain_pem == b"".join(each.public_bytes(Encoding.PEM) for each in chain.certificates)


def test_a_pkcs12_file_that_cannot_be_used_is_refused(authority: Authority) -> None:
    content = pkcs12_file(authority, password=b"secret")
    _, root = x509.load_pem_x509_certificates(authority.chain_pem)
    keyless = pkcs12.serialize_key_and_certificates(None, None, None, [root], NoEncryption())

    for refused, sentence in (
        (content, "or its passphrase is another"),
        (b"", "not a PKCS#12 file"),
        (keyless, "lacks a private key"),
    ):
        with pytest.raises(SignerRefused, match=sentence):
            load_pkcs12(refused, passphrase="", at=samples.NOW)


@pytest.mark.parametrize(
    "make", [lambda: ec.generate_private_key(ec.SECP256R1()), lambda: rsa.generate_private_key(65537, 2048)]
)
def test_a_key_elsewhere_signs(make: Callable[[], PrivateKey]) -> None:
    key = make()
    certificate = self_signed(key, now=samples.NOW)
    signer = outside_signer(elsewhere(key), certificate, at=samples.NOW)

    signed = sign(_smallest_pdf(), signer, at=samples.NOW)

    answer = check(signed, roots=certificate, at=samples.NOW)
    assert (answer.intact, answer.trusted, answer.covers_whole) == (True, True, True)


@pytest.mark.parametrize("value", [elsewhere(ec.generate_private_key(ec.SECP256R1())), lambda _: b"", lambda digest: digest])
def test_what_another_key_signs_is_not_used(authority: Authority, value: Value) -> None:
    signer = outside_signer(value, authority.chain_pem, at=samples.NOW)

    with pytest.raises(SigningFailed, match="it signs with another key"):
        signer.container(bytes(32))


def test_an_issuer_inside_the_chain_is_in_the_container_and_the_root_is_not() -> None:
    chain = longer_chain()
    own, middle, _ = chain.certificates
    text = b"".join(each.public_bytes(Encoding.PEM) for each in chain.certificates)

    made = cms.ContentInfo.load(load_signer(pem(chain.key), text, at=samples.NOW).container(bytes(32)))

    inside = {each.chosen.dump() for each in made["content"]["certificates"]}
    assert inside == {each.public_bytes(Encoding.DER) for each in (own, middle)}


@pytest.mark.component
def test_a_time_stamp_is_part_of_the_signature(signer: Signer, authority: Authority, tmp_path: Path) -> None:
    file, root, clock = tmp_path / "stamped.pdf", tmp_path / "root.pem", tmp_path / "tsa" / "tsa.pem"
    root.write_bytes(authority.root_pem)
    with time_stamp_server(tmp_path / "tsa") as server:
        stamped = signer.stamping(TimeStampServer(server.url, seconds=10).token)
        file.write_bytes(sign(_smallest_pdf(), stamped, at=samples.NOW))

    trusting = ("sign", "validate", "--pretty-print", "--trust-replace", "--trust", root)
    said = tools.pyhanko(*trusting, "--trust", clock, file).stdout
    assert "The signature is judged VALID." in said
    assert "Clock of the tests" in said
    assert "Signature Validation: Signature is Valid." in tools.run("pdfsig", file).stdout
    assert check(file.read_bytes(), roots=authority.root_pem, at=samples.NOW).trusted


def test_a_stamp_that_does_not_fit_is_a_failure(signer: Signer) -> None:
    assert len(signer.stamping(lambda _: bytes(STAMP_ROOM)).container(bytes(32))) <= signer.container_size + STAMP_ROOM + 50
    with pytest.raises(SigningFailed, match="The time stamp has 12,008 bytes; there is room for 12,000"):
        signer.stamping(lambda _: bytes(STAMP_ROOM + 8)).container(bytes(32))


@pytest.mark.parametrize("key", [ec.generate_private_key(ec.SECP384R1()), ed25519.Ed25519PrivateKey.generate()])
def test_a_key_that_not_every_reader_accepts_is_refused(authority: Authority, key: PrivateKeyTypes) -> None:
    with pytest.raises(SignerRefused, match="must be on the curve P-256, or RSA"):
        load_signer(pem(key), authority.chain_pem, at=samples.NOW)


def test_a_weak_rsa_key_is_refused(authority: Authority) -> None:
    with pytest.raises(SignerRefused, match="RSA with 1024 bits; 2048 are the least"):
        load_signer(pem(rsa.generate_private_key(65537, 1024)), authority.chain_pem, at=samples.NOW)  # noqa: S505 - to be refused


def test_a_certificate_for_another_use_is_refused() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    usage = x509.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=True,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )

    with pytest.raises(SignerRefused, match="not meant for signing documents"):
        load_signer(pem(key), self_signed(key, usage, now=samples.NOW), at=samples.NOW)


def _smallest_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
