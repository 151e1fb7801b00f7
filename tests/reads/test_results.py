"""What participants answered, counted without naming anybody."""

from decimal import Decimal

import pytest

from backend.domain.activities import Policy
from backend.domain.assessments import EvaluationForm, EvaluationKind, EvaluationQuestion
from backend.reads import activities, results
from backend.reads.activities import Activity
from backend.services import earning as doing
from tests import make_enrollments as earning
from tests import make_people as people

pytestmark = pytest.mark.usefixtures("database")

FORM = EvaluationForm(
    title="Your view",
    questions=(
        EvaluationQuestion(key="useful", text="Useful?", kind=EvaluationKind.RATING),
        EvaluationQuestion(key="more", text="More?", kind=EvaluationKind.TEXT, required=False),
    ),
)


async def evaluated(count: int) -> Activity:
    """An activity that so many have evaluated: the first rates it 1, the rest 5 and in words."""
    for number in range(count):
        scene = await earning.scene(earning.definition(evaluation=FORM), learner=await people.learner())
        answers = {"useful": "1", "more": " "} if number == 0 else {"useful": "5", "more": f"Words {number}"}
        await doing.submit_evaluation(scene.enrollment_id, answers, event_id="evaluation", **scene.own)
    return (await activities.by_ids([scene.activity_id]))[scene.activity_id]


async def test_four_evaluations_are_counted_and_not_told() -> None:
    activity = await evaluated(4)

    found = await results.evaluation(activity)

    assert found is not None
    assert (found.responses, found.questions) == (4, None)
    assert (await results.texts(activity.id, "more", first=50, after=None)).nodes == ()


async def test_five_evaluations_are_told_without_names(statements: list[str]) -> None:
    activity = await evaluated(5)
    statements.clear()

    found = await results.evaluation(activity)

    assert len(statements) == 1
    assert found is not None
    assert found.questions is not None
    useful, more = (each.summary for each in found.questions)
    assert ([each.count for each in useful.counts], useful.mean) == ([1, 0, 0, 0, 4], Decimal("4.20"))
    assert more.answered == 5


async def test_texts_come_by_pages_and_empty_ones_not_at_all() -> None:
    activity = await evaluated(6)

    first = await results.texts(activity.id, "more", first=3, after=None)
    second = await results.texts(activity.id, "more", first=3, after=first.page_info.end_cursor)

    assert (len(first.nodes), first.page_info.has_next_page) == (3, True)
    assert (len(second.nodes), second.page_info.has_next_page) == (2, False)
    assert {answer.text for answer in (*first.nodes, *second.nodes)} == {f"Words {number}" for number in range(1, 6)}


async def test_items_are_counted_over_first_attempts(statements: list[str]) -> None:
    one = await earning.scene()
    await one.take_test(earning.HALF_RIGHT)
    await one.take_test(event_id="test-2")
    two = await earning.scene(learner=await people.learner())
    await two.take_test()
    activity = (await activities.by_ids([one.activity_id]))[one.activity_id]
    statements.clear()

    (found,) = await results.assessments(activity)

    assert len(statements) == 1
    assert (found.attempts, found.passed, found.mean_score) == (2, 1, Decimal("75.00"))
    assert [(each.key, each.right, [choice.count for choice in each.choices]) for each in found.questions] == [
        ("q1", 2, [2, 0]),
        ("q2", 1, [1, 1]),
    ]


async def test_an_activity_without_a_form_has_no_results_of_it() -> None:
    scene = await earning.scene(earning.definition(evaluation=None, policy=Policy(evaluation_required=False)))

    assert await results.evaluation((await activities.by_ids([scene.activity_id]))[scene.activity_id]) is None
