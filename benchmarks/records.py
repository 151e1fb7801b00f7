"""Learners with long records, the same at every run: ten years of credit of every kind, with what hangs on it.

What learners did in activities is written straight into the tables, for it would take an hour to live through; their credit
goes through the ledger's own service, so that balances, goals and milestones are as the service writes them.
"""

import datetime as dt
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from backend.certificates.facts import CertificateKind
from backend.domain import counting
from backend.domain.actors import SYSTEM
from backend.domain.awards import EnrollmentStatus
from backend.domain.credits import CreditBasis, CreditType, CreditUnit, Kind
from backend.domain.goals import Aim
from backend.domain.targets import YearlyTarget
from backend.models import tables
from backend.models.database import transaction
from backend.services import certifying, goals, ledger, targets
from backend.services.ledger import Entry
from backend.services.reversals import reverse
from tests import make_enrollments as earning
from tests import make_people as people
from tests.make_enrollments import PUBLIC_URL
from tests.make_people import NOW

TODAY = NOW.date()
DAYS = 3650
"""How far every record reaches back, however much it holds."""

SPECIALTIES = ("cardiology", "internal-medicine", "critical-care", "emergency-medicine", "neurology", "pediatrics")
AMA, MOC = Kind(CreditType.AMA_PRA_CATEGORY_1), Kind(CreditType.MOC, "ABIM")
QUARTERS = (Decimal("0.25"), Decimal("0.75"), Decimal("1.00"), Decimal("1.50"), Decimal("2.00"), Decimal("4.00"))

_NAMES = UUID("0c1c7a52-5a53-4b8c-9a0d-0c7d4f2f8b11")
_PART = 500
"""Entries of one transaction."""


@dataclass(frozen=True, slots=True)
class Done:
    """An activity that somebody completed: `kinds` are what it awarded, `usable_days` for how long (None: without end).

    `own`: in this installation, so that there is an enrollment and a certificate.
    """

    number: int
    on: dt.date
    specialty: str
    kinds: tuple[Kind, ...]
    amount: Decimal
    usable_days: int | None
    basis: CreditBasis
    own: bool

    @property
    def title(self) -> str:
        """As it stands in the ledger and on the certificate."""
        return f"{self.specialty.replace('-', ' ').capitalize()} in practice, part {self.number}"


async def learner(size: int) -> people.Made:
    """Somebody with `size` entries in the ledger, at least 10, and the same work in progress, goals and target as the others.

    Of a hundred entries one is reversed (its reversal is one of the `size`); one activity in three was brought from elsewhere.
    """
    someone = await people.learner(email=f"of{size}@example.org")
    await targets.set_yearly(YearlyTarget(required=Decimal(50)), by=someone.actor, now=NOW)
    for aim in _aims():
        await goals.create(aim, by=someone.actor, now=NOW)
    reversals = size // 100
    elsewhere = await _live_through(someone, size - reversals - await _begin(someone))
    for credit_id in elsewhere[:reversals]:
        await reverse(credit_id, reason="It was brought twice.", public_url=PUBLIC_URL, by=SYSTEM, now=NOW)
    return someone


def history(size: int) -> Iterator[Done]:
    """Activities without end, spread over ten years in the same proportions for every size."""
    chance = random.Random(size)  # noqa: S311 - a history, not a secret
    number = 0
    while True:
        number += 1
        specialty = chance.choice(SPECIALTIES)
        special = Kind(CreditType.SPECIALTY, "", specialty)
        yield Done(
            number=number,
            on=TODAY - dt.timedelta(days=chance.randrange(DAYS)),
            specialty=specialty,
            kinds=chance.choice(((AMA,), (AMA, MOC), (AMA, special), (special, AMA, MOC), (MOC,))),
            amount=chance.choice(QUARTERS),
            usable_days=chance.choice((None, None, 365, 1095)),
            basis=chance.choice((CreditBasis.FULL,) * 6 + (CreditBasis.PARTIAL, CreditBasis.BONUS)),
            own=number % 3 != 0,
        )


async def _begin(someone: people.Made) -> int:
    """What is in progress: begun, ready to claim, partly claimed, failed. How many entries that made."""
    for code, steps in {
        "begun": ("read_one",),
        "ready": ("do_all",),
        "partly": ("do_half", "claim"),
        "failed": ("fail", "fail_again"),
    }.items():
        scene = await earning.scene(earning.definition(code=code, title=f"Sepsis, {code}"), learner=someone)
        for step in steps:
            await _STEPS[step](scene)
    return 1


async def _live_through(someone: people.Made, size: int) -> list[UUID]:
    """Exactly `size` entries; the ids of those that were brought from elsewhere."""
    done: list[tuple[Done, list[Entry]]] = []
    left = size
    for each in history(size):
        entries = _entries(someone.id, each)[:left]
        done.append((each, entries))
        left -= len(entries)
        if left == 0:
            break
    own = [each for each, _ in done if each.own]
    async with transaction():
        await _enroll(someone.id, own)
    listed = [entry for _, entries in done for entry in entries]
    written: list[UUID] = []
    for first in range(0, len(listed), _PART):
        async with transaction():
            written += await ledger.append(listed[first : first + _PART], by=SYSTEM, now=NOW)
    async with transaction():
        await _certify(someone.id, zip(written, listed, strict=True))
    return [key for key, entry in zip(written, listed, strict=True) if entry.enrollment_id is None]


