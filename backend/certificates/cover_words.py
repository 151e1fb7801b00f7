"""The words of a package's cover pages, in both languages that they are laid out in."""

from collections.abc import Mapping
from dataclasses import dataclass

from backend.domain.credits import CreditType


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverWords:
    """One language's words; `{...}` are blanks. `statuses` are those worth a word: nothing is said of a valid certificate."""

    language: str
    direction: str
    eyebrow: str
    as_of: str
    counted: str
    left_out: str
    from_to: str
    holders: str
    summary: str
    summary_note: str
    year: str
    certificates: str
    credits: str
    points: str
    by_type: str
    by_specialty: str
    groups_note: str
    contents: str
    place: str
    completed: str
    title: str
    number: str
    page: str
    statuses: Mapping[str, str]
    types: Mapping[CreditType, str]
    sheet: str


ENGLISH = CoverWords(
    language="en",
    direction="ltr",
    eyebrow="Package of certificates",
    as_of="As of {date}, {time} UTC. What was issued, superseded or revoked later is not considered.",
    counted="Certificates: {count}",
    left_out="Left out, because they could not be printed: {count}",
    from_to="Completed from {start} to {end}",
    holders="Holders: {count}",
    summary="Credit by year",
    summary_note=(
        "All the credit of these years as it stands in the record, whether its certificate is in this package or not. "
        "Points are counted apart and never added to credits."
    ),
    year="Year",
    certificates="Certificates here",
    credits="Credits",
    points="Points",
    by_type="By type",
    by_specialty="By specialty",
    groups_note="Groups show every kind in full, so they may add up to more than the totals.",
    contents="Contents",
    place="No.",
    completed="Completed",
    title="Title",
    number="Number",
    page="Page",
    statuses={"SUPERSEDED": "superseded", "REVOKED": "revoked"},
    types={
        CreditType.AMA_PRA_CATEGORY_1: "AMA PRA Category 1 Credits™",
        CreditType.ACCME: "Participation in ACCME-accredited activities",
        CreditType.MOC: "MOC points",
        CreditType.SPECIALTY: "Specialty credit",
        CreditType.OTHER: "Other credit",
    },
    sheet="Page {page} of {pages}",
)

ARABIC = CoverWords(
    language="ar",
    direction="rtl",
    eyebrow="حزمة شهادات",
    as_of="كما هي في {date}، الساعة {time} بالتوقيت العالمي. لا يشمل ما أصدر أو استبدل أو ألغي بعد ذلك.",
    counted="عدد الشهادات: {count}",
    left_out="استبعدت لتعذر طباعتها: {count}",
    from_to="أتمت من {start} إلى {end}",
    holders="عدد الحاصلين عليها: {count}",
    summary="الساعات حسب السنة",
    summary_note=(
        "كل ساعات هذه السنوات كما هي في السجل، سواء أكانت شهادتها في هذه الحزمة أم لا. "
        "تحسب النقاط وحدها ولا تجمع مع الساعات أبدا."
    ),
    year="السنة",
    certificates="شهادات هنا",
    credits="ساعات",
    points="نقاط",
    by_type="حسب النوع",
    by_specialty="حسب التخصص",
    groups_note="تظهر المجموعات كل نوع كاملا، فقد يزيد مجموعها على الإجمالي.",
    contents="المحتويات",
    place="رقم",
    completed="الإتمام",
    title="العنوان",
    number="رقم الشهادة",
    page="الصفحة",
    statuses={"SUPERSEDED": "مستبدلة", "REVOKED": "ملغاة"},
    types={
        CreditType.AMA_PRA_CATEGORY_1: "AMA PRA Category 1 Credits™",
        CreditType.ACCME: "المشاركة في أنشطة معتمدة من ACCME",
        CreditType.MOC: "نقاط MOC",
        CreditType.SPECIALTY: "ساعات التخصص",
        CreditType.OTHER: "ساعات أخرى",
    },
    sheet="صفحة {page} من {pages}",
)


def of(language: str) -> CoverWords:
    """The words for a language tag ("ar-AE" is Arabic)."""
    return ARABIC if language.split("-", maxsplit=1)[0].lower() == ARABIC.language else ENGLISH
