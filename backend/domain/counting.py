"""What a total counts: of each enrollment one kind, so that one hour that pays three kinds does not become three hours.

The rule is decision 1 (docs/decisions/0002-what-a-credit-is.md): the first kind, in the activity's declared order, that the
enrollment can award and that passes the filter's types, specialties and boards. Its dates and status never decide which kind
it is, so totals add up over days and months. Credits and points are counted apart, each by this rule.

An *offer* is all that an enrollment can award, in declared order, as text: it stands with each entry and balance, so that a
total needs nothing else. `AMA_PRA_CATEGORY_1::cardiology MOC:ABIM:cardiology`: type, board and specialty of each kind.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from backend.domain.credits import UNIT, CreditType, CreditUnit, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which kinds a total is about; what is empty means any. `specialties` and `boards` are codes."""

    types: frozenset[CreditType] = frozenset()
    specialties: frozenset[str] = frozenset()
    boards: frozenset[str] = frozenset()

    def passes(self, kind_type: CreditType, board: str, specialty: str) -> bool:
        """Whether entries of this type, board and specialty are among what is wanted."""
        return (
            (not self.types or kind_type in self.types)
            and (not self.specialties or specialty in self.specialties)
            and (not self.boards or board in self.boards)
        )


EVERYTHING = Wanted()


def offer(kinds: Iterable[Kind], specialty: str) -> str:
    """Everything that an enrollment can award, in declared order; kinds without a specialty count for the activity's."""
    return " ".join(f"{kind.type.value}:{kind.board}:{kind.specialty or specialty}" for kind in kinds)


def rank(offered: str, kind: Kind, specialty: str) -> int:
    """The place of a kind among those of its unit in an offer: 0 is what an unfiltered total counts.

    Raises: ValueError for a kind that the offer does not hold.
    """
    return _places(offered, kind.unit).index((kind.type, kind.board, kind.specialty or specialty))


def counted(offered: str, unit: CreditUnit, wanted: Wanted = EVERYTHING) -> int | None:
    """The rank of the one kind of an offer that a total of this unit counts, None where no kind passes."""
    return next((place for place, kind in enumerate(_places(offered, unit)) if wanted.passes(*kind)), None)


@lru_cache(maxsize=4096)
def _places(offered: str, unit: CreditUnit) -> tuple[tuple[CreditType, str, str], ...]:
    """Type, board and specialty of the kinds of one unit, in the offer's order."""
    found = (part.split(":") for part in offered.split())
    kinds = ((CreditType(kind_type), board, specialty) for kind_type, board, specialty in found)
    return tuple(kind for kind in kinds if UNIT[kind[0]] is unit)
