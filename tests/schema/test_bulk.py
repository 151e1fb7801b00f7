"""Attendance and awards over the API: asked for, done, and read from the job."""

import base64
import gzip
from pathlib import Path
from typing import Any

import pytest

from backend.domain.activities import Policy
from backend.domain.actors import Role
from backend.models import tables
from tests import make_enrollments as earning
from tests import make_people as people
from tests.asking import ask, refusal
from tests.handlers.working import done

pytestmark = pytest.mark.usefixtures("database")

IMPORT = """mutation ($input: ImportAttendanceInput!) { importAttendance(input: $input) {
    job { id status cancellable attendance { rows } } errors { code path }
} }"""
AWARD = "mutation ($input: AwardCreditsInput!) { awardCredits(input: $input) { job { id } errors { code path } } }"
JOB = """query ($id: ID!, $after: String) { node(id: $id) { ... on Job { status done total
    attendance { preview rows mistakes counts { outcome count }
        people(first: 1, after: $after) { totalCount edges { node { row email name outcome minutesBefore minutesAfter } }
            pageInfo { hasNextPage endCursor } } }
    awards { preview due notDue candidates { totalCount edges { node { name due { amount basis } openGates { code } } } } }
    rowErrors { edges { node { row column code } } }
} } }"""
SEMINAR = earning.definition(**earning.LIVE, assessments=(), evaluation=None, policy=Policy(evaluation_required=False))


async def staffed(scene: earning.Scene) -> people.Made:
    return await people.staff((await tables.Activity.get(id=scene.activity_id)).provider_id)


def packed(*rows: str) -> str:
    text = "\n".join(["Email,Join Time,Leave Time", *rows])
    return base64.b64encode(gzip.compress(text.encode())).decode()


async def test_a_file_is_previewed_by_a_job_that_holds_the_outcome(tmp_path: Path) -> None:
    scene = await earning.scene(SEMINAR)
    sami = (await staffed(scene)).actor
    file = packed(
        f"{scene.learner.email},2026-03-07 09:00,2026-03-07 10:00", "x@y.example,2026-03-07 09:00,2026-03-07 10:00", "a,b,c"
    )
    given = {"activityId": str(scene.activity_id), "sessionKey": "morning", "file": file, "preview": True}

    asked = (await ask(IMPORT, by=sami, input=given))["importAttendance"]
    job_id = asked["job"]["id"]
    assert asked == {"job": {"id": job_id, "status": "QUEUED", "cancellable": True, "attendance": None}, "errors": []}
    await done((await tables.Job.get()).id, tmp_path)

    first = (await ask(JOB, by=sami, id=job_id))["node"]
    second = (await ask(JOB, by=sami, id=job_id, after=first["attendance"]["people"]["pageInfo"]["endCursor"]))["node"]
    assert {name: first["attendance"][name] for name in ("preview", "rows", "mistakes", "counts")} == {
        "preview": True,
        "rows": 3,
        "mistakes": 1,
        "counts": [{"outcome": "ADDS", "count": 1}, {"outcome": "UNKNOWN", "count": 1}],
    }
    people_of: list[Any] = [edge["node"] for each in (first, second) for edge in each["attendance"]["people"]["edges"]]
    assert people_of == [
        {
            "row": 2,
            "email": scene.learner.email,
            "name": "Amal Haddad",
            "outcome": "ADDS",
            "minutesBefore": "0.00",
            "minutesAfter": "60.00",
        },
        {"row": 3, "email": "x@y.example", "name": "", "outcome": "UNKNOWN", "minutesBefore": "0.00", "minutesAfter": "0.00"},
    ]
    assert first["awards"] is None
    assert [edge["node"]["code"] for edge in first["rowErrors"]["edges"]] == ["unknown", "email_invalid"]


async def test_awards_are_previewed_by_a_job_that_holds_the_plan(tmp_path: Path) -> None:
    scene = await earning.scene()
    await scene.do_half()
    sami = (await staffed(scene)).actor
    given = {"activityId": str(scene.activity_id), "preview": True, "idempotencyKey": "one", "filter": {"search": "amal"}}

    job_id = (await ask(AWARD, by=sami, input=given))["awardCredits"]["job"]["id"]
    await done((await tables.Job.get()).id, tmp_path)

    found = (await ask(JOB, by=sami, id=job_id))["node"]
    assert (found["status"], found["done"], found["total"], found["attendance"]) == ("DONE", 1, 1, None)
    assert found["awards"] == {
        "preview": True,
        "due": 1,
        "notDue": 0,
        "candidates": {
            "totalCount": 1,
            "edges": [{"node": {"name": "Amal Haddad", "due": [{"amount": "2.00", "basis": "PARTIAL"}], "openGates": []}}],
        },
    }


async def test_what_cannot_be_read_is_refused_with_its_path() -> None:
    scene = await earning.scene(SEMINAR)
    sami = (await staffed(scene)).actor
    given = {"activityId": str(scene.activity_id), "sessionKey": "morning", "file": packed()}

    for wrong, path in (({"file": "###"}, "file"), ({"file": "H4sIAA=="}, "file"), ({"sessionKey": "noon"}, "sessionKey")):
        answered = (await ask(IMPORT, by=sami, input={**given, **wrong}))["importAttendance"]
        assert answered == {"job": None, "errors": [{"code": "INVALID_INPUT", "path": ["input", path]}]}
    award = {"activityId": str(scene.activity_id), "idempotencyKey": "one"}
    answered = (await ask(AWARD, by=sami, input=award))["awardCredits"]
    assert answered == {"job": None, "errors": [{"code": "INVALID_INPUT", "path": ["input", "reason"]}]}
    assert not await tables.Job.exists()


async def test_auditors_and_learners_neither_import_nor_award() -> None:
    scene = await earning.scene(SEMINAR)
    auditor = (await people.learner(roles=[Role.AUDITOR])).actor
    file = {"activityId": str(scene.activity_id), "sessionKey": "morning", "file": packed()}
    award = {"activityId": str(scene.activity_id), "idempotencyKey": "one", "reason": "Because"}

    for actor in (auditor, scene.learner.actor):
        assert await refusal(IMPORT, by=actor, input=file) == "FORBIDDEN"
        assert await refusal(AWARD, by=actor, input=award) == "FORBIDDEN"
    assert not await tables.Job.exists()
