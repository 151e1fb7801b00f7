"""Licenses to practice."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from backend.reads import licenses as reads
from backend.resolvers import licenses
from backend.schema.basics import Code, Node, Payload, is_payload
from backend.schema.describe import field, stands_for

if TYPE_CHECKING:
    from backend.schema.learners import Learner


@strawberry.type(description="A license to practice that a learner holds.")
class License(Node):
    """Filled from `reads.licenses.License`."""

    regulator: Code = field("Who gave it.", resolver=licenses.regulator)
    number: str = field("Its number, in capitals.")
    expires_on: date | None = field("Its last day; null if that is not known.")

    is_type_of = stands_for(reads.License)


@strawberry.type(description="The answer of a mutation that changes a license.")
class LicensePayload(Payload):
    """Filled from `resolvers.licenses.LicenseAnswer`."""

    license: License | None = field("The license as it reads now; null once it is forgotten.")
    learner: Annotated["Learner", strawberry.lazy("backend.schema.learners")] | None = field("Its holder, with every license.")

    is_type_of = is_payload
