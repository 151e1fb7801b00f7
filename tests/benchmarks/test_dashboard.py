"""What the dashboard's own documents cost at the database: for ten thousand credits the same statements as for ten."""

import pytest

from backend.models.database import open_database
from backend.reads import sql
from backend.services import ledger
from benchmarks import dashboard, records
from benchmarks.counting import Asked, counted
from benchmarks.dashboard import QUESTIONS

pytestmark = pytest.mark.slow

MONTHS = 122
"""That ten years may touch."""

ASKED = 4
"""Times that each question is asked and counted."""

GROUPS = 2 + 5 + 2 * len(records.SPECIALTIES) + 2
"""Totals by unit, type, specialty and end of use."""


async def test_ten_thousand_credits_cost_the_statements_of_ten_and_few_more_rows(database_url: str) -> None:
    async with open_database(database_url):
        learners = [await records.learner(size) for size in (10, 10_000)]
        assert await ledger.verify() == ()
        of_all = await sql.rows(
            "SELECT learner_id, SUM(amount) AS amount FROM credit WHERE unit = 'CREDIT' AND rank = 0 GROUP BY 1"
        )
        totals = {sql.uuid_of(row["learner_id"]): str(sql.credits_of(row["amount"])) for row in of_all}

    statements, rows = {}, {}
    async with dashboard.visited(database_url, learners) as visitors:
        for question in QUESTIONS:
            for size, visitor in zip(("ten", "ten thousand"), visitors, strict=True):
                await visitor.ask(question)
                # Two loads of the same kind are one statement if they happen to be asked for at once: the most is what counts.
                found = [await _cost(visitor, question) for _ in range(ASKED)]
                statements[question.label, size] = max(cost.statements for cost in found)
                rows[question.label, size] = max(cost.rows for cost in found)
        shown = [(await visitor.ask(QUESTIONS[0]))["viewer"]["learner"]["creditSummary"]["total"] for visitor in visitors]

    assert shown == [totals[person.id] for person in learners]
    assert float(shown[1]) > 5_000
    for label in (question.label for question in QUESTIONS):
        assert statements[label, "ten thousand"] == statements[label, "ten"] > 0, label
    assert rows["dashboard", "ten thousand"] - rows["dashboard", "ten"] <= 2 * MONTHS + GROUPS


async def _cost(visitor: dashboard.Visitor, question: dashboard.Question) -> Asked:
    with counted() as asked:
        await visitor.ask(question)
    return asked
