"""What a learner does in the dashboard, step by step, with nothing but clicks and keys."""

import datetime as dt
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Download, Locator, Page, expect

from backend import demo

EMAIL = demo.ACCOUNTS[0].email
NAME = "Sara Al Mansoori"
SEPSIS = "sepsis-first-hour"
BLOOD_PRESSURE = "blood-pressure-ar"

MEDIUM_TIMEOUT = 60_000
REPORTED_TIMEOUT = 15_000
"""Progress is sent every five seconds."""


def today() -> dt.date:
    """The date where the demonstration's people are: what they see is dated by it."""
    return dt.datetime.now(ZoneInfo(demo.history.TIME_ZONE)).date()


def activity(code: str) -> dict[str, Any]:
    """An activity of the demonstration as its author wrote it, right answers included."""
    return tomllib.loads((demo.ACTIVITIES / f"{code}.toml").read_text(encoding="utf-8"))


def opinions(form: dict[str, Any]) -> dict[str, str]:
    """An answer to each question of an evaluation, by the question's key."""
    answers = {"RATING": "5", "YES_NO": "YES", "TEXT": "Clear and short."}
    return {asked["key"]: answers.get(asked["kind"]) or asked["options"][0] for asked in form["questions"]}


def decisions(written: dict[str, Any], choices: dict[str, str]) -> list[str]:
    """The words of what is chosen at each step of an activity's case."""
    (case,) = (item for item in written["contents"] if item["key"] == "case")
    words = {step["key"]: {choice["key"]: choice["text"] for choice in step["choices"]} for step in case["steps"]}
    return [words[step][choice] for step, choice in choices.items()]


def right_answers(question: dict[str, Any]) -> list[str]:
    return [choice["text"] for choice in question["choices"] if choice.get("correct")]


def sign_in(page: Page, *, email: str = EMAIL) -> None:
    page.goto("/")
    page.get_by_role("link", name="Sign in").or_(page.get_by_label("E-mail")).first.wait_for()
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(demo.PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your credit")).to_be_visible()


def enroll(page: Page, written: dict[str, Any]) -> None:
    to(page, "Catalogue")
    page.get_by_role("main").get_by_role("link", name=written["title"]).click()
    page.get_by_role("button", name="Enroll").click()
    expect(steps(page)).to_be_visible()


def to(page: Page, name: str) -> None:
    """Go to one of the main pages."""
    page.get_by_role("navigation", name="Main").get_by_role("link", name=name).click()


def steps(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Steps")


def open_step(page: Page, title: str) -> None:
    steps(page).get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", name=title, level=2)).to_be_visible()


# ------------------------------------------------------------------------------------------------------------ content


def begin_video(page: Page) -> None:
    """Set it going, without sound and at the double speed that its own controls offer."""
    video = page.locator("video")
    video.evaluate("video => { video.muted = true; video.playbackRate = 2; }")
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()


def watch_to_the_end(page: Page) -> None:
    begin_video(page)
    expect(page.locator("article").get_by_text("100% watched")).to_be_visible(timeout=MEDIUM_TIMEOUT)


def read_to_the_end(page: Page) -> None:
    """Page after page, as with the key of that name, until the end has been on the screen and was reported."""
    done = page.locator("article").get_by_text("100% read")
    for _ in range(30):
        page.keyboard.press("PageDown")
        page.wait_for_timeout(100)
        if page.evaluate("innerHeight + scrollY >= document.body.scrollHeight - 4"):
            break
    expect(done).to_be_visible(timeout=REPORTED_TIMEOUT)


def take_case(page: Page, written: dict[str, Any], choices: dict[str, str]) -> None:
    """Decide each step as `choices` says, in their order."""
    for decision in decisions(written, choices):
        page.get_by_role("button", name=decision).click()
        page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("This path ends here.")).to_be_visible()


def answer_test(page: Page, written: dict[str, Any]) -> None:
    """Choose the right answers of the activity's one test."""
    (assessment,) = written["assessments"]
    open_step(page, assessment["title"])
    for question in assessment["questions"]:
        group = page.get_by_role("group", name=question["text"])
        for answer in right_answers(question):
            group.get_by_label(answer, exact=True).check()
    page.get_by_role("button", name="Submit answers").click()
    expect(page.get_by_text("Your score: 100%")).to_be_visible()


def evaluate(page: Page, written: dict[str, Any]) -> None:
    form = written["evaluation"]
    open_step(page, form["title"])
    useful, balanced, change, comment = form["questions"]
    page.get_by_role("group", name=useful["text"]).get_by_label("5: fully").check()
    page.get_by_role("group", name=balanced["text"]).get_by_label("Yes").check()
    page.get_by_role("group", name=change["text"]).get_by_label(change["options"][0]).check()
    page.get_by_label(comment["text"]).press_sequentially("Clear and short.")
    page.get_by_role("button", name="Submit evaluation").click()
    expect(page.get_by_text("Thank you: the evaluation is submitted.")).to_be_visible()


# ------------------------------------------------------------------------------------------------------------ credit


def claim(page: Page, folder: Path) -> Path:
    """Claim what is due and save the certificate that the dialog offers."""
    steps(page).get_by_role("link", name="Overview").click()
    page.get_by_role("button", name="Claim credit").click()
    page.get_by_role("dialog", name="Claim this credit?").get_by_role("button", name="I attest and claim").click()
    awarded = page.get_by_role("dialog", name="Credit awarded")
    with page.expect_download() as started:
        awarded.get_by_role("link", name="Download certificate").click()
    saved = _save(started.value, folder)
    awarded.get_by_role("button", name="Done").click()
    expect(awarded).to_be_hidden()
    return saved


def _save(download: Download, folder: Path) -> Path:
    assert download.suggested_filename.endswith(".pdf")
    path = folder / download.suggested_filename
    download.save_as(path)
    return path


def total(page: Page) -> Decimal:
    """The total on the dashboard, exactly as it stands there."""
    return Decimal(page.get_by_test_id("total").inner_text())


def points(page: Page) -> Decimal:
    return Decimal(page.get_by_test_id("points").inner_text())
