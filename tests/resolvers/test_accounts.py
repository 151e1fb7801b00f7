"""Registering, signing in and out over HTTP: what goes out, what comes back, which cookies are set."""

import re
from datetime import timedelta
from typing import Any

import pytest

from backend.domain.actors import Role, Scope
from backend.domain.organizations import OrganizationKind
from backend.models import tables
from tests import make_people as people
from tests.make_people import PASSWORD
from tests.resolvers.conftest import Clock, Open

VIEWER = """
    roles scopes
    learner { name givenName familyName printedName profession specialty { code label } timeZone language }
    organizations { name kind } emails { address verifiedAt primary } sessions { startedAt lastSeenAt device current }
"""
ERRORS = "errors { code message path parameters { name value } retryAfterSeconds }"
ASK_VIEWER = f"query {{ viewer {{ {VIEWER} }} }}"
REGISTER = f"mutation ($input: RegisterInput!) {{ register(input: $input) {{ viewer {{ {VIEWER} }} codeSentTo {ERRORS} }} }}"
SIGN_IN = f"mutation ($input: SignInInput!) {{ signIn(input: $input) {{ viewer {{ {VIEWER} }} codeSentTo {ERRORS} }} }}"
SIGN_OUT = f"mutation {{ signOut {{ done {ERRORS} }} }}"
REQUEST_RESET = f"mutation ($input: RequestPasswordResetInput!) {{ requestPasswordReset(input: $input) {{ done {ERRORS} }} }}"
RESET = f"mutation ($input: ResetPasswordInput!) {{ resetPassword(input: $input) {{ viewer {{ roles }} {ERRORS} }} }}"
UPDATE = (
    "mutation ($input: UpdateProfileInput!) { updateProfile(input: $input)"
    f" {{ learner {{ name printedName specialty {{ code }} language }} {ERRORS} }} }}"
)

STRANGER: dict[str, Any] = {"roles": [], "scopes": [], "learner": None, "organizations": [], "emails": [], "sessions": []}
REGISTRATION: dict[str, Any] = {
    "email": "Amal@Example.org",
    "password": PASSWORD,
    "givenName": "Amal",
    "familyName": "Haddad",
    "profession": "PHYSICIAN",
    "specialty": "cardiology",
    "timeZone": "Asia/Dubai",
    "language": "en",
}
AMAL: dict[str, Any] = {
    "roles": ["LEARNER"],
    "scopes": [],
    "learner": {
        "name": "Amal Haddad",
        "givenName": "Amal",
        "familyName": "Haddad",
        "printedName": "Amal Haddad",
        "profession": "PHYSICIAN",
        "specialty": {"code": "cardiology", "label": "Cardiology"},
        "timeZone": "Asia/Dubai",
        "language": "en",
    },
    "organizations": [],
    "emails": [{"address": "amal@example.org", "verifiedAt": "2026-03-09T08:30:00Z", "primary": True}],
    "sessions": [
        {
            "startedAt": "2026-03-09T08:30:00Z",
            "lastSeenAt": "2026-03-09T08:30:00Z",
            "device": "Firefox on Linux",
            "current": True,
        }
    ],
}


async def newest_mail() -> str:
    mail = await tables.Mail.all().order_by("-created_at", "-id").first()
    assert mail is not None
    return mail.body


async def test_a_clinician_registers_signs_out_and_in_again(browser: Open, clock: Clock) -> None:
    page = browser()
    assert await page.ask(ASK_VIEWER) == {"viewer": STRANGER}

    waiting = await page.ask(REGISTER, **REGISTRATION)
    assert waiting == {"register": {"viewer": None, "codeSentTo": "amal@example.org", "errors": []}}
    assert page.set_cookies == {}
    [code] = re.findall(r"\n\n(\d{6})\n\n", await newest_mail())

    registered = await page.ask(REGISTER, **REGISTRATION, code=code)
    assert registered == {"register": {"viewer": AMAL, "codeSentTo": None, "errors": []}}
    assert await page.ask(ASK_VIEWER) == {"viewer": AMAL}

    assert await page.ask(SIGN_OUT) == {"signOut": {"done": True, "errors": []}}
    assert {name: morsel["max-age"] for name, morsel in page.set_cookies.items()} == {"session": "0", "hint": "0"}
    assert await page.ask(ASK_VIEWER) == {"viewer": STRANGER}

    clock.time += timedelta(minutes=1)
    signed_in = await page.ask(SIGN_IN, email="amal@example.org", password=PASSWORD)
    [session] = signed_in["signIn"]["viewer"]["sessions"]
    assert session == AMAL["sessions"][0] | {"startedAt": "2026-03-09T08:31:00Z", "lastSeenAt": "2026-03-09T08:31:00Z"}


