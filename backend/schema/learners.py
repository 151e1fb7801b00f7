"""Learners: the profile, and what hangs on it."""

import strawberry

from backend.domain.credits import Profession
from backend.reads import learners as reads
from backend.resolvers import learners
from backend.schema.basics import Code, Node, Payload, is_payload
from backend.schema.describe import field, stands_for


@strawberry.type(description="A person who earns credit.")
class Learner(Node):
    """Filled from `reads.learners.Learner`."""

    name: str = field("Given and family name.")
    given_name: str = field("Given name.")
    family_name: str = field("Family name.")
    printed_name: str = field("Name on certificates.")
    profession: Profession = field("Profession: it decides which kinds of credit can be claimed.")
    specialty: Code | None = field("Specialty.", resolver=learners.specialty)
    time_zone: str = field("IANA time zone: completion dates are local dates of it.")
    language: str = field("Language of mails: `en` or `ar`.")

    is_type_of = stands_for(reads.Learner)


@strawberry.type(description="The answer of a mutation that changes a profile.")
class LearnerPayload(Payload):
    """Filled from `resolvers.learners.LearnerAnswer`."""

    learner: Learner | None = field("The profile as it stands now.")

    is_type_of = is_payload
