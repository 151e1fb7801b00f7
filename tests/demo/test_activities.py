"""The demonstration activities: publishable, honest about their provider, and paying what the demonstration relies on."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from backend.domain.activities import ActivityDefinition, LearningFormat
from backend.domain.awards import due
from backend.domain.contents import ContentKind, InteractiveForm
from backend.domain.credits import CreditType, Profession, designated
from backend.domain.progress import AttemptResult, ItemProgress, Progress, milliseconds, participation
from backend.integrations.activity_files import ActivityFile, read
from tests.demo import ACTIVITIES

FILES = sorted(ACTIVITIES.glob("*.toml"))
REGULATORS = {
    "DHA": "https://services.dha.gov.ae/",
    "DOH": "https://www.doh.gov.ae/",
    "MOHAP": "https://mohap.gov.ae/",
}


def _definition(code: str) -> ActivityDefinition:
    return read(ACTIVITIES / f"{code}.toml").definition


def _due(code: str, progress: Progress, *, score: str = "1") -> dict[str, Decimal]:
    """What a physician may claim with this progress, every test passed and the evaluation handed in; bonus apart."""
    definition = _definition(code)
    for assessment in definition.assessments:
        progress = progress.with_attempt(AttemptResult(assessment.key, 1, Decimal(score)))
    awards = due(definition, progress.with_evaluation(), (), profession=Profession.PHYSICIAN, today=dt.date(2026, 11, 23))
    return {f"{award.kind.key} {award.reason}".strip(): award.amount for award in awards}


def _watched(definition: ActivityDefinition) -> ItemProgress:
    video = next(item for item in definition.contents if item.kind is ContentKind.VIDEO)
    return ItemProgress(watched=((0, video.duration_seconds * 1000),))


READ = ItemProgress(read=Decimal(1))


def _attended(definition: ActivityDefinition, *keys: str) -> Progress:
    progress, gulf = Progress(), dt.timezone(dt.timedelta(hours=4))
    for session in definition.sessions:
        if session.key in keys:
            span = milliseconds(session.starts_at.replace(tzinfo=gulf), session.ends_at.replace(tzinfo=gulf))
            progress = progress.with_attendance(session.key, (span,))
    return progress


def test_there_are_six_activities_named_by_their_codes() -> None:
    assert {path.stem: read(path).definition.learning_format for path in FILES} == {
        "acute-care-days": LearningFormat.LIVE,
        "anaphylaxis-article": LearningFormat.JOURNAL,
        "blood-pressure-ar": LearningFormat.ENDURING,
        "hand-hygiene-improvement": LearningFormat.PERFORMANCE_IMPROVEMENT,
        "heart-failure-webinar": LearningFormat.LIVE,
        "sepsis-first-hour": LearningFormat.ENDURING,
    }
    assert all(read(path).definition.code == path.stem for path in FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_provider_is_said_to_be_fictitious_and_no_recognition_is_claimed(path: Path) -> None:
    definition = read(path).definition

    assert definition.provider == "gulf-academy"
    assert ("افتراضية" if definition.language == "ar" else "fictitious") in definition.description
    assert {entry.regulator: entry.recognized for entry in definition.recognition} == dict.fromkeys(REGULATORS)
    for entry in definition.recognition:
        assert entry.source.startswith(REGULATORS[entry.regulator])
        assert entry.checked_on == dt.date(2026, 11, 23)
        assert entry.note


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_stays_open_until_2029_and_designates_all_of_its_time(path: Path) -> None:
    definition = read(path).definition

    assert definition.expires_on is not None
    assert definition.expires_on.year == 2029
    assert definition.designated[0].type is CreditType.AMA_PRA_CATEGORY_1
    assert definition.designated[0].maximum == designated(definition.minutes)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_question_explains_its_answer(path: Path) -> None:
    questions = [question for assessment in read(path).definition.assessments for question in assessment.questions]

    assert all(question.feedback and len(question.choices) >= 3 for question in questions)


def test_attempts_are_limited_in_some_and_free_in_others() -> None:
    attempts = {path.stem: [each.attempts_allowed for each in read(path).definition.assessments] for path in FILES}

    assert attempts == {
        "acute-care-days": [],
        "anaphylaxis-article": [3],
        "blood-pressure-ar": [3],
        "hand-hygiene-improvement": [0],
        "heart-failure-webinar": [0],
        "sepsis-first-hour": [3],
    }


def test_every_form_of_interactive_content_is_shown() -> None:
    assert {item.form for path in FILES for item in read(path).definition.contents} == {None, *InteractiveForm}


def test_sepsis_pays_three_quarters_before_its_case_and_all_with_a_bonus_after_it() -> None:
    definition = _definition("sepsis-first-hour")
    before = Progress().with_item("video", _watched(definition)).with_item("reading", READ)
    shortest = frozenset({("arrival", "treat"), ("lactate", "now"), ("pressure", "vasopressor")})
    after = before.with_item("case", ItemProgress(answered=shortest))

    assert participation(definition, before) == Decimal("0.75")
    assert _due("sepsis-first-hour", before) == {"AMA_PRA_CATEGORY_1": Decimal("0.75"), "MOC:ABIM": Decimal("0.75")}
    assert participation(definition, after) == 1
    assert _due("sepsis-first-hour", after) == {
        "AMA_PRA_CATEGORY_1": Decimal("1.00"),
        "AMA_PRA_CATEGORY_1 interactive-complete:case": Decimal("0.25"),
        "MOC:ABIM": Decimal("1.00"),
    }


def test_every_step_of_the_case_is_reached_and_every_way_can_end() -> None:
    steps = {step.key: step for step in _definition("sepsis-first-hour").contents[2].steps}

    reached, waiting = set[str](), ["arrival"]
    while waiting:
        key = waiting.pop()
        reached.add(key)
        waiting += [choice.goes_to for choice in steps[key].choices if choice.goes_to not in {*reached, ""}]
    assert reached == set(steps)

    ending = {""}
    for _ in steps:
        ending |= {key for key, step in steps.items() if any(choice.goes_to in ending for choice in step.choices)}
    assert ending == {"", *steps}


@pytest.mark.parametrize("item", ["video", "reading"])
def test_either_half_of_the_arabic_activity_pays_half_a_credit_and_both_pay_all(item: str) -> None:
    definition = _definition("blood-pressure-ar")
    done = {"video": _watched(definition), "reading": READ}
    half = Progress().with_item(item, done[item])
    whole = half.with_item("video", done["video"]).with_item("reading", READ)

    assert participation(definition, half) == Decimal("0.5")
    assert _due("blood-pressure-ar", half) == {"AMA_PRA_CATEGORY_1": Decimal("0.50")}
    assert _due("blood-pressure-ar", whole) == {"AMA_PRA_CATEGORY_1": Decimal("1.25")}


def test_one_day_of_the_conference_pays_two_of_four_credits() -> None:
    definition = _definition("acute-care-days")
    day1 = ["day1-opening", "day1-handover", "day1-airway"]
    both = [*day1, "day2-arrest", "day2-children"]

    assert definition.joint_provider == "corniche-simulation"
    assert _due("acute-care-days", _attended(definition, *day1)) == {"AMA_PRA_CATEGORY_1": Decimal("2.00")}
    assert _due("acute-care-days", _attended(definition, *both)) == {"AMA_PRA_CATEGORY_1": Decimal("4.00")}


def test_two_workshops_at_once_count_once() -> None:
    definition = _definition("acute-care-days")

    assert participation(definition, _attended(definition, "day2-team", "day2-children")) == Decimal("0.25")


def test_one_evening_of_the_webinar_pays_one_of_two_credits() -> None:
    definition = _definition("heart-failure-webinar")

    assert _due("heart-failure-webinar", _attended(definition, "pillars")) == {"AMA_PRA_CATEGORY_1": Decimal("1.00")}
    assert _due("heart-failure-webinar", _attended(definition, "pillars", "starting")) == {
        "AMA_PRA_CATEGORY_1": Decimal("2.00")
    }


def test_the_improvement_project_pays_by_stages_of_equal_weight_and_a_bonus_for_a_score_of_ninety_percent() -> None:
    definition = _definition("hand-hygiene-improvement")
    after_a_and_b = Progress().with_item("stage-a", READ)
    for key in ("bedside", "cards"):
        item = definition.content(key)
        assert item is not None
        answers = {(step.key, step.areas[0].key if step.areas else "") for step in item.steps}
        after_a_and_b = after_a_and_b.with_item(key, ItemProgress(answered=frozenset(answers)))

    assert _due("hand-hygiene-improvement", Progress().with_item("stage-a", READ)) == {}
    assert _due("hand-hygiene-improvement", after_a_and_b, score="0.75") == {
        "AMA_PRA_CATEGORY_1": Decimal("3.75"),  # two thirds of 5.50, to the nearest quarter
        "SPECIALTY:infectious-disease": Decimal("4.00"),
    }
    assert _due("hand-hygiene-improvement", after_a_and_b.with_item("stage-c", READ)) == {
        "AMA_PRA_CATEGORY_1": Decimal("5.50"),
        "AMA_PRA_CATEGORY_1 score-at-least:check": Decimal("0.50"),
        "SPECIALTY:infectious-disease": Decimal("6.00"),
    }


def test_the_article_asks_for_a_minute_and_its_credit_is_valid_for_two_years() -> None:
    policy = _definition("anaphylaxis-article").policy
    quick = Progress().with_item("article", READ)
    minute = Progress().with_item("article", ItemProgress(read=Decimal(1), active=((0, 60_000),)))

    assert policy.credit_valid_months == 24
    assert _due("anaphylaxis-article", quick) == {}
    assert _due("anaphylaxis-article", minute) == {"AMA_PRA_CATEGORY_1": Decimal("1.00")}


def test_only_videos_and_pictures_that_some_activity_names_are_shipped() -> None:
    files: list[ActivityFile] = [read(path) for path in FILES]
    named = {path for file in files for path in file.media.values()}
    shipped = {path for path in (ACTIVITIES / "media").iterdir() if path.suffix not in {".txt", ".md"}}

    assert shipped == named
