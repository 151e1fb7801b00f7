"""Which key signs, wherever it lies; and that nothing is kept where signing fails."""

import asyncio
import datetime as dt
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, load_pem_private_key, pkcs12

from backend.certificates.authority import Authority, create_authority
from backend.certificates.failures import SignerRefused, SigningFailed
from backend.certificates.layout import Paper
from backend.certificates.signer import Signer
from backend.certificates.signing import check
from backend.models import tables
from backend.reads import signing_certificates
from backend.services import certificate_files, signing_keys
from backend.settings import SettingRefused, Settings
from tests import make_enrollments as earning
from tests.make_people import NOW
from tests.time_stamping import time_stamp_server

DIGEST = bytes(range(32))

COMMAND = """
import base64, pathlib, sys, time
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils
here = pathlib.Path(__file__).parent
time.sleep(float((here / "delay").read_text()))
if (here / "down").exists():
    sys.exit("the module is locked")
key = serialization.load_pem_private_key((here / "key.pem").read_bytes(), None)
digest = sys.stdin.buffer.read()
print(base64.b64encode(key.sign(digest, ec.ECDSA(utils.Prehashed(hashes.SHA256())))).decode())
"""


@pytest.fixture(scope="module")
def authority() -> Authority:
    return create_authority("Creek", now=NOW, entropy=bytes(range(64)))


def pem_settings(folder: Path, authority: Authority) -> Settings:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "key.pem").write_bytes(authority.key_pem)
    (folder / "chain.pem").write_bytes(authority.chain_pem)
    return Settings(signing_key=str(folder / "key.pem"), signing_certificates=str(folder / "chain.pem"))


def pkcs12_settings(folder: Path, authority: Authority) -> Settings:
    key = load_pem_private_key(authority.key_pem, None)
    own, root = x509.load_pem_x509_certificates(authority.chain_pem)
    content = pkcs12.serialize_key_and_certificates(None, key, own, [root], BestAvailableEncryption(b"secret"))  # type: ignore[arg-type]  # it is P-256's
    (folder / "signer.p12").write_bytes(content)
    return Settings(signing_pkcs12=str(folder / "signer.p12"), signing_passphrase="secret")


def command_settings(folder: Path, authority: Authority) -> Settings:
    pem_settings(folder, authority)
    (folder / "sign.py").write_text(COMMAND)
    (folder / "delay").write_text("0")
    return Settings(
        signing_command=f"{sys.executable} {folder / 'sign.py'}",
        signing_certificates=str(folder / "chain.pem"),
        signing_seconds=20,
    )


def signer_from(folder: Path, authority: Authority) -> Signer:
    return signing_keys.signer_of(pem_settings(folder, authority), now=NOW)


async def claimed() -> tuple[earning.Scene, str]:
    scene = await earning.scene()
    await scene.do_all()
    return scene, (await scene.claim()).certificate.number


# ------------------------------------------------------------------------------------------------------------ where it lies


@pytest.mark.parametrize("source", [pem_settings, pkcs12_settings, command_settings])
@pytest.mark.usefixtures("database")
async def test_a_certificate_is_signed_wherever_the_key_lies(
    source: Callable[[Path, Authority], Settings], authority: Authority, tmp_path: Path
) -> None:
    signer = signing_keys.signer_of(source(tmp_path, authority), now=NOW)
    scene, number = await claimed()

    pdf = await certificate_files.pdf(number, paper=Paper.A4, signer=signer, **scene.own)

    answer = await asyncio.to_thread(check, pdf, roots=authority.root_pem, at=NOW)
    assert (answer.intact, answer.trusted, answer.covers_whole) == (True, True, True)
    assert signer.name == "Creek Demonstration Certificates"


def test_a_real_installation_without_a_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingRefused, match="signs certificates with a key of its own"):
        signing_keys.signer_of(Settings(data_folder=tmp_path), now=NOW)


def test_a_file_that_cannot_be_read_is_refused_by_the_name_of_its_setting(tmp_path: Path) -> None:
    with pytest.raises(SettingRefused, match=r"SIGNING_PKCS12: the file .* cannot be read: Is a directory"):
        signing_keys.signer_of(Settings(signing_pkcs12=str(tmp_path)), now=NOW)


