"""The ledger: entries are only ever added, each with its learner's balance in the same transaction."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID, uuid4

from backend import live
from backend.domain import counting
from backend.domain.actors import Actor
from backend.domain.credits import CreditBasis, Kind
from backend.domain.problems import Conflict, InvalidInput, NotFound
from backend.live import topics
from backend.models import tables
from backend.models.database import transaction
from backend.reads import credits, sql
from backend.reads.certificates import CertificateStatus
from backend.reads.credits import Credit
from backend.services import goals, milestones
from backend.services.reporters import source_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry to be added. `offer` is everything that its enrollment can award (`domain.counting`), itself included.

    `claim_key` names the award: a second entry with the same key is refused by the database.
    """

    learner_id: UUID
    enrollment_id: UUID | None
    version_id: UUID | None
    title: str
    provider: str
    kind: Kind
    specialty: str
    offer: str
    amount: Decimal
    basis: CreditBasis
    reason: str
    earned_on: dt.date
    expires_on: dt.date | None
    claim_key: str
    reverses_id: UUID | None = None

    @property
    def rank(self) -> int:
        """Its kind's place among those of its unit in the offer.

        Raises: ValueError for a kind that is not in the offer.
        """
        return counting.rank(self.offer, self.kind, self.specialty)


@dataclass(frozen=True, slots=True)
class Difference:
    """A balance that is not the sum of its entries; amounts in hundredths, 0 where there is none. `key`: kind, rank, offer."""

    learner_id: str
    key: str
    earned_on: str
    recorded: int
    computed: int


async def append(entries: Iterable[Entry], *, by: Actor, now: dt.datetime) -> tuple[UUID, ...]:
    """Add entries, raise the balances, and let goals and milestones follow, inside the caller's transaction.

    From here to its end that transaction holds the lock on each learner: what follows from all of a learner's credit sees all.
    Returns: the ids of the entries, in order. Raises: IntegrityError when one of them stands already.
    """
    entries, added = tuple(entries), []
    await _lock_learners(entries)
    for entry in entries:
        row = await tables.Credit.create(
            id=uuid4(),
            learner_id=entry.learner_id,
            enrollment_id=entry.enrollment_id,
            version_id=entry.version_id,
            title=entry.title,
            provider=entry.provider,
            type=entry.kind.type.value,
            board=entry.kind.board,
            specialty=entry.specialty,
            unit=entry.kind.unit.value,
            rank=entry.rank,
            offer=entry.offer,
            amount=entry.amount,
            basis=entry.basis.value,
            reason=entry.reason,
            earned_on=entry.earned_on,
            expires_on=entry.expires_on,
            recorded_at=now,
            recorded_by=source_of(by),
            reverses_id=entry.reverses_id,
            claim_key=entry.claim_key,
        )
        added.append(row.id)
    for entry in sorted(entries, key=_balance_of):  # one order for all: two claims at once would wait for each other
        await _raise_balance(entry)
    for learner_id, days in _days(entries).items():
        await goals.follow(learner_id, days, now=now)
    await milestones.follow((entry.learner_id for entry in entries), now=now)
    return tuple(added)


async def reverse(credit_id: UUID, *, reason: str, by: Actor, now: dt.datetime) -> Credit:
    """Take an entry back by another entry that names it; certificates that certify it are revoked with the same reason.

    The entry stays, and what it paid is not paid again by a later claim.
    Raises: NotFound unless the actor works for the provider; Conflict if it is reversed already or is itself a reversal;
    InvalidInput without a reason.
    """
    by.require_staff()
    reason = reason.strip()
    if not 1 <= len(reason) <= 300:  # noqa: PLR2004 - the column's length, said in the message
        raise InvalidInput("Give a reason of at most 300 characters.", path=("reason",))
    async with transaction():
        entry = await tables.Credit.get_or_none(id=credit_id)
        if entry is None or not await _is_theirs(entry, by):
            raise NotFound("credit")
        await _lock(entry)
        if entry.reverses_id is not None or await tables.Credit.exists(reverses_id=entry.id):
            raise Conflict("This entry is reversed already.", path=("credit_id",))
        (reversal_id,) = await append([_reversal(entry, reason)], by=by, now=now)
        await _revoke_certificates(entry.id, reason=reason, now=now)
        live.announce(topics.learner(entry.learner_id))
    return (await credits.by_ids([reversal_id], today=now.date()))[reversal_id]


