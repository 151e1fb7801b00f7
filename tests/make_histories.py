"""Histories of two people's credit around a new year, for properties: `HISTORIES` are drawn, `played` goes through them all.

One is a physician in Dubai, the other a nurse in Los Angeles. They earn in activities that pay several kinds, in parts, with
bonus and with an end; bring credit of several kinds from elsewhere; lose entries to reversals; set goals and yearly targets.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from backend.domain.activities import BonusRule, BonusRuleName, DesignatedCredit, Policy
from backend.domain.credits import CreditType, CreditUnit, Kind, Profession
from backend.domain.goals import Aim
from backend.domain.problems import Refusal
from backend.domain.targets import YearlyTarget
from backend.models import tables
from backend.reads import sql
from backend.services import goals, targets
from tests import make_credits as credit
from tests import make_enrollments as earning
from tests import make_people as people
from tests import oracle

BEGIN = dt.datetime(2025, 12, 29, 20, tzinfo=dt.UTC)
NEW_YEAR = dt.date(2026, 1, 1)
PEOPLE = ((Profession.PHYSICIAN, "Asia/Dubai"), (Profession.NURSE, "America/Los_Angeles"))

AMA, ACCME, HEART, BRAIN = (
    Kind(CreditType.AMA_PRA_CATEGORY_1),
    Kind(CreditType.ACCME),
    Kind(CreditType.SPECIALTY, specialty="cardiology"),
    Kind(CreditType.SPECIALTY, specialty="neurology"),
)
ABIM, ABP = Kind(CreditType.MOC, board="ABIM"), Kind(CreditType.MOC, board="ABP")

BONUS = BonusRule(
    name=BonusRuleName.SCORE_AT_LEAST,
    amount=Decimal("0.50"),
    type=CreditType.MOC,
    board="ABIM",
    assessment="test",
    score=Decimal(1),
)
EARLY: dict[str, Any] = {
    "released_on": dt.date(2025, 1, 1),
    "assessments": (replace(earning.TEST, passing_score=Decimal("0.50"), attempts_allowed=0),),
}
ACTIVITIES = (
    earning.definition(
        **EARLY,
        code="many",
        title="Many kinds",
        designated=(
            DesignatedCredit(type=CreditType.MOC, board="ABIM", maximum=Decimal("3.00"), base=Decimal("2.50")),
            DesignatedCredit(type=CreditType.SPECIALTY, specialty="cardiology", maximum=Decimal("1.25")),
            earning.AMA,
            earning.ACCME,
        ),
        policy=Policy(bonus=(BONUS,), credit_valid_until=dt.date(2026, 1, 2)),
    ),
    earning.definition(
        **EARLY, code="heart", title="Heart alone", specialty="cardiology", minutes=75, designated=earning.designated("1.25")
    ),
    earning.definition(
        **EARLY,
        code="brain",
        title="Brain",
        specialty="neurology",
        designated=(earning.ACCME, DesignatedCredit(type=CreditType.SPECIALTY, specialty="neurology", maximum=Decimal("0.75"))),
        policy=Policy(credit_valid_months=2),
    ),
)
OFFERED: dict[tuple[str, Profession], tuple[oracle.Kind, ...]] = {
    ("Many kinds", Profession.PHYSICIAN): (
        ("MOC", "ABIM", "critical-care"),
        ("SPECIALTY", "", "cardiology"),
        ("AMA_PRA_CATEGORY_1", "", "critical-care"),
    ),
    ("Many kinds", Profession.NURSE): (("SPECIALTY", "", "cardiology"), ("ACCME", "", "critical-care")),
    ("Heart alone", Profession.PHYSICIAN): (("AMA_PRA_CATEGORY_1", "", "cardiology"),),
    ("Brain", Profession.PHYSICIAN): (("SPECIALTY", "", "neurology"),),
    ("Brain", Profession.NURSE): (("ACCME", "", "neurology"), ("SPECIALTY", "", "neurology")),
}
"""What each activity pays whom, in declared order, by decisions 1 and 5: said here, not asked of the service."""


# ------------------------------------------------------------------------------------------------------------ acts


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something that one of the two does (`who`), so many hours after what was done before."""

    who: int
    hours: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Learn(Act):
    """Read a half of an activity or all of it, take its test, evaluate, and claim what is due."""

    activity: int
    parts: tuple[str, ...]
    perfect: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bring(Act):
    """Credit from elsewhere, not earned later than now: the first `paid` of the kinds that an activity offered there."""

    on: dt.date
    offered: tuple[Kind, ...]
    paid: int
    amount: Decimal
    specialty: str
    expires_on: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reverse(Act):
    """One of the entries so far is taken back, or (`whole`) all that was recorded with it."""

    entry: int
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Strive(Act):
    """Goals are set."""

    aims: tuple[Aim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Want(Act):
    """A yearly target is set, changed or (None) removed."""

    target: YearlyTarget | None


DAYS = st.sampled_from(
    [
        *(dt.date(2024, 2, 29), dt.date(2024, 12, 31), dt.date(2025, 3, 31), dt.date(2025, 4, 1), dt.date(2025, 9, 30)),
        *(NEW_YEAR + dt.timedelta(days=n) for n in range(-4, 5)),
    ]
)
"""Few, so that what is asked about and what was earned often fall on one day."""

AMOUNTS = st.sampled_from(["0.25", "1.00", "2.50", "4.75", "10.00"]).map(Decimal)
SPECIALTIES = st.sampled_from(["cardiology", "neurology", "pediatrics", ""])
OFFERS = st.lists(st.sampled_from([AMA, ACCME, HEART, BRAIN, ABIM, ABP]), min_size=1, max_size=4, unique=True).map(tuple)


@st.composite
def aims(draw: st.DrawFn) -> Aim:
    """Amounts by a day, of one unit, of any kind or of some."""
    of = draw(st.sampled_from(CreditUnit))
    types = {CreditUnit.CREDIT: [AMA.type, ACCME.type, HEART.type], CreditUnit.POINT: [ABIM.type]}[of]
    first, last = sorted(draw(st.tuples(DAYS, DAYS)))
    return Aim(
        title="Goal",
        target=draw(AMOUNTS),
        unit=of,
        types=draw(st.just(()) | st.sampled_from(types).map(lambda only: (only,))),
        specialties=draw(
            st.just(()) | st.permutations(["cardiology", "neurology", "pediatrics"]).map(lambda all_: tuple(all_[:2]))
        ),
        starts_on=first,
        due_on=last + draw(st.sampled_from([dt.timedelta(), dt.timedelta(days=200)])),
    )


TARGETS = st.builds(
    lambda required, begins: YearlyTarget(required=required, starts_month=begins[0], starts_day=begins[1]),
    AMOUNTS,
    st.sampled_from([(1, 1), (1, 2), (7, 1), (12, 29), (12, 30), (12, 31)]),
)
_WHEN: dict[str, Any] = {"who": st.integers(0, 1), "hours": st.integers(0, 15)}
_LEARN = st.builds(
    Learn,
    **_WHEN,
    activity=st.integers(0, 2),
    parts=st.sampled_from([("one",), ("two",), ("one", "two")]),
    perfect=st.booleans(),
)
_BRING = st.builds(
    Bring,
    **_WHEN,
    on=DAYS,
    offered=OFFERS,
    paid=st.integers(1, 4),
    amount=AMOUNTS,
    specialty=SPECIALTIES,
    expires_on=st.none() | DAYS,
)
_REVERSE = st.builds(Reverse, **_WHEN, entry=st.integers(0, 20), whole=st.booleans())
_STRIVE = st.builds(Strive, **_WHEN, aims=st.tuples(aims(), aims(), aims()))
_WANT = st.builds(Want, **_WHEN, target=st.none() | TARGETS)
HISTORIES: st.SearchStrategy[list[Act]] = st.lists(
    st.one_of(_LEARN, _LEARN, _BRING, _BRING, _REVERSE, _REVERSE, _STRIVE, _WANT), min_size=12, max_size=24
)


# ------------------------------------------------------------------------------------------------------------ playing


@dataclass(slots=True)
class Life:
    """One of the two as they stand, and what of it the service need not be asked for: kinds offered, goals and targets set."""

    made: people.Made
    profession: Profession
    zone: str
    brought: dict[str, tuple[oracle.Kind, ...]] = field(default_factory=dict)
    goals: dict[UUID, Aim] = field(default_factory=dict)
    targets: list[tuple[dt.datetime, YearlyTarget | None]] = field(default_factory=list)
    scenes: dict[int, earning.Scene] = field(default_factory=dict)

    async def entries(self) -> list[oracle.Entry]:
        """Their entries of the ledger as they were recorded, raw."""
        found = await sql.rows(
            "SELECT * FROM credit WHERE learner_id = :learner ORDER BY recorded_at, id", learner=self.made.id
        )
        return [self._entry(row) for row in found]

    def _entry(self, row: sql.Row) -> oracle.Entry:
        title = row["title"]
        return oracle.Entry(
            id=str(row["id"]),
            activity=title,
            title=title,
            kind=(row["type"], row["board"], row["specialty"]),
            offered=self.brought.get(title) or OFFERED[title, self.profession],
            amount=row["amount"],
            earned_on=sql.date_of(row["earned_on"]),
            expires_on=None if row["expires_on"] is None else sql.date_of(row["expires_on"]),
            recorded_at=sql.instant_of(row["recorded_at"]),
            reverses=None if row["reverses_id"] is None else str(row["reverses_id"]),
        )


async def played(history: Sequence[Act]) -> tuple[list[Life], dt.datetime]:
    """The two after everything that happened, and the moment that is then. What is refused changes nothing."""
    lives = [Life(await people.learner(profession=who, time_zone=zone, now=BEGIN), who, zone) for who, zone in PEOPLE]
    now = BEGIN
    for act in history:
        now += dt.timedelta(hours=act.hours, minutes=1)
        try:
            await _act(act, lives[act.who], now)
        except Refusal:
            continue
    return lives, now


async def _act(act: Act, life: Life, now: dt.datetime) -> None:
    by = life.made.actor
    match act:
        case Learn():
            await _learn(act, life, now)
        case Bring():
            await _bring(act, life, now)
        case Reverse():
            await _reverse(act, life, now)
        case Strive():
            for aim in act.aims:
                goal = await goals.create(aim, by=by, now=now)
                life.goals[goal.id] = aim
        case Want():
            await targets.set_yearly(act.target, by=by, now=now)
            life.targets.append((now, act.target))


async def _learn(act: Learn, life: Life, now: dt.datetime) -> None:
    scene = life.scenes.get(act.activity)
    if scene is None:
        scene = life.scenes[act.activity] = await earning.scene(ACTIVITIES[act.activity], learner=life.made, now=now)
        await scene.evaluate()
    scene.now = now
    await scene.take_test(earning.RIGHT if act.perfect else earning.HALF_RIGHT, event_id=f"test-{now}")
    for part in act.parts:
        await scene.read(part)
    await scene.claim()


async def _reverse(act: Reverse, life: Life, now: dt.datetime) -> None:
    if found := await tables.Credit.filter(learner_id=life.made.id).order_by("recorded_at", "claim_key"):
        chosen = found[act.entry % len(found)]
        for entry in found if act.whole else [chosen]:
            if entry.recorded_at == chosen.recorded_at:
                await earning.reverse(entry.id, now=now)


async def _bring(act: Bring, life: Life, now: dt.datetime) -> None:
    title = f"Elsewhere {len(life.brought) + 1}"
    brought = [
        credit.entry(
            life.made.id,
            str(act.amount + place),
            on=min(act.on, oracle.local_date(now, life.zone)),
            kind=kind,
            specialty=act.specialty,
            offer=act.offered,
            expires_on=act.expires_on,
        )
        for place, kind in enumerate(act.offered[: act.paid])
    ]
    await credit.add(*(replace(entry, title=title) for entry in brought), now=now)
    life.brought[title] = tuple((kind.type.value, kind.board, kind.specialty or act.specialty) for kind in act.offered)
