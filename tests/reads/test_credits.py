"""The ledger is searched, filtered, ordered and paged; what lies outside a filter can be counted beside it."""

import datetime as dt
from decimal import Decimal
from uuid import UUID

import pytest

from backend.domain.actors import SYSTEM
from backend.domain.credits import CreditBasis, CreditStatus, CreditType, Kind
from backend.domain.ledger import local_date
from backend.models.database import transaction
from backend.reads import credits
from backend.reads.credits import CreditFilter, CreditOrder, CreditOrderField
from backend.services import ledger
from tests import make_credits as make
from tests import make_people as people
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")

TODAY = NOW.date()


def entry(learner_id: UUID, title: str, provider: str, amount: str, *, days_ago: int = 0) -> ledger.Entry:
    return ledger.Entry(
        learner_id=learner_id,
        enrollment_id=None,
        version_id=None,
        title=title,
        provider=provider,
        kind=Kind(CreditType.AMA_PRA_CATEGORY_1),
        specialty="cardiology",
        offer="AMA_PRA_CATEGORY_1::cardiology",
        amount=Decimal(amount),
        basis=CreditBasis.TRANSFER,
        reason="",
        earned_on=TODAY - dt.timedelta(days=days_ago),
        expires_on=None,
        claim_key=f"elsewhere:{title}",
    )


async def ledger_of_three() -> UUID:
    learner = await people.learner()
    async with transaction():
        await ledger.append(
            [
                entry(learner.id, "Sepsis in the first hour", "Gulf Academy", "1.25", days_ago=3),
                entry(learner.id, "100% of the ECG", "Northern College", "4.00", days_ago=2),
                entry(learner.id, "ضغط الدم", "Gulf Academy", "2.00", days_ago=1),
            ],
            by=SYSTEM,
            now=NOW,
        )
    return learner.id


async def found(learner_id: UUID, wanted: CreditFilter, order: CreditOrder | None = None) -> list[str]:
    page = await credits.of_learner(learner_id, wanted, order or CreditOrder(), first=50, after=None, count=True, today=TODAY)
    assert page.total_count == len(page.edges)
    return [credit.title for credit in page.nodes]


@pytest.mark.parametrize(
    ("search", "titles"),
    [
        ("sepsis", ["Sepsis in the first hour"]),
        ("GULF", ["ضغط الدم", "Sepsis in the first hour"]),
        ("hour gulf", ["Sepsis in the first hour"]),
        ("hour northern", []),
        ("الدم", ["ضغط الدم"]),
        ("100%", ["100% of the ECG"]),
        ("%", ["100% of the ECG"]),
        ("_", []),
        ("  ", ["ضغط الدم", "100% of the ECG", "Sepsis in the first hour"]),
    ],
)
async def test_every_word_of_a_search_stands_in_the_title_or_the_provider(search: str, titles: list[str]) -> None:
    learner_id = await ledger_of_three()

    assert await found(learner_id, CreditFilter(search=search)) == titles


async def test_a_search_keeps_to_the_other_filters() -> None:
    learner_id = await ledger_of_three()
    gulf = CreditFilter(search="gulf", earned_to=TODAY - dt.timedelta(days=2), status=(CreditStatus.ACTIVE,))

    assert await found(learner_id, gulf) == ["Sepsis in the first hour"]
    assert await found(learner_id, CreditFilter(search="gulf", status=(CreditStatus.REVERSED,))) == []


@pytest.mark.parametrize(
    ("by", "descending", "amounts"),
    [
        (CreditOrderField.AMOUNT, True, ["4.00", "2.00", "1.25"]),
        (CreditOrderField.AMOUNT, False, ["1.25", "2.00", "4.00"]),
        (CreditOrderField.EARNED_ON, False, ["1.25", "4.00", "2.00"]),
    ],
)
async def test_pages_of_one_row_follow_the_order(by: CreditOrderField, *, descending: bool, amounts: list[str]) -> None:
    learner_id = await ledger_of_three()
    after, seen = None, []
    while True:
        order = CreditOrder(by=by, descending=descending)
        page = await credits.of_learner(learner_id, CreditFilter(), order, first=1, after=after, count=False, today=TODAY)
        seen += [str(credit.amount) for credit in page.nodes]
        after = page.page_info.end_cursor
        if not page.page_info.has_next_page:
            break

    assert seen == amounts


async def test_a_search_costs_the_statements_of_any_page(statements: list[str]) -> None:
    learner_id = await ledger_of_three()
    statements.clear()

    await found(learner_id, CreditFilter(search="gulf"))

    assert len(statements) == 3  # how many, the page, its certificates


@pytest.mark.parametrize(
    ("zone", "status"),
    [("Asia/Dubai", CreditStatus.EXPIRED), ("UTC", CreditStatus.EXPIRING), ("America/New_York", CreditStatus.EXPIRING)],
)
async def test_what_can_be_used_is_decided_by_the_date_where_the_learner_is(zone: str, status: CreditStatus) -> None:
    person = await people.learner(time_zone=zone)
    (entry_id,) = await make.add(make.entry(person.id, "1.00", expires_on=TODAY))
    late_in_the_evening = dt.datetime.combine(TODAY, dt.time(21, 30), dt.UTC)
    today = local_date(late_in_the_evening, zone)

    by_id = (await credits.by_ids([entry_id], now=late_in_the_evening))[entry_id]
    listed = await credits.of_learner(
        person.id, CreditFilter(status=(status,)), CreditOrder(), first=1, after=None, count=True, today=today
    )

    assert by_id.status is status
    assert listed.nodes == (by_id,)
