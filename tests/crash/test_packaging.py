"""A worker is killed while it makes a package: after a restart it is whole, nothing in it twice and nothing missing."""

import asyncio
import io
import os
import signal
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from backend.domain.packages import CONTENTS
from backend.models import tables
from backend.models.database import open_database, transaction
from backend.services import packages
from backend.services.packages import Wish
from tests import make_enrollments as earning
from tests import make_people as people
from tests.crash.packaging import AT_ONCE
from tests.make_people import NOW

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
FEW = 2 * AT_ONCE + 1
MANY = 2_000 if os.environ.get("EVERY_FAILPOINT") else 40
"""Certificates in the package that is killed in the middle: `.ci/full` takes the whole number."""

NOTE = ("update job", "commit")
RELEASED = ("commit",) if os.environ.get("TEST_ENGINE") == "postgresql" else ()
"""What is noted inside a step is a savepoint of it, whose end asyncpg calls a commit, too."""


def _step(count: int) -> tuple[str, ...]:
    """What is written when so many certificates are made and noted."""
    kept = ("insert signing_certificate", *("insert certificate_file",) * count)
    return (*kept, *("update packaged_certificate",) * count, *NOTE, *RELEASED)


FAILPOINTS = (*NOTE, *NOTE, *_step(AT_ONCE), *_step(AT_ONCE), *_step(1), "update package", "commit", *NOTE)
"""Claimed, begun, made in three steps, covered, done."""
TRIED = tuple(
    point
    for point, name in enumerate(FAILPOINTS, start=1)
    if os.environ.get("EVERY_FAILPOINT") or name == "commit" or point == len(NOTE) * 2 + AT_ONCE + 2
)
"""Every commit, and one place in the middle of a step; `.ci/full` tries every write."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A package that was asked for and not begun."""

    url: str
    folder: Path
    by: people.Made
    job_id: UUID

    async def work(self, *, dies_at: int = 0) -> tuple[int, list[str]]:
        """A worker in a process of its own: its exit code, and the failpoints that it passed."""
        given = (sys.executable, "-m", "tests.crash.packaging", self.url, str(self.folder), str(dies_at))
        process = await asyncio.create_subprocess_exec(*given, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
        printed, _ = await process.communicate()
        assert process.returncode is not None
        return process.returncode, printed.decode().splitlines()

    async def contents(self) -> dict[str, bytes]:
        """What is in the archive."""
        fetched = await packages.fetch(self.job_id, by=self.by.actor, now=NOW)
        assert fetched is not None
        pieces = [piece async for piece in fetched.stream(0, fetched.size)]
        with zipfile.ZipFile(io.BytesIO(b"".join(pieces))) as opened:
            return {name: opened.read(name) for name in opened.namelist()}


async def asked(url: str, folder: Path, count: int) -> Asked:
    """A package of so many certificates, copies of one but for their numbers."""
    scene = await earning.scene()
    await scene.do_all()
    await scene.claim()
    first = await tables.Certificate.get(learner_id=scene.learner.id)
    async with transaction():
        for place in range(count - 1):
            number = f"MMX-{place:06}-AAAAAA-BBBBBB"
            await tables.Certificate.create(
                number=number,
                kind=first.kind,
                learner_id=first.learner_id,
                facts=first.facts | {"number": number, "verify_url": f"https://credits.example.org/verify/{number}"},
                issued_at=first.issued_at,
                status=first.status,
            )
    job_id = await packages.ask(Wish(), idempotency_key=uuid4().hex, by=scene.learner.actor, now=NOW)
    return Asked(url, folder, scene.learner, job_id)


async def stands_whole(package: Asked, count: int) -> None:
    """Every certificate once, with the bytes that are kept, behind the cover."""
    job = await tables.Job.get(id=package.job_id)
    assert (job.status, job.done, job.total) == ("DONE", count, count)
    contents = await package.contents()
    files = await tables.CertificateFile.all().select_related("certificate")
    assert len(files) == count
    assert set(contents) == {CONTENTS, *(f"2026-03-09_{_title(file)}_{file.certificate.number}.pdf" for file in files)}
    assert sorted(content for name, content in contents.items() if name != CONTENTS) == sorted(
        bytes(file.content) for file in files
    )


def _title(file: tables.CertificateFile) -> str:
    title: str = file.certificate.facts["activity_title"]
    return title


async def test_an_uninterrupted_worker_passes_every_failpoint(database_url: str, tmp_path: Path) -> None:
    async with open_database(database_url):
        package = await asked(database_url, tmp_path, FEW)

    code, passed = await package.work(dies_at=len(FAILPOINTS) + 1)

    assert (code, tuple(passed)) == (0, FAILPOINTS)
    async with open_database(database_url):
        await stands_whole(package, FEW)


@pytest.mark.parametrize("point", TRIED, ids=lambda point: f"{point}-{FAILPOINTS[point - 1]}")
async def test_killed_there_and_begun_anew_it_is_whole(database_url: str, tmp_path: Path, point: int) -> None:
    async with open_database(database_url):
        package = await asked(database_url, tmp_path, FEW)

    code, _ = await package.work(dies_at=point)
    assert code == -signal.SIGKILL
    await package.work()

    async with open_database(database_url):
        await stands_whole(package, FEW)


async def test_killed_in_the_middle_of_a_large_one_it_goes_on_where_it_was(database_url: str, tmp_path: Path) -> None:
    async with open_database(database_url):
        package = await asked(database_url, tmp_path, MANY)
    code, passed = await package.work(dies_at=MANY)  # two writes a certificate: in the middle
    assert code == -signal.SIGKILL
    async with open_database(database_url):
        before = {file.certificate_id: file.sha256 for file in await tables.CertificateFile.all()}
    assert 0 < len(before) < MANY
    assert passed.count("insert certificate_file") >= len(before)

    code, passed = await package.work()

    assert code == 0
    assert passed.count("insert certificate_file") == MANY - len(before)
    async with open_database(database_url):
        await stands_whole(package, MANY)
        after = {file.certificate_id: file.sha256 for file in await tables.CertificateFile.all()}
        assert before.items() <= after.items()
