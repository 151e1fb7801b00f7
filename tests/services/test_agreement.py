"""Whatever happens, in any order: a summary is what an independent fold over raw entries says, and no maximum is exceeded."""

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from backend.domain.activities import BonusRule, BonusRuleName, DesignatedCredit, Policy
from backend.domain.credits import CreditType, Profession
from backend.domain.problems import Refusal
from backend.models import tables
from backend.reads import credits, sql, summaries
from backend.services import ledger
from tests import make_enrollments as earning
from tests import make_people as people

pytestmark = pytest.mark.usefixtures("database")

SPECIALTY = DesignatedCredit(type=CreditType.SPECIALTY, specialty="cardiology", maximum=Decimal("1.25"))
MOC = DesignatedCredit(type=CreditType.MOC, board="ABIM", maximum=Decimal("3.00"), base=Decimal("2.50"))
BONUS = BonusRule(
    name=BonusRuleName.SCORE_AT_LEAST,
    amount=Decimal("0.50"),
    type=CreditType.MOC,
    board="ABIM",
    assessment="test",
    score=Decimal(1),
)
LENIENT = replace(earning.TEST, passing_score=Decimal("0.50"), attempts_allowed=0)
EARLY: dict[str, Any] = {"released_on": dt.date(2025, 1, 1), "assessments": (LENIENT,)}
OFFERED = {
    wanted.title: wanted
    for wanted in (
        earning.definition(**EARLY, code="plain", title="Plain"),
        earning.definition(
            **EARLY,
            code="many",
            title="Many kinds",
            designated=(MOC, SPECIALTY, earning.AMA, earning.ACCME),
            policy=Policy(bonus=(BONUS,), credit_valid_months=1),
        ),
        earning.definition(
            **EARLY,
            code="small",
            title="Small",
            minutes=75,
            designated=(*earning.designated("1.25"), SPECIALTY),
        ),
    )
}
RARELY = 0.3
NEW_YEAR = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
PERIODS = [
    (dt.date(2025, 1, 1), dt.date(2025, 12, 31)),
    (dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
    (dt.date(2025, 12, 30), dt.date(2026, 1, 2)),
    (dt.date(2000, 1, 1), dt.date(2100, 1, 1)),
]


def folded(entries: Iterable[sql.Row], profession: Profession, start: dt.date, end: dt.date) -> dict[str, Counter[str]]:
    """The oracle: a summary in hundredths from raw entries alone, by decision 1; it knows neither ranks nor balances."""
    found: dict[str, Counter[str]] = {name: Counter() for name in ("total", "type", "specialty", "month")}
    for row in entries:
        day = sql.date_of(row["earned_on"])
        if not start <= day <= end:
            continue
        unit = "POINT" if row["type"] == "MOC" else "CREDIT"
        claimable = [one.type for one in OFFERED[row["title"]].claimable_by(profession)]
        first = next(one for one in claimable if (one is CreditType.MOC) == (unit == "POINT"))
        if row["type"] == first:
            found["total"][unit] += row["amount"]
            found["month"][f"{day:%Y-%m} {unit}"] += row["amount"]
        found["type"][f"{row['type']}:{row['board']}".strip(":") + f" {unit}"] += row["amount"]
        found["specialty"][f"{row['specialty']} {unit}"] += row["amount"]
    return found


def shown(summary: summaries.CreditSummary) -> dict[str, Counter[str]]:
    """A summary in the oracle's words."""

    def group(totals: Iterable[summaries.CreditTotal]) -> Counter[str]:
        return Counter({f"{each.key} {each.unit}": int(each.amount * 100) for each in totals})

    return {
        "total": Counter({"CREDIT": int(summary.total * 100), "POINT": int(summary.points * 100)}),
        "type": group(summary.by_type),
        "specialty": group(summary.by_specialty),
        "month": group(summary.by_month),
    }


async def act(scene: earning.Scene, chance: random.Random) -> None:
    """One thing that somebody does, refused or not."""
    scene.now += dt.timedelta(minutes=chance.randint(1, 2000))
    match chance.randrange(6):
        case 0:
            await scene.read(chance.choice(["one", "two"]), chance.choice([20, 60, 100]))
        case 1:
            await scene.take_test(chance.choice([earning.RIGHT, earning.HALF_RIGHT]), event_id=str(chance.randrange(3)))
        case 2:
            await scene.evaluate()
        case 3 | 4:
            await scene.claim()
        case 5 if chance.random() < 0.3:
            entries = await tables.Credit.filter(enrollment_id=scene.enrollment_id).order_by("recorded_at", "amount")
            if entries:
                await earning.reverse(chance.choice(entries).id, now=scene.now)


async def history(seed: int) -> list[earning.Scene]:
    """Two people of different professions and zones who earn for some days around the new year."""
    chance = random.Random(seed)  # noqa: S311 - a history, not a secret
    scenes = []
    for profession, zone in ((Profession.PHYSICIAN, "Asia/Dubai"), (Profession.NURSE, "America/Los_Angeles")):
        learner = await people.learner(profession=profession, time_zone=zone)
        for wanted in (each for each in OFFERED.values() if each.claimable_by(profession)):
            scene = await earning.scene(wanted, learner=learner, now=NEW_YEAR - dt.timedelta(days=10))
            await scene.evaluate()
            scenes.append(scene)
    for _ in range(150):
        try:
            await act(chance.choice(scenes), chance)
        except Refusal:
            continue
    return scenes


@pytest.mark.parametrize("seed", range(4))
async def test_the_summary_of_any_history_is_the_fold_of_its_entries(seed: int) -> None:
    scenes = await history(seed)

    assert await tables.Credit.all().count() > 5
    assert await ledger.verify() == ()
    for learner in {scene.learner.id: scene.learner for scene in scenes}.values():
        profession = Profession((await tables.Learner.get(id=learner.id)).profession)
        entries = await sql.rows("SELECT * FROM credit WHERE learner_id = :learner", learner=learner.id)
        for start, end in PERIODS:
            summary = await summaries.of_learner(learner.id, start=start, end=end, today=NEW_YEAR.date())
            assert shown(summary) == folded(entries, profession, start, end)


@pytest.mark.parametrize("seed", range(4, 6))
async def test_no_history_pays_more_than_the_designated_maximum(seed: int) -> None:
    scenes = await history(seed)

    for scene in scenes:
        standing = await scene.stands()
        paid = Counter[str]()
        for entry in standing.credits:
            if entry.reverses_id is None:
                paid[entry.kind.key] += int(entry.amount * 100)
        most = {credit.kind.key: int(credit.maximum * 100) for credit in standing.activity.definition.designated}
        assert all(amount <= most[key] for key, amount in paid.items())
        certified = {entry.id for entry in standing.credits if entry.status != "REVERSED" and entry.reverses_id is None}
        active = [certificate.id for certificate in standing.certificates if certificate.status == "ACTIVE"]
        assert len(active) <= 1
        for certificate_id in active:
            assert {credit.id for credit in await credits.of_certificate(certificate_id, today=scene.now.date())} == certified
