"""An administrator invites a colleague, who opens an account with the mailed link; then changes the colleague's roles."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from backend import demo
from tests.walk.conftest import Demonstration, demonstrating
from tests.walk.mails import path_mailed_to

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(180)]

EMAIL = "hala@clinic.example"
STATEMENT = "Accredited by the Board of the Gulf."


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """One for all: one test has to do with people, the other with providers."""
    with demonstrating(tmp_path_factory.mktemp("people")) as running:
        yield running


def sign_in(page: Page, path: str) -> None:
    page.goto(path)
    page.get_by_label("E-mail").fill("admin@demo.example")
    page.get_by_label("Password", exact=True).fill(demo.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("navigation", name="Staff").wait_for()


@pytest.mark.page("/staff/people", "/accept-invitation")
def test_an_invited_colleague_joins_and_is_made_an_auditor(demonstration: Demonstration, new_page: Callable[..., Page]) -> None:
    administrator, colleague = new_page(), new_page()
    sign_in(administrator, "/staff/people")
    administrator.get_by_label("E-mail", exact=True).fill(EMAIL)
    administrator.get_by_role("button", name="Send the invitation").click()
    expect(administrator.get_by_text(f"An invitation is on its way to {EMAIL}.")).to_be_visible()

    colleague.goto(path_mailed_to(demonstration, EMAIL, "/accept-invitation"))
    expect(colleague.get_by_text("Lina Farouk invites you")).to_be_visible()
    colleague.get_by_label("Given name").fill("Hala")
    colleague.get_by_label("Family name").fill("Nasser")
    colleague.get_by_label("Password", exact=True).fill("a heron over the mangroves")
    colleague.get_by_label("Profession").select_option(label="Nurse")
    colleague.get_by_role("button", name="Open the account").click()
    expect(colleague.get_by_role("heading", name="Staff", exact=True)).to_be_visible()

    administrator.get_by_label("Name or e-mail").fill("hala")
    administrator.get_by_role("button", name="Search").click()
    expect(administrator.get_by_text("1 person")).to_be_visible()
    administrator.get_by_role("button", name="Change roles of Hala Nasser").click()
    administrator.get_by_label("Auditor").check()
    administrator.get_by_role("button", name="Save the roles").click()

    row = administrator.get_by_role("listitem").filter(has_text="Hala Nasser")
    expect(row.locator(".badge").filter(has_text="Auditor")).to_be_visible()


@pytest.mark.page("/staff/organizations")
def test_an_administrator_changes_what_certificates_print_of_a_provider(new_page: Callable[..., Page]) -> None:
    page = new_page()
    sign_in(page, "/staff/organizations")

    page.get_by_role("button", name=re.compile("Change Gulf Academy")).click()
    page.get_by_label("Accreditation statement").fill(STATEMENT)
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("listitem").filter(has_text="Gulf Academy").get_by_text(STATEMENT)).to_be_visible()
