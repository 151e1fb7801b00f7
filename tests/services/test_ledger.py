"""The ledger only grows, its balances are the sums of its entries, and a summary is what a fold over the raw entries says."""

import asyncio
import datetime as dt
from collections import Counter
from decimal import Decimal
from uuid import UUID

import pytest
from tortoise.exceptions import IntegrityError

from backend.domain.actors import STRANGER, SYSTEM
from backend.domain.credits import CreditBasis, CreditStatus, CreditType, Kind
from backend.domain.problems import Conflict, Forbidden, InvalidInput, NotFound, NothingToClaim, Unauthenticated
from backend.models import tables
from backend.models.database import transaction
from backend.reads import credits, sql
from backend.reads.certificates import CertificateStatus
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


# ------------------------------------------------------------------------------------------------------------ reversal


async def test_a_reversal_is_an_entry_that_names_the_one_it_takes_back() -> None:
    scene, entry = await claimed()
    staff = await people.staff((await tables.Organization.get(code="creek")).id)

    reversal = await ledger.reverse(entry.id, reason="  Enrolled twice. ", by=staff.actor, now=NOW + DAY)

    assert (reversal.amount, reversal.basis, reversal.reverses_id) == (Decimal("-4.00"), CreditBasis.REVERSAL, entry.id)
    assert (reversal.reason, reversal.earned_on) == ("Enrolled twice.", entry.earned_on)
    standing = await scene.stands()
    assert standing.credits[0].status is CreditStatus.REVERSED
    (certificate,) = standing.certificates
    assert (certificate.status, certificate.revocation_reason) == (CertificateStatus.REVOKED, "Enrolled twice.")
    assert certificate.revoked_at == NOW + DAY
    assert (await scene.summary()).total == Decimal("0.00")
    assert await ledger.verify() == ()


async def test_what_was_reversed_is_not_paid_again() -> None:
    scene, entry = await claimed()
    await ledger.reverse(entry.id, reason="Wrong person.", by=SYSTEM, now=NOW)

    with pytest.raises(NothingToClaim):
        await scene.claim()

    assert [str(row.amount) for row in await tables.Credit.all().order_by("-amount")] == ["4.00", "-4.00"]


async def test_the_rest_can_be_claimed_after_a_part_was_reversed_and_its_certificate_says_the_rest_alone() -> None:
    scene = await earning.scene()
    await scene.do_half()
    half = await scene.claim()
    await ledger.reverse(half.credits[0].id, reason="Wrong.", by=SYSTEM, now=NOW)
    await scene.read("two")

    rest = await scene.claim()

    assert [str(credit.amount) for credit in rest.certificate.facts.credits] == ["2.00"]
    assert (await scene.summary()).total == Decimal("2.00")
    assert {row.status for row in await tables.Certificate.all()} == {"ACTIVE", "REVOKED"}


async def test_an_entry_is_reversed_once_and_a_reversal_never() -> None:
    _, entry = await claimed()
    reversal = await ledger.reverse(entry.id, reason="Wrong.", by=SYSTEM, now=NOW)
    before = await earning.as_it_stands()

    for credit_id in (entry.id, reversal.id):
        with pytest.raises(Conflict):
            await ledger.reverse(credit_id, reason="Again.", by=SYSTEM, now=NOW)

    assert await earning.as_it_stands() == before


async def test_twenty_reversals_at_once_take_it_back_once() -> None:
    scene, entry = await claimed()

    answers = await asyncio.gather(
        *(ledger.reverse(entry.id, reason="Wrong.", by=SYSTEM, now=NOW) for _ in range(20)), return_exceptions=True
    )

    assert Counter(type(answer) for answer in answers) == {credits.Credit: 1, Conflict: 19}
    assert (await scene.summary()).total == Decimal("0.00")
    assert await ledger.verify() == ()


async def test_a_claim_and_a_reversal_at_once_leave_no_certificate_of_a_reversed_entry() -> None:
    for _ in range(5):
        scene = await earning.scene()
        await scene.do_half()
        (half,) = (await scene.claim()).credits
        await scene.read("two")

        await asyncio.gather(scene.claim(), ledger.reverse(half.id, reason="Wrong.", by=SYSTEM, now=NOW))

        certified = await tables.CertifiedCredit.filter(credit_id=half.id).values_list("certificate_id", flat=True)
        assert {row.status for row in await tables.Certificate.filter(id__in=list(certified))} == {"REVOKED"}
        assert (await scene.summary()).total == Decimal("2.00")


async def test_only_the_providers_staff_reverses_and_says_why() -> None:
    scene, entry = await claimed()
    foreign = await people.staff(await people.organization())
    before = await earning.as_it_stands()

    for actor, refusal in ((foreign.actor, NotFound), (scene.learner.actor, Forbidden), (STRANGER, Unauthenticated)):
        with pytest.raises(refusal):
            await ledger.reverse(entry.id, reason="Wrong.", by=actor, now=NOW)
    for reason in ("", " ", "x" * 301):
        with pytest.raises(InvalidInput):
            await ledger.reverse(entry.id, reason=reason, by=SYSTEM, now=NOW)

    assert await earning.as_it_stands() == before


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
