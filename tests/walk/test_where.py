"""What has not paid in full: a condition that is met elsewhere is met here at once, and the next step is a button."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.walk import learner
from tests.walk.api import signed_in
from tests.walk.conftest import Demonstration

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(120)]


@pytest.fixture(scope="module")
def demonstration(shared_demonstration: Demonstration) -> Demonstration:
    return shared_demonstration


@pytest.mark.page("/where")
def test_a_gate_closes_when_another_browser_meets_it_and_the_next_step_leads_to_it(
    demonstration: Demonstration, new_page: Callable[..., Page]
) -> None:
    page, elsewhere = new_page(), signed_in(new_page(), demonstration)
    signed_in(page, demonstration)
    enrollment = elsewhere.enroll(learner.BLOOD_PRESSURE)
    written = learner.activity(learner.BLOOD_PRESSURE)
    page.goto("/where")
    waiting = page.locator(".unpaid", has_text=written["title"])
    expect(waiting.get_by_role("link", name="Fill in the evaluation")).to_be_visible()
    met = int(re.match(r"\d+", waiting.locator("summary").inner_text())[0])  # type: ignore[index]
    loaded, asked = page.evaluate("performance.timeOrigin"), []
    page.on("request", lambda request: asked.append(request.url))

    elsewhere.evaluate(enrollment, learner.BLOOD_PRESSURE)

    expect(waiting.locator("summary")).to_have_text(f"{met + 1} conditions are met")
    expect(waiting.get_by_role("link", name="Fill in the evaluation")).to_have_count(0)
    assert (asked, page.evaluate("performance.timeOrigin")) == ([], loaded)
    waiting.get_by_role("link", name="Go to the content").first.click()
    expect(page).to_have_url(re.compile(r"/activities/[0-9a-f-]{36}/content/video$"))
    expect(page.get_by_role("heading", name=written["contents"][0]["title"], level=2)).to_be_visible()
