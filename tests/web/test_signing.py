"""The certificates that sign here are there for everybody; a download that could not be signed says when to come again."""

from datetime import timedelta
from http import HTTPStatus
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from starlette.applications import Starlette
from starlette.routing import Route

from backend.certificates.authority import create_authority
from backend.certificates.badge_issuer import badge_issuer, new_key
from backend.certificates.failures import SigningFailed
from backend.certificates.signer import Signer, load_signer, outside_signer
from backend.domain.actors import Actor
from backend.integrations.storage import Storage
from backend.models.database import transaction
from backend.services import signing_certificates
from backend.web.files import file_routes
from backend.web.signing import signing_routes
from tests import make_enrollments as earning
from tests.make_people import NOW
from tests.schema.conftest import Api, api

__all__ = ["api"]

AUTHORITIES = [
    create_authority(name, now=NOW, entropy=bytes([number]) * 64) for number, name in enumerate(("Creek", "معهد\nقلب", "Later"))
]


def signers() -> list[Signer]:
    return [load_signer(each.key_pem, each.chain_pem, at=NOW) for each in AUTHORITIES]


async def asked(routes: list[Route], path: str) -> httpx.Response:
    transport = httpx.ASGITransport(Starlette(routes=routes))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        return await client.get(path)


@pytest.mark.usefixtures("database")
async def test_the_chain_holds_the_present_certificates_and_every_former_one() -> None:
    first, second, third = signers()
    for day, signer in enumerate((first, second, third)):
        async with transaction():
            await signing_certificates.record(signer, now=NOW + timedelta(days=day))

    answer = await asked(signing_routes(third), "/signing/chain.pem")

    published = x509.load_pem_x509_certificates(answer.content)
    assert [each.fingerprint(hashes.SHA256()).hex() for each in published[::2]] == [
        signer.fingerprint for signer in (third, second, first)
    ]
    assert answer.content.count(b"-----BEGIN CERTIFICATE-----") == 6
    assert [line for line in answer.text.splitlines() if line.startswith("# Sign")] == [
        "# Signs now: Later Demonstration Certificates",
        "# Signed before: معهد قلب Demonstration Certificates",
        "# Signed before: Creek Demonstration Certificates",
    ]
    assert answer.headers["cache-control"] == "public, max-age=3600"


async def test_anybody_may_fetch_it_and_the_verification_page_leads_there(api: Api) -> None:
    answer = await api.client.get("/signing/chain.pem")
    page = await api.client.get("/verify")

    (own, root) = x509.load_pem_x509_certificates(answer.content)
    own.verify_directly_issued_by(root)
    assert own.fingerprint(hashes.SHA256()).hex().upper() in answer.text
    assert '<a href="/signing/chain.pem">' in page.text


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("suffix", ["pdf", "png"])
async def test_a_download_that_could_not_be_signed_says_when_to_come_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, suffix: str
) -> None:
    def locked(_: bytes) -> bytes:
        raise SigningFailed("The module is locked.")

    scene = await earning.scene()
    await scene.do_all()
    number = (await scene.claim()).certificate.number

    async def identify(_: object) -> Actor:
        return scene.learner.actor

    signer = outside_signer(locked, AUTHORITIES[0].chain_pem, at=NOW)
    issuer = badge_issuer(url=earning.PUBLIC_URL, name="Creek", key_pem=new_key())
    routes = file_routes(identify=identify, signer=signer, issuer=issuer, storage=Storage(tmp_path), now=lambda: NOW)

    answer = await asked(routes, f"/certificates/{number}.{suffix}")

    assert (answer.status_code, answer.headers["retry-after"]) == (HTTPStatus.SERVICE_UNAVAILABLE, "60")
    assert "Your credit is recorded and safe." in answer.text
    assert "locked" not in answer.text
    assert caplog.messages == ["A download could not be signed: The module is locked."]
