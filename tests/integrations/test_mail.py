"""Handing mail to a real SMTP server, which insists on encryption."""

import asyncio
import ipaddress
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from backend.integrations.mail import Message, NotTaken, Outbox, Smtp, transport_of
from backend.settings import Settings

MESSAGE = Message(
    id=UUID("0a6e6a3e-5b9e-4a52-9d0c-3c1c8f6e7b11"),
    recipient="amal@example.org",
    subject="رمز التسجيل: 012345",
    body="Your code is:\n\n012345\n\n.A line that begins with a dot\n" + "long " * 300 + "\n",
    written_at=datetime(2026, 3, 9, 8, 30, tzinfo=UTC),
)


@dataclass
class Post:
    """What the server was handed, and what it refuses."""

    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    logins: list[bytes] = field(default_factory=list)
    refuses_recipient: str = ""
    refuses_content: str = ""

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: Any, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if self.refuses_recipient:
            return self.refuses_recipient
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - as above
        if self.refuses_content:
            return self.refuses_content
        assert isinstance(envelope.content, bytes)
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        self.recipients += envelope.rcpt_tos
        self.encrypted.append(server.transport.get_extra_info("ssl_object") is not None)
        return "250 OK"

    def authenticate(self, _server: Any, _session: Session, _envelope: Envelope, _mechanism: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        self.logins.append(data.login)
        return AuthResult(success=data.password == b"p@ss word", handled=False)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A self-signed certificate for 127.0.0.1 and its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(tz=UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("smtp") / "server.pem"
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(made.public_bytes(pem) + secret)
    return path


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
async def starttls(post: Post, certificate: Path) -> AsyncIterator[int]:
    """The port of a server that takes mail after STARTTLS and a login only."""
    server = partial(
        SMTP,
        post,
        tls_context=server_side(certificate),
        require_starttls=True,
        auth_required=True,
        authenticator=post.authenticate,
    )
    async with serving(server) as port:
        yield port


@pytest.fixture
async def tls(post: Post, certificate: Path) -> AsyncIterator[int]:
    """The port of a server that speaks TLS from the first byte."""
    async with serving(partial(SMTP, post), ssl=server_side(certificate)) as port:
        yield port


@pytest.fixture
async def plain(post: Post) -> AsyncIterator[int]:
    """The port of a server that knows no encryption."""
    async with serving(partial(SMTP, post)) as port:
        yield port


@asynccontextmanager
async def serving(server: Callable[[], SMTP], **options: Any) -> AsyncIterator[int]:
    listening = await asyncio.get_running_loop().create_server(server, "127.0.0.1", 0, **options)
    async with listening:
        yield listening.sockets[0].getsockname()[1]


def server_side(certificate: Path) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return context


def smtp(url: str, certificate: Path) -> Smtp:
    """Our side, for which the server's certificate is one to trust."""
    return Smtp(
        url,
        sender="credits@creek.example",
        sender_name="Creek, Credits",
        reply_to="help@creek.example",
        tls=ssl.create_default_context(cafile=str(certificate)),
    )


async def test_a_mail_arrives_whole_by_starttls_after_a_login(starttls: int, post: Post, certificate: Path) -> None:
    transport = smtp(f"smtp://creek%40example:p%40ss%20word@127.0.0.1:{starttls}", certificate)

    await transport.send(MESSAGE)

    [mail] = post.mails
    assert post.recipients == ["amal@example.org"]
    assert post.encrypted == [True]
    assert post.logins == [b"creek@example"]
    assert {name: mail[name] for name in ("From", "To", "Reply-To", "Subject", "Date", "Message-ID", "Auto-Submitted")} == {
        "From": '"Creek, Credits" <credits@creek.example>',
        "To": "amal@example.org",
        "Reply-To": "help@creek.example",
        "Subject": "رمز التسجيل: 012345",
        "Date": "Mon, 09 Mar 2026 08:30:00 +0000",
        "Message-ID": "<0a6e6a3e-5b9e-4a52-9d0c-3c1c8f6e7b11@creek.example>",
        "Auto-Submitted": "auto-generated",
    }
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content().replace("\r\n", "\n") == MESSAGE.body


async def test_a_mail_that_is_sent_twice_is_one_message(starttls: int, post: Post, certificate: Path) -> None:
    transport = smtp(f"smtp://creek:p%40ss%20word@127.0.0.1:{starttls}", certificate)

    await transport.send(MESSAGE)
    await transport.send(MESSAGE)

    first, second = post.mails
    assert first.as_bytes() == second.as_bytes()


async def test_smtps_speaks_tls_from_the_first_byte(tls: int, post: Post, certificate: Path) -> None:
    await smtp(f"smtps://127.0.0.1:{tls}", certificate).send(MESSAGE)

    assert len(post.mails) == 1
    assert post.encrypted == [True]


async def test_a_server_that_cannot_encrypt_gets_nothing(plain: int, post: Post, certificate: Path) -> None:
    with pytest.raises(NotTaken) as refused:
        await smtp(f"smtp://127.0.0.1:{plain}", certificate).send(MESSAGE)

    assert not refused.value.is_final
    assert post.mails == []


async def test_a_server_whose_certificate_nobody_vouches_for_gets_nothing(starttls: int, post: Post) -> None:
    transport = Smtp(f"smtp://creek:p%40ss%20word@127.0.0.1:{starttls}", sender="credits@creek.example", sender_name="Creek")

    with pytest.raises(NotTaken, match="certificate") as refused:
        await transport.send(MESSAGE)

    assert not refused.value.is_final
    assert (post.mails, post.logins) == ([], [])


async def test_a_wrong_login_is_not_the_mails_fault(starttls: int, post: Post, certificate: Path) -> None:
    with pytest.raises(NotTaken) as refused:
        await smtp(f"smtp://creek:wrong@127.0.0.1:{starttls}", certificate).send(MESSAGE)

    assert not refused.value.is_final
    assert post.mails == []


@pytest.mark.parametrize(
    ("refuses_recipient", "refuses_content", "is_final"),
    [
        ("550 5.1.1 no such mailbox", "", True),
        ("451 4.7.1 greylisted", "", False),
        ("", "554 5.7.1 looks like spam", True),
        ("", "452 4.2.2 mailbox full", False),
    ],
)
async def test_a_refusal_is_for_good_exactly_if_the_server_says_so(
    tls: int, post: Post, certificate: Path, refuses_recipient: str, refuses_content: str, *, is_final: bool
) -> None:
    post.refuses_recipient, post.refuses_content = refuses_recipient, refuses_content

    with pytest.raises(NotTaken) as refused:
        await smtp(f"smtps://127.0.0.1:{tls}", certificate).send(MESSAGE)

    assert refused.value.is_final is is_final
    assert str(refused.value) == refuses_recipient + refuses_content


async def test_a_server_that_is_not_there_is_tried_later(certificate: Path) -> None:
    with pytest.raises(NotTaken) as refused:
        await smtp("smtp://127.0.0.1:9", certificate).send(MESSAGE)

    assert not refused.value.is_final


def test_the_installation_decides_how_mail_goes_out() -> None:
    assert isinstance(transport_of(Settings()), Outbox)
    assert isinstance(transport_of(Settings(smtp_url="smtp://mail.example", mail_from="credits@creek.example")), Smtp)