@pytest.mark.parametrize(("public_url", "secure"), [("http://127.0.0.1:8000", ""), ("https://credits.example", True)])
async def test_scripts_can_read_the_hint_and_not_the_session(browser: Open, public_url: str, secure: object) -> None:
    await people.learner(email="amal@example.org")
    page = browser(public_url=public_url)

    await page.ask(SIGN_IN, email="amal@example.org", password=PASSWORD)

    session, hint = page.set_cookies["session"], page.set_cookies["hint"]
    assert len(session.value) == 43
    assert hint.value == "1"
    for cookie in (session, hint):
        assert (cookie["path"], cookie["samesite"], cookie["max-age"]) == ("/", "lax", str(90 * 24 * 3600))
        assert cookie["secure"] == secure
    assert (session["httponly"], hint["httponly"]) == (True, "")


async def test_a_wrong_password_and_an_unknown_address_are_answered_alike(browser: Open) -> None:
    await people.learner(email="amal@example.org")
    page = browser()
    before = await people.as_they_stand()

    wrong = await page.ask(SIGN_IN, email="amal@example.org", password="not the password")
    assert page.set_cookies == {}
    unknown = await page.ask(SIGN_IN, email="nobody@example.org", password=PASSWORD)

    assert wrong == unknown
    assert wrong["signIn"] == {
        "viewer": None,
        "codeSentTo": None,
        "errors": [
            {
                "code": "INVALID_INPUT",
                "message": "The e-mail address or the password is wrong.",
                "path": ["input"],
                "parameters": [{"name": "rule", "value": "credentials"}],
                "retryAfterSeconds": None,
            }
        ],
    }
    assert await people.as_they_stand() == before


async def test_too_many_tries_are_told_when_to_come_back(browser: Open) -> None:
    await people.learner(email="amal@example.org")
    page = browser()
    for _ in range(5):
        await page.ask(SIGN_IN, email="amal@example.org", password="not the password")

    refused = await page.ask(SIGN_IN, email="amal@example.org", password=PASSWORD)

    [error] = refused["signIn"]["errors"]
    assert (error["code"], error["retryAfterSeconds"]) == ("THROTTLED", 900)
    assert page.set_cookies == {}
    assert await tables.Session.all().count() == 0


async def test_every_fault_of_a_registration_names_its_field(browser: Open) -> None:
    before = await people.as_they_stand()

    refused = await browser().ask(REGISTER, **REGISTRATION | {"email": "amal", "givenName": "\u202e", "timeZone": "Dubai"})

    assert [(error["code"], error["path"]) for error in refused["register"]["errors"]] == [
        ("INVALID_INPUT", ["input", "email"]),
        ("INVALID_INPUT", ["input", "givenName"]),
        ("INVALID_INPUT", ["input", "givenName"]),
        ("INVALID_INPUT", ["input", "timeZone"]),
    ]
    assert await people.as_they_stand() == before


async def test_a_forgotten_password_is_replaced_by_the_mailed_link(browser: Open) -> None:
    await people.learner(email="amal@example.org")
    page, other = browser(), browser()
    await other.ask(SIGN_IN, email="amal@example.org", password=PASSWORD)

    asked = await page.ask(REQUEST_RESET, email="amal@example.org")
    assert asked == await page.ask(REQUEST_RESET, email="nobody@example.org")
    assert asked == {"requestPasswordReset": {"done": True, "errors": []}}
    [token] = re.findall(r"#token=([\w-]{43})\n", await newest_mail())
    done = await page.ask(RESET, token=token, password="nine camels in the shade")

    assert done == {"resetPassword": {"viewer": {"roles": ["LEARNER"]}, "errors": []}}
    assert (await page.ask(ASK_VIEWER))["viewer"]["roles"] == ["LEARNER"]
    assert await other.ask(ASK_VIEWER) == {"viewer": STRANGER}
    again = await page.ask(RESET, token=token, password="ten camels in the shade")
    assert [(error["code"], error["path"]) for error in again["resetPassword"]["errors"]] == [
        ("CODE_EXPIRED", ["input", "token"])
    ]


async def test_a_profile_is_changed_by_its_owner(browser: Open) -> None:
    await people.learner(email="amal@example.org")
    page = browser()
    await page.ask(SIGN_IN, email="amal@example.org", password=PASSWORD)

    changed = await page.ask(UPDATE, familyName="Nasser", specialty="", language="ar")
    refused = await page.ask(UPDATE, printedName="李娜")

    after = {"name": "Amal Nasser", "printedName": "Amal Nasser", "specialty": None, "language": "ar"}
    assert changed == {"updateProfile": {"learner": after, "errors": []}}
    [error] = refused["updateProfile"]["errors"]
    assert (error["code"], error["path"]) == ("GLYPH_MISSING", ["input", "printedName"])
    assert error["parameters"] == [{"name": "characters", "value": "李娜"}]


async def test_a_stranger_changes_no_profile(browser: Open) -> None:
    page = browser()
    body = {"query": UPDATE, "variables": {"input": {"givenName": "Noor"}}}

    answered = (await page.client.post("/graphql", json=body)).json()

    assert answered["data"] == {"updateProfile": None}
    assert [error["extensions"]["code"] for error in answered["errors"]] == ["UNAUTHENTICATED"]


