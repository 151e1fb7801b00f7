"""Receipts: a signed statement that others can check without us, and its pages."""

import base64
import io
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc import jws
from joserfc.errors import BadSignatureError
from joserfc.jwk import import_key
from pypdf import PdfReader

from backend.certificates import numbers, receipt_pages, receipts
from backend.certificates.authority import Authority
from backend.certificates.receipts import Entry, Statement
from backend.certificates.signer import Signer
from backend.certificates.signing import check
from tests.certificates import samples, tools

NUMBER = numbers.new_number(bytes(range(10)), prefix=numbers.RECEIPT)
ENTRIES = (
    Entry(
        asked=samples.NUMBER.lower(),
        outcome="ACTIVE",
        number=samples.NUMBER,
        name="\u0622\u0645\u0627\u0644 \u062d\u062f\u0627\u062f",
        title=samples.LONGEST_TITLE,
        provider=samples.PROVIDER,
        credits=("4.00 AMA PRA Category 1 Credits™",),
        completed_on="2026-08-20",
        issued_on="2026-08-22",
    ),
    Entry(asked=samples.NUMBER, outcome="REVOKED", number=samples.NUMBER, name_hidden=True, reason="Wrong person."),
    Entry(asked="<b>\U0001f600\x00", outcome="MISTYPED"),
)


class Registry(jws.JWSRegistry):
    """Takes headers with certificates in them."""

    max_header_length = 8_192
    max_payload_length = 1_000_000


def header_of(token: str) -> dict[str, Any]:
    header: dict[str, Any] = json.loads(base64.urlsafe_b64decode(token.split(".", maxsplit=1)[0] + "=="))
    return header


def certificate_of(token: str) -> x509.Certificate:
    return x509.load_der_x509_certificate(base64.b64decode(header_of(token)["x5c"][0]))


def statement(entries: tuple[Entry, ...] = ENTRIES) -> Statement:
    return Statement(
        number=NUMBER,
        service="MedMatrix Credits",
        issued_at=samples.NOW,
        verify_url=f"https://credits.example.org/verify/{NUMBER}",
        entries=entries,
    )


def test_another_library_accepts_the_token_by_the_certificate_within(signer: Signer, authority: Authority) -> None:
    token = receipts.token(statement(), signer)
    header = header_of(token)
    own = certificate_of(token)
    root = x509.load_pem_x509_certificate(authority.root_pem)

    own.verify_directly_issued_by(root)
    read = jws.deserialize_compact(token, import_key(_public(own), "EC"), registry=Registry(algorithms=["ES256"]))

    assert (header["alg"], header["typ"]) == ("ES256", "medmatrix-receipt+jws")
    assert receipts.stated(token) == statement()
    assert read.payload == base64.urlsafe_b64decode(token.split(".")[1] + "==")


def test_a_token_that_says_something_else_is_refused(signer: Signer) -> None:
    first, second = receipts.token(statement(), signer), receipts.token(statement(ENTRIES[:1]), signer)
    mixed = ".".join((*first.split(".")[:2], second.split(".")[2]))
    own = certificate_of(first)

    with pytest.raises(BadSignatureError):
        jws.deserialize_compact(mixed, import_key(_public(own), "EC"), registry=Registry(algorithms=["ES256"]))


def test_the_pages_are_signed_and_say_what_was_found(signer: Signer, authority: Authority) -> None:
    pdf = receipt_pages.pdf(statement(), signer)

    text = PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    for words in (
        NUMBER,
        samples.NUMBER,
        "Genuine, stands",
        "Name hidden by its holder",
        "Wrong person.",
        "<b>",
        "page 1 of 1",
    ):
        assert words in text
    checked = check(pdf, roots=authority.root_pem, at=samples.NOW)
    assert (checked.intact, checked.trusted, checked.covers_whole) == (True, True, True)


def test_a_long_list_goes_on_over_pages_with_its_heads(signer: Signer) -> None:
    pages = PdfReader(io.BytesIO(receipt_pages.pdf(statement(ENTRIES[1:2] * 60), signer))).pages

    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        text = page.extract_text()
        assert "What was found" in text
        assert f"page {number} of {len(pages)}" in text


@pytest.mark.component
def test_the_pages_are_accepted_by_pdfsig_and_qpdf(signer: Signer, tmp_path: Path) -> None:
    file = tmp_path / "receipt.pdf"
    file.write_bytes(receipt_pages.pdf(statement(), signer))

    assert "Signature is Valid." in tools.run("pdfsig", file).stdout
    assert tools.run("qpdf", "--check", file).returncode == 0


def test_a_receipts_number_is_told_apart_from_a_certificates() -> None:
    assert numbers.parse_receipt(f" {NUMBER.lower()} ") == NUMBER
    assert numbers.parse(NUMBER) is None
    assert numbers.parse_receipt(samples.NUMBER) is None
    assert numbers.parse_receipt(NUMBER.removeprefix("MMR-")) is None
    assert numbers.parse_receipt(f"{NUMBER[:-1]}0") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("one\n\n two \n", ["one", "two"]),
        (f"Name,Number\nAmal,{samples.NUMBER}\n", [samples.NUMBER]),
        (f'"{samples.NUMBER}";"MMX-WRONG"', [samples.NUMBER, "MMX-WRONG"]),
        (f"\ufeff{samples.NUMBER}\tAmal", [samples.NUMBER]),
        (samples.NUMBER.replace("-", " "), [samples.NUMBER.replace("-", " ")]),
    ],
)
def test_a_list_is_read_for_the_numbers_that_are_meant(text: str, found: list[str]) -> None:
    assert numbers.listed(text) == found


def _public(certificate: x509.Certificate) -> bytes:
    return certificate.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
