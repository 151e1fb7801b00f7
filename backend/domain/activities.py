"""What an activity is: the whole definition that a provider publishes, as one frozen value, and what it pays for.

A published definition never changes: publishing again makes the next version. The same classes are read from TOML files,
from the API and from the database, so their field names are the format's names (docs/activities.md describes it for authors).
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from backend.domain.assessments import Assessment, EvaluationForm
from backend.domain.contents import EXACT, ContentItem, LiveSession
from backend.domain.credits import ZERO, CreditType, Kind, Profession, Rounding


class ActivityStatus(StrEnum):
    """Where an activity stands: only PUBLISHED ones are offered."""

    DRAFT = "DRAFT"
    PUBLISHED = "PUBLISHED"
    RETIRED = "RETIRED"


class LearningFormat(StrEnum):
    """The AMA's learning formats."""

    LIVE = "LIVE"
    ENDURING = "ENDURING"
    JOURNAL = "JOURNAL"
    TEST_ITEM_WRITING = "TEST_ITEM_WRITING"
    MANUSCRIPT_REVIEW = "MANUSCRIPT_REVIEW"
    PERFORMANCE_IMPROVEMENT = "PERFORMANCE_IMPROVEMENT"
    POINT_OF_CARE = "POINT_OF_CARE"
    OTHER = "OTHER"


class BonusRuleName(StrEnum):
    """The named rules that earn a bonus (decision 2)."""

    INTERACTIVE_COMPLETE = "interactive-complete"
    SCORE_AT_LEAST = "score-at-least"


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignatedCredit:
    """Credit of one kind: at most `maximum`, of which `base` is for participation and the rest for bonus rules.

    `base` defaults to `maximum`; `professions` (who may claim it) to what `claimable_by` says for the type.
    """

    __pydantic_config__ = EXACT

    type: CreditType
    maximum: Decimal
    base: Decimal | None = None
    board: str = ""
    specialty: str = ""
    professions: tuple[Profession, ...] | None = None
    moc_type: str = ""

    @property
    def kind(self) -> Kind:
        """The kind of the entries that this designation leads to."""
        return Kind(self.type, self.board, self.specialty)

    @property
    def paid_for_participation(self) -> Decimal:
        """The part that full participation earns."""
        return self.maximum if self.base is None else self.base

    def claimable_by(self, profession: Profession) -> bool:
        """Whether this profession may claim it.

        AMA PRA Category 1 Credit and MOC are for physicians alone; ACCME participation is for every other learner
        (decision 5); the rest is for all, unless the activity names the professions.
        """
        if self.professions is not None and profession not in self.professions:
            return False
        if self.type in {CreditType.AMA_PRA_CATEGORY_1, CreditType.MOC}:
            return profession is Profession.PHYSICIAN
        if self.type is CreditType.ACCME:
            return profession is not Profession.PHYSICIAN
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class BonusRule:
    """What earns how much on top: an own ledger entry with the rule's name as its reason.

    `interactive-complete` names a content item; `score-at-least` an assessment and a score (a share of 1).
    """

    __pydantic_config__ = EXACT

    name: BonusRuleName
    amount: Decimal
    type: CreditType
    board: str = ""
    specialty: str = ""
    content: str = ""
    assessment: str = ""
    score: Decimal | None = None

    @property
    def kind(self) -> Kind:
        """The kind of credit that the bonus adds to."""
        return Kind(self.type, self.board, self.specialty)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What an activity asks for before it pays. Shares are of 1; defaults from the help article, "Credit Requirements"."""

    __pydantic_config__ = EXACT

    minimum_participation: Decimal = Decimal("0.80")
    passing_score: Decimal = Decimal("0.70")
    minimum_minutes: int = 0
    evaluation_required: bool = True
    partial_credit: bool = True
    partial_from: Decimal = Decimal("0.50")
    rounding: Rounding = Rounding.DOWN
    bonus: tuple[BonusRule, ...] = ()
    credit_valid_months: int | None = None
    credit_valid_until: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """What one regulator says of the activity, with source and date: never a blanket claim (decision 11)."""

    __pydantic_config__ = EXACT

    regulator: str
    recognized: bool | None
    source: str
    checked_on: dt.date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityDefinition:
    """Everything a provider publishes about one activity.

    `code` names it within its provider: publishing the same code again makes the next version. `minutes` is the educational
    time, breaks excluded, that its credit is designated by. `designated` is in declared order: the first CREDIT kind that a
    learner may claim is the one that a total counts (decision 1).
    """

    __pydantic_config__ = EXACT

    code: str
    provider: str
    title: str
    description: str
    learning_format: LearningFormat
    language: str
    released_on: dt.date
    minutes: int
    designated: tuple[DesignatedCredit, ...]
    joint_provider: str = ""
    specialty: str = ""
    expires_on: dt.date | None = None
    time_zone: str = "Asia/Dubai"
    location: str = ""
    policy: Policy = Policy()
    contents: tuple[ContentItem, ...] = ()
    sessions: tuple[LiveSession, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    evaluation: EvaluationForm | None = None
    recognition: tuple[Recognition, ...] = ()

    def claimable_by(self, profession: Profession) -> tuple[DesignatedCredit, ...]:
        """What this profession may claim, in declared order."""
        return tuple(credit for credit in self.designated if credit.claimable_by(profession))

    def bonus_for(self, kind: Kind) -> Decimal:
        """The most that bonus rules can add to `kind`."""
        return sum((rule.amount for rule in self.policy.bonus if rule.kind == kind), ZERO)

    def content(self, key: str) -> ContentItem | None:
        """The content item of that key."""
        return next((item for item in self.contents if item.key == key), None)

    def session(self, key: str) -> LiveSession | None:
        """The live session of that key."""
        return next((session for session in self.sessions if session.key == key), None)

    def assessment(self, key: str) -> Assessment | None:
        """The assessment of that key."""
        return next((assessment for assessment in self.assessments if assessment.key == key), None)
