"""Packages of certificates: which ones are chosen, what is in one, and the bytes of some of it at a time."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from backend.domain.packages import PackageOrder
from backend.reads import certificates, sql
from backend.reads.certificates import COMPLETED, CertificateFilter


@dataclass(frozen=True, slots=True)
class Packaged:
    """A certificate in a package. `size` and `crc32` are those of its kept bytes, None until these exist; `fault`: left out."""

    certificate_id: UUID
    position: int
    name: str
    size: int | None
    crc32: int | None
    fault: str


@dataclass(frozen=True, slots=True)
class Printed:
    """What the cover says of a certificate in a package."""

    position: int
    title: str
    learner_name: str
    number: str
    completed_on: dt.date
    status: str
    fault: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """A certificate that was chosen, with what its file is named by."""

    id: UUID
    title: str
    learner_name: str
    number: str
    completed_on: dt.date


_ORDER = {
    PackageOrder.DATE: f"{COMPLETED}, ce.issued_at, ce.id",
    PackageOrder.TITLE: "(ce.facts ->> 'activity_title'), ce.issued_at, ce.id",
    PackageOrder.HOLDER: "(ce.facts ->> 'learner_name'), ce.issued_at, ce.id",
    PackageOrder.GIVEN: "ce.issued_at, ce.id",
}
_PRINTED = f"""ce.number, ce.status, {COMPLETED} AS completed_on, ce.facts ->> 'activity_title' AS title,
    ce.facts ->> 'learner_name' AS learner_name"""


async def choose(
    wanted: CertificateFilter,
    *,
    learner_id: UUID | None,
    activity_id: UUID | None,
    certificate_ids: Sequence[UUID] | None,
    order: PackageOrder,
    most: int,
) -> tuple[Chosen, ...]:
    """Certificates of a learner or in an activity, in this order, at most `most`; those of the ids that are theirs."""
    filtered, given = certificates.matching(wanted)
    where = f"{'ce.learner_id = :learner' if learner_id else 'e.activity_id = :activity'}{filtered}"
    if certificate_ids is not None:
        where += " AND ce.id IN (:ids)"
        given["ids"] = list(certificate_ids)
    found = await sql.rows(
        f"""SELECT ce.id, {_PRINTED} FROM certificate ce LEFT JOIN enrollment e ON e.id = ce.enrollment_id
            WHERE {where} ORDER BY {_ORDER[order]} LIMIT :most""",
        learner=learner_id,
        activity=activity_id,
        most=most,
        **given,
    )
    chosen = [
        Chosen(sql.uuid_of(row["id"]), row["title"], row["learner_name"], row["number"], sql.date_of(row["completed_on"]))
        for row in found
    ]
    if order is PackageOrder.GIVEN and certificate_ids is not None:
        places = {key: place for place, key in enumerate(certificate_ids)}
        chosen.sort(key=lambda one: places[one.id])
    return tuple(chosen)


async def waiting(package_id: UUID, *, most: int) -> tuple[Packaged, ...]:
    """The first certificates of a package whose bytes have not been looked at."""
    return _packaged(
        await sql.rows(
            f"{_ROWS} WHERE package_id = :package AND size IS NULL AND fault = '' ORDER BY position LIMIT :most",
            package=package_id,
            most=most,
        )
    )


async def whole(package_id: UUID) -> tuple[Packaged, ...]:
    """Everything in a package that could be printed, in its order."""
    return _packaged(
        await sql.rows(f"{_ROWS} WHERE package_id = :package AND fault = '' ORDER BY position", package=package_id)
    )


async def printed(package_id: UUID) -> tuple[Printed, ...]:
    """What the cover says of everything in a package, in its order, as it stands now."""
    found = await sql.rows(
        f"""SELECT p.position, p.fault, {_PRINTED} FROM packaged_certificate p JOIN certificate ce ON ce.id = p.certificate_id
            WHERE p.package_id = :package ORDER BY p.position""",
        package=package_id,
    )
    return tuple(
        Printed(
            position=row["position"],
            title=row["title"],
            learner_name=row["learner_name"],
            number=row["number"],
            completed_on=sql.date_of(row["completed_on"]),
            status=row["status"],
            fault=row["fault"],
        )
        for row in found
    )


async def contents(certificate_ids: Collection[UUID], *, paper: str) -> Mapping[UUID, bytes]:
    """The kept PDFs of some certificates on one paper; those that have none are left out."""
    found = await sql.rows(
        """SELECT certificate_id, content FROM certificate_file
           WHERE certificate_id IN (:ids) AND format = 'PDF' AND paper = :paper""",
        ids=list(certificate_ids),
        paper=paper,
    )
    return {sql.uuid_of(row["certificate_id"]): bytes(row["content"]) for row in found}


async def learners(package_id: UUID) -> int:
    """How many people a package is about."""
    found = await sql.row(
        """SELECT COUNT(DISTINCT ce.learner_id) AS n FROM packaged_certificate p JOIN certificate ce ON ce.id = p.certificate_id
           WHERE p.package_id = :package""",
        package=package_id,
    )
    return int(found["n"]) if found else 0


_ROWS = "SELECT certificate_id, position, name, size, crc32, fault FROM packaged_certificate"


def _packaged(found: Iterable[Mapping[str, Any]]) -> tuple[Packaged, ...]:
    return tuple(
        Packaged(sql.uuid_of(row["certificate_id"]), row["position"], row["name"], row["size"], row["crc32"], row["fault"])
        for row in found
    )
