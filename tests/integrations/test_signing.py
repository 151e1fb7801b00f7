"""The signer command and the time-stamp server: what they answer is taken only if it is what was asked for."""

import datetime as dt
import hashlib
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from asn1crypto import cms, tsp
from asn1crypto.keys import PrivateKeyInfo
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.timestamps import DummyTimeStamper

from backend.certificates.signer import certificates
from backend.integrations.signing import NoAnswer, SignerCommand, TimeStampServer
from backend.integrations.signing.time_stamps import Answer
from tests.make_keys import self_signed
from tests.time_stamping import Server, time_stamp_server

DIGEST = hashlib.sha256(b"a signature value").digest()


def command(program: str, *, seconds: int = 10) -> SignerCommand:
    return SignerCommand(f"{sys.executable} -c '{program}'", seconds=seconds)


def test_the_command_gets_the_digest_and_prints_base64() -> None:
    echo = command("import sys, base64; sys.stdout.write(base64.encodebytes(sys.stdin.buffer.read() * 3).decode())")

    assert echo.value(DIGEST) == DIGEST * 3


@pytest.mark.parametrize(
    ("program", "sentence"),
    [
        ("print(1234567)", "printed something else than Base64"),
        ('import sys; sys.exit("the module is locked")', "failed with exit status 1: the module is locked"),
        ("raise SystemExit(3)", "failed with exit status 3: it does not say why"),
    ],
)
def test_a_command_that_fails_says_why(program: str, sentence: str) -> None:
    with pytest.raises(NoAnswer, match=sentence):
        command(program).value(DIGEST)


def test_a_command_that_is_not_there_is_said_so() -> None:
    with pytest.raises(NoAnswer, match="cannot be started: No such file"):
        SignerCommand("/nowhere/sign", seconds=1).value(DIGEST)


def test_a_command_that_hangs_is_ended_with_what_it_started() -> None:
    hanging = SignerCommand("sh -c 'sleep 30 & sleep 30'", seconds=1)
    began = time.monotonic()

    with pytest.raises(NoAnswer, match="did not answer within 1 s"):
        hanging.value(DIGEST)

    assert time.monotonic() - began < 10


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with time_stamp_server(tmp_path) as running:
        yield running


@pytest.mark.component
def test_a_time_stamp_is_of_what_was_asked_about(server: Server) -> None:
    token = TimeStampServer(server.url, seconds=10).token(DIGEST)

    stamped = cms.ContentInfo.load(token)["content"]["encap_content_info"]["content"].parsed
    assert stamped["message_imprint"]["hashed_message"].native == DIGEST
    assert server.asked == 1


@pytest.mark.component
@pytest.mark.parametrize(
    ("way", "sentence"),
    [
        ("down", "answered with HTTP status 503"),
        ("nonsense", "something else than a time stamp"),
        ("slow", "cannot be reached: ReadTimeout"),
    ],
)
def test_a_server_that_does_not_answer_properly_is_said_so(server: Server, way: str, sentence: str) -> None:
    server.answer = getattr(server, way)

    with pytest.raises(NoAnswer, match=sentence):
        TimeStampServer(server.url, seconds=1).token(DIGEST)


@pytest.mark.component
def test_an_answer_to_another_question_is_not_taken(server: Server) -> None:
    kept: list[tuple[int, bytes]] = []

    def always_the_first(question: bytes) -> tuple[int, bytes]:
        kept.append(server.honest(question))
        return kept[0]

    server.answer = always_the_first
    TimeStampServer(server.url, seconds=10).token(DIGEST)
    with pytest.raises(NoAnswer, match="not a time stamp of what it was asked about"):
        TimeStampServer(server.url, seconds=10).token(DIGEST)


@pytest.mark.component
def test_a_changed_stamp_is_not_taken(server: Server) -> None:
    def changed(question: bytes) -> tuple[int, bytes]:
        _, honest = server.honest(question)
        place = honest.rindex(b"\x04\x82\x01\x00") + 40  # within the signature value, an octet string of 256 bytes
        return 200, honest[:place] + bytes([honest[place] ^ 1]) + honest[place + 1 :]

    server.answer = changed
    with pytest.raises(NoAnswer, match="not a time stamp of what it was asked about"):
        TimeStampServer(server.url, seconds=10).token(DIGEST)


@pytest.mark.component
def test_a_stamp_counts_only_from_a_certificate_for_time_stamps(server: Server) -> None:
    key = rsa.generate_private_key(65537, 2048)

    def stamping_with(purpose: x509.ObjectIdentifier) -> Callable[[bytes], tuple[int, bytes]]:
        certificate = self_signed(key, x509.ExtendedKeyUsage([purpose]), now=dt.datetime.now(dt.UTC))
        stamper = DummyTimeStamper(next(iter(certificates(certificate))), PrivateKeyInfo.load(der(key)))
        return lambda question: (200, stamper.request_tsa_response(tsp.TimeStampReq.load(question)).dump())

    server.answer = stamping_with(ExtendedKeyUsageOID.TIME_STAMPING)
    assert TimeStampServer(server.url, seconds=10).token(DIGEST)
    server.answer = stamping_with(ExtendedKeyUsageOID.CODE_SIGNING)
    with pytest.raises(NoAnswer, match="not a time stamp of what it was asked about"):
        TimeStampServer(server.url, seconds=10).token(DIGEST)


def der(key: rsa.RSAPrivateKey) -> bytes:
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


@pytest.mark.component
def test_a_refusal_is_repeated(server: Server) -> None:
    server.answer = lambda _: (200, Answer({"status": {"status": "rejection"}}).dump())

    with pytest.raises(NoAnswer, match="refused: rejection"):
        TimeStampServer(server.url, seconds=10).token(DIGEST)


def test_a_server_that_is_not_there_is_said_so() -> None:
    with pytest.raises(NoAnswer, match="cannot be reached: ConnectError"):
        TimeStampServer("http://127.0.0.1:1/", seconds=1).token(DIGEST)
