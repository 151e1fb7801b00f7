"""Staff look after those who take part: participants, results, rules, records, attendance from a file, awards, the bench."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from backend import demo
from tests.walk import history, learner
from tests.walk.api import signed_in
from tests.walk.conftest import Demonstration, demonstrating

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

STAFF = demo.ACCOUNTS[1].email
EXPERIENCED = demo.ACCOUNTS[3].email
ARTICLE, WEBINAR = "anaphylaxis-article", "heart-failure-webinar"
FILE = f"""Topic,Webinar ID
Heart failure,123

Email,Join Time,Leave Time
{learner.EMAIL},11/19/2026 07:00:00 PM,11/19/2026 07:40:00 PM
{learner.EMAIL},11/19/2026 07:30:00 PM,11/19/2026 08:00:00 PM
stranger@example.org,11/19/2026 07:00:00 PM,11/19/2026 08:00:00 PM
"""


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """One for all: each test has an activity or a learner of its own."""
    with demonstrating(tmp_path_factory.mktemp("participants")) as running:
        yield running


@pytest.fixture
def page(demonstration: Demonstration, new_page: Callable[..., Page]) -> Page:
    """The browser of staff."""
    page = new_page()
    signed_in(page, demonstration, email=STAFF)
    return page


def activity_in_which_she_takes_part(code: str, demonstration: Demonstration, hers: Page) -> str:
    """The path of its pages for staff."""
    api = signed_in(hers, demonstration)
    api.enroll(code)
    return f"/staff/activities/{api.activity_id(code)}"


@pytest.mark.page("/staff/activities/:id/participants", "/staff/activities/:id/participants/:enrollment")
def test_a_participant_is_found_and_looked_at(demonstration: Demonstration, page: Page, new_page: Callable[..., Page]) -> None:
    path = activity_in_which_she_takes_part(learner.SEPSIS, demonstration, new_page())
    page.goto(f"{path}/participants")
    expect(page.get_by_role("heading", name="participant", level=2)).to_be_visible()

    page.get_by_label("Name or e-mail").fill("nobody at all")
    expect(page.get_by_text("Nobody fits what you are looking for.")).to_be_visible()
    page.get_by_label("Name or e-mail").fill("sara")
    page.get_by_role("link", name=learner.NAME).click()

    expect(page.get_by_role("heading", name="Conditions")).to_be_visible()
    expect(page.get_by_text("No attempt yet.")).to_be_visible()


@pytest.mark.page("/staff/activities/:id/results")
def test_results_stand_in_a_table_and_hide_the_answers_of_a_few(
    demonstration: Demonstration, page: Page, new_page: Callable[..., Page]
) -> None:
    page.goto(activity_in_which_she_takes_part(learner.SEPSIS, demonstration, new_page()) + "/participants")
    page.get_by_role("link", name="Results").click()
    expect(page.get_by_text("Answers are shown from 5 evaluations on")).to_be_visible()

    page.get_by_role("button", name="Show as table").first.click()

    question = learner.activity(learner.SEPSIS)["assessments"][0]["questions"][0]
    expect(page.get_by_role("table").first).to_contain_text(question["choices"][0]["text"])


@pytest.mark.page("/staff/activities/:id/policy")
def test_other_rules_are_tried_and_impossible_ones_refused(
    demonstration: Demonstration, page: Page, new_page: Callable[..., Page]
) -> None:
    page.goto(activity_in_which_she_takes_part(learner.SEPSIS, demonstration, new_page()) + "/policy")
    expect(page.get_by_test_id("unchanged")).to_have_text("1")

    page.get_by_label("Part of it from (%)").fill("90")
    page.get_by_label("Part of it from (%)").blur()

    expect(page.get_by_text("Partial credit cannot begin above the minimum participation.")).to_be_visible()


@pytest.mark.page("/staff/learners", "/staff/learners/:id")
def test_a_learners_record_is_looked_at_and_the_learner_sees_who_looked(
    demonstration: Demonstration, page: Page, new_page: Callable[..., Page]
) -> None:
    page.goto("/staff/learners")
    page.get_by_label("Name or e-mail").fill("yousef")
    page.get_by_role("link", name="Yousef Al Hammadi").click()
    expect(page.get_by_role("heading", name="Yousef Al Hammadi")).to_be_visible()
    # What other providers have awarded is not theirs to see.
    expect(page.get_by_test_id("total")).to_have_text("0.00")

    his = new_page()
    signed_in(his, demonstration, email=EXPERIENCED)
    his.goto("/profile/looks")
    expect(his.get_by_text("Omar Haddad looked")).to_be_visible()


@pytest.mark.page("/staff/activities/:id/attendance")
def test_attendance_is_brought_in_from_a_file(
    demonstration: Demonstration, page: Page, new_page: Callable[..., Page], tmp_path: Path
) -> None:
    page.goto(activity_in_which_she_takes_part(WEBINAR, demonstration, new_page()) + "/attendance")
    file = tmp_path / "webinar.csv"
    file.write_text(FILE)
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


@pytest.mark.page("/staff/activities/:id/award")
def test_an_award_is_previewed_and_then_raises_the_learners_total_at_once(
    demonstration: Demonstration, page: Page, new_page: Callable[..., Page]
) -> None:
    history.complete(demonstration, ARTICLE)
    hers = new_page()
    path = activity_in_which_she_takes_part(ARTICLE, demonstration, hers)
    hers.goto("/")
    expect(hers.get_by_test_id("total")).to_have_text("3.50")
    page.goto(f"{path}/award")

    page.get_by_role("button", name="Who would get what?").click()
    expect(page.get_by_role("row", name=learner.NAME)).to_contain_text("1.00")
    page.get_by_label("Reason").fill("The claims of November.")
    page.get_by_role("button", name="Award to 1 participant").click()

    expect(page.get_by_role("heading", name="What was awarded")).to_be_visible()
    expect(page.get_by_test_id("due")).to_have_text("1")
    expect(hers.get_by_test_id("total")).to_have_text("4.50")


@pytest.mark.page("/staff/proration")
def test_the_bench_reckons_as_one_types(page: Page) -> None:
    page.goto("/staff/proration")
    expect(page.get_by_test_id("credit")).to_have_text("2.00")
    page.get_by_label("Intervals, one a line").fill("9:00-9:40\n9:20-10:00")
    expect(page.get_by_test_id("credit")).to_have_text("1.00")
    expect(page.get_by_text("60 of 120 min are 50 %.")).to_be_visible()
    page.get_by_label("Intervals, one a line").fill("9:00 o'clock")
    expect(page.get_by_role("alert").get_by_text("This line names no interval: 9:00 o'clock")).to_be_visible()
