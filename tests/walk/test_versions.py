"""A page that is older than the server: it is loaded anew where nothing is lost by it, and says so where something might be."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.walk import learner

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(120)]

NEWER = "A newer version of this page is here."


def _forget(page: Page, *names: str) -> None:
    """From now on the server no longer knows these documents."""

    def answer(route: Route) -> None:
        asked = str((route.request.post_data_json or {}).get("documentId", ""))
        if asked.partition(".")[0] in names:
            error = {"message": "No document.", "extensions": {"code": "PERSISTED_DOCUMENT_NOT_FOUND"}}
            route.fulfill(status=404, json={"errors": [error]})
        else:
            route.continue_()

    page.route("**/graphql", answer)


def test_a_page_that_cannot_ask_is_loaded_anew_once_and_then_says_so(new_page: Callable[..., Page]) -> None:
    page = new_page()
    learner.sign_in(page)
    expect(page.locator("main .live")).to_be_visible()
    loads: list[str] = []
    page.on("request", lambda request: loads.append(request.url) if request.is_navigation_request() else None)
    _forget(page, "Catalogue")

    with page.expect_event("domcontentloaded"):
        page.get_by_role("link", name="Catalogue").first.click()

    # The page that was left said so too, for the moment until it was gone.
    expect(page.get_by_role("main")).to_contain_text("This page is of an earlier version. Load it anew.", timeout=20_000)
    assert [address.rpartition("/")[2] for address in loads] == ["catalogue"]

    page.unroute("**/graphql")
    page.get_by_role("button", name="Load it now").click()
    expect(page.get_by_role("heading", name=learner.activity(learner.SEPSIS)["title"])).to_be_visible()


def test_what_is_being_written_is_never_taken_away(new_page: Callable[..., Page]) -> None:
    page = new_page()
    learner.sign_in(page)
    page.goto("/profile")
    name = page.get_by_label("Name", exact=False).first
    expect(name).to_be_visible()
    loaded = page.evaluate("performance.timeOrigin")
    _forget(page, "SaveProfile", "Profile")

    name.fill("Aisha Newname")
    page.get_by_role("button", name="Save").first.click()

    expect(page.get_by_text(NEWER)).to_be_visible()
    expect(name).to_have_value("Aisha Newname")
    assert page.evaluate("performance.timeOrigin") == loaded
