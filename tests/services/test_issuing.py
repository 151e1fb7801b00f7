"""Certificates issued on purpose: of completion, of credit, of a specialty, and transcripts; and what revokes them."""

import asyncio
import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from tortoise.exceptions import IntegrityError

from backend.certificates.authority import create_authority
from backend.certificates.facts import CertificateKind
from backend.certificates.layout import Paper
from backend.certificates.signer import Signer, load_signer
from backend.domain.actors import STRANGER
from backend.domain.credits import CreditType
from backend.domain.problems import (
    Conflict,
    Forbidden,
    GlyphMissing,
    InvalidInput,
    NotFound,
    NothingToClaim,
    Unauthenticated,
)
from backend.models import tables
from backend.reads.certificates import Certificate, CertificateStatus
from backend.services import certificate_files, issuing, periods
from backend.services.periods import Period
from tests import make_credits as credit
from tests import make_enrollments as earning
from tests import make_people as people
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")

YEAR = Period(starts_on=dt.date(2026, 1, 1), ends_on=dt.date(2026, 12, 31), language="en", issuer="Credits of Creek")
LATER = NOW + dt.timedelta(hours=1)


@pytest.fixture(scope="module")
def signer() -> Signer:
    authority = create_authority("Creek", now=NOW, entropy=bytes(range(64)))
    return load_signer(authority.key_pem, authority.chain_pem, at=NOW)


async def creek_staff() -> people.Made:
    return await people.staff((await tables.Organization.get(code="creek")).id)


def asked(scene: earning.Scene, **changes: Any) -> dict[str, Any]:
    return {"public_url": earning.PUBLIC_URL, "by": scene.learner.actor, "now": LATER} | changes


async def renamed(scene: earning.Scene, name: str) -> None:
    await tables.Learner.filter(id=scene.learner.id).update(printed_name=name)


async def statuses() -> dict[str, str]:
    return {row.number: row.status for row in await tables.Certificate.all()}


async def test_completion_is_certified_without_credit_and_without_its_designation() -> None:
    scene = await earning.scene()
    await scene.do_all()

    issued = await issuing.completion(scene.enrollment_id, **asked(scene))

    assert (issued.kind, issued.title, issued.facts.credits) == (CertificateKind.COMPLETION, "Sepsis in the first hour", ())
    assert not any("designates" in text for text in issued.facts.statements)
    assert issued.facts.completed_on == dt.date(2026, 3, 9)
    assert not await tables.Credit.exists()


async def test_completion_stands_beside_the_credit_certificate() -> None:
    scene = await earning.scene()
    await scene.do_all()
    await issuing.completion(scene.enrollment_id, **asked(scene))
    await scene.claim()

    assert sorted([(row.kind, row.status) for row in await tables.Certificate.all()]) == [
        ("COMPLETION", "ACTIVE"),
        ("CREDIT", "ACTIVE"),
    ]


async def test_what_is_not_completed_is_not_certified() -> None:
    scene = await earning.scene()
    await scene.read("one")
    before = await earning.as_it_stands()

    with pytest.raises(NothingToClaim, match="not completed"):
        await issuing.completion(scene.enrollment_id, **asked(scene))

    assert await earning.as_it_stands() == before


async def test_asking_again_answers_what_stands_and_a_new_name_supersedes_it() -> None:
    scene = await earning.scene()
    await scene.do_all()
    first = await issuing.completion(scene.enrollment_id, **asked(scene))
    again = await issuing.completion(scene.enrollment_id, **asked(scene, now=LATER + dt.timedelta(days=3)))
    await renamed(scene, "Amal Haddad-Aziz")
    second = await issuing.completion(scene.enrollment_id, **asked(scene, now=LATER + dt.timedelta(days=4)))

    assert again == first
    assert second.learner_name == "Amal Haddad-Aziz"
    old = await tables.Certificate.get(id=first.id)
    assert (old.status, old.superseded_by_id, old.occasion) == ("SUPERSEDED", second.id, None)
    assert old.facts["learner_name"] == first.learner_name
    assert len(await statuses()) == 2


async def test_ten_that_ask_at_once_get_one_certificate() -> None:
    scene = await earning.scene()
    await scene.do_all()

    issued = await asyncio.gather(*(issuing.completion(scene.enrollment_id, **asked(scene)) for _ in range(10)))

    assert len({each.number for each in issued}) == 1
    assert await tables.Certificate.all().count() == 1


async def test_the_database_allows_one_that_stands_for_an_occasion() -> None:
    scene = await earning.scene()
    await scene.do_all()
    issued = await issuing.completion(scene.enrollment_id, **asked(scene))
    row = await tables.Certificate.get(id=issued.id)

    with pytest.raises(IntegrityError):
        await tables.Certificate.create(
            number="N2",
            kind="COMPLETION",
            learner_id=row.learner_id,
            occasion=row.occasion,
            facts={},
            issued_at=NOW,
            status="ACTIVE",
        )


