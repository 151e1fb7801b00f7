"""Taking an entry back: what it lowers, what it does to certificates, and who may."""

import asyncio
import datetime as dt
from collections import Counter
from decimal import Decimal

import pytest

from backend.domain.actors import STRANGER
from backend.domain.credits import CreditBasis, CreditStatus, CreditType
from backend.domain.problems import Conflict, Forbidden, InvalidInput, NotFound, NothingToClaim, Unauthenticated
from backend.models import tables
from backend.reads import credits
from backend.reads.certificates import Certificate, CertificateStatus
from backend.reads.credits import CreditFilter, CreditOrder
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


async def test_a_reversal_is_an_entry_that_names_the_one_it_takes_back() -> None:
    scene, entry = await claimed()
    staff = await people.staff((await tables.Organization.get(code="creek")).id)

    reversal = await earning.reverse(entry.id, reason="  Enrolled twice. ", by=staff.actor, now=NOW + DAY)

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
    await earning.reverse(entry.id, reason="Wrong person.")

    with pytest.raises(NothingToClaim):
        await scene.claim()

    assert [str(row.amount) for row in await tables.Credit.all().order_by("-amount")] == ["4.00", "-4.00"]


async def test_the_rest_can_be_claimed_after_a_part_was_reversed_and_its_certificate_says_the_rest_alone() -> None:
    scene = await earning.scene()
    await scene.do_half()
    half = await scene.claim()
    await earning.reverse(half.credits[0].id)
    await scene.read("two")

    rest = await scene.claim()

    assert [str(credit.amount) for credit in rest.certificate.facts.credits] == ["2.00"]
    assert (await scene.summary()).total == Decimal("2.00")
    assert {row.status for row in await tables.Certificate.all()} == {"ACTIVE", "REVOKED"}


async def test_an_entry_is_reversed_once_and_a_reversal_never() -> None:
    _, entry = await claimed()
    reversal = await earning.reverse(entry.id)
    before = await earning.as_it_stands()

    for credit_id in (entry.id, reversal.id):
        with pytest.raises(Conflict):
            await earning.reverse(credit_id, reason="Again.")

    assert await earning.as_it_stands() == before


async def test_twenty_reversals_at_once_take_it_back_once() -> None:
    scene, entry = await claimed()

    answers = await asyncio.gather(*(earning.reverse(entry.id) for _ in range(20)), return_exceptions=True)

    assert Counter(type(answer) for answer in answers) == {credits.Credit: 1, Conflict: 19}
    assert (await scene.summary()).total == Decimal("0.00")
    assert await ledger.verify() == ()


async def test_a_claim_and_a_reversal_at_once_leave_no_certificate_of_a_reversed_entry() -> None:
    for _ in range(5):
        scene = await earning.scene()
        await scene.do_half()
        (half,) = (await scene.claim()).credits
        await scene.read("two")

        await asyncio.gather(scene.claim(), earning.reverse(half.id))

        certified = await tables.CertifiedCredit.filter(credit_id=half.id).values_list("certificate_id", flat=True)
        assert {row.status for row in await tables.Certificate.filter(id__in=list(certified))} == {"REVOKED"}
        assert (await scene.summary()).total == Decimal("2.00")


async def test_only_the_providers_staff_reverses_and_says_why() -> None:
    scene, entry = await claimed()
    foreign = await people.staff(await people.organization())
    before = await earning.as_it_stands()

    for actor, refusal in ((foreign.actor, NotFound), (scene.learner.actor, Forbidden), (STRANGER, Unauthenticated)):
        with pytest.raises(refusal):
            await earning.reverse(entry.id, reason="Wrong.", by=actor, now=NOW)
    for reason in ("", " ", "x" * 301):
        with pytest.raises(InvalidInput):
            await earning.reverse(entry.id, reason=reason)

    assert await earning.as_it_stands() == before


# ------------------------------------------------------------------------------------------------------------ certificates


async def certificates(scene: earning.Scene) -> dict[CertificateStatus, Certificate]:
    """The one certificate of each status."""
    listed = (await scene.stands()).certificates
    assert len({certificate.status for certificate in listed}) == len(listed)
    return {certificate.status: certificate for certificate in listed}


def certified(certificate: Certificate) -> list[str]:
    return [str(credit.amount) for credit in certificate.facts.credits]


