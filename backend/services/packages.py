"""Packages: many certificates in one file. Asked for as a job, made a few certificates at a time, fetched as a stream.

A certificate's bytes are those that any download gives: made once, kept, never made again. An archive is not stored: its layout
follows from the sizes of the kept bytes, and it is written from them while it is fetched.
"""

import asyncio
import datetime as dt
import hashlib
import io
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO
from uuid import UUID, uuid4

from backend import live, queue
from backend.certificates import archive, cover_words
from backend.certificates.binding import Binder
from backend.certificates.cover import render_cover
from backend.certificates.failures import RenderFailed
from backend.certificates.issue import certificate_bytes
from backend.certificates.layout import Paper
from backend.certificates.signer import Signer
from backend.certificates.signing import sign
from backend.domain.actors import Actor
from backend.domain.jobs import OPEN, JobKind
from backend.domain.packages import CONTENTS, LONGEST_NAME, MOST, PackageFormat, PackageOrder, file_name
from backend.domain.problems import Conflict, InvalidInput, NotFound
from backend.live import topics
from backend.models import tables
from backend.models.database import transaction
from backend.reads import activities, certificates, jobs, packages, seals, sql
from backend.reads.certificates import Certificate, CertificateFilter
from backend.reads.packages import Chosen, Packaged
from backend.services import covers, signing_certificates

AT_ONCE = 20
"""Certificates that are made, kept and noted together; also how many are in memory while an archive is fetched."""
MOST_OPEN = 3
"""Packages of one person that wait or are under way: more would keep everybody else's work waiting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants packaged: their own certificates, or as staff those of an activity; these ids, or all that fit."""

    activity_id: UUID | None = None
    certificate_ids: tuple[UUID, ...] | None = None
    wanted: CertificateFilter = field(default_factory=CertificateFilter)
    order: PackageOrder = PackageOrder.DATE
    format: PackageFormat = PackageFormat.ZIP
    paper: Paper = Paper.A4
    cover: bool = True
    name: str = ""
    language: str = "en"


async def ask(wish: Wish, *, idempotency_key: str, by: Actor, now: dt.datetime) -> UUID:
    """Have a package made; the job's id. The same idempotency key leads to the same job.

    Which certificates are meant is decided now, by rights too; how they stand, when the package is finished.
    Raises: Unauthenticated, Forbidden for a key; NotFound for an activity of another provider; InvalidInput for too many
    certificates, for none, for ids that are not theirs, or for a key that is none; Conflict while three packages are under way.
    """
    learner_id = by.learner()
    if not 1 <= len(idempotency_key) <= 100:  # noqa: PLR2004 - said in the message
        raise InvalidInput("A key has 1 to 100 characters.", path=("idempotency_key",))
    provider_id = None if wish.activity_id is None else await _provider_of(wish.activity_id, by)
    standing = await _asked_before(idempotency_key, by=by)
    if standing is not None:
        return standing
    chosen = await _chosen(wish, learner_id)
    async with transaction():
        # One at a time for each person: what was asked twice at once is one package, and no fourth slips in.
        await tables.Learner.select_for_update().get(id=learner_id)
        standing = await _asked_before(idempotency_key, by=by)
        if standing is not None:
            return standing
        open_ones = tables.Job.filter(requested_by_id=learner_id, kind=_KIND, status__in=[each.value for each in OPEN])
        if await open_ones.count() >= MOST_OPEN:
            raise Conflict("Three of your packages are under way: wait for one of them, or call it off.")
        given = _given(wish) | {"key": idempotency_key}
        job_id = await queue.enqueue(JobKind.PACKAGE_CERTIFICATES, given, by=by, organization_id=provider_id, now=now)
        await _note(job_id, wish, chosen)
    return job_id


async def begin(job_id: UUID, given: Mapping[str, Any], *, by: Actor) -> tuple[int, int]:
    """Where the package stands: how many of how many certificates are looked at.

    Raises: NotFound if the activity is not theirs any more.
    """
    if given["activity_id"] is not None:
        await _provider_of(UUID(given["activity_id"]), by)
    rows = tables.PackagedCertificate.filter(package__job_id=job_id)
    total = await rows.count()
    return total - await rows.filter(size=None, fault="").count(), total


async def advance(
    job_id: UUID, *, signer: Signer, now: dt.datetime, note: Callable[[int], Awaitable[None]]
) -> Sequence[Packaged] | None:
    """Make and keep what is missing of the next certificates; those that could not be printed, None if nothing waits any more.

    `note` is called in the transaction that keeps them, with how many those are: both stand or fall together.
    """
    package = await tables.Package.get(job_id=job_id)
    some = await packages.waiting(package.id, most=AT_ONCE)
    if not some:
        return None
    kept = await packages.contents([each.certificate_id for each in some], paper=package.paper)
    missing = [each for each in some if each.certificate_id not in kept]
    records = await certificates.by_ids([each.certificate_id for each in missing])
    made, faults = await _made(list(records.values()), paper=Paper(package.paper), signer=signer, now=now)
    async with transaction():
        if made:
            await signing_certificates.record(signer, now=now)
        await _keep(made, paper=package.paper, now=now)
        kept = await packages.contents([each.certificate_id for each in some], paper=package.paper)
        await _measure(package.id, some, kept, faults)
        for learner_id in {records[key].learner_id for key in made}:
            live.announce(topics.learner(learner_id))
        await note(len(some))
    return [each for each in some if each.certificate_id in faults]


