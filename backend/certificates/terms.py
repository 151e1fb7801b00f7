"""The field's terms as a certificate prints them: learning formats, professions and what is counted, by language."""

from collections.abc import Mapping

from backend.certificates import statements
from backend.domain.activities import LearningFormat
from backend.domain.credits import CreditType, Profession

ARABIC = "ar"

FORMATS: Mapping[LearningFormat, tuple[str, str]] = {
    LearningFormat.LIVE: ("Live activity", "نشاط مباشر"),
    LearningFormat.ENDURING: ("Enduring material", "مادة تعليمية دائمة"),
    LearningFormat.JOURNAL: ("Journal-based CME activity", "نشاط تعليمي قائم على مقال علمي"),
    LearningFormat.TEST_ITEM_WRITING: ("Test-item writing activity", "نشاط كتابة أسئلة الاختبارات"),
    LearningFormat.MANUSCRIPT_REVIEW: ("Manuscript review activity", "نشاط مراجعة المخطوطات العلمية"),
    LearningFormat.PERFORMANCE_IMPROVEMENT: ("PI CME activity", "نشاط تحسين الأداء"),
    LearningFormat.POINT_OF_CARE: ("Internet point-of-care activity", "نشاط عند نقطة الرعاية عبر الإنترنت"),
    LearningFormat.OTHER: ("Other activity", "نشاط آخر"),
}
COUNTED: Mapping[CreditType, tuple[str, str]] = {
    CreditType.AMA_PRA_CATEGORY_1: (statements.AMA_LABEL, statements.AMA_LABEL),
    CreditType.ACCME: ("hour(s) of participation", "ساعة مشاركة"),
    CreditType.SPECIALTY: ("specialty credit(s)", "ساعة تخصصية"),
    CreditType.MOC: ("MOC point(s)", "MOC point(s)"),
    CreditType.OTHER: ("credit(s)", "ساعة معتمدة"),
}
PROFESSIONS: Mapping[Profession, tuple[str, str]] = {
    Profession.PHYSICIAN: ("Physician", "طبيب"),
    Profession.DENTIST: ("Dentist", "طب الأسنان"),
    Profession.NURSE: ("Nurse", "تمريض"),
    Profession.MIDWIFE: ("Midwife", "قبالة"),
    Profession.PHARMACIST: ("Pharmacist", "صيدلة"),
    Profession.PHYSICIAN_ASSISTANT: ("Physician assistant", "مساعد طبيب"),
    Profession.PSYCHOLOGIST: ("Psychologist", "علم النفس"),
    Profession.ALLIED_HEALTH: ("Allied health professional", "مهن صحية مساندة"),
    Profession.OTHER: ("", ""),
}


def learning_format(code: LearningFormat, language: str) -> str:
    """The learning format as a certificate names it."""
    return FORMATS[code][_place(language)]


def counted(code: CreditType, language: str) -> str:
    """What credit of a type is counted in, with an optional plural in brackets."""
    return COUNTED[code][_place(language)]


def profession(code: Profession, language: str) -> str:
    """The profession that stands under a name, "" where it says nothing."""
    return PROFESSIONS[code][_place(language)]


def _place(language: str) -> int:
    return int(language.split("-", maxsplit=1)[0].lower() == ARABIC)
