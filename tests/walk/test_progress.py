"""Credit in any period, with the table behind each chart; what expires when; and the milestones that were reached."""

import datetime as dt
import re
import tomllib
from collections.abc import Callable
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from backend.demo import history
from tests.walk import learner
from tests.walk.api import signed_in
from tests.walk.conftest import Demonstration

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(120)]

EXPERIENCED = "yousef@demo.example"
EARNED = tomllib.loads(history.FILE.read_text(encoding="utf-8"))["credit"]


@pytest.fixture(scope="module")
def demonstration(shared_demonstration: Demonstration) -> Demonstration:
    return shared_demonstration


def total_of(days: int) -> Decimal:
    """What was earned in the last so many days, each activity once."""
    return sum((Decimal(credit["kinds"][0]["amount"]) for credit in EARNED if credit["days"] <= days), Decimal(0))


@pytest.mark.page("/progress")
def test_the_total_of_a_chosen_period_stands_with_the_table_behind_its_chart(
    demonstration: Demonstration, new_page: Callable[..., Page]
) -> None:
    page, today = new_page(), learner.today()
    signed_in(page, demonstration, email=EXPERIENCED)
    page.goto("/progress")
    shown = page.get_by_role("status").filter(has_text="In this period")

    page.get_by_label("Period", exact=True).select_option(label="All")
    expect(shown).to_contain_text(f"{total_of(10_000)} credits")
    expect(page).to_have_url(re.compile(r"\?period=all$"))
    page.get_by_label("Period", exact=True).select_option(label="Own dates")
    page.get_by_label("From", exact=True).fill(str(today - dt.timedelta(days=100)))
    page.get_by_label("To", exact=True).fill(str(today))
    expect(shown).to_contain_text(f"{total_of(100)} credits")
    page.reload()
    expect(shown).to_contain_text(f"{total_of(100)} credits")

    types = page.get_by_role("region", name="By type")
    types.get_by_role("button", name="Show as table").click()
    expect(types.get_by_role("row", name="AMA PRA Category 1 Credit™")).to_contain_text(str(total_of(100)))
    usable = page.get_by_role("region", name="Usable until")
    lipids = next(credit for credit in EARNED if credit["title"] == "Lipids: What Is New")
    expect(usable.get_by_role("listitem").filter(has_text=lipids["title"])).to_contain_text(
        f"in {lipids['usable'] - lipids['days']} days"
    )
    usable.get_by_role("button", name="Show as table").click()
    expect(usable.get_by_role("row", name=lipids["title"])).to_contain_text("1.75 credits")


@pytest.mark.page("/milestones")
def test_a_milestone_stands_with_its_picture_its_reason_and_the_day_that_it_was_reached(
    demonstration: Demonstration, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    signed_in(page, demonstration, email=EXPERIENCED)
    page.goto("/")
    page.get_by_role("link", name="All milestones").click()

    first = page.get_by_role("region", name="Reached").get_by_role("listitem").filter(has_text="You earned your first credit.")
    day = learner.today() - dt.timedelta(days=max(credit["days"] for credit in EARNED))
    expect(first).to_contain_text(f"Reached {day:%-d %b %Y}")
    expect(first.locator("img")).not_to_have_js_property("naturalWidth", 0)
    ahead = page.get_by_role("region", name="Next").get_by_role("listitem").filter(has_text="Earn 100 credits in all.")
    expect(ahead.get_by_role("progressbar")).to_have_js_property("value", float(total_of(10_000)))
