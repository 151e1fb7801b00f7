"""Enrolling and withdrawing: safe to repeat, only where an activity is offered and pays something, seen by whom it concerns."""

import asyncio
import datetime as dt
from uuid import UUID

import pytest

from backend.domain.actors import STRANGER, SYSTEM, Actor, Scope
from backend.domain.awards import EnrollmentStatus
from backend.domain.credits import Profession
from backend.domain.problems import ActivityExpired, InvalidInput, NotEligible, NotFound, Unauthenticated
from backend.models import tables
from backend.reads import credits
from backend.reads import enrollments as reads
from backend.services import activities, enrollments
from tests import make_enrollments as earning
from tests import make_people as people
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")


async def provider_id() -> UUID:
    return (await tables.Organization.get(code="creek")).id


async def test_enrolling_again_and_many_times_at_once_leads_to_the_same_enrollment() -> None:
    activity_id = await earning.publish(earning.definition())
    learner = await people.learner()

    ids = await asyncio.gather(*(enrollments.enroll(activity_id, by=learner.actor, now=NOW) for _ in range(20)))

    assert len(set(ids)) == 1
    (row,) = await tables.Enrollment.all()
    assert (row.id, row.learner_id, row.profession, row.status) == (ids[0], learner.id, "PHYSICIAN", "IN_PROGRESS")


async def test_who_could_claim_nothing_is_not_enrolled() -> None:
    activity_id = await earning.publish(earning.definition())
    nurse = await people.learner(profession=Profession.NURSE)

    with pytest.raises(NotEligible) as refused:
        await enrollments.enroll(activity_id, by=nurse.actor, now=NOW)

    assert refused.value.faults[0].path == ("activity_id",)
    assert await tables.Enrollment.all().count() == 0


@pytest.mark.parametrize(
    ("now", "is_open"),
    [
        (dt.datetime(2025, 12, 31, 19, 59, tzinfo=dt.UTC), False),  # a minute before the year begins in Dubai
        (dt.datetime(2025, 12, 31, 20, 0, tzinfo=dt.UTC), True),
        (dt.datetime(2026, 6, 30, 19, 59, tzinfo=dt.UTC), True),
        (dt.datetime(2026, 6, 30, 20, 0, tzinfo=dt.UTC), False),
    ],
)
async def test_the_window_opens_and_closes_by_the_date_in_the_activitys_zone(now: dt.datetime, *, is_open: bool) -> None:
    activity_id = await earning.publish(earning.definition(expires_on=dt.date(2026, 6, 30)))
    learner = await people.learner()

    if is_open:
        await enrollments.enroll(activity_id, by=learner.actor, now=now)
    else:
        with pytest.raises(ActivityExpired):
            await enrollments.enroll(activity_id, by=learner.actor, now=now)

    assert await tables.Enrollment.all().count() == is_open


async def test_a_retired_activity_takes_nobody_new_and_is_finished_by_those_enrolled() -> None:
    scene = await earning.scene()
    newcomer = await people.learner()
    await activities.retire(scene.activity_id, by=SYSTEM, now=NOW)

    with pytest.raises(NotFound):
        await enrollments.enroll(scene.activity_id, by=newcomer.actor, now=NOW)
    with pytest.raises(ActivityExpired):
        await enrollments.enroll(scene.activity_id, learner_email=newcomer.email, by=SYSTEM, now=NOW)
    assert await enrollments.enroll(scene.activity_id, by=scene.learner.actor, now=NOW) == scene.enrollment_id

    await scene.do_all()
    assert str((await scene.claim()).credits[0].amount) == "4.00"


async def test_the_providers_key_enrolls_by_an_address_that_was_proven() -> None:
    activity_id = await earning.publish(earning.definition())
    learner = await people.learner(email="sara@example.org")
    key = await people.key(await provider_id(), Scope.WRITE_PROGRESS)

    enrollment_id = await enrollments.enroll(activity_id, learner_email=" Sara@Example.org", by=key.actor, now=NOW)

    assert (await tables.Enrollment.get(id=enrollment_id)).learner_id == learner.id
    with pytest.raises(NotFound, match="No such learner"):
        await enrollments.enroll(activity_id, learner_email="nobody@example.org", by=key.actor, now=NOW)
    with pytest.raises(InvalidInput) as refused:
        await enrollments.enroll(activity_id, by=key.actor, now=NOW)
    assert refused.value.faults[0].path == ("learner_email",)
    assert await tables.Enrollment.all().count() == 1


