"""Verifying a number: five different answers of the same cost, with the facts and without what the holder hides."""

import datetime as dt

import pytest

from backend.certificates import numbers
from backend.models import tables
from backend.reads.verifications import Channel
from backend.services.verification import Verification, VerificationOutcome, trace, verify
from tests import make_enrollments as earning
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")

UNKNOWN = numbers.new_number(bytes(range(10)))


async def of_each_outcome() -> dict[VerificationOutcome, str]:
    """A number for every answer there is."""
    scene = await earning.scene()
    await scene.do_half()
    superseded = (await scene.claim()).certificate.number
    await scene.read("two")
    active = (await scene.claim()).certificate.number
    other = await earning.scene()
    await other.do_all()
    taken_back = await other.claim()
    await earning.reverse(taken_back.credits[0].id, reason="Wrong person.")
    last = active[-1]
    return {
        VerificationOutcome.ACTIVE: active,
        VerificationOutcome.SUPERSEDED: superseded,
        VerificationOutcome.REVOKED: taken_back.certificate.number,
        VerificationOutcome.UNKNOWN: UNKNOWN,
        VerificationOutcome.MISTYPED: active[:-1] + ("2" if last != "2" else "3"),
    }


async def test_each_outcome_has_its_own_answer_and_costs_the_same_one_statement(statements: list[str]) -> None:
    typed = await of_each_outcome()

    answers: dict[VerificationOutcome, Verification] = {}
    for outcome, number in typed.items():
        statements.clear()
        answers[outcome] = await verify(number, now=NOW)
        assert (answers[outcome].outcome, len(statements)) == (outcome, 1)

    active, superseded, revoked, unknown, mistyped = (answers[outcome] for outcome in typed)
    assert superseded.superseded_by_number == active.number
    assert superseded.facts is not None
    assert [str(credit.amount) for credit in superseded.facts.credits] == ["2.00"]
    assert active.facts is not None
    assert [str(credit.amount) for credit in active.facts.credits] == ["4.00"]
    assert (revoked.reason, active.reason) == ("Wrong person.", None)
    assert (unknown.facts, mistyped.facts, active.superseded_by_number) == (None, None, None)
    assert (unknown.number, mistyped.number) == (UNKNOWN, typed[VerificationOutcome.MISTYPED])


async def test_a_number_is_found_however_it_is_typed() -> None:
    number = (await of_each_outcome())[VerificationOutcome.ACTIVE]

    for typed in (number.lower(), f"  {number} ", number.replace("-", " "), number.replace("-", "")):
        found = await verify(typed, now=NOW)
        assert (found.outcome, found.number) == (VerificationOutcome.ACTIVE, number)


@pytest.mark.parametrize("typed", ["", "x" * 100_000, "'; DROP TABLE credit; --", "\0", "١٢٣"])
async def test_nonsense_is_mistyped(typed: str) -> None:
    found = await verify(typed, now=NOW)

    assert (found.outcome, found.number) == (VerificationOutcome.MISTYPED, typed[:100])


async def test_a_hidden_name_is_left_out_and_can_still_be_compared() -> None:
    number = (await of_each_outcome())[VerificationOutcome.ACTIVE]
    assert (await verify(number, now=NOW)).learner_name == "Amal Haddad"

    await tables.Certificate.filter(number=number).update(name_visible=False)
    hidden = await verify(number, now=NOW)

    assert (hidden.outcome, hidden.learner_name, hidden.name_matches) == (VerificationOutcome.ACTIVE, None, None)
    matches = {
        name: (await verify(number, holder_name=name, now=NOW)).name_matches for name in ("amal  HADDAD", "Amál Haddad", "Amal")
    }
    assert matches == {"amal  HADDAD": True, "Amál Haddad": True, "Amal": False}


async def test_a_trace_says_when_and_how_and_only_for_what_exists() -> None:
    typed = await of_each_outcome()
    for outcome in (VerificationOutcome.REVOKED, VerificationOutcome.UNKNOWN, VerificationOutcome.MISTYPED):
        found = await verify(typed[outcome], now=NOW + dt.timedelta(hours=1))
        assert await tables.VerificationEvent.all().count() == 0
        if outcome is not VerificationOutcome.REVOKED:
            await trace(found, channel=Channel.PAGE)

    await trace(await verify(typed[VerificationOutcome.REVOKED], now=NOW), channel=Channel.API)

    (event,) = await tables.VerificationEvent.all()
    assert (event.occurred_at, event.channel) == (NOW, "API")
