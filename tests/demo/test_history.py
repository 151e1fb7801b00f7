"""The demonstration's learner of some years: what the dashboard shows of them follows from what was written down."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from backend import demo
from backend.domain.actors import SYSTEM
from backend.integrations.storage import Storage
from backend.models import database, tables
from backend.reads import goals, help_requests, summaries
from backend.services import hashing, ledger

NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)


@pytest.mark.usefixtures("database")
async def test_the_learner_of_some_years_has_a_past_that_adds_up(tmp_path: Path) -> None:
    await demo.load(storage=Storage(tmp_path), now=NOW)
    await demo.load(storage=Storage(tmp_path), now=NOW + dt.timedelta(days=1))
    address = await tables.EmailAddress.get(address="yousef@demo.example")

    total = await summaries.of_learner(address.learner_id, start=None, end=None, today=NOW.date())
    pursued = await goals.of_learner(address.learner_id, include_archived=False, today=NOW.date())
    waiting = await help_requests.waiting(by=SYSTEM, now=NOW)

    assert (total.total, total.points) == (Decimal("53.50"), Decimal("16.75"))
    assert [(goal.aim.title, goal.earned, goal.met_on) for goal in sorted(pursued, key=lambda goal: goal.aim.title)] == [
        ("Cardiology this year", Decimal("18.50"), None),
        ("Ten MOC points", Decimal("13.25"), NOW.date() - dt.timedelta(days=169)),
    ]
    assert waiting == (1, 0)
    assert await ledger.verify() == ()
    assert await tables.Enrollment.filter(learner_id=address.learner_id).count() == 1


@pytest.mark.usefixtures("database")
async def test_no_password_is_hashed_while_the_database_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[bool] = []

    async def hashed(_password: str) -> str:
        with pytest.raises(RuntimeError):
            database.current()
        held.append(False)
        return "hash"

    monkeypatch.setattr(hashing, "hashed", hashed)

    await demo.load(storage=Storage(tmp_path), now=NOW)

    assert held == [False]
    assert await tables.Learner.filter(password_hash="hash").count() == len(demo.ACCOUNTS)
