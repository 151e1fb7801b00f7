"""Independent validators accept the signature, and see each changed byte."""

import datetime as dt
import re
from pathlib import Path

import pytest
from asn1crypto import cms
from pyhanko.sign.general import SigningError

from backend.certificates.authority import Authority, create_authority
from backend.certificates.failures import SignerRefused
from backend.certificates.issue import certificate_bytes
from backend.certificates.render import render
from backend.certificates.signer import Signer, load_signer
from backend.certificates.signing import NO_SIGNATURE, SignatureCheck, check, sign
from tests.certificates import samples, tools

SPREAD = 44
"""How many places of each signed range are changed, one at a time."""


def ranges(pdf: bytes) -> tuple[int, int, int, int]:
    found = re.findall(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)", pdf)
    assert len(found) == 1
    first, second, third, fourth = (int(number) for number in found[0])
    return first, second, third, fourth


def places(pdf: bytes) -> list[int]:
    """First, last and evenly spread places of both signed ranges."""
    start, length, resumed, rest = ranges(pdf)
    one = [start + (length - 1) * step // (SPREAD - 1) for step in range(SPREAD)]
    other = [resumed + (rest - 1) * step // 11 for step in range(12)]
    return one + other


def changed(pdf: bytes, place: int) -> bytes:
    return pdf[:place] + bytes([pdf[place] ^ 0x01]) + pdf[place + 1 :]


@pytest.mark.component
def test_pdfsig_accepts_the_signature_over_the_whole_document(signed: bytes, tmp_path: Path) -> None:
    file = tmp_path / "certificate.pdf"
    file.write_bytes(signed)

    answer = tools.run("pdfsig", file).stdout

    assert "Signature Validation: Signature is Valid." in answer
    assert "Total document signed" in answer
    assert "Signature Type: ETSI.CAdES.detached" in answer
    assert "Signing Hash Algorithm: SHA-256" in answer
    assert "Signer Certificate Common Name: Gulf Horizon Demonstration Certificates" in answer
    assert answer.count("Signature #") == 1


@pytest.mark.component
def test_pyhankos_command_trusts_the_given_root_and_no_other(signed: bytes, authority: Authority, tmp_path: Path) -> None:
    file, root, stranger = tmp_path / "certificate.pdf", tmp_path / "root.pem", tmp_path / "stranger.pem"
    file.write_bytes(signed)
    root.write_bytes(authority.root_pem)
    stranger.write_bytes(create_authority("Other", now=samples.NOW, entropy=bytes(64)).root_pem)

    trusted = tools.pyhanko("sign", "validate", "--pretty-print", "--trust-replace", "--trust", root, file)
    untrusted = tools.pyhanko("sign", "validate", "--pretty-print", "--trust-replace", "--trust", stranger, file)

    assert "The signature is judged VALID." in trusted.stdout, trusted.stdout + trusted.stderr
    assert "The signature covers the entire file." in trusted.stdout
    assert "The signature is judged INVALID." in untrusted.stdout


@pytest.mark.component
def test_each_changed_byte_is_seen_by_both_validators(signed: bytes, authority: Authority, tmp_path: Path) -> None:
    file = tmp_path / "changed.pdf"
    accepted_by_pdfsig, accepted_by_pyhanko = [], []
    for place in places(signed):
        file.write_bytes(changed(signed, place))
        if "Signature is Valid" in tools.run("pdfsig", file).stdout:
            accepted_by_pdfsig.append(place)
        answer = check(file.read_bytes(), roots=authority.root_pem, at=samples.NOW)
        if answer.intact and answer.covers_whole:
            accepted_by_pyhanko.append(place)

    assert len(places(signed)) == 56
    assert (accepted_by_pdfsig, accepted_by_pyhanko) == ([], [])


@pytest.mark.component
def test_pyhankos_command_sees_a_changed_amount(signed: bytes, authority: Authority, tmp_path: Path) -> None:
    file, root = tmp_path / "changed.pdf", tmp_path / "root.pem"
    file.write_bytes(changed(signed, ranges(signed)[1] // 2))
    root.write_bytes(authority.root_pem)

    answer = tools.pyhanko("sign", "validate", "--pretty-print", "--trust-replace", "--trust", root, file)

    assert "judged VALID" not in answer.stdout


@pytest.mark.component
def test_a_signed_certificate_is_sound_for_qpdf(signed: bytes, tmp_path: Path) -> None:
    file = tmp_path / "certificate.pdf"
    file.write_bytes(signed)

    answer = tools.run("qpdf", "--check", file)

    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert "No syntax or stream encoding errors found" in answer.stdout


def test_the_signed_ranges_are_the_whole_file_but_the_signature(signed: bytes) -> None:
    start, length, resumed, rest = ranges(signed)

    assert start == 0
    assert resumed + rest == len(signed)
    assert signed[length : length + 1] == b"<"
    assert signed[resumed - 1 : resumed] == b">"


def test_our_own_check_answers_for_a_good_file(signed: bytes, authority: Authority) -> None:
    assert check(signed, roots=authority.root_pem, at=samples.NOW) == SignatureCheck(
        intact=True, trusted=True, covers_whole=True, signer="Gulf Horizon Demonstration Certificates"
    )


def test_another_authoritys_root_is_not_trusted(signed: bytes) -> None:
    stranger = create_authority("Other", now=samples.NOW, entropy=bytes(64))

    answer = check(signed, roots=stranger.root_pem, at=samples.NOW)

    assert (answer.intact, answer.trusted, answer.covers_whole) == (True, False, True)


def test_a_forger_with_a_namesake_authority_is_not_trusted(authority: Authority) -> None:
    forger = create_authority("Gulf Horizon", now=samples.NOW, entropy=bytes(64))
    forged = certificate_bytes(samples.facts(), load_signer(forger.key_pem, forger.chain_pem, at=samples.NOW), at=samples.NOW)

    answer = check(forged, roots=authority.root_pem, at=samples.NOW)
    assert (answer.intact, answer.trusted, answer.signer) == (True, False, "Gulf Horizon Demonstration Certificates")


@pytest.mark.parametrize("suffix", [b"x", b"\n%%EOF\n", b" " * 100])
def test_bytes_added_at_the_end_are_seen(signed: bytes, authority: Authority, suffix: bytes) -> None:
    assert not check(signed + suffix, roots=authority.root_pem, at=samples.NOW).covers_whole


def test_a_signed_file_takes_no_second_signature(signed: bytes) -> None:
    with pytest.raises(SigningError):
        sign(signed, _forger(), at=samples.NOW)


@pytest.mark.parametrize(
    "pdf", [b"", b"%PDF-1.7", b"not a pdf", b"\x00" * 1000, b"%PDF-1.7\nstartxref\n0\n%%EOF", b"%PDF-1.7\n" + b"[" * 5000]
)
def test_any_bytes_are_answered(pdf: bytes, authority: Authority) -> None:
    assert check(pdf, roots=authority.root_pem, at=samples.NOW) == NO_SIGNATURE


def test_a_truncated_or_unsigned_file_has_no_signature(signed: bytes, authority: Authority) -> None:
    for pdf in (signed[:-600], signed[: len(signed) // 2], render(samples.facts())):
        assert check(pdf, roots=authority.root_pem, at=samples.NOW) == NO_SIGNATURE


def test_an_expired_signer_is_not_trusted_later(signed: bytes, authority: Authority) -> None:
    answer = check(signed, roots=authority.root_pem, at=samples.NOW + dt.timedelta(days=3660))

    assert (answer.intact, answer.trusted) == (True, False)


def test_roots_that_are_not_pem_are_refused(signed: bytes) -> None:
    with pytest.raises(SignerRefused, match="not certificates in PEM form"):
        check(signed, roots=b"nonsense", at=samples.NOW)


def test_the_same_arguments_make_the_same_signed_bytes(signer: Signer, signed: bytes) -> None:
    assert certificate_bytes(samples.fullest(), signer, at=samples.NOW) == signed
    assert certificate_bytes(samples.fullest(), signer, at=samples.NOW + dt.timedelta(seconds=1)) != signed


def test_the_signature_is_pades_with_its_chain_and_without_its_root(signed: bytes) -> None:
    _, length, resumed, _ = ranges(signed)
    container = cms.ContentInfo.load(bytes.fromhex(signed[length + 1 : resumed - 1].decode()), strict=False)
    signed_data = container["content"]
    signed_attributes = {attribute["type"].native for attribute in signed_data["signer_infos"][0]["signed_attrs"]}

    assert [certificate.chosen.subject.native["common_name"] for certificate in signed_data["certificates"]] == [
        "Gulf Horizon Demonstration Certificates"
    ]
    assert {"message_digest", "content_type", "signing_certificate_v2"} <= signed_attributes
    assert "signing_time" not in signed_attributes, "PAdES: the time stands in the signature dictionary"
    assert b"/P 1" in signed, "DocMDP: no changes allowed"
    assert b"20260822093000Z)" in signed, "the claimed time"


def _forger() -> Signer:
    forger = create_authority("Gulf Horizon", now=samples.NOW, entropy=bytes(64))
    return load_signer(forger.key_pem, forger.chain_pem, at=samples.NOW)
