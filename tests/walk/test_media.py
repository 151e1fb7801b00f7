"""Files that people bring: an author's video, which a learner plays, and a provider's seal, which the certificate shows."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect
from pypdf import PdfReader

from backend import demo
from tests.certificates import samples
from tests.walk import learner
from tests.walk.test_authoring import sign_in
from tests.walk.test_editor import turn_to

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(240)]

FILM = demo.ACTIVITIES / "media" / "sepsis.webm"
CAPTIONS = demo.ACTIVITIES / "media" / "sepsis.en.vtt"
TITLE = "A film of half a minute"


def bring(page: Page, field: str, file: Path) -> None:
    page.locator(f'input[name="{field}"]').set_input_files(file)


def test_an_author_brings_a_video_and_a_learner_plays_it(new_page: Callable[..., Page], tmp_path: Path) -> None:
    page, hers = new_page(), new_page()
    sign_in(page)
    page.goto("/staff/activities/new")
    page.get_by_label("Title", exact=True).fill(TITLE)
    page.get_by_label("Code", exact=True).fill("film")
    page.get_by_label("Description").fill("Watch it.")
    turn_to(page, "Credit")
    page.get_by_role("button", name="Add a kind of credit").click()
    turn_to(page, "Requirements")
    page.get_by_label("The evaluation must be submitted").uncheck()
    turn_to(page, "Contents")
    page.get_by_role("button", name="Add content").click()
    page.get_by_label("Title", exact=True).fill("The film")
    page.get_by_label("Kind", exact=True).select_option(label="Video")

    page.get_by_role("button", name="Add a video file").click()
    bring(page, "contents.0.media.0.file", CAPTIONS)
    expect(page.get_by_role("alert").filter(has_text="“sepsis.en.vtt” cannot be taken here.")).to_be_visible()
    pretender = tmp_path / "pretender.webm"
    pretender.write_bytes(b"<!doctype html><script>alert(1)</script>")
    bring(page, "contents.0.media.0.file", pretender)
    expect(page.get_by_role("alert").filter(has_text="This file is not what its name says")).to_be_visible()
    bring(page, "contents.0.media.0.file", FILM)
    expect(page.get_by_label("Length (seconds)")).to_have_value("31")
    expect(page.locator("video.brought")).to_have_js_property("readyState", 4)

    page.get_by_role("button", name="Add captions").click()
    bring(page, "contents.0.captions.0.file", CAPTIONS)
    expect(page.get_by_role("link", name="Stored")).to_be_visible()
    page.get_by_label("Transcript").fill("Think of it, test for it, treat it.")
    page.get_by_role("button", name="Save and publish").click()
    expect(page.get_by_role("heading", name="Edit activity")).to_be_visible()
    turn_to_preview(page)
    expect(page.get_by_role("region", name="As a learner will see it").locator("video")).to_be_visible()

    learner.sign_in(hers)
    hers.goto("/catalogue?search=half+a+minute")
    hers.get_by_role("main").get_by_role("link", name=TITLE).click()
    hers.get_by_role("button", name="Enroll").click()
    learner.open_step(hers, "The film")
    learner.watch_to_the_end(hers)
    expect(learner.steps(hers).get_by_text("100% complete")).to_be_visible()


def turn_to_preview(page: Page) -> None:
    page.get_by_role("navigation", name="Parts of the activity").get_by_role("link", name="Preview").click()


def test_a_seal_is_paused_goes_on_and_stands_on_the_next_certificate(new_page: Callable[..., Page], tmp_path: Path) -> None:
    page, hers = new_page(), new_page()
    learner.sign_in(page, email="admin@demo.example")
    page.goto("/staff/organizations")
    provider = learner.activity(learner.SEPSIS)["provider"]
    row = page.get_by_role("listitem").filter(has_text=provider)
    row.get_by_role("button").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Certificates carry a seal that is drawn with the name.")).to_be_visible()
    (tmp_path / "seal.png").write_bytes(samples.seal())

    def broken(route: Route) -> None:
        route.abort()

    page.route(re.compile("/uploads/"), broken)
    bring(page, "seal", tmp_path / "seal.png")
    expect(dialog.get_by_text("No connection. It goes on where it stopped")).to_be_visible()
    page.unroute(re.compile("/uploads/"), broken)
    dialog.get_by_role("button", name="Go on").click()
    expect(dialog.get_by_text("The seal is changed.")).to_be_visible()
    shown = dialog.get_by_role("img", name=re.compile("^Seal of "))
    expect(shown).to_have_js_property("naturalWidth", 600)

    learner.sign_in(hers)
    written = learner.activity(learner.SEPSIS)
    learner.enroll(hers, written)
    learner.open_step(hers, written["contents"][0]["title"])
    learner.watch_to_the_end(hers)
    hers.get_by_role("link", name=re.compile("^Next")).first.click()
    learner.read_to_the_end(hers)
    hers.get_by_role("link", name=re.compile("^Next")).first.click()
    learner.take_case(hers, written, {"arrival": "treat", "lactate": "now", "pressure": "vasopressor"})
    learner.answer_test(hers, written)
    learner.evaluate(hers, written)
    certificate = learner.claim(hers, tmp_path)

    (printed,) = PdfReader(io.BytesIO(certificate.read_bytes())).pages
    assert (600, 450) in {picture.image.size for picture in printed.images if picture.image}
