"""The proration bench: what a time in a session would pay, step by step."""

from decimal import Decimal

import strawberry

from backend.domain.credits import CreditBasis
from backend.domain.proration import Line
from backend.schema.basics import Parameter
from backend.schema.describe import field


def _parameters(root: Line) -> list[Parameter]:
    return [Parameter(name=name, value=f"{value:f}") for name, value in root.parameters.items()]


@strawberry.type(description="One step of a reckoning.")
class ProrationLine:
    """Filled from `domain.proration.Line`."""

    code: str = field(
        "What is reckoned: `union`, `share`, then `full`, or `exact` with `rounded-down` or `rounded-nearest`, or `below`, or"
        " `no-partial`."
    )
    parameters: list[Parameter] = field("The numbers in it. At most 10.", resolver=_parameters)


@strawberry.type(description="What a time in a session would pay.")
class ProrationResult:
    """Filled from `domain.proration.Proration`."""

    sum_minutes: Decimal = field("The intervals added up: what does not count.")
    union_minutes: Decimal = field("What of the session they cover together: what counts.")
    session_minutes: Decimal = field("How long the session is.")
    share: Decimal = field("What counts in percent of the session, rounded down.")
    exact: Decimal = field("Credit for this share before rounding, four places.")
    credit: Decimal = field("Credit that would be paid.")
    basis: CreditBasis | None = field("Why: FULL or PARTIAL; null where nothing is due.")
    lines: list[ProrationLine] = field("The reckoning, step by step. At most 10.")
