"""Nothing that a former key signed becomes doubtful, and the end of a certificate is announced."""

import asyncio
import datetime as dt
import logging
from pathlib import Path

import pytest
from cryptography import x509

from backend.certificates.authority import Authority, create_authority
from backend.certificates.layout import Paper
from backend.certificates.signing import check
from backend.models.database import transaction
from backend.reads import signing_certificates as recorded
from backend.services import certificate_files, setup, signing_certificates, signing_keys
from backend.services.setup import SetupStep
from tests import make_people as people
from tests.make_people import NOW
from tests.services.test_signing_keys import authority, claimed, pem_settings, signer_from

__all__ = ["authority"]


@pytest.mark.usefixtures("database")
async def test_what_a_former_key_signed_stays_ours_for_ever(authority: Authority, tmp_path: Path) -> None:
    later = create_authority("Creek", now=NOW, entropy=bytes(range(64, 128)))
    former, present = signer_from(tmp_path / "a", authority), signer_from(tmp_path / "b", later)
    scene, number = await claimed()
    old = await certificate_files.pdf(number, paper=Paper.A4, signer=former, **scene.own)
    new = await certificate_files.pdf(number, paper=Paper.LETTER, signer=present, **scene.own)

    own = await signing_certificates.trusted()

    for pdf in (old, new):
        for years in (0, 30):
            answer = await asyncio.to_thread(check, pdf, roots=own, at=NOW + dt.timedelta(days=365 * years))
            assert (answer.intact, answer.trusted) == (True, True)
    assert {each.fingerprint for each in await recorded.known()} == {former.fingerprint, present.fingerprint}


@pytest.mark.usefixtures("database")
async def test_another_customer_of_the_same_authority_is_not_us(authority: Authority, tmp_path: Path) -> None:
    signer = signer_from(tmp_path, authority)
    scene, number = await claimed()
    pdf = await certificate_files.pdf(number, paper=Paper.A4, signer=signer, **scene.own)
    _, root = x509.load_pem_x509_certificates(authority.chain_pem)
    other = create_authority("Creek", now=NOW, entropy=bytes(64))
    async with transaction():
        await signing_certificates.record(signer_from(tmp_path / "other", other), now=NOW)
    own = x509.load_pem_x509_certificates(await signing_certificates.trusted())

    assert root not in own, "trusting the authority would call ours whatever it issues to anybody"
    theirs = other.chain_pem.split(b"-----END")[0] + b"-----END CERTIFICATE-----\n"
    assert not (await asyncio.to_thread(check, pdf, roots=theirs, at=NOW)).trusted


@pytest.mark.usefixtures("database")
async def test_a_signer_is_recorded_once_however_often_it_begins(
    authority: Authority, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    signer = signer_from(tmp_path, authority)

    await asyncio.gather(*(signing_certificates.begin(signer, now=NOW + dt.timedelta(days=day)) for day in range(3)))

    (known,) = await recorded.known()
    assert (known.fingerprint, known.name, known.chain) == (signer.fingerprint, signer.name, authority.chain_pem)
    assert (known.valid_from, known.valid_until) == (signer.valid_from, signer.valid_until)
    assert known.first_used_at in {NOW + dt.timedelta(days=day) for day in range(3)}
    assert caplog.records == []


@pytest.mark.usefixtures("database")
async def test_a_certificate_that_ends_soon_is_spoken_of(
    authority: Authority, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = pem_settings(tmp_path, authority)
    signer = signing_keys.signer_of(settings, now=NOW)
    noor = await people.administrator()

    with caplog.at_level(logging.WARNING):
        for days, detail in (
            (61, signer.name),
            (59, signer.name),
            (-1, f"The certificate of {signer.name} expired on {signer.valid_until:%Y-%m-%d}."),
        ):
            at = signer.valid_until - dt.timedelta(days=days)
            steps = await setup.standing(by=noor.actor, settings=settings, now=at)
            assert [(each.done, each.detail) for each in steps if each.step is SetupStep.SIGNING] == [(days == 61, detail)]
        for days in (61, 59):
            await signing_certificates.begin(signer, now=signer.valid_until - dt.timedelta(days=days))

    (warning,) = caplog.messages
    assert warning == f"The signing certificate of {signer.name} expires on {signer.valid_until:%Y-%m-%d}."
