"""Every page with nothing on it, with the service failing, and without a connection; and everything that opens over a page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.walk import axe, history, learner, newcomers, pages, states
from tests.walk.conftest import demonstrating
from tests.walk.pages import SAMPLES, Visitors
from tests.walk.states import EMPTY, FORMS, OPENINGS, Form, Opening

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

PHONE = {"width": 360, "height": 800}
SESSION = "waysToSignIn"
"""Asked for by nothing but the question of who is here."""
FAULT = {"data": None, "errors": [{"message": "The server met a fault.", "extensions": {"code": "INTERNAL"}}]}
LOADED = {path: samples[0] for path, samples in SAMPLES.items() if path not in FORMS}
BEHIND = ".interruption .notice"


@pytest.fixture(scope="module")
def visitors(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitors]:
    with demonstrating(tmp_path_factory.mktemp("states")) as demonstration:
        history.record(demonstration)
        history.complete(demonstration, learner.BLOOD_PRESSURE)
        visitors = Visitors(chromium, demonstration)
        newcomers.arrive(visitors, chromium, demonstration)
        yield visitors
        visitors.close()


def test_every_page_has_an_empty_state_or_is_a_form() -> None:
    assert sorted([*EMPTY, *FORMS, "/accept-invitation", "/staff/proration"]) == sorted(pages.paths())


def test_everything_that_opens_over_a_page_is_opened_here() -> None:
    assert sorted(OPENINGS) == states.what_opens()


@pytest.mark.parametrize("path", EMPTY)
def test_a_page_with_nothing_on_it_says_so(visitors: Visitors, path: str) -> None:
    page = visitors.visit(EMPTY[path].sample)

    expect(page.locator("main")).to_contain_text(EMPTY[path].says)
    assert _faults(page) == []
    assert _complaints(page) == []


@pytest.mark.parametrize("path", LOADED)
def test_a_page_that_could_not_be_loaded_says_so_and_tries_again(visitors: Visitors, path: str) -> None:
    page = visitors.page(LOADED[path].role)
    page.route("**/graphql", _fail)
    try:
        visitors.go(LOADED[path])
        expect(_failures(page).first).to_be_visible()
        expect(page.locator("main .skeleton")).to_have_count(0)
        assert _faults(page) == []
    finally:
        page.unroute("**/graphql", _fail)

    # A stream that came back would ask again by itself.
    page.route("**/graphql", _fail_the_stream)
    try:
        for _ in range(_failures(page).count()):  # each part that is asked for by itself
            _failures(page).first.get_by_role("button").click()
            pages.settle(page)
        expect(_failures(page)).to_have_count(0)
    finally:
        page.unroute("**/graphql", _fail_the_stream)


@pytest.mark.parametrize("path", FORMS)
def test_a_form_that_could_not_be_sent_says_so_and_keeps_what_was_entered(visitors: Visitors, path: str) -> None:
    form = FORMS[path]
    page = visitors.visit(form.sample)
    _fill(page, form)
    page.context.set_offline(True)
    try:
        page.locator(form.sent_by).click()
        expect(_failures(page).first).to_be_visible()
        assert _faults(page) == []
        for name, value in form.filled:
            expect(page.locator(f"[name={name}]")).to_have_value(value)
    finally:
        page.context.set_offline(False)


@pytest.mark.parametrize("path", [path for path, sample in LOADED.items() if sample.role != pages.STRANGER])
def test_offline_a_page_keeps_what_it_shows_and_says_that_it_is_behind(visitors: Visitors, path: str) -> None:
    page = visitors.visit(LOADED[path])
    shown = _text(page)
    page.context.set_offline(True)
    try:
        expect(page.locator(BEHIND)).to_be_visible()
        assert _complaints(page) == []
        assert _faults(page) == []
        assert _text(page) == shown
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        assert _bottom(page.locator("footer")) <= _top(page.locator(BEHIND)) + 1
    finally:
        page.context.set_offline(False)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("opening", [opening for openings in OPENINGS.values() for opening in openings], ids=str)
def test_what_opens_over_a_page_can_be_used_by_everybody(visitors: Visitors, opening: Opening, language: str) -> None:
    page = visitors.visit(opening.sample)
    pages.speak(page, language)
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    button = page.locator(opening.button).first
    button.focus()
    page.keyboard.press("Enter")
    opened = page.locator("dialog[open], [popover]:popover-open")
    expect(opened).to_be_visible()
    expect(opened.locator(".skeleton")).to_have_count(0)

    assert _faults(page) == []
    assert opened.evaluate("open => open.matches('[popover]') || open.contains(document.activeElement)")
    assert opened.evaluate("open => open.scrollWidth <= open.clientWidth && open.getBoundingClientRect().right <= innerWidth")
    page.keyboard.press("Escape")
    expect(opened).to_have_count(0)
    expect(button).to_be_focused()


def _fail_the_stream(route: Route) -> None:
    if _is_stream(route):
        route.fulfill(status=500, json=FAULT)
    else:
        route.continue_()


def _is_stream(route: Route) -> bool:
    return "text/event-stream" in route.request.headers.get("accept", "")


def _fail(route: Route) -> None:
    """A fault in place of every answer but the one that says who is here."""
    if _is_stream(route):
        route.fulfill(status=500, json=FAULT)
        return
    answer = route.fetch()
    if SESSION in answer.text():
        route.fulfill(response=answer)
    else:
        route.fulfill(status=500, json=FAULT)


def _failures(page: Page) -> Locator:
    return page.locator("main .bad[role=alert], main [role=alert] .bad")


def _text(page: Page) -> list[str]:
    """What the page says below its head, which alone says whether it is live."""
    return page.locator("main .page > :not(.page-head)").all_inner_texts()


def _complaints(page: Page) -> list[str]:
    return _failures(page).all_inner_texts()


def _faults(page: Page) -> list[str]:
    """What axe finds on a phone, in light and in dark, and what runs out of the screen."""
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    axe.bring(page)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    found = axe.violations(page)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    return [*found, *axe.violations(page, axe.RULES_OF_COLOR), *axe.too_wide(page), *axe.sticking_out(page)]


def _fill(page: Page, form: Form) -> None:
    for name, value in form.filled:
        field = page.locator(f"[name={name}]")
        if field.evaluate("field => field.localName") == "select":
            field.select_option(value)
        else:
            field.fill(value)


def _top(found: Locator) -> float:
    top: float = found.evaluate("element => element.getBoundingClientRect().top")
    return top


def _bottom(found: Locator) -> float:
    bottom: float = found.evaluate("element => element.getBoundingClientRect().bottom")
    return bottom
