"""What a certificate certifies survives being kept as JSON, to the hundredth."""

import datetime as dt
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.certificates.facts import CertificateKind, CertifiedCredit, Facts, from_json, to_json
from backend.domain.credits import CreditType, CreditUnit
from tests.certificates import samples

maybe_text = st.none() | st.text()
credits_ = st.builds(
    CertifiedCredit,
    type=st.sampled_from(CreditType),
    amount=st.decimals(min_value=0, max_value=1000, places=2),
    unit=st.sampled_from(CreditUnit),
    label=st.text(),
    board=maybe_text,
    specialty=maybe_text,
)
any_facts = st.builds(
    Facts,
    kind=st.sampled_from(CertificateKind),
    credits=st.lists(credits_, max_size=4).map(tuple),
    statements=st.lists(st.text(), max_size=4).map(tuple),
    joint_provider_name=maybe_text,
    location=maybe_text,
    started_on=st.none() | st.dates(),
    demonstration=st.booleans(),
)


@given(any_facts)
def test_facts_come_back_from_json_as_they_were(facts: Facts) -> None:
    assert from_json(json.loads(json.dumps(to_json(facts)))) == facts


def test_amounts_are_exact_strings_and_dates_are_iso() -> None:
    facts = samples.facts(started_on=dt.date(2026, 8, 18))

    data = to_json(facts)

    assert data["credits"] == [
        {
            "type": "AMA_PRA_CATEGORY_1",
            "amount": "4.00",
            "unit": "CREDIT",
            "label": "AMA PRA Category 1 Credit(s)™",
            "board": None,
            "specialty": None,
        }
    ]
    assert (data["started_on"], data["completed_on"], data["issued_on"]) == ("2026-08-18", "2026-08-20", "2026-08-22")
    assert data["kind"] == "CREDIT"


def test_an_amount_keeps_its_places() -> None:
    facts = samples.facts(
        credits=(CertifiedCredit(type=CreditType.OTHER, amount=Decimal("0.50"), unit=CreditUnit.CREDIT, label="x"),)
    )

    assert str(from_json(to_json(facts)).credits[0].amount) == "0.50"


@pytest.mark.parametrize("field", ["number", "learner_name", "credits", "template_version"])
def test_a_record_without_a_field_is_refused(field: str) -> None:
    data = to_json(samples.facts())
    del data[field]

    with pytest.raises(KeyError):
        from_json(data)
