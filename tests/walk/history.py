"""What a learner has done before a walk begins, told to the service as a learning management system tells it."""

import datetime as dt
import json
import os
import subprocess
import sys
from typing import Any

from backend import demo
from tests.walk import learner
from tests.walk.conftest import Demonstration

Line = dict[str, Any]
CASE = [("arrival", "treat"), ("lactate", "now"), ("pressure", "vasopressor")]


def record(demonstration: Demonstration) -> None:
    """The demonstration's learner has two certificates, is half through an activity and missed half of another."""
    lines = [
        *_completed(learner.SEPSIS),
        _of(learner.SEPSIS, "claim"),
        *_completed("anaphylaxis-article"),
        _of("anaphylaxis-article", "claim"),
        *_contents(learner.activity("hand-hygiene-improvement"), share=50)[:1],
        {
            **_of("heart-failure-webinar", "attendance"),
            "event_id": "evening-1",
            "session": "pillars",
            "intervals": [["2026-11-19T18:58:00+04:00", "2026-11-19T20:02:00+04:00"]],
        },
    ]
    _tell(demonstration, lines)


def complete(demonstration: Demonstration, code: str) -> None:
    """The demonstration's learner has done all that an activity asks, and not claimed yet."""
    _tell(demonstration, _completed(code))


def _tell(demonstration: Demonstration, lines: list[Line]) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "backend.cli", "record", "-"],
        input="\n".join(json.dumps(line) for line in lines),
        env={
            **os.environ,
            "DATABASE_URL": f"sqlite:///{demonstration.folder / 'medmatrix.db'}",
            "PUBLIC_URL": demonstration.url,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr


def _of(code: str, verb: str) -> Line:
    return {"do": verb, "learner": learner.EMAIL, "activity": f"{demo.PROVIDER}/{code}"}


def _completed(code: str) -> list[Line]:
    written = learner.activity(code)
    return [
        *_contents(written, share=100),
        *(_passed(code, assessment) for assessment in written["assessments"]),
        {**_of(code, "evaluation"), "event_id": f"{code}-evaluation", "answers": learner.opinions(written["evaluation"])},
    ]


def _contents(written: dict[str, Any], *, share: int) -> list[Line]:
    """Each item, up to this share of it, with two minutes in front of it."""
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    active = [[(now - dt.timedelta(minutes=3)).isoformat(), (now - dt.timedelta(minutes=1)).isoformat()]]
    return [
        {
            **_of(written["code"], "progress"),
            "event_id": f"{written['code']}-{item['key']}",
            "content": item["key"],
            "occurred_at": now.isoformat(),
            "active": active,
            **_progress(item, share),
        }
        for item in written["contents"]
    ]


def _progress(item: Line, share: int) -> Line:
    match item["kind"]:
        case "VIDEO":
            return {"watched": [[0, item["duration_seconds"] * share // 100]]}
        case "READING":
            return {"read": share}
        case _:
            return {"answered": CASE}


def _passed(code: str, assessment: dict[str, Any]) -> Line:
    right = {
        question["key"]: [choice["key"] for choice in question["choices"] if choice.get("correct")]
        for question in assessment["questions"]
    }
    return {
        **_of(code, "assessment"),
        "event_id": f"{code}-{assessment['key']}",
        "assessment": assessment["key"],
        "answers": right,
    }
