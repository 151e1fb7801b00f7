"""What a claim pays: the right amount, once, with a certificate that says the same as the ledger and the summary."""

import asyncio
import datetime as dt
from decimal import Decimal

import pytest

from backend.domain.activities import BonusRule, BonusRuleName, DesignatedCredit, Policy
from backend.domain.actors import SYSTEM
from backend.domain.awards import EnrollmentStatus
from backend.domain.credits import CreditBasis, CreditType, CreditUnit, Profession
from backend.domain.organizations import OrganizationChange
from backend.domain.problems import GlyphMissing, NotFound, NothingToClaim
from backend.models import tables
from backend.reads import certificates, credits
from backend.reads.certificates import CertificateStatus
from backend.services import claims, enrollments, ledger, organizations
from tests import make_enrollments as earning
from tests import make_people as people

pytestmark = pytest.mark.usefixtures("database")

BONUS = BonusRule(
    name=BonusRuleName.INTERACTIVE_COMPLETE, amount=Decimal("0.50"), type=CreditType.AMA_PRA_CATEGORY_1, content="case"
)


def paid(entries: tuple[credits.Credit, ...]) -> list[tuple[str, str, str]]:
    return [(entry.kind.key, str(entry.amount), entry.basis.value) for entry in entries]


async def test_half_of_four_credits_pays_two_and_coming_back_pays_the_other_two() -> None:
    scene = await earning.scene()
    await scene.do_half()
    half = await scene.claim()

    assert paid(half.credits) == [("AMA_PRA_CATEGORY_1", "2.00", "PARTIAL")]
    assert (await scene.stands()).status is EnrollmentStatus.PARTLY_CLAIMED
    assert [str(entry.amount) for entry in half.certificate.facts.credits] == ["2.00"]

    await scene.read("two")
    rest = await scene.claim()

    assert paid(rest.credits) == [("AMA_PRA_CATEGORY_1", "2.00", "TOP_UP")]
    standing = await scene.stands()
    assert standing.status is EnrollmentStatus.CLAIMED
    assert {entry.certificates for entry in rest.credits} == {(rest.certificate,)}
    newest, oldest = sorted(standing.certificates, key=lambda each: each.status)
    assert (newest.number, newest.status) == (rest.certificate.number, CertificateStatus.ACTIVE)
    assert (oldest.status, oldest.superseded_by_number) == (CertificateStatus.SUPERSEDED, newest.number)
    assert [str(entry.amount) for entry in oldest.facts.credits] == ["2.00"]


async def test_a_new_accreditation_statement_is_printed_from_then_on_and_nowhere_before() -> None:
    scene = await earning.scene()
    await scene.do_half()
    before = (await scene.claim()).certificate
    provider = (await scene.stands()).activity.provider
    own = "Accredited by the Board of the Creek for as long as it flows."

    change = OrganizationChange(accreditation_statement=own)
    await organizations.update(provider.id, change, by=SYSTEM, now=scene.now)
    await scene.read("two")
    after = (await scene.claim()).certificate

    assert after.facts.statements == (own, *before.facts.statements[1:])
    assert before.facts.statements[0].startswith(f"The {provider.name} is accredited by the Accreditation Council")
    kept = await certificates.by_number(before.number)
    assert kept is not None
    assert kept.facts.statements == before.facts.statements


async def test_summary_ledger_and_certificate_agree_to_the_hundredth() -> None:
    scene = await earning.scene(earning.definition(minutes=75, designated=earning.designated("1.25")))
    await scene.do_half()
    await scene.claim()
    assert (await scene.summary()).total == Decimal("0.50")

    await scene.read("two")
    claimed = await scene.claim()

    entries = (await scene.stands()).credits
    assert paid(entries) == [("AMA_PRA_CATEGORY_1", "0.50", "PARTIAL"), ("AMA_PRA_CATEGORY_1", "0.75", "TOP_UP")]
    assert str((await scene.summary()).total) == "1.25"
    assert [str(entry.amount) for entry in claimed.certificate.facts.credits] == ["1.25"]
    (certified,) = (await credits.of_certificates([claimed.certificate.id], now=scene.now)).values()
    assert {credit.id for credit in certified} == {entry.id for entry in entries}
    assert await ledger.verify() == ()


