"""A learner in the middle of things: three years of credit, a yearly target, goals, an activity begun and a question asked."""

import datetime as dt
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from backend.domain import counting
from backend.domain.actors import SYSTEM, Actor
from backend.domain.credits import CreditBasis, CreditType, CreditUnit, Kind
from backend.domain.goals import Aim
from backend.domain.ledger import local_date
from backend.domain.targets import YearlyTarget
from backend.models.database import transaction
from backend.services import enrollments, goals, help, ledger, targets
from backend.services.ledger import Entry

FILE = Path(__file__).parent / "history.toml"
TIME_ZONE = "Asia/Dubai"
"""Where the people of the demonstration are."""
TARGET = Decimal(40)
"""Credits a year: what the demonstration's learner has set, no regulator's rule."""


async def live_through(learner: Actor, *, now: dt.datetime) -> None:
    """Give somebody a past."""
    today = local_date(now, TIME_ZONE)
    async with transaction():
        await ledger.append(_entries(learner.learner(), today), by=SYSTEM, now=now)
    await targets.set_yearly(YearlyTarget(required=TARGET), by=learner, now=now)
    for aim in _aims(today):
        await goals.create(aim, by=learner, now=now)


async def begin(activity_id: UUID, learner: Actor, *, now: dt.datetime) -> None:
    """Have them enroll, and ask the provider something. Safe to repeat: the question is asked at the first time."""
    enrollment_id = await enrollments.enroll(activity_id, by=learner, now=now)
    await help.ask(
        "May I watch the video in two parts, on the ward and at home?", enrollment_id=enrollment_id, by=learner, now=now
    )


def _aims(today: dt.date) -> tuple[Aim, Aim]:
    """One that is on its way and one that was met long ago."""
    cardiology = Aim(
        title="Cardiology this year",
        target=Decimal(20),
        unit=CreditUnit.CREDIT,
        types=(),
        specialties=("cardiology",),
        starts_on=today - dt.timedelta(days=200),
        due_on=today + dt.timedelta(days=120),
    )
    points = Aim(
        title="Ten MOC points",
        target=Decimal(10),
        unit=CreditUnit.POINT,
        types=(CreditType.MOC,),
        specialties=(),
        starts_on=today - dt.timedelta(days=365),
        due_on=today - dt.timedelta(days=1),
    )
    return cardiology, points


def _entries(learner_id: UUID, today: dt.date) -> list[Entry]:
    written = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return [entry for credit in written["credit"] for entry in _transferred(credit, written["provider"], learner_id, today)]


def _transferred(credit: dict[str, Any], provider: str, learner_id: UUID, today: dt.date) -> list[Entry]:
    """The entries of one activity, a kind each."""
    earned_on = today - dt.timedelta(days=credit["days"])
    usable = credit.get("usable")
    kinds = [(_kind(written), Decimal(written["amount"])) for written in credit["kinds"]]
    offer = counting.offer([kind for kind, _ in kinds], credit["specialty"])
    return [
        Entry(
            learner_id=learner_id,
            enrollment_id=None,
            version_id=None,
            title=credit["title"],
            provider=provider,
            kind=kind,
            specialty=kind.specialty or credit["specialty"],
            offer=offer,
            amount=amount,
            basis=CreditBasis.TRANSFER,
            reason="",
            earned_on=earned_on,
            expires_on=None if usable is None else earned_on + dt.timedelta(days=usable),
            claim_key=f"demonstration:{learner_id}:{credit['title']}:{kind.key}",
        )
        for kind, amount in kinds
    ]


def _kind(written: dict[str, str]) -> Kind:
    return Kind(CreditType(written["type"]), written.get("board", ""), written.get("specialty", ""))
