"""Staff copies an activity, publishes the copy, retires it and takes that back; a learner finds it as long as it is offered."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from backend import demo
from tests.walk import learner

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(180)]

STAFF = demo.ACCOUNTS[1].email
COPY = "Sepsis for the night shift"


def sign_in(page: Page) -> None:
    page.goto("/staff")
    page.get_by_label("E-mail").fill(STAFF)
    page.get_by_label("Password", exact=True).fill(demo.PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("navigation", name="Staff").get_by_role("link", name="Activities").click()
    expect(page.get_by_role("heading", name="Activities", level=1)).to_be_visible()


def expect_offered(page: Page, count: int) -> None:
    """So many activities of that title are found by a learner who looks in the catalogue."""
    page.goto("/catalogue?search=night+shift")
    expect(page.locator("#results")).to_contain_text(re.compile(rf"^{count} "))
    expect(page.get_by_role("main").get_by_role("link", name=COPY)).to_have_count(count)


@pytest.mark.page("/staff", "/staff/activities")
def test_a_copied_activity_is_published_retired_and_offered_again(new_page: Callable[..., Page]) -> None:
    page, hers = new_page(), new_page()
    sign_in(page)
    learner.sign_in(hers)

    page.get_by_role("button", name="Duplicate: Sepsis: the first hour").click()
    question = page.get_by_role("dialog", name="Duplicate this activity")
    question.get_by_label("Title of the copy").fill(COPY)
    question.get_by_role("button", name="Duplicate").click()
    expect(page.get_by_text(f"“{COPY}” is in the list, as a draft.")).to_be_visible()
    expect_offered(hers, 0)

    page.get_by_label("Status").select_option(label="Draft waiting")
    page.get_by_role("button", name=f"Publish the draft: {COPY}").click()
    expect(page.get_by_text(f"“{COPY}” is published.")).to_be_visible()
    expect_offered(hers, 1)

    page.get_by_label("Status").select_option(label="Any")
    page.get_by_role("button", name=f"Retire: {COPY}").click()
    page.get_by_role("dialog").get_by_role("button", name="Retire").click()
    expect(page.get_by_text(f"“{COPY}” is retired.")).to_be_visible()
    expect_offered(hers, 0)

    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text(f"“{COPY}” is offered again.")).to_be_visible()
    expect_offered(hers, 1)
