"""A clinician keeps the account in order: names and numbers, a second mailbox, another password, and other devices."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from backend import demo
from tests.walk import learner
from tests.walk.conftest import Demonstration
from tests.walk.mails import code_mailed_to

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(180)]

CLINIC = "sara@clinic.example"
PASSWORD = "two oryx behind the dune"


def open_section(page: Page, name: str) -> None:
    page.get_by_role("link", name="Profile:").click()
    page.get_by_role("navigation", name="Profile").get_by_role("link", name=name).click()


@pytest.mark.page("/profile/:section?")
def test_what_is_missing_in_a_profile_is_said_and_filled_in(new_page: Callable[..., Page]) -> None:
    page = new_page()
    learner.sign_in(page)
    open_section(page, "About you")
    printed = page.get_by_label("Name on certificates")
    printed.fill("Sara 李")
    expect(page.get_by_role("main").get_by_text("Certificates cannot print: 李.")).to_be_visible()
    printed.fill("Dr. Sara Al Mansoori")
    page.get_by_role("button", name="Save changes").click()
    expect(page.get_by_text("Saved.")).to_be_visible()

    page.get_by_role("listitem").filter(has_text="NPI").get_by_role("link", name="Fill it in").click()
    expect(page.get_by_label("NPI")).to_be_focused()
    page.keyboard.type("1234567890")
    page.keyboard.press("Enter")
    expect(page.get_by_text("This is not an NPI")).to_be_visible()
    page.get_by_label("NPI").fill("1234567893")
    page.get_by_label("Month of birth").select_option(label="March")
    page.get_by_label("Day of birth").select_option(label="9")
    page.get_by_role("button", name="Save changes").click()
    page.get_by_role("button", name="Add a license").click()
    dialog = page.get_by_role("dialog", name="Add a license")
    dialog.get_by_label("Regulator").select_option(label="Dubai Health Authority (DHA)")
    dialog.get_by_label("License number").fill("dha-p-0012345")
    dialog.get_by_label("Valid until").fill("2031-05-01")
    dialog.get_by_role("button", name="Save changes").click()

    expect(page.get_by_text("DHA-P-0012345")).to_be_visible()
    expect(page.get_by_text("valid until 1 May 2031")).to_be_visible()
    expect(page.get_by_text("Nothing that is needed is missing.")).to_be_visible()
    boards = page.get_by_role("region", name="Certifying boards")
    boards.get_by_label("Board", exact=True).select_option(label="American Board of Internal Medicine")
    boards.get_by_label("Number").fill("123456")
    boards.get_by_role("button", name="Add").click()
    expect(boards.get_by_role("listitem")).to_have_text(re.compile("American Board of Internal Medicine 123456"))
    expect(boards.get_by_label("Number")).to_have_value("")
    page.reload()
    expect(page.get_by_label("NPI")).to_have_value("1234567893")
    expect(page.get_by_label("Month of birth")).to_have_value("03")


def test_a_second_mailbox_is_proven_and_takes_over(demonstration: Demonstration, new_page: Callable[..., Page]) -> None:
    page = new_page()
    learner.sign_in(page)
    open_section(page, "Sign-in")
    page.get_by_label("Another address").fill(CLINIC)
    page.get_by_role("button", name="Send a code").click()
    row = page.get_by_role("listitem").filter(has_text=CLINIC)
    expect(row.get_by_text("Waits for its code")).to_be_visible()

    row.get_by_label("Code from the e-mail").fill(code_mailed_to(demonstration, CLINIC))
    row.get_by_role("button", name="Confirm").click()
    row.get_by_role("button", name=f"Make primary: {CLINIC}").click()
    expect(row.get_by_text("Primary", exact=True)).to_be_visible()
    page.get_by_role("button", name=f"Remove {learner.EMAIL}").click()

    expect(page.get_by_role("main").get_by_text(learner.EMAIL)).to_have_count(0)


def test_a_change_of_password_turns_other_devices_to_the_sign_in_at_once(new_page: Callable[..., Page]) -> None:
    here, there = new_page(), new_page()
    learner.sign_in(there)
    learner.sign_in(here)
    open_section(here, "Sign-in")
    expect(here.get_by_role("listitem").filter(has_text="last used")).to_have_count(2)

    here.get_by_label("Present password").fill(demo.PASSWORD)
    here.get_by_label("New password").fill(PASSWORD)
    here.get_by_role("button", name="Change the password").click()

    expect(here.get_by_text("Your password is changed")).to_be_visible()
    expect(here.get_by_role("listitem").filter(has_text="last used")).to_have_count(1)
    expect(there.get_by_text("Your session has ended.")).to_be_visible()
    here.get_by_role("button", name="Sign out everywhere").click()
    expect(here.get_by_label("E-mail")).to_be_visible()


def test_a_name_and_a_license_written_in_one_browser_appear_in_the_other_without_reload(new_page: Callable[..., Page]) -> None:
    here, there = new_page(), new_page()
    learner.sign_in(there)
    open_section(there, "Numbers and licenses")
    expect(there.get_by_text("No license yet.")).to_be_visible()
    there.evaluate("window.stayed = true")
    learner.sign_in(here)

    open_section(here, "About you")
    here.get_by_label("Family name").fill("Al Mazrouei")
    here.get_by_role("button", name="Save changes").click()
    expect(here.get_by_text("Saved.")).to_be_visible()
    expect(there.get_by_role("link", name="Profile: Sara Al Mazrouei")).to_be_visible()
    here.get_by_role("navigation", name="Profile").get_by_role("link", name="Numbers and licenses").click()
    here.get_by_role("button", name="Add a license").click()
    dialog = here.get_by_role("dialog", name="Add a license")
    dialog.get_by_label("Regulator").select_option(label="Dubai Health Authority (DHA)")
    dialog.get_by_label("License number").fill("DHA-P-7")
    dialog.get_by_role("button", name="Save changes").click()

    expect(there.get_by_role("listitem").filter(has_text="DHA-P-7")).to_be_visible()
    assert there.evaluate("window.stayed") is True


def test_ones_data_is_collected_and_downloaded(new_page: Callable[..., Page]) -> None:
    page = new_page()
    learner.sign_in(page)
    open_section(page, "Your data")
    page.get_by_role("button", name="Collect my data").click()

    with page.expect_download() as started:
        page.get_by_role("link", name="Download the file").click()

    held = json.loads(started.value.path().read_text())
    assert [row["address"] for row in held["emailAddresses"]] == [learner.EMAIL]
