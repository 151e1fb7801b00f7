"""People as they are shown, and what belongs to a profile."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from backend.domain.actors import Actor, Role, Scope
from backend.domain.credits import Profession
from backend.domain.profiles import BoardIdentifier
from backend.reads import sql


@dataclass(frozen=True, slots=True)
class Learner:
    """A person's profile. `specialty_code`, `npi` and `birthday` ("03-09": month and day) are "" for none."""

    id: UUID
    given_name: str
    family_name: str
    printed_name: str
    profession: Profession
    specialty_code: str
    time_zone: str
    language: str
    npi: str
    birthday: str

    @property
    def name(self) -> str:
        """Both names."""
        return f"{self.given_name} {self.family_name}"


_COLUMNS = """l.id, l.given_name, l.family_name, l.printed_name, l.profession, l.specialty, l.time_zone, l.language,
    l.npi, l.birthday"""


async def by_id(learner_id: UUID, *, by: Actor) -> Learner | None:
    """One person, None for somebody whom this actor may not see.

    People see themselves, administrators and auditors everybody; staff, and keys that read reports or write progress, those
    enrolled in what their organization provides.
    """
    return (await visible([learner_id], by=by)).get(learner_id)


async def visible(learner_ids: Iterable[UUID], *, by: Actor) -> dict[UUID, Learner]:
    """Those of many people whom this actor may see, by the rule of `by_id`. One statement."""
    ids = list(learner_ids)
    sees_some = Role.STAFF in by.roles or not by.scopes.isdisjoint({Scope.READ_REPORTS, Scope.WRITE_PROGRESS})
    if not by.sees_all and not sees_some and by.learner_id not in ids:
        return {}
    found = await sql.rows(
        f"""SELECT {_COLUMNS} FROM learner l WHERE l.id IN (:ids) AND l.closed_at IS NULL AND (
                :all OR l.id = :own OR EXISTS (
                    SELECT 1 FROM enrollment e JOIN activity a ON a.id = e.activity_id
                    WHERE e.learner_id = l.id AND a.provider_id IN (:providers)))""",
        ids=ids,
        all=by.sees_all,
        own=by.learner_id,
        providers=list(by.organization_ids) if sees_some else [],
    )
    return {learner.id: learner for learner in map(_learner, found)}


async def by_ids(learner_ids: Iterable[UUID]) -> dict[UUID, Learner]:
    """Those that exist of many, without asking who may see them."""
    ids = list(learner_ids)
    if not ids:
        return {}
    found = await sql.rows(f"SELECT {_COLUMNS} FROM learner l WHERE l.id IN (:ids)", ids=ids)
    return {learner.id: learner for learner in map(_learner, found)}


async def board_identifiers(learner_ids: Iterable[UUID]) -> dict[UUID, tuple[BoardIdentifier, ...]]:
    """The numbers by which boards know many people, by board, without asking who may see them."""
    ids = list(learner_ids)
    found = await sql.rows(
        "SELECT learner_id, board, number FROM board_identifier WHERE learner_id IN (:ids) ORDER BY board", ids=ids
    )
    return {
        key: tuple(BoardIdentifier(row["board"], row["number"]) for row in found if sql.uuid_of(row["learner_id"]) == key)
        for key in ids
    }


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
        npi=row["npi"],
        birthday=row["birthday"],
    )
