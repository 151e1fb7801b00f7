"""Looking through those who take part: what is found, in which order, at what cost."""

from datetime import timedelta
from uuid import UUID

import pytest

from backend.domain.awards import EnrollmentStatus
from backend.models import tables
from backend.reads import participants
from backend.reads.participants import ParticipantFilter
from backend.services import enrollments
from tests import make_enrollments as earning
from tests import make_people as people
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")


async def names(activity_id: UUID, **wanted: object) -> list[str]:
    page = await participants.page(
        ParticipantFilter(activity_ids=(activity_id,), **wanted),  # type: ignore[arg-type] # whatever a test asks for
        providers=None,
        first=50,
        after=None,
        count=True,
        now=NOW,
    )
    assert page.total_count == len(page.nodes)
    return [(await tables.Learner.get(id=node.learner_id)).given_name for node in page.nodes]


async def three() -> earning.Scene:
    """Amal has earned half, Basma everything and claimed it, Carim has not begun."""
    amal = await earning.scene()
    basma = await earning.scene(
        learner=await people.learner(given_name="Basma", email="basma@north.example"), now=NOW + timedelta(hours=1)
    )
    await earning.scene(learner=await people.learner(given_name="Carim"), now=NOW + timedelta(hours=2))
    await amal.do_half()
    await basma.do_all()
    await basma.claim()
    return amal


async def test_the_one_touched_last_comes_first() -> None:
    scene = await three()

    assert await names(scene.activity_id) == ["Carim", "Basma", "Amal"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"search": "basma"}, ["Basma"]),
        ({"search": "NORTH.example"}, ["Basma"]),
        ({"search": "haddad amal"}, ["Amal"]),
        ({"search": "100%"}, []),
        ({"status": (EnrollmentStatus.CLAIMED, EnrollmentStatus.READY_TO_CLAIM)}, ["Basma", "Amal"]),
        ({"waiting_since": NOW + timedelta(minutes=1)}, ["Amal"]),
        ({"waiting_since": NOW + timedelta(days=1)}, ["Carim", "Amal"]),
    ],
)
async def test_a_filter_finds_what_it_says(wanted: dict[str, object], found: list[str]) -> None:
    scene = await three()

    assert await names(scene.activity_id, **wanted) == found


async def test_pages_follow_each_other_without_gap_or_repetition() -> None:
    scene = await three()
    seen: list[UUID] = []
    after = None
    for _ in range(3):
        page = await participants.page(
            ParticipantFilter(activity_ids=(scene.activity_id,)), providers=None, first=1, after=after, count=False, now=NOW
        )
        seen += [node.id for node in page.nodes]
        after = page.page_info.end_cursor

    assert len(set(seen)) == 3
    assert not page.page_info.has_next_page


async def test_only_what_the_providers_offer_is_found() -> None:
    scene = await three()
    provider = await tables.Activity.get(id=scene.activity_id)

    async def found(providers: set[UUID]) -> int:
        page = await participants.page(ParticipantFilter(), providers=providers, first=50, after=None, count=False, now=NOW)
        return len(page.nodes)

    assert await found({provider.provider_id}) == 3
    assert await found({await people.organization()}) == 0
    assert await found(set()) == 0


async def test_figures_count_every_status_that_somebody_has() -> None:
    scene = await three()

    counts = {each.status.value: each.count for each in await participants.figures(scene.activity_id, now=NOW)}

    assert counts == {"IN_PROGRESS": 1, "READY_TO_CLAIM": 1, "CLAIMED": 1}


async def test_who_did_not_earn_in_time_counts_as_expired() -> None:
    scene = await earning.scene(earning.definition(expires_on=NOW.date()))

    (count,) = await participants.figures(scene.activity_id, now=NOW + timedelta(days=1))

    assert (count.status, count.count) == (EnrollmentStatus.EXPIRED, 1)


async def test_a_page_costs_the_same_statements_however_many_take_part(statements: list[str]) -> None:
    scene = await earning.scene()
    for _ in range(4):
        await enrollments.enroll(scene.activity_id, by=(await people.learner()).actor, now=NOW)

    async def cost(first: int) -> int:
        statements.clear()
        await participants.page(ParticipantFilter(search="amal"), providers=None, first=first, after=None, count=True, now=NOW)
        return len(statements)

    assert await cost(1) == await cost(50) == 5  # the count, the ids, the enrollments, their credits, their certificates
