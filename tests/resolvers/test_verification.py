"""Verifying through the API: by number, by many, by file; what the holder hides, and the traces that only the holder sees."""

import asyncio
import base64
from http import HTTPStatus
from typing import Any

import pytest

from backend.app import utc_now
from backend.certificates import numbers, receipts
from backend.models import tables
from backend.reads import certificates
from backend.services import visibility
from tests import make_enrollments as earning
from tests import make_people as people
from tests.schema.conftest import Api, api

__all__ = ["api"]

UNKNOWN = numbers.new_number(bytes(range(10)))
VERIFY = """query V($number: String!, $name: String) {
  verifyCertificate(number: $number, holderName: $name) { outcome number nameMatches facts { learnerName title } }
}"""
MANY = """query M($numbers: [String!]!) {
  verifyCertificates(numbers: $numbers) {
    number verifyUrl pdfUrl jsonUrl token
    entries { asked outcome number learnerName title provider credits completedOn issuedOn reason supersededByNumber }
  }
}"""
FILE = """mutation F($content: String!) {
  verifyFile(input: {content: $content}) {
    verification { outcome signatureValid chainOurs bytesMatch factsMatch checks { name passed finding }
      certificate { outcome } }
    errors { code path }
  }
}"""


async def claimed() -> tuple[earning.Scene, str]:
    scene = await earning.scene()
    await scene.do_all()
    return scene, (await scene.claim()).certificate.number


async def sign_in(api: Api, person: people.Made) -> None:
    """The client is this person from now on."""
    started = await people.session(person, now=utc_now())
    api.client.headers["cookie"] = f"session={started.token}"


async def id_of(number: str) -> Any:
    found = await certificates.by_number(number)
    assert found is not None
    return found.id


async def test_a_name_is_compared_without_being_told(api: Api) -> None:
    scene, number = await claimed()
    await visibility.change(await id_of(number), name_visible=False, by=scene.learner.actor)

    answers = [await api.post(VERIFY, number=number, name=name) for name in ("Amal Haddad", "Somebody Else")]

    found = [answer["data"]["verifyCertificate"] for answer in answers]
    assert [(each["outcome"], each["nameMatches"], each["facts"]["learnerName"]) for each in found] == [
        ("ACTIVE", True, None),
        ("ACTIVE", False, None),
    ]


async def test_names_are_not_to_be_found_by_trying(api: Api) -> None:
    _, number = await claimed()

    answers = [await api.post(VERIFY, number=number, name=f"Name {turn}") for turn in range(11)]

    assert all("errors" not in answer for answer in answers[:10])
    extensions = answers[10]["errors"][0]["extensions"]
    assert (extensions["code"], 0 < extensions["retryAfterSeconds"] <= 60) == ("THROTTLED", True)


async def test_a_hidden_certificate_is_answered_like_an_unknown_one_at_the_same_cost(api: Api, statements: list[str]) -> None:
    scene, number = await claimed()
    await visibility.change(await id_of(number), visible=False, by=scene.learner.actor)

    await api.post(VERIFY, number="the first one clears old counts away", name="Amal Haddad")
    answers, costs = [], []
    for asked in (number, UNKNOWN):
        statements.clear()
        answers.append((await api.post(VERIFY, number=asked, name="Amal Haddad"))["data"]["verifyCertificate"])
        costs.append(len(statements))

    assert answers == [
        {"outcome": "UNKNOWN", "number": asked, "nameMatches": None, "facts": None} for asked in (number, UNKNOWN)
    ]
    assert costs[0] == costs[1]
    assert await tables.VerificationEvent.all().count() == 0


async def test_a_hidden_successor_is_not_named(api: Api) -> None:
    scene = await earning.scene()
    await scene.do_half()
    half = (await scene.claim()).certificate.number
    await scene.read("two")
    whole = (await scene.claim()).certificate.number
    text = "query S($number: String!) { verifyCertificate(number: $number) { outcome supersededByNumber } }"
    before = (await api.post(text, number=half))["data"]["verifyCertificate"]

    await visibility.change(await id_of(whole), visible=False, by=scene.learner.actor)

    after = (await api.post(text, number=half))["data"]["verifyCertificate"]
    assert (before, after) == (
        {"outcome": "SUPERSEDED", "supersededByNumber": whole},
        {"outcome": "SUPERSEDED", "supersededByNumber": None},
    )


