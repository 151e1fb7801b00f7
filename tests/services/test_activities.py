"""Publishing: drafts, versions, and that nothing which was earned or enrolled in before changes with them."""

import asyncio
import datetime as dt
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from backend.domain.activities import ActivityStatus
from backend.domain.actors import STRANGER, SYSTEM
from backend.domain.contents import CaptionTrack, ContentItem, ContentKind, MediaFile
from backend.domain.problems import Conflict, Forbidden, InvalidInput, NotFound, Unauthenticated
from backend.integrations.storage import Storage
from backend.models import tables
from backend.reads import activities as reads
from backend.services import activities
from tests import make_enrollments as earning
from tests import make_people as people
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")

HOUR = dt.timedelta(hours=1)
VIDEO = ContentItem(
    key="video",
    kind=ContentKind.VIDEO,
    title="Watch",
    duration_seconds=30,
    media=(MediaFile(file="a.webm", media_type="video/webm"),),
    captions=(CaptionTrack(file="a.vtt", language="en", label="English"),),
    poster=MediaFile(file="a.png", media_type="image/png"),
    transcript="What is said.",
)


async def test_publishing_again_makes_the_next_version_and_the_same_again_changes_nothing() -> None:
    staff = await people.staff(await people.organization("creek"))
    save = partial(activities.save, publish=True, by=staff.actor)

    first = await save(earning.definition(), now=NOW)
    before = await earning.as_it_stands()
    same = await save(earning.definition(), now=NOW + HOUR)
    assert await earning.as_it_stands() == before
    second = await save(earning.definition(title="Sepsis, revised"), now=NOW + HOUR)

    assert [(saved.activity.version, saved.changed) for saved in (first, same, second)] == [(1, True), (1, False), (2, True)]
    offered = await reads.by_id(first.activity.id, by=STRANGER)
    assert offered is not None
    assert (offered.version, offered.definition.title, offered.status) == (2, "Sepsis, revised", ActivityStatus.PUBLISHED)


async def test_who_enrolled_before_keeps_the_version_and_its_amount() -> None:
    scene = await earning.scene()
    await scene.do_half()
    await scene.claim()
    await earning.publish(earning.definition(designated=earning.designated("1.00")))
    newcomer = await earning.scene(earning.definition(designated=earning.designated("1.00")))

    await scene.read("two")
    await newcomer.do_all()

    assert [str(entry.amount) for entry in (await scene.claim()).credits] == ["2.00"]
    assert [str(entry.amount) for entry in (await newcomer.claim()).credits] == ["1.00"]
    assert ((await scene.stands()).activity.version, (await newcomer.stands()).activity.version) == (1, 2)
    assert (await scene.summary()).total == Decimal("4.00")


async def test_a_draft_is_seen_by_nobody_outside_until_it_is_published() -> None:
    provider_id = await people.organization("creek")
    staff, learner = await people.staff(provider_id), await people.learner()
    draft = await activities.save(earning.definition(), publish=False, by=staff.actor, now=NOW)
    again = await activities.save(earning.definition(title="Better"), publish=False, by=staff.actor, now=NOW)

    assert (draft.activity.version, again.activity.version, again.activity.status) == (1, 1, ActivityStatus.DRAFT)
    assert await reads.by_id(draft.activity.id, by=learner.actor) is None

    offered = await activities.publish(draft.activity.id, by=staff.actor, now=NOW)

    assert (offered.version, offered.definition.title, offered.status) == (1, "Better", ActivityStatus.PUBLISHED)
    assert await reads.by_id(draft.activity.id, by=learner.actor) == offered
    with pytest.raises(Conflict, match="no draft"):
        await activities.publish(draft.activity.id, by=staff.actor, now=NOW)


async def test_a_draft_of_the_next_version_leaves_the_one_on_offer_as_it_is() -> None:
    activity_id = await earning.publish(earning.definition())

    await activities.save(earning.definition(title="Next"), publish=False, by=SYSTEM, now=NOW)

    offered = await reads.by_id(activity_id, by=STRANGER)
    assert offered is not None
    assert (offered.version, offered.definition.title) == (1, "Sepsis in the first hour")
    assert (await activities.publish(activity_id, by=SYSTEM, now=NOW)).version == 2


async def test_publishing_the_same_definition_at_once_makes_one_version() -> None:
    await people.organization("creek")

    saved = await asyncio.gather(*(activities.save(earning.definition(), publish=True, by=SYSTEM, now=NOW) for _ in range(5)))

    assert sum(each.changed for each in saved) == 1
    assert [(row.number, row.title) for row in await tables.ActivityVersion.all()] == [(1, "Sepsis in the first hour")]


