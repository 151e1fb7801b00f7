"""The one summary of a learner's credit, which every screen and document uses."""

from decimal import Decimal

import strawberry

from backend.domain.credits import CreditUnit
from backend.resolvers import summaries
from backend.schema.credits import CreditConnection
from backend.schema.describe import field
from backend.schema.targets import AnnualProgress


@strawberry.type(description="One group of a summary.")
class CreditTotal:
    """Filled from `reads.summaries.CreditTotal`."""

    key: str = field('The group: a type ("MOC:ABIM" where a board applies), a specialty\'s code, or a month (2026-11).')
    label: str = field("Its name in the reader's language, where it has one.", resolver=summaries.label)
    amount: Decimal = field("Its sum.")
    unit: CreditUnit = field("What it is counted in.")
    count: int = field("How many entries it has.")


@strawberry.type(description="How much of a summary's totals can no longer be used. It stays in them: the record stays.")
class ExpiredCredit:
    """Filled from `reads.summaries.ExpiredCredit`."""

    amount: Decimal = field("Credits, each enrollment once.")
    points: Decimal = field("Points, each enrollment once.")


@strawberry.type(description="A learner's credit in a period: the one source of every total.")
class CreditSummary:
    """Filled from `reads.summaries.CreditSummary`."""

    total: Decimal = field(
        "Credits, each enrollment once: of each, the first kind asked for that it can award. Expired ones stay."
    )
    points: Decimal = field("Points, each enrollment once. Never added to credits.")
    expired: ExpiredCredit = field("How much of `total` and `points` can no longer be used.")
    by_type: list[CreditTotal] = field("Every kind in full: the groups may add up to more than the total. At most 200.")
    by_specialty: list[CreditTotal] = field("Every kind in full, by specialty. At most 200.")
    by_month: list[CreditTotal] = field(
        "What the totals count, by month, in order, credits and points apart.", resolver=summaries.by_month
    )
    annual: list[AnnualProgress] = field(
        "The present year toward the yearly target and toward each license, whatever the period asked for. At most 200.",
        resolver=summaries.annual,
    )
    expiring: CreditConnection = field(
        "What cannot be used any more after one of the next days, the first to end first, whatever the period asked for.",
        resolver=summaries.expiring,
    )