async def finish(job_id: UUID, given: Mapping[str, Any], *, signer: Signer, file: BinaryIO | None, now: dt.datetime) -> None:
    """Make the cover and, for one PDF, bind it all into `file`, signed as a whole.

    Raises: InvalidInput if nothing at all could be printed.
    """
    package = await tables.Package.get(job_id=job_id)
    entries = await packages.whole(package.id)
    if not entries:
        raise InvalidInput("None of these certificates could be printed.")
    paper, is_bound = Paper(package.paper), given["format"] == PackageFormat.PDF.value
    cover = None
    if given["cover"]:
        said = await covers.of_package(package.id, given, now=now)
        cover = await asyncio.to_thread(render_cover, said, paper=paper)
    if is_bound:
        assert file is not None
        bound = await _bound(entries, cover, given, paper=paper, now=now)
        file.write(await asyncio.to_thread(sign, bound, signer, at=now))
        cover = None
    elif cover is not None:
        cover = await asyncio.to_thread(sign, cover, signer, at=now)
    async with transaction():
        await tables.Package.filter(id=package.id).update(as_of=now, cover=cover)


async def faults(job_id: UUID) -> Sequence[tuple[int, str]]:
    """What could not be printed: the places in the package, from 1, and why."""
    found = await tables.PackagedCertificate.filter(package__job_id=job_id).exclude(fault="").order_by("position")
    return [(row.position, row.fault) for row in found]


@dataclass(frozen=True, slots=True)
class Fetched:
    """An archive that can be fetched: its name and length, a tag of its content, and its bytes from one offset to another."""

    name: str
    size: int
    tag: str
    stream: Callable[[int, int], AsyncIterator[bytes]]


async def fetch(job_id: UUID, *, by: Actor, now: dt.datetime) -> Fetched | None:
    """The archive that a job made, None if it made something else.

    Raises: NotFound unless the caller asked for the job, and what it made can still be downloaded.
    """
    job = await jobs.by_id(job_id, by=by)
    if job is None or not job.file or job.expires_at is None or job.expires_at <= now:
        raise NotFound("file")
    package = await tables.Package.get_or_none(job_id=job_id).select_related("job")
    if package is None:
        return None
    if package.job.organization_id is not None and not by.oversees(package.job.organization_id):
        raise NotFound("file")
    if not job.file.endswith(".zip"):
        return None
    assert package.as_of is not None
    entries = await packages.whole(package.id)
    cover = [] if package.cover is None else [bytes(package.cover)]
    layout = archive.Archive(
        [
            *(archive.Entry(CONTENTS, len(content), zlib.crc32(content)) for content in cover),
            *(archive.Entry(each.name, each.size or 0, each.crc32 or 0) for each in entries),
        ],
        modified=package.as_of,
    )

    async def read(places: Sequence[int]) -> Sequence[bytes]:
        wanted = [entries[place - len(cover)].certificate_id for place in places if place >= len(cover)]
        kept = await packages.contents(wanted, paper=package.paper)
        return [*(cover[place] for place in places if place < len(cover)), *(kept[key] for key in wanted)]

    return Fetched(
        name=job.file.rpartition("/")[2],
        size=layout.size,
        tag=f'"{job_id.hex}"',
        stream=lambda start, end: layout.stream(read, start=start, end=end, at_once=AT_ONCE),
    )


_KIND = JobKind.PACKAGE_CERTIFICATES.value


async def _provider_of(activity_id: UUID, by: Actor) -> UUID:
    """Who offers an activity whose certificates the caller may download.

    Raises: NotFound for one of another provider.
    """
    activity = await activities.by_id(activity_id, by=by)
    if activity is None or not by.oversees(activity.provider.id):
        raise NotFound("activity")
    return activity.provider.id


async def _asked_before(idempotency_key: str, *, by: Actor) -> UUID | None:
    """The package of the actor's that was asked for with this key, among the latest hundred."""
    asked = tables.Job.filter(requested_by_id=by.learner(), kind=_KIND).order_by("-created_at").limit(100)
    return next((job.id for job in await asked if job.input.get("key") == idempotency_key), None)