async def test_claiming_twice_pays_once_and_the_second_claim_writes_nothing() -> None:
    scene = await earning.scene()
    await scene.do_all()
    claimed = await scene.claim()
    before = await earning.as_it_stands()

    with pytest.raises(NothingToClaim) as refused:
        await scene.claim()

    assert paid(claimed.credits) == [("AMA_PRA_CATEGORY_1", "4.00", "FULL")]
    assert refused.value.faults[0].path == ("enrollment_id",)
    assert await earning.as_it_stands() == before


async def test_two_hundred_claims_at_once_pay_once() -> None:
    scene = await earning.scene(earning.definition(designated=(earning.AMA, earning.MOC)))
    await scene.do_all()

    answers = await asyncio.gather(*(scene.claim() for _ in range(200)), return_exceptions=True)

    (claimed,) = [answer for answer in answers if isinstance(answer, claims.Claimed)]
    assert sum(isinstance(answer, NothingToClaim) for answer in answers) == 199
    assert paid(claimed.credits) == [("AMA_PRA_CATEGORY_1", "4.00", "FULL"), ("MOC:ABIM", "3.00", "FULL")]
    assert await tables.Credit.all().count() == 2
    assert await tables.Certificate.all().count() == 1
    assert (await scene.summary()).total == Decimal("4.00")
    assert await ledger.verify() == ()


async def test_claims_in_activities_that_name_their_kinds_in_opposite_order_do_not_block_each_other() -> None:
    learner = await people.learner()
    scenes = [
        await earning.scene(earning.definition(code=f"activity-{n}", designated=order), learner=learner)
        for n, order in enumerate([(earning.AMA, earning.MOC), (earning.MOC, earning.AMA)] * 8)
    ]
    for scene in scenes:
        await scene.do_all()

    await asyncio.gather(*(scene.claim() for scene in scenes))

    summary = await scenes[0].summary()
    assert (summary.total, summary.points) == (Decimal("64.00"), Decimal("48.00"))
    assert await ledger.verify() == ()


async def test_points_stand_beside_credits_and_are_never_added_to_them() -> None:
    specialty = DesignatedCredit(type=CreditType.SPECIALTY, specialty="cardiology", maximum=Decimal("1.00"))
    scene = await earning.scene(earning.definition(designated=(earning.AMA, earning.MOC, specialty)))
    await scene.do_all()
    await scene.claim()

    summary = await scene.summary()

    assert (summary.total, summary.points) == (Decimal("4.00"), Decimal("3.00"))
    assert {(group.key, str(group.amount), group.unit) for group in summary.by_type} == {
        ("AMA_PRA_CATEGORY_1", "4.00", CreditUnit.CREDIT),
        ("MOC:ABIM", "3.00", CreditUnit.POINT),
        ("SPECIALTY", "1.00", CreditUnit.CREDIT),
    }
    assert [(entry.kind.key, entry.counts_in_total) for entry in (await scene.stands()).credits] == [
        ("AMA_PRA_CATEGORY_1", True),
        ("SPECIALTY:cardiology", False),
        ("MOC:ABIM", True),
    ]
    (certificate,) = (await scene.stands()).certificates
    assert [entry.type.value for entry in certificate.facts.credits] == ["AMA_PRA_CATEGORY_1", "MOC", "SPECIALTY"]


async def test_a_nurse_is_paid_the_kind_that_a_nurse_may_claim() -> None:
    nurse = await people.learner(profession=Profession.NURSE)
    scene = await earning.scene(earning.definition(designated=(earning.AMA, earning.ACCME, earning.MOC)), learner=nurse)
    await scene.do_all()

    claimed = await scene.claim()

    assert paid(claimed.credits) == [("ACCME", "4.00", "FULL")]
    assert claimed.credits[0].counts_in_total
    assert not any("AMA PRA" in statement for statement in claimed.certificate.facts.statements)


async def test_a_bonus_is_an_entry_of_its_own_with_its_reason_and_stays_within_the_maximum() -> None:
    ama = DesignatedCredit(type=CreditType.AMA_PRA_CATEGORY_1, maximum=Decimal("4.00"), base=Decimal("3.50"))
    scene = await earning.scene(
        earning.definition(designated=(ama,), contents=(earning.ONE, earning.CASE), policy=Policy(bonus=(BONUS,)))
    )
    await scene.do_half()
    await scene.claim()
    await scene.decide()
    claimed = await scene.claim()

    assert [(str(entry.amount), entry.basis, entry.reason) for entry in claimed.credits] == [
        ("1.75", CreditBasis.TOP_UP, None),
        ("0.50", CreditBasis.BONUS, "interactive-complete:case"),
    ]
    assert [str(entry.amount) for entry in claimed.certificate.facts.credits] == ["4.00"]
    assert (await scene.summary()).total == Decimal("4.00")


