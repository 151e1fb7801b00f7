"""Progress made in one place is seen in another, at once and without asking; a part that was claimed grows to the whole."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Request, Route, expect
from websockets import Subprotocol
from websockets.sync.client import ClientConnection, connect

from tests.certificates.tools import text_of
from tests.walk import learner, papers
from tests.walk.conftest import Demonstration

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(180)]

AT_ONCE = 1.0
"""Seconds in which another place must have heard."""
API = "**/graphql"
STREAM = "text/event-stream"


def test_a_second_browser_sees_the_progress_without_reload_or_query(new_page: Callable[..., Page]) -> None:
    here, there = _learning(new_page()), new_page()
    learner.sign_in(there)
    expect(_bar(there)).to_have_js_property("value", 0)
    _until_it_is_whole(there)
    asked = _requests_from_now_on(there)

    reached = _watch_until_reported(here)

    expect(_bar(there)).to_have_js_property("value", reached, timeout=AT_ONCE * 1_000)
    assert reached > 0
    assert asked == []


def test_it_is_the_stream_that_moves_the_bar(new_page: Callable[..., Page]) -> None:
    here, there = _learning(new_page()), new_page()
    learner.sign_in(there)

    there.context.route(API, _unless(_is_stream))
    there.reload()
    expect(_bar(there)).to_have_js_property("value", 0)
    _until_it_is_whole(there)
    asked = _requests_from_now_on(there)

    reached = _watch_until_reported(here)
    there.wait_for_timeout(2 * AT_ONCE * 1_000)
    assert _bar(there).evaluate("bar => bar.value") == 0
    assert {_is_stream(request) for request in asked} == {True}
    page_that_stays = there.evaluate("performance.timeOrigin")

    here.get_by_role("button", name="Pause").click()
    there.context.unroute(API)
    # After an interruption the page asks anew for what no stream carries: here nothing but the stream may answer.
    there.context.route(API, _unless(lambda request: not _is_stream(request)))

    expect(_bar(there)).not_to_have_js_property("value", 0, timeout=20_000)
    assert _bar(there).evaluate("bar => bar.value") >= reached > 0
    assert there.evaluate("performance.timeOrigin") == page_that_stays


def test_a_websocket_hears_each_step_within_a_second(demonstration: Demonstration, new_page: Callable[..., Page]) -> None:
    page = _learning(new_page())
    query = "subscription { enrollmentProgress { activity { title } percentComplete } }"
    with _connected(demonstration, page) as socket:
        socket.send(json.dumps({"type": "subscribe", "id": "progress", "payload": {"query": query}}))
        first = json.loads(socket.recv(timeout=AT_ONCE))

        reached = _watch_until_reported(page)

        told = json.loads(socket.recv(timeout=AT_ONCE))

    title = learner.activity(learner.BLOOD_PRESSURE)["title"]
    assert _progress(first) == {"activity": {"title": title}, "percentComplete": "0.00"}
    assert _progress(told)["activity"] == {"title": title}
    assert float(_progress(told)["percentComplete"]) == reached


def test_a_part_is_claimed_at_half_way_and_the_rest_on_return(
    demonstration: Demonstration, new_page: Callable[..., Page], tmp_path: Path
) -> None:
    written = learner.activity(learner.BLOOD_PRESSURE)
    video, reading = (item["title"] for item in written["contents"])
    page = new_page()
    learner.sign_in(page)
    learner.enroll(page, written)

    learner.open_step(page, video)
    learner.watch_to_the_end(page)
    learner.answer_test(page, written)
    learner.evaluate(page, written)
    expect(learner.steps(page).get_by_text("50% complete")).to_be_visible()
    part = learner.claim(page, tmp_path)
    _assert_all_agree(page, new_page(scripts=False), part, awarded="0.50", certified="0.50", total="4.00")

    page.get_by_role("main").get_by_role("link", name=written["title"]).first.click()
    learner.open_step(page, reading)
    learner.read_to_the_end(page)
    expect(learner.steps(page).get_by_text("100% complete")).to_be_visible()
    rest = learner.claim(page, tmp_path)
    _assert_all_agree(page, new_page(scripts=False), rest, awarded="0.75", certified="1.25", total="4.75")
    papers.assert_both_validators_accept(rest, root=demonstration.root_certificate)
    stranger = new_page(scripts=False)
    stranger.goto(papers.scanned(part))
    expect(stranger.get_by_role("heading", level=1)).to_have_text(
        "This certificate is genuine, but a newer one has taken its place."
    )
    expect(stranger.get_by_role("main")).to_contain_text("0.50 AMA PRA Category 1 Credits™")
    stranger.get_by_role("link", name="MMX-").click()
    expect(stranger).to_have_url(papers.scanned(rest))


# ------------------------------------------------------------------------------------------------------------ steps


def _learning(page: Page) -> Page:
    """Signed in, enrolled, and in front of the video, which has not begun."""
    written = learner.activity(learner.BLOOD_PRESSURE)
    learner.sign_in(page)
    learner.enroll(page, written)
    learner.open_step(page, written["contents"][0]["title"])
    return page


def _watch_until_reported(page: Page) -> float:
    """Play the video until the server has taken the first of it; the percentage of the activity that it answered."""
    with page.expect_response(lambda answer: "RecordProgress" in (answer.request.post_data or "")) as answered:
        learner.begin_video(page)
    enrollment = answered.value.json()["data"]["recordProgress"]["enrollment"]
    return float(enrollment["percentComplete"])


def _bar(page: Page) -> Locator:
    """The bar of the activity on the dashboard."""
    return page.get_by_role("progressbar", name=re.compile("^Progress: "))


def _until_it_is_whole(page: Page) -> None:
    """Until the code and the pictures of what lies below the first look have come too."""
    page.get_by_role("region", name="Milestones").scroll_into_view_if_needed()
    page.wait_for_function("[...document.images].every(image => image.complete)")
    page.wait_for_timeout(AT_ONCE * 1_000)


def _requests_from_now_on(page: Page) -> list[Request]:
    """Everything that is asked of the server, of whatever kind."""
    seen: list[Request] = []
    page.on("request", lambda request: seen.append(request))  # noqa: PLW0108 - playwright marks its listeners, a builtin takes no mark
    return seen


def _is_stream(request: Request) -> bool:
    return STREAM in request.headers["accept"]


def _unless(refused: Callable[[Request], bool]) -> Callable[[Route], None]:
    """Lets requests through, unless they are refused: those do not reach the server."""

    def answer(route: Route) -> None:
        if refused(route.request):
            route.abort()
        else:
            route.continue_()

    return answer


@contextmanager
def _connected(demonstration: Demonstration, page: Page) -> Iterator[ClientConnection]:
    """A connection that the server has acknowledged, with the session that the browser holds."""
    (session,) = (cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "session")
    with connect(
        demonstration.url.replace("http", "ws") + "/graphql",
        subprotocols=[Subprotocol("graphql-transport-ws")],
        additional_headers={"Cookie": f"session={session}"},
        proxy=None,
    ) as socket:
        socket.send(json.dumps({"type": "connection_init"}))
        assert json.loads(socket.recv(timeout=AT_ONCE))["type"] == "connection_ack"
        yield socket


def _progress(message: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = message["payload"]["data"]["enrollmentProgress"]
    return told


def _assert_all_agree(page: Page, stranger: Page, certificate: Path, *, awarded: str, certified: str, total: str) -> None:
    """The ledger's newest entry, the total, the certificate and its verification, each to the hundredth.

    A certificate names all that stands claimed of its activity.
    """
    learner.to(page, "Overview")
    expect(page.get_by_test_id("total")).to_have_text(total)
    newest = page.get_by_role("table", name="Recent credits").get_by_role("row").nth(1)
    expect(newest.get_by_role("cell", name=re.compile(r"^\d+\.\d\d credits$"))).to_have_text(f"{awarded}credits")
    assert f"{certified} AMA PRA Category 1 Credits™" in text_of(certificate)
    stranger.goto(papers.scanned(certificate))
    expect(stranger.get_by_role("main")).to_contain_text(f"{certified} AMA PRA Category 1 Credits™")
