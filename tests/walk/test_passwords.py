"""A forgotten password: the mailed link sets another one, once, and the old one opens nothing any more."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from backend import demo
from tests.walk.conftest import Demonstration
from tests.walk.mails import path_mailed_to

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(120)]

FORGETFUL = "admin@demo.example"
PASSWORD = "a falcon above the creek"


@pytest.fixture(scope="module")
def demonstration(shared_demonstration: Demonstration) -> Demonstration:
    return shared_demonstration


@pytest.mark.page("/sign-in", "/forgotten-password", "/reset-password")
def test_a_forgotten_password_is_replaced_by_a_mailed_link_that_works_once(
    demonstration: Demonstration, new_page: Callable[..., Page]
) -> None:
    page, elsewhere = new_page(), new_page()
    page.goto("/sign-in")
    page.get_by_role("link", name="Forgotten your password?").click()
    page.get_by_label("E-mail").fill(FORGETFUL)
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_text("If an account has this address, a link is on its way to it.")).to_be_visible()

    link = path_mailed_to(demonstration, FORGETFUL, "/reset-password")
    page.goto(link)
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_role("button", name="Set the password and sign in").click()
    expect(page.get_by_role("heading", name="Your credit")).to_be_visible()

    elsewhere.goto(link)
    elsewhere.get_by_label("New password").fill("another falcon above the creek")
    elsewhere.get_by_role("button", name="Set the password and sign in").click()
    expect(elsewhere.get_by_role("alert")).to_contain_text("link")
    sign_in(elsewhere, demo.PASSWORD)
    expect(elsewhere.get_by_role("alert")).to_contain_text("E-mail or password is not right.")
    expect(elsewhere.get_by_role("button", name="Sign in", exact=True)).to_be_focused()
    sign_in(elsewhere, PASSWORD)
    expect(elsewhere.get_by_role("heading", name="Your credit")).to_be_visible()


def sign_in(page: Page, password: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("E-mail").fill(FORGETFUL)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
