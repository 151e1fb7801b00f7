"""The ledger only grows, its balances are the sums of its entries, and a summary is what a fold over the raw entries says."""

import datetime as dt
import importlib
from decimal import Decimal
from types import SimpleNamespace
from uuid import UUID

import pytest
from tortoise.exceptions import IntegrityError

from backend.domain.activities import Policy
from backend.domain.actors import SYSTEM
from backend.domain.credits import CreditBasis, CreditType, Kind
from backend.models import database, tables
from backend.models.database import transaction
from backend.reads import credits, sql
from backend.services import ledger
from tests import make_enrollments as earning
from tests import make_people as people
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")

DAY = dt.timedelta(days=1)


async def claimed() -> tuple[earning.Scene, credits.Credit]:
    scene = await earning.scene()
    await scene.do_all()
    (entry,) = (await scene.claim()).credits
    return scene, entry


# ------------------------------------------------------------------------------------------------------------ append-only


@pytest.mark.parametrize("table", ["credit", "learning_event"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
async def test_the_database_itself_refuses_to_change_or_delete(table: str, statement: str) -> None:
    await claimed()
    before = await earning.as_it_stands()

    with pytest.raises(IntegrityError, match=f"{table} is append-only"):
        async with transaction():
            await sql.execute(statement.format(table))

    assert await earning.as_it_stands() == before


async def test_an_award_stands_once_whoever_adds_it_again() -> None:
    learner = await people.learner()
    entry = transferred(learner.id, "2.00", NOW.date())
    before = await earning.as_it_stands()

    with pytest.raises(IntegrityError):
        async with transaction():
            await ledger.append([entry, entry], by=SYSTEM, now=NOW)

    assert await earning.as_it_stands() == before


def transferred(learner_id: UUID, amount: str, earned_on: dt.date) -> ledger.Entry:
    return ledger.Entry(
        learner_id=learner_id,
        enrollment_id=None,
        version_id=None,
        title="Elsewhere",
        provider="Elsewhere",
        kind=Kind(CreditType.AMA_PRA_CATEGORY_1),
        specialty="cardiology",
        offer="AMA_PRA_CATEGORY_1::cardiology",
        amount=Decimal(amount),
        basis=CreditBasis.TRANSFER,
        reason="",
        earned_on=earned_on,
        expires_on=None,
        claim_key=f"elsewhere:{earned_on}",
    )


# ------------------------------------------------------------------------------------------------------------ balances


async def test_a_planted_wrong_balance_is_found_and_named() -> None:
    scene, entry = await claimed()
    assert await ledger.verify() == ()

    async with transaction():
        await sql.execute("UPDATE credit_balance SET amount = amount + 25")

    assert await ledger.verify() == (
        ledger.Difference(
            str(scene.learner.id),
            "AMA_PRA_CATEGORY_1:critical-care:0 of AMA_PRA_CATEGORY_1::critical-care",
            str(entry.earned_on),
            recorded=425,
            computed=400,
        ),
    )


async def test_a_balance_without_entries_and_an_entry_without_balance_are_found() -> None:
    await claimed()
    async with transaction():
        await sql.execute("UPDATE credit_balance SET earned_on = :other", other=dt.date(2020, 1, 1))

    assert [(found.earned_on, found.recorded, found.computed) for found in await ledger.verify()] == [
        ("2020-01-01", 400, 0),
        ("2026-03-09", 0, 400),
    ]


async def test_a_planted_wrong_total_and_a_missing_one_are_found_and_named() -> None:
    scene, entry = await claimed()
    async with transaction():
        await sql.execute("UPDATE credit_total SET amount = amount + 25 WHERE aspect = 'TOTAL' AND grain = 'YEAR'")
        await sql.execute("DELETE FROM credit_total WHERE aspect = 'TYPE' AND grain = 'DAY'")

    assert await ledger.verify() == (
        ledger.Difference(str(scene.learner.id), "TOTAL CREDIT YEAR", "2026-01-01", recorded=425, computed=400),
        ledger.Difference(
            str(scene.learner.id), "TYPE AMA_PRA_CATEGORY_1 CREDIT DAY", str(entry.earned_on), recorded=0, computed=400
        ),
    )


async def test_an_upgrade_fills_the_totals_from_the_entries_that_stand() -> None:
    several = earning.definition(designated=(earning.AMA, earning.MOC), policy=Policy(credit_valid_months=1))
    scene = await earning.scene(several)
    await scene.do_all()
    await scene.claim()
    async with transaction():
        await sql.execute("DELETE FROM credit_total")
    migration = importlib.import_module("backend.models.migrations.0004_totals")

    await migration.fill(None, SimpleNamespace(client=database.client()))

    assert await ledger.verify() == ()
    assert (await scene.summary()).total == Decimal("4.00")
    assert await tables.CreditTotal.filter(aspect="EXPIRY").count() == 6
