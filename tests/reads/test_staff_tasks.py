"""What waits for staff: each kind counted for those whom it concerns, the most pressing first, in few statements."""

import asyncio
import datetime as dt
from collections.abc import Awaitable
from dataclasses import replace
from uuid import UUID

import pytest

from backend.domain.actors import Actor, Role
from backend.domain.grants import Grant
from backend.domain.jobs import JobKind
from backend.domain.staff_tasks import FAILURE_SHOWN, OVERDUE_AFTER, StaffTaskKind
from backend.live import Live, topics
from backend.models import tables
from backend.models.database import transaction
from backend.queue import enqueue
from backend.reads import staff_tasks
from backend.services import activities, authoring, help, invitations
from backend.settings import Settings
from tests import make_enrollments as earning
from tests import make_people as people
from tests.asking import ask, refusal
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")

K = StaffTaskKind
SETTINGS = Settings.from_environ({})
TASKS = """{ staffTasks {
    kind count overdue items { activityId title provider count at day session jobId jobKind }
} }"""


async def counts(by: Actor, *, now: dt.datetime = NOW) -> dict[StaffTaskKind, tuple[int, int]]:
    return {task.kind: (task.count, task.overdue) for task in await staff_tasks.of_actor(by, now=now)}


async def a_house(code: str) -> tuple[UUID, Actor]:
    """A provider and one of its staff."""
    provider = await people.organization(code, name=f"{code} House")
    return provider, (await people.staff(provider)).actor


async def save(code: str, provider: str, *, publish: bool = True, by: Actor, **changes: object) -> UUID:
    wanted = earning.definition(code=code, provider=provider, title=f"About {code}", **changes)
    return (await activities.save(wanted, publish=publish, by=by, now=NOW)).activity.id


async def a_job(activity_id: UUID, provider: UUID, *, by: Actor, **changes: object) -> UUID:
    async with transaction():
        given = {"activity_id": str(activity_id)}
        job = await enqueue(JobKind.AWARD_CREDITS, given, by=by, organization_id=provider, now=NOW)
        await tables.Job.filter(id=job).update(**changes)
    return job


async def test_nothing_waits_in_an_empty_installation() -> None:
    _, staff = await a_house("north")

    assert await counts(staff) == {}
    assert await ask(TASKS, by=staff) == {"staffTasks": []}


async def test_everything_that_waits_is_counted_and_the_most_pressing_comes_first() -> None:
    provider, staff = await a_house("north")
    session = replace(earning.SESSION, starts_at=dt.datetime(2026, 3, 9, 23), ends_at=dt.datetime(2026, 3, 9, 23, 30))  # noqa: DTZ001 - local
    held = await save("held", "north", by=staff, **{**earning.LIVE, "sessions": (session,)})
    ending = await save("ending", "north", by=staff, expires_on=NOW.date() + dt.timedelta(days=30))
    await save("later", "north", by=staff, expires_on=NOW.date() + dt.timedelta(days=31))
    draft = await save("draft", "north", publish=False, by=staff)
    scene = await earning.scene(earning.definition(provider="north", code="earned", title="About earned"))
    await scene.do_all()
    await help.ask("Why?", enrollment_id=scene.enrollment_id, by=scene.learner.actor, now=NOW)
    await invitations.invite("new@example.org", Grant(Role.LEARNER), by=staff, settings=SETTINGS, now=NOW)
    failed = await a_job(scene.activity_id, provider, by=staff, status="FAILED", finished_at=NOW)
    running = await a_job(held, provider, by=staff)

    found = (await ask(TASKS, by=staff))["staffTasks"]

    def item(activity_id: UUID, code: str, **more: object) -> dict[str, object]:
        blank = {"count": 1, "at": None, "day": None, "session": "", "jobId": None, "jobKind": None}
        return {**blank, "activityId": str(activity_id), "title": f"About {code}", "provider": "north House", **more}

    now = "2026-03-09T08:30:00Z"
    job = {"at": now, "jobKind": "AWARD_CREDITS"}
    assert found == [
        {"kind": kind, "count": 1, "overdue": 0, "items": items}
        for kind, items in (
            ("QUESTIONS", []),
            ("FAILED_JOBS", [item(scene.activity_id, "earned", **job, jobId=str(failed))]),
            ("SESSIONS_TODAY", [item(held, "held", at="2026-03-09T19:00:00Z", session="Morning")]),
            ("READY_TO_CLAIM", [item(scene.activity_id, "earned", at=now)]),
            ("EXPIRING_ACTIVITIES", [item(ending, "ending", day="2026-04-08")]),
            ("DRAFTS", [item(draft, "draft", at=now)]),
            ("INVITATIONS", []),
            ("RUNNING_JOBS", [item(held, "held", **job, jobId=str(running))]),
        )
    ]


