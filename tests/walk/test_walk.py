"""The first walk: from the sign-in page to a stranger who scans the certificate."""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.walk import learner, papers
from tests.walk.conftest import Demonstration

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(180)]


@pytest.mark.page("/", "/activities/:id/:step?/:key?")
def test_a_clinician_earns_claims_and_proves_a_credit(
    demonstration: Demonstration, new_page: Callable[..., Page], tmp_path: Path
) -> None:
    page, sepsis = new_page(), learner.activity(learner.SEPSIS)
    learner.sign_in(page)
    loads: list[str] = []
    page.on("domcontentloaded", lambda loaded: loads.append(loaded.url))
    assert learner.total(page) == Decimal("3.50")
    assert learner.points(page) == Decimal("0.00")
    beside = page.context.new_page()
    beside.goto("/")
    expect(beside.get_by_test_id("total")).to_have_text("3.50")

    learner.enroll(page, sepsis)
    video, reading, case = (item["title"] for item in sepsis["contents"])
    learner.open_step(page, video)
    learner.watch_to_the_end(page)
    page.get_by_role("link", name=f"Next: {reading}").click()
    learner.read_to_the_end(page)
    page.get_by_role("link", name=f"Next: {case}").click()
    learner.take_case(page, sepsis, {"arrival": "treat", "lactate": "now", "pressure": "vasopressor"})
    learner.answer_test(page, sepsis)
    learner.evaluate(page, sepsis)
    expect(learner.steps(page).get_by_text("100% complete")).to_be_visible()
    certificate = learner.claim(page, tmp_path)

    expect(beside.get_by_test_id("total")).to_have_text("4.75")
    expect(beside.get_by_test_id("points")).to_have_text("1.00")
    learner.to(page, "Overview")
    assert learner.total(page) == Decimal("4.75")
    assert learner.points(page) == Decimal("1.00")
    assert loads == []

    papers.assert_both_validators_accept(certificate, root=demonstration.root_certificate)
    address = papers.scanned(certificate)
    assert re.fullmatch(re.escape(demonstration.url) + r"/verify/MMX-\w{6}-\w{6}-\w{6}", address)

    stranger = new_page(scripts=False)
    stranger.goto(address)
    facts = stranger.get_by_role("main")
    expect(facts.get_by_role("heading", level=1)).to_have_text("This certificate is genuine and stands.")
    expect(facts).to_contain_text(f"Awarded to{learner.NAME}")
    expect(facts).to_contain_text(sepsis["title"])
    expect(facts).to_contain_text("1.25 AMA PRA Category 1 Credits™")
    expect(facts).to_contain_text("1.00 ABIM MOC point")
    assert stranger.context.cookies() == []
