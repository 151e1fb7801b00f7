"""The words of the page itself, in each language that it is laid out in; other languages' certificates use the English ones."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from backend.certificates.facts import CertificateKind, CertifiedCredit
from backend.domain.credits import CreditStatus, CreditType


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """One language's words; `{...}` are blanks. `direction` is the page's, "ltr" or "rtl"."""

    language: str
    direction: str
    headings: Mapping[CertificateKind, str]
    awarded_to: str
    sentences: Mapping[CertificateKind, str]
    participated: str
    jointly: str
    completed: str
    held: str
    issued: str
    number: str
    verify: str
    signed: str
    seal: str
    code: str
    signature: str
    demonstration: str
    demonstrations: str
    between: str
    columns: tuple[str, str, str, str]
    as_of: str
    page: str
    totals: str
    total: str
    sums: str
    counts_once: str
    awarded_by: str
    nothing: str
    statuses: Mapping[CreditStatus, str]
    months: tuple[str, ...]
    date: str

    def sentence(self, kind: CertificateKind, credits_: tuple[CertifiedCredit, ...]) -> str:
        """What the learner did. Only an ACCME kind is participation in an accredited activity (decision 5)."""
        participates = bool(credits_) and all(credit.type is CreditType.ACCME for credit in credits_)
        return self.participated if participates else self.sentences[kind]

    def notice(self, kind: CertificateKind, provider: str) -> str:
        """What a demonstration says of itself: of its provider, or of those that a period's credit comes from."""
        of_one = kind in {CertificateKind.COMPLETION, CertificateKind.CREDIT}
        return self.demonstration.format(provider=provider) if of_one else self.demonstrations

    def period(self, first: dt.date, last: dt.date) -> str:
        """The days of a period, both ends included."""
        return self.between.format(first=self.day(first), last=self.day(last))

    def status(self, status: CreditStatus, expires_on: dt.date | None) -> str:
        """Whether an entry can be used, as a transcript says it."""
        return self.statuses[status].format(date="" if expires_on is None else self.day(expires_on))

    def day(self, date: dt.date) -> str:
        """A local calendar date in words: "August 20, 2026"."""
        return self.date.format(day=date.day, month=self.months[date.month - 1], year=date.year)


ENGLISH = Labels(
    language="en",
    direction="ltr",
    headings={
        CertificateKind.COMPLETION: "Certificate of Completion",
        CertificateKind.CREDIT: "Certificate of Credit",
        CertificateKind.TRANSCRIPT: "Transcript of Credit",
        CertificateKind.SPECIALTY: "Certificate of Specialty Credit",
    },
    awarded_to="This certifies that",
    sentences={
        CertificateKind.COMPLETION: "has successfully completed the continuing medical education activity",
        CertificateKind.CREDIT: "has earned the credit stated below for participation in",
        CertificateKind.TRANSCRIPT: "has earned the credit stated below",
        CertificateKind.SPECIALTY: "has earned the credit stated below in the specialty",
    },
    participated="has participated in the ACCME-accredited activity",
    jointly="in joint providership with {joint_provider}",
    completed="Completed {date}",
    held="Held {started} to {completed}",
    issued="Issued {date}",
    number="Certificate {number}",
    verify="Verify at {host}",
    signed="Digitally signed: the signature panel of a PDF reader shows any change made since.",
    seal="Seal of {provider}",
    code="QR code and link to the page that verifies this certificate",
    signature="Digital signature of the issuer",
    demonstration="Demonstration: {provider} is a fictitious provider, and the signature comes from a demonstration authority.",
    demonstrations=(
        "Demonstration: providers named here are fictitious, and the signature comes from a demonstration authority."
    ),
    between="Earned {first} to {last}",
    columns=("Date", "Activity", "Credit", "Status"),
    as_of="As of {date}",
    page="Page {page} of {pages}",
    totals="Totals by type",
    total="Total",
    sums="{credits} credits · {points} points",
    counts_once="The total counts each activity once. Types are shown in full and may add up to more.",
    awarded_by=(
        "Credit is awarded by the providers of the activities, each of which is responsible for its own. Credits and points"
        " are counted separately."
    ),
    nothing="No credit was recorded in this time.",
    statuses={
        CreditStatus.ACTIVE: "Valid",
        CreditStatus.EXPIRING: "Valid until {date}",
        CreditStatus.EXPIRED: "Expired {date}",
        CreditStatus.REVERSED: "Reversed",
    },
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    date="{month} {day}, {year}",
)

ARABIC = Labels(
    language="ar",
    direction="rtl",
    headings={
        CertificateKind.COMPLETION: "شهادة إتمام",
        CertificateKind.CREDIT: "شهادة ساعات التعليم الطبي المستمر",
        CertificateKind.TRANSCRIPT: "سجل ساعات التعليم الطبي المستمر",
        CertificateKind.SPECIALTY: "شهادة ساعات التعليم الطبي التخصصي",
    },
    awarded_to="تمنح هذه الشهادة إلى",
    sentences={
        CertificateKind.COMPLETION: "لإتمام نشاط التعليم الطبي المستمر بنجاح",
        CertificateKind.CREDIT: "عن المشاركة في نشاط التعليم الطبي المستمر، بالساعات المبينة أدناه",
        CertificateKind.TRANSCRIPT: "عن الساعات المبينة أدناه",
        CertificateKind.SPECIALTY: "عن الساعات المبينة أدناه في تخصص",
    },
    participated="عن المشاركة في النشاط المعتمد من ACCME",
    jointly="بالاشتراك مع {joint_provider}",
    completed="تاريخ الإتمام: {date}",
    held="من {started} إلى {completed}",
    issued="تاريخ الإصدار: {date}",
    number="رقم الشهادة {number}",
    verify="للتحقق: {host}",
    signed="شهادة موقعة رقميا: تبين لوحة التوقيعات في قارئ PDF أي تغيير طرأ عليها.",
    seal="ختم {provider}",
    code="رمز استجابة سريعة ورابط إلى صفحة التحقق من هذه الشهادة",
    signature="التوقيع الرقمي للجهة المصدرة",
    demonstration="عرض تجريبي: {provider} جهة وهمية، والتوقيع صادر عن سلطة تجريبية.",
    demonstrations="عرض تجريبي: من الجهات المذكورة ما هو وهمي، والتوقيع صادر عن سلطة تجريبية.",
    between="اكتسبت من {first} إلى {last}",
    columns=("التاريخ", "النشاط", "الساعات", "الحالة"),
    as_of="كما في {date}",
    page="صفحة {page} من {pages}",
    totals="المجاميع حسب النوع",
    total="المجموع",
    sums="الساعات: {credits} · النقاط: {points}",
    counts_once="يحتسب المجموع كل نشاط مرة واحدة، وتعرض الأنواع كاملة وقد يزيد مجموعها عليه.",
    awarded_by="تمنح الساعات الجهات المقدمة للأنشطة، وكل منها مسؤولة عما منحته. تحتسب الساعات والنقاط كل على حدة.",
    nothing="لم تسجل أي ساعات في هذه الفترة.",
    statuses={
        CreditStatus.ACTIVE: "سارية",
        CreditStatus.EXPIRING: "سارية حتى {date}",
        CreditStatus.EXPIRED: "انتهت في {date}",
        CreditStatus.REVERSED: "ملغاة",
    },
    months=(
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ),
    date="{day} {month} {year}",
)


def of(language: str) -> Labels:
    """The words for a language tag ("ar-AE" is Arabic)."""
    return ARABIC if language.split("-", maxsplit=1)[0].lower() == ARABIC.language else ENGLISH
