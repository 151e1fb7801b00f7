"""Work that is asked for is done, once as far as its effects go, whatever happens to whoever does it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from backend import queue
from backend.domain.actors import STRANGER, Actor, Scope
from backend.domain.jobs import FILE_KEPT, TRIES, JobKind, JobStatus
from backend.domain.problems import Forbidden, NotFound, NothingToClaim, Unauthenticated
from backend.live import Live
from backend.models import tables
from backend.models.database import transaction
from backend.queue import claiming
from backend.queue import worker as worker_
from backend.queue.worker import expire_files
from backend.reads import jobs as reads
from backend.reads import rights
from backend.services import jobs
from tests import make_people as people

pytestmark = pytest.mark.usefixtures("database")

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
LATER = NOW + claiming.LEASE + timedelta(seconds=1)


async def asked_for(by: Actor, *, now: datetime = NOW, **given: object) -> UUID:
    async with transaction():
        return await queue.enqueue(JobKind.EXPORT_MY_DATA, given, by=by, now=now)


async def taken(*, now: datetime = NOW) -> tables.Job:
    job = await claiming.claim(now=now)
    assert job is not None
    return job


async def until(job_id: UUID, fits: Callable[[tables.Job], bool]) -> tables.Job:
    """The job, once it is as wanted."""
    for _ in range(1_000):
        job = await tables.Job.get(id=job_id)
        if fits(job):
            return job
        await asyncio.sleep(0.01)
    raise AssertionError(f"still {job.status}")


async def ended(job_id: UUID) -> tables.Job:
    """The job, once it is over."""
    return await until(job_id, lambda job: job.finished_at is not None)


def stored(folder: Path) -> list[Path]:
    """Every file of jobs that lies there."""
    return [path for path in folder.rglob("*") if path.is_file() and path.name.startswith("data.json")]


@asynccontextmanager
async def working(
    handle: Callable[[queue.Work], Awaitable[None]], folder: Path, *, clock: Callable[[], datetime] = lambda: NOW
) -> AsyncIterator[queue.Worker]:
    live = Live()
    worker = queue.Worker(handle, live=live, identify=rights.of_person, folder=folder, clock=clock)
    await live.start()
    worker.start()
    try:
        yield worker
    finally:
        await worker.stop()
        await live.stop()


async def test_a_job_is_done_and_its_result_and_file_stand(tmp_path: Path) -> None:
    learner = await people.learner()

    async def handle(work: queue.Work) -> None:
        assert (work.kind, work.actor.learner_id, dict(work.input)) == (JobKind.EXPORT_MY_DATA, learner.id, {"rows": 3})
        for done in range(1, 4):
            await work.progress(done, 3)
        await work.wrong(2, "email", "UNKNOWN", "Nobody has this address.")
        with work.store("data.json") as file:
            file.write(b"{}")
        await work.finish(result={"rows": 3}, file="data.json")

    async with working(handle, tmp_path):
        job_id = await asked_for(learner.actor, rows=3)
        job = await ended(job_id)

    assert (job.status, job.done, job.total, job.attempts, job.result) == ("DONE", 3, 3, 1, {"rows": 3})
    assert job.expires_at == NOW + FILE_KEPT
    assert (await jobs.file(job_id, folder=tmp_path, by=learner.actor, now=NOW)).read_bytes() == b"{}"
    errors = await reads.row_errors(job_id, first=10, after=None, count=True)
    assert [(error.row, error.column, error.code) for error in errors.nodes] == [(2, "email", "UNKNOWN")]
    assert errors.total_count == 1


async def test_work_asked_for_in_a_transaction_that_fails_is_not_asked_for() -> None:
    learner = await people.learner()

    with suppress(ZeroDivisionError):
        async with transaction():
            await queue.enqueue(JobKind.EXPORT_MY_DATA, {}, by=learner.actor, now=NOW)
            raise ZeroDivisionError

    assert await tables.Job.all().count() == 0
    assert await claiming.claim(now=NOW) is None


async def test_only_a_person_can_ask_for_work() -> None:
    key = await people.key(await people.organization(), Scope.WRITE_PROGRESS)

    for actor, refusal in ((STRANGER, Unauthenticated), (key.actor, Forbidden)):
        with pytest.raises(refusal):
            await asked_for(actor)

    assert await tables.Job.all().count() == 0


async def test_a_job_is_one_workers_at_a_time() -> None:
    learner = await people.learner()
    await asked_for(learner.actor)

    claims = await asyncio.gather(*(claiming.claim(now=NOW) for _ in range(5)))

    assert sum(claim is not None for claim in claims) == 1


async def test_the_job_of_a_worker_that_died_is_taken_over_where_it_was(tmp_path: Path) -> None:
    learner = await people.learner()
    await asked_for(learner.actor)
    dead = await taken()
    lost = queue.Work(dead, learner.actor, folder=tmp_path, clock=lambda: NOW)
    await lost.progress(7, 10, result={"seen": 7})
    await lost.wrong(1, "", "UNKNOWN", "Nobody.")

    assert await claiming.claim(now=NOW + claiming.LEASE) is None
    again = await taken(now=LATER)
    work = queue.Work(again, learner.actor, folder=tmp_path, clock=lambda: LATER)

    assert (work.done, dict(work.result), again.attempts) == (7, {"seen": 7}, 2)
    assert await tables.JobRowError.all().count() == 0


async def test_a_worker_that_was_given_up_on_can_write_nothing(tmp_path: Path) -> None:
    learner = await people.learner()
    await asked_for(learner.actor)
    zombie = queue.Work(await taken(), learner.actor, folder=tmp_path, clock=lambda: NOW)
    holder = await taken(now=LATER)

    for act in (zombie.progress(1), zombie.wrong(1, "", "X", "x"), zombie.finish(result={"by": "zombie"})):
        with pytest.raises(queue.Taken):
            await act
    assert await claiming.extend(holder.id, fence=holder.fence - 1, now=LATER) is None

    job = await tables.Job.get(id=holder.id)
    assert (job.status, job.done, job.result, job.fence) == ("RUNNING", 0, {}, holder.fence)
    assert await tables.JobRowError.all().count() == 0


async def test_an_effect_in_the_transaction_of_a_lost_fence_is_undone(tmp_path: Path) -> None:
    learner = await people.learner()
    await asked_for(learner.actor)
    zombie = queue.Work(await taken(), learner.actor, folder=tmp_path, clock=lambda: NOW)
    await taken(now=LATER)

    async def rename() -> None:
        async with transaction():
            await tables.Learner.filter(id=learner.id).update(given_name="Changed")
            await zombie.progress(1)

    with pytest.raises(queue.Taken):
        await rename()

    assert (await tables.Learner.get(id=learner.id)).given_name == "Amal"


async def test_a_job_that_keeps_killing_its_worker_fails() -> None:
    learner = await people.learner()
    job_id = await asked_for(learner.actor)
    moment = NOW
    for _ in range(TRIES):
        await taken(now=moment)
        moment += claiming.LEASE * 2

    assert await claiming.claim(now=moment) is None

    job = await reads.by_id(job_id, by=learner.actor)
    assert job is not None
    assert (job.status, len(job.errors)) == (JobStatus.FAILED, 1)


async def test_a_fault_is_tried_again_and_then_said_without_its_details(tmp_path: Path) -> None:
    learner = await people.learner()
    job_id = await asked_for(learner.actor)
    tried, moment = [0], [NOW]

    async def handle(_: queue.Work) -> None:
        tried[0] += 1
        raise RuntimeError("the password is 1234")

    def has_been_tried(times: int, job: tables.Job) -> bool:
        return job.attempts == times and job.status != "RUNNING"

    for tries in range(1, TRIES + 1):
        moment[0] += timedelta(minutes=10)
        async with working(handle, tmp_path, clock=lambda: moment[0]):
            await until(job_id, partial(has_been_tried, tries))

    job = await tables.Job.get(id=job_id)
    assert (tried[0], job.status) == (TRIES, "FAILED")
    assert "1234" not in job.failure


async def test_a_refusal_ends_a_job_at_once_with_its_code(tmp_path: Path) -> None:
    learner = await people.learner()

    async def handle(_: queue.Work) -> None:
        raise NothingToClaim("No credit is due now.")

    async with working(handle, tmp_path):
        job_id = await asked_for(learner.actor)
        await ended(job_id)

    job = await reads.by_id(job_id, by=learner.actor)
    assert job is not None
    assert [(fault.code.value, fault.message) for fault in job.errors] == [("NOTHING_TO_CLAIM", "No credit is due now.")]


async def test_a_job_that_waits_is_called_off_at_once() -> None:
    learner = await people.learner()
    job_id = await asked_for(learner.actor)

    job = await jobs.cancel(job_id, by=learner.actor, now=NOW)

    assert (job.status, job.cancellable) == (JobStatus.CANCELLED, False)
    assert await claiming.claim(now=NOW) is None


async def test_a_job_under_way_ends_at_its_next_step_and_leaves_no_file(tmp_path: Path) -> None:
    learner = await people.learner()
    begun, proceed = asyncio.Event(), asyncio.Event()

    async def handle(work: queue.Work) -> None:
        with work.store("data.json") as file:
            file.write(b"{}")
        begun.set()
        await proceed.wait()
        await work.progress(1)
        raise AssertionError("it went on")

    async with working(handle, tmp_path):
        job_id = await asked_for(learner.actor)
        await begun.wait()
        assert (await jobs.cancel(job_id, by=learner.actor, now=NOW)).status is JobStatus.CANCELLING
        proceed.set()
        job = await ended(job_id)

    assert (job.status, job.done) == ("CANCELLED", 0)
    assert stored(tmp_path) == []


async def test_a_worker_that_stops_hands_on_what_it_does_and_that_counts_as_no_attempt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_, "PATIENCE", 0.01)
    learner, begun = await people.learner(), asyncio.Event()

    async def handle(work: queue.Work) -> None:
        await work.progress(3, 7)
        begun.set()
        await asyncio.Event().wait()

    async with working(handle, tmp_path):
        job_id = await asked_for(learner.actor)
        await begun.wait()

    left = await tables.Job.get(id=job_id)
    assert (left.status, left.attempts, left.done, left.leased_until) == ("QUEUED", 0, 3, None)
    assert (await taken()).id == job_id


async def test_a_worker_says_whether_it_works(tmp_path: Path) -> None:
    async def handle(_: queue.Work) -> None: ...

    async with working(handle, tmp_path) as worker:
        await worker.check()
    with pytest.raises(RuntimeError):
        await worker.check()


async def test_a_job_is_nobody_elses() -> None:
    learner, other = await people.learner(), await people.administrator()
    job_id = await asked_for(learner.actor)

    assert await reads.by_id(job_id, by=other.actor) is None
    with pytest.raises(NotFound):
        await jobs.cancel(job_id, by=other.actor, now=NOW)

    assert (await tables.Job.get(id=job_id)).status == "QUEUED"


async def test_a_file_is_gone_when_its_time_is_over(tmp_path: Path) -> None:
    learner = await people.learner()
    job_id = await asked_for(learner.actor)
    work = queue.Work(await taken(), learner.actor, folder=tmp_path, clock=lambda: NOW)
    with work.store("data.json") as file:
        file.write(b"{}")
    await work.finish(file="data.json")

    assert await expire_files(tmp_path, now=NOW + FILE_KEPT - timedelta(seconds=1)) == 0
    assert await expire_files(tmp_path, now=NOW + FILE_KEPT) == 1

    assert stored(tmp_path) == []
    with pytest.raises(NotFound):
        await jobs.file(job_id, folder=tmp_path, by=learner.actor, now=NOW)


async def test_an_account_that_was_closed_meanwhile_gets_nothing(tmp_path: Path) -> None:
    learner = await people.learner()
    job_id = await asked_for(learner.actor)
    await tables.Learner.filter(id=learner.id).update(closed_at=NOW)

    async def handle(_: queue.Work) -> None:
        raise AssertionError("it was done")

    async with working(handle, tmp_path):
        job = await ended(job_id)

    assert (job.status, job.failure) == ("FAILED", "The account that asked for it is closed.")