async def test_a_name_that_cannot_be_printed_is_refused_and_nothing_is_paid() -> None:
    scene = await earning.scene(learner=await people.learner(given_name="\U00013000"))
    await scene.do_all()
    before = await earning.as_it_stands()

    with pytest.raises(GlyphMissing) as refused:
        await scene.claim()

    assert refused.value.faults[0].parameters == {"characters": "\U00013000"}
    assert await earning.as_it_stands() == before


@pytest.mark.parametrize("missing", ["test", "evaluation", "content"])
async def test_nothing_is_paid_while_a_gate_is_open(missing: str) -> None:
    scene = await earning.scene()
    if missing != "content":
        await scene.read("one")
        await scene.read("two")
    if missing != "test":
        await scene.take_test()
    if missing != "evaluation":
        await scene.evaluate()
    before = await earning.as_it_stands()

    with pytest.raises(NothingToClaim):
        await scene.claim()

    assert await earning.as_it_stands() == before


async def test_somebody_else_cannot_claim_it() -> None:
    scene = await earning.scene()
    await scene.do_all()
    other = await people.learner()
    before = await earning.as_it_stands()

    with pytest.raises(NotFound):
        await claims.claim(scene.enrollment_id, public_url=earning.PUBLIC_URL, by=other.actor, now=scene.now)

    assert await earning.as_it_stands() == before


async def test_who_has_withdrawn_is_paid_after_enrolling_again() -> None:
    scene = await earning.scene()
    await scene.do_all()
    await enrollments.withdraw(scene.enrollment_id, **scene.own)

    with pytest.raises(NothingToClaim):
        await scene.claim()
    assert await enrollments.enroll(scene.activity_id, **scene.own) == scene.enrollment_id

    assert paid((await scene.claim()).credits) == [("AMA_PRA_CATEGORY_1", "4.00", "FULL")]


@pytest.mark.parametrize(
    ("policy", "expires_on"),
    [
        (Policy(), None),
        (Policy(credit_valid_months=24), dt.date(2028, 3, 9)),
        (Policy(credit_valid_until=dt.date(2027, 12, 31)), dt.date(2027, 12, 31)),
    ],
)
async def test_the_activity_states_how_long_its_credit_may_be_used(policy: Policy, expires_on: dt.date | None) -> None:
    scene = await earning.scene(earning.definition(policy=policy))
    await scene.do_all()

    (entry,) = (await scene.claim()).credits

    assert (entry.earned_on, entry.expires_on) == (dt.date(2026, 3, 9), expires_on)


async def test_credit_is_dated_in_the_learners_zone_by_the_day_of_completion_not_of_the_claim() -> None:
    late_in_the_evening = dt.datetime(2025, 12, 31, 21, 30, tzinfo=dt.UTC)  # in Dubai, the new year has begun
    scene = await earning.scene(earning.definition(released_on=dt.date(2025, 1, 1)), now=late_in_the_evening)
    await scene.do_all()
    scene.now = people.NOW

    claimed = await scene.claim()

    assert claimed.credits[0].earned_on == dt.date(2026, 1, 1)
    assert claimed.certificate.facts.completed_on == dt.date(2026, 1, 1)
    assert claimed.certificate.facts.issued_on == dt.date(2026, 3, 9)
    before = await scene.summary(start=dt.date(2025, 1, 1), end=dt.date(2025, 12, 31))
    assert before.total == Decimal("0.00")


async def test_the_certificates_number_leads_to_it_and_its_address_is_the_installations() -> None:
    scene = await earning.scene()
    await scene.do_all()
    claimed = await scene.claim()

    assert await certificates.by_number(claimed.certificate.number) == claimed.certificate
    assert claimed.certificate.facts.verify_url == f"https://credits.example.org/verify/{claimed.certificate.number}"
    assert not claimed.certificate.ready
