"""Awarding to many: the preview, the award, and an award cut short."""

from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from backend.domain.awards import EnrollmentStatus
from backend.domain.problems import Forbidden, InvalidInput, NotFound
from backend.models import tables
from backend.reads import awarding as reads
from backend.reads.participants import ParticipantFilter
from backend.services import awarding, claims
from tests import make_enrollments as earning
from tests import make_people as people
from tests.handlers.working import LATER, attempt, done, handle, wrong
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")


class Class:
    """Amal has done all, Basma half, Carim nothing; Sami works for the provider."""

    def __init__(self, amal: earning.Scene, basma: earning.Scene, carim: earning.Scene, sami: people.Made) -> None:
        self.amal, self.basma, self.carim, self.sami = amal, basma, carim, sami

    async def ask(
        self,
        *,
        preview: bool = False,
        key: str = "key",
        reason: str = "Board decision",
        by: people.Made | None = None,
        **wanted: object,
    ) -> UUID:
        return await awarding.ask(
            self.amal.activity_id,
            ParticipantFilter(activity_ids=(self.amal.activity_id,), **wanted),  # type: ignore[arg-type] # whatever a test asks for
            reason=reason,
            idempotency_key=key,
            preview=preview,
            public_url=earning.PUBLIC_URL,
            by=(by or self.sami).actor,
            now=NOW,
        )


@pytest.fixture
async def course() -> Class:
    amal = await earning.scene()
    basma = await earning.scene(learner=await people.learner(given_name="Basma"))
    carim = await earning.scene(learner=await people.learner(given_name="Carim"))
    await amal.do_all()
    await basma.do_half()
    activity = await tables.Activity.get(id=amal.activity_id)
    return Class(amal, basma, carim, await people.staff(activity.provider_id))


def planned(job: tables.Job) -> list[tuple[str, list[str], list[str]]]:
    plan = reads.load(job.result)
    assert plan is not None
    return [
        (
            candidate.name.split()[0],
            [f"{award.amount} {award.basis.value}" for award in candidate.due],
            [gate.code for gate in candidate.open_gates],
        )
        for candidate in plan.candidates
    ]


PLANNED = [
    ("Amal", ["4.00 FULL"], []),
    ("Basma", ["2.00 PARTIAL"], []),
    ("Carim", [], ["content.short", "assessment.unanswered", "evaluation.missing", "claim.nothing"]),
]


async def test_a_preview_says_who_would_get_what_and_writes_nothing(course: Class, tmp_path: Path) -> None:
    before = await earning.as_it_stands()

    job = await done(await course.ask(preview=True, reason=""), tmp_path)

    assert planned(job) == PLANNED
    assert await wrong(job.id) == [(3, "", "not_due")]
    assert await earning.as_it_stands() == before
    assert not await tables.AuditEvent.exists(kind="CREDITS_AWARDED")


async def test_what_is_due_is_awarded_and_who_did_it_is_written_down(course: Class, tmp_path: Path) -> None:
    job = await done(await course.ask(), tmp_path)

    assert planned(job) == PLANNED
    assert (await course.amal.summary()).total == Decimal("4.00")
    assert (await course.basma.stands()).status is EnrollmentStatus.PARTLY_CLAIMED
    assert (await course.carim.stands()).credits == ()
    events = await tables.AuditEvent.filter(kind="CREDITS_AWARDED")
    assert {event.subject_id for event in events} == {course.amal.learner.id, course.basma.learner.id}
    assert {(event.actor_id, event.details["reason"]) for event in events} == {(course.sami.id, "Board decision")}
    assert {credit.recorded_by for credit in await tables.Credit.all()} == {f"learner:{course.sami.id}"}


async def test_the_same_key_is_the_same_job_and_another_awards_nothing_twice(course: Class, tmp_path: Path) -> None:
    first = await course.ask()
    assert await course.ask() == first
    await done(first, tmp_path)
    before = await earning.as_it_stands()

    again = await done(await course.ask(key="another"), tmp_path)

    assert [due for _, due, _ in planned(again)] == [[], [], []]
    assert await earning.as_it_stands() == before


async def test_an_award_cut_short_is_finished_and_nobody_is_paid_twice(
    course: Class, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = await course.ask()
    real = claims.claim
    paid: list[object] = []

    async def dies(*args: object, **kwargs: object) -> object:
        if paid:
            raise KeyboardInterrupt
        paid.append(args)
        return await real(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(claims, "claim", dies)
    with pytest.raises(KeyboardInterrupt):
        await handle(await attempt(tmp_path))
    assert await tables.Credit.all().count() == 1
    monkeypatch.setattr(claims, "claim", real)
    job = await done(job_id, tmp_path, now=NOW + LATER)

    assert planned(job) == PLANNED
    assert await wrong(job_id) == [(3, "", "not_due")]
    assert sorted(str(credit.amount) for credit in await tables.Credit.all()) == ["2.00", "4.00"]
    assert await tables.AuditEvent.filter(kind="CREDITS_AWARDED").count() == 2


async def test_a_filter_says_whom_it_is_about(course: Class, tmp_path: Path) -> None:
    job = await done(await course.ask(search="basma"), tmp_path)

    assert [name for name, *_ in planned(job)] == ["Basma"]
    assert await tables.Credit.all().count() == 1


async def test_a_name_that_cannot_be_printed_is_told_and_stops_no_other(course: Class, tmp_path: Path) -> None:
    await tables.Learner.filter(id=course.amal.learner.id).update(printed_name="\N{EGYPTIAN HIEROGLYPH A001}")

    job = await done(await course.ask(), tmp_path)

    assert await wrong(job.id) == [(1, "", "glyph_missing"), (3, "", "not_due")]
    assert (await course.basma.summary()).total == Decimal("2.00")


async def test_only_the_providers_staff_award_and_only_with_a_reason(course: Class) -> None:
    elsewhere = await people.staff(await people.organization())

    with pytest.raises(NotFound):
        await course.ask(by=elsewhere)
    with pytest.raises(Forbidden):
        await course.ask(by=course.amal.learner)
    for given in ({"reason": " "}, {"key": ""}):
        with pytest.raises(InvalidInput):
            await course.ask(**given)  # type: ignore[arg-type] # one of two texts
    assert not await tables.Job.exists()


async def test_a_plan_costs_the_same_statements_however_many_take_part(course: Class, statements: list[str]) -> None:
    async def cost(*scenes: earning.Scene) -> int:
        statements.clear()
        await awarding.plan(course.amal.activity_id, [scene.enrollment_id for scene in scenes], by=course.sami.actor, now=NOW)
        return len(statements)

    assert (
        await cost(course.amal) == await cost(course.amal, course.basma, course.carim) == 5
    )  # the activity, the enrollments, credits, certificates, people
