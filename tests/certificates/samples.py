"""Certificates to print: builders that default everything."""

import datetime as dt
import io
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PIL import Image, ImageDraw

from backend.certificates import numbers, statements
from backend.certificates.facts import CertificateKind, CertifiedCredit, Facts
from backend.domain.activities import LearningFormat
from backend.domain.credits import CreditType, CreditUnit

RED = (190, 20, 40, 255)
NOW = dt.datetime(2026, 8, 22, 9, 30, tzinfo=dt.UTC)
PROVIDER = "Gulf Horizon Institute of Medicine"
PARTNER = "Emirates Society of Emergency Medicine"
NUMBER = numbers.new_number(bytes(range(10)))
LONGEST_TITLE = (
    "Interprofessional Continuing Education in Antimicrobial Stewardship, Diagnostic Stewardship and Infection Prevention for "
    "Critical Access Hospitals, Ambulatory Clinics and Long-Term Care Facilities: A Case-Based Learning Collaborative, Part Two"
)

AMA = CertifiedCredit(
    type=CreditType.AMA_PRA_CATEGORY_1, amount=Decimal("4.00"), unit=CreditUnit.CREDIT, label=statements.AMA_LABEL
)
ACCME = CertifiedCredit(type=CreditType.ACCME, amount=Decimal("4.00"), unit=CreditUnit.CREDIT, label="hour(s) of participation")
MOC = CertifiedCredit(type=CreditType.MOC, amount=Decimal("4.00"), unit=CreditUnit.POINT, label="MOC point(s)", board="ABIM")
SPECIALTY = CertifiedCredit(
    type=CreditType.SPECIALTY,
    amount=Decimal("1.00"),
    unit=CreditUnit.CREDIT,
    label="specialty credit(s)",
    specialty="Emergency Medicine",
)

ACCREDITED = statements.accme_accreditation(provider=PROVIDER)
DESIGNATED = statements.ama_designation(provider=PROVIDER, learning_format=LearningFormat.LIVE, maximum=Decimal(4))

_PLAIN = Facts(
    number=NUMBER,
    kind=CertificateKind.CREDIT,
    learner_name="Zoë Ångström, MD",
    credentials="Physician",
    activity_title="Grand Rounds: Neonatal Sepsis",
    provider_name=PROVIDER,
    learning_format="Live activity",
    location="Dubai, United Arab Emirates",
    completed_on=dt.date(2026, 8, 20),
    issued_on=dt.date(2026, 8, 22),
    credits=(AMA,),
    statements=(ACCREDITED, DESIGNATED),
    verify_url=f"https://credits.example.org/verify/{NUMBER}",
)


def facts(**changes: Any) -> Facts:
    """A credit certificate of a live activity, with these changes."""
    return replace(_PLAIN, **changes)


def fullest() -> Facts:
    """As much as a page must hold: the longest title, a joint provider, three credits, three statements, several days."""
    return facts(
        activity_title=LONGEST_TITLE,
        joint_provider_name=PARTNER,
        started_on=dt.date(2026, 8, 18),
        credits=(AMA, MOC, SPECIALTY),
        statements=(
            statements.accme_accreditation(provider=PROVIDER, joint_provider=PARTNER),
            DESIGNATED,
            statements.abim_recognition(maximum=Decimal(4)),
        ),
        demonstration=True,
    )


def seal() -> bytes:
    """A provider's own seal: a red ring on a transparent ground, wider than high."""
    picture = Image.new("RGBA", (600, 450), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((5, 5, 595, 445), fill=RED)
    draw.ellipse((150, 110, 450, 340), fill=(0, 0, 0, 0))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def arabic() -> Facts:
    """A certificate in Arabic."""
    return facts(
        language="ar",
        learner_name="عائشة لؤلؤة الخالدي",
        credentials="طبيبة",
        activity_title="تدبير الصدمة الإنتانية في قسم الطوارئ",
        provider_name="معهد أفق الخليج الطبي",
        learning_format="مادة تعليمية دائمة",
        location=None,
        demonstration=True,
    )
