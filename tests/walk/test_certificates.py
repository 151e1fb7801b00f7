"""The certificates of a learner: each is listed, downloaded and verified."""

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.certificates.tools import text_of
from tests.walk import axe, history, learner, pages
from tests.walk.api import signed_in
from tests.walk.conftest import Demonstration
from tests.walk.keys import Keyboard

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


@pytest.mark.page("/certificates")
def test_every_format_is_downloaded_from_the_list_beside_the_button_with_the_keyboard(
    demonstration: Demonstration, new_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = new_page()
    signed_in(page, demonstration)
    page.goto("/certificates")
    certificate = page.locator(".certificate", has_text=learner.activity(learner.SEPSIS)["title"])
    number = certificate.locator(".code").inner_text()
    button, formats = certificate.get_by_role("button", name="All formats and printing"), certificate.locator("[popover]")
    hands = Keyboard(page)
    expect(formats).to_be_hidden()

    hands.press(button)
    expect(formats.get_by_role("link")).to_have_text(["PDF", "Picture (PNG)", "Open Badge", "Print"])
    axe.bring(page)
    assert axe.violations(page) == []
    page.keyboard.press("Escape")
    expect(formats).to_be_hidden()
    expect(button).to_be_focused()

    for name, suffix, begins in (("PDF", "pdf", b"%PDF-"), ("Picture (PNG)", "png", b"\x89PNG"), ("Open Badge", "jwt", b"eyJ")):
        hands.press(button)
        hands.go_to(formats.get_by_role("link", name=name))
        with page.expect_download() as started:
            page.keyboard.press("Enter")
        started.value.save_as(tmp_path / suffix)
        assert started.value.suggested_filename == f"certificate-{number}.{suffix}"
        assert (tmp_path / suffix).read_bytes().startswith(begins)
        expect(formats).to_be_hidden()
        expect(button).to_be_focused()

    printed = page.request.get(formats.get_by_role("link", name="Print", include_hidden=True).get_attribute("href") or "")
    assert printed.headers["content-disposition"].startswith("inline;")

    page.context.clear_cookies()
    hands.press(button)
    hands.press(formats.get_by_role("link", name="Picture (PNG)"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in to download this certificate")


@pytest.mark.page("/certificates")
def test_the_list_of_formats_stands_at_its_button_and_within_the_page(
    demonstration: Demonstration, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    signed_in(page, demonstration)
    page.goto("/certificates")
    pages.settle(page)
    for language, width in product(("ar", "en"), (320, 1280)):
        pages.speak(page, language)
        page.set_viewport_size({"width": width, "height": 700})
        for button in page.locator(".download > button").all():
            button.click()
            formats = page.locator("[popover]:popover-open", has_text="PDF")
            expect(formats).to_have_count(1)
            box, at = formats.bounding_box(), button.bounding_box()
            assert box is not None
            assert at is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert min(abs(box["y"] - at["y"] - at["height"]), abs(at["y"] - box["y"] - box["height"])) < 10
            page.keyboard.press("Escape")
