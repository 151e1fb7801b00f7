"""The certificates of a learner: each is listed, downloaded and verified."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.certificates.tools import text_of
from tests.walk import history, learner
from tests.walk.api import signed_in
from tests.walk.conftest import Demonstration

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(120)]


@pytest.fixture(scope="module")
def demonstration(shared_demonstration: Demonstration) -> Demonstration:
    history.record(shared_demonstration)
    return shared_demonstration


@pytest.mark.page("/certificates")
def test_a_certificate_is_downloaded_and_its_verification_page_opened(
    demonstration: Demonstration, new_page: Callable[..., Page], tmp_path: Path
) -> None:
    page, title = new_page(), learner.activity(learner.SEPSIS)["title"]
    signed_in(page, demonstration)
    page.goto("/certificates")
    expect(page.locator(".certificate")).to_have_count(2)
    certificate = page.locator(".certificate", has_text=title)
    for awarded in ("1.00 credits AMA PRA Category 1 Credit™", "0.25 credits AMA PRA Category 1 Credit™", "1.00 points MOC"):
        expect(certificate.get_by_role("listitem").filter(has_text=awarded)).to_have_count(1)
    number = certificate.locator(".code").inner_text()
    assert re.fullmatch(r"MMX-\w{6}-\w{6}-\w{6}", number)

    with page.expect_download() as started:
        certificate.get_by_role("link", name="Download certificate").click()
    started.value.save_as(tmp_path / "certificate.pdf")

    printed = text_of(tmp_path / "certificate.pdf")
    assert number in printed
    assert "1.25 AMA PRA Category 1 Credits™" in printed
    certificate.get_by_role("link", name="Verification page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This certificate is genuine and stands.")
    expect(page.get_by_role("main")).to_contain_text(title)
