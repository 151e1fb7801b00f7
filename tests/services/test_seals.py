"""A provider's seal: a picture and nothing else, on the certificates issued from then on."""

import hashlib
import io
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image
from pypdf import PdfReader

from backend.certificates.layout import Paper
from backend.domain.actors import Actor
from backend.domain.problems import Conflict, Forbidden, InvalidInput, NotFound
from backend.models import tables
from backend.reads import certificates, sql
from backend.services import certificate_files, seals
from tests import make_people as people
from tests.certificates import samples
from tests.make_people import NOW
from tests.services.test_certificate_files import claimed, signer_from
from tests.services.test_uploads import HTML, PNG, Desk, pieces

pytestmark = pytest.mark.usefixtures("database")


class Office(Desk):
    """An administrator with pictures to bring."""

    async def bring(self, content: bytes, media_type: str = "image/png") -> UUID:
        upload = await self.start(content, media_type)
        await self.receive(upload, pieces(content))
        return (await self.finish(upload)).id

    async def change(self, upload_id: UUID | None, *, by: Actor | None = None, organization_id: UUID | None = None) -> None:
        where = organization_id or self.organization_id
        await seals.change(where, upload_id, storage=self.storage, by=by or self.staff.actor, now=NOW)

    async def seal(self) -> str:
        row = await tables.Organization.get(id=self.organization_id)
        return row.seal


@pytest.fixture
async def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "data", await people.organization("creek"), await people.administrator())


def picture(width: int = 600, height: int = 600, form: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (10, 90, 80)).save(out, form)
    return out.getvalue()


async def test_a_seal_is_written_anew_and_kept_for_ever(office: Office) -> None:
    hidden = samples.seal() + b"<script>alert(1)</script>"

    await office.change(await office.bring(hidden))
    kept = await tables.Seal.get()

    assert kept.sha256 == hashlib.sha256(kept.content).hexdigest() == await office.seal()
    assert b"script" not in kept.content
    with Image.open(io.BytesIO(kept.content)) as seal:
        assert (seal.format, seal.size, seal.mode, seal.info) == ("PNG", (600, 450), "RGBA", {})
    await office.change(None)
    assert (await office.seal(), await tables.Seal.all().count()) == ("", 1)
    trail = await tables.AuditEvent.all()
    assert sorted(str(event.details["seal"]["after"]) for event in trail) == ["", kept.sha256]


@pytest.mark.parametrize(("form", "media_type"), [("JPEG", "image/jpeg"), ("WEBP", "image/webp")])
async def test_a_large_seal_of_another_format_becomes_a_small_png(office: Office, form: str, media_type: str) -> None:
    await office.change(await office.bring(picture(3000, 1500, form), media_type))

    kept = await tables.Seal.get()
    with Image.open(io.BytesIO(kept.content)) as seal:
        assert (seal.format, seal.size) == ("PNG", (600, 300))


@pytest.mark.parametrize(
    ("content", "media_type", "rule"),
    [
        (PNG, "image/png", "not-a-picture"),
        (b"\x89PNG\r\n\x1a\n" + HTML, "image/png", "not-a-picture"),
        (picture()[:-300], "image/png", "not-a-picture"),
        (b"WEBVTT\n\n00:00.000 --> 00:01.000\nHm.", "text/vtt", "not-a-picture"),
        (picture(199, 199), "image/png", "measures"),
        (picture(6001, 3000), "image/png", "measures"),
        (picture(900, 299), "image/png", "measures"),
    ],
    ids=["noise", "markup", "cut off", "captions", "small", "large", "slim"],
)
async def test_what_cannot_be_printed_is_refused(office: Office, content: bytes, media_type: str, rule: str) -> None:
    upload_id = await office.bring(content, media_type)

    with pytest.raises(InvalidInput) as refused:
        await office.change(upload_id)

    assert [(fault.path, fault.parameters["rule"]) for fault in refused.value.faults] == [(("upload_id",), rule)]
    assert (await office.seal(), await tables.Seal.all().count(), await tables.AuditEvent.all().count()) == ("", 0, 0)


async def test_a_seal_is_the_administrators_business_and_of_its_own_organization(office: Office) -> None:
    upload_id = await office.bring(picture())
    other = await people.organization()
    unfinished = await office.start()
    staff = await people.staff(office.organization_id)

    with pytest.raises(Forbidden):
        await office.change(upload_id, by=staff.actor)
    with pytest.raises(NotFound):
        await office.change(upload_id, by=(await people.administrator()).actor)
    with pytest.raises(NotFound):
        await office.change(upload_id, organization_id=other)
    with pytest.raises(Conflict):
        await office.change(unfinished.id)

    assert {row.seal for row in await tables.Organization.all()} == {""}
    assert await tables.Seal.all().count() == 0


async def test_a_certificate_keeps_the_seal_that_it_was_issued_under(office: Office) -> None:
    await office.change(await office.bring(samples.seal()))
    first_seal = await office.seal()
    scene, number = await claimed()

    await office.change(await office.bring(picture()))
    signer = signer_from(bytes(range(64)))
    pdf = await certificate_files.pdf(number, paper=Paper.A4, signer=signer, **scene.own)

    issued = await certificates.by_number(number)
    assert issued is not None
    assert issued.facts.seal == first_seal
    images = {image.image.size for image in PdfReader(io.BytesIO(pdf)).pages[0].images if image.image}
    assert (600, 450) in images
    assert (600, 600) not in images


async def test_facts_of_the_first_release_are_read_and_print_the_drawn_seal() -> None:
    scene, number = await claimed()
    row = await tables.Certificate.get(number=number)
    facts = {name: value for name, value in row.facts.items() if name != "seal"}
    await tables.Certificate.filter(number=number).update(facts=facts)

    pdf = await certificate_files.pdf(number, paper=Paper.A4, signer=signer_from(bytes(range(64))), **scene.own)

    assert pdf.startswith(b"%PDF")
    assert (await sql.row("SELECT COUNT(*) AS n FROM certificate_file") or {})["n"] == 1
