"""A credit that is taken back lowers total, goal, badge and status at once and everywhere, by the dashboard's own documents."""

import asyncio
import datetime as dt
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from websockets import Subprotocol
from websockets.asyncio.client import connect

from backend.app import create_app
from backend.domain.credits import CreditUnit
from backend.domain.goals import Aim
from backend.domain.targets import YearlyTarget
from backend.models import tables
from backend.services import goals, targets
from tests import make_credits as credit
from tests import make_enrollments as earning
from tests import make_people as people
from tests.make_people import NOW
from tests.schema.conftest import settings_of
from tests.schema.test_documents import DOCUMENTS
from tests.web.service import Socket, served

REASON = "The second half was not read."
LATER = NOW + dt.timedelta(hours=1)
"""When the service is asked: after all that was earned."""

Next = Callable[[], Awaitable[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Service:
    """The production application at an address of this machine, LATER, with a learner who has met everything."""

    address: str
    learner: people.Made
    staff: people.Made
    top_up: UUID

    async def cookie(self, person: people.Made) -> dict[str, str]:
        """A session of theirs, as a header."""
        return {"cookie": f"session={(await people.session(person, now=LATER)).token}"}

    async def answer(self, person: people.Made, name: str, **variables: object) -> dict[str, Any]:
        """The answer to a document of the dashboard."""
        async with httpx.AsyncClient(base_url=f"http://{self.address}", headers=await self.cookie(person)) as client:
            answer = await client.post("/graphql", json={"query": DOCUMENTS[name]["text"], "variables": variables})
        body: dict[str, Any] = answer.json()
        return body

    async def ask(self, person: people.Made, name: str, **variables: object) -> Any:
        """The data of an answer without errors."""
        body = await self.answer(person, name, **variables)
        assert "errors" not in body, body
        return body["data"]

    async def take_back(self) -> None:
        """Reverse the top-up, as its provider's staff does."""
        taken = await self.ask(self.staff, "ReverseCredit", input={"creditId": str(self.top_up), "reason": REASON})
        assert taken["reverseCredit"]["errors"] == []


@pytest.fixture
async def service(database_url: str, tmp_path: Path) -> AsyncIterator[Service]:
    """6.00 from elsewhere, and 4.00 earned here in two halves: ten credits, as the goal, the target and a milestone ask."""
    app = create_app(settings_of(database_url, tmp_path), now=lambda: LATER)
    async with app.router.lifespan_context(app), served(app) as address:
        scene = await earning.scene()
        amal = scene.learner
        await targets.set_yearly(YearlyTarget(required=Decimal(10)), by=amal.actor, now=NOW)
        aim = Aim(
            title="Critical care",
            target=Decimal(4),
            unit=CreditUnit.CREDIT,
            types=(),
            specialties=("critical-care",),
            starts_on=dt.date(2026, 1, 1),
            due_on=NOW.date(),
        )
        await goals.create(aim, by=amal.actor, now=NOW)
        await credit.add(credit.entry(amal.id, "6.00", on=dt.date(2026, 2, 1)))
        await scene.do_half()
        await scene.claim()
        await scene.read("two")
        (top_up,) = (await scene.claim()).credits
        creek = await tables.Organization.get(code="creek")
        yield Service(address, amal, await people.staff(creek.id), top_up.id)


@asynccontextmanager
async def over_sse(service: Service) -> AsyncIterator[Next]:
    """The learner's stream as a browser tab holds it."""
    headers = {**await service.cookie(service.learner), "accept": "text/event-stream"}
    async with (
        httpx.AsyncClient(base_url=f"http://{service.address}", headers=headers) as client,
        client.stream("POST", "/graphql", json={"query": DOCUMENTS["Live"]["text"]}) as answer,
    ):
        lines = answer.aiter_lines()

        async def following() -> dict[str, Any]:
            async for line in lines:
                if line.startswith("data:") and len(line) > len("data: "):
                    message: dict[str, Any] = json.loads(line.removeprefix("data:"))
                    return message
            raise AssertionError("The stream ended.")

        yield following


@asynccontextmanager
async def over_websocket(service: Service) -> AsyncIterator[Next]:
    """The same by graphql-transport-ws."""
    protocols = [Subprotocol("graphql-transport-ws")]
    headers = await service.cookie(service.learner)
    url = f"ws://{service.address}/graphql"
    async with connect(url, proxy=None, subprotocols=protocols, additional_headers=headers) as connection:
        socket = Socket(connection)
        await socket.send(type="connection_init")
        assert (await socket.receive())["type"] == "connection_ack"
        await socket.subscribe("1", DOCUMENTS["Live"]["text"])

        async def following() -> dict[str, Any]:
            message = await socket.receive()
            assert message["type"] == "next", message
            payload: dict[str, Any] = message["payload"]
            return payload

        yield following


async def shown(following: Next) -> dict[str, Any]:
    """What the next message of a stream shows."""
    message = await asyncio.wait_for(following(), 5)
    assert "errors" not in message, message
    update: dict[str, Any] = message["data"]["live"]
    return update


def amounts(totals: list[dict[str, Any]]) -> dict[str, str]:
    return {total["key"]: total["amount"] for total in totals}


def figures(update: dict[str, Any]) -> dict[str, Any]:
    """What a screen says of the credit: total, groups, year, goal, badges that stand, entries and certificates."""
    summary, (goal,), (enrollment,) = update["summary"], update["goals"], update["enrollments"]
    (year,) = summary["annual"]
    return {
        "total": summary["total"],
        "types": amounts(summary["byType"]),
        "specialties": amounts(summary["bySpecialty"]),
        "months": amounts(summary["byMonth"]),
        "year": (year["earned"], year["status"], year["percent"]),
        "goal": (goal["earned"], goal["status"], goal["percent"], goal["metOn"]),
        "badges": {each["rule"] for each in update["milestones"] if each["awardedOn"] and not each["reversedOn"]},
        "lost": {each["rule"]: each["reversedOn"] for each in update["milestones"] if each["reversedOn"]},
        "credits": [(entry["amount"], entry["basis"], entry["status"]) for entry in enrollment["credits"]],
        "certificates": sorted({one["status"] for entry in enrollment["credits"] for one in entry["certificates"]}),
    }


BEFORE = {
    "total": "10.00",
    "types": {"AMA_PRA_CATEGORY_1": "10.00"},
    "specialties": {"cardiology": "6.00", "critical-care": "4.00"},
    "months": {"2026-02": "6.00", "2026-03": "4.00"},
    "year": ("10.00", "MET", "100.00"),
    "goal": ("4.00", "MET", "100.00", "2026-03-09"),
    "badges": {"first-credit", "credits-10", "yearly-target", "first-in-specialty"},
    "lost": {},
    "credits": [("2.00", "PARTIAL", "ACTIVE"), ("2.00", "TOP_UP", "ACTIVE")],
    "certificates": ["ACTIVE", "SUPERSEDED"],
}
AFTER = {
    "total": "8.00",
    "types": {"AMA_PRA_CATEGORY_1": "8.00"},
    "specialties": {"cardiology": "6.00", "critical-care": "2.00"},
    "months": {"2026-02": "6.00", "2026-03": "2.00"},
    "year": ("8.00", "ON_TRACK", "80.00"),
    "goal": ("2.00", "BEHIND", "50.00", None),
    "badges": {"first-credit", "first-in-specialty"},
    "lost": {"credits-10": "2026-03-09", "yearly-target": "2026-03-09"},
    "credits": [("2.00", "PARTIAL", "ACTIVE"), ("2.00", "TOP_UP", "REVERSED"), ("-2.00", "REVERSAL", "REVERSED")],
    "certificates": ["ACTIVE", "REVOKED", "SUPERSEDED"],
}


@pytest.mark.parametrize("stream", [over_sse, over_websocket])
async def test_what_staff_takes_back_is_lowered_everywhere_on_the_learners_open_screen(
    service: Service, stream: Callable[[Service], Any]
) -> None:
    async with stream(service) as following:
        before = await shown(following)
        await service.take_back()
        after = await shown(following)

    assert figures(before) == BEFORE
    assert figures(after) == AFTER


async def test_whoever_asks_once_after_it_reads_the_same_on_every_page(service: Service) -> None:
    await service.take_back()

    async with over_sse(service) as following:
        live = await shown(following)
    names = ("Dashboard", "Goals", "Milestones", "Credits", "Certificates")
    pages = {name: (await service.ask(service.learner, name))["viewer"]["learner"] for name in names}

    assert figures(live) == AFTER
    assert pages["Dashboard"]["creditSummary"] == live["summary"]
    assert pages["Goals"]["goals"] == live["goals"]
    assert pages["Milestones"]["milestones"] == live["milestones"]
    assert sorted((edge["node"]["amount"], edge["node"]["status"]) for edge in pages["Credits"]["credits"]["edges"]) == [
        ("-2.00", "REVERSED"),
        ("2.00", "ACTIVE"),
        ("2.00", "REVERSED"),
        ("6.00", "ACTIVE"),
    ]
    certificates = [edge["node"] for edge in pages["Certificates"]["certificates"]["edges"]]
    credited = {each["status"]: [edge["node"]["amount"] for edge in each["credits"]["edges"]] for each in certificates}
    assert credited == {"ACTIVE": ["2.00"], "REVOKED": ["2.00", "2.00"], "SUPERSEDED": ["2.00"]}
    assert [each["revocationReason"] for each in certificates if each["status"] == "REVOKED"] == [REASON]


async def test_the_number_of_the_revoked_certificate_names_the_one_that_took_its_place(service: Service) -> None:
    await service.take_back()
    numbers = {row.status: row.number for row in await tables.Certificate.all()}

    async with httpx.AsyncClient(base_url=f"http://{service.address}") as stranger:
        revoked = (await stranger.get(f"/verify/{numbers['REVOKED']}")).text
        active = (await stranger.get(f"/verify/{numbers['ACTIVE']}")).text

    assert "has been revoked" in revoked
    assert REASON in revoked
    assert f'href="/verify/{numbers["ACTIVE"]}"' in revoked
    assert "has been revoked" not in active
    assert "2.00" in active


async def test_a_refused_reversal_changes_nothing_and_is_not_announced(service: Service) -> None:
    foreign = await people.staff(await people.organization("elsewhere"))
    wanted = {"creditId": str(service.top_up), "reason": REASON}
    written = await earning.as_it_stands()

    async with over_sse(service) as following:
        assert figures(await shown(following)) == BEFORE
        unknown = await service.answer(foreign, "ReverseCredit", input=wanted)
        without_reason = await service.ask(service.staff, "ReverseCredit", input={**wanted, "reason": " "})
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(following(), 0.5)

    assert [(error["code"], error["path"]) for error in without_reason["reverseCredit"]["errors"]] == [
        ("INVALID_INPUT", ["input", "reason"])
    ]
    assert [error["extensions"]["code"] for error in unknown["errors"]] == ["NOT_FOUND"]
    assert await earning.as_it_stands() == written