async def test_credit_is_certified_again_in_a_new_name_and_not_before() -> None:
    scene = await earning.scene()
    await scene.do_all()
    claimed = (await scene.claim()).certificate

    assert (await issuing.credit(scene.enrollment_id, **asked(scene))).number == claimed.number
    await renamed(scene, "Amal Haddad-Aziz")
    issued = await issuing.credit(scene.enrollment_id, **asked(scene))

    assert issued.facts.credits == claimed.facts.credits
    assert (issued.learner_name, (await statuses())[claimed.number]) == ("Amal Haddad-Aziz", "SUPERSEDED")


async def test_credit_that_was_not_claimed_is_not_certified() -> None:
    scene = await earning.scene()
    await scene.do_all()

    with pytest.raises(NothingToClaim):
        await issuing.credit(scene.enrollment_id, **asked(scene))


async def with_a_ledger() -> earning.Scene:
    """4.00 AMA and 3.00 MOC points in critical care; 2.00 in cardiology, 1.50 reversed, and 8.00 of another year."""
    scene = await earning.scene(earning.definition(designated=(earning.AMA, earning.MOC)))
    await scene.do_all()
    await scene.claim()
    for amount, on in (("2.00", dt.date(2026, 2, 1)), ("8.00", dt.date(2025, 12, 31))):
        await credit.add(credit.entry(scene.learner.id, amount, on=on))
    (taken,) = await credit.add(credit.entry(scene.learner.id, "1.50", on=dt.date(2026, 2, 2)))
    await earning.reverse(taken, now=NOW + dt.timedelta(minutes=1))
    return scene


async def test_a_specialty_certificate_sums_by_kind_what_stands_in_the_period() -> None:
    scene = await with_a_ledger()

    critical = await periods.specialty("critical-care", YEAR, **asked(scene))
    cardiology = await periods.specialty("cardiology", YEAR, **asked(scene))

    assert [(each.type, each.amount) for each in critical.facts.credits] == [
        (CreditType.AMA_PRA_CATEGORY_1, Decimal("4.00")),
        (CreditType.MOC, Decimal("3.00")),
    ]
    assert [str(each.amount) for each in cardiology.facts.credits] == ["2.00"]
    assert (cardiology.title, cardiology.facts.provider_name) == ("Cardiology", "Credits of Creek")
    assert await tables.CertifiedCredit.filter(certificate_id=critical.id).count() == 2


async def test_a_specialty_without_credit_and_an_unknown_one_are_refused() -> None:
    scene = await with_a_ledger()

    with pytest.raises(NothingToClaim):
        await periods.specialty("dermatology", YEAR, **asked(scene))
    with pytest.raises(InvalidInput):
        await periods.specialty("astrology", YEAR, **asked(scene))


async def test_a_transcript_lists_every_entry_and_adds_up_as_the_summary_does() -> None:
    scene = await with_a_ledger()

    issued = await periods.list_all(YEAR, **asked(scene))

    listed = issued.facts.transcript
    assert listed is not None
    assert [(entry.earned_on.isoformat(), str(entry.credit.amount), entry.status) for entry in listed.entries] == [
        ("2026-02-01", "2.00", "Valid"),
        ("2026-02-02", "1.50", "Reversed"),
        ("2026-02-02", "-1.50", "Reversed"),
        ("2026-03-09", "4.00", "Valid"),
        ("2026-03-09", "3.00", "Valid"),
    ]
    summary = await scene.summary(start=YEAR.starts_on, end=YEAR.ends_on)
    assert (listed.total, listed.points) == (summary.total, summary.points) == (Decimal("6.00"), Decimal("3.00"))
    assert [str(each.amount) for each in issued.facts.credits] == [str(each.amount) for each in summary.by_type]
    assert issued.facts.issued_on == LATER.date()


async def test_a_transcript_is_issued_anew_only_when_it_would_say_something_else() -> None:
    scene = await with_a_ledger()
    first = await periods.list_all(YEAR, **asked(scene))

    assert (await periods.list_all(YEAR, **asked(scene, now=LATER + dt.timedelta(days=1)))).number == first.number
    other = await periods.list_all(replace(YEAR, language="ar"), **asked(scene))
    await credit.add(credit.entry(scene.learner.id, "1.00", on=dt.date(2026, 2, 3)))
    second = await periods.list_all(YEAR, **asked(scene))

    found = await statuses()
    assert (found[first.number], found[second.number], found[other.number]) == ("SUPERSEDED", "ACTIVE", "ACTIVE")


async def test_an_empty_period_has_an_empty_transcript_and_a_wrong_one_none() -> None:
    scene = await with_a_ledger()
    early = replace(YEAR, starts_on=dt.date(2020, 1, 1), ends_on=dt.date(2020, 12, 31))

    issued = await periods.list_all(early, **asked(scene))
    assert issued.facts.transcript is not None
    assert (issued.facts.transcript.entries, issued.facts.transcript.total) == ((), Decimal("0.00"))
    with pytest.raises(InvalidInput):
        await periods.list_all(replace(early, starts_on=dt.date(2021, 1, 1)), **asked(scene))


