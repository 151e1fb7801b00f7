"""Credits: the entries of the ledger, by pages and by id."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from backend.domain import ledger
from backend.domain.credits import CreditBasis, CreditStatus, CreditType, CreditUnit, Kind
from backend.domain.problems import ErrorCode, Fault, InvalidInput
from backend.domain.totals import Aspect
from backend.reads import certificates, pages, searching, sql, totals
from backend.reads.certificates import Certificate


class CreditOrderField(StrEnum):
    """What a list of credits is ordered by."""

    EARNED_ON = "EARNED_ON"
    AMOUNT = "AMOUNT"
    TITLE = "TITLE"


@dataclass(frozen=True, slots=True)
class Credit:
    """One entry of the ledger. `certificates` are those that certify it, newest first."""

    id: UUID
    learner_id: UUID
    enrollment_id: UUID | None
    version_id: UUID | None
    title: str
    provider: str
    kind: Kind
    specialty_code: str
    amount: Decimal
    basis: CreditBasis
    counts_in_total: bool
    earned_on: dt.date
    recorded_at: dt.datetime
    expires_on: dt.date | None
    status: CreditStatus
    reverses_id: UUID | None
    reversed_by_id: UUID | None
    reason: str | None
    certificates: tuple[Certificate, ...]

    @property
    def type(self) -> CreditType:
        """The kind's type."""
        return self.kind.type

    @property
    def unit(self) -> CreditUnit:
        """The kind's unit."""
        return self.kind.unit


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditFilter:
    """Which entries are wanted; empty and None mean any. Dates include both ends, `search` means every word of it."""

    search: str = ""
    earned_from: dt.date | None = None
    earned_to: dt.date | None = None
    types: tuple[CreditType, ...] = ()
    specialties: tuple[str, ...] = ()
    boards: tuple[str, ...] = ()
    status: tuple[CreditStatus, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditOrder:
    """How a list of credits is ordered; the id breaks ties."""

    by: CreditOrderField = CreditOrderField.EARNED_ON
    descending: bool = True


MOST_DAYS_AHEAD = 36_500
"""A century: as far ahead as anybody may look for what expires."""

_COLUMNS = """
    c.id, c.learner_id, c.enrollment_id, c.version_id, c.title, c.provider, c.type, c.board, c.specialty, c.rank, c.amount,
    c.basis, c.earned_on, c.recorded_at, c.expires_on, c.reverses_id, c.reason, r.id AS reversed_by_id
"""
_FROM = "FROM credit c LEFT JOIN credit r ON r.reverses_id = c.id"
_OF_MANY = f"SELECT l.time_zone, {_COLUMNS} {_FROM} JOIN learner l ON l.id = c.learner_id"
"""Entries of whomever: what can still be used is decided by the date where each learner is (`_there`)."""
_STANDS = "r.id IS NULL AND c.reverses_id IS NULL"
"""Neither taken back nor taking back: entries that do not stand add up to nothing."""

WITH_PROVIDERS = """c.version_id IN (SELECT v.id FROM activity_version v JOIN activity a ON a.id = v.activity_id
    WHERE a.provider_id IN (:providers))"""
_ORDER = {
    CreditOrderField.EARNED_ON: "c.earned_on",
    CreditOrderField.AMOUNT: "c.amount",
    CreditOrderField.TITLE: "c.title",
}


async def of_learner(
    learner_id: UUID,
    wanted: CreditFilter,
    order: CreditOrder,
    *,
    providers: Collection[UUID] | None = None,
    first: int,
    after: str | None,
    count: bool,
    today: dt.date,
) -> pages.Page[Credit]:
    """A page of a learner's entries, reversed and expired ones included unless the filter leaves them out.

    `providers` leaves only what was earned with these.

    Raises: InvalidInput for a wrong `first` or `after`.
    """
    pages.checked_first(first)
    where, given = _where(wanted, today)
    given |= {"learner": learner_id}
    where = f"c.learner_id = :learner{where}"
    if providers is not None:
        where += f" AND {WITH_PROVIDERS}"
        given["providers"] = list(providers)
    total = None
    if count:
        everything = wanted == CreditFilter() and providers is None
        total = await _counted_in_all(learner_id) if everything else await _counted(where, given)
    last = pages.keys_of(after, count=2)
    column, way, sign = _ORDER[order.by], *(("DESC", "<") if order.descending else ("ASC", ">"))
    if last is not None:
        where += f" AND ({column} {sign} :last OR ({column} = :last AND c.id > :last_id))"
        given |= {"last": _key_value(order.by, last[0]), "last_id": UUID(last[1])}
    found = await sql.rows(
        f"SELECT {_COLUMNS} {_FROM} WHERE {where} ORDER BY {column} {way}, c.id LIMIT :most", **given, most=first + 1
    )
    entries = await _records(found, lambda _: today)
    return pages.page(entries, first=first, after=after, key=lambda credit: _keys(order.by, credit), total_count=total)


async def in_period(
    learner_id: UUID,
    first_day: dt.date,
    last_day: dt.date,
    *,
    specialties: tuple[str, ...] = (),
    most: int,
    today: dt.date,
) -> tuple[Credit, ...]:
    """A learner's entries of a period (both ends included), oldest first, `most` at most."""
    wanted = CreditFilter(earned_from=first_day, earned_to=last_day, specialties=specialties)
    where, given = _where(wanted, today)
    found = await sql.rows(
        f"""SELECT {_COLUMNS} {_FROM} WHERE c.learner_id = :learner{where}
            ORDER BY c.earned_on, c.recorded_at, c.unit, c.rank, c.id LIMIT :most""",
        **given,
        learner=learner_id,
        most=most,
    )
    return tuple(_record(row, (), today=today) for row in found)


async def expiring(
    learner_id: UUID,
    *,
    providers: Collection[UUID] | None = None,
    within_days: int,
    first: int,
    after: str | None,
    count: bool,
    today: dt.date,
) -> pages.Page[Credit]:
    """A page of the entries whose use ends on one of the next days (`today` is day 0), the first to end first.

    What was reversed, and the reversals, are left out; `providers` as in `of_learner`.
    Raises: InvalidInput for a wrong `first`, `after` or `within_days`.
    """
    pages.checked_first(first)
    if not 0 <= within_days <= MOST_DAYS_AHEAD:
        text = f"Look 0 to {MOST_DAYS_AHEAD} days ahead."
        raise InvalidInput.of((Fault(ErrorCode.INVALID_INPUT, text, ("withinDays",)),))
    where = f"c.learner_id = :learner AND c.expires_on BETWEEN :today AND :until AND {_STANDS}"
    given: dict[str, Any] = {"learner": learner_id, "today": today, "until": today + dt.timedelta(days=within_days)}
    if providers is not None:
        where += f" AND {WITH_PROVIDERS}"
        given["providers"] = list(providers)
    total = await _counted(where, given) if count else None
    last = pages.keys_of(after, count=2)
    if last is not None:
        where += " AND (c.expires_on > :last OR (c.expires_on = :last AND c.id > :last_id))"
        given |= {"last": _key_value(CreditOrderField.EARNED_ON, last[0]), "last_id": UUID(last[1])}
    found = await sql.rows(
        f"SELECT {_COLUMNS} {_FROM} WHERE {where} ORDER BY c.expires_on, c.id LIMIT :most", **given, most=first + 1
    )
    entries = await _records(found, lambda _: today)
    return pages.page(
        entries, first=first, after=after, key=lambda credit: (str(credit.expires_on), str(credit.id)), total_count=total
    )


async def of_enrollments(enrollment_ids: Iterable[UUID], *, now: dt.datetime) -> dict[UUID, tuple[Credit, ...]]:
    """The entries of many enrollments, oldest first."""
    ids = list(enrollment_ids)
    if not ids:
        return {}
    found = await sql.rows(f"{_OF_MANY} WHERE c.enrollment_id IN (:ids) ORDER BY c.recorded_at, c.unit, c.rank, c.id", ids=ids)
    entries: dict[UUID, tuple[Credit, ...]] = dict.fromkeys(ids, ())
    for credit in await _records(found, _there(now)):
        assert credit.enrollment_id is not None
        entries[credit.enrollment_id] += (credit,)
    return entries


async def by_ids(credit_ids: Iterable[UUID], *, now: dt.datetime) -> dict[UUID, Credit]:
    """Many entries by id, without asking who may see them."""
    ids = list(credit_ids)
    if not ids:
        return {}
    found = await sql.rows(f"{_OF_MANY} WHERE c.id IN (:ids)", ids=ids)
    return {credit.id: credit for credit in await _records(found, _there(now))}


async def of_certificates(certificate_ids: Iterable[UUID], *, now: dt.datetime) -> dict[UUID, tuple[Credit, ...]]:
    """The entries that each of many certificates certifies, oldest first."""
    certified: dict[UUID, tuple[Credit, ...]] = dict.fromkeys(certificate_ids, ())
    found = await sql.rows(
        f"""SELECT cc.certificate_id, l.time_zone, {_COLUMNS} {_FROM} JOIN learner l ON l.id = c.learner_id
            JOIN certified_credit cc ON cc.credit_id = c.id WHERE cc.certificate_id IN (:certificates)
            ORDER BY c.recorded_at, c.unit, c.rank, c.id""",
        certificates=list(certified),
    )
    for row, credit in zip(found, await _records(found, _there(now)), strict=True):
        certified[sql.uuid_of(row["certificate_id"])] += (credit,)
    return certified


def kind_of(row: Mapping[str, Any]) -> Kind:
    """The kind of an entry: the specialty belongs to it only where it is specialty credit."""
    kind_type = CreditType(row["type"])
    return Kind(kind_type, row["board"], row["specialty"] if kind_type is CreditType.SPECIALTY else "")


async def _counted_in_all(learner_id: UUID) -> int:
    """How many entries a learner has, from the totals: every entry is in one group by type."""
    listed, given = totals.within("listed", [Aspect.TYPE], None, None)
    counted = await sql.row(f"SELECT SUM(entries) AS n FROM {listed}", learner=learner_id, **given)
    return int(counted["n"] or 0) if counted else 0


async def _counted(where: str, given: Mapping[str, Any]) -> int:
    source = _FROM if "r.id" in where else "FROM credit c"
    counted = await sql.row(f"SELECT COUNT(*) AS n {source} WHERE {where}", **given)
    return int(counted["n"]) if counted else 0


def _there(now: dt.datetime) -> Callable[[Mapping[str, Any]], dt.date]:
    """What says the date where an entry's learner is."""
    return lambda row: ledger.local_date(now, row["time_zone"])


async def _records(found: list[dict[str, Any]], today: Callable[[Mapping[str, Any]], dt.date]) -> list[Credit]:
    certified = await certificates.of_credits(sql.uuid_of(row["id"]) for row in found)
    return [_record(row, certified.get(sql.uuid_of(row["id"]), ()), today=today(row)) for row in found]


def _record(row: Mapping[str, Any], certified: tuple[Certificate, ...], *, today: dt.date) -> Credit:
    expires = None if row["expires_on"] is None else sql.date_of(row["expires_on"])
    return Credit(
        id=sql.uuid_of(row["id"]),
        learner_id=sql.uuid_of(row["learner_id"]),
        enrollment_id=_optional(row["enrollment_id"]),
        version_id=_optional(row["version_id"]),
        title=row["title"],
        provider=row["provider"],
        kind=kind_of(row),
        specialty_code=row["specialty"],
        amount=sql.credits_of(row["amount"]),
        basis=CreditBasis(row["basis"]),
        counts_in_total=row["rank"] == 0,
        earned_on=sql.date_of(row["earned_on"]),
        recorded_at=sql.instant_of(row["recorded_at"]),
        expires_on=expires,
        status=ledger.status(expires=expires, is_reversed=bool(row["reversed_by_id"] or row["reverses_id"]), today=today),
        reverses_id=_optional(row["reverses_id"]),
        reversed_by_id=_optional(row["reversed_by_id"]),
        reason=row["reason"] or None,
        certificates=certified,
    )


def _optional(value: Any) -> UUID | None:
    return None if value is None else sql.uuid_of(value)


def _where(wanted: CreditFilter, today: dt.date) -> tuple[str, dict[str, Any]]:
    parts, given = [], dict[str, Any]()
    for name, text, value in (
        ("earned_from", "c.earned_on >= :earned_from", wanted.earned_from),
        ("earned_to", "c.earned_on <= :earned_to", wanted.earned_to),
        ("types", "c.type IN (:types)", [kind.value for kind in wanted.types]),
        ("specialties", "c.specialty IN (:specialties)", list(wanted.specialties)),
        ("boards", "c.board IN (:boards)", list(wanted.boards)),
    ):
        if value:
            parts.append(text)
            given[name] = value
    words, like = searching.matching(wanted.search, "c.search_text LIKE {word}")
    parts += words
    given |= like
    if wanted.status:
        soon = "c.expires_on <= :soon"
        given |= {"today": today, "soon": today + ledger.EXPIRING_WITHIN}
        alternatives = {
            CreditStatus.REVERSED: f"NOT ({_STANDS})",
            CreditStatus.EXPIRED: f"({_STANDS} AND c.expires_on < :today)",
            CreditStatus.EXPIRING: f"({_STANDS} AND c.expires_on >= :today AND {soon})",
            CreditStatus.ACTIVE: f"({_STANDS} AND (c.expires_on IS NULL OR NOT {soon}))",
        }
        parts.append("(" + " OR ".join(alternatives[status] for status in wanted.status) + ")")
        given = {name: value for name, value in given.items() if any(f":{name}" in part for part in parts)}
    return "".join(f" AND {part}" for part in parts), given


def _keys(order: CreditOrderField, credit: Credit) -> tuple[str, str]:
    value = {
        CreditOrderField.EARNED_ON: credit.earned_on.isoformat(),
        CreditOrderField.AMOUNT: str(credit.amount),
        CreditOrderField.TITLE: credit.title,
    }[order]
    return value, str(credit.id)


def _key_value(order: CreditOrderField, text: str) -> object:
    try:
        if order is CreditOrderField.EARNED_ON:
            return dt.date.fromisoformat(text)
        if order is CreditOrderField.AMOUNT:
            return int(Decimal(text) * 100)
    except (ValueError, ArithmeticError) as wrong:
        fault = Fault(ErrorCode.INVALID_INPUT, "This is not a cursor of this connection.", ("after",))
        raise InvalidInput.of((fault,)) from wrong
    return text
