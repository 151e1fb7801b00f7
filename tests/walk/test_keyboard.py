"""The whole way from the sign-in to the certificate with keys alone, and one sees at every stop where the focus is."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from backend import demo
from tests.certificates.tools import text_of
from tests.walk import learner
from tests.walk.keys import Keyboard

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(240)]


def test_a_credit_is_earned_and_its_certificate_downloaded_with_the_keyboard_alone(
    new_page: Callable[..., Page], tmp_path: Path
) -> None:
    page, written = new_page(), learner.activity(learner.SEPSIS)
    video, reading, case = (item["title"] for item in written["contents"])
    hands, main = Keyboard(page), page.get_by_role("main")
    page.goto("/")
    hands.write(page.get_by_label("E-mail"), learner.EMAIL)
    hands.write(page.get_by_label("Password", exact=True), demo.PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your credit")).to_be_focused()

    hands.press(page.get_by_role("navigation", name="Main").get_by_role("link", name="Catalogue"))
    expect(page.get_by_role("heading", name="Catalogue", level=1)).to_be_focused()
    hands.press(main.get_by_role("link", name=written["title"]))
    hands.press(page.get_by_role("button", name="Enroll"))

    hands.press(learner.steps(page).get_by_role("link", name=video))
    watch(page, hands)
    hands.press(page.get_by_role("link", name=f"Next: {reading}"))
    expect(page.get_by_role("heading", name=reading, level=2)).to_be_focused()
    learner.read_to_the_end(page)
    hands.press(page.get_by_role("link", name=f"Next: {case}"))
    decide(page, hands, written, {"arrival": "treat", "lactate": "now", "pressure": "vasopressor"})
    answer_test(page, hands, written)
    evaluate(page, hands, written)

    hands.press(learner.steps(page).get_by_role("link", name="Overview"))
    hands.press(page.get_by_role("button", name="Claim credit"))
    hands.press(page.get_by_role("dialog").get_by_role("button", name="I attest and claim"))
    awarded = page.get_by_role("dialog", name="Credit awarded")
    hands.go_to(awarded.get_by_role("link", name="Download certificate"))
    with page.expect_download() as started:
        page.keyboard.press("Enter")
    started.value.save_as(tmp_path / "certificate.pdf")
    hands.press(awarded.get_by_role("button", name="Done"))
    expect(awarded).to_be_hidden()

    assert "1.25 AMA PRA Category 1 Credits™" in text_of(tmp_path / "certificate.pdf")
    hands.press(page.get_by_role("navigation", name="Main").get_by_role("link", name="Overview"))
    expect(page.get_by_test_id("total")).to_have_text("4.75")


def watch(page: Page, hands: Keyboard) -> None:
    """Begin and stop with the video's own keys, then play it to its end; without sound and at double speed."""
    video, playing = page.locator("video"), page.get_by_role("button", name="Pause")
    video.evaluate("video => { video.muted = true; video.playbackRate = 2; }")
    hands.go_to(video)
    page.keyboard.press("Space")
    expect(playing).to_be_visible()
    page.keyboard.press("Space")
    expect(playing).to_be_hidden()
    hands.press(page.get_by_role("button", name="Play"))
    expect(playing).to_be_focused()
    expect(page.locator("article").get_by_text("100% watched")).to_be_visible(timeout=learner.MEDIUM_TIMEOUT)


def decide(page: Page, hands: Keyboard, written: dict[str, Any], choices: dict[str, str]) -> None:
    for text in learner.decisions(written, choices):
        hands.press(page.get_by_role("button", name=text))
        hands.press(page.get_by_role("button", name="Continue"))
    expect(page.get_by_text("This path ends here.")).to_be_focused()


def answer_test(page: Page, hands: Keyboard, written: dict[str, Any]) -> None:
    (assessment,) = written["assessments"]
    hands.press(learner.steps(page).get_by_role("link", name=assessment["title"]))
    for question in assessment["questions"]:
        group, right = page.get_by_role("group", name=question["text"]), learner.right_answers(question)
        group.wait_for()  # what is counted below must be there
        if group.get_by_role("radio").count():
            hands.choose(group, *right)
        for text in right if group.get_by_role("checkbox").count() else ():
            hands.press(group.get_by_label(text, exact=True), "Space")
    hands.press(page.get_by_role("button", name="Submit answers"))
    expect(page.get_by_role("status").filter(has_text="Your score: 100%")).to_be_focused()


def evaluate(page: Page, hands: Keyboard, written: dict[str, Any]) -> None:
    form = written["evaluation"]
    hands.press(learner.steps(page).get_by_role("link", name=form["title"]))
    useful, balanced, change, comment = form["questions"]
    hands.choose(page.get_by_role("group", name=useful["text"]), "5: fully")
    hands.choose(page.get_by_role("group", name=balanced["text"]), "Yes")
    hands.choose(page.get_by_role("group", name=change["text"]), change["options"][0])
    hands.write(page.get_by_label(comment["text"]), "Clear and short.")
    hands.press(page.get_by_role("button", name="Submit evaluation"))
    expect(page.get_by_text("Thank you: the evaluation is submitted.")).to_be_visible()
