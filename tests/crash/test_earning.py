"""A process is killed between any two steps of the earning flow: nothing that was answered is lost, nothing is paid twice."""

import asyncio
import datetime as dt
import os
import signal
import sys
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from backend.domain.credits import CreditUnit
from backend.domain.goals import Aim
from backend.models import tables
from backend.models.database import open_database
from backend.reads import credits, sql, summaries
from backend.services import goals, ledger
from tests import make_enrollments as earning
from tests import make_people as people
from tests.crash import flow

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
EVENT = ("insert learning_event", "update enrollment", "commit")
CREDIT = ("insert credit", "insert credit", "insert credit_balance", "insert credit_balance", "insert credit_total")
FAILPOINTS = (
    *("insert enrollment", "commit"),
    *(EVENT * 4),
    *(*CREDIT, "insert milestone", "insert certificate", "insert certified_credit", "update enrollment", "commit"),
    *EVENT,
    *(*CREDIT, "update goal", "update certificate", "insert certificate", "update certificate"),
    *("insert certified_credit", "update enrollment", "commit"),
    *("insert signing_certificate", "insert certificate_file", "commit"),
)
"""Where the process can be killed: after every write, and after every commit before it is answered."""
TRIED = tuple(
    point
    for point, name in enumerate(FAILPOINTS, start=1)
    if os.environ.get("EVERY_FAILPOINT") or name == "commit" or not len(EVENT) + 2 < point <= len(FAILPOINTS) - 15
)
"""Every commit, and every write of the first event, the second claim and the file; between them are the same writes, which
`.ci/full` tries too.
"""

FOUR_CREDITS = Aim(
    title="Four credits",
    target=Decimal(4),
    unit=CreditUnit.CREDIT,
    types=(),
    specialties=(),
    starts_on=dt.date(2026, 1, 1),
    due_on=dt.date(2026, 12, 31),
)
"""What the second claim meets."""

EXPECTED: dict[str, Any] = {
    "events": ["evaluation", "read-one", "read-two", "test-failed", "test-passed"],
    "entries": [
        ("AMA_PRA_CATEGORY_1", "2.00", "PARTIAL"),
        ("AMA_PRA_CATEGORY_1", "2.00", "TOP_UP"),
        ("MOC:ABIM", "1.50", "PARTIAL"),
        ("MOC:ABIM", "1.50", "TOP_UP"),
    ],
    "certificates": [("ACTIVE", ["4.00", "3.00"]), ("SUPERSEDED", ["2.00", "1.50"])],
    "balances": ("4.00", "3.00"),
    "enrollments": [("CLAIMED", 10000)],
    "goals": [(dt.date(2026, 3, 9), False)],
    "milestones": ["first-credit", "first-in-specialty", "first-points"],
    "files": 1,
    "differences": (),
}


@dataclass(frozen=True, slots=True)
class Run:
    """What a process left: its exit code, the failpoints it passed, what it answered."""

    code: int
    passed: tuple[str, ...]
    answered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A database in which a learner is about to earn."""

    url: str
    learner_id: UUID
    activity_id: UUID

    async def run(self, *, dies_at: int) -> Run:
        """The flow in a process of its own."""
        given = (self.url, str(self.learner_id), str(self.activity_id), str(dies_at))
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.crash.flow", *given), cwd=ROOT, stdout=asyncio.subprocess.PIPE
        )
        printed, _ = await process.communicate()
        lines = [line.partition(" ") for line in printed.decode().splitlines()]
        passed, answered = (tuple(rest for word, _, rest in lines if word == wanted) for wanted in ("passed", "answered"))
        assert process.returncode is not None
        return Run(process.returncode, passed, answered)


@pytest.fixture
async def place(database_url: str) -> Place:
    async with open_database(database_url):
        learner = await people.learner()
        await goals.create(FOUR_CREDITS, by=learner.actor, now=people.NOW)
        return Place(database_url, learner.id, await earning.publish(flow.DEFINITION))


async def test_an_uninterrupted_run_passes_every_failpoint_and_earns_all(place: Place) -> None:
    run = await place.run(dies_at=0)

    assert run.code == 0
    assert run.passed == FAILPOINTS
    async with open_database(place.url):
        assert await earned(place) == EXPECTED


@pytest.mark.parametrize("point", TRIED, ids=lambda point: f"{point}-{FAILPOINTS[point - 1]}")
async def test_killed_there_and_started_again_it_ends_as_if_nothing_had_happened(place: Place, point: int) -> None:
    killed = await place.run(dies_at=point)

    assert killed.code == -signal.SIGKILL
    assert killed.passed == FAILPOINTS[:point]
    async with open_database(place.url):
        assert set(killed.answered) <= await known()
        assert await ledger.verify() == ()
        again = [answer async for answer in flow.answers(place.learner_id, place.activity_id)]
        assert set(killed.answered) - set(again) <= await superseded()
        assert await earned(place) == EXPECTED


async def earned(place: Place) -> dict[str, Any]:
    """What stands in the end, without ids and times."""
    entries = await tables.Credit.all()
    summary = await summaries.of_learner(place.learner_id, start=None, end=None, today=dt.date(2026, 3, 9))
    return {
        "events": sorted(event.event_id for event in await tables.LearningEvent.all()),
        "entries": sorted((credits.kind_of(_kind(row)).key, str(row.amount), row.basis) for row in entries),
        "certificates": sorted(
            (row.status, [credit["amount"] for credit in row.facts["credits"]]) for row in await tables.Certificate.all()
        ),
        "balances": (str(summary.total), str(summary.points)),
        "enrollments": [(row.status, row.percent) for row in await tables.Enrollment.all()],
        "goals": [(row.met_on, row.celebrated_at is not None) for row in await tables.Goal.all()],
        "milestones": sorted(row.rule for row in await tables.Milestone.filter(reversed_on=None)),
        "files": await tables.CertificateFile.all().count(),
        "differences": await ledger.verify(),
    }


async def known() -> set[str]:
    """Every id, number and hash that an answer can have named."""
    columns = {"enrollment": "id", "learning_event": "event_id", "certificate": "number", "certificate_file": "sha256"}
    return {str(row["x"]) for table, column in columns.items() for row in await sql.rows(f"SELECT {column} AS x FROM {table}")}


async def superseded() -> set[str]:
    """The numbers of the certificates that another one has taken the place of."""
    return {row.number for row in await tables.Certificate.filter(status="SUPERSEDED")}


def _kind(row: tables.Credit) -> dict[str, str]:
    return {"type": row.type, "board": row.board, "specialty": row.specialty}
