"""Signing in by a click through a real identity provider, where accounts are made by invitation only."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from backend.integrations.oidc import CALLBACK_PATH
from tests.oidc import provider
from tests.walk.conftest import free_port, serving

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.component, pytest.mark.timeout(180)]

AMAL = "amal@clinic.example"
PASSWORD = "a curlew on the sandbank"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An installation with one account and an identity provider beside it."""
    place, port, issuer = tmp_path_factory.mktemp("installation"), free_port(), free_port()
    url = f"http://127.0.0.1:{port}"
    settings = {
        "DATABASE_URL": f"sqlite:///{place / 'medmatrix.db'}",
        "DATA_FOLDER": str(place),
        "PORT": str(port),
        "PUBLIC_URL": url,
        "DEMONSTRATION": "true",
        "REGISTRATION": "invitation",
        "OIDC_ISSUER": f"http://127.0.0.1:{issuer}",
        "OIDC_NAME": "Clinic account",
        **provider.SETTINGS,
    }
    operate("migrate", settings=settings)
    operate("create", "person", AMAL, "Amal", "Nasser", settings=settings, typed=f"{PASSWORD}\n{PASSWORD}\n")
    with provider.providing(issuer, callback=url + CALLBACK_PATH), serving(port, place / "log", "serve", settings=settings):
        yield url


@pytest.fixture
def new_page(chromium: Browser, address: str) -> Iterator[Callable[[], Page]]:
    """Makes pages in browsers of their own."""
    contexts = []

    def make() -> Page:
        contexts.append(chromium.new_context(base_url=address))
        return contexts[-1].new_page()

    yield make
    for context in contexts:
        context.close()


def operate(*arguments: str, settings: dict[str, str], typed: str = "") -> None:
    """Run a command of an operator."""
    command, environ = [sys.executable, "-m", "backend.cli", *arguments], {**os.environ, **settings}
    done = subprocess.run(command, env=environ, input=typed, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def sign_in_there(page: Page, login: str) -> None:
    """Leave by the button, sign in at the provider and consent to what it tells."""
    page.goto("/")
    page.get_by_role("link", name="Clinic account").click()
    page.get_by_placeholder("Enter any login").fill(login)
    page.get_by_placeholder("and password").fill("any")
    page.get_by_role("button", name="Sign-in").click()
    page.get_by_role("button", name="Continue").click()


def test_whoever_has_a_proven_address_comes_back_signed_in(address: str, new_page: Callable[[], Page]) -> None:
    page = new_page()

    sign_in_there(page, AMAL)

    expect(page).to_have_url(f"{address}/")
    expect(page.get_by_role("heading", name="Your credit")).to_be_visible()
    expect(page.locator("header .person")).to_contain_text("Amal Nasser")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Clinic account")).to_be_visible()


@pytest.mark.parametrize(
    ("login", "why"),
    [
        ("stranger@elsewhere.example", "There is no account for you yet"),
        (f"unverified-{AMAL}", "Your address is not confirmed"),
    ],
)
def test_anybody_else_is_refused_on_a_page_that_says_why_and_leads_back(
    new_page: Callable[[], Page], login: str, why: str
) -> None:
    page = new_page()

    sign_in_there(page, login)

    expect(page.get_by_role("heading", level=1)).to_have_text(why)
    assert "session" not in {cookie["name"] for cookie in page.context.cookies()}
    page.get_by_role("link", name="Open the dashboard").click()
    expect(page.get_by_role("link", name="Clinic account")).to_be_visible()
