"""One's own account over HTTP: numbers, licenses, addresses, sessions, password; and what others see of them."""

import re
from datetime import timedelta
from typing import Any

from backend.domain.actors import Role, Scope
from backend.domain.licenses import License
from backend.domain.profiles import BoardIdentifier, ProfileChange
from backend.models import tables
from backend.services import licenses, profiles
from tests import make_enrollments as earning
from tests import make_people as people
from tests.make_people import NOW, PASSWORD
from tests.resolvers.conftest import Browser, Clock, Open

ERRORS = "errors { code path parameters { name value } }"
PRIVATE = """
    npi birthday boardIdentifiers { board { code label } number } licenses { regulator { code label } number expiresOn }
    gaps { field blocks board { code } }
"""
OWN = f"{{ viewer {{ learner {{ id {PRIVATE} }} }} }}"
EMAILS = f"viewer {{ emails {{ address primary verifiedAt }} }} {ERRORS}"
SESSIONS = f"viewer {{ roles sessions {{ id device current }} }} {ERRORS}"
SIGN_IN = "mutation ($input: SignInInput!) { signIn(input: $input) { viewer { roles } } }"


def mutation(name: str, selection: str) -> str:
    return f"mutation ($input: {name[0].upper()}{name[1:]}Input!) {{ {name}(input: $input) {{ {selection} }} }}"


async def signed_in(browser: Open, email: str = "amal@example.org") -> Browser:
    page = browser()
    await page.ask(SIGN_IN, email=email, password=PASSWORD)
    return page


async def newest_code() -> str:
    mail = await tables.Mail.all().order_by("-created_at", "-id").first()
    assert mail is not None
    [code] = re.findall(r"\n\n(\d{6})\n\n", mail.body)
    return str(code)


def told(refused: dict[str, Any]) -> list[tuple[str, str]]:
    """Code and last name of the path of each refusal."""
    [answer] = refused.values()
    return [(error["code"], error["path"][-1]) for error in answer["errors"]]


async def test_a_profile_is_completed_and_its_gaps_close(browser: Open) -> None:
    person = await people.learner(email="amal@example.org")
    scene = await earning.scene(learner=person)
    await scene.do_all()
    await scene.claim()
    page = await signed_in(browser)
    before = (await page.ask(OWN))["viewer"]["learner"]
    assert [(gap["field"], gap["blocks"]) for gap in before["gaps"]] == [
        ("npi", "STATE_BOARD_REPORTING"),
        ("birthday", "STATE_BOARD_REPORTING"),
        ("licenses", "RENEWAL"),
    ]

    update = mutation("updateProfile", f"learner {{ {PRIVATE} }} {ERRORS}")
    numbers = [{"board": "ABIM", "number": "12345"}]
    await page.ask(update, npi="1234567893", birthday="03-09", boardIdentifiers=numbers)
    add = mutation("addLicense", f"learner {{ {PRIVATE} }} {ERRORS}")
    added = await page.ask(add, regulator="DHA", number="dha-p-1", expiresOn="2027-05-01")

    assert added["addLicense"] == {
        "learner": {
            "npi": "1234567893",
            "birthday": "03-09",
            "boardIdentifiers": [
                {"board": {"code": "ABIM", "label": "American Board of Internal Medicine"}, "number": "12345"}
            ],
            "licenses": [
                {
                    "regulator": {"code": "DHA", "label": "Dubai Health Authority (DHA)"},
                    "number": "DHA-P-1",
                    "expiresOn": "2027-05-01",
                }
            ],
            "gaps": [],
        },
        "errors": [],
    }


async def test_points_of_a_board_that_knows_no_number_are_a_gap(browser: Open) -> None:
    person = await people.learner(email="amal@example.org")
    scene = await earning.scene(earning.definition(designated=(earning.AMA, earning.MOC)), learner=person)
    await scene.do_all()
    await scene.claim()

    found = (await (await signed_in(browser)).ask(OWN))["viewer"]["learner"]["gaps"]

    assert found[:2] == [
        {"field": "boardIdentifiers", "blocks": "BOARD_REPORTING", "board": {"code": "ABIM"}},
        {"field": "birthday", "blocks": "BOARD_REPORTING", "board": None},
    ]


