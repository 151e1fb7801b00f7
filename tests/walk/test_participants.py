"""Staff look after those who take part: participants, results, rules, records, attendance from a file, awards, the bench."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from backend import demo
from tests.walk import learner

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

STAFF = demo.ACCOUNTS[1].email
WEBINAR = "heart-failure-webinar"
FILE = f"""Topic,Webinar ID
Heart failure,123

Email,Join Time,Leave Time
{learner.EMAIL},11/19/2026 07:00:00 PM,11/19/2026 07:40:00 PM
{learner.EMAIL},11/19/2026 07:30:00 PM,11/19/2026 08:00:00 PM
stranger@example.org,11/19/2026 07:00:00 PM,11/19/2026 08:00:00 PM
"""


def sign_in(page: Page) -> None:
    page.goto("/sign-in")
    page.get_by_label("E-mail").fill(STAFF)
    page.get_by_label("Password", exact=True).fill(demo.PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your credit")).to_be_visible()


def enrolled(page: Page, code: str) -> str:
    """The learner takes part; the activity's id."""
    learner.sign_in(page)
    learner.enroll(page, learner.activity(code))
    found = re.search(r"/activities/([0-9a-f-]{36})", page.url)
    assert found, page.url
    return found[1]


def test_staff_find_a_participant_and_look_at_the_record(new_page: Callable[..., Page]) -> None:
    hers, page = new_page(), new_page()
    activity = enrolled(hers, learner.SEPSIS)
    sign_in(page)

    page.goto(f"/staff/activities/{activity}/participants")
    expect(page.get_by_role("heading", name="participant", level=2)).to_be_visible()
    page.get_by_label("Name or e-mail").fill("nobody at all")
    expect(page.get_by_text("Nobody fits what you are looking for.")).to_be_visible()
    page.get_by_label("Name or e-mail").fill("sara")
    page.get_by_role("link", name=learner.NAME).click()
    expect(page.get_by_role("heading", name="Conditions")).to_be_visible()
    expect(page.get_by_text("No attempt yet.")).to_be_visible()

    page.get_by_role("link", name="Results").click()
    expect(page.get_by_text("Answers are shown from 5 evaluations on")).to_be_visible()
    page.get_by_role("button", name="Show as table").first.click()
    expect(page.get_by_role("table").first).to_be_visible()

    page.get_by_role("link", name="Rules").click()
    expect(page.get_by_test_id("unchanged")).not_to_have_text("0")
    page.get_by_label("Part of it from (%)").fill("90")
    page.get_by_label("Part of it from (%)").blur()
    expect(page.get_by_text("Partial credit cannot begin above the minimum participation.")).to_be_visible()

    page.goto("/staff/learners?search=sara")
    page.get_by_role("link", name=learner.NAME).click()
    expect(page.get_by_role("heading", name=learner.NAME)).to_be_visible()
    expect(page.get_by_test_id("total")).to_have_text("0.00")
    hers.goto("/profile/looks")
    expect(hers.get_by_text("Omar Haddad looked")).to_be_visible()


def test_staff_bring_in_attendance_and_are_told_who_is_not_due(new_page: Callable[..., Page], tmp_path: Path) -> None:
    hers, page = new_page(), new_page()
    activity = enrolled(hers, WEBINAR)
    sign_in(page)
    file = tmp_path / "webinar.csv"
    file.write_text(FILE)

    page.goto(f"/staff/activities/{activity}/attendance")
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("heading", name="What it would change")).to_be_visible()
    expect(page.get_by_test_id("ADDS")).to_have_text("1")
    expect(page.get_by_role("row", name=learner.NAME)).to_contain_text("0 → 60")
    expect(page.get_by_text("Nobody has proven this address.")).to_be_visible()
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("heading", name="What it changed")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download the list").click()
    assert "stranger" not in saved.value.path().read_text()
    assert "7" in saved.value.path().read_text()

    page.get_by_role("link", name="Award").click()
    page.get_by_role("button", name="Who would get what?").click()
    expect(page.get_by_test_id("due")).to_have_text("0")
    expect(page.get_by_role("row", name=learner.NAME)).to_contain_text("Assessment")


def test_the_bench_reckons_as_one_types(new_page: Callable[..., Page]) -> None:
    page = new_page()
    sign_in(page)

    page.goto("/staff/proration")
    expect(page.get_by_test_id("credit")).to_have_text("2.00")
    page.get_by_label("Intervals, one a line").fill("9:00-9:40\n9:20-10:00")
    expect(page.get_by_test_id("credit")).to_have_text("1.00")
    expect(page.get_by_text("60 of 120 min are 50 %.")).to_be_visible()
    page.get_by_label("Intervals, one a line").fill("9:00 o'clock")
    expect(page.get_by_role("alert").get_by_text("This line names no interval: 9:00 o'clock")).to_be_visible()