def test_a_wrong_passphrase_is_refused(authority: Authority, tmp_path: Path) -> None:
    settings = replace(pkcs12_settings(tmp_path, authority), signing_passphrase="other")

    with pytest.raises(SignerRefused, match="or its passphrase is another"):
        signing_keys.signer_of(settings, now=NOW)


# ------------------------------------------------------------------------------------------------------------ when it fails


@pytest.mark.usefixtures("database")
async def test_where_the_command_fails_nothing_is_kept_and_later_it_works(authority: Authority, tmp_path: Path) -> None:
    signer = signing_keys.signer_of(command_settings(tmp_path, authority), now=NOW)
    scene, number = await claimed()
    (tmp_path / "down").touch()

    with pytest.raises(SigningFailed, match="exit status 1: the module is locked"):
        await certificate_files.pdf(number, paper=Paper.A4, signer=signer, **scene.own)
    assert await tables.CertificateFile.all().count() == 0
    assert await signing_certificates.known() == ()

    (tmp_path / "down").unlink()
    pdf = await certificate_files.pdf(number, paper=Paper.A4, signer=signer, **scene.own)
    assert await certificate_files.pdf(number, paper=Paper.A4, signer=signer, **scene.own) == pdf


@pytest.mark.usefixtures("database")
async def test_a_slow_command_does_not_hold_up_the_service(authority: Authority, tmp_path: Path) -> None:
    signer = signing_keys.signer_of(command_settings(tmp_path, authority), now=NOW)
    scene, number = await claimed()
    await certificate_files.pdf(number, paper=Paper.A4, signer=signer, **scene.own)
    (tmp_path / "delay").write_text("1")

    download = asyncio.create_task(certificate_files.pdf(number, paper=Paper.LETTER, signer=signer, **scene.own))
    longest, before = 0.0, time.monotonic()
    while not download.done():
        await asyncio.sleep(0.01)
        longest, before = max(longest, time.monotonic() - before), time.monotonic()

    assert (await download).startswith(b"%PDF-")
    assert longest < 0.8, "the event loop stood still while the command slept for a second"


@pytest.mark.component
@pytest.mark.usefixtures("database")
async def test_where_the_time_stamp_server_fails_nothing_is_kept_and_later_it_works(
    authority: Authority, tmp_path: Path
) -> None:
    scene, number = await claimed()
    with time_stamp_server(tmp_path / "tsa") as server:
        settings = replace(pem_settings(tmp_path, authority), time_stamp_url=server.url, signing_seconds=5)
        signer = signing_keys.signer_of(settings, now=NOW)
        assert server.asked == 0
        server.answer = server.down
        with pytest.raises(SigningFailed, match="HTTP status 503"):
            await certificate_files.pdf(number, paper=Paper.A4, signer=signer, **scene.own)
        assert await tables.CertificateFile.all().count() == 0

        server.answer = server.honest
        pdf = await certificate_files.pdf(number, paper=Paper.A4, signer=signer, **scene.own)
        again = await certificate_files.pdf(number, paper=Paper.A4, signer=signer, **scene.own)

    assert (again, server.asked) == (pdf, 2)
    assert (await asyncio.to_thread(check, pdf, roots=authority.root_pem, at=NOW)).trusted


@pytest.mark.usefixtures("database")
async def test_an_expired_certificate_signs_nothing_more(authority: Authority, tmp_path: Path) -> None:
    signer = signer_from(tmp_path, authority)
    scene, number = await claimed()

    with pytest.raises(SigningFailed, match="expired on 2036-03-"):
        await certificate_files.pdf(
            number, paper=Paper.A4, signer=signer, by=scene.own["by"], now=signer.valid_until + dt.timedelta(seconds=1)
        )

    assert await tables.CertificateFile.all().count() == 0


def test_no_signature_claims_a_time_before_its_key(authority: Authority, tmp_path: Path) -> None:
    signer = signer_from(tmp_path, authority)

    assert signer.signing_time(NOW - dt.timedelta(days=400), now=NOW) == signer.valid_from
    assert signer.signing_time(NOW, now=NOW + dt.timedelta(days=9)) == NOW
