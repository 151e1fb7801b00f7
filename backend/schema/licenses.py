"""Licenses to practice."""

from datetime import date

import strawberry

from backend.reads import licenses as reads
from backend.resolvers import licenses
from backend.schema.basics import Code, Node
from backend.schema.describe import field, stands_for


@strawberry.type(description="A license to practice that a learner holds.")
class License(Node):
    """Filled from `reads.licenses.License`."""

    regulator: Code = field("Who gave it.", resolver=licenses.regulator)
    number: str = field("Its number, in capitals.")
    expires_on: date | None = field("Its last day; null if that is not known.")

    is_type_of = stands_for(reads.License)