async def test_a_license_is_changed_and_removed_by_its_global_id(browser: Open) -> None:
    person = await people.learner(email="amal@example.org")
    key = str(await licenses.add(License(regulator="DHA", number="1"), by=person.actor, now=NOW))
    page = await signed_in(browser)
    shown = f"learner {{ licenses {{ id regulator {{ code }} number expiresOn }} }} {ERRORS}"

    changed = await page.ask(mutation("updateLicense", shown), licenseId=key, regulator="DOH", number="2")
    after = {"id": key, "regulator": {"code": "DOH"}, "number": "2", "expiresOn": None}
    assert changed["updateLicense"] == {"learner": {"licenses": [after]}, "errors": []}
    refused = await page.ask(mutation("updateLicense", shown), licenseId=key, regulator="GMC", number="")
    assert told(refused) == [("INVALID_INPUT", "regulator"), ("INVALID_INPUT", "number")]
    node = f'{{ node(id: "{key}") {{ __typename ... on License {{ number }} }} }}'
    assert await page.ask(node) == {"node": {"__typename": "License", "number": "2"}}
    removed = await page.ask(mutation("removeLicense", shown), licenseId=key)
    assert removed["removeLicense"] == {"learner": {"licenses": []}, "errors": []}
    assert await page.ask(node) == {"node": None}


async def test_what_is_private_in_a_profile_is_shown_to_its_owner_and_administrators_alone(browser: Open) -> None:
    scene = await earning.scene()
    person = scene.learner
    numbers = (BoardIdentifier("ABIM", "12345"),)
    await profiles.update(ProfileChange(npi="1234567893", birthday="03-09", board_identifiers=numbers), by=person.actor)
    await licenses.add(License(regulator="DHA", number="1"), by=person.actor, now=NOW)
    provider = (await tables.Organization.get(code="creek")).id
    await people.learner(email="staff@example.org", roles=[Role.STAFF], organization_id=provider)
    await people.administrator(email="administrator@example.org")
    key = await people.key(provider, Scope.WRITE_PROGRESS)
    query = f'{{ node(id: "{person.id}") {{ ... on Learner {{ printedName {PRIVATE} }} }} }}'
    nothing: dict[str, Any] = {"npi": None, "birthday": None, "boardIdentifiers": [], "licenses": [], "gaps": []}

    staff = await (await signed_in(browser, "staff@example.org")).ask(query)
    system = await browser().ask(query, headers={"Authorization": f"Bearer {key.secret}"})
    administrator = await (await signed_in(browser, "administrator@example.org")).ask(query)

    assert staff == system == {"node": {"printedName": "Amal Haddad", **nothing}}
    assert administrator["node"]["npi"] == "1234567893"
    assert len(administrator["node"]["licenses"]) == 1


async def test_the_data_of_whoever_asks_are_collected_by_a_job_of_theirs(browser: Open) -> None:
    person = await people.learner(email="amal@example.org")
    await people.learner(email="zahra@example.org")
    page = await signed_in(browser)

    asked = await page.ask(f"mutation {{ exportMyData {{ job {{ id kind status downloadUrl }} {ERRORS} }} }}")

    [job] = await tables.Job.all()
    assert job.requested_by_id == person.id
    shown = {"id": str(job.id), "kind": "EXPORT_MY_DATA", "status": "QUEUED", "downloadUrl": None}
    assert asked == {"exportMyData": {"job": shown, "errors": []}}
    other = await signed_in(browser, "zahra@example.org")
    assert await other.ask(f'{{ node(id: "{job.id}") {{ id }} }}') == {"node": None}


async def test_unprintable_characters_are_told_while_one_writes(browser: Open) -> None:
    await people.learner(email="amal@example.org")
    page = await signed_in(browser)

    assert await page.ask('{ unprintableCharacters(text: "Dr. 李 Na 李娜") }') == {"unprintableCharacters": ["李", "娜"]}
    assert await page.ask('{ unprintableCharacters(text: "د. أمل حدّاد") }') == {"unprintableCharacters": []}
    long = f'{{ unprintableCharacters(text: "{"x" * 201}") }}'
    answered = (await page.client.post("/graphql", json={"query": long})).json()
    assert answered["errors"][0]["extensions"]["code"] == "INVALID_INPUT"


