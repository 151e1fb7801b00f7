"""People, roles, invitations and organizations over HTTP: what each role is answered, and at what cost."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from backend.domain.actors import Role
from backend.live import Live
from backend.models import tables
from backend.schema import root
from backend.services import hashing
from backend.settings import Settings
from backend.web.background import Afterwards
from backend.web.contexts import context_builder
from backend.web.graphql import graphql_app
from tests import make_people as people
from tests.make_people import NOW, PASSWORD
from tests.schema.calling import call, operations

Ask = Callable[..., Awaitable[dict[str, Any]]]
NOTHING = str(UUID(int=0))

PEOPLE = """query ($filter: PersonFilter, $first: Int, $after: String) {
    people(filter: $filter, first: $first, after: $after) {
        edges { node { id name email grants { role organization { name } } lastSeenAt } }
        pageInfo { hasNextPage endCursor } totalCount } }"""
INVITATIONS = """query ($status: InvitationStatus) { invitations(status: $status) {
    edges { node { email role status invitedBy organization { name } } } totalCount } }"""
ORGANIZATIONS = "{ organizations { edges { node { name code kind accredited accreditationStatement } } totalCount } }"
OFFER = "query ($token: String!) { invitation(token: $token) { email role invitedBy accountExists organization { name } } }"
ERRORS = "errors { code path }"
INVITE = f"mutation ($input: InviteUserInput!) {{ inviteUser(input: $input) {{ invitation {{ id status }} {ERRORS} }} }}"
ACCEPT = f"""mutation ($input: AcceptInvitationInput!) {{ acceptInvitation(input: $input) {{
    viewer {{ roles organizations {{ name }} }} {ERRORS} }} }}"""

ONES_OWN = {
    *("issueCertificate", "packageCertificates", "setCertificateVisibility"),
    *("addEmail", "changePassword", "endSessions", "exportMyData", "makePrimaryEmail", "removeEmail", "signOut", "verifyEmail"),
    *("addLicense", "removeLicense", "updateLicense", "updateProfile", "setYearlyTarget"),
    *("archiveGoal", "celebrateGoal", "createGoal", "restoreGoal", "updateGoal"),
    *("checkIn", "claimCredit", "enroll", "recordProgress", "submitAssessment", "submitEvaluation", "withdraw"),
    *("askForHelp", "cancelJob", "closeHelp", "replyToHelp", "voteHelp"),
}
"""What everybody who is signed in may do for themselves."""
REPORTED = {"recordAttendance"}
"""What an LMS reports, too: a learner is answered as if the enrollment did not exist."""
MUTATIONS = dict(operations("mutation"))
WRITES = sorted(set(MUTATIONS) - root.PUBLIC - ONES_OWN - REPORTED)
"""What staff or administrators write: all the rest, so that a new mutation is among them until somebody decides otherwise."""


@pytest.fixture
async def ask(database: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Ask]:
    """The answer to an operation, asked by somebody who is signed in (None: a stranger)."""
    monkeypatch.setattr(hashing, "HASHER", people.QUICK_HASHER)
    settings = Settings(database_url=database)
    build = context_builder(settings, live=Live(), now=lambda: NOW, afterwards=Afterwards())
    transport = httpx.ASGITransport(graphql_app(root.build(), build_context=build))
    async with httpx.AsyncClient(transport=transport, base_url=settings.public_url) as client:

        async def asked(by: people.Made | None, query: str, **variables: Any) -> dict[str, Any]:
            cookies = {"session": (await people.session(by)).token} if by else {}
            headers = {"cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
            answer = await client.post("/graphql", json={"query": query, "variables": variables}, headers=headers)
            client.cookies.clear()
            body: dict[str, Any] = answer.json()
            return body

        yield asked


def read(statements: list[str]) -> int:
    """How many of the statements ask for rows; a session that begins is announced, on PostgreSQL by a SELECT of its own."""
    return len([text for text in statements if text.lstrip().startswith(("SELECT", "WITH")) and "pg_notify" not in text])


def codes(answer: dict[str, Any]) -> list[str]:
    return [error["extensions"]["code"] for error in answer.get("errors", [])]


async def token() -> str:
    mail = await tables.Mail.all().order_by("-created_at", "-id").first()
    assert mail is not None
    [found] = re.findall(r"#token=(\S+)", mail.body)
    assert isinstance(found, str)
    return found


# ------------------------------------------------------------------------------------------------------------ roles


@pytest.mark.parametrize("name", WRITES)
async def test_an_auditor_and_a_learner_are_forbidden_every_write_of_staff(ask: Ask, name: str) -> None:
    auditor, learner = await people.learner(roles=[Role.AUDITOR]), await people.learner()
    before = await people.as_they_stand()

    for person in (auditor, learner):
        answer = await ask(person, "mutation { " + call(name, MUTATIONS[name]) + " }")
        assert codes(answer) == ["FORBIDDEN"]

    after = await people.as_they_stand()
    assert after | {"session": []} == before | {"session": []}
    assert await tables.Invitation.all().count() + await tables.AuditEvent.all().count() == 0


@pytest.mark.parametrize("name", ["setRoles", "createOrganization", "updateOrganization", "changeSeal"])
async def test_staff_are_forbidden_what_administrators_do(ask: Ask, name: str) -> None:
    sami = await people.staff(await people.organization())

    answer = await ask(sami, "mutation { " + call(name, MUTATIONS[name]) + " }")

    assert codes(answer) == ["FORBIDDEN"]
    assert await tables.AuditEvent.all().count() == 0


@pytest.mark.parametrize(
    ("query", "allowed"),
    [
        ("{ people { totalCount } }", {"auditor", "administrator"}),
        ("{ invitations { totalCount } }", {"staff", "auditor", "administrator"}),
        ("{ organizations { totalCount } }", {"staff", "auditor", "administrator"}),
        ("{ providers { code label } }", {"staff", "auditor", "administrator"}),
    ],
)
async def test_an_auditor_reads_what_administrators_read(ask: Ask, query: str, allowed: set[str]) -> None:
    callers = {
        "learner": await people.learner(),
        "staff": await people.staff(await people.organization()),
        "auditor": await people.learner(roles=[Role.AUDITOR]),
        "administrator": await people.administrator(),
    }

    answers = {name: codes(await ask(caller, query)) for name, caller in callers.items()}

    assert answers == {name: [] if name in allowed else ["FORBIDDEN"] for name in callers}


# ------------------------------------------------------------------------------------------------------------ lists


async def test_people_are_listed_by_family_name_page_by_page_at_a_fixed_cost(ask: Ask, statements: list[str]) -> None:
    here = await people.organization(name="Creek Heart")
    noor = await people.administrator(email="noor@example.org")
    for number in range(5):
        await people.learner(family_name=f"Zayed {number}", email=f"z{number}@example.org")
    await people.staff(here, email="sami@example.org")

    def shown(answer: dict[str, Any]) -> list[str]:
        return [edge["node"]["email"] for edge in answer["data"]["people"]["edges"]]

    first = await ask(noor, PEOPLE, first=3)
    page_info = first["data"]["people"]["pageInfo"]
    rest = await ask(noor, PEOPLE, first=10, after=page_info["endCursor"])

    assert shown(first) == ["noor@example.org", "sami@example.org", "z0@example.org"]
    assert shown(rest) == [f"z{number}@example.org" for number in range(1, 5)]
    assert first["data"]["people"]["totalCount"] == 7
    assert first["data"]["people"]["edges"][1]["node"]["grants"] == [
        {"role": "LEARNER", "organization": None},
        {"role": "STAFF", "organization": {"name": "Creek Heart"}},
    ]
    costs = []
    for size in (2, 7):
        statements.clear()
        await ask(noor, PEOPLE, first=size)
        costs.append(read(statements))
    # Who asks (twice: beginning a session, and the request), how many, the page, their roles, the roles' providers.
    assert costs == [6, 6]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"search": "had"}, {"amal@example.org", "sami@example.org", "noor@example.org"}),
        ({"search": "AMAL@"}, {"amal@example.org"}),
        ({"search": "أمل"}, {"arabic@example.org"}),
        ({"search": "_mal"}, set()),
        ({"search": "%"}, set()),
        ({"roles": ["STAFF", "ADMINISTRATOR"]}, {"sami@example.org", "noor@example.org"}),
        ({"search": "sami", "roles": ["AUDITOR"]}, set()),
        ({"organizationId": NOTHING}, set()),
    ],
)
async def test_people_are_found_by_name_address_and_role(ask: Ask, wanted: dict[str, Any], found: set[str]) -> None:
    noor = await people.administrator(email="noor@example.org")
    await people.learner(email="amal@example.org")
    await people.learner(email="arabic@example.org", given_name="أمل", family_name="حدّاد")
    await people.staff(await people.organization(), email="sami@example.org")

    answer = await ask(noor, PEOPLE, filter=wanted)

    assert {edge["node"]["email"] for edge in answer["data"]["people"]["edges"]} == found
    assert answer["data"]["people"]["totalCount"] == len(found)


async def test_staff_see_their_own_provider_and_its_invitations_alone(ask: Ask) -> None:
    here, there = await people.organization("here", name="Here"), await people.organization("there", name="There")
    sami, other, noor = await people.staff(here), await people.staff(there), await people.administrator()
    auditor = await people.learner(roles=[Role.AUDITOR])
    for person, place, address in ((sami, here, "a@clinic.example"), (other, there, "b@clinic.example")):
        made = await ask(person, INVITE, input={"email": address, "role": "STAFF", "organizationId": str(place)})
        assert made["data"]["inviteUser"]["errors"] == []
    await ask(other, INVITE, input={"email": "c@clinic.example", "role": "LEARNER"})

    async def seen(person: people.Made) -> tuple[list[str], list[str]]:
        organizations = (await ask(person, ORGANIZATIONS))["data"]["organizations"]
        invitations = (await ask(person, INVITATIONS, status="OPEN"))["data"]["invitations"]
        assert organizations["totalCount"] == len(organizations["edges"])
        assert invitations["totalCount"] == len(invitations["edges"])
        return (
            [edge["node"]["name"] for edge in organizations["edges"]],
            sorted(edge["node"]["email"] for edge in invitations["edges"]),
        )

    assert await seen(sami) == (["Here"], ["a@clinic.example"])
    assert await seen(other) == (["There"], ["b@clinic.example", "c@clinic.example"])
    everything = (["Here", "There"], ["a@clinic.example", "b@clinic.example", "c@clinic.example"])
    assert await seen(noor) == everything
    assert await seen(auditor) == everything


async def test_a_list_of_invitations_costs_the_same_for_any_length(ask: Ask, statements: list[str]) -> None:
    here = await people.organization()
    noor = await people.administrator()
    costs = []
    for number in range(4):
        await tables.Invitation.create(
            address=f"{number}@clinic.example",
            role="STAFF",
            organization_id=here,
            secret_hash=str(number),
            invited_by_id=noor.id,
            created_at=NOW,
            expires_at=NOW + timedelta(days=number),
        )
        statements.clear()
        answer = await ask(noor, INVITATIONS)
        costs.append(read(statements))

    # Who asks (twice), how many, the page, its providers.
    assert costs == [5, 5, 5, 5]
    assert {edge["node"]["status"] for edge in answer["data"]["invitations"]["edges"]} == {"EXPIRED", "OPEN"}
    assert {edge["node"]["invitedBy"] for edge in answer["data"]["invitations"]["edges"]} == {"Noor Haddad"}


# ------------------------------------------------------------------------------------------------------------ accepting


async def test_a_newcomer_reads_the_offer_accepts_it_and_is_signed_in(ask: Ask) -> None:
    here = await people.organization(name="Creek Heart")
    sami = await people.staff(here)
    await ask(sami, INVITE, input={"email": "Hala@clinic.example", "role": "STAFF", "organizationId": str(here)})
    link = await token()

    offer = await ask(None, OFFER, token=link)
    given = {"token": link, "givenName": "Hala", "familyName": "Nasser", "password": PASSWORD}
    accepted = await ask(None, ACCEPT, input=given)

    assert offer["data"]["invitation"] == {
        "email": "hala@clinic.example",
        "role": "STAFF",
        "invitedBy": "Sami Haddad",
        "accountExists": False,
        "organization": {"name": "Creek Heart"},
    }
    assert accepted["data"]["acceptInvitation"] == {
        "viewer": {"roles": ["LEARNER", "STAFF"], "organizations": [{"name": "Creek Heart"}]},
        "errors": [],
    }
    assert await ask(None, OFFER, token=link) == {"data": {"invitation": None}}


async def test_whoever_is_signed_in_has_the_new_role_in_the_same_answer(ask: Ask) -> None:
    hala = await people.learner(email="hala@clinic.example")
    await ask(await people.administrator(), INVITE, input={"email": "hala@clinic.example", "role": "AUDITOR"})
    link = await token()

    refused = await ask(None, ACCEPT, input={"token": link})
    accepted = await ask(hala, ACCEPT, input={"token": link})

    assert refused["data"]["acceptInvitation"] == {"viewer": None, "errors": [{"code": "CONFLICT", "path": ["input", "token"]}]}
    assert accepted["data"]["acceptInvitation"]["viewer"]["roles"] == ["AUDITOR", "LEARNER"]


async def test_an_administrator_sets_roles_and_changes_an_organization(ask: Ask) -> None:
    here = await people.organization(name="Creek Heart")
    noor, amal = await people.administrator(), await people.learner()
    set_roles = f"mutation ($input: SetRolesInput!) {{ setRoles(input: $input) {{ person {{ grants {{ role }} }} {ERRORS} }} }}"
    update = f"""mutation ($input: UpdateOrganizationInput!) {{ updateOrganization(input: $input) {{
        organization {{ name accreditationStatement }} {ERRORS} }} }}"""

    roles = [{"role": "STAFF", "organizationId": str(here)}]
    promoted = await ask(noor, set_roles, input={"learnerId": str(amal.id), "roles": roles})
    refused = await ask(noor, set_roles, input={"learnerId": str(noor.id), "roles": []})
    changed = await ask(noor, update, input={"organizationId": str(here), "accreditationStatement": "By the Board."})

    assert promoted["data"]["setRoles"] == {"person": {"grants": [{"role": "LEARNER"}, {"role": "STAFF"}]}, "errors": []}
    assert refused["data"]["setRoles"] == {"person": None, "errors": [{"code": "CONFLICT", "path": ["input", "roles"]}]}
    assert changed["data"]["updateOrganization"] == {
        "organization": {"name": "Creek Heart", "accreditationStatement": "By the Board."},
        "errors": [],
    }
