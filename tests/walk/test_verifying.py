"""Verifying by somebody without an account or JavaScript: a file that was downloaded, one that was changed, a list."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.walk import axe, history
from tests.walk.api import signed_in
from tests.walk.conftest import Demonstration

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(120)]


@pytest.fixture(scope="module")
def demonstration(shared_demonstration: Demonstration) -> Demonstration:
    history.record(shared_demonstration)
    return shared_demonstration


def downloaded(page: Page, demonstration: Demonstration, place: Path) -> tuple[str, Path]:
    """The number of the learner's first certificate, and its file."""
    signed_in(page, demonstration)
    page.goto("/certificates")
    certificate = page.locator(".certificate").first
    number = certificate.locator(".code").inner_text()
    with page.expect_download() as started:
        certificate.get_by_role("link", name="Download certificate").click()
    started.value.save_as(place)
    return number, place


def test_a_file_is_checked_and_a_changed_one_is_seen(
    demonstration: Demonstration, new_page: Callable[..., Page], tmp_path: Path
) -> None:
    number, file = downloaded(new_page(), demonstration, tmp_path / "certificate.pdf")
    page = new_page(scripts=False)
    page.goto("/verify")
    page.get_by_label("The certificate as a PDF file").set_input_files(file)
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This file is the certificate as it was issued, and it stands.")
    expect(page.locator(".checks > .passed")).to_have_count(6)
    expect(page.get_by_role("main")).to_contain_text(number)

    content = bytearray(file.read_bytes())
    content[len(content) // 3] ^= 1
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(content)
    page.get_by_label("The certificate as a PDF file").set_input_files(changed)
    page.get_by_role("button", name="Check the file").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(
        re.compile("not the file that was issued|not ours|cannot be read")
    )
    expect(page.locator(".checks > .failed").first).to_be_visible()


def test_a_list_leads_to_a_receipt_that_is_downloaded(
    demonstration: Demonstration, new_page: Callable[..., Page], tmp_path: Path
) -> None:
    number, _ = downloaded(new_page(), demonstration, tmp_path / "certificate.pdf")
    page = new_page()
    page.goto("/verify")
    page.get_by_label("Numbers, one to a line").fill(f"{number}\nMMX-000G40-R40M30-E209TT\nnonsense")
    page.get_by_role("button", name="Verify all and get a receipt").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("This receipt was issued here.")
    expect(page.locator(".entries > li")).to_have_count(3)
    axe.bring(page)
    assert axe.violations(page) == []
    address = page.get_by_role("link", name="Download as PDF").get_attribute("href")
    answer = page.request.get(f"{demonstration.url}{address}")
    assert (answer.status, answer.body()[:5]) == (200, b"%PDF-")


def test_a_holder_hides_a_certificate_and_sees_who_verified_it(
    demonstration: Demonstration, new_page: Callable[..., Page], tmp_path: Path
) -> None:
    holder, anybody = new_page(), new_page(scripts=False)
    number, _ = downloaded(holder, demonstration, tmp_path / "certificate.pdf")
    anybody.goto(f"/verify/{number}")
    expect(anybody.get_by_role("heading", level=1)).to_have_text("This certificate is genuine and stands.")
    certificate = holder.locator(".certificate").first

    certificate.get_by_text("What others see").click()
    expect(certificate).to_contain_text("By its number, on the page for verifying")
    certificate.get_by_role("checkbox", name="It can be verified").uncheck()
    expect(certificate.get_by_text("Hidden", exact=True)).to_be_visible()

    anybody.goto(f"/verify/{number}")
    expect(anybody.get_by_role("heading", level=1)).to_have_text("There is no certificate of this number.")
    certificate.get_by_role("checkbox", name="It can be verified").check()
    expect(certificate.get_by_text("Hidden", exact=True)).to_have_count(0)
