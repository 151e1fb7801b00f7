"""Without a connection nothing is lost, and with eight tabs there is still one stream."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request, expect

from tests.walk import history, learner
from tests.walk.conftest import Demonstration

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(180)]

TABS = 8
"""More than the connections that a browser keeps to one server."""
BEFORE, AFTER = "3.50", "5.75"


def test_offline_it_keeps_what_it_shows_and_catches_up_on_return(
    demonstration: Demonstration, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    learner.sign_in(page)
    expect(page.locator("main .live")).to_be_visible()
    loaded = page.evaluate("performance.timeOrigin")

    page.context.set_offline(True)
    expect(page.get_by_text("You are offline.")).to_be_visible()
    history.record(demonstration)
    expect(page.get_by_test_id("total")).to_have_text(BEFORE)

    page.context.set_offline(False)
    expect(page.get_by_test_id("total")).to_have_text(AFTER, timeout=20_000)
    expect(page.get_by_text("You are offline.")).to_have_count(0)
    assert page.evaluate("performance.timeOrigin") == loaded


def test_a_step_taken_offline_waits_on_the_device_and_is_sent_on_return(new_page: Callable[..., Page]) -> None:
    page = new_page()
    written = learner.activity(learner.SEPSIS)
    reading = written["contents"][1]["title"]
    learner.sign_in(page)
    learner.enroll(page, written)
    learner.open_step(page, reading)

    page.context.set_offline(True)
    page.keyboard.press("End")
    expect(page.get_by_text(re.compile(r"steps? that you took waits? on this device"))).to_be_visible(timeout=20_000)

    page.context.set_offline(False)
    expect(page.locator("article").get_by_text("100% read")).to_be_visible(timeout=learner.REPORTED_TIMEOUT)
    expect(page.get_by_text("on this device")).to_have_count(0)


def test_eight_tabs_share_one_stream_and_hand_it_on(demonstration: Demonstration, new_page: Callable[..., Page]) -> None:
    first = new_page()
    streams = _open_streams(first)
    learner.sign_in(first)
    tabs = [first, *(first.context.new_page() for _ in range(TABS - 1))]
    for tab in tabs[1:]:
        tab.goto("/")
        expect(tab.get_by_test_id("total")).to_have_text(BEFORE)
        expect(tab.locator("main .live")).to_be_visible()
    assert len(streams) == 1

    first.close()
    history.record(demonstration)
    for tab in tabs[1:]:
        expect(tab.get_by_test_id("total")).to_have_text(AFTER, timeout=20_000)
    assert len({stream for stream in streams if stream.frame.page != first}) == 1


def _open_streams(page: Page) -> set[Request]:
    """The streams that are open now, of all tabs of this page's browser."""
    streams: set[Request] = set()

    def begun(request: Request) -> None:
        if "text/event-stream" in request.headers.get("accept", ""):
            streams.add(request)

    page.context.on("request", begun)
    page.context.on("requestfailed", lambda request: streams.discard(request))  # noqa: PLW0108 - as in test_live
    page.context.on("requestfinished", lambda request: streams.discard(request))  # noqa: PLW0108 - as in test_live
    return streams
