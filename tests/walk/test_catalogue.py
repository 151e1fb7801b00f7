"""The catalogue is searched and narrowed; the search can be kept by its address."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.walk import learner
from tests.walk.conftest import Demonstration

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(120)]


@pytest.fixture(scope="module")
def demonstration(shared_demonstration: Demonstration) -> Demonstration:
    return shared_demonstration


@pytest.mark.page("/catalogue")
def test_a_stranger_narrows_the_catalogue_and_opens_what_fits(new_page: Callable[..., Page]) -> None:
    page = new_page()
    offered = page.get_by_role("main").locator(".offer")
    page.goto("/catalogue")
    expect(page.locator("#results")).to_have_text("6 activities")
    expect(offered).to_have_count(6)

    page.get_by_label("Duration").select_option(label="1 to 3 hours")
    page.get_by_label("Credit type").select_option(label="MOC points")
    page.get_by_label("Search").fill("lactate")
    expect(page.locator("#results")).to_have_text("1 activity")
    expect(page).to_have_url(re.compile(r"\?duration=60-180&type=MOC&search=lactate$"))
    page.reload()
    expect(offered).to_have_count(1)
    expect(offered).to_contain_text("up to 1.25 credits")

    page.get_by_label("Search").fill("lactate and nothing else")
    expect(page.get_by_text("Nothing fits these filters.")).to_be_visible()
    page.get_by_role("button", name="Clear the filters").click()
    expect(offered).to_have_count(6)
    title = learner.activity(learner.SEPSIS)["title"]
    offered.get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
    expect(page.get_by_role("link", name="Sign in to enroll")).to_be_visible()
