"""An administrator reads what the installation still lacks, and tries the mail server."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from backend import demo

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(180)]


@pytest.mark.page("/setup")
def test_an_administrator_sees_what_is_lacking_and_that_no_mail_server_is_set(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto("/setup")
    page.get_by_label("E-mail").fill("admin@demo.example")
    page.get_by_label("Password", exact=True).fill(demo.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()

    expect(page.get_by_role("listitem").filter(has_text="Provider").filter(has_text="Open").first).to_be_visible()
    page.get_by_role("button", name="Send myself a test mail").click()

    expect(page.get_by_text("No mail server is set: SMTP_URL is empty.")).to_be_visible()
