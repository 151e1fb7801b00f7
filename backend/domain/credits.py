"""What credit is: its kinds, and how much of it a share of participation earns.

Amounts are Decimal with two places; shares are Fraction, so that two thirds stay two thirds. Sources: the help article
("Credit Values", "Partial Credit"), the AMA PRA rules in docs/domain.md, and the project's decisions 1 to 4
(docs/decisions/0002-what-a-credit-is.md).
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

STEP = Decimal("0.25")
"""Credit is designated and paid in quarters of an hour (AMA PRA: 15 minutes, 0.25 credit)."""

ZERO = Decimal("0.00")


class CreditType(StrEnum):
    """The kinds of credit of the help article, and OTHER for whatever a regulator adds."""

    AMA_PRA_CATEGORY_1 = "AMA_PRA_CATEGORY_1"
    ACCME = "ACCME"
    SPECIALTY = "SPECIALTY"
    MOC = "MOC"
    OTHER = "OTHER"


class CreditUnit(StrEnum):
    """What the ledger counts in. Credits and points are never added together."""

    CREDIT = "CREDIT"
    POINT = "POINT"


class CreditBasis(StrEnum):
    """Why an entry stands in the ledger."""

    FULL = "FULL"
    PARTIAL = "PARTIAL"
    TOP_UP = "TOP_UP"
    BONUS = "BONUS"
    TRANSFER = "TRANSFER"
    CORRECTION = "CORRECTION"
    REVERSAL = "REVERSAL"


class CreditStatus(StrEnum):
    """Whether a credit can be used. The record stays whatever this says."""

    ACTIVE = "ACTIVE"
    EXPIRING = "EXPIRING"
    EXPIRED = "EXPIRED"
    REVERSED = "REVERSED"


class Rounding(StrEnum):
    """How a prorated amount reaches a whole step: down, or to the nearest step with ties down (decision 4)."""

    DOWN = "down"
    NEAREST = "nearest"


class Profession(StrEnum):
    """What a learner is, as far as it decides which kind of credit may be claimed."""

    PHYSICIAN = "PHYSICIAN"
    DENTIST = "DENTIST"
    NURSE = "NURSE"
    MIDWIFE = "MIDWIFE"
    PHARMACIST = "PHARMACIST"
    PHYSICIAN_ASSISTANT = "PHYSICIAN_ASSISTANT"
    PSYCHOLOGIST = "PSYCHOLOGIST"
    ALLIED_HEALTH = "ALLIED_HEALTH"
    OTHER = "OTHER"


UNIT = {
    CreditType.AMA_PRA_CATEGORY_1: CreditUnit.CREDIT,
    CreditType.ACCME: CreditUnit.CREDIT,
    CreditType.SPECIALTY: CreditUnit.CREDIT,
    CreditType.MOC: CreditUnit.POINT,
    CreditType.OTHER: CreditUnit.CREDIT,
}
"""The unit each type is counted in: Maintenance of Certification awards points, everything else credits."""


@dataclass(frozen=True, slots=True, order=True)
class Kind:
    """One kind of credit: entries of different kinds are different claims, even for the same hour.

    `board` is the certifying board's code (MOC), `specialty` the specialty's code (SPECIALTY); "" where none applies.
    """

    type: CreditType
    board: str = ""
    specialty: str = ""

    @property
    def unit(self) -> CreditUnit:
        """The unit this kind is counted in."""
        return UNIT[self.type]

    @property
    def key(self) -> str:
        """The kind as text: `MOC:ABIM`, `SPECIALTY:cardiology`, `AMA_PRA_CATEGORY_1`."""
        return ":".join(part for part in (self.type.value, self.board, self.specialty) if part)


def designated(minutes: int) -> Decimal:
    """Credits that `minutes` of education may be designated for: 60 minutes are 1, to the nearest 0.25, ties down.

    Source: AMA PRA ("60 minutes = 1 credit", quarter-hour steps); ties by decision 4.
    """
    return _to_step(Fraction(minutes, 60), Rounding.NEAREST)


def creditable(
    base: Decimal, participation: Fraction, *, complete: bool, partial_from: Decimal | None, rounding: Rounding = Rounding.DOWN
) -> Decimal:
    """Credits of `base` that a share of participation (of 1) earns, in whole steps, never above `base`.

    All of it once the content and time gates are met (`complete`: from the minimum participation upward); before that it is
    prorated from `partial_from` upward, and nothing below it or where partial credit is off (`None`). Source: the help
    article, "Credit Requirements" and "Partial Credit"; the AMA lets a prorated amount be rounded to the nearest quarter.
    """
    if complete:
        return base
    if partial_from is None or participation < partial_from:
        return ZERO
    return min(base, _to_step(Fraction(base) * participation, rounding))


def _to_step(amount: Fraction, rounding: Rounding) -> Decimal:
    steps = amount / Fraction(STEP)
    whole = floor(steps) if rounding is Rounding.DOWN else ceil(steps - Fraction(1, 2))
    return (whole * STEP).quantize(ZERO)
