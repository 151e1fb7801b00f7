"""Packages: who may have which certificates, what is in them, and that each holds the bytes that every download gives."""

import asyncio
import hashlib
import io
import tracemalloc
import zipfile
from collections.abc import AsyncIterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pypdf import PdfReader

from backend.certificates.facts import CertificateKind
from backend.certificates.issue import certificate_bytes
from backend.certificates.layout import Paper
from backend.domain.actors import STRANGER, Scope
from backend.domain.jobs import FILE_KEPT
from backend.domain.packages import CONTENTS, MOST, PackageFormat, PackageOrder
from backend.domain.problems import Conflict, Forbidden, InvalidInput, NotFound, Unauthenticated
from backend.models import tables
from backend.queue import Work
from backend.queue.worker import expire_files
from backend.reads.certificates import CertificateFilter, CertificateStatus
from backend.services import certificate_files, jobs, packages
from backend.services.packages import Wish
from tests import make_enrollments as earning
from tests import make_people as people
from tests.handlers.working import LATER, attempt, done, handle, signer, wrong
from tests.make_certificates import Holder
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")


async def fetched(job_id: UUID, by: people.Made) -> dict[str, bytes]:
    """What lies in the archive, by name, in its order."""
    archive = await packages.fetch(job_id, by=by.actor, now=NOW)
    assert archive is not None
    pieces: AsyncIterator[bytes] = archive.stream(0, archive.size)
    content = b"".join([piece async for piece in pieces])
    assert len(content) == archive.size
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


def text_of(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


async def test_an_archive_holds_a_cover_and_the_bytes_that_every_download_gives(tmp_path: Path) -> None:
    holder = await Holder.of("Sepsis", "Stroke: the first hour", "Sepsis/2")
    numbers = [row.number for row in await holder.certificates()]
    own: dict[str, Any] = {"signer": signer(), "by": holder.learner.actor, "now": NOW}
    before = await certificate_files.pdf(numbers[0], paper=Paper.A4, **own)

    job_id = await holder.ask()
    job = await done(job_id, tmp_path)

    assert (job.status, job.done, job.total, job.file) == ("DONE", 3, 3, f"{job_id}/certificates.zip")
    files = await fetched(job_id, holder.learner)
    assert list(files) == [
        CONTENTS,
        f"2026-03-09_Sepsis_{numbers[0]}.pdf",
        f"2026-03-09_Stroke the first hour_{numbers[1]}.pdf",
        f"2026-03-09_Sepsis 2_{numbers[2]}.pdf",
    ]
    contents = list(files.values())[1:]
    assert contents == [await certificate_files.pdf(number, paper=Paper.A4, **own) for number in numbers]
    assert contents[0] == before
    assert await tables.CertificateFile.all().count() == 3
    cover = text_of(files[CONTENTS])
    assert all(number in cover for number in numbers)
    assert "Amal Haddad" in cover


async def test_one_pdf_holds_a_page_for_each_behind_the_cover_and_is_signed_as_a_whole(tmp_path: Path) -> None:
    holder = await Holder.of("Sepsis", "Stroke")

    job_id = await holder.ask(Wish(format=PackageFormat.PDF, name="Renewal 2026"))
    await done(job_id, tmp_path)

    assert await packages.fetch(job_id, by=holder.learner.actor, now=NOW) is None
    path = await jobs.file(job_id, folder=tmp_path, by=holder.learner.actor, now=NOW)
    read = PdfReader(path)
    assert path.name == "Renewal 2026.pdf"
    assert len(read.pages) == 2 + 2
    certificates = await holder.certificates()
    assert [row.number in read.pages[place].extract_text() for place, row in enumerate(certificates, start=2)] == [True, True]
    contents = read.pages[1].extract_text().splitlines()
    assert [line.strip() for line in contents if line.strip() in {"3", "4"}] == ["3", "4"]
    assert list(read.get_fields() or {}) == ["Signature"]


async def test_the_cover_says_what_the_summary_says_and_adds_no_points_to_credits(tmp_path: Path) -> None:
    holder = await Holder.of()
    scene = await holder.earn(earning.definition(designated=(earning.AMA, earning.MOC)))
    summary = await scene.summary()
    assert (summary.total, summary.points) == (Decimal("4.00"), Decimal("3.00"))

    job_id = await holder.ask()
    await done(job_id, tmp_path)

    words = text_of((await fetched(job_id, holder.learner))[CONTENTS]).split()
    assert words[words.index("2026", words.index("Year")) :][:4] == ["2026", "1", "4.00", "3.00"]
    assert "7.00" not in words


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        (CertificateFilter(), ["Half", "Sepsis", "Sepsis"]),
        (CertificateFilter(status=(CertificateStatus.ACTIVE,)), ["Half", "Sepsis"]),
        (CertificateFilter(status=(CertificateStatus.SUPERSEDED,)), ["Sepsis"]),
        (CertificateFilter(kinds=(CertificateKind.CREDIT,), specialties=("cardiology",)), ["Half"]),
        (CertificateFilter(completed_from=NOW.date(), completed_to=NOW.date()), ["Half", "Sepsis", "Sepsis"]),
    ],
)
async def test_those_that_fit_are_chosen(wanted: CertificateFilter, titles: list[str]) -> None:
    holder = await Holder.of()
    scene = await earning.scene(earning.definition(title="Sepsis"), learner=holder.learner)
    await scene.do_half()
    await scene.claim()
    await scene.read("two")
    await scene.claim()
    await holder.earn(earning.definition(code="other", title="Half", specialty="cardiology"))

    await holder.ask(Wish(wanted=wanted, order=PackageOrder.TITLE))

    rows = await tables.PackagedCertificate.all().order_by("position")
    assert [row.name.split("_")[1] for row in rows] == titles