async def test_registration_by_invitation_is_told_and_kept(browser: Open) -> None:
    page = browser(registration="invitation")

    assert await page.ask("{ service { registration } }") == {"service": {"registration": "INVITATION"}}
    answered = (await page.client.post("/graphql", json={"query": REGISTER, "variables": {"input": REGISTRATION}})).json()

    assert answered["data"] == {"register": None}
    assert [error["extensions"]["code"] for error in answered["errors"]] == ["FORBIDDEN"]
    assert await tables.Mail.all().count() == 0


async def test_a_key_is_the_organization_that_it_belongs_to(browser: Open) -> None:
    key = await people.key(await people.organization(name="Creek LMS"), Scope.WRITE_PROGRESS, Scope.IMPORT)

    answered = await browser().ask(ASK_VIEWER, headers={"Authorization": f"Bearer {key.secret}"})

    assert answered["viewer"] == STRANGER | {
        "scopes": ["IMPORT", "WRITE_PROGRESS"],
        "organizations": [{"name": "Creek LMS", "kind": "PROVIDER"}],
    }


@pytest.mark.parametrize("header", ["Bearer mmx_live_wrong", "Bearer", "Basic YTpi", ""])
async def test_a_key_that_is_not_ours_is_refused_whole_whatever_cookie_stands_beside_it(browser: Open, header: str) -> None:
    await people.learner(email="amal@example.org")
    page = browser()
    await page.ask(SIGN_IN, email="amal@example.org", password=PASSWORD)

    answer = await page.client.post("/graphql", json={"query": ASK_VIEWER}, headers={"Authorization": header})

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.json() == {"errors": [{"message": "This is not a valid API key.", "extensions": {"code": "UNAUTHENTICATED"}}]}


async def test_a_cookie_whose_session_is_over_makes_a_stranger(browser: Open, clock: Clock) -> None:
    await people.learner(email="amal@example.org")
    page = browser()
    await page.ask(SIGN_IN, email="amal@example.org", password=PASSWORD)

    clock.time += timedelta(days=30)

    assert await page.ask(ASK_VIEWER) == {"viewer": STRANGER}


async def test_staff_see_whose_staff_they_are(browser: Open) -> None:
    provider = await people.organization(name="Creek Heart Institute")
    await people.learner(email="sami@example.org", roles=[Role.STAFF], organization_id=provider)

    signed_in = await browser().ask(SIGN_IN, email="sami@example.org", password=PASSWORD)

    viewer = signed_in["signIn"]["viewer"]
    assert viewer["roles"] == ["LEARNER", "STAFF"]
    assert viewer["organizations"] == [{"name": "Creek Heart Institute", "kind": "PROVIDER"}]


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
async def test_auditors_and_administrators_look_after_every_provider(browser: Open, role: Role) -> None:
    for name in ("Sand Clinic", "Creek Heart Institute"):
        await people.organization(name=name)
    await people.organization(name="Ministry", kind=OrganizationKind.BOARD)
    await people.learner(email="lina@example.org", roles=[role])

    signed_in = await browser().ask(SIGN_IN, email="lina@example.org", password=PASSWORD)

    viewer = signed_in["signIn"]["viewer"]
    assert [organization["name"] for organization in viewer["organizations"]] == ["Creek Heart Institute", "Sand Clinic"]


@pytest.mark.parametrize("operation", ["specialties", "boards"])
async def test_a_stranger_is_shown_no_lists_of_codes(browser: Open, operation: str) -> None:
    answered = (await browser().client.post("/graphql", json={"query": f"{{ {operation} {{ code }} }}"})).json()

    assert answered["data"] is None
    assert [error["extensions"]["code"] for error in answered["errors"]] == ["UNAUTHENTICATED"]


async def test_the_installation_says_what_it_is_in_the_readers_language(browser: Open) -> None:
    person = await people.learner(email="amal@example.org")
    page = browser(service_name="Creek Credits", support_address="help@creek.example", catalogue="members")
    service = "service { name version supportAddress languages registration cataloguePublic demonstration }"

    assert await page.ask(f"{{ {service} }}") == {
        "service": {
            "name": "Creek Credits",
            "version": "0.1.0",
            "supportAddress": "help@creek.example",
            "languages": ["en", "ar"],
            "registration": "OPEN",
            "cataloguePublic": False,
            "demonstration": False,
        }
    }
    await page.ask(SIGN_IN, email=person.email, password=PASSWORD)
    arabic = await page.ask(
        "{ specialties { code label } boards { code label } }", headers={"Accept-Language": "ar-AE, en;q=0.8"}
    )
    assert len(arabic["specialties"]) == 49
    assert {"code": "cardiology", "label": "أمراض القلب"} in arabic["specialties"]
    assert len(arabic["boards"]) == 24
    assert {"code": "ABIM", "label": "البورد الأمريكي للطب الباطني"} in arabic["boards"]


async def test_the_sign_in_page_learns_of_the_identity_provider(browser: Open) -> None:
    asked = "{ service { waysToSignIn { name url } } }"

    assert await browser().ask(asked) == {"service": {"waysToSignIn": []}}
    known = await browser(oidc_issuer="https://id.example.org", oidc_name="Clinic ID").ask(asked)

    assert known == {"service": {"waysToSignIn": [{"name": "Clinic ID", "url": "/sign-in/oidc"}]}}
