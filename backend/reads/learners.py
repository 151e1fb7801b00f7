"""People as they are shown: profile, addresses and sessions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backend.domain.actors import Actor, Role, Scope
from backend.domain.credits import Profession
from backend.reads import sql


@dataclass(frozen=True, slots=True)
class Learner:
    """A person's profile. `specialty_code` is "" for none."""

    id: UUID
    given_name: str
    family_name: str
    printed_name: str
    profession: Profession
    specialty_code: str
    time_zone: str
    language: str

    @property
    def name(self) -> str:
        """Both names."""
        return f"{self.given_name} {self.family_name}"


@dataclass(frozen=True, slots=True)
class EmailAddress:
    """An address of an account."""

    address: str
    verified_at: datetime | None
    primary: bool


@dataclass(frozen=True, slots=True)
class Session:
    """A session that is open; `current` marks the one that asks."""

    id: UUID
    started_at: datetime
    last_seen_at: datetime
    device: str
    current: bool


_COLUMNS = "l.id, l.given_name, l.family_name, l.printed_name, l.profession, l.specialty, l.time_zone, l.language"


async def by_id(learner_id: UUID, *, by: Actor) -> Learner | None:
    """One person, None for somebody whom this actor may not see.

    People see themselves, administrators and auditors everybody; staff, and keys that read reports or write progress, those
    enrolled in what their organization provides.
    """
    sees_all = by.sees_all or by.learner_id == learner_id
    sees_some = Role.STAFF in by.roles or not by.scopes.isdisjoint({Scope.READ_REPORTS, Scope.WRITE_PROGRESS})
    if not sees_all and not sees_some:
        return None
    found = await sql.row(
        f"""SELECT {_COLUMNS} FROM learner l WHERE l.id = :learner AND l.closed_at IS NULL AND (:all OR EXISTS (
                SELECT 1 FROM enrollment e JOIN activity a ON a.id = e.activity_id
                WHERE e.learner_id = l.id AND a.provider_id IN (:providers)))""",
        learner=learner_id,
        all=sees_all,
        providers=list(by.organization_ids),
    )
    return None if found is None else _learner(found)


async def by_ids(learner_ids: Iterable[UUID]) -> dict[UUID, Learner]:
    """Those that exist of many, without asking who may see them."""
    ids = list(learner_ids)
    if not ids:
        return {}
    found = await sql.rows(f"SELECT {_COLUMNS} FROM learner l WHERE l.id IN (:ids)", ids=ids)
    return {learner.id: learner for learner in map(_learner, found)}


async def emails(learner_id: UUID) -> list[EmailAddress]:
    """Somebody's addresses, the primary one first."""
    found = await sql.rows(
        """SELECT address, verified_at, "primary" FROM email_address
           WHERE learner_id = :learner ORDER BY "primary" DESC, address""",
        learner=learner_id,
    )
    return [
        EmailAddress(
            address=row["address"],
            verified_at=None if row["verified_at"] is None else sql.instant_of(row["verified_at"]),
            primary=sql.bool_of(row["primary"]),
        )
        for row in found
    ]


async def sessions(learner_id: UUID, *, current: UUID | None, now: datetime) -> list[Session]:
    """Somebody's open sessions, the one seen last first."""
    found = await sql.rows(
        """SELECT id, started_at, last_seen_at, device FROM session
           WHERE learner_id = :learner AND ended_at IS NULL AND expires_at > :now
           ORDER BY last_seen_at DESC, id""",
        learner=learner_id,
        now=now,
    )
    return [
        Session(
            id=sql.uuid_of(row["id"]),
            started_at=sql.instant_of(row["started_at"]),
            last_seen_at=sql.instant_of(row["last_seen_at"]),
            device=row["device"],
            current=sql.uuid_of(row["id"]) == current,
        )
        for row in found
    ]


def _learner(row: sql.Row) -> Learner:
    return Learner(
        id=sql.uuid_of(row["id"]),
        given_name=row["given_name"],
        family_name=row["family_name"],
        printed_name=row["printed_name"],
        profession=Profession(row["profession"]),
        specialty_code=row["specialty"],
        time_zone=row["time_zone"],
        language=row["language"],
    )
