"""A newcomer opens an account: the page, the mailed code, and the dashboard of nothing yet."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.walk.conftest import Demonstration

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(180)]

EMAIL = "noor@clinic.example"


def mailed_code(demonstration: Demonstration) -> str:
    """The code, as an operator without a mail server reads it."""
    command = [str(Path(sys.executable).with_name("medmatrix")), "mail", "--recipient", EMAIL, "--count", "1"]
    environ = {**os.environ, "DATABASE_URL": f"sqlite:///{demonstration.folder / 'medmatrix.db'}"}
    shown = subprocess.run(command, env=environ, capture_output=True, text=True, check=True).stdout
    found = re.search(r"\b\d{6}\b", shown)
    assert found, shown
    return found[0]


def test_a_newcomer_registers_with_a_mailed_code(demonstration: Demonstration, new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto("/register")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password", exact=True).fill("a heron over the mangroves")
    page.get_by_label("Given name").fill("Noor")
    page.get_by_label("Family name").fill("Al Suwaidi")
    page.get_by_label("Profession").select_option(label="Nurse")
    page.get_by_role("button", name="Continue").click()

    page.get_by_label("Code from the e-mail").fill(mailed_code(demonstration))
    page.get_by_role("button", name="Create the account").click()

    expect(page.get_by_role("heading", name="Your credit")).to_be_visible()
    expect(page.get_by_test_id("total")).to_have_text(re.compile(r"^0\.00"))
    expect(page.get_by_role("alert")).to_have_text("")
