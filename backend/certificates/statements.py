"""The wordings that regulators require, as versioned data, and the one way in which an amount of credit is written.

A statement is made when a certificate is issued and frozen with it, so a new wording is a new entry here and never alters an
issued certificate: each tuple below holds every wording there has been, and the last one is in use. They are English in every
language of the page: they are required word for word. Sources: the AMA PRA booklet and the ACCME's rules.
"""

import re
from decimal import Decimal
from functools import lru_cache

from backend.certificates.facts import CertifiedCredit
from backend.domain.activities import LearningFormat
from backend.domain.credits import CreditType

AMA_LABEL = "AMA PRA Category 1 Credit(s)™"
"""The AMA's trademark; printed in italics, and never shortened."""

AMA_FORMATS = {
    LearningFormat.LIVE: "live activity",
    LearningFormat.ENDURING: "enduring material",
    LearningFormat.JOURNAL: "journal-based CME activity",
    LearningFormat.TEST_ITEM_WRITING: "test-item writing activity",
    LearningFormat.MANUSCRIPT_REVIEW: "manuscript review activity",
    LearningFormat.PERFORMANCE_IMPROVEMENT: "PI CME activity",
    LearningFormat.POINT_OF_CARE: "internet point-of-care activity",
    LearningFormat.OTHER: "other activity",
}
"""The AMA's learning formats, as the designation statement names them."""


AMA_DESIGNATION: tuple[str, ...] = (
    (
        "The {provider} designates this {format} for a maximum of {maximum}. Physicians should claim only the credit "
        "commensurate with the extent of their participation in the activity."
    ),
)
ACCME_DIRECT: tuple[str, ...] = (
    (
        "The {provider} is accredited by the Accreditation Council for Continuing Medical Education (ACCME) to provide "
        "continuing medical education for physicians."
    ),
)
ACCME_JOINT: tuple[str, ...] = (
    (
        "This activity has been planned and implemented in accordance with the accreditation requirements and policies of "
        "the Accreditation Council for Continuing Medical Education (ACCME) through the joint providership of {provider} and "
        "{joint_provider}. The {provider} is accredited by the ACCME to provide continuing medical education for physicians."
    ),
)
ABIM_MOC: tuple[str, ...] = (
    (
        "Successful completion of this CME activity, which includes participation in the evaluation component, enables the "
        "participant to earn up to {maximum} MOC points in the American Board of Internal Medicine's (ABIM) Maintenance of "
        "Certification (MOC) program. Participants will earn MOC points equivalent to the amount of CME credits claimed for "
        "the activity. It is the CME activity provider's responsibility to submit participant completion information to "
        "ACCME for the purpose of granting ABIM MOC credit."
    ),
)


def ama_designation(*, provider: str, learning_format: LearningFormat, maximum: Decimal) -> str:
    """The AMA credit designation statement, with learning format and maximum.

    Source: AMA PRA booklet; the format has been named since 1 July 2011, and "should claim only the credit commensurate with"
    has replaced the wording of 2006.
    """
    return AMA_DESIGNATION[-1].format(
        provider=_without_article(provider),
        format=AMA_FORMATS[learning_format],
        maximum=f"{_exact(maximum)} {counted(AMA_LABEL, maximum)}",
    )


def accme_accreditation(*, provider: str, joint_provider: str | None = None) -> str:
    """The ACCME accreditation statement: direct, or joint if a provider that is not accredited took part.

    Source: ACCME, accreditation statement policy.
    """
    if joint_provider is None:
        return ACCME_DIRECT[-1].format(provider=_without_article(provider))
    return ACCME_JOINT[-1].format(provider=_without_article(provider), joint_provider=joint_provider)


def abim_recognition(*, maximum: Decimal) -> str:
    """The ABIM MOC recognition statement, whose use is mandatory. Source: accme.org/cme-counts-abim-moc."""
    return ABIM_MOC[-1].format(maximum=_exact(maximum))


@lru_cache(maxsize=1024)
def credit_line(credit: CertifiedCredit, *, language: str = "en") -> str:
    """The amount as it is printed: "4.00 AMA PRA Category 1 Credits™", "1.00 hour of participation", "4.00 ABIM MOC points".

    ACCME credit does not exist: who is not a physician participates in an accredited activity (decision 5). Points are boards'.
    """
    amount = _exact(credit.amount)
    match credit.type:
        case CreditType.AMA_PRA_CATEGORY_1:
            return f"{amount} {counted(AMA_LABEL, credit.amount)}"
        case CreditType.ACCME:
            hours = counted("hour(s) of participation", credit.amount)
            return f"ساعات المشاركة: {amount}" if language == "ar" else f"{amount} {hours}"
        case CreditType.MOC:
            return " ".join(filter(None, (amount, credit.board, counted("MOC point(s)", credit.amount))))
        case CreditType.SPECIALTY | CreditType.OTHER:
            where = f" ({credit.specialty})" if credit.specialty and credit.specialty not in credit.label else ""
            return f"{amount} {counted(credit.label, credit.amount)}{where}"


def counted(label: str, amount: Decimal) -> str:
    """The label for this amount: "Credit(s)" becomes "Credit" for exactly 1 and "Credits" for every other amount."""
    return label.replace("(s)", "" if amount == 1 else "s")


@lru_cache(maxsize=1024)
def bound(text: str) -> str:
    """The text with no-break spaces in the AMA's trademark and after its number, which a line's end never parts."""
    return _NUMBERED.sub(lambda found: found[0].replace(" ", "\xa0"), text)


def emphasized(text: str) -> tuple[tuple[str, bool], ...]:
    """The text (bound or not) in parts, each with whether it is italic: the AMA's trademark is, wherever it stands."""
    parts = (part for part in _TRADEMARK_SPLIT.split(text) if part)
    return tuple((part.replace("\xa0", " "), _TRADEMARK.fullmatch(part) is not None) for part in parts)


@lru_cache(maxsize=1024)
def misstates(text: str) -> bool:
    """Whether the text names credit as it must not be named: "ACCME credit", or "Category 1 credit" without "AMA PRA"."""
    return _MISSTATED.search(text) is not None


_TRADEMARK = re.compile(r"AMA\sPRA\sCategory\s1\sCredit(?:\(s\)|s)?™?")
_TRADEMARK_SPLIT = re.compile(f"({_TRADEMARK.pattern})")
_NUMBERED = re.compile(rf"(?:[\d.]+ )?{_TRADEMARK.pattern}")
_MISSTATED = re.compile(r"\bACCME\s+credit|(?<!AMA\sPRA\s)\bCategory\s+1\s+credit", re.IGNORECASE)


def _exact(amount: Decimal) -> str:
    return f"{amount:.2f}"


def _without_article(provider: str) -> str:
    return provider.removeprefix("The ")
