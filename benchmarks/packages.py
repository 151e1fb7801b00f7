"""What a package costs: CPU seconds, growth of memory, first byte; archives of 1,000 and 10,000, one PDF of 1,000.

`python -m benchmarks.packages` makes the certificates in a fresh SQLite database and packages them in a process for each size.
Their bytes are kept already: what making one costs is the engine's own benchmark. Nothing is asserted.
"""

import argparse
import asyncio
import os
import platform
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from backend.certificates.facts import from_json
from backend.certificates.issue import certificate_bytes
from backend.domain.actors import Actor, Role
from backend.domain.packages import MOST, PackageFormat
from backend.handlers import handler
from backend.models import tables
from backend.models.database import open_database, transaction
from backend.models.migrating import migrate
from backend.queue import Work, claiming
from backend.services import packages
from backend.services.packages import Wish
from tests import make_enrollments as earning
from tests.handlers.working import signer
from tests.make_people import NOW

SIZES = (1_000, 10_000)
MADE = 50
"""Certificates that are made to say what one costs; the rest are copies of these bytes."""
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds of asking, packaging and fetching; MiB that the process grew by; ms to the first byte; MiB of the file."""

    asked: float
    packaged: float
    fetched: float
    growth: float
    first: float
    size: float


def grown() -> float:
    """The most memory that this process has taken, in MiB."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


async def prepare(url: str, size: int) -> None:
    """A learner with so many certificates whose bytes are kept."""
    await migrate(url)
    async with open_database(url):
        scene = await earning.scene()
        await scene.do_all()
        await scene.claim()
        first = await tables.Certificate.get()
        contents = [await asyncio.to_thread(_made, first, place) for place in range(MADE)]
        await _keep(first, contents[0])
        for start in range(0, size - 1, 500):
            async with transaction():
                for place in range(start, min(start + 500, size - 1)):
                    await _copy(first, place, contents[place % MADE])


def _made(first: tables.Certificate, place: int) -> bytes:
    return certificate_bytes(from_json(_numbered(first, place)), signer(), at=NOW)


def _numbered(first: tables.Certificate, place: int) -> dict[str, object]:
    return first.facts | {"number": f"MMX-{place:06}-AAAAAA-BBBBBB", "learner_name": f"Amal Haddad {place % 100}"}


async def _copy(first: tables.Certificate, place: int, content: bytes) -> None:
    facts = _numbered(first, place)
    row = await tables.Certificate.create(
        number=facts["number"],
        kind=first.kind,
        learner_id=first.learner_id,
        facts=facts,
        issued_at=first.issued_at,
        status=first.status,
    )
    await _keep(row, content)


async def _keep(row: tables.Certificate, content: bytes) -> None:
    await tables.CertificateFile.create(
        certificate_id=row.id, format="PDF", paper="A4", content=content, sha256="", made_at=NOW
    )


async def cost(url: str, wish: Wish) -> Cost:
    """What one package costs in this process."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_database(url):
            learner_id: UUID = (await tables.Learner.get()).id
            actor = Actor(learner_id=learner_id, roles=frozenset({Role.LEARNER}))
            before, begun = grown(), time.process_time()
            job_id = await packages.ask(wish, idempotency_key=uuid4().hex, by=actor, now=NOW)
            asked = time.process_time()
            job = await claiming.claim(now=NOW)
            assert job is not None
            await handler(signer())(Work(job, actor, folder=Path(folder), clock=lambda: NOW))
            packaged = time.process_time()
            first, size = await _fetch(job_id, actor, Path(folder))
            return Cost(
                asked=asked - begun,
                packaged=packaged - asked,
                fetched=time.process_time() - packaged,
                growth=grown() - before,
                first=first,
                size=size / 2**20,
            )


async def _fetch(job_id: UUID, actor: Actor, folder: Path) -> tuple[float, int]:
    """Milliseconds to the first byte, and how many bytes there were."""
    begun = time.perf_counter()
    fetched = await packages.fetch(job_id, by=actor, now=NOW)
    if fetched is None:
        return 0.0, await asyncio.to_thread(_stored, folder)
    pieces = fetched.stream(0, fetched.size)
    size = len(await anext(pieces))
    first = (time.perf_counter() - begun) * 1000
    async for piece in pieces:
        size += len(piece)
    assert size == fetched.size
    return first, size


def _stored(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*.pdf"))


async def measured(url: str, wish: str) -> Cost:
    """The same in a process of its own, so that its memory is its own."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks.packages", "--once", url, wish), stdout=asyncio.subprocess.PIPE
    )
    printed, _ = await process.communicate()
    return Cost(*map(float, printed.split()))


WISHES = {
    "ZIP": Wish(cover=False),
    "ZIP with cover": Wish(),
    "PDF": Wish(format=PackageFormat.PDF, cover=False),
    "PDF with cover": Wish(format=PackageFormat.PDF),
}


async def main(sizes: tuple[int, ...], rounds: int) -> None:
    """Print a table."""
    print(f"SQLite, {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, medians of {rounds}\n")
    print("| kept certificates | asked, CPU s | packaged, CPU s | fetched, CPU s | growth, MiB | first byte, ms | size, MiB |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            url = f"sqlite:///{folder}/of{size}.db"
            await prepare(url, size)
            for name, wish in WISHES.items():
                if size > MOST[wish.format]:
                    continue
                found = [await measured(url, name) for _ in range(rounds)]
                middle = [statistics.median(getattr(one, field) for one in found) for field in Cost.__dataclass_fields__]
                print(f"| {name} of {size:,} | {' | '.join(f'{value:.2f}' for value in middle)} |", flush=True)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--once", nargs=2, help="a database, and which package: what it costs, on one line")
    options.add_argument("--rounds", type=int, default=ROUNDS, help="rounds that the medians are of")
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="certificates in the packages")
    given = options.parse_args()
    if given.once:
        one = asyncio.run(cost(given.once[0], WISHES[given.once[1]]))
        print(*(getattr(one, field) for field in Cost.__dataclass_fields__))
    else:
        asyncio.run(main(tuple(given.sizes), given.rounds))
