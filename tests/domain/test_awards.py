"""What an enrollment has earned, what is due and what that makes of its status: partial, top-up, bonus, and never too much."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.activities import ActivityDefinition, Policy
from backend.domain.awards import Award, EnrollmentStatus, Paid, Standing, counted_kind, due, standing
from backend.domain.credits import ZERO, CreditBasis, CreditType, Kind, Profession, Rounding
from backend.domain.gates import GateKind
from backend.domain.progress import Progress
from tests import make_activities as make
from tests import make_progress

AMA = Kind(CreditType.AMA_PRA_CATEGORY_1)
MOC = Kind(CreditType.MOC, board="ABIM")
LATER = dt.date(2027, 1, 1)
"""A day after the window of the default definition."""


def claimable(
    definition: ActivityDefinition,
    progress: Progress,
    paid: Iterable[Paid] = (),
    *,
    profession: Profession = Profession.PHYSICIAN,
    today: dt.date = make.TODAY,
) -> tuple[Award, ...]:
    return due(definition, progress, paid, profession=profession, today=today)


def paid_by(awards: Iterable[Award]) -> tuple[Paid, ...]:
    return tuple(Paid(award.kind, award.amount, award.basis, award.reason) for award in awards)


def amounts(awards: Iterable[Award]) -> list[tuple[str, str, str]]:
    return [(award.kind.key, str(award.amount), award.reason or award.basis.value) for award in awards]


def judged(
    definition: ActivityDefinition,
    progress: Progress,
    paid: Iterable[Paid] = (),
    *,
    today: dt.date = make.TODAY,
    withdrawn: bool = False,
) -> Standing:
    return standing(definition, progress, paid, profession=Profession.PHYSICIAN, today=today, withdrawn=withdrawn)


# ------------------------------------------------------------------------------------------ full, partial and the return


@pytest.mark.parametrize(
    ("maximum", "rounding", "claims"),
    [
        ("4.00", Rounding.DOWN, [("0.50", "2.00", "PARTIAL"), ("1", "2.00", "TOP_UP")]),
        ("1.25", Rounding.DOWN, [("0.50", "0.50", "PARTIAL"), ("1", "0.75", "TOP_UP")]),
        ("1.25", Rounding.NEAREST, [("0.50", "0.50", "PARTIAL"), ("1", "0.75", "TOP_UP")]),
        ("1.25", Rounding.NEAREST, [("0.55", "0.75", "PARTIAL"), ("1", "0.50", "TOP_UP")]),
        ("4.00", Rounding.DOWN, [("0.50", "2.00", "PARTIAL"), ("0.65", "0.50", "TOP_UP"), ("0.80", "1.50", "TOP_UP")]),
        ("4.00", Rounding.DOWN, [("0.80", "4.00", "FULL")]),
        ("4.00", Rounding.DOWN, [("0.79", "3.00", "PARTIAL"), ("0.80", "1.00", "TOP_UP")]),
        ("4.00", Rounding.NEAREST, [("0.79", "3.25", "PARTIAL"), ("1", "0.75", "TOP_UP")]),
    ],
)
def test_a_partial_claim_is_topped_up_on_return(maximum: str, rounding: Rounding, claims: list[tuple[str, str, str]]) -> None:
    definition = make.definition(designated=(make.credit(maximum),), policy=Policy(rounding=rounding))
    paid: tuple[Paid, ...] = ()

    for share, amount, basis in claims:
        awards = claimable(definition, make.done(share), paid)

        assert amounts(awards) == [("AMA_PRA_CATEGORY_1", amount, basis)]
        assert awards[0].maximum == Decimal(maximum)
        paid += paid_by(awards)
        assert claimable(definition, make.done(share), paid) == ()

    assert sum(entry.amount for entry in paid) == Decimal(maximum)


@pytest.mark.parametrize(
    ("policy", "share", "amount"),
    [
        (Policy(), "0.49", None),
        (Policy(partial_credit=False), "0.79", None),
        (Policy(partial_credit=False), "0.80", "4.00"),
        (Policy(partial_from=Decimal("0.25")), "0.25", "1.00"),
        (Policy(minimum_participation=Decimal(1)), "0.99", "3.75"),
    ],
)
def test_partial_credit_is_paid_as_the_policy_allows(policy: Policy, share: str, amount: str | None) -> None:
    awards = claimable(make.definition(policy=policy), make.done(share))

    assert [str(award.amount) for award in awards] == ([] if amount is None else [amount])


@pytest.mark.parametrize(
    ("progress", "open_gate"),
    [
        (make.done(score=None), GateKind.ASSESSMENT),
        (make.done(score="0.69"), GateKind.ASSESSMENT),
        (make.done("0.6", score="0.69"), GateKind.ASSESSMENT),
        (make.done(evaluated=False), GateKind.EVALUATION),
        (make.done("0.6", evaluated=False), GateKind.EVALUATION),
    ],
)
def test_assessment_and_evaluation_must_be_met_for_partial_credit_too(progress: Progress, open_gate: GateKind) -> None:
    found = judged(make.definition(), progress)

    assert found.due == ()
    assert open_gate in {gate.kind for gate in found.open_gates}


def test_exactly_the_passing_score_pays() -> None:
    assert amounts(claimable(make.definition(), make.done(score="0.70"))) == [("AMA_PRA_CATEGORY_1", "4.00", "FULL")]


def test_a_required_session_must_be_attended_for_partial_credit_too() -> None:
    definition = make.definition(sessions=(make.session(required=True, minutes=4),))

    assert claimable(definition, make.done()) == ()
    assert amounts(claimable(definition, make.done().with_attendance("session", (make.present(0, 4),)))) == [
        ("AMA_PRA_CATEGORY_1", "4.00", "FULL")
    ]


def test_a_required_item_left_short_prorates_whatever_the_rest_reached() -> None:
    contents = (make.reading(weight=9), make.reading("must", required=True))

    awards = claimable(make.definition(contents=contents), make.done())

    assert amounts(awards) == [("AMA_PRA_CATEGORY_1", "3.50", "PARTIAL")]  # 90 % of 4.00 is 3.60


@pytest.mark.parametrize(
    ("seconds", "amount"),
    [(59, None), (60, "0.75"), (80, "1.00"), (119, "1.25"), (120, "1.50")],
)
def test_time_left_short_prorates_to_the_exact_quarter(seconds: int, amount: str | None) -> None:
    definition = make.definition(
        designated=(make.credit("1.50"),),
        policy=Policy(minimum_minutes=2),
        contents=(make.video(120, weight=1), make.reading(weight=1_000_000)),
    )
    progress = make.done().with_item("video", make.watched((0, seconds)))

    assert [str(award.amount) for award in claimable(definition, progress)] == ([] if amount is None else [amount])


def test_what_was_done_inside_the_window_can_be_claimed_after_it() -> None:
    assert amounts(claimable(make.definition(), make.done(), today=LATER)) == [("AMA_PRA_CATEGORY_1", "4.00", "FULL")]


# --------------------------------------------------------------------------------------------------------------- kinds


@pytest.mark.parametrize(
    ("profession", "kinds", "counted"),
    [
        (Profession.PHYSICIAN, ["MOC:ABIM", "AMA_PRA_CATEGORY_1", "SPECIALTY:cardiology"], "AMA_PRA_CATEGORY_1"),
        (Profession.NURSE, ["ACCME", "SPECIALTY:cardiology"], "ACCME"),
    ],
)
def test_every_kind_the_profession_may_claim_is_its_own_entry_and_one_of_them_counts(
    profession: Profession, kinds: list[str], counted: str
) -> None:
    designated = (
        make.moc("3.00"),
        make.credit("2.00"),
        make.credit("2.00", CreditType.ACCME),
        make.credit("1.00", CreditType.SPECIALTY, specialty="cardiology"),
    )
    definition = make.definition(designated=designated)

    awards = claimable(definition, make.done(), profession=profession)
    kind = counted_kind(definition, profession)

    assert [award.kind.key for award in awards] == kinds
    assert kind is not None
    assert kind.key == counted


def test_points_alone_count_no_credit_and_a_profession_without_a_kind_counts_none() -> None:
    assert counted_kind(make.definition(designated=(make.moc(),)), Profession.PHYSICIAN) is None
    assert counted_kind(make.definition(), Profession.NURSE) is None
    assert claimable(make.definition(), make.done(), profession=Profession.NURSE) == ()


def test_boards_are_topped_up_apart() -> None:
    definition = make.definition(designated=(make.moc("4.00", "ABIM"), make.moc("2.00", "ABP")))
    paid = [Paid(MOC, Decimal("4.00"), CreditBasis.FULL)]

    assert amounts(claimable(definition, make.done(), paid)) == [("MOC:ABP", "2.00", "FULL")]


# --------------------------------------------------------------------------------------------------------------- bonus

BASE = make.credit("4.00", base=Decimal("3.00"))
CASE_CLOSED = make.answered(("right", "end"))


def bonus_activity(*rules: object, **changes: object) -> ActivityDefinition:
    contents = (make.reading(weight=9), make.case(weight=1))
    return make.definition(**{"designated": (BASE,), "contents": contents, "policy": Policy(bonus=rules), **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("progress", "entries"),
    [
        (make.done(score="0.89"), [("3.00", "FULL")]),
        (make.done(score="0.90"), [("3.00", "FULL"), ("0.50", "score-at-least:test")]),
        (make.done(score="0.70").with_item("case", CASE_CLOSED), [("3.00", "FULL"), ("0.50", "interactive-complete:case")]),
        (make.done(score="0.70").with_item("case", make.answered(("start", "l"))), [("3.00", "FULL")]),
        (make.done("0.6").with_item("case", make.answered()), [("1.50", "PARTIAL"), ("0.50", "score-at-least:test")]),
        (make.done("0.5"), []),  # 45 % in all: nothing is due, and no bonus alone
    ],
)
def test_a_bonus_is_an_entry_of_its_own_with_its_rule_as_reason(progress: Progress, entries: list[tuple[str, str]]) -> None:
    definition = bonus_activity(make.interactive_bonus("0.50"), make.score_bonus("0.50"))

    assert [entry[1:] for entry in amounts(claimable(definition, progress))] == entries


def test_a_bonus_reached_later_is_paid_later_and_once() -> None:
    definition = bonus_activity(make.interactive_bonus("0.50"), make.score_bonus("0.50"))
    first = paid_by(claimable(definition, make.done()))
    closed = make.done().with_item("case", CASE_CLOSED)

    second = claimable(definition, closed, first)

    assert amounts(second) == [("AMA_PRA_CATEGORY_1", "0.50", "interactive-complete:case")]
    assert claimable(definition, closed, first + paid_by(second)) == ()


@pytest.mark.parametrize("lower_first", [True, False])
def test_two_scores_of_one_assessment_are_both_paid_whether_claimed_together_or_in_turn(*, lower_first: bool) -> None:
    tiers = [make.score_bonus("0.25", "0.80"), make.score_bonus("0.50", "0.95")]
    definition = bonus_activity(*(tiers if lower_first else tiers[::-1]))
    lower = paid_by(claimable(definition, make.done(score="0.80")))

    higher = claimable(definition, make.done(score="1"), lower)

    assert amounts(higher) == [("AMA_PRA_CATEGORY_1", "0.50", "score-at-least:test")]
    assert claimable(definition, make.done(score="1"), lower + paid_by(higher)) == ()
    assert sum(award.amount for award in claimable(definition, make.done(score="1"))) == Decimal("3.75")


def test_a_bonus_adds_to_its_own_kind_only() -> None:
    rule = make.score_bonus("1.00", type=CreditType.MOC, board="ABIM")
    definition = bonus_activity(rule, designated=(make.credit(), make.moc("4.00", base=Decimal("3.00"))))

    assert amounts(claimable(definition, make.done())) == [
        ("AMA_PRA_CATEGORY_1", "4.00", "FULL"),
        ("MOC:ABIM", "3.00", "FULL"),
        ("MOC:ABIM", "1.00", "score-at-least:test"),
    ]


def test_a_kind_that_bonus_alone_earns_is_paid_once_the_rest_is_complete() -> None:
    definition = bonus_activity(make.score_bonus("0.25"), designated=(make.credit("0.25", base=Decimal(0)),))

    assert judged(definition, make.done(score="0.70")).gates[-1].code == "claim.nothing"
    assert amounts(claimable(definition, make.done("0.8"))) == []  # 72 %
    assert amounts(claimable(definition, make.done("0.9"))) == [("AMA_PRA_CATEGORY_1", "0.25", "score-at-least:test")]


# -------------------------------------------------------------------------------------------------------------- status

FAILED = Progress(attempts=(make.attempt("0.1"), make.attempt("0.2", number=2))).with_evaluation()
TWICE = (make.assessment(attempts_allowed=2),)
FULL = (Paid(AMA, Decimal("4.00"), CreditBasis.FULL),)
HALF = (Paid(AMA, Decimal("2.00"), CreditBasis.PARTIAL),)


@pytest.mark.parametrize(
    ("progress", "paid", "today", "withdrawn", "status", "claim"),
    [
        (Progress(), (), make.TODAY, False, EnrollmentStatus.IN_PROGRESS, "claim.nothing"),
        (make.done(evaluated=False), (), make.TODAY, False, EnrollmentStatus.IN_PROGRESS, "claim.nothing"),
        (make.done("0.5"), (), make.TODAY, False, EnrollmentStatus.READY_TO_CLAIM, "claim.ready"),
        (make.done(), (), make.TODAY, False, EnrollmentStatus.READY_TO_CLAIM, "claim.ready"),
        (make.done(), (), LATER, False, EnrollmentStatus.READY_TO_CLAIM, "claim.ready"),
        (make.done("0.5"), HALF, make.TODAY, False, EnrollmentStatus.PARTLY_CLAIMED, "claim.partly"),
        (make.done("0.5"), HALF, LATER, False, EnrollmentStatus.PARTLY_CLAIMED, "claim.partly"),
        (make.done("0.7"), HALF, make.TODAY, False, EnrollmentStatus.PARTLY_CLAIMED, "claim.ready"),
        (make.done(), FULL, make.TODAY, False, EnrollmentStatus.CLAIMED, "claim.done"),
        (make.done(), FULL, LATER, False, EnrollmentStatus.CLAIMED, "claim.done"),
        (FAILED, (), make.TODAY, False, EnrollmentStatus.FAILED, "claim.nothing"),
        (FAILED, (), LATER, False, EnrollmentStatus.FAILED, "claim.nothing"),
        (Progress(), (), LATER, False, EnrollmentStatus.EXPIRED, "claim.nothing"),
        (Progress(), (), dt.date(2025, 12, 31), False, EnrollmentStatus.IN_PROGRESS, "claim.nothing"),
        (make.done(), (), make.TODAY, True, EnrollmentStatus.WITHDRAWN, "claim.nothing"),
        (make.done(), HALF, make.TODAY, True, EnrollmentStatus.WITHDRAWN, "claim.partly"),
        (make.done(), FULL, LATER, True, EnrollmentStatus.WITHDRAWN, "claim.done"),
    ],
)
def test_the_status_of_an_enrollment(
    *, progress: Progress, paid: tuple[Paid, ...], today: dt.date, withdrawn: bool, status: EnrollmentStatus, claim: str
) -> None:
    found = judged(make.definition(assessments=TWICE), progress, paid, today=today, withdrawn=withdrawn)

    assert (found.status, found.gates[-1].kind, found.gates[-1].code) == (status, GateKind.CLAIM, claim)
    assert found.gates[-1].met is (claim == "claim.done")
    assert bool(found.due) is (claim == "claim.ready")


def test_a_bonus_still_to_claim_makes_a_claimed_enrollment_partly_claimed() -> None:
    definition = bonus_activity(make.interactive_bonus("0.50"))
    paid = paid_by(claimable(definition, make.done()))

    assert judged(definition, make.done(), paid).status is EnrollmentStatus.CLAIMED
    assert judged(definition, make.done().with_item("case", CASE_CLOSED), paid).status is EnrollmentStatus.PARTLY_CLAIMED


def test_a_reversed_entry_is_not_paid_again() -> None:
    assert claimable(make.definition(), make.done(), FULL) == ()


def test_a_standing_carries_participation_and_the_gates_that_are_open() -> None:
    found = judged(make.definition(), make.done("0.65", evaluated=False))

    assert found.participation == Decimal("0.65")
    assert [gate.code for gate in found.open_gates] == ["content.short", "evaluation.missing", "claim.nothing"]


# ---------------------------------------------------------------------------------------------------------- properties

Histories = list[make_progress.Happening]

HISTORIES = st.lists(make_progress.HAPPENINGS | make_progress.STRIDES, max_size=12).flatmap(
    lambda happenings: st.permutations([*happenings, *make_progress.WHAT_A_CLAIM_NEEDS])
)
CLAIMS = st.sets(st.integers(0, 15))


def claimed_along(happenings: Histories, claims: set[int]) -> tuple[Paid, ...]:
    """What stands in the ledger when there is a claim after each of those happenings, and one at the end."""
    paid: tuple[Paid, ...] = ()
    for place in range(1, len(happenings) + 1):
        if place in claims or place == len(happenings):
            paid += paid_by(claimable(make_progress.DEFINITION, make_progress.after(happenings[:place]), paid))
    return paid


def totals(paid: Iterable[Paid]) -> dict[Kind, Decimal]:
    found: dict[Kind, Decimal] = {}
    for entry in paid:
        found[entry.kind] = found.get(entry.kind, ZERO) + entry.amount
    return found


@given(happenings=HISTORIES, claims=CLAIMS)
def test_what_is_paid_never_exceeds_the_maximum_and_is_in_quarters(happenings: Histories, claims: set[int]) -> None:
    paid = claimed_along(happenings, claims)
    maximum = {credit.kind: credit.maximum for credit in make_progress.DEFINITION.designated}

    assert all(amount <= maximum[kind] for kind, amount in totals(paid).items())
    assert all(entry.amount > 0 and entry.amount % Decimal("0.25") == 0 for entry in paid)


@given(happenings=HISTORIES, claims=CLAIMS, data=st.data())
def test_neither_the_order_of_events_nor_the_claims_between_change_what_is_paid_in_the_end(
    happenings: Histories, claims: set[int], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations([*happenings, *happenings[:5]]))

    assert totals(claimed_along(shuffled, claims)) == totals(claimed_along(happenings, set()))


@given(happenings=HISTORIES, claims=CLAIMS)
def test_claiming_twice_pays_once(happenings: Histories, claims: set[int]) -> None:
    paid = claimed_along(happenings, claims)

    assert claimable(make_progress.DEFINITION, make_progress.after(happenings), paid) == ()


def test_the_histories_reach_the_maximum_of_every_kind() -> None:
    progress = (
        make.done()
        .with_item("video", make.watched((0, 600)))
        .with_item("reading", make.active((0, 60)))
        .with_item("case", CASE_CLOSED)
        .with_item("cards", make.answered(("c0", ""), ("c1", ""), ("c2", "")))
        .with_attendance("session", (make.present(0, 45),))
        .with_attendance("parallel", (make.present(0, 45),))
    )

    paid = paid_by(claimable(make_progress.DEFINITION, progress))

    assert totals(paid) == {credit.kind: credit.maximum for credit in make_progress.DEFINITION.designated}
