"""Verifying a file: each kind of tampering has its own finding, and a forgery is named as not ours."""

import asyncio
import datetime as dt
import io
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pypdf import PdfWriter

from backend.certificates import checking
from backend.certificates.authority import create_authority
from backend.certificates.checking import CheckName, Finding, PrintedFact
from backend.certificates.issue import certificate_bytes
from backend.certificates.layout import Paper
from backend.certificates.signer import load_signer
from backend.models import tables
from backend.reads import certificates
from backend.services import certificate_files, signing_keys
from backend.services.file_verification import FileOutcome, FileVerification, verify
from backend.services.verification import VerificationOutcome
from backend.settings import Settings
from tests import make_enrollments as earning
from tests.certificates import samples
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")

Ask = Callable[[bytes], Awaitable[FileVerification]]


class Issued(NamedTuple):
    """A certificate that was claimed and downloaded."""

    scene: earning.Scene
    number: str
    pdf: bytes


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.from_environ({"DATA_FOLDER": str(tmp_path), "DEMONSTRATION": "true"})


@pytest.fixture
async def issued(settings: Settings) -> Issued:
    scene = await earning.scene()
    await scene.do_all()
    number = (await scene.claim()).certificate.number
    signer = signing_keys.signer_of(settings, now=NOW)
    return Issued(scene, number, await certificate_files.pdf(number, paper=Paper.A4, signer=signer, **scene.own))


@pytest.fixture
def ask() -> Ask:
    async def asked(content: bytes) -> FileVerification:
        return await verify(content, now=NOW + dt.timedelta(days=1))

    return asked


def findings(answer: FileVerification) -> list[str]:
    return [check.finding.value for check in answer.checks]


def changed(pdf: bytes, place: int) -> bytes:
    return pdf[:place] + bytes([pdf[place] ^ 0x01]) + pdf[place + 1 :]


def ranges(pdf: bytes) -> tuple[int, int]:
    """Where the signature's value begins and ends."""
    found = re.search(rb"/ByteRange \[0 (\d+) (\d+) ", pdf)
    assert found is not None
    return int(found[1]), int(found[2])


async def forged(record: certificates.Certificate, **changes: object) -> bytes:
    """The certificate with other facts, signed by a namesake of our authority."""
    forger = create_authority("MedMatrix Credits", now=NOW, entropy=bytes(range(64)))
    signer = load_signer(forger.key_pem, forger.chain_pem, at=NOW)
    facts = replace(record.facts, **changes)  # type: ignore[arg-type]
    return await asyncio.to_thread(certificate_bytes, facts, signer, at=NOW)


async def record_of(number: str) -> certificates.Certificate:
    found = await certificates.by_number(number)
    assert found is not None
    return found


async def test_the_file_as_it_was_issued_passes_every_check(issued: Issued, ask: Ask) -> None:
    answer = await ask(issued.pdf)

    assert findings(answer) == ["IS_PDF", "INTACT", "OUR_KEY", "SAME_BYTES", "SAME_FACTS", "ACTIVE"]
    assert (answer.outcome, answer.differing_facts) == (FileOutcome.ACTIVE, ())
    assert answer.certificate is not None
    assert answer.certificate.number == issued.number
    assert all((answer.signature_valid, answer.chain_ours, answer.bytes_match, answer.facts_match))


async def test_both_papers_are_files_that_were_issued(issued: Issued, settings: Settings, ask: Ask) -> None:
    signer = signing_keys.signer_of(settings, now=NOW)
    letter = await certificate_files.pdf(issued.number, paper=Paper.LETTER, signer=signer, **issued.scene.own)

    assert (await ask(letter)).outcome is FileOutcome.ACTIVE


async def test_a_superseded_and_a_revoked_certificate_are_told_as_what_they_are(settings: Settings, ask: Ask) -> None:
    scene = await earning.scene()
    await scene.do_half()
    half = (await scene.claim()).certificate.number
    signer = signing_keys.signer_of(settings, now=NOW)
    first = await certificate_files.pdf(half, paper=Paper.A4, signer=signer, **scene.own)
    await scene.read("two")
    whole = await scene.claim()
    second = await certificate_files.pdf(whole.certificate.number, paper=Paper.A4, signer=signer, **scene.own)
    assert (await ask(first)).outcome is FileOutcome.SUPERSEDED

    await earning.reverse(whole.credits[0].id, reason="Wrong person.")

    answer = await ask(second)
    assert (answer.outcome, findings(answer)[-1]) == (FileOutcome.REVOKED, "REVOKED")
    assert answer.certificate is not None
    assert answer.certificate.reason == "Wrong person."


async def test_each_byte_of_the_signed_range_that_is_changed_is_caught(issued: Issued, ask: Ask) -> None:
    start, end = ranges(issued.pdf)
    places = [*(start * step // 16 for step in range(16)), end, (end + len(issued.pdf)) // 2, len(issued.pdf) - 1]
    for place in places:
        answer = await ask(changed(issued.pdf, place))

        assert answer.outcome not in {FileOutcome.ACTIVE, FileOutcome.SUPERSEDED}, place
        assert not answer.signature_valid, place
        assert not answer.bytes_match, place


async def test_a_byte_that_no_validator_reads_is_caught_by_comparing(issued: Issued, ask: Ask) -> None:
    """The signature's value stands in hexadecimal: "a" and "A" are the same to a validator."""
    start, end = ranges(issued.pdf)
    place = next(place for place in range(start, end) if chr(issued.pdf[place]) in "abcdefABCDEF")
    other = issued.pdf[:place] + bytes([issued.pdf[place] ^ 0x20]) + issued.pdf[place + 1 :]

    answer = await ask(other)

    assert findings(answer) == ["IS_PDF", "INTACT", "OUR_KEY", "OTHER_BYTES", "SAME_FACTS", "ACTIVE"]
    assert answer.outcome is FileOutcome.ALTERED


async def test_what_is_added_behind_the_signature_is_named(issued: Issued, ask: Ask) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(issued.pdf))
    writer.add_object(generic.pdf_string("Another page"))
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]

    answer = await ask(out.getvalue())

    assert findings(answer)[1:4] == ["ADDED_TO", "OUR_KEY", "OTHER_BYTES"]
    assert answer.outcome is FileOutcome.ALTERED


