"""People who have nothing yet: a learner who has just come, and staff of a provider that has just been made."""

from playwright.sync_api import Browser

from tests.walk import mails, pages
from tests.walk.conftest import Demonstration
from tests.walk.pages import ADMINISTRATOR, NEW_STAFF, NEWCOMER, Visitors

LINK = "/accept-invitation"
MAKE = """mutation ($input: CreateOrganizationInput!) { createOrganization(input: $input) { organization { id } } }"""
INVITE = """mutation ($input: InviteUserInput!) { inviteUser(input: $input) { errors { message } } }"""
ACCEPT = """mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { errors { message } } }"""


def arrive(visitors: Visitors, browser: Browser, demonstration: Demonstration) -> None:
    """Both are invited by the administrator, and accept."""
    provider = {"code": "newly-made", "name": "Newly Made Academy", "kind": "PROVIDER"}
    made = visitors.asked(ADMINISTRATOR, MAKE, input=provider)["createOrganization"]["organization"]["id"]
    for role, invitation in (
        (NEWCOMER, {"email": "noor@clinic.example", "role": "LEARNER"}),
        (NEW_STAFF, {"email": "hala@newly.example", "role": "STAFF", "organizationId": made}),
    ):
        visitors.asked(ADMINISTRATOR, INVITE, input=invitation)
        context = browser.new_context(base_url=demonstration.url, viewport={"width": 1440, "height": 900})
        person = {
            "token": mails.path_mailed_to(demonstration, invitation["email"], LINK).removeprefix(f"{LINK}#token="),
            "password": "a heron over the mangroves",
            "givenName": "Noor",
            "familyName": "Al Suwaidi",
            "timeZone": "Asia/Dubai",
        }
        accepted = pages.ask(context.request, demonstration, ACCEPT, input=person)["acceptInvitation"]
        assert accepted["errors"] == []
        visitors.adopt(role, context)
