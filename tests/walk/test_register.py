"""A newcomer opens an account: the page, the mailed code, and the dashboard of nothing yet."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.walk.conftest import Demonstration
from tests.walk.mails import code_mailed_to

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(180)]

EMAIL = "noor@clinic.example"


@pytest.mark.page("/register")
def test_a_newcomer_registers_with_a_mailed_code(demonstration: Demonstration, new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto("/register")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password", exact=True).fill("a heron over the mangroves")
    page.get_by_label("Given name").fill("Noor")
    page.get_by_label("Family name").fill("Al Suwaidi")
    page.get_by_label("Profession").select_option(label="Nurse")
    page.get_by_role("button", name="Continue").click()

    page.get_by_label("Code from the e-mail").fill(code_mailed_to(demonstration, EMAIL))
    page.get_by_role("button", name="Create the account").click()

    expect(page.get_by_role("heading", name="Your credit")).to_be_visible()
    expect(page.get_by_test_id("total")).to_have_text(re.compile(r"^0\.00"))
    expect(page.get_by_role("alert").filter(has_text=re.compile(r"\S"))).to_have_count(0)
