"""All credits, found and read with the keyboard alone; what is looked for stands in the address."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.walk.api import signed_in
from tests.walk.conftest import Demonstration
from tests.walk.keys import Keyboard

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(120)]


@pytest.fixture(scope="module")
def demonstration(shared_demonstration: Demonstration) -> Demonstration:
    return shared_demonstration


@pytest.mark.page("/credits")
def test_credits_are_searched_filtered_and_read_by_keyboard(
    demonstration: Demonstration, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    hands, results = Keyboard(page), page.locator("#results")
    signed_in(page, demonstration, email="yousef@demo.example")
    page.goto("/credits")
    expect(results).to_have_text(re.compile(r"^\d+ entries$"))
    everything = results.inner_text()

    page.keyboard.press("/")
    expect(page.get_by_label("Search")).to_be_focused()
    page.keyboard.type("heart failure")
    expect(results).to_have_text("4 entries")
    expect(page).to_have_url(re.compile(r"/credits\?search=heart\+failure$"))
    hands.go_to(page.get_by_label("Kind"))
    page.keyboard.type("MOC")
    expect(results).to_have_text("2 entries")
    expect(page).to_have_url(re.compile(r"\?search=heart\+failure&type=MOC$"))

    page.reload()
    expect(results).to_have_text("2 entries")
    expect(page.get_by_label("Search")).to_have_value("heart failure")
    expect(page.get_by_label("Kind")).to_have_value("MOC")
    page.go_back()
    expect(results).to_have_text("4 entries")
    expect(page.get_by_label("Kind")).to_have_value("")
    page.go_forward()
    expect(results).to_have_text("2 entries")

    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Heart Failure Congress, Day 2")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Heart Failure Congress, Day 1")).to_be_focused()
    page.keyboard.press("Enter")
    entry = page.get_by_role("dialog", name="Heart Failure Congress, Day 1")
    expect(entry).to_contain_text("6.00 points")
    expect(entry).to_contain_text("Northern Medical College (fictitious)")
    page.keyboard.press("Escape")
    expect(entry).to_be_hidden()
    expect(page.get_by_role("link", name="Heart Failure Congress, Day 1")).to_be_focused()

    hands.press(page.get_by_role("button", name="Clear the filters"))
    expect(results).to_have_text(everything)
    expect(page).to_have_url(re.compile(r"/credits$"))
