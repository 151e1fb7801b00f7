"""A goal is set, changed, put away and taken up again, and is met by a claim before the learner's eyes."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.walk import learner
from tests.walk.conftest import Demonstration, demonstrating

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(240)]


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """One for all: each test has a learner of its own."""
    with demonstrating(tmp_path_factory.mktemp("goals")) as running:
        yield running


@pytest.mark.page("/goals")
def test_a_goal_is_set_and_changed_and_put_away_and_taken_up_again(new_page: Callable[..., Page]) -> None:
    page = new_page()
    learner.sign_in(page)
    learner.to(page, "Goals")
    expect(page.get_by_text("No goal yet.")).to_be_visible()
    page.get_by_role("button", name="New goal").click()
    form = page.get_by_role("dialog")
    form.get_by_label("What to call it").fill("Sepsis and more")
    form.get_by_label("How much").fill("0")
    form.get_by_role("button", name="Save the goal").click()
    expect(form.get_by_label("How much")).to_be_focused()
    form.get_by_label("How much").fill("7")
    form.get_by_label("From").fill(f"{learner.today().year - 3}-01-01")
    form.get_by_role("button", name="Save the goal").click()
    goal = page.locator(".goal", has_text="Sepsis and more")
    expect(goal).to_contain_text("3.50 of 7.00 credits")
    expect(goal.get_by_role("progressbar")).to_have_attribute("aria-valuetext", "50%")

    goal.get_by_role("button", name="Edit").click()
    form.get_by_label("How much").fill("14")
    form.get_by_role("button", name="Save the goal").click()
    expect(goal).to_contain_text("3.50 of 14.00 credits")
    goal.get_by_role("button", name="Archive").click()
    expect(page.get_by_text("No goal yet.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(goal.get_by_role("button", name="Archive")).to_be_visible()


def test_a_goal_that_was_met_is_celebrated_once(new_page: Callable[..., Page]) -> None:
    page = new_page()
    learner.sign_in(page, email="yousef@demo.example")
    learner.to(page, "Goals")
    celebration = page.locator(".celebration")
    expect(celebration).to_contain_text("Ten MOC points")

    celebration.get_by_role("button", name="Close").click()

    expect(celebration).to_have_count(0)
    page.reload()
    expect(page.locator(".goal", has_text="Cardiology this year")).to_contain_text("18.50 of 20.00 credits")
    expect(celebration).to_have_count(0)
    page.get_by_text("Past and archived goals").click()
    expect(page.locator(".goal", has_text="Ten MOC points")).to_contain_text("Met on")