async def verify() -> tuple[Difference, ...]:
    """Recompute every balance from the entries and say where they differ."""
    keys = "learner_id, type, board, specialty, unit, rank, offer, earned_on"
    entries = await sql.rows(f"SELECT {keys}, SUM(amount) AS amount, COUNT(*) AS entries FROM credit GROUP BY {keys}")  # noqa: S608 - constant
    balances = await sql.rows(f"SELECT {keys}, amount, entries FROM credit_balance")  # noqa: S608 - constant
    computed, recorded = (
        {
            (str(row["learner_id"]), _key_of(row), str(sql.date_of(row["earned_on"]))): (
                int(row["amount"]),
                int(row["entries"]),
            )
            for row in found
        }
        for found in (entries, balances)
    )
    return tuple(
        Difference(*key, recorded=recorded.get(key, (0, 0))[0], computed=computed.get(key, (0, 0))[0])
        for key in sorted(computed.keys() | recorded.keys())
        if computed.get(key) != recorded.get(key)
    )


def _days(entries: Iterable[Entry]) -> dict[UUID, set[dt.date]]:
    """The days on which each learner earned what is added."""
    found: dict[UUID, set[dt.date]] = {}
    for entry in entries:
        found.setdefault(entry.learner_id, set()).add(entry.earned_on)
    return found


async def _lock_learners(entries: Iterable[Entry]) -> None:
    """One learner's ledger grows by one transaction at a time: what follows from the whole of it must see the whole.

    Without the key, because rows that refer to the learner may be written meanwhile. Whole rows are read: a query for some
    columns alone would lock nothing.
    """
    ids = sorted({entry.learner_id for entry in entries})
    await tables.Learner.select_for_update(no_key=True).filter(id__in=ids).order_by("id")


def _balance_of(entry: Entry) -> tuple[object, ...]:
    return entry.learner_id, entry.earned_on, entry.kind, entry.specialty, entry.offer


async def _raise_balance(entry: Entry) -> None:
    await sql.execute(
        """INSERT INTO credit_balance (id, learner_id, earned_on, type, board, specialty, unit, rank, offer, amount, entries)
           VALUES (:id, :learner, :earned_on, :type, :board, :specialty, :unit, :rank, :offer, :amount, 1)
           ON CONFLICT (learner_id, earned_on, type, board, specialty, rank, offer) DO UPDATE
           SET amount = credit_balance.amount + excluded.amount, entries = credit_balance.entries + 1""",
        id=uuid4(),
        learner=entry.learner_id,
        earned_on=entry.earned_on,
        type=entry.kind.type.value,
        board=entry.kind.board,
        specialty=entry.specialty,
        unit=entry.kind.unit.value,
        rank=entry.rank,
        offer=entry.offer,
        amount=entry.amount,
    )


def _reversal(entry: tables.Credit, reason: str) -> Entry:
    return Entry(
        learner_id=entry.learner_id,
        enrollment_id=entry.enrollment_id,
        version_id=entry.version_id,
        title=entry.title,
        provider=entry.provider,
        kind=credits.kind_of({"type": entry.type, "board": entry.board, "specialty": entry.specialty}),
        specialty=entry.specialty,
        offer=entry.offer,
        amount=-entry.amount,
        basis=CreditBasis.REVERSAL,
        reason=reason,
        earned_on=entry.earned_on,
        expires_on=entry.expires_on,
        claim_key=f"reversal:{entry.id}",
        reverses_id=entry.id,
    )


async def _is_theirs(entry: tables.Credit, by: Actor) -> bool:
    if entry.version_id is None:
        return by.is_administrator
    version = await tables.ActivityVersion.get(id=entry.version_id)
    activity = await tables.Activity.get(id=version.activity_id)
    return by.works_for(activity.provider_id)


async def _lock(entry: tables.Credit) -> None:
    """Wait for a claim under way, or its certificate would certify an entry that is being reversed."""
    if entry.enrollment_id is None:
        await tables.Learner.select_for_update().get(id=entry.learner_id)
    else:
        await tables.Enrollment.select_for_update().get(id=entry.enrollment_id)


async def _revoke_certificates(credit_id: UUID, *, reason: str, now: dt.datetime) -> None:
    certified = await tables.CertifiedCredit.filter(credit_id=credit_id).values_list("certificate_id", flat=True)
    await tables.Certificate.filter(id__in=list(certified), status__not=CertificateStatus.REVOKED.value).update(
        status=CertificateStatus.REVOKED.value, revoked_at=now, revocation_reason=reason
    )


def _key_of(row: dict[str, object]) -> str:
    kind = ":".join(str(row[part]) for part in ("type", "board", "specialty", "rank") if row[part] not in {"", None})
    return f"{kind} of {row['offer']}"
