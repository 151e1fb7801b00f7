"""What waits for staff stands on their first page, and changes there while they look."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.walk import learner

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(180)]


def test_a_question_that_is_asked_appears_before_the_eyes_of_staff_and_leads_to_its_answer(
    new_page: Callable[..., Page],
) -> None:
    staff, asking = new_page(), new_page()
    learner.sign_in(staff, email="staff@demo.example")
    staff.goto("/staff")
    waiting = staff.get_by_role("region", name="What waits")
    expect(waiting.get_by_role("link", name="1 question waits for an answer")).to_be_visible()
    staff.evaluate("window.stayed = true")

    learner.sign_in(asking)
    learner.enroll(asking, learner.activity(learner.SEPSIS))
    asking.goto("/where")
    gate = asking.locator(".open-gate").first
    gate.get_by_role("button", name="Ask for help").click()
    dialog = asking.get_by_role("dialog")
    dialog.get_by_label("Your question").fill("Which part is missing?")
    dialog.get_by_role("button", name="Send").click()

    waiting.get_by_role("link", name="2 questions wait for an answer").click()
    expect(staff.locator(".question", has_text="Which part is missing?")).to_be_visible()
    assert staff.evaluate("window.stayed") is True