async def test_nobody_else_enrolls_others() -> None:
    activity_id = await earning.publish(earning.definition())
    learner, other = await people.learner(), await people.learner()
    elsewhere = await people.organization()
    foreign = await people.staff(elsewhere)
    foreign_key = await people.key(elsewhere, Scope.WRITE_PROGRESS)
    reading_key = await people.key(await provider_id(), Scope.READ_REPORTS)

    for actor in (other.actor, foreign.actor, foreign_key.actor, reading_key.actor):
        with pytest.raises(NotFound):
            await enrollments.enroll(activity_id, learner_email=learner.email, by=actor, now=NOW)
    with pytest.raises(Unauthenticated):
        await enrollments.enroll(activity_id, by=STRANGER, now=NOW)

    assert await tables.Enrollment.all().count() == 0


async def test_the_profession_of_the_day_of_enrolling_decides() -> None:
    scene = await earning.scene()
    await tables.Learner.filter(id=scene.learner.id).update(profession=Profession.NURSE.value)
    await scene.do_all()

    assert (await scene.claim()).credits[0].kind.key == "AMA_PRA_CATEGORY_1"


async def test_withdrawing_keeps_what_was_done_and_enrolling_again_continues_it() -> None:
    scene = await earning.scene()
    await scene.read("one")
    for _ in range(2):
        await enrollments.withdraw(scene.enrollment_id, **scene.own)

    assert (await scene.stands()).status is EnrollmentStatus.WITHDRAWN
    with pytest.raises(ActivityExpired, match="withdrawn"):
        await scene.read("two")

    await enrollments.enroll(scene.activity_id, **scene.own)
    await scene.read("two")
    assert str((await scene.stands()).percent_complete) == "100.00"


async def test_an_enrollment_is_seen_by_its_learner_and_its_provider_and_by_nobody_else() -> None:
    scene = await earning.scene()
    staff, foreign, other = (
        await people.staff(await provider_id()),
        await people.staff(await people.organization()),
        await people.learner(),
    )

    async def sees(actor: Actor) -> bool:
        return await reads.by_id(scene.enrollment_id, by=actor, now=NOW) is not None

    assert [await sees(who.actor) for who in (scene.learner, staff, foreign, other)] == [True, True, False, False]
    with pytest.raises(NotFound):
        await enrollments.withdraw(scene.enrollment_id, by=other.actor, now=NOW)
    assert (await tables.Enrollment.get(id=scene.enrollment_id)).withdrawn_at is None


async def test_a_page_of_enrollments_or_credits_costs_the_same_statements_whatever_its_length(statements: list[str]) -> None:
    learner = await people.learner()
    counts: dict[str, list[int]] = {"enrollments": [], "credits": []}
    lengths: dict[str, list[int]] = {"enrollments": [], "credits": []}
    for more in (range(1), range(1, 40)):
        for number in more:
            scene = await earning.scene(earning.definition(code=f"activity-{number}"), learner=learner)
            await scene.do_all()
            await scene.claim()
        statements.clear()
        listed = await reads.of_learner(learner.id, (), first=50, after=None, count=True, now=NOW)
        counts["enrollments"].append(len(statements))
        lengths["enrollments"].append(len(listed.edges))
        statements.clear()
        page = await credits.of_learner(
            learner.id, credits.CreditFilter(), credits.CreditOrder(), first=50, after=None, count=True, today=NOW.date()
        )
        counts["credits"].append(len(statements))
        lengths["credits"].append(len(page.edges))

    assert lengths == {"enrollments": [1, 40], "credits": [1, 40]}
    assert counts == {"enrollments": [5, 5], "credits": [3, 3]}