async def test_what_fits_nothing_is_refused_and_nothing_is_asked_for() -> None:
    holder = await Holder.of("Sepsis")
    other = await Holder.of("Stroke")
    theirs = (await other.certificates())[0].id
    mine = (await holder.certificates())[0].id
    late = CertificateFilter(completed_from=NOW.date().replace(year=2027))

    for wish in (
        Wish(wanted=late),
        Wish(certificate_ids=(theirs,)),
        Wish(certificate_ids=(mine, theirs)),
        Wish(certificate_ids=(mine, mine)),
        Wish(certificate_ids=()),
    ):
        with pytest.raises(InvalidInput):
            await holder.ask(wish)
    with pytest.raises(InvalidInput):
        await holder.ask(key="x" * 101)

    assert (await tables.Job.all().count(), await tables.Package.all().count()) == (0, 0)


async def test_more_than_fit_in_one_file_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    holder = await Holder.of("Sepsis", "Stroke")
    monkeypatch.setitem(MOST, PackageFormat.PDF, 1)

    with pytest.raises(InvalidInput, match="more than 1 certificates"):
        await holder.ask(Wish(format=PackageFormat.PDF))
    await holder.ask(Wish(format=PackageFormat.ZIP))


async def test_ids_keep_the_order_in_which_they_are_given() -> None:
    holder = await Holder.of("Sepsis", "Stroke", "Shock")
    ids = tuple(row.id for row in await holder.certificates())

    await holder.ask(Wish(certificate_ids=(ids[2], ids[0]), order=PackageOrder.GIVEN))

    assert [row.certificate_id for row in await tables.PackagedCertificate.all().order_by("position")] == [ids[2], ids[0]]


async def test_staff_package_an_activity_and_hold_no_credit_that_was_earned_elsewhere(tmp_path: Path) -> None:
    holder = await Holder.of("Sepsis", "Stroke")
    basma = await people.learner(given_name="Basma")
    await (await Holder.of("Sepsis", learner=basma)).certificates()
    staff = await people.staff((await tables.Organization.get(code="creek")).id)
    activity_id = holder.activities["Sepsis"]

    wish = Wish(activity_id=activity_id, order=PackageOrder.HOLDER)
    job_id = await holder.ask(wish, by=staff)
    await done(job_id, tmp_path)

    files = await fetched(job_id, staff)
    assert [name.split("_")[1] for name in files] == ["Contents.pdf", "Amal Haddad", "Basma Haddad"]
    cover = text_of(files[CONTENTS])
    assert "Holders: 2" in cover
    assert "Credits" not in cover
    foreign = await people.staff(await people.organization())
    for stranger in (foreign, holder.learner):
        with pytest.raises(NotFound):
            await holder.ask(wish, by=stranger)
        with pytest.raises(NotFound):
            await packages.fetch(job_id, by=stranger.actor, now=NOW)
    with pytest.raises(NotFound):  # who works there no more
        await packages.fetch(job_id, by=replace(staff.actor, organization_ids=frozenset()), now=NOW)