async def test_too_many_entries_are_refused_with_the_number(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = await with_a_ledger()
    monkeypatch.setattr("backend.certificates.transcript.MOST_ENTRIES", 4)

    with pytest.raises(InvalidInput, match="at most 4 entries"):
        await periods.list_all(YEAR, **asked(scene))


async def test_a_reversal_revokes_what_sums_up_the_entry_and_a_new_one_can_be_issued() -> None:
    scene = await with_a_ledger()
    specialty = await periods.specialty("critical-care", YEAR, **asked(scene))
    transcript = await periods.list_all(YEAR, **asked(scene))
    cardiology = await periods.specialty("cardiology", YEAR, **asked(scene))
    points = await tables.Credit.get(type="MOC")

    await earning.reverse(points.id, reason="Not reported.", now=LATER)

    found = await statuses()
    assert (found[specialty.number], found[transcript.number], found[cardiology.number]) == ("REVOKED", "REVOKED", "ACTIVE")
    anew = await periods.specialty("critical-care", YEAR, **asked(scene))
    assert [str(each.amount) for each in anew.facts.credits] == ["4.00"]


async def test_the_ledger_offers_an_entrys_own_certificate_and_no_summary_of_a_period() -> None:
    scene = await with_a_ledger()
    await periods.list_all(YEAR, **asked(scene))

    certified = {each.kind for entry in (await scene.stands()).credits for each in entry.certificates}

    assert certified == {CertificateKind.CREDIT}


async def test_what_was_issued_is_the_same_file_whatever_has_changed_meanwhile(signer: Signer) -> None:
    scene = await with_a_ledger()
    issued = [
        await issuing.completion(scene.enrollment_id, **asked(scene)),
        await periods.specialty("critical-care", YEAR, **asked(scene)),
        await periods.list_all(YEAR, **asked(scene)),
    ]
    given: dict[str, Any] = {"paper": Paper.A4, "signer": signer, "by": scene.learner.actor, "now": LATER}
    before = [await certificate_files.pdf(each.number, **given) for each in issued]
    await renamed(scene, "Somebody Else")
    await tables.Organization.all().update(name="Renamed", accreditation_statement="Another.", fictitious=True)

    again = [await certificate_files.pdf(each.number, **given) for each in issued]

    assert again == before


async def test_a_name_that_cannot_be_printed_is_refused() -> None:
    scene = await with_a_ledger()
    await renamed(scene, "Amal 🙂")

    with pytest.raises(GlyphMissing):
        await periods.list_all(YEAR, **asked(scene))


async def revoked(certificate: Certificate, by: people.Made) -> Certificate:
    return await issuing.revoke(certificate.id, reason=" Issued by mistake. ", by=by.actor, now=LATER)


async def test_staff_revoke_with_a_reason_and_the_learner_does_not_undo_it() -> None:
    scene = await earning.scene()
    await scene.do_all()
    issued = await issuing.completion(scene.enrollment_id, **asked(scene))
    staff = await creek_staff()

    answer = await revoked(issued, staff)

    assert (answer.status, answer.revocation_reason, answer.revoked_at) == (
        CertificateStatus.REVOKED,
        "Issued by mistake.",
        LATER,
    )
    event = await tables.AuditEvent.get(kind="CERTIFICATE_REVOKED")
    assert (event.actor_id, event.details["number"]) == (staff.id, issued.number)
    with pytest.raises(Conflict):
        await revoked(issued, staff)
    with pytest.raises(Conflict):
        await issuing.completion(scene.enrollment_id, **asked(scene))
    anew = await issuing.completion(scene.enrollment_id, **asked(scene, by=staff.actor, now=LATER + dt.timedelta(days=1)))
    assert anew.status is CertificateStatus.ACTIVE


async def test_only_those_entitled_issue_and_revoke() -> None:
    scene = await with_a_ledger()
    issued = (await scene.stands()).certificates[0]
    transcript = await periods.list_all(YEAR, **asked(scene))
    other, foreign = await people.learner(email="other@example.org"), await people.staff(await people.organization("elsewhere"))
    before = await earning.as_it_stands()

    for actor, refusal in ((STRANGER, Unauthenticated), (scene.learner.actor, Forbidden), (foreign.actor, NotFound)):
        with pytest.raises(refusal):
            await issuing.revoke(issued.id, reason="Mine.", by=actor, now=LATER)
    with pytest.raises(NotFound):  # a transcript is no provider's
        await issuing.revoke(transcript.id, reason="Mine.", by=(await creek_staff()).actor, now=LATER)
    with pytest.raises(InvalidInput):
        await issuing.revoke(issued.id, reason=" ", by=(await creek_staff()).actor, now=LATER)
    for actor in (other.actor, foreign.actor):
        with pytest.raises(NotFound):
            await issuing.completion(scene.enrollment_id, **asked(scene, by=actor))
    with pytest.raises(Unauthenticated):
        await periods.list_all(YEAR, **asked(scene, by=STRANGER))

    assert await earning.as_it_stands() == before
