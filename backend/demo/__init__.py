"""The demonstration: a fictitious provider, four people and six activities, loaded into an empty installation.

It calls services as a command does; nothing of the product knows about it.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from backend.demo import history
from backend.domain import counting
from backend.domain.accounts import Person
from backend.domain.actors import SYSTEM, Actor, Role
from backend.domain.credits import CreditBasis, CreditType, Kind, Profession
from backend.domain.ledger import local_date
from backend.domain.organizations import OrganizationKind
from backend.integrations import activity_files
from backend.integrations.storage import Storage
from backend.models.database import transaction
from backend.services import accounts, activities, hashing, ledger, organizations
from backend.services.ledger import Entry

ACTIVITIES = Path(__file__).parent / "activities"
PROVIDER = "gulf-academy"
JOINT_PROVIDER = "corniche-simulation"
BEGUN = "hand-hygiene-improvement"
"""The activity that the learner of some years has enrolled in."""

PASSWORD = "pearl diver at dawn"  # noqa: S105 - printed on the screen of every demonstration


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """Somebody to sign in as."""

    role: str
    email: str
    password: str = PASSWORD


ACCOUNTS = (
    DemoAccount("learner", "sara@demo.example"),
    DemoAccount("staff", "staff@demo.example"),
    DemoAccount("administrator", "admin@demo.example"),
    DemoAccount("learner of some years", "yousef@demo.example"),
)


async def load(*, storage: Storage, now: dt.datetime) -> None:
    """Load the demonstration; what stands already is left as it is, and changed activities become new versions."""
    experienced = await _people_and_providers(now=now) if await organizations.id_of(PROVIDER) is None else None
    for path in sorted(ACTIVITIES.glob("*.toml")):
        file = activity_files.read(path)
        saved = await activities.publish_file(file.definition, file.media, storage=storage, by=SYSTEM, now=now)
        if experienced is not None and path.stem == BEGUN:
            await history.begin(saved.activity.id, experienced, now=now)
    if experienced is not None:
        await history.live_through(experienced, now=now)


async def _people_and_providers(*, now: dt.datetime) -> Actor:
    """Everybody and everything that is there from the start; the learner of some years."""
    password_hash = await hashing.hashed(PASSWORD)  # slow on purpose: nobody else's writing waits for it
    async with transaction():
        await organizations.create(
            PROVIDER,
            "Gulf Academy of Clinical Education (fictitious)",
            kind=OrganizationKind.PROVIDER,
            accredited=True,
            fictitious=True,
            by=SYSTEM,
            now=now,
        )
        await organizations.create(
            JOINT_PROVIDER,
            "Corniche Simulation Centre (fictitious)",
            kind=OrganizationKind.PROVIDER,
            fictitious=True,
            by=SYSTEM,
            now=now,
        )
        learner, staff, administrator, experienced = ACCOUNTS
        learner_id = await accounts.admit(_person(learner, "Sara", "Al Mansoori", Profession.PHYSICIAN), password_hash, now=now)
        await accounts.admit(
            _person(staff, "Omar", "Haddad", Profession.OTHER),
            password_hash,
            roles=[Role.STAFF],
            organization_code=PROVIDER,
            now=now,
        )
        await accounts.admit(
            _person(administrator, "Lina", "Farouk", Profession.OTHER), password_hash, roles=[Role.ADMINISTRATOR], now=now
        )
        await ledger.append(_history(learner_id, local_date(now, history.TIME_ZONE)), by=SYSTEM, now=now)
        experienced_id = await accounts.admit(
            _person(experienced, "Yousef", "Al Hammadi", Profession.PHYSICIAN, specialty="cardiology"), password_hash, now=now
        )
    return Actor(learner_id=experienced_id, roles=frozenset({Role.LEARNER}))


def _person(
    account: DemoAccount, given_name: str, family_name: str, profession: Profession, *, specialty: str = "internal-medicine"
) -> Person:
    return Person(
        email=account.email,
        password=account.password,
        given_name=given_name,
        family_name=family_name,
        profession=profession,
        specialty=specialty,
        time_zone=history.TIME_ZONE,
        language="en",
    )


def _history(learner_id: UUID, today: dt.date) -> list[Entry]:
    """Credit brought along from earlier: one whose use ends soon, and one whose use has ended."""
    return [
        _transferred(learner_id, "Update in Diabetes Care", "2.00", today, earned=700, ends_in=30),
        _transferred(learner_id, "Safe Prescribing in Older Adults", "1.50", today, earned=800, ends_in=-70),
    ]


def _transferred(learner_id: UUID, title: str, amount: str, today: dt.date, *, earned: int, ends_in: int) -> Entry:
    earned_on = today - dt.timedelta(days=earned)
    kind, specialty = Kind(CreditType.AMA_PRA_CATEGORY_1), "internal-medicine"
    return Entry(
        learner_id=learner_id,
        enrollment_id=None,
        version_id=None,
        title=title,
        provider="Northern Medical College (fictitious)",
        kind=kind,
        specialty=specialty,
        offer=counting.offer([kind], specialty),
        amount=Decimal(amount),
        basis=CreditBasis.TRANSFER,
        reason="",
        earned_on=earned_on,
        expires_on=today + dt.timedelta(days=ends_in),
        claim_key=f"demonstration:{learner_id}:{title}",
    )
