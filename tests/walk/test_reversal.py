"""Staff takes a credit back, and everything that stood on it falls before the eyes of whoever earned it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from backend import demo
from tests.walk import history, learner
from tests.walk.api import Api, signed_in
from tests.walk.conftest import Demonstration

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(180)]

STAFF = demo.ACCOUNTS[1].email
GOAL, YEARLY = "5.50", "2.25"
"""Of the 5.75 that are earned, and of the 2.25 that are earned this year."""


def test_a_reversed_credit_lowers_total_goal_badge_and_status_everywhere_at_once(
    demonstration: Demonstration, new_page: Callable[..., Page]
) -> None:
    history.record(demonstration)
    dashboard, phone, staff = new_page(), new_page(), new_page()
    hers = signed_in(dashboard, demonstration)
    signed_in(phone, demonstration)
    set_targets(hers)
    goals, milestones = phone, phone.context.new_page()
    for page, path in ((dashboard, "/"), (goals, "/goals"), (milestones, "/milestones")):
        page.goto(path)
    year = dashboard.get_by_role("region", name="Yearly target")
    goal = goals.locator(".goal", has_text="All my credit")
    reached = milestones.get_by_role("region", name="Reached").get_by_role("listitem")
    badge = f"Yearly target {learner.today().year}"
    expect(dashboard.get_by_test_id("total")).to_have_text("5.75")
    expect(year).to_contain_text("Met")
    expect(dashboard.locator(".badges")).to_contain_text(badge)
    expect(goal).to_contain_text("5.75 of 5.50 credits")
    expect(goal.locator(".badge")).to_have_text("Met")
    expect(reached.filter(has_text=badge)).to_be_visible()
    stayed = [open_since(page) for page in (dashboard, goals, milestones)]

    take_back(staff, signed_in(staff, demonstration, email=STAFF))

    expect(dashboard.get_by_test_id("total")).to_have_text("4.75")
    expect(year).to_contain_text("1.25 of 2.25 credits")
    expect(year).to_contain_text(re.compile("Behind|At risk"))
    expect(dashboard.locator(".badges")).not_to_contain_text(badge)
    expect(dashboard.get_by_role("table", name="Recent credits")).to_contain_text("Reason: The video was played to nobody.")
    expect(goal).to_contain_text("4.75 of 5.50 credits")
    expect(goal.locator(".badge")).not_to_have_text("Met")
    expect(reached.filter(has_text=badge)).to_have_count(0)
    taken = milestones.get_by_role("region", name="Taken back").get_by_role("listitem")
    expect(taken.filter(has_text=badge)).to_be_visible()
    assert [open_since(page) for page in (dashboard, goals, milestones)] == stayed


def set_targets(hers: Api) -> None:
    """A goal and a yearly target that what she has earned just meets."""
    goal = {"title": "All my credit", "target": GOAL, "from": "2000-01-01", "by": "2099-12-31"}
    hers.ask("mutation ($input: CreateGoalInput!) { createGoal(input: $input) { errors { message } } }", input=goal)
    hers.ask(
        "mutation ($input: SetYearlyTargetInput!) { setYearlyTarget(input: $input) { errors { message } } }",
        input={"required": YEARLY},
    )


def open_since(page: Page) -> Any:
    """When the document came; it changes with every reload and every navigation that is not the dashboard's own."""
    return page.evaluate("performance.timeOrigin")


def take_back(staff: Page, api: Api) -> None:
    """Take back the 1.00 credits of the sepsis activity, by clicks."""
    staff.goto(f"/staff/activities/{api.activity_id(learner.SEPSIS)}/participants")
    staff.get_by_role("link", name=learner.NAME).click()
    credit = staff.get_by_role("listitem").filter(has_text=re.compile(r"^\s*1\.00 credits AMA"))
    credit.get_by_role("button", name="Take back").click()
    question = staff.get_by_role("dialog")
    expect(question).to_contain_text("total falls by 1.00 credits at once")
    question.get_by_label("Reason").fill("The video was played to nobody.")
    question.get_by_role("button", name="Take back").click()
    expect(question).to_be_hidden()
    expect(credit).to_contain_text("The video was played to nobody.")