async def test_an_edited_name_signed_by_another_key_is_not_ours(issued: Issued, ask: Ask) -> None:
    forgery = await forged(await record_of(issued.number), learner_name="Somebody Else")

    answer = await ask(forgery)

    assert findings(answer) == ["IS_PDF", "INTACT", "FOREIGN_KEY", "OTHER_BYTES", "OTHER_FACTS", "ACTIVE"]
    assert answer.outcome is FileOutcome.NOT_OURS
    assert answer.differing_facts == (PrintedFact.NAME,)


async def test_every_edited_fact_is_named(issued: Issued, ask: Ask) -> None:
    record = await record_of(issued.number)
    more = replace(record.facts.credits[0], amount=record.facts.credits[0].amount + 1)
    forgery = await forged(
        record, activity_title="Another title", credits=(more,), completed_on=dt.date(2020, 1, 2), issued_on=dt.date(2020, 1, 3)
    )

    answer = await ask(forgery)

    assert answer.differing_facts == (PrintedFact.TITLE, PrintedFact.CREDIT, PrintedFact.COMPLETED, PrintedFact.ISSUED)


async def test_a_file_of_somebody_elses_is_not_ours(issued: Issued, ask: Ask) -> None:
    forgery = await forged(await record_of(issued.number), number=samples.NUMBER)
    plain = PdfWriter()
    plain.add_blank_page(100, 100)
    out = io.BytesIO()
    plain.write(out)

    strange, blank = await ask(forgery), await ask(out.getvalue())

    assert findings(strange) == ["IS_PDF", "INTACT", "FOREIGN_KEY", "NOT_CHECKED", "NOT_CHECKED", "UNKNOWN"]
    assert findings(blank) == ["IS_PDF", "UNSIGNED", "NOT_CHECKED", "NOT_CHECKED", "NOT_CHECKED", "UNKNOWN"]
    assert (strange.outcome, blank.outcome) == (FileOutcome.NOT_OURS, FileOutcome.NOT_OURS)


def encrypted(pdf: bytes) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("made", "finding"),
    [
        (lambda _: b"GIF89a", Finding.NOT_PDF),
        (lambda _: b"", Finding.NOT_PDF),
        (lambda pdf: b" " + pdf, Finding.NOT_PDF),
        (lambda pdf: pdf + b" " * checking.LARGEST, Finding.TOO_LARGE),
        (encrypted, Finding.ENCRYPTED),
        (lambda pdf: pdf[:400], Finding.DAMAGED),
        (lambda _: b"%PDF-1.7\n" + b"[" * 50_000, Finding.DAMAGED),
    ],
)
async def test_what_is_no_readable_document_is_said_and_nothing_else_is_checked(
    issued: Issued, ask: Ask, made: Callable[[bytes], bytes], finding: Finding
) -> None:
    answer = await ask(made(issued.pdf))

    assert findings(answer) == [finding.value] + ["NOT_CHECKED"] * 5
    assert (answer.outcome, answer.certificate) == (FileOutcome.UNREADABLE, None)


@pytest.mark.parametrize("share", [0.3, 0.9, 0.99])
async def test_a_truncated_file_is_never_taken_for_the_one_that_was_issued(issued: Issued, ask: Ask, share: float) -> None:
    answer = await ask(issued.pdf[: int(len(issued.pdf) * share)])

    assert answer.outcome in {FileOutcome.ALTERED, FileOutcome.NOT_OURS, FileOutcome.UNREADABLE}
    assert not answer.signature_valid


async def test_a_hidden_certificate_is_answered_as_an_unknown_one(issued: Issued, ask: Ask) -> None:
    await tables.Certificate.filter(number=issued.number).update(visible=False)

    answer = await ask(issued.pdf)

    assert findings(answer) == ["IS_PDF", "INTACT", "OUR_KEY", "NOT_CHECKED", "NOT_CHECKED", "UNKNOWN"]
    assert answer.certificate is not None
    assert (answer.certificate.outcome, answer.certificate.facts) == (VerificationOutcome.UNKNOWN, None)


async def test_a_hidden_name_is_not_told(issued: Issued, ask: Ask) -> None:
    await tables.Certificate.filter(number=issued.number).update(name_visible=False)

    answer = await ask(issued.pdf)

    assert answer.outcome is FileOutcome.ACTIVE
    assert answer.certificate is not None
    assert answer.certificate.learner_name is None


async def test_the_signature_is_judged_as_of_the_day_the_file_was_made(issued: Issued) -> None:
    much_later = await verify(issued.pdf, now=NOW + dt.timedelta(days=20 * 365))

    assert much_later.outcome is FileOutcome.ACTIVE
    assert much_later.chain_ours


def test_the_checks_stand_in_the_order_in_which_they_are_made() -> None:
    assert [name.value for name in CheckName] == ["DOCUMENT", "SIGNATURE", "ISSUER", "BYTES", "FACTS", "STANDING"]
