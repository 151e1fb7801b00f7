"""Somebody does not understand what is missing, reads, asks, and is answered."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.walk import learner

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(180)]


def signed_in(page: Page, email: str) -> Page:
    learner.sign_in(page, email=email)
    return page


@pytest.mark.page("/staff/help")
def test_a_question_about_a_gate_is_answered_by_the_providers_staff(new_page: Callable[..., Page]) -> None:
    asking = signed_in(new_page(), "sara@demo.example")
    learner.enroll(asking, learner.activity(learner.SEPSIS))
    asking.goto("/where")
    gate = asking.locator(".open-gate").first
    gate.get_by_role("button", name="Ask for help").click()
    dialog = asking.get_by_role("dialog")
    dialog.get_by_label("Your question").fill("I have watched all of it. Why is this open?")
    dialog.get_by_role("button", name="Send").click()
    expect(gate).to_contain_text("Your question has been sent.")
    asking.get_by_role("link", name="Help with this page").click()
    expect(asking.get_by_role("heading", level=1, name="Where is my credit?")).to_be_visible()
    asking.get_by_role("button", name="Yes").click()
    expect(asking.get_by_role("button", name="Yes")).to_have_attribute("aria-pressed", "true")
    asking.get_by_role("link", name="All pages of help").click()
    question = asking.locator(".question")
    expect(question).to_contain_text("Waiting for an answer")

    answering = signed_in(new_page(), "staff@demo.example")
    answering.goto("/staff/help")
    waiting = answering.locator(".question", has_text="Why is this open?")
    waiting.get_by_label("Answer").fill("The last minute counts too. Play it to its end.")
    waiting.get_by_role("button", name="Send").click()
    expect(waiting).to_contain_text("Answered")

    expect(question).to_contain_text("Play it to its end.")
    expect(question).to_contain_text("Answered")


@pytest.mark.page("/help/:key?")
def test_help_is_there_before_one_signs_in_and_in_arabic(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto("/register")
    page.get_by_role("link", name="Help with this page").click()
    expect(page.get_by_role("heading", level=1, name="Signing in")).to_be_visible()

    page.get_by_role("button", name="العربية").click()

    expect(page.get_by_role("heading", level=1, name="تسجيل الدخول")).to_be_visible()
    expect(page.get_by_text("Did this page help?")).to_have_count(0)
