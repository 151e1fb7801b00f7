"""The words of the page itself, in each language that it is laid out in; other languages' certificates use the English ones."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from backend.certificates.facts import CertificateKind, CertifiedCredit
from backend.domain.credits import CreditType


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
    months: tuple[str, ...]
    date: str

    def sentence(self, kind: CertificateKind, credits_: tuple[CertifiedCredit, ...]) -> str:
        """What the learner did. Only an ACCME kind is participation in an accredited activity (decision 5)."""
        participates = bool(credits_) and all(credit.type is CreditType.ACCME for credit in credits_)
        return self.participated if participates else self.sentences[kind]

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
        CertificateKind.SPECIALTY: "has earned the specialty credit stated below for participation in",
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
        CertificateKind.SPECIALTY: "عن المشاركة في نشاط التعليم الطبي التخصصي، بالساعات المبينة أدناه",
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
