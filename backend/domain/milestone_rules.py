"""The named rules of the milestones, as data: what each measures, how much it asks for, and its sentences.

They are records of Python, not a file beside it: they are ours alone, and so the type checker reads them with the code that
measures. A rule's key is for ever: it stands in records, and names the rule's picture (`/badges/<key>.svg`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

ANY = Decimal("0.01")
"""The least amount of credit that there is."""

_ARABIC_DIGITS = {ord(str(digit)): chr(ord("\N{ARABIC-INDIC DIGIT ZERO}") + digit) for digit in range(10)}


class Measure(StrEnum):
    """What a rule looks at. The last two are met once for each subject: a specialty's code, the first year of a target."""

    CREDITS = "credits"
    POINTS = "points"
    ACTIVITIES = "activities"
    SPECIALTIES = "specialties"
    QUARTERS = "quarters"
    SPECIALTY = "specialty"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence in every language of the service; names in braces stand for parameters. Digits are written as in English."""

    en: str
    ar: str

    def said(self, language: str, parameters: Mapping[str, str]) -> str:
        """The sentence in a language, English unless it is Arabic, which has digits of its own."""
        if language != "ar":
            return self.en.format_map(parameters)
        return self.ar.format_map(parameters).translate(_ARABIC_DIGITS)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: met as soon as its measure reaches `needed`.

    `condition` says what it takes, `reason` what was done. Of the rules with the same measure, the greater come later.
    """

    key: str
    measure: Measure
    needed: Decimal
    label: Text
    condition: Text
    reason: Text

    @property
    def image(self) -> str:
        """Where the dashboard serves its picture."""
        return f"/badges/{self.key}.svg"


def _credits(needed: int, english: str, arabic: str) -> Rule:
    return Rule(
        key=f"credits-{needed}",
        measure=Measure.CREDITS,
        needed=Decimal(needed),
        label=Text(english, arabic),
        condition=Text(f"Earn {english} in all.", f"اكتسب {arabic} إجمالًا."),
        reason=Text(f"You have earned {english} in all.", f"بلغ مجموع ما اكتسبته {arabic}."),
    )


def _activities(key: str, needed: int, english: str, arabic: str) -> Rule:
    return Rule(
        key=key,
        measure=Measure.ACTIVITIES,
        needed=Decimal(needed),
        label=Text(f"{english} activities", arabic),
        condition=Text(f"Earn credit with {english.lower()} activities.", f"اكتسب رصيدًا من {arabic}."),
        reason=Text(f"You have earned credit with {english.lower()} activities.", f"اكتسبت رصيدًا من {arabic}."),
    )


RULES = (
    Rule(
        key="first-credit",
        measure=Measure.CREDITS,
        needed=ANY,
        label=Text("First credit", "أول رصيد"),
        condition=Text("Earn your first credit.", "اكتسب أول رصيد لك."),
        reason=Text("You earned your first credit.", "اكتسبت أول رصيد لك."),
    ),
    _credits(10, "10 credits", "10 ساعات معتمدة"),
    _credits(25, "25 credits", "25 ساعة معتمدة"),
    _credits(50, "50 credits", "50 ساعة معتمدة"),
    _credits(100, "100 credits", "100 ساعة معتمدة"),
    _credits(250, "250 credits", "250 ساعة معتمدة"),
    _credits(500, "500 credits", "500 ساعة معتمدة"),
    Rule(
        key="yearly-target",
        measure=Measure.YEAR,
        needed=ANY,  # the learner's own target says how much
        label=Text("Yearly target {year}", "هدف سنة {year}"),
        condition=Text(
            "Earn the {required} credits of your target for {year}.", "حقّق هدفك لسنة {year}: {required} ساعة معتمدة."
        ),
        reason=Text(
            "You earned the {required} credits of your target for {year}.", "حقّقت هدفك لسنة {year}: {required} ساعة معتمدة."
        ),
    ),
    Rule(
        key="four-quarters",
        measure=Measure.QUARTERS,
        needed=Decimal(4),
        label=Text("Four quarters in a row", "أربعة أرباع متتالية"),
        condition=Text("Earn credit in four calendar quarters in a row.", "اكتسب رصيدًا في أربعة أرباع سنة متتالية."),
        reason=Text("You earned credit in four calendar quarters in a row.", "اكتسبت رصيدًا في أربعة أرباع سنة متتالية."),
    ),
    Rule(
        key="eight-quarters",
        measure=Measure.QUARTERS,
        needed=Decimal(8),
        label=Text("Two years without a gap", "عامان بلا انقطاع"),
        condition=Text("Earn credit in eight calendar quarters in a row.", "اكتسب رصيدًا في ثمانية أرباع سنة متتالية."),
        reason=Text("You earned credit in eight calendar quarters in a row.", "اكتسبت رصيدًا في ثمانية أرباع سنة متتالية."),
    ),
    Rule(
        key="first-points",
        measure=Measure.POINTS,
        needed=ANY,
        label=Text("First MOC points", "أول نقاط MOC"),
        condition=Text("Earn your first MOC points.", "اكتسب أول نقاط MOC لك."),
        reason=Text("You earned your first MOC points.", "اكتسبت أول نقاط MOC لك."),
    ),
    _activities("five-activities", 5, "Five", "خمسة أنشطة"),
    _activities("twenty-five-activities", 25, "Twenty-five", "25 نشاطًا"),
    Rule(
        key="three-specialties",
        measure=Measure.SPECIALTIES,
        needed=Decimal(3),
        label=Text("Three specialties", "ثلاثة تخصصات"),
        condition=Text("Earn credit in three specialties.", "اكتسب رصيدًا في ثلاثة تخصصات."),
        reason=Text("You have earned credit in three specialties.", "اكتسبت رصيدًا في ثلاثة تخصصات."),
    ),
    Rule(
        key="first-in-specialty",
        measure=Measure.SPECIALTY,
        needed=ANY,
        label=Text("First in {specialty}", "أول رصيد في {specialty}"),
        condition=Text("Earn credit in {specialty}.", "اكتسب رصيدًا في {specialty}."),
        reason=Text("You earned your first credit in {specialty}.", "اكتسبت أول رصيد لك في {specialty}."),
    ),
)
"""In the order in which those that come next are shown."""

BY_KEY = {rule.key: rule for rule in RULES}
