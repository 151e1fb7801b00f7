"""A certificate's bytes: made once, the same at every download, for those whom it concerns."""

import asyncio
import hashlib

import pytest

from backend.certificates.authority import create_authority
from backend.certificates.layout import Paper
from backend.certificates.signer import Signer, load_signer
from backend.domain.actors import STRANGER
from backend.domain.problems import NotFound, Unauthenticated
from backend.models import tables
from backend.reads import certificates
from backend.services import certificate_files
from tests import make_enrollments as earning
from tests import make_people as people
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")


def signer_from(entropy: bytes) -> Signer:
    authority = create_authority("Creek", now=NOW, entropy=entropy)
    return load_signer(authority.key_pem, authority.chain_pem, at=NOW)


@pytest.fixture(scope="module")
def signer() -> Signer:
    return signer_from(bytes(range(64)))


async def claimed() -> tuple[earning.Scene, str]:
    scene = await earning.scene()
    await scene.do_all()
    return scene, (await scene.claim()).certificate.number


async def test_every_download_is_the_same_file_whatever_has_changed_meanwhile(signer: Signer) -> None:
    scene, number = await claimed()
    first = await certificate_files.pdf(number, paper=Paper.A4, signer=signer, **scene.own)

    await tables.Learner.filter(id=scene.learner.id).update(printed_name="Somebody Else")
    await tables.Organization.filter(code="creek").update(name="Another Institute")
    await earning.publish(earning.definition(title="Another title"))
    again = await certificate_files.pdf(number, paper=Paper.A4, signer=signer_from(bytes(range(64, 128))), **scene.own)

    assert first[:5] == b"%PDF-"
    assert again == first
    found = await certificates.by_number(number)
    assert found is not None
    assert (found.ready, found.sha256) == (True, hashlib.sha256(first).hexdigest())
    assert (found.facts.learner_name, found.facts.provider_name) == ("Amal Haddad", "Creek Heart Institute")


async def test_of_first_downloads_at_once_all_get_the_bytes_that_are_kept(signer: Signer) -> None:
    scene, number = await claimed()
    signers = (signer, signer_from(bytes(range(64, 128))), signer)

    got = await asyncio.gather(*(certificate_files.pdf(number, paper=Paper.A4, signer=each, **scene.own) for each in signers))

    (kept,) = await tables.CertificateFile.all()
    assert set(got) == {bytes(kept.content)}


async def test_each_paper_is_a_file_of_its_own(signer: Signer) -> None:
    scene, number = await claimed()

    a4, letter = [
        await certificate_files.pdf(number, paper=paper, signer=signer, **scene.own) for paper in (Paper.A4, Paper.LETTER)
    ]

    assert a4 != letter
    assert sorted(row.paper for row in await tables.CertificateFile.all()) == ["A4", "LETTER"]


async def test_it_is_for_its_holder_and_the_providers_staff_alone(signer: Signer) -> None:
    scene, number = await claimed()
    provider = await tables.Organization.get(code="creek")
    staff, foreign, other = (
        await people.staff(provider.id),
        await people.staff(await people.organization()),
        await people.learner(),
    )

    for actor, refusal in ((foreign.actor, NotFound), (other.actor, NotFound), (STRANGER, Unauthenticated)):
        with pytest.raises(refusal):
            await certificate_files.pdf(number, paper=Paper.A4, signer=signer, by=actor, now=NOW)
    assert await tables.CertificateFile.all().count() == 0
    with pytest.raises(NotFound):
        await certificate_files.pdf("MMX-UNKNOWN", paper=Paper.A4, signer=signer, **scene.own)

    theirs = await certificate_files.pdf(number, paper=Paper.A4, signer=signer, by=staff.actor, now=NOW)
    assert theirs == await certificate_files.pdf(number, paper=Paper.A4, signer=signer, **scene.own)


async def test_a_superseded_certificate_can_still_be_downloaded(signer: Signer) -> None:
    scene = await earning.scene()
    await scene.do_half()
    half = await scene.claim()
    first = await certificate_files.pdf(half.certificate.number, paper=Paper.A4, signer=signer, **scene.own)
    await scene.read("two")
    await scene.claim()

    assert await certificate_files.pdf(half.certificate.number, paper=Paper.A4, signer=signer, **scene.own) == first
