"""Every fault that forbids publishing: one change to a valid definition each, and nothing else is found."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from backend.domain.activities import (
    ActivityDefinition,
    BonusRule,
    BonusRuleName,
    DesignatedCredit,
    LearningFormat,
    Policy,
    Recognition,
)
from backend.domain.assessments import Assessment, Choice, EvaluationForm, EvaluationKind, EvaluationQuestion, Question
from backend.domain.contents import (
    CaptionTrack,
    CaseChoice,
    ContentItem,
    ContentKind,
    HotspotArea,
    InteractiveForm,
    InteractiveStep,
    LiveSession,
    MediaFile,
)
from backend.domain.credits import CreditType
from backend.domain.problems import ErrorCode
from backend.domain.publishing import faults

Change = Callable[[ActivityDefinition], ActivityDefinition]

PICTURE = MediaFile(file="a.png", media_type="image/png")
VIDEO = ContentItem(
    key="video",
    kind=ContentKind.VIDEO,
    title="Watch",
    duration_seconds=30,
    media=(MediaFile(file="a.webm", media_type="video/webm"),),
    captions=(CaptionTrack(file="a.vtt", language="en", label="English"),),
    transcript="What is said.",
)
READING = ContentItem(key="reading", kind=ContentKind.READING, title="Read", body="Text.")
CASE = ContentItem(
    key="case",
    kind=ContentKind.INTERACTIVE,
    title="Decide",
    form=InteractiveForm.BRANCHING_CASE,
    steps=(InteractiveStep(key="start", text="And now?", choices=(CaseChoice(key="a", text="End"),)),),
)
AREA = HotspotArea(key="a", label="Here", x=Decimal(90), y=Decimal(0), width=Decimal(10), height=Decimal(100))
HOTSPOT = ContentItem(
    key="hotspot",
    kind=ContentKind.INTERACTIVE,
    title="Find",
    form=InteractiveForm.HOTSPOT,
    steps=(InteractiveStep(key="start", text="Where?", image=PICTURE, image_description="A bed.", areas=(AREA,)),),
)
CARDS = ContentItem(
    key="cards",
    kind=ContentKind.INTERACTIVE,
    title="Remember",
    form=InteractiveForm.FLASH_CARDS,
    steps=(InteractiveStep(key="one", text="Front", back="Back"),),
)
SESSION = LiveSession(
    key="session",
    title="Meet",
    starts_at=dt.datetime(2026, 11, 14, 9),  # noqa: DTZ001 - local to the activity's zone
    ends_at=dt.datetime(2026, 11, 14, 10),  # noqa: DTZ001
    place="Hall 1",
)
QUESTION = Question(key="q", text="Which?", choices=(Choice(key="a", text="This", correct=True), Choice(key="b", text="That")))
TEST = Assessment(key="test", title="Test", questions=(QUESTION,))
EVALUATION = EvaluationForm(
    title="Your view", questions=(EvaluationQuestion(key="e", text="Useful?", kind=EvaluationKind.RATING),)
)
RULE = BonusRule(
    name=BonusRuleName.INTERACTIVE_COMPLETE, content="case", type=CreditType.AMA_PRA_CATEGORY_1, amount=Decimal("0.25")
)
SCORE_RULE = replace(RULE, name=BonusRuleName.SCORE_AT_LEAST, content="", assessment="test", score=Decimal("0.90"))
AMA = DesignatedCredit(type=CreditType.AMA_PRA_CATEGORY_1, maximum=Decimal("1.50"), base=Decimal("1.00"))
MOC = DesignatedCredit(type=CreditType.MOC, board="ABIM", maximum=Decimal("9.00"))
SPECIALTY = DesignatedCredit(type=CreditType.SPECIALTY, specialty="cardiology", maximum=Decimal("1.00"))
RECOGNITION = Recognition(regulator="DHA", recognized=None, source="https://dha.example", checked_on=dt.date(2026, 11, 23))
VALID = ActivityDefinition(
    code="valid",
    provider="academy",
    title="Title",
    description="Description",
    learning_format=LearningFormat.ENDURING,
    language="en",
    released_on=dt.date(2026, 1, 1),
    expires_on=dt.date(2026, 1, 1),
    minutes=90,
    designated=(AMA, MOC, SPECIALTY),
    policy=Policy(bonus=(RULE, SCORE_RULE)),
    contents=(VIDEO, READING, CASE, HOTSPOT, CARDS),
    sessions=(SESSION,),
    assessments=(TEST,),
    evaluation=EVALUATION,
    recognition=(RECOGNITION,),
)
GULF = dt.timezone(dt.timedelta(hours=4))


def _with(**fields: Any) -> Change:
    return lambda definition: replace(definition, **fields)


def _policy(**fields: Any) -> Change:
    return lambda definition: replace(definition, policy=replace(definition.policy, **fields))


def _credit(credit: DesignatedCredit, **fields: Any) -> Change:
    return lambda definition: replace(
        definition, designated=tuple(replace(each, **fields) if each == credit else each for each in definition.designated)
    )


def _rule(rule: BonusRule, **fields: Any) -> Change:
    return _policy(bonus=tuple(replace(each, **fields) if each == rule else each for each in (RULE, SCORE_RULE)))


def _item(item: ContentItem, **fields: Any) -> Change:
    return lambda definition: replace(
        definition, contents=tuple(replace(each, **fields) if each == item else each for each in definition.contents)
    )


def _step(item: ContentItem, **fields: Any) -> Change:
    return _item(item, steps=(replace(item.steps[0], **fields),))


def _session(**fields: Any) -> Change:
    return _with(sessions=(replace(SESSION, **fields),))


def _test(**fields: Any) -> Change:
    return _with(assessments=(replace(TEST, **fields),))


def _choices(*choices: Choice) -> Change:
    return _test(questions=(replace(QUESTION, choices=choices),))


CASES: list[tuple[Change, str, str]] = [
    *(
        (_with(**{field: " "}), field, "must not be empty")
        for field in ("code", "title", "description", "language", "provider")
    ),
    (_with(expires_on=dt.date(2025, 12, 31)), "expires_on", "before it is released"),
    *((_with(time_zone=zone), "time_zone", "not a time zone") for zone in ("Dubai", "Asia", "../etc", "", "x" * 300)),
    (_with(designated=(), policy=Policy()), "designated", "at least one kind"),
    (_credit(AMA, maximum=Decimal("1.60")), "designated.0.maximum", "steps of 0.25"),
    (_credit(AMA, maximum=Decimal("1E+999999")), "designated.0.maximum", "steps of 0.25"),
    (_credit(AMA, maximum=Decimal("1.75")), "designated.0.maximum", "90 minutes may be designated for 1.50 at most"),
    (_credit(AMA, base=Decimal("-0.25")), "designated.0.base", "not be negative"),
    (_credit(AMA, base=Decimal("0.90")), "designated.0.base", "steps of 0.25"),
    (_credit(AMA, base=Decimal("1.25")), "designated.0.base", "Base 1.25 and bonus 0.50 could exceed the maximum 1.50"),
    (_credit(MOC, board=""), "designated.1.board", "names its certifying board"),
    (_credit(SPECIALTY, board="ABIM"), "designated.2.board", "names its certifying board"),
    (_credit(SPECIALTY, specialty=""), "designated.2.specialty", "names its specialty"),
    *(
        (_policy(**{field: Decimal(share)}), f"policy.{field}", "A share lies above 0")
        for field in ("minimum_participation", "passing_score")
        for share in ("1.01",)
    ),
    (_policy(passing_score=Decimal(0)), "policy.passing_score", "A share lies above 0"),
    (_policy(partial_from=Decimal(0)), "policy.partial_from", "A share lies above 0"),
    (_policy(partial_from=Decimal("0.81")), "policy.partial_from", "cannot begin above the minimum participation"),
    (_policy(minimum_minutes=-1), "policy.minimum_minutes", "not be negative"),
    (_with(evaluation=None), "evaluation", "has no evaluation form"),
    (
        _policy(credit_valid_months=12, credit_valid_until=dt.date(2029, 1, 1)),
        "policy.credit_valid_until",
        "months or a date, not both",
    ),
    (_policy(credit_valid_months=0), "policy.credit_valid_months", "between 1 and 1200"),
    (_rule(RULE, amount=Decimal("0.10")), "policy.bonus.0.amount", "steps of 0.25"),
    (_rule(RULE, type=CreditType.ACCME), "policy.bonus.0.type", "ACCME is not designated"),
    (_rule(RULE, content="video"), "policy.bonus.0.content", "'video' is not an interactive content item"),
    (_rule(RULE, content=""), "policy.bonus.0.content", "'' is not an interactive content item"),
    (_rule(SCORE_RULE, assessment="exam"), "policy.bonus.1.assessment", "'exam' is not an assessment"),
    (_rule(SCORE_RULE, score=None), "policy.bonus.1.score", "A share lies above 0"),
    (_rule(SCORE_RULE, score=Decimal(90)), "policy.bonus.1.score", "A share lies above 0"),
    (_item(READING, key="video"), "contents.1.key", "'video' is used twice"),
    (_item(VIDEO, weight=0), "contents.0.weight", "above zero"),
    (_item(VIDEO, minimum_minutes=-1), "contents.0.minimum_minutes", "not be negative"),
    (_item(VIDEO, duration_seconds=0), "contents.0.duration_seconds", "states its length"),
    (_item(VIDEO, media=()), "contents.0.media", "at least one file"),
    (_item(VIDEO, captions=()), "contents.0.captions", "has captions"),
    (_item(VIDEO, transcript=" "), "contents.0.transcript", "has a transcript"),
    (_item(READING, body=""), "contents.1.body", "has a body"),
    (_item(CASE, form=None), "contents.2.form", "states its form"),
    (_item(CASE, steps=()), "contents.2.steps", "at least one step"),
    (_item(CASE, steps=CASE.steps * 2), "contents.2.steps.1.key", "'start' is used twice"),
    (_step(CASE, choices=()), "contents.2.steps.0.choices", "has choices"),
    (_step(CASE, choices=CASE.steps[0].choices * 2), "contents.2.steps.0.choices.1.key", "'a' is used twice"),
    (
        _step(CASE, choices=(CaseChoice(key="a", text="On", goes_to="moon"),)),
        "contents.2.steps.0.choices.0.goes_to",
        "no step 'moon'",
    ),
    (_step(HOTSPOT, image=None), "contents.3.steps.0.areas", "a picture, its description and areas"),
    (_step(HOTSPOT, areas=(AREA, AREA)), "contents.3.steps.0.areas.1.key", "'a' is used twice"),
    (_step(HOTSPOT, areas=(replace(AREA, x=Decimal(91)),)), "contents.3.steps.0.areas.0.width", "not lie on the picture"),
    (_step(HOTSPOT, areas=(replace(AREA, y=Decimal(-1)),)), "contents.3.steps.0.areas.0.height", "not lie on the picture"),
    (_step(CARDS, back=""), "contents.4.steps.0.back", "has a back"),
    (_with(sessions=(SESSION, SESSION)), "sessions.1.key", "'session' is used twice"),
    (_session(starts_at=dt.datetime(2026, 11, 14, 9, tzinfo=GULF)), "sessions.0.starts_at", "without an offset"),
    (_session(ends_at=dt.datetime(2026, 11, 14, 10, tzinfo=GULF)), "sessions.0.ends_at", "without an offset"),
    (_session(ends_at=SESSION.starts_at), "sessions.0.ends_at", "end before it starts"),
    (_session(place=""), "sessions.0.place", "a place or a link"),
    (_with(assessments=(TEST, TEST)), "assessments.1.key", "'test' is used twice"),
    (_test(attempts_allowed=-1), "assessments.0.attempts_allowed", "0 allows any number"),
    (_test(passing_score=Decimal(70)), "assessments.0.passing_score", "A share lies above 0"),
    (_test(questions=()), "assessments.0.questions", "at least one question"),
    (_test(questions=(QUESTION, QUESTION)), "assessments.0.questions.1.key", "'q' is used twice"),
    (_choices(QUESTION.choices[1]), "assessments.0.questions.0.choices", "must be correct"),
    (_choices(QUESTION.choices[0]), "assessments.0.questions.0.choices", "must be wrong"),
    (
        _choices(*QUESTION.choices, QUESTION.choices[1]),
        "assessments.0.questions.0.choices.2.key",
        "'b' is used twice",
    ),
    (_with(evaluation=replace(EVALUATION, questions=())), "evaluation.questions", "at least one question"),
    (
        _with(evaluation=replace(EVALUATION, questions=EVALUATION.questions * 2)),
        "evaluation.questions.1.key",
        "'e' is used twice",
    ),
    (
        _with(
            evaluation=replace(
                EVALUATION, questions=(replace(EVALUATION.questions[0], kind=EvaluationKind.CHOICE, options=("A",)),)
            )
        ),
        "evaluation.questions.0.options",
        "at least two options",
    ),
    (_with(recognition=(replace(RECOGNITION, source=""),)), "recognition.0.source", "where this was read"),
    (_with(contents=(), sessions=(), policy=Policy()), "contents", "content or sessions"),
]


def test_a_valid_definition_has_no_faults() -> None:
    assert faults(VALID) == ()


@pytest.mark.parametrize(("change", "path", "message"), CASES, ids=[f"{path} {message}" for _, path, message in CASES])
def test_each_fault_is_found_alone_with_its_path(change: Change, path: str, message: str) -> None:
    (fault,) = faults(change(VALID))

    assert fault.code is ErrorCode.INVALID_INPUT
    assert ".".join(fault.path) == path
    assert message in fault.message


@pytest.mark.parametrize("minutes", [0, -1, 60_001, 10**30, -(10**30)])
def test_minutes_must_be_those_of_an_activity(minutes: int) -> None:
    assert ("minutes",) in {fault.path for fault in faults(replace(VALID, minutes=minutes))}


def test_a_kind_designated_twice_is_named_at_both_places() -> None:
    twice = replace(VALID, designated=(AMA, MOC, SPECIALTY, MOC))

    assert [fault.path for fault in faults(twice)] == [("designated", "1", "type"), ("designated", "3", "type")]


def test_a_regulator_named_twice_is_named_at_both_places() -> None:
    twice = replace(VALID, recognition=(RECOGNITION, replace(RECOGNITION, recognized=True)))

    assert [fault.path for fault in faults(twice)] == [("recognition", "0", "regulator"), ("recognition", "1", "regulator")]


def test_every_fault_is_found_at_once_in_the_order_of_the_definition() -> None:
    changed = replace(VALID, title="", designated=(replace(AMA, base=Decimal("1.25")), MOC, SPECIALTY), evaluation=None)

    assert [".".join(fault.path) for fault in faults(changed)] == ["title", "designated.0.base", "evaluation"]
