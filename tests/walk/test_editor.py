"""An activity is written from nothing with the keyboard alone, published and found; a session's code is shown and scanned."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.walk import learner, papers
from tests.walk.conftest import Demonstration, demonstrating
from tests.walk.test_authoring import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(180)]

TITLE = "Stop the bleeding"


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """One for all: each test has an activity of its own."""
    with demonstrating(tmp_path_factory.mktemp("editor")) as running:
        yield running


def press(page: Page, name: str) -> None:
    """Press a button as the keyboard does."""
    button = page.get_by_role("button", name=name, exact=True).last
    button.focus()
    page.keyboard.press("Enter")


def write(page: Page, label: str, text: str) -> None:
    """Write into the last field of that name, key by key."""
    field = page.get_by_label(label, exact=True).last
    field.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def turn_to(page: Page, part: str) -> None:
    link = page.get_by_role("navigation", name="Parts of the activity").get_by_role("link", name=part)
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name=part).first).to_be_visible()


@pytest.mark.page("/staff/activities/:id")
def test_an_activity_is_written_from_nothing_published_and_found(new_page: Callable[..., Page]) -> None:
    page, hers = new_page(), new_page()
    sign_in(page)
    page.get_by_role("link", name="New activity").focus()
    page.keyboard.press("Enter")

    write(page, "Title", TITLE)
    write(page, "Code", "stop-the-bleeding")
    press(page, "Save the draft")
    expect(page.get_by_role("heading", name="Edit activity")).to_be_visible()
    press(page, "Save and publish")
    expect(page.get_by_label("Description")).to_be_focused()
    write(page, "Description", "Pressure, packing and the tourniquet.")

    turn_to(page, "Credit")
    expect(page.get_by_text("at most").first).to_contain_text("1.00")
    press(page, "Add a kind of credit")
    turn_to(page, "Contents")
    press(page, "Add content")
    write(page, "Title", "Three steps")
    write(page, "Text", "Press hard. Pack it. Put a tourniquet above it.")
    turn_to(page, "Assessments")
    press(page, "Add an assessment")
    write(page, "Title", "Test yourself")
    press(page, "Add a question")
    page.get_by_label("Text", exact=True).first.fill("What comes first?")
    page.get_by_role("group", name="Choice 1").get_by_label("Text").fill("Pressure")
    page.get_by_role("group", name="Choice 2").get_by_label("Text").fill("A tourniquet")
    turn_to(page, "Evaluation")
    write(page, "Title", "Your view")
    press(page, "Add a question")
    write(page, "Text", "It was useful for my practice.")

    page.reload()
    expect(page.get_by_text("Not saved yet; kept on this device.")).to_be_visible()
    press(page, "Save and publish")
    expect(page.get_by_text("Published: learners find it in the catalogue.")).to_be_visible()

    learner.sign_in(hers)
    hers.goto("/catalogue?search=bleeding")
    hers.get_by_role("main").get_by_role("link", name=TITLE).click()
    hers.get_by_role("button", name="Enroll").click()
    expect(learner.steps(hers).get_by_role("link", name="Three steps")).to_be_visible()


@pytest.mark.page("/check-in", "/staff/activities/:id/sessions")
def test_a_projected_code_is_scanned_and_checks_in_by_one_press(new_page: Callable[..., Page], tmp_path: Path) -> None:
    page, hers = new_page(), new_page()
    sign_in(page)
    page.get_by_role("link", name="Acute Care Days Abu Dhabi 2026").click()
    expect(page.get_by_role("heading", name="Edit activity")).to_be_visible()
    page.goto(page.url.partition("?")[0] + "/sessions")
    page.get_by_role("button", name="Show the code").first.click()
    expect(page.get_by_role("img", name="QR code")).to_be_visible()
    expect(page.get_by_text("14:")).to_be_visible()
    picture = tmp_path / "projected.png"
    page.get_by_role("img", name="QR code").screenshot(path=picture)

    link = papers.read(picture)
    learner.sign_in(hers)
    hers.goto(link[link.index("/check-in") :])
    hers.get_by_role("button", name="Check in").click()
    expect(hers.get_by_text("You are checked in.")).to_be_visible()
