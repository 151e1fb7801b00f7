"""Drafts that are not finished, copies, second thoughts: what staff does before anybody sees it, and what nobody else may."""

import datetime as dt
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

import pytest

from backend.domain.activities import ActivityStatus
from backend.domain.actors import STRANGER, SYSTEM, Role
from backend.domain.problems import Conflict, Forbidden, InvalidInput, NotFound, Unauthenticated
from backend.models import tables
from backend.reads import activities as offered
from backend.reads import authoring as reads
from backend.services import activities, authoring
from tests import make_enrollments as earning
from tests import make_people as people
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")

HOUR = dt.timedelta(hours=1)
UNFINISHED = earning.definition(title="", contents=(), minutes=0, evaluation=None)


async def of_provider(organization_id: Any, **changes: Any) -> list[tuple[str, int | None, int | None]]:
    """Code, version on offer and draft of a provider's activities, as the system sees them."""
    options: dict[str, Any] = {"first": 50, "after": None, "count": False, "by": SYSTEM, **changes}
    wanted = options.pop("wanted", reads.AuthoredActivityFilter())
    page = await reads.of_provider(organization_id, wanted, **options)
    return [(one.definition.code, one.version, one.draft) for one in page.nodes]


# ------------------------------------------------------------------------------------------------------------ drafts


async def test_an_unfinished_draft_is_kept_and_not_published_before_it_is_finished() -> None:
    staff = await people.staff(await people.organization("creek"))
    draft = await activities.save(UNFINISHED, publish=False, by=staff.actor, now=NOW)
    before = await earning.as_it_stands()

    with pytest.raises(InvalidInput) as refused:
        await activities.publish(draft.activity.id, by=staff.actor, now=NOW)

    assert [fault.path for fault in refused.value.faults] == [
        ("definition", "title"),
        ("definition", "minutes"),
        ("definition", "designated", "0", "maximum"),
        ("definition", "evaluation"),
        ("definition", "contents"),
    ]
    assert await earning.as_it_stands() == before
    await activities.save(earning.definition(), publish=False, by=staff.actor, now=NOW)
    assert (await activities.publish(draft.activity.id, by=staff.actor, now=NOW)).version == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"code": " "}, "code"),
        ({"title": "x" * 301}, "title"),
        ({"language": "x" * 9}, "language"),
        ({"minutes": -1}, "minutes"),
    ],
)
async def test_a_draft_that_no_table_could_hold_is_refused(changes: dict[str, Any], field: str) -> None:
    await people.organization("creek")

    with pytest.raises(InvalidInput) as refused:
        await activities.save(earning.definition(**changes), publish=False, by=SYSTEM, now=NOW)

    assert {fault.path for fault in refused.value.faults} == {("definition", field)}
    assert await tables.Activity.all().count() == 0


async def test_what_somebody_else_saved_meanwhile_is_not_overwritten() -> None:
    await people.organization("creek")
    first = await activities.save(earning.definition(), publish=False, by=SYSTEM, now=NOW, expected_digest="")
    seen = await reads.by_id(first.activity.id, by=SYSTEM)
    assert seen is not None
    await activities.save(earning.definition(title="Theirs"), publish=False, by=SYSTEM, now=NOW, expected_digest=seen.digest)
    before = await earning.as_it_stands()

    with pytest.raises(Conflict) as moved:
        await activities.save(earning.definition(title="Mine"), publish=False, by=SYSTEM, now=NOW, expected_digest=seen.digest)
    with pytest.raises(Conflict) as taken:
        await activities.save(earning.definition(title="New"), publish=False, by=SYSTEM, now=NOW, expected_digest="")

    assert (moved.value.faults[0].path, taken.value.faults[0].path) == (("expected_digest",), ("definition", "code"))
    assert await earning.as_it_stands() == before


async def test_a_discarded_draft_leaves_the_version_on_offer_and_takes_a_new_activity_with_it() -> None:
    offered_id = await earning.publish(earning.definition())
    await activities.save(earning.definition(title="Next"), publish=False, by=SYSTEM, now=NOW)
    new = await activities.save(earning.definition(code="new"), publish=False, by=SYSTEM, now=NOW)

    assert await authoring.discard_draft(offered_id, by=SYSTEM, now=NOW) is True
    assert await authoring.discard_draft(new.activity.id, by=SYSTEM, now=NOW) is False

    assert [(row.title, row.number) for row in await tables.ActivityVersion.all()] == [("Sepsis in the first hour", 1)]
    assert await tables.Activity.all().count() == 1
    with pytest.raises(Conflict, match="no draft"):
        await authoring.discard_draft(offered_id, by=SYSTEM, now=NOW)


# ------------------------------------------------------------------------------------------------------------ copies


async def test_a_copy_is_a_draft_of_the_newest_version_under_a_code_of_its_own() -> None:
    activity_id = await earning.publish(earning.definition())
    await activities.save(earning.definition(description="Newer."), publish=False, by=SYSTEM, now=NOW)

    copy = await reads.by_id(
        await authoring.duplicate(activity_id, code=" sepsis-2 ", title="Sepsis again", by=SYSTEM, now=NOW), by=SYSTEM
    )

    assert copy is not None
    assert copy.definition == earning.definition(code="sepsis-2", title="Sepsis again", description="Newer.")
    assert (copy.status, copy.version, copy.draft, copy.participants) == (ActivityStatus.DRAFT, None, 1, 0)


