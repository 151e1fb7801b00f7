"""The ledger: entries are only ever added, each with its learner's balance in the same transaction."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID, uuid4

from backend.domain import counting, searching
from backend.domain import totals as totals_of
from backend.domain.actors import Actor
from backend.domain.credits import CreditBasis, Kind
from backend.domain.totals import Place
from backend.models import tables
from backend.reads import sql
from backend.services import goals, milestones, totals
from backend.services.reporters import source_of
from backend.services.totals import Sums


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

    @property
    def places(self) -> tuple[Place, ...]:
        """The totals that it counts in. Raises: as `rank`."""
        return totals_of.places(self.kind, self.specialty, rank=self.rank, earned_on=self.earned_on, expires_on=self.expires_on)


@dataclass(frozen=True, slots=True)
class Difference:
    """A balance or total that is not the sum of its entries; amounts in hundredths, 0 where there is none.

    `key` of a balance: kind, rank, offer; of a total: what it groups by, its group, unit and length.
    """

    learner_id: str
    key: str
    earned_on: str
    recorded: int
    computed: int


async def append(entries: Iterable[Entry], *, by: Actor, now: dt.datetime) -> tuple[UUID, ...]:
    """Add entries, raise balances and totals, and let goals and milestones follow, inside the caller's transaction.

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
            search_text=searching.folded(f"{entry.title} {entry.provider}"),
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
    await totals.add((entry.learner_id, entry.places, entry.amount) for entry in entries)
    for learner_id, days in _days(entries).items():
        await goals.follow(learner_id, days, now=now)
    await milestones.follow((entry.learner_id for entry in entries), now=now)
    return tuple(added)


async def verify() -> tuple[Difference, ...]:
    """Recompute every balance and total from the entries and say where they differ."""
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
    return (*_differences(computed, recorded), *_differences(*await totals.recomputed()))


def _differences(computed: Sums, recorded: Sums) -> tuple[Difference, ...]:
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


def _key_of(row: dict[str, object]) -> str:
    kind = ":".join(str(row[part]) for part in ("type", "board", "specialty", "rank") if row[part] not in {"", None})
    return f"{kind} of {row['offer']}"