async def test_verifying_by_get_is_refused(api: Api) -> None:
    answer = await api.client.get("/graphql", params={"query": f'{{ verifyCertificate(number: "{UNKNOWN}") {{ outcome }} }}'})

    assert answer.json()["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    assert "no-store" in answer.headers["cache-control"]


async def test_many_are_answered_with_a_receipt_that_says_the_same_later(api: Api) -> None:
    _, number = await claimed()
    asked = [number, UNKNOWN, "nonsense"]

    receipt = (await api.post(MANY, numbers=asked))["data"]["verifyCertificates"]

    entries = receipt["entries"]
    assert [(entry["asked"], entry["outcome"], entry["number"]) for entry in entries] == [
        (number, "ACTIVE", number),
        (UNKNOWN, "UNKNOWN", UNKNOWN),
        ("nonsense", "MISTYPED", None),
    ]
    assert (entries[0]["learnerName"], entries[0]["credits"]) == ("Amal Haddad", ["4.00 AMA PRA Category 1 Credits™"])
    assert receipts.stated(receipt["token"]).number == receipt["number"]
    await tables.Certificate.filter(number=number).update(status="REVOKED")
    text = "query R($number: String!) { verificationReceipt(number: $number) { number token entries { outcome } } }"
    again = (await api.post(text, number=receipt["number"].lower()))["data"]["verificationReceipt"]
    assert again["token"] == receipt["token"]
    assert [entry["outcome"] for entry in again["entries"]] == ["ACTIVE", "UNKNOWN", "MISTYPED"]
    assert (await api.post(text, number=number))["data"]["verificationReceipt"] is None


@pytest.mark.parametrize("count", [0, 501])
async def test_none_and_more_than_500_are_refused(api: Api, count: int) -> None:
    answer = await api.post(MANY, numbers=[UNKNOWN] * count)

    assert answer["errors"][0]["extensions"]["code"] == "INVALID_INPUT"
    assert await tables.VerificationReceipt.all().count() == 0


async def test_500_numbers_cost_as_many_statements_as_one(api: Api, statements: list[str]) -> None:
    await api.post(MANY, numbers=["the first one clears old counts away"])
    costs = []
    for count in (1, 500):
        statements.clear()
        answer = await api.post(MANY, numbers=[UNKNOWN] * count)
        costs.append(len(statements))
        assert len(answer["data"]["verifyCertificates"]["entries"]) == count

    assert costs[0] == costs[1]


async def test_a_file_is_checked_by_the_api(api: Api) -> None:
    answer = await api.post(FILE, content=base64.b64encode(b"GIF89a" * 20_000).decode())
    nonsense = await api.post(FILE, content="%%%")

    checked = answer["data"]["verifyFile"]["verification"]
    assert (checked["outcome"], checked["checks"][0]) == (
        "UNREADABLE",
        {"name": "DOCUMENT", "passed": False, "finding": "NOT_PDF"},
    )
    assert nonsense["data"]["verifyFile"] == {
        "verification": None,
        "errors": [{"code": "INVALID_INPUT", "path": ["input", "content"]}],
    }


async def test_only_the_holder_decides_what_others_see(api: Api) -> None:
    scene, number = await claimed()
    other, staff = await people.learner(), await people.staff((await tables.Organization.get(code="creek")).id)
    text = """mutation S($id: ID!) {
      setCertificateVisibility(input: {certificateId: $id, visible: false}) {
        certificate { visible nameVisible } errors { code } }
    }"""
    certificate_id = str(await id_of(number))

    for person in (other, staff):
        await sign_in(api, person)
        refused = await api.post(text, id=certificate_id)
        assert refused["errors"][0]["extensions"]["code"] == "NOT_FOUND"
    assert (await tables.Certificate.get(id=certificate_id)).visible

    await sign_in(api, scene.learner)
    done = (await api.post(text, id=certificate_id))["data"]["setCertificateVisibility"]
    assert done == {"certificate": {"visible": False, "nameVisible": True}, "errors": []}


async def test_the_holder_sees_each_trace_with_who_only_where_they_were_signed_in(api: Api) -> None:
    scene, number = await claimed()
    other = await people.learner(given_name="Noor", family_name="Saleh")
    await api.client.get(f"/verify/{number}")
    await api.post(MANY, numbers=[number])
    await sign_in(api, other)
    await api.post(VERIFY, number=number)
    text = """query T($id: ID!) { node(id: $id) { ... on Certificate {
      verifications(first: 2) { totalCount edges { node { channel by organization } } pageInfo { hasNextPage } } } } }"""

    while await tables.VerificationEvent.all().count() < 3:  # noqa: ASYNC110 - the traces are left after the answers
        await asyncio.sleep(0.01)

    await sign_in(api, scene.learner)
    seen = (await api.post(text, id=str(await id_of(number))))["data"]["node"]["verifications"]

    assert (seen["totalCount"], seen["pageInfo"]) == (3, {"hasNextPage": True})
    assert seen["edges"][0]["node"] == {"channel": "API", "by": "Noor Saleh", "organization": None}
    assert seen["edges"][1]["node"] == {"channel": "LIST", "by": None, "organization": None}
    assert (await api.client.get(f"/verify/{number}")).status_code == HTTPStatus.OK