async def test_a_copy_never_lands_on_another_activity() -> None:
    activity_id = await earning.publish(earning.definition())
    before = await earning.as_it_stands()

    with pytest.raises(Conflict) as taken:
        await authoring.duplicate(activity_id, code="sepsis", title="Again", by=SYSTEM, now=NOW)
    with pytest.raises(InvalidInput):
        await authoring.duplicate(activity_id, code="", title="Again", by=SYSTEM, now=NOW)

    assert taken.value.faults[0].path == ("code",)
    assert await earning.as_it_stands() == before


# ------------------------------------------------------------------------------------------------------------ retiring


async def test_a_retired_activity_is_restored_as_it_was() -> None:
    activity_id = await earning.publish(earning.definition())
    before = await earning.as_it_stands()

    await activities.retire(activity_id, by=SYSTEM, now=NOW)
    await authoring.restore(activity_id, by=SYSTEM, now=NOW + HOUR)

    assert await earning.as_it_stands() == before
    assert await offered.by_id(activity_id, by=STRANGER) is not None
    with pytest.raises(Conflict):
        await authoring.restore(activity_id, by=SYSTEM, now=NOW)


# ------------------------------------------------------------------------------------------------------------ who may


ACTS: dict[str, Callable[..., Awaitable[object]]] = {
    "duplicate": lambda activity_id, **who: authoring.duplicate(activity_id, code="copy", title="Copy", **who),
    "restore": authoring.restore,
    "discard_draft": authoring.discard_draft,
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
async def test_only_the_providers_own_staff_acts(act: Callable[..., Awaitable[object]]) -> None:
    activity_id = await earning.publish(earning.definition())
    await activities.save(earning.definition(title="Next"), publish=False, by=SYSTEM, now=NOW)
    foreign = await people.staff(await people.organization())
    learner, auditor = await people.learner(), await people.learner(roles=[Role.AUDITOR])
    before = await earning.as_it_stands()

    for known in (activity_id, uuid4()):
        with pytest.raises(NotFound):
            await act(known, by=foreign.actor, now=NOW)
    for refused in (learner, auditor):
        with pytest.raises(Forbidden):
            await act(activity_id, by=refused.actor, now=NOW)
    with pytest.raises(Unauthenticated):
        await act(activity_id, by=STRANGER, now=NOW)

    assert await earning.as_it_stands() == before


async def test_a_providers_activities_are_shown_to_those_who_oversee_it() -> None:
    activity_id = await earning.publish(earning.definition())
    creek = await people.staff((await tables.Organization.get(code="creek")).id)
    foreign, auditor = await people.staff(await people.organization()), await people.learner(roles=[Role.AUDITOR])
    (provider_id,) = creek.actor.organization_ids

    for seeing in (creek, auditor):
        assert await reads.by_id(activity_id, by=seeing.actor) is not None
        assert await of_provider(provider_id, by=seeing.actor) == [("sepsis", 1, None)]
    for blind in (foreign, await people.learner()):
        assert await reads.by_id(activity_id, by=blind.actor) is None
        with pytest.raises(NotFound):
            await of_provider(provider_id, by=blind.actor)


# ------------------------------------------------------------------------------------------------------------ the list


async def test_the_list_is_searched_filtered_and_paged_newest_first() -> None:
    await earning.publish(earning.definition())
    await activities.save(earning.definition(code="two", title="Étude"), publish=False, by=SYSTEM, now=NOW + HOUR)
    retired = await earning.publish(earning.definition(code="three", title="Gone"), now=NOW + 2 * HOUR)
    await activities.retire(retired, by=SYSTEM, now=NOW)
    await earning.publish(earning.definition(code="elsewhere", provider="other"))
    creek = (await tables.Organization.get(code="creek")).id

    assert await of_provider(creek) == [("three", 1, None), ("two", None, 1), ("sepsis", 1, None)]
    for wanted, codes in (
        ({"search": "etude"}, ["two"]),
        ({"statuses": (ActivityStatus.RETIRED,)}, ["three"]),
        ({"draft": True}, ["two"]),
        ({"draft": False}, ["three", "sepsis"]),
    ):
        found = await of_provider(creek, wanted=reads.AuthoredActivityFilter(**wanted))
        assert [code for code, _, _ in found] == codes

    first = await reads.of_provider(creek, reads.AuthoredActivityFilter(), first=2, after=None, count=True, by=SYSTEM)
    assert (first.total_count, first.page_info.has_next_page) == (3, True)
    assert await of_provider(creek, first=2, after=first.page_info.end_cursor) == [("sepsis", 1, None)]


async def test_the_list_counts_those_who_take_part() -> None:
    scene = await earning.scene()
    await earning.scene()
    provider = (await tables.Organization.get(code="creek")).id

    page = await reads.of_provider(provider, reads.AuthoredActivityFilter(), first=1, after=None, count=False, by=SYSTEM)

    assert [(one.id, one.participants) for one in page.nodes] == [(scene.activity_id, 2)]


async def test_a_page_of_the_list_costs_three_statements_whatever_its_length(statements: list[str]) -> None:
    provider = await people.organization("creek")
    counts = []
    for more in (range(1), range(1, 30)):
        for number in more:
            await earning.publish(earning.definition(code=f"activity-{number}"))
        statements.clear()
        page = await reads.of_provider(provider, reads.AuthoredActivityFilter(), first=50, after=None, count=True, by=SYSTEM)
        counts.append((len(page.edges), len(statements)))

    assert counts == [(1, 3), (30, 3)]