async def test_each_provider_hears_of_its_own_and_administrators_and_auditors_of_all() -> None:
    _, north = await a_house("north")
    _, south = await a_house("south")
    for staff, code in ((north, "north"), (south, "south")):
        await save(f"draft-{code}", code, publish=False, by=staff)
        scene = await earning.scene(earning.definition(provider=code, code=f"earned-{code}"))
        await scene.do_all()
        await help.ask("Why?", enrollment_id=scene.enrollment_id, by=scene.learner.actor, now=NOW)
        await invitations.invite(f"new@{code}.example", Grant(Role.STAFF, next(iter(staff.organization_ids))),
                                 by=staff, settings=SETTINGS, now=NOW)  # fmt: skip
    auditor = (await people.learner(roles=[Role.AUDITOR])).actor

    assert (
        await counts(north)
        == await counts(south)
        == dict.fromkeys((K.QUESTIONS, K.READY_TO_CLAIM, K.DRAFTS, K.INVITATIONS), (1, 0))
    )
    for all_seeing in ((await people.administrator()).actor, auditor):
        assert await counts(all_seeing) == dict.fromkeys((K.QUESTIONS, K.READY_TO_CLAIM, K.DRAFTS, K.INVITATIONS), (2, 0))


async def test_what_has_waited_for_48_hours_is_overdue() -> None:
    _, staff = await a_house("north")
    scene = await earning.scene(earning.definition(provider="north"))
    await scene.do_all()
    await help.ask("Why?", enrollment_id=scene.enrollment_id, by=scene.learner.actor, now=NOW)

    for now, late in ((NOW + OVERDUE_AFTER - dt.timedelta(seconds=1), 0), (NOW + OVERDUE_AFTER, 1)):
        assert await counts(staff, now=now) == {K.QUESTIONS: (1, late), K.READY_TO_CLAIM: (1, late)}

    await scene.claim()
    assert K.READY_TO_CLAIM not in await counts(staff)


@pytest.mark.parametrize(("hour", "there"), [(19, True), (20, False)])  # 23:00 and, the next day, 00:00 in Dubai
async def test_a_session_is_todays_by_the_date_where_it_is_held(hour: int, *, there: bool) -> None:
    _, staff = await a_house("north")
    await save("held", "north", by=staff, **{**earning.LIVE, "sessions": (earning.SESSION,)})

    found = await counts(staff, now=dt.datetime(2026, 3, 7, hour, 30, tzinfo=dt.UTC))

    assert (K.SESSIONS_TODAY in found) is there


async def test_a_failed_job_is_named_for_a_week_and_only_to_whoever_asked_for_it() -> None:
    provider, staff = await a_house("north")
    colleague = (await people.staff(provider)).actor
    activity = await save("held", "north", by=staff)
    await a_job(activity, provider, by=staff, status="FAILED", finished_at=NOW)

    assert await counts(staff, now=NOW + FAILURE_SHOWN - dt.timedelta(seconds=1)) == {K.FAILED_JOBS: (1, 0)}
    assert await counts(staff, now=NOW + FAILURE_SHOWN) == {}
    assert await counts(colleague) == {}


async def test_five_are_named_and_all_are_counted_in_as_many_statements_as_one(statements: list[str]) -> None:
    _, staff = await a_house("north")

    async def cost() -> int:
        statements.clear()
        await ask(TASKS, by=staff)
        return len(statements)

    for number in range(2):
        await save(f"draft-{number}", "north", publish=False, by=staff)
    few = await cost()
    for number in range(2, 7):
        await save(f"draft-{number}", "north", publish=False, by=staff)
    many = await cost()

    (drafts,) = await staff_tasks.of_actor(staff, now=NOW)
    assert (drafts.count, len(drafts.items)) == (7, 5)
    assert few == many == 7


async def test_learners_have_no_tasks_of_this_kind() -> None:
    learner = await people.learner()

    assert await refusal(TASKS, by=learner.actor) == "FORBIDDEN"


async def test_staff_and_those_who_see_all_hear_of_what_changes_and_other_providers_do_not() -> None:
    provider, staff = await a_house("north")
    theirs = frozenset({topics.organization(provider), topics.ORGANIZATIONS})
    other = topics.organization(await people.organization("south"))
    scene = await earning.scene(earning.definition(provider="north"))
    live = Live()
    await live.start()

    async def heard(act: Awaitable[object]) -> frozenset[str]:
        async with live.listen(*theirs, other) as changes:
            await act
            return await asyncio.wait_for(changes.next(), 5)

    draft = await save("draft", "north", publish=False, by=staff)
    invited = await invitations.invite("new@example.org", Grant(Role.STAFF, provider), by=staff, settings=SETTINGS, now=NOW)
    for act in (
        save("second", "north", publish=False, by=staff),
        authoring.discard_draft(draft, by=staff, now=NOW),
        scene.do_half(),
        scene.claim(),
        help.ask("Why?", enrollment_id=scene.enrollment_id, by=scene.learner.actor, now=NOW),
        invitations.withdraw(invited.id, by=staff, now=NOW),
    ):
        assert await heard(act) == theirs
    await live.stop()
