"""Many certificates in one file: chosen, asked for, watched, called off, downloaded; for oneself and for an activity."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.walk import history, learner
from tests.walk.api import signed_in
from tests.walk.conftest import Demonstration
from tests.walk.test_participants import STAFF, activity_in_which_she_takes_part

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(180)]


@pytest.fixture(scope="module")
def demonstration(shared_demonstration: Demonstration) -> Demonstration:
    history.record(shared_demonstration)
    return shared_demonstration


def downloaded(page: Page) -> bytes:
    """What the first link gives."""
    with page.expect_download() as started:
        page.get_by_role("link", name="Download", exact=True).first.click()
    path: Path = started.value.path()
    return path.read_bytes()


@pytest.mark.page("/certificates")
def test_those_that_are_chosen_come_as_an_archive_and_all_as_one_pdf_by_keys_alone(
    demonstration: Demonstration, new_page: Callable[..., Page]
) -> None:
    page, title = new_page(), learner.activity(learner.SEPSIS)["title"]
    signed_in(page, demonstration)
    page.goto("/certificates")
    page.get_by_role("checkbox", name=title).check()
    expect(page.get_by_text("1 chosen")).to_be_visible()
    page.get_by_role("button", name="Package…").click()
    page.get_by_role("button", name="Make the file").click()
    expect(page.get_by_role("link", name="Download", exact=True)).to_be_visible(timeout=30_000)
    expect(page.get_by_text("Until")).to_be_visible()
    with zipfile.ZipFile(io.BytesIO(downloaded(page))) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
    assert names[0] == "00_Contents.pdf"
    assert len(names) == 2

    page.get_by_label("Choose all shown").focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("2 chosen")).to_be_visible()
    page.get_by_role("button", name="Package…").press("Enter")
    page.get_by_label("File", exact=True).select_option("PDF")
    page.get_by_label("Name of the file").fill("My 2026")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Download", exact=True)).to_have_count(2, timeout=30_000)

    read = PdfReader(io.BytesIO(downloaded(page)))
    assert len(read.pages) == 2 + 2
    assert "My 2026" in read.pages[0].extract_text()


@pytest.mark.page("/certificates")
def test_what_does_not_fit_is_not_listed_and_everything_is_one_button_away(
    demonstration: Demonstration, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    signed_in(page, demonstration)
    page.goto("/certificates")
    expect(page.locator(".certificate")).to_have_count(2)

    page.get_by_label("Status").select_option("REVOKED")

    expect(page.get_by_text("No certificate fits.")).to_be_visible()
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".certificate")).to_have_count(2)


@pytest.mark.page("/staff/activities/:id/participants")
def test_staff_have_everybodys_certificates_of_an_activity_in_one_file(
    demonstration: Demonstration, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    signed_in(page, demonstration, email=STAFF)
    page.goto(activity_in_which_she_takes_part(learner.SEPSIS, demonstration, new_page()) + "/participants")

    page.get_by_role("button", name="All certificates in one file…").click()
    page.get_by_role("button", name="Make the file").click()
    expect(page.get_by_role("link", name="Download", exact=True)).to_be_visible(timeout=30_000)

    with zipfile.ZipFile(io.BytesIO(downloaded(page))) as archive:
        assert [name.split("_")[1] for name in archive.namelist()] == ["Contents.pdf", learner.NAME]