async def test_every_fault_is_named_and_nothing_is_saved() -> None:
    await people.organization("creek")

    with pytest.raises(InvalidInput) as refused:
        await activities.save(
            earning.definition(minutes=60, evaluation=None, title="Sepsis \U00013000"), publish=True, by=SYSTEM, now=NOW
        )

    assert [(fault.code.value, fault.path) for fault in refused.value.faults] == [
        ("INVALID_INPUT", ("definition", "designated", "0", "maximum")),
        ("INVALID_INPUT", ("definition", "evaluation")),
        ("GLYPH_MISSING", ("definition", "title")),
    ]
    assert await tables.Activity.all().count() == 0


async def test_only_the_providers_own_staff_publishes() -> None:
    activity_id = await earning.publish(earning.definition())
    foreign, learner = await people.staff(await people.organization()), await people.learner()
    before = await earning.as_it_stands()

    for wanted in (earning.definition(title="Taken over"), earning.definition(code="new")):
        with pytest.raises(InvalidInput, match="no provider 'creek'"):
            await activities.save(wanted, publish=True, by=foreign.actor, now=NOW)
    with pytest.raises(InvalidInput, match="no organization 'nobody'"):
        await activities.save(earning.definition(joint_provider="nobody"), publish=True, by=SYSTEM, now=NOW)
    for refused in (activities.publish, activities.retire):
        with pytest.raises(NotFound):
            await refused(activity_id, by=foreign.actor, now=NOW)
        with pytest.raises(Forbidden):
            await refused(activity_id, by=learner.actor, now=NOW)
        with pytest.raises(Unauthenticated):
            await refused(activity_id, by=STRANGER, now=NOW)

    assert await earning.as_it_stands() == before


async def test_retiring_is_done_once_and_publishing_again_ends_it() -> None:
    activity_id = await earning.publish(earning.definition())

    retired = await activities.retire(activity_id, by=SYSTEM, now=NOW)
    with pytest.raises(Conflict):
        await activities.retire(activity_id, by=SYSTEM, now=NOW)
    assert retired.status is ActivityStatus.RETIRED
    assert await reads.by_id(activity_id, by=STRANGER) is None

    await earning.publish(earning.definition(title="Back"))
    offered = await reads.by_id(activity_id, by=STRANGER)
    assert offered is not None
    assert offered.definition.title == "Back"


async def test_the_files_of_a_definition_are_stored_under_their_hashes(tmp_path: Path) -> None:
    await people.organization("creek")
    storage = Storage(tmp_path / "stored")
    files = {}
    for name in ("a.webm", "a.vtt", "a.png"):
        files[name] = tmp_path / name
        files[name].write_text(name)

    saved = await activities.publish_file(earning.definition(contents=(VIDEO,)), files, storage=storage, by=SYSTEM, now=NOW)

    (video,) = saved.activity.definition.contents
    assert video.poster is not None
    names = [video.media[0].file, video.captions[0].file, video.poster.file]
    stored = [storage.path(name) for name in names]
    assert [path.read_text() for path in stored if path] == ["a.webm", "a.vtt", "a.png"]


@pytest.mark.parametrize(
    ("session_key", "valid_for", "path"),
    [("evening", HOUR, "session_key"), ("morning", HOUR * 25, "valid_minutes"), ("morning", HOUR / 120, "valid_minutes")],
)
async def test_a_check_in_code_is_for_a_session_and_a_day_at_most(session_key: str, valid_for: dt.timedelta, path: str) -> None:
    activity_id = await earning.publish(earning.definition(**earning.LIVE))

    with pytest.raises(InvalidInput) as refused:
        await activities.create_check_in_code(activity_id, session_key, valid_for=valid_for, by=SYSTEM, now=NOW)

    assert refused.value.faults[0].path == (path,)
    assert await tables.CheckInCode.all().count() == 0


async def test_a_page_of_the_catalogue_costs_two_statements_whatever_its_length(statements: list[str]) -> None:
    counts = []
    for more in (range(1), range(1, 30)):
        for number in more:
            await earning.publish(earning.definition(code=f"activity-{number}"))
        statements.clear()
        page = await reads.catalogue(reads.ActivityFilter(), first=50, after=None, count=True, today=NOW.date())
        counts.append((len(page.edges), len(statements)))

    assert counts == [(1, 2), (30, 2)]