async def test_only_people_ask_for_packages() -> None:
    key = await people.key(await people.organization(), Scope.VERIFY)

    for actor, refusal in ((STRANGER, Unauthenticated), (key.actor, Forbidden)):
        with pytest.raises(refusal):
            await packages.ask(Wish(), idempotency_key="a", by=actor, now=NOW)


async def test_the_same_key_leads_to_the_same_package_and_a_fourth_one_waits() -> None:
    holder = await Holder.of("Sepsis")
    first = await holder.ask(key="a")

    assert await holder.ask(key="a") == first
    await holder.ask(key="b")
    await holder.ask(key="c")
    with pytest.raises(Conflict):
        await holder.ask(key="d")
    await jobs.cancel(first, by=holder.learner.actor, now=NOW)
    await holder.ask(key="d")


async def test_what_is_asked_for_at_once_is_one_package_for_a_key_and_three_for_a_person() -> None:
    holder = await Holder.of("Sepsis")

    same = await asyncio.gather(*(holder.ask(key="a") for _ in range(4)))
    others = await asyncio.gather(*(holder.ask(key=key) for key in "bcde"), return_exceptions=True)

    assert len(set(same)) == 1
    assert [type(each) for each in others if isinstance(each, BaseException)] == [Conflict, Conflict]
    assert await tables.Job.all().count() == await tables.Package.all().count() == 3


async def test_who_signed_what_a_package_made_is_remembered_with_it(tmp_path: Path) -> None:
    holder = await Holder.of("Sepsis")
    job_id = await holder.ask(Wish(cover=False))
    assert await tables.SigningCertificate.all().count() == 0

    await done(job_id, tmp_path)

    assert [row.fingerprint for row in await tables.SigningCertificate.all()] == [signer().fingerprint]


async def test_after_a_crash_what_is_missing_is_made_and_nothing_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    holder = await Holder.of(*(f"Title {number}" for number in range(5)))
    monkeypatch.setattr(packages, "AT_ONCE", 2)
    made: list[str] = []
    real = certificate_bytes

    def counting(facts: Any, *given: Any, **named: Any) -> bytes:
        made.append(facts.number)
        return real(facts, *given, **named)

    monkeypatch.setattr(packages, "certificate_bytes", counting)
    job_id = await holder.ask()
    work = await attempt(tmp_path)
    _, total = await packages.begin(job_id, work.input, by=holder.learner.actor)
    await work.progress(0, total)

    await packages.advance(job_id, signer=signer(), now=NOW, note=partial(_noted, work))
    assert (await tables.Job.get(id=job_id)).done == 2
    job = await done(job_id, tmp_path, now=NOW + LATER)

    assert (job.status, job.done, job.total, job.attempts) == ("DONE", 5, 5, 2)
    assert sorted(made) == sorted(row.number for row in await holder.certificates())
    assert len(await fetched(job_id, holder.learner)) == 6


async def test_one_that_cannot_be_printed_is_left_out_and_said(tmp_path: Path) -> None:
    holder = await Holder.of("Sepsis", "Stroke")
    broken = (await holder.certificates())[0]
    await tables.Certificate.filter(id=broken.id).update(facts=broken.facts | {"template_version": 99})

    job_id = await holder.ask()
    job = await done(job_id, tmp_path)

    assert (job.status, await wrong(job_id)) == ("DONE", [(1, "", "not_printed")])
    files = await fetched(job_id, holder.learner)
    assert len(files) == 2
    assert "Left out, because they could not be printed: 1" in text_of(files[CONTENTS])


async def test_one_that_is_revoked_meanwhile_stays_and_the_cover_says_so(tmp_path: Path) -> None:
    holder = await Holder.of("Sepsis", "Stroke")
    revoked = (await holder.certificates())[1]

    job_id = await holder.ask(Wish(wanted=CertificateFilter(status=(CertificateStatus.ACTIVE,))))
    await tables.Certificate.filter(id=revoked.id).update(status="REVOKED", revoked_at=NOW)
    await done(job_id, tmp_path)

    files = await fetched(job_id, holder.learner)
    assert len(files) == 3
    assert "Stroke (revoked)" in text_of(files[CONTENTS])


