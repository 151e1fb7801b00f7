"""Attendance from a file: what would change, what changes, once."""

from pathlib import Path
from uuid import UUID

import pytest

from backend.domain.activities import Policy
from backend.domain.problems import Forbidden, InvalidInput, NotFound
from backend.models import tables
from backend.reads import attendance as reads
from backend.services import attendance, enrollments
from tests import make_enrollments as earning
from tests import make_people as people
from tests.handlers.working import LATER, attempt, done, handle, wrong
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")

HEADER = "Email,Join Time,Leave Time"
SEMINAR = earning.definition(**earning.LIVE, assessments=(), evaluation=None, policy=Policy(evaluation_required=False))


def row(email: str, joined: str, left: str) -> str:
    return f"{email},2026-03-07 {joined},2026-03-07 {left}"


class Room:
    """A session of two hours with Amal enrolled, Basma known, and Sami who works for the provider."""

    def __init__(self, amal: earning.Scene, basma: people.Made, sami: people.Made) -> None:
        self.amal, self.basma, self.sami = amal, basma, sami

    def file(self) -> str:
        return "\n".join(
            [
                HEADER,
                row(self.amal.learner.email, "09:00", "10:00"),
                row(self.amal.learner.email, "09:30", "10:30"),
                row(self.basma.email, "09:00", "11:00"),
                row("unknown@example.org", "09:00", "11:00"),
                "nobody,2026-03-07 09:00,2026-03-07 11:00",
            ]
        )

    async def ask(self, text: str = "", *, enroll: bool = False, preview: bool = False, session: str = "morning") -> UUID:
        content = (text or self.file()).encode()
        return await attendance.ask(
            self.amal.activity_id, session, content, enroll=enroll, preview=preview, by=self.sami.actor, now=NOW
        )


@pytest.fixture
async def room() -> Room:
    amal = await earning.scene(SEMINAR)
    activity = await tables.Activity.get(id=amal.activity_id)
    return Room(amal, await people.learner(given_name="Basma"), await people.staff(activity.provider_id))


def outcomes(job: tables.Job) -> dict[str, tuple[str, str, str]]:
    found = reads.load(job.result)
    assert found is not None
    return {
        person.email.split("@")[0] if person.name == "" else person.name.split()[0]: (
            person.outcome.value,
            str(person.minutes_before),
            str(person.minutes_after),
        )
        for person in found.people
    }


async def test_a_preview_says_what_would_change_and_writes_nothing(room: Room, tmp_path: Path) -> None:
    before = await earning.as_it_stands()

    job = await done(await room.ask(preview=True), tmp_path)

    assert outcomes(job) == {
        "Amal": ("ADDS", "0.00", "90.00"),
        "Basma": ("NOT_ENROLLED", "0.00", "120.00"),
        "unknown": ("UNKNOWN", "0.00", "0.00"),
    }
    assert await wrong(job.id) == [(4, "", "not_enrolled"), (5, "", "unknown"), (6, "Email", "email_invalid")]
    assert (job.status, job.done, job.total) == ("DONE", 3, 3)
    assert await earning.as_it_stands() == before
    assert not await tables.AuditEvent.exists(kind="ATTENDANCE_IMPORTED")


async def test_a_file_records_the_union_of_everybodys_times(room: Room, tmp_path: Path) -> None:
    await done(await room.ask(), tmp_path)

    stands = await room.amal.stands()
    (session,) = stands.session_progress
    assert (str(session.minutes), str(session.percent)) == ("90.00", "75.00")
    assert [str(award.amount) for award in stands.claimable] == ["3.00"]
    assert await tables.Enrollment.all().count() == 1
    (event,) = await tables.AuditEvent.filter(kind="ATTENDANCE_IMPORTED")
    assert (event.actor_id, event.details["session"]) == (room.sami.id, "morning")


async def test_those_who_do_not_take_part_are_enrolled_if_that_is_wanted(room: Room, tmp_path: Path) -> None:
    job = await done(await room.ask(enroll=True), tmp_path)

    assert outcomes(job)["Basma"] == ("ENROLLS", "0.00", "120.00")
    enrolled = await tables.Enrollment.get(learner_id=room.basma.id)
    stands = await enrollments.get(enrolled.id, by=room.sami.actor, now=NOW)
    assert stands.session_progress[0].percent == 100


async def test_the_same_file_again_changes_nothing(room: Room, tmp_path: Path) -> None:
    await done(await room.ask(enroll=True), tmp_path)
    before = await earning.as_it_stands()

    again = await done(await room.ask(enroll=True), tmp_path)

    assert {outcome for outcome, *_ in outcomes(again).values()} == {"UNCHANGED", "UNKNOWN"}
    assert await earning.as_it_stands() == before


async def test_a_job_that_died_half_way_is_finished_by_the_next_worker(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = await room.ask(enroll=True)
    real = attendance.take
    taken: list[object] = []

    async def dies(person: object, *args: object, **kwargs: object) -> None:
        if taken:
            raise KeyboardInterrupt
        await real(person, *args, **kwargs)  # type: ignore[arg-type]
        taken.append(person)

    monkeypatch.setattr(attendance, "take", dies)
    with pytest.raises(KeyboardInterrupt):
        await handle(await attempt(tmp_path))
    monkeypatch.setattr(attendance, "take", real)
    job = await done(job_id, tmp_path, now=NOW + LATER)

    assert outcomes(job)["Amal"] == ("ADDS", "0.00", "90.00")
    assert await tables.LearningEvent.filter(kind="ATTENDANCE").count() == 2
    assert await wrong(job_id) == [(5, "", "unknown"), (6, "Email", "email_invalid")]


async def test_times_outside_of_the_session_are_told(room: Room, tmp_path: Path) -> None:
    job = await done(await room.ask("\n".join([HEADER, row(room.amal.learner.email, "12:00", "13:00")])), tmp_path)

    assert outcomes(job) == {"Amal": ("OUTSIDE", "0.00", "0.00")}
    assert not await tables.LearningEvent.exists()


async def test_a_refusal_of_one_stops_no_other(room: Room, tmp_path: Path) -> None:
    text = "\n".join(
        [HEADER, f"{room.basma.email},2026-03-07 09:00,2026-03-07 10:00", row(room.amal.learner.email, "09:00", "10:00")]
    )
    await tables.Learner.filter(id=room.basma.id).update(profession="NURSE")

    job = await done(await room.ask(text, enroll=True), tmp_path)

    assert await wrong(job.id) == [(2, "", "not_eligible")]
    assert (await room.amal.stands()).session_progress[0].minutes == 60


async def test_five_thousand_rows_are_planned_with_two_statements(room: Room, statements: list[str]) -> None:
    text = "\n".join([HEADER, *(row(f"person{number}@example.org", "09:00", "10:00") for number in range(5_000))])
    statements.clear()

    _, found = await attendance.plan(room.amal.activity_id, "morning", text, enroll=False, by=room.sami.actor)

    assert (len(found), len(statements)) == (5_000, 2)


async def test_only_the_providers_staff_bring_attendance(room: Room) -> None:
    elsewhere = await people.staff(await people.organization())
    before = await tables.Job.all().count()

    for actor, refused in ((elsewhere.actor, NotFound), (room.amal.learner.actor, Forbidden)):
        with pytest.raises(refused):
            await attendance.ask(room.amal.activity_id, "morning", b"", enroll=False, preview=True, by=actor, now=NOW)
    for wanted in ({"session": "evening"}, {"text": "\0"}):
        with pytest.raises(InvalidInput):
            await room.ask(**wanted)  # type: ignore[arg-type] # one of two texts
    assert await tables.Job.all().count() == before