async def test_when_a_top_up_is_taken_back_the_first_half_gets_a_certificate_of_its_own() -> None:
    scene = await earning.scene()
    await scene.do_half()
    half = await scene.claim()
    await scene.read("two")
    whole = await scene.claim()

    await earning.reverse(whole.credits[0].id, reason="The second half was not read.")

    found = await certificates(scene)
    assert found.keys() == set(CertificateStatus)
    active, superseded, revoked = (found[status] for status in CertificateStatus)
    assert (certified(active), certified(revoked), certified(superseded)) == (["2.00"], ["4.00"], ["2.00"])
    assert (revoked.id, revoked.revocation_reason) == (whole.certificate.id, "The second half was not read.")
    assert (revoked.superseded_by_number, active.superseded_by_number) == (active.number, None)
    assert (superseded.id, superseded.superseded_by_id) == (half.certificate.id, revoked.id)
    assert active.facts.verify_url == f"{earning.PUBLIC_URL}/verify/{active.number}"
    listed = await credits.of_certificates([active.id], now=NOW)
    assert [entry.id for entry in listed[active.id]] == [half.credits[0].id]


async def test_when_points_are_taken_back_the_credits_of_the_same_claim_stay_certified() -> None:
    scene = await earning.scene(earning.definition(designated=(earning.AMA, earning.MOC)))
    await scene.do_all()
    claim = await scene.claim()
    (points,) = (entry for entry in claim.credits if entry.type is CreditType.MOC)

    await earning.reverse(points.id)

    found = await certificates(scene)
    assert found.keys() == {CertificateStatus.ACTIVE, CertificateStatus.REVOKED}
    assert certified(found[CertificateStatus.ACTIVE]) == ["4.00"]
    assert not any("Maintenance of Certification" in text for text in found[CertificateStatus.ACTIVE].facts.statements)


async def test_credit_that_is_taken_back_piece_by_piece_ends_without_a_valid_certificate() -> None:
    scene = await earning.scene(earning.definition(designated=(earning.AMA, earning.MOC)))
    await scene.do_all()

    for entry in (await scene.claim()).credits:
        await earning.reverse(entry.id)

    assert Counter(each.status for each in (await scene.stands()).certificates) == {CertificateStatus.REVOKED: 2}
    assert (await scene.summary()).total == (await scene.summary()).points == Decimal("0.00")


async def test_a_name_that_no_certificate_could_print_today_stays_as_it_was_certified() -> None:
    scene = await earning.scene()
    await scene.do_half()
    await scene.claim()
    await scene.read("two")
    whole = await scene.claim()
    await tables.Learner.filter(id=scene.learner.id).update(printed_name="\N{HANGUL SYLLABLE GAG}")

    await earning.reverse(whole.credits[0].id)

    assert (await certificates(scene))[CertificateStatus.ACTIVE].learner_name == "Amal Haddad"


# ------------------------------------------------------------------------------------------------------------ what follows


async def listed(scene: earning.Scene, *status: CreditStatus) -> list[str]:
    page = await credits.of_learner(
        scene.learner.id,
        CreditFilter(status=status),
        CreditOrder(),
        first=10,
        after=None,
        count=True,
        today=NOW.date(),
    )
    assert page.total_count == len(page.nodes)
    return sorted(str(entry.amount) for entry in page.nodes)


async def test_an_entry_and_what_takes_it_back_are_listed_together_and_add_up_to_nothing() -> None:
    scene = await earning.scene()
    await scene.do_half()
    await scene.claim()
    await scene.read("two")
    await earning.reverse((await scene.claim()).credits[0].id)

    assert await listed(scene, CreditStatus.REVERSED) == ["-2.00", "2.00"]
    assert await listed(scene, CreditStatus.ACTIVE) == ["2.00"]
    assert await listed(scene, CreditStatus.EXPIRED, CreditStatus.EXPIRING) == []
    assert await listed(scene) == ["-2.00", "2.00", "2.00"]


async def test_the_enrollment_counts_as_touched_so_that_whoever_watches_is_shown_it() -> None:
    scene, entry = await claimed()

    await earning.reverse(entry.id, now=NOW + DAY)

    assert (await scene.stands()).updated_at == NOW + DAY