async def test_a_package_without_cover_is_its_certificates_alone_in_arabic_too(tmp_path: Path) -> None:
    holder = await Holder.of("Sepsis")
    bare, arabic = await holder.ask(Wish(cover=False, paper=Paper.LETTER)), await holder.ask(Wish(language="ar"))
    for job_id in (bare, arabic):
        await done(job_id, tmp_path)

    (content,) = (await fetched(bare, holder.learner)).values()
    kept = await tables.CertificateFile.get(paper="LETTER")
    assert hashlib.sha256(content).hexdigest() == kept.sha256
    assert CONTENTS in await fetched(arabic, holder.learner)


async def test_it_is_gone_when_its_time_is_over_or_it_was_called_off(tmp_path: Path) -> None:
    holder = await Holder.of("Sepsis")
    job_id = await holder.ask()
    await done(job_id, tmp_path)
    await jobs.cancel(await holder.ask(), by=holder.learner.actor, now=NOW)

    with pytest.raises(NotFound):
        await packages.fetch(job_id, by=holder.learner.actor, now=NOW + FILE_KEPT)
    await expire_files(tmp_path, now=NOW)
    assert await tables.Package.all().count() == 1
    await expire_files(tmp_path, now=NOW + FILE_KEPT)

    assert (await tables.Package.all().count(), await tables.PackagedCertificate.all().count()) == (0, 0)
    assert await tables.CertificateFile.all().count() == 1


async def test_staff_who_lost_the_activity_meanwhile_get_nothing(tmp_path: Path) -> None:
    holder = await Holder.of("Sepsis")
    staff = await people.staff((await tables.Organization.get(code="creek")).id)
    await holder.ask(Wish(activity_id=holder.activities["Sepsis"]), by=staff)
    await tables.RoleGrant.filter(learner_id=staff.id, role="STAFF").delete()

    with pytest.raises(NotFound):
        await handle(await attempt(tmp_path))

    assert await tables.CertificateFile.all().count() == 0


async def test_each_step_costs_the_same_statements_however_large_the_package(
    tmp_path: Path, statements: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "AT_ONCE", 3)
    counts = []
    for titles in (3, 9):
        holder = await Holder.of(*(f"Title {number}" for number in range(titles)))
        job_id = await holder.ask()
        note = partial(_noted, await attempt(tmp_path))
        statements.clear()
        await packages.advance(job_id, signer=signer(), now=NOW, note=note)
        counts.append(len(statements))
        await tables.Job.filter(id=job_id).update(status="CANCELLED", finished_at=NOW)

    assert counts[0] == counts[1]


async def test_fetching_takes_no_more_memory_and_first_statements_for_a_large_archive_than_for_a_small_one(
    tmp_path: Path, statements: list[str]
) -> None:
    holder = await Holder.of("Sepsis")
    first = (await holder.certificates())[0]
    content = bytes(100_000)
    peaks, asked = [], []
    for count in (40, 400):
        ids = [(await _copy(first, f"{count}-{place}", content)).id for place in range(count)]
        job_id = await holder.ask(Wish(certificate_ids=tuple(ids), cover=False))
        await done(job_id, tmp_path)
        statements.clear()
        tracemalloc.start()
        fetched = await packages.fetch(job_id, by=holder.learner.actor, now=NOW)
        assert fetched is not None
        pieces = fetched.stream(0, fetched.size)
        size = len(await anext(pieces))
        asked.append(len(statements))
        async for piece in pieces:
            size += len(piece)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert size == fetched.size > count * len(content)

    assert asked[0] == asked[1] <= 6
    assert peaks[1] - peaks[0] < 1_000_000  # of 36 million bytes more
    assert peaks[1] < 3 * packages.AT_ONCE * len(content)


async def _copy(first: tables.Certificate, name: str, content: bytes) -> tables.Certificate:
    """The certificate under another number, with these bytes kept."""
    row = await tables.Certificate.create(
        number=f"MMX-{name}",
        kind=first.kind,
        learner_id=first.learner_id,
        facts=first.facts,
        issued_at=first.issued_at,
        status=first.status,
    )
    await tables.CertificateFile.create(
        certificate_id=row.id, format="PDF", paper="A4", content=content, sha256="", made_at=NOW
    )
    return row


async def _noted(work: Work, more: int) -> None:
    await work.progress(work.done + more)