def _entries(learner_id: UUID, done: Done) -> list[Entry]:
    """One for each kind."""
    enrollment_id = _id("enrollment", learner_id, done.number) if done.own else None
    return [
        Entry(
            learner_id=learner_id,
            enrollment_id=enrollment_id,
            version_id=_id("version", learner_id, done.number) if done.own else None,
            title=done.title,
            provider="Creek Heart Institute",
            kind=kind,
            specialty=kind.specialty or done.specialty,
            offer=counting.offer(done.kinds, done.specialty),
            amount=done.amount,
            basis=done.basis if done.own else CreditBasis.TRANSFER,
            reason="",
            earned_on=done.on,
            expires_on=None if done.usable_days is None else done.on + dt.timedelta(days=done.usable_days),
            claim_key=f"{learner_id}:{done.number}:{kind.key}",
        )
        for kind in done.kinds
    ]


async def _enroll(learner_id: UUID, done: Iterable[Done]) -> None:
    """An activity and a finished enrollment for each, like those that somebody really went through."""
    pattern = await tables.Enrollment.get(learner_id=learner_id, status=EnrollmentStatus.PARTLY_CLAIMED.value)
    version = await tables.ActivityVersion.get(id=pattern.version_id)
    activity = await tables.Activity.get(id=version.activity_id)
    activities, versions, enrollments = [], [], []
    for each in done:
        activity_id, version_id = (_id(noun, learner_id, each.number) for noun in ("activity", "version"))
        code, then = f"{learner_id}-{each.number}", dt.datetime.combine(each.on, dt.time(9), tzinfo=dt.UTC)
        definition = {**version.definition, "code": code, "title": each.title, "specialty": each.specialty}
        activities.append(_like(activity, id=activity_id, code=code))
        versions.append(_like(version, id=version_id, activity_id=activity_id, title=each.title, definition=definition))
        enrollments.append(
            _like(
                pattern,
                id=_id("enrollment", learner_id, each.number),
                activity_id=activity_id,
                version_id=version_id,
                status=EnrollmentStatus.CLAIMED.value,
                earned_on=each.on,
                enrolled_at=then,
                updated_at=then,
            )
        )
    await tables.Activity.bulk_create(activities, batch_size=_PART)
    await tables.ActivityVersion.bulk_create(versions, batch_size=_PART)
    await tables.Enrollment.bulk_create(enrollments, batch_size=_PART)


async def _certify(learner_id: UUID, written: Iterable[tuple[UUID, Entry]]) -> None:
    """A certificate for every enrollment, like the one that somebody really got."""
    pattern = await tables.Certificate.filter(learner_id=learner_id).first()
    assert pattern is not None
    certificates: dict[UUID, tables.Certificate] = {}
    certified = []
    for credit_id, entry in written:
        if entry.enrollment_id is None:
            continue
        certificate_id = uuid5(_NAMES, f"certificate {entry.enrollment_id}")
        certificates[entry.enrollment_id] = _like(
            pattern,
            id=certificate_id,
            number=certificate_id.hex,
            enrollment_id=entry.enrollment_id,
            occasion=certifying.occasion_of(CertificateKind.CREDIT, entry.enrollment_id),
            issued_at=dt.datetime.combine(entry.earned_on, dt.time(12), tzinfo=dt.UTC),
        )
        certified.append(tables.CertifiedCredit(certificate_id=certificate_id, credit_id=credit_id))
    await tables.Certificate.bulk_create(certificates.values(), batch_size=_PART)
    await tables.CertifiedCredit.bulk_create(certified, batch_size=_PART)


def _like(row: Any, **changes: object) -> Any:
    """A row of the same table with these columns changed."""
    columns = {name: getattr(row, name) for name in row._meta.db_fields}  # noqa: SLF001 - Tortoise's name for its description
    return type(row)(**{**columns, **changes})


def _id(noun: str, learner_id: UUID, number: int) -> UUID:
    return uuid5(_NAMES, f"{noun} {learner_id} {number}")


def _aims() -> tuple[Aim, ...]:
    """This year, ten years of points, and a specialty's."""
    first = TODAY.replace(month=1, day=1)
    year = Aim(
        title="This year",
        target=Decimal(60),
        unit=CreditUnit.CREDIT,
        types=(),
        specialties=(),
        starts_on=first,
        due_on=first.replace(month=12, day=31),
    )
    points = replace(year, title="Points", unit=CreditUnit.POINT, starts_on=TODAY - dt.timedelta(days=DAYS))
    return year, points, replace(year, title="Cardiology", specialties=("cardiology",), starts_on=first.replace(year=2020))


async def _read_one(scene: earning.Scene) -> None:
    await scene.read("one")


async def _fail(scene: earning.Scene) -> None:
    await scene.take_test(earning.HALF_RIGHT, event_id="first")


async def _fail_again(scene: earning.Scene) -> None:
    await scene.take_test(earning.HALF_RIGHT, event_id="second")


_STEPS: dict[str, Any] = {
    "read_one": _read_one,
    "do_all": earning.Scene.do_all,
    "do_half": earning.Scene.do_half,
    "claim": earning.Scene.claim,
    "fail": _fail,
    "fail_again": _fail_again,
}
