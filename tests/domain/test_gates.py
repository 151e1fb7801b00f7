"""Why credit is not there: every gate, open and met, with what is actual, what is required, and who acts next."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from backend.domain.activities import ActivityDefinition, Policy
from backend.domain.credits import CreditType, Profession
from backend.domain.gates import Gate, GateActor, GateKind, GateUnit, dated, gates, percent
from backend.domain.progress import Progress
from tests import make_activities as make


def gate(
    kind: GateKind,
    definition: ActivityDefinition,
    progress: Progress,
    *,
    profession: Profession = Profession.PHYSICIAN,
    today: dt.date = make.TODAY,
) -> Gate:
    found = [one for one in gates(definition, progress, profession=profession, today=today) if one.kind is kind]
    assert len(found) == 1
    return found[0]


def kinds(definition: ActivityDefinition, progress: Progress) -> list[GateKind]:
    return [one.kind for one in gates(definition, progress, profession=Profession.PHYSICIAN, today=make.TODAY)]


def test_the_gates_stand_in_the_order_in_which_a_learner_meets_them() -> None:
    everything = make.definition(
        policy=Policy(minimum_minutes=10),
        sessions=(make.session(required=True),),
        assessments=(make.assessment(attempts_allowed=3),),
    )

    assert kinds(everything, Progress()) == [
        GateKind.ELIGIBILITY,
        GateKind.WINDOW,
        GateKind.CONTENT,
        GateKind.ATTENDANCE,
        GateKind.TIME,
        GateKind.ASSESSMENT,
        GateKind.ATTEMPTS,
        GateKind.EVALUATION,
    ]


def test_an_activity_has_only_the_gates_that_it_asks_for() -> None:
    bare = make.definition(
        policy=Policy(evaluation_required=False),
        sessions=(make.session(),),
        assessments=(make.assessment(required=False, attempts_allowed=1),),
    )

    assert kinds(bare, Progress()) == [GateKind.ELIGIBILITY, GateKind.WINDOW, GateKind.CONTENT]


@pytest.mark.parametrize(
    ("profession", "designated", "met"),
    [
        (Profession.PHYSICIAN, make.credit(), True),
        (Profession.NURSE, make.credit(), False),
        (Profession.DENTIST, make.credit(), False),
        (Profession.PHYSICIAN, make.moc(), True),
        (Profession.PHARMACIST, make.moc(), False),
        (Profession.NURSE, make.credit(kind=CreditType.ACCME), True),
        (Profession.PHYSICIAN, make.credit(kind=CreditType.ACCME), False),
        (Profession.OTHER, make.credit(kind=CreditType.SPECIALTY, specialty="cardiology"), True),
        (Profession.NURSE, make.credit(kind=CreditType.OTHER, professions=(Profession.NURSE,)), True),
        (Profession.MIDWIFE, make.credit(kind=CreditType.OTHER, professions=(Profession.NURSE,)), False),
        (Profession.NURSE, make.credit(professions=(Profession.NURSE,)), False),
    ],
)
def test_the_profession_decides_who_may_claim(*, profession: Profession, designated: Any, met: bool) -> None:
    found = gate(GateKind.ELIGIBILITY, make.definition(designated=(designated,)), Progress(), profession=profession)

    assert (found.met, found.code) == (met, "eligibility.met" if met else "eligibility.unmet")
    assert (found.actual, found.required, found.unit, found.actor) == (None, None, None, GateActor.LEARNER)


@pytest.mark.parametrize(
    ("today", "code", "actor", "says"),
    [
        (dt.date(2025, 12, 31), "window.not_yet", GateActor.SYSTEM, "opens on 2026-01-01"),
        (dt.date(2026, 1, 1), "window.open", GateActor.SYSTEM, "is open"),
        (dt.date(2026, 12, 31), "window.open", GateActor.SYSTEM, "is open"),
        (dt.date(2027, 1, 1), "window.closed", GateActor.STAFF, "closed on 2026-12-31"),
    ],
)
def test_the_window_is_open_from_its_first_to_its_last_day(today: dt.date, code: str, actor: GateActor, says: str) -> None:
    found = gate(GateKind.WINDOW, make.definition(), Progress(), today=today)

    assert (found.met, found.code, found.actor) == (code == "window.open", code, actor)
    assert says in found.explanation


def test_a_window_without_an_end_stays_open() -> None:
    assert gate(GateKind.WINDOW, make.definition(expires_on=None), Progress(), today=dt.date(2099, 1, 1)).met


@pytest.mark.parametrize(
    ("share", "least", "met", "actual"),
    [
        ("0", "0.80", False, "0.00"),
        ("0.79", "0.80", False, "79.00"),
        ("0.79999", "0.80", False, "79.99"),
        ("0.80", "0.80", True, "80.00"),
        ("0.80", "0.8001", False, "80.00"),
        ("1", "1", True, "100.00"),
    ],
)
def test_exactly_the_minimum_participation_passes(*, share: str, least: str, met: bool, actual: str) -> None:
    definition = make.definition(policy=Policy(minimum_participation=Decimal(least)))

    found = gate(GateKind.CONTENT, definition, make.done(share))

    assert (found.met, found.code) == (met, "content.met" if met else "content.short")
    assert (str(found.actual), found.required) == (actual, Decimal(least) * 100)
    assert (found.unit, found.actor) == (GateUnit.PERCENT, GateActor.LEARNER)
    assert f"{actual} %" in found.explanation


def test_exactly_the_minimum_passes_where_no_decimal_can_hold_the_parts() -> None:
    definition = make.definition(
        contents=(make.cards(14, weight=14), make.reading(weight=4)), policy=Policy(minimum_participation=Decimal("0.50"))
    )
    progress = make.done().with_item("cards", make.answered(*((f"c{number}", "") for number in range(5))))

    found = gate(GateKind.CONTENT, definition, progress)

    assert (found.met, found.actual) == (True, Decimal("50.00"))


@pytest.mark.parametrize(("share", "met"), [("0.79", False), ("0.80", True)])
def test_a_required_item_must_itself_reach_the_minimum(*, share: str, met: bool) -> None:
    contents = (make.reading(weight=9), make.reading("must", required=True, title="The must"))
    progress = make.done().with_item("must", make.read(share))

    found = gate(GateKind.CONTENT, make.definition(contents=contents), progress)

    assert (found.met, found.actual) == (met, 90 + Decimal(share) * 10)
    assert (found.explanation == "These parts must be completed: The must.") is not met


@pytest.mark.parametrize(("one", "two", "attended"), [(0, 0, 0), (47, 60, 1), (48, 0, 1), (48, 48, 2), (60, 60, 2)])
def test_required_sessions_must_each_be_attended_to_the_minimum(one: int, two: int, attended: int) -> None:
    sessions = (
        make.session("one", required=True),
        make.session("two", start=600, required=True),
        make.session("optional", start=660),
    )
    progress = Progress().with_attendance("one", (make.present(0, one),)).with_attendance("two", (make.present(60, 60 + two),))

    found = gate(GateKind.ATTENDANCE, make.definition(contents=(), sessions=sessions), progress)

    assert (found.met, found.code) == (attended == 2, "attendance.met" if attended == 2 else "attendance.short")
    assert (found.actual, found.required, found.unit, found.actor) == (
        Decimal(attended),
        Decimal(2),
        GateUnit.COUNT,
        GateActor.LEARNER,
    )
    assert found.explanation == f"You have attended {attended} of the 2 required sessions."


@pytest.mark.parametrize(
    ("seconds", "met", "actual"), [(0, False, "0.00"), (599, False, "9.98"), (600, True, "10.00"), (700, True, "11.66")]
)
def test_the_minimum_time_is_reached_to_the_second(*, seconds: int, met: bool, actual: str) -> None:
    definition = make.definition(contents=(make.video(1200),), policy=Policy(minimum_minutes=10))

    found = gate(GateKind.TIME, definition, Progress().with_item("video", make.watched((0, seconds))))

    assert (found.met, found.code) == (met, "time.met" if met else "time.short")
    assert (str(found.actual), found.required, found.unit) == (actual, Decimal(10), GateUnit.MINUTES)
    assert found.actor is GateActor.LEARNER
    assert found.explanation == f"You have spent {actual} of at least 10 minutes."


@pytest.mark.parametrize(
    ("scores", "code", "actual"),
    [
        ((), "assessment.unanswered", None),
        (("0.69",), "assessment.failed", "69.00"),
        (("0.699999",), "assessment.failed", "69.99"),
        (("0.70",), "assessment.met", "70.00"),
        (("0.9", "0.2"), "assessment.met", "90.00"),
        (("0", "0.6"), "assessment.failed", "60.00"),
    ],
)
def test_exactly_the_passing_score_passes_and_the_best_attempt_counts(
    scores: tuple[str, ...], code: str, actual: str | None
) -> None:
    progress = Progress()
    for number, score in enumerate(scores, start=1):
        progress = progress.with_attempt(make.attempt(score, number=number))

    found = gate(GateKind.ASSESSMENT, make.definition(), progress)

    assert (found.met, found.code) == (code == "assessment.met", code)
    assert found.actual == (None if actual is None else Decimal(actual))
    assert (found.required, found.unit, found.actor) == (Decimal(70), GateUnit.SCORE, GateActor.LEARNER)


def test_every_required_assessment_must_be_passed_and_the_open_one_speaks() -> None:
    assessments = (
        make.assessment("easy"),
        make.assessment("hard", passing_score=Decimal("0.90")),
        make.assessment("extra", required=False),
    )
    definition = make.definition(assessments=assessments)
    easy = Progress().with_attempt(make.attempt("0.85", "easy"))
    short = easy.with_attempt(make.attempt("0.89", "hard"))
    both = short.with_attempt(make.attempt("0.9", "hard", 2))

    found = [gate(GateKind.ASSESSMENT, definition, progress) for progress in (Progress(), easy, short, both)]

    assert [(one.code, one.actual, one.required) for one in found] == [
        ("assessment.unanswered", None, Decimal(70)),
        ("assessment.unanswered", None, Decimal(90)),
        ("assessment.failed", Decimal(89), Decimal(90)),
        ("assessment.met", Decimal(85), Decimal(70)),
    ]
    assert found[2].explanation == "“Hard”: your best score is 89.00 %; 90.00 % passes."


@pytest.mark.parametrize(
    ("used", "code", "actor"),
    [
        (0, "attempts.left", GateActor.LEARNER),
        (1, "attempts.left", GateActor.LEARNER),
        (2, "attempts.none", GateActor.STAFF),
    ],
)
def test_attempts_run_out(used: int, code: str, actor: GateActor) -> None:
    definition = make.definition(assessments=(make.assessment(attempts_allowed=2),))
    progress = Progress(attempts=tuple(make.attempt("0.6", number=number) for number in range(used)))

    found = gate(GateKind.ATTEMPTS, definition, progress)

    assert (found.met, found.code, found.actor) == (code == "attempts.left", code, actor)
    assert (found.actual, found.required, found.unit) == (Decimal(used), Decimal(2), GateUnit.COUNT)


def test_the_assessment_with_the_fewest_attempts_left_speaks() -> None:
    assessments = (make.assessment("one", attempts_allowed=3), make.assessment("two", attempts_allowed=2))
    progress = Progress(attempts=(make.attempt("0", "one"), make.attempt("0", "two"), make.attempt("0", "two", 2)))

    found = gate(GateKind.ATTEMPTS, make.definition(assessments=assessments), progress)

    assert found.explanation == "All 2 attempts at “Two” are used. Ask the provider."


@pytest.mark.parametrize("allowed", [0, 1])
def test_attempts_are_no_gate_where_they_are_unlimited_or_the_assessment_is_passed(allowed: int) -> None:
    definition = make.definition(assessments=(make.assessment(attempts_allowed=allowed),))

    assert GateKind.ATTEMPTS not in kinds(definition, make.done(score="1" if allowed else "0"))


@pytest.mark.parametrize(("evaluated", "code"), [(True, "evaluation.met"), (False, "evaluation.missing")])
def test_the_evaluation_must_be_handed_in(*, evaluated: bool, code: str) -> None:
    found = gate(GateKind.EVALUATION, make.definition(), make.done(evaluated=evaluated))

    assert (found.met, found.code, found.actor) == (evaluated, code, GateActor.LEARNER)


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Fraction(0), "0.00"),
        (Fraction(2, 3), "66.66"),
        (Fraction(79_999, 100_000), "79.99"),
        (Decimal("0.7"), "70.00"),
        (Fraction(1), "100.00"),
    ],
)
def test_percent_is_rounded_down(share: Fraction | Decimal, shown: str) -> None:
    assert str(percent(share)) == shown


@pytest.mark.parametrize(
    ("kind", "code", "met", "since"),
    [
        (GateKind.CONTENT, "content.short", False, "enrolled"),
        (GateKind.EVALUATION, "evaluation.missing", False, "enrolled"),
        (GateKind.CLAIM, "claim.nothing", False, "enrolled"),
        (GateKind.CLAIM, "claim.ready", False, "updated"),
        (GateKind.CONTENT, "content.met", True, None),
        (GateKind.WINDOW, "window.closed", False, None),
    ],
)
def test_an_open_gate_says_since_when_it_waits(kind: GateKind, code: str, since: str | None, *, met: bool) -> None:
    instants = {"enrolled": dt.datetime(2026, 3, 1, tzinfo=dt.UTC), "updated": dt.datetime(2026, 3, 9, tzinfo=dt.UTC)}
    one = Gate(kind, met, code, "", GateActor.LEARNER)

    waiting = dated(one, enrolled_at=instants["enrolled"], updated_at=instants["updated"])

    assert waiting.since == (instants[since] if since else None)
