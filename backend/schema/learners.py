"""Learners: the profile, and what hangs on it."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from backend.domain.credits import Profession
from backend.domain.gaps import GapEffect
from backend.reads import learners as reads
from backend.resolvers import (
    certificates,
    credits,
    directory,
    enrollments,
    goals,
    learners,
    licenses,
    milestones,
    summaries,
    targets,
)
from backend.schema.basics import Code, Node, PageInfo, Payload, is_payload
from backend.schema.describe import field, stands_for
from backend.schema.describe import field as described
from backend.schema.licenses import License
from backend.schema.milestones import Milestone

if TYPE_CHECKING:
    from backend.schema.certificates import CertificateConnection
    from backend.schema.credits import CreditConnection
    from backend.schema.enrollments import EnrollmentConnection
    from backend.schema.goals import Goal
    from backend.schema.looks import LookConnection
    from backend.schema.summaries import CreditSummary
    from backend.schema.targets import YearlyTarget


@strawberry.type(description="The number by which a certifying board knows a learner.")
class BoardIdentifier:
    """Filled from `domain.profiles.BoardIdentifier`."""

    board: Code = field("The board.", resolver=learners.board)
    number: str = field("Its number of the learner.")


@strawberry.type(description="Something that a profile does not say yet, and what waits for it.")
class ProfileGap:
    """Filled from `domain.gaps.Gap`."""

    field: str = described("The field that is missing, as `Learner` names it.")
    blocks: GapEffect = described("What waits for it.")
    board: Code | None = described("The board that waits for it.", resolver=learners.board)
    explanation: str = described("The same in English, for a person.")


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
    npi: str | None = field(
        "National Provider Identifier; for the person, administrators and auditors alone.", resolver=learners.npi
    )
    birthday: str | None = field(
        'Month and day of birth, "03-09"; for the person, administrators and auditors alone.', resolver=learners.birthday
    )
    board_identifiers: list[BoardIdentifier] = field(
        "Numbers of certifying boards; for the person, administrators and auditors alone. At most 24.",
        resolver=learners.board_identifiers,
    )
    licenses: list[License] = field(
        "Licenses to practice, by their last day; for the person, administrators and auditors alone. At most 20.",
        resolver=licenses.of_learner,
    )
    gaps: list[ProfileGap] = field(
        "What the profile does not say yet; for the person, administrators and auditors alone. At most 30.",
        resolver=learners.gaps,
    )
    credit_summary: Annotated["CreditSummary", strawberry.lazy("backend.schema.summaries")] = field(
        "Credit in a period, both ends included.", resolver=summaries.of_learner
    )
    yearly_target: Annotated["YearlyTarget", strawberry.lazy("backend.schema.targets")] | None = field(
        "The credit that they want in every year.", resolver=targets.of_learner
    )
    goals: list[Annotated["Goal", strawberry.lazy("backend.schema.goals")]] = field(
        "Their goals, the one due first first, archived ones last. At most 200.", resolver=goals.of_learner
    )
    credits: Annotated["CreditConnection", strawberry.lazy("backend.schema.credits")] = field(
        "The ledger, newest first unless ordered otherwise.", resolver=credits.of_learner
    )
    enrollments: Annotated["EnrollmentConnection", strawberry.lazy("backend.schema.enrollments")] = field(
        "What they take part in, the one touched last first.", resolver=enrollments.of_learner
    )
    milestones: list[Milestone] = field(
        "Those that stand, newest first; then what comes next; then those that were reversed. At most 200.",
        resolver=milestones.of_learner,
    )
    certificates: Annotated["CertificateConnection", strawberry.lazy("backend.schema.certificates")] = field(
        "Their certificates, newest first.", resolver=certificates.of_learner
    )

    email: str | None = field("Address to which mail goes; null for keys.", resolver=directory.email)
    looks: Annotated["LookConnection", strawberry.lazy("backend.schema.looks")] | None = field(
        "Who has looked at this record, newest first: for oneself, auditors and administrators; null for others.",
        resolver=directory.looks,
    )

    is_type_of = stands_for(reads.Learner)


@strawberry.type(description="A learner in a page, and the cursor behind it.")
class LearnerEdge:
    """Filled from `reads.pages.Edge`."""

    cursor: str = field("Pass it as `after` to continue here.")
    node: Learner = field("The learner.")


@strawberry.type(description="A page of learners.")
class LearnerConnection:
    """Filled from `reads.pages.Page`."""

    edges: list[LearnerEdge] = field("The page's learners.")
    page_info: PageInfo = field("Where the page lies.")
    total_count: int = field("How many there are in all; counted only when asked for.")


@strawberry.type(description="The answer of a mutation that changes a profile.")
class LearnerPayload(Payload):
    """Filled from `resolvers.learners.LearnerAnswer`."""

    learner: Learner | None = field("The profile as it stands now.")

    is_type_of = is_payload
