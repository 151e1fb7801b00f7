"""The wordings that regulators require, word for word."""

from dataclasses import replace
from decimal import Decimal

import pytest

from backend.certificates import statements
from backend.certificates.facts import CertifiedCredit
from backend.domain.activities import LearningFormat
from tests.certificates import samples


def test_the_ama_designation_names_format_and_maximum() -> None:
    text = statements.ama_designation(
        provider="Example Society", learning_format=LearningFormat.ENDURING, maximum=Decimal("1.5")
    )

    assert text == (
        "The Example Society designates this enduring material for a maximum of 1.50 AMA PRA Category 1 Credits™. Physicians "
        "should claim only the credit commensurate with the extent of their participation in the activity."
    )


def test_one_credit_is_singular_and_an_article_is_not_doubled() -> None:
    text = statements.ama_designation(provider="The Society", learning_format=LearningFormat.LIVE, maximum=Decimal(1))

    assert text.startswith("The Society designates this live activity for a maximum of 1.00 AMA PRA Category 1 Credit™. ")


def test_direct_accreditation_is_stated_as_the_accme_words_it() -> None:
    assert statements.accme_accreditation(provider="Example Society") == (
        "The Example Society is accredited by the Accreditation Council for Continuing Medical Education (ACCME) to provide "
        "continuing medical education for physicians."
    )


def test_joint_providership_names_both_and_accredits_one() -> None:
    assert statements.accme_accreditation(provider="Example Society", joint_provider="Other Clinic") == (
        "This activity has been planned and implemented in accordance with the accreditation requirements and policies of the "
        "Accreditation Council for Continuing Medical Education (ACCME) through the joint providership of Example Society and "
        "Other Clinic. The Example Society is accredited by the ACCME to provide continuing medical education for physicians."
    )


def test_abim_recognition_states_the_most_points() -> None:
    text = statements.abim_recognition(maximum=Decimal("2.25"))

    assert "enables the participant to earn up to 2.25 MOC points in the American Board of Internal Medicine's (ABIM)" in text
    assert text.endswith("to submit participant completion information to ACCME for the purpose of granting ABIM MOC credit.")


@pytest.mark.parametrize("learning_format", LearningFormat)
def test_every_learning_format_has_the_amas_name(learning_format: LearningFormat) -> None:
    assert statements.AMA_FORMATS[learning_format]


@pytest.mark.parametrize(
    ("credit", "amount", "line"),
    [
        (samples.AMA, "4.00", "4.00 AMA PRA Category 1 Credits™"),
        (samples.AMA, "1.00", "1.00 AMA PRA Category 1 Credit™"),
        (samples.AMA, "0.25", "0.25 AMA PRA Category 1 Credits™"),
        (samples.AMA, "0.5", "0.50 AMA PRA Category 1 Credits™"),
        (samples.ACCME, "4.00", "4.00 hours of participation"),
        (samples.ACCME, "1.00", "1.00 hour of participation"),
        (samples.MOC, "4.00", "4.00 ABIM MOC points"),
        (samples.MOC, "1.00", "1.00 ABIM MOC point"),
        (samples.SPECIALTY, "2.00", "2.00 specialty credits (Emergency Medicine)"),
        (samples.SPECIALTY, "1", "1.00 specialty credit (Emergency Medicine)"),
    ],
)
def test_an_amount_is_written_in_one_way(credit: CertifiedCredit, amount: str, line: str) -> None:
    assert statements.credit_line(replace(credit, amount=Decimal(amount))) == line


def test_participation_is_named_in_arabic_on_an_arabic_page() -> None:
    assert statements.credit_line(samples.ACCME, language="ar") == "ساعات المشاركة: 4.00"
    assert statements.credit_line(samples.AMA, language="ar") == "4.00 AMA PRA Category 1 Credits™"


def test_the_trademark_is_italic_wherever_it_stands_and_is_never_parted() -> None:
    bound = statements.bound(samples.DESIGNATED)

    assert "4.00\xa0AMA\xa0PRA\xa0Category\xa01\xa0Credits™." in bound
    assert [part for part, italic in statements.emphasized(bound) if italic] == ["AMA PRA Category 1 Credits™"]
    assert "".join(part for part, _ in statements.emphasized(bound)) == samples.DESIGNATED


@pytest.mark.parametrize("text", ["4 ACCME credits", "Category 1 credit", "AMA Category 1 Credit", "accme Credit"])
def test_credit_under_a_wrong_name_is_recognized(text: str) -> None:
    assert statements.misstates(text)


@pytest.mark.parametrize("text", [samples.DESIGNATED, samples.ACCREDITED, statements.abim_recognition(maximum=Decimal(4))])
def test_the_required_wordings_do_not_misstate_credit(text: str) -> None:
    assert not statements.misstates(text)
