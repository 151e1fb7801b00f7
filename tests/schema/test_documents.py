"""The dashboard's own operations, as its build writes them out, run against the service: from signing in to the certificate."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from backend import demo
from backend.domain.assessments import Assessment
from backend.integrations import activity_files
from backend.integrations.storage import Storage
from backend.schema import root
from backend.web.limits import Gate, Limits
from tests.schema.conftest import Api

DOCUMENTS = json.loads((Path(__file__).parents[2] / "frontend" / "static" / "documents.json").read_text())
DEFINITION = activity_files.read(demo.ACTIVITIES / "sepsis-first-hour.toml").definition
GATE = Gate(root.build()._schema, Limits())
RIGHT_WAY = (("arrival", "treat"), ("lactate", "now"), ("pressure", "vasopressor"))


PAGING = (Path(__file__).parents[2] / "frontend" / "src" / "state" / "paging.ts").read_text()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_within_the_limits_with_the_largest_page_that_is_asked_for(name: str) -> None:
    text = DOCUMENTS[name]["text"]
    (most,) = re.findall(r"^const MOST = (\d+);$", PAGING, re.MULTILINE)
    sizes = {variable: int(most) for variable in re.findall(r"(?:first|last): \$(\w+)", text)}

    GATE.check(text, sizes, None)


class Dashboard:
    """Names the documents, as the built scripts do."""

    def __init__(self, api: Api) -> None:
        self.api = api

    async def run(self, name: str, **variables: object) -> Any:
        sent = await self.api.client.post("/graphql", json={"documentId": DOCUMENTS[name]["id"], "variables": variables})
        answer = sent.json()
        assert "errors" not in answer, answer
        return answer["data"]

    async def change(self, name: str, **given: object) -> Any:
        (answer,) = (await self.run(name, input=given)).values()
        assert answer["errors"] == []
        return answer


@pytest.fixture
async def dashboard(tmp_path: Path, api: Api) -> Dashboard:
    """A dashboard on which the demonstration's learner has signed in."""
    await demo.load(storage=Storage(tmp_path / "media"), now=datetime.now(UTC))
    opened = Dashboard(api)
    await opened.change("SignIn", email=demo.ACCOUNTS[0].email, password=demo.PASSWORD)
    return opened


def answers(assessment: Assessment) -> list[dict[str, object]]:
    return [{"questionKey": question.key, "choiceKeys": sorted(question.correct)} for question in assessment.questions]


async def enrolled(dashboard: Dashboard) -> str:
    found = await dashboard.run("Catalogue", filter={"search": "sepsis"})
    (edge,) = found["activities"]["edges"]
    return str((await dashboard.change("Enroll", activityId=edge["node"]["id"]))["enrollment"]["id"])


def taken_in(moment: datetime) -> list[dict[str, object]]:
    """Everything there is to watch, read and decide, as events."""
    events: list[dict[str, object]] = []
    for item in DEFINITION.contents:
        event: dict[str, object] = {"eventId": item.key, "contentKey": item.key, "occurredAt": moment.isoformat()}
        if item.duration_seconds:
            event["watched"] = [{"from": "0", "to": str(item.duration_seconds)}]
        elif item.steps:
            event["answered"] = [{"stepKey": step, "choiceKey": choice} for step, choice in RIGHT_WAY]
        else:
            event["read"] = "100"
        events.append(event)
    return events


async def test_the_dashboards_documents_earn_a_credit_from_end_to_end(dashboard: Dashboard) -> None:
    before = await dashboard.run("Dashboard")
    enrollment = await enrolled(dashboard)

    progressed = await dashboard.change(
        "RecordProgress", enrollmentId=enrollment, events=taken_in(datetime.now(UTC) - timedelta(seconds=1))
    )
    assert progressed["enrollment"]["percentComplete"] == "100.00"

    (test,) = DEFINITION.assessments
    graded = await dashboard.change(
        "SubmitAssessment", enrollmentId=enrollment, assessmentKey=test.key, eventId="test", answers=answers(test)
    )
    assert [(attempt["score"], attempt["passed"]) for attempt in graded["enrollment"]["attempts"]] == [("100.00", True)]

    assert DEFINITION.evaluation is not None
    values = {"RATING": "5", "YES_NO": "YES", "TEXT": "Clear."}
    told = [
        {"questionKey": question.key, "value": question.options[0] if question.options else values[question.kind.value]}
        for question in DEFINITION.evaluation.questions
    ]
    ready = await dashboard.change("SubmitEvaluation", enrollmentId=enrollment, eventId="evaluation", answers=told)
    assert ready["enrollment"]["status"] == "READY_TO_CLAIM"

    claimed = await dashboard.change("ClaimCredit", enrollmentId=enrollment)
    assert [(credit["type"], credit["amount"], credit["basis"]) for credit in claimed["credits"]] == [
        ("AMA_PRA_CATEGORY_1", "1.00", "FULL"),
        ("AMA_PRA_CATEGORY_1", "0.25", "BONUS"),
        ("MOC", "1.00", "FULL"),
    ]

    after = await dashboard.run("Dashboard")
    assert before["viewer"]["learner"]["creditSummary"]["total"] == "3.50"
    assert after["viewer"]["learner"]["creditSummary"]["total"] == "4.75"
    assert after["viewer"]["learner"]["creditSummary"]["points"] == "1.00"
    (certificate,) = (await dashboard.run("Certificates"))["viewer"]["learner"]["certificates"]["edges"]
    pdf = await dashboard.api.client.get(certificate["node"]["downloadUrl"])
    assert pdf.content.startswith(b"%PDF-")


async def test_the_dashboard_costs_the_same_statements_however_much_there_is(
    dashboard: Dashboard, statements: list[str]
) -> None:
    statements.clear()
    await dashboard.run("Dashboard")
    few = len(statements)
    for activity in (await dashboard.run("Catalogue"))["activities"]["edges"]:
        await dashboard.change("Enroll", activityId=activity["node"]["id"])

    statements.clear()
    await dashboard.run("Dashboard")

    # session, profile, summary, target, licenses, credits, their certificates, enrollments
    assert few == 8
    assert len(statements) == few + 3  # credits, certificates and attempts of the enrollments
