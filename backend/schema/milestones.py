"""Milestones: what a learner has reached, and what comes next."""

from datetime import date
from decimal import Decimal

import strawberry

from backend.resolvers import milestones
from backend.schema.basics import Node
from backend.schema.describe import field, stands_for, taken


@strawberry.type(
    description="A named rule that a learner has met, had met before credit was reversed, or will meet next. Its id is the same"
    " before it is awarded and after."
)
class Milestone(Node):
    """Filled from `reads.milestones.Milestone`."""

    rule: str = field("The rule, for a program: `credits-10`. More may come.")
    subject: str = field("What it was met for: a specialty's code, the year in which a target's year begins; else empty.")
    label: str = field("Its name in the reader's language.", resolver=milestones.label)
    condition: str = field("What it takes, in the reader's language.", resolver=milestones.condition)
    image: str = taken("Address of its picture, an SVG that says no more than the label.", "terms.image")
    awarded_on: date | None = field("The day of the credit that completed it; null as long as it was not awarded.")
    reason: str | None = field("What it was awarded for, in the reader's language.", resolver=milestones.reason)
    reversed_on: date | None = field("The learner's day on which a reversal of credit took its ground away; null if it stands.")
    progress: Decimal = field("How much of it is there, in percent: 100 once it stands, less before and after a reversal.")

    is_type_of = stands_for(milestones.MilestoneRecord)
