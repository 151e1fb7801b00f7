"""Attendance of live sessions: reported by the provider as intervals, or proven with the code of the room."""

import asyncio
import datetime as dt
from dataclasses import replace

import pytest

from backend.domain.actors import SYSTEM
from backend.domain.events import TimeInterval
from backend.domain.problems import CodeExpired, Forbidden
from backend.models import tables
from backend.services import activities, enrollments
from backend.services import earning as reporting
from tests import make_enrollments as earning
from tests import make_people as people
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")

HOUR = dt.timedelta(hours=1)
NINE = dt.datetime(2026, 3, 7, 5, tzinfo=dt.UTC)  # nine o'clock in Dubai, when the session begins


async def test_attendance_is_the_union_of_its_intervals_inside_the_session() -> None:
    scene = await earning.scene(earning.definition(**earning.LIVE))
    staff = await people.staff((await tables.Organization.get(code="creek")).id)
    intervals = (
        TimeInterval(start=NINE - HOUR, end=NINE + HOUR / 2),  # before the session: not counted
        TimeInterval(start=NINE + HOUR / 4, end=NINE + HOUR),  # overlaps the first
        TimeInterval(start=NINE + 3 * HOUR / 2, end=NINE + 4 * HOUR),  # after a gap of half an hour, and beyond the end
    )

    for _ in range(2):
        await reporting.record_attendance(scene.enrollment_id, "morning", intervals, event_id="log", by=staff.actor, now=NOW)

    (session,) = (await scene.stands()).session_progress
    assert (str(session.percent), str(session.minutes)) == ("75.00", "90.00")
    assert await tables.LearningEvent.all().count() == 1


async def test_a_learner_does_not_report_his_own_attendance() -> None:
    scene = await earning.scene(earning.definition(**earning.LIVE))
    interval = TimeInterval(start=NINE, end=NINE + HOUR)
    before = await earning.as_it_stands()

    with pytest.raises(Forbidden, match="check-in code"):
        await reporting.record_attendance(scene.enrollment_id, "morning", (interval,), event_id="me", **scene.own)

    assert await earning.as_it_stands() == before


async def test_the_code_of_the_room_enrolls_and_attends_the_whole_session_once() -> None:
    activity_id = await earning.publish(earning.definition(**earning.LIVE))
    learner = await people.learner()
    code, until = await activities.create_check_in_code(activity_id, "morning", valid_for=HOUR, by=SYSTEM, now=NOW)

    typed = f" {code[:4].lower()}-{code[4:]} "
    first, second = [await reporting.check_in(typed, by=learner.actor, now=NOW) for _ in range(2)]

    assert until == NOW + HOUR
    assert first == second
    enrollment = await enrollments.get(first, by=learner.actor, now=NOW)
    assert str(enrollment.percent_complete) == "100.00"
    assert [recorded.kind for recorded in await tables.LearningEvent.all()] == ["CHECK_IN"]


async def test_a_code_that_is_unknown_or_has_run_out_enrolls_nobody() -> None:
    activity_id = await earning.publish(earning.definition(**earning.LIVE))
    learner = await people.learner()
    code, until = await activities.create_check_in_code(activity_id, "morning", valid_for=HOUR, by=SYSTEM, now=NOW)

    for typed, now in ((code, until + dt.timedelta(seconds=1)), ("WRONG234", NOW)):
        with pytest.raises(CodeExpired):
            await reporting.check_in(typed, by=learner.actor, now=now)

    assert await tables.Enrollment.all().count() == 0


async def test_a_code_of_a_session_that_is_not_held_any_more_enrolls_nobody() -> None:
    activity_id = await earning.publish(earning.definition(**earning.LIVE))
    learner = await people.learner()
    code, _ = await activities.create_check_in_code(activity_id, "morning", valid_for=HOUR, by=SYSTEM, now=NOW)
    moved = replace(earning.SESSION, key="afternoon")
    await earning.publish(earning.definition(**earning.LIVE | {"sessions": (moved,)}))

    with pytest.raises(CodeExpired, match="another version"):
        await reporting.check_in(code, by=learner.actor, now=NOW)

    assert await tables.Enrollment.all().count() == 0


async def test_fifty_check_ins_at_once_attend_once() -> None:
    activity_id = await earning.publish(earning.definition(**earning.LIVE))
    learner = await people.learner()
    code, _ = await activities.create_check_in_code(activity_id, "morning", valid_for=HOUR, by=SYSTEM, now=NOW)

    ids = await asyncio.gather(*(reporting.check_in(code, by=learner.actor, now=NOW) for _ in range(50)))

    assert len(set(ids)) == 1
    assert [recorded.event_id for recorded in await tables.LearningEvent.all()] == ["check-in:morning"]


async def test_credit_of_a_session_is_dated_by_the_session_however_late_it_is_reported() -> None:
    scene = await earning.scene(earning.definition(**earning.LIVE, assessments=()))
    await scene.evaluate()
    interval = TimeInterval(start=NINE, end=NINE + 2 * HOUR)
    await reporting.record_attendance(scene.enrollment_id, "morning", (interval,), event_id="log", by=SYSTEM, now=NOW)

    assert (await scene.claim()).credits[0].earned_on == dt.date(2026, 3, 7)