async def _chosen(wish: Wish, learner_id: UUID) -> tuple[Chosen, ...]:
    most = MOST[wish.format]
    ids = wish.certificate_ids
    if ids is not None and len(set(ids)) != len(ids):
        raise InvalidInput("A certificate is named twice.", path=("ids",))
    chosen = await packages.choose(
        wish.wanted,
        learner_id=None if wish.activity_id else learner_id,
        activity_id=wish.activity_id,
        certificate_ids=ids,
        order=wish.order,
        most=most + 1,
    )
    if len(chosen) > most:
        raise InvalidInput(f"These are more than {most:,} certificates: choose fewer.", path=("filter",))
    if ids is not None and len(chosen) < len(ids):
        raise InvalidInput("Some of these certificates do not exist, are not yours, or do not fit the filter.", path=("ids",))
    if not chosen:
        raise InvalidInput("No certificate fits.", path=("filter",))
    return chosen


def _given(wish: Wish) -> dict[str, Any]:
    """The job's input: how what was chosen is to be put together."""
    return {
        "activity_id": None if wish.activity_id is None else str(wish.activity_id),
        "format": wish.format.value,
        "paper": wish.paper.value,
        "cover": wish.cover,
        "name": " ".join(wish.name.split())[:LONGEST_NAME],
        "language": wish.language,
    }


async def _note(job_id: UUID, wish: Wish, chosen: Sequence[Chosen]) -> None:
    """Note what belongs in the package. In that of an activity people tell the files apart, in one's own titles do."""
    package = await tables.Package.create(job_id=job_id, paper=wish.paper.value)
    rows = [
        tables.PackagedCertificate(
            package_id=package.id,
            certificate_id=each.id,
            position=position,
            name=file_name(each.completed_on, each.learner_name if wish.activity_id else each.title, each.number),
        )
        for position, each in enumerate(chosen, start=1)
    ]
    await tables.PackagedCertificate.bulk_create(rows, batch_size=500)


async def _made(
    records: Sequence[Certificate], *, paper: Paper, signer: Signer, now: dt.datetime
) -> tuple[dict[UUID, bytes], dict[UUID, str]]:
    """The bytes of these certificates, made in a thread, and why those were not that could not be printed."""
    own = {record.facts.seal for record in records if record.facts.seal is not None}
    known = {name: await seals.content(name) for name in own}
    made: dict[UUID, bytes] = {}
    faults: dict[UUID, str] = {}

    def make() -> None:
        for record in records:
            seal = None if record.facts.seal is None else known[record.facts.seal]
            at = signer.signing_time(record.issued_at, now=now)
            try:
                made[record.id] = certificate_bytes(record.facts, signer, at=at, paper=paper, seal=seal)
            except RenderFailed as failed:
                faults[record.id] = str(failed)[:300]

    await asyncio.to_thread(make)
    return made, faults


async def _keep(made: Mapping[UUID, bytes], *, paper: str, now: dt.datetime) -> None:
    """Keep these bytes where none are kept yet: the first ones made are the ones that stand."""
    for certificate_id, content in made.items():
        await sql.execute(
            """INSERT INTO certificate_file (id, certificate_id, format, paper, content, sha256, made_at)
               VALUES (:id, :certificate, 'PDF', :paper, :content, :sha256, :now)
               ON CONFLICT (certificate_id, format, paper) DO NOTHING""",
            id=uuid4(),
            certificate=certificate_id,
            paper=paper,
            content=content,
            sha256=hashlib.sha256(content).hexdigest(),
            now=now,
        )


async def _measure(package_id: UUID, some: Sequence[Packaged], kept: Mapping[UUID, bytes], faults: Mapping[UUID, str]) -> None:
    for each in some:
        changes = "fault = :fault" if each.certificate_id in faults else "size = :size, crc32 = :crc32"
        content = kept.get(each.certificate_id, b"")
        await sql.execute(
            f"UPDATE packaged_certificate SET {changes} WHERE package_id = :package AND position = :position",  # noqa: S608 - one of the two above
            package=package_id,
            position=each.position,
            fault=faults.get(each.certificate_id, ""),
            size=len(content),
            crc32=zlib.crc32(content),
        )


async def _bound(
    entries: Sequence[Packaged], cover: bytes | None, given: Mapping[str, Any], *, paper: Paper, now: dt.datetime
) -> bytes:
    """Everything as one unsigned PDF. The outline names each certificate as its file would be called."""
    out = io.BytesIO()
    binder = Binder(out)
    words = cover_words.of(given["language"])
    if cover is not None:
        binder.add(cover, title=words.contents)
    for some in (entries[start : start + AT_ONCE] for start in range(0, len(entries), AT_ONCE)):
        kept = await packages.contents([each.certificate_id for each in some], paper=paper.value)
        for each in some:
            await asyncio.to_thread(binder.add, kept[each.certificate_id], title=each.name.removesuffix(".pdf"))
    binder.finish(title=given["name"] or words.eyebrow, language=given["language"], at=now)
    return out.getvalue()