async def test_an_address_is_added_proven_made_primary_and_the_old_one_removed(browser: Open, clock: Clock) -> None:
    await people.learner(email="amal@example.org")
    page = await signed_in(browser)
    clinic = {"address": "amal@clinic.example", "primary": False, "verifiedAt": None}
    old = {"address": "amal@example.org", "primary": True, "verifiedAt": "2026-03-09T08:30:00Z"}

    added = await page.ask(mutation("addEmail", EMAILS), email="Amal@clinic.example")
    assert added["addEmail"] == {"viewer": {"emails": [old, clinic]}, "errors": []}
    wrong = await page.ask(mutation("verifyEmail", EMAILS), email="amal@clinic.example", code="12345")
    assert told(wrong) == [("CODE_EXPIRED", "code")]
    code = await newest_code()
    clock.time += timedelta(minutes=1)
    await page.ask(mutation("verifyEmail", EMAILS), email="amal@clinic.example", code=code)
    refused = await page.ask(mutation("removeEmail", EMAILS), email="amal@example.org")
    assert told(refused) == [("CONFLICT", "email")]
    await page.ask(mutation("makePrimaryEmail", EMAILS), email="amal@clinic.example")
    removed = await page.ask(mutation("removeEmail", EMAILS), email="amal@example.org")

    assert removed["removeEmail"]["viewer"]["emails"] == [clinic | {"primary": True, "verifiedAt": "2026-03-09T08:31:00Z"}]


async def test_the_password_is_changed_and_other_browsers_are_signed_out(browser: Open) -> None:
    await people.learner(email="amal@example.org")
    page, other = await signed_in(browser), await signed_in(browser)

    change = mutation("changePassword", f"done {ERRORS}")
    refused = await page.ask(change, currentPassword="not it", password="nine camels at noon")
    assert told(refused) == [("INVALID_INPUT", "currentPassword")]
    assert (await other.ask("{ viewer { roles } }"))["viewer"]["roles"] == ["LEARNER"]
    changed = await page.ask(change, currentPassword=PASSWORD, password="nine camels at noon")

    assert changed["changePassword"] == {"done": True, "errors": []}
    assert (await page.ask("{ viewer { sessions { current } } }"))["viewer"]["sessions"] == [{"current": True}]
    assert (await other.ask("{ viewer { roles } }"))["viewer"]["roles"] == []


async def test_one_session_others_or_all_are_ended(browser: Open, clock: Clock) -> None:
    await people.learner(email="amal@example.org")
    pages = []
    for _ in range(4):
        clock.time += timedelta(seconds=1)
        pages.append(await signed_in(browser))
    page, *others = pages
    end = mutation("endSessions", SESSIONS)
    listed = (await page.ask("{ viewer { sessions { id current } } }"))["viewer"]["sessions"]
    assert [session["current"] for session in listed] == [False, False, False, True]

    one = await page.ask(end, sessionId=listed[0]["id"])
    assert len(one["endSessions"]["viewer"]["sessions"]) == 3
    assert page.set_cookies == {}
    both = await page.ask(end, sessionId=listed[1]["id"], others=True)
    assert told(both) == [("INVALID_INPUT", "others")]
    rest = await page.ask(end, others=True)
    assert [session["current"] for session in rest["endSessions"]["viewer"]["sessions"]] == [True]
    assert [(await other.ask("{ viewer { roles } }"))["viewer"]["roles"] for other in others] == [[], [], []]

    everywhere = await page.ask(end, others=False)
    assert everywhere["endSessions"] == {"viewer": {"roles": [], "sessions": []}, "errors": []}
    assert {name: morsel["max-age"] for name, morsel in page.set_cookies.items()} == {"session": "0", "hint": "0"}
    assert (await page.ask("{ viewer { roles } }"))["viewer"]["roles"] == []


async def test_ending_ones_own_session_by_its_id_signs_out(browser: Open) -> None:
    await people.learner(email="amal@example.org")
    page = await signed_in(browser)
    [own] = (await page.ask("{ viewer { sessions { id } } }"))["viewer"]["sessions"]

    ended = await page.ask(mutation("endSessions", SESSIONS), sessionId=own["id"])

    assert ended["endSessions"]["viewer"]["sessions"] == []
    assert page.set_cookies["session"]["max-age"] == "0"


async def test_somebody_elses_session_does_not_exist(browser: Open) -> None:
    await people.learner(email="amal@example.org")
    other = await people.session(await people.learner())
    page = await signed_in(browser)
    body = {"query": mutation("endSessions", SESSIONS), "variables": {"input": {"sessionId": str(other.actor.session_id)}}}

    answered = (await page.client.post("/graphql", json=body)).json()

    assert [error["extensions"]["code"] for error in answered["errors"]] == ["NOT_FOUND"]
    assert (await tables.Session.get(id=other.actor.session_id)).ended_at is None
