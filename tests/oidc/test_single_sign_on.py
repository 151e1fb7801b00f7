"""Signing in with a real identity provider: npm's oidc-provider, started by the test."""

import re
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request

from backend.domain.actors import Role
from backend.integrations.oidc import CALLBACK_PATH, provider_of
from backend.models import tables
from backend.models.database import transaction
from backend.services import hashing, sessions
from backend.settings import Settings
from backend.web.single_sign_on import single_sign_on_routes
from tests import make_people as people
from tests.make_people import NOW
from tests.oidc.provider import SETTINGS, providing

pytestmark = [pytest.mark.component, pytest.mark.timeout(120), pytest.mark.usefixtures("database")]

OURS = "http://127.0.0.1:8003"


class Visitor:
    """A browser that goes to the service in process and to the provider over HTTP, with one set of cookies for each."""

    def __init__(self, settings: Settings) -> None:
        self.time = NOW
        app = Starlette(
            routes=single_sign_on_routes(
                provider_of(settings), settings=settings, now=self._now, client_of=lambda _: "192.0.2.1"
            )
        )
        self.ours = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=OURS)
        self.theirs = httpx.AsyncClient(follow_redirects=False)

    def _now(self) -> datetime:
        return self.time

    async def callback(self, login: str) -> str:
        """Begin at the service, sign in at the provider, and stop at the address that it sends back to."""
        began = await self.ours.get("/sign-in/oidc")
        assert began.status_code == 303, began.text
        return await self.at_provider(began.headers["location"], login)

    async def at_provider(self, url: str, login: str) -> str:
        """Sign in and consent at the provider; where it sends back to."""
        answer = await self.theirs.get(url)
        for _ in range(12):
            if answer.is_redirect:
                url = str(answer.url.join(answer.headers["location"]))
                if url.startswith(OURS):
                    return url
                answer = await self.theirs.get(url)
            else:
                [action] = re.findall(r'<form[^>]+action="([^"]+)"', answer.text)[:1]
                [prompt] = re.findall(r'name="prompt" value="([^"]+)"', answer.text)
                form = {"prompt": prompt, "login": login, "password": "any"}
                answer = await self.theirs.post(answer.url.join(action), data=form)
        raise AssertionError(answer.text)

    async def sign_in(self, login: str) -> httpx.Response:
        return await self.ours.get(await self.callback(login))


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """The address of a provider of its own."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with providing(port, callback=f"{OURS}{CALLBACK_PATH}") as address:
        yield address


def settings_for(issuer: str, **changes: str) -> Settings:
    return Settings.from_environ({"PUBLIC_URL": OURS, "OIDC_ISSUER": issuer, **SETTINGS, **changes})


@asynccontextmanager
async def visiting(settings: Settings) -> AsyncIterator[Visitor]:
    browser = Visitor(settings)
    async with browser.ours, browser.theirs:
        yield browser


@pytest.fixture
async def visitor(issuer: str) -> AsyncIterator[Visitor]:
    async with visiting(settings_for(issuer)) as browser:
        yield browser


async def who(answer: httpx.Response) -> tuple[str, bool]:
    """Where the answer leads, and whether its cookie begins a session."""
    token = answer.cookies.get("session")
    actor = await sessions.actor_of_session(token, now=NOW) if token else None
    return answer.headers.get("location", str(answer.status_code)), actor is not None


async def test_a_newcomer_gets_an_account_and_is_asked_for_the_rest(visitor: Visitor) -> None:
    answer = await visitor.sign_in("hala@clinic.example")

    assert await who(answer) == ("/profile", True)
    [learner] = await tables.Learner.all()
    assert (learner.given_name, learner.family_name, learner.language, learner.password_hash) == ("Hala", "Nasser", "ar", "")
    address = await tables.EmailAddress.get(address="hala@clinic.example")
    assert (address.learner_id, address.verified_at) == (learner.id, NOW)
    [grant] = await tables.RoleGrant.all()
    assert grant.role == Role.LEARNER.value
    assert not await hashing.matches(learner.password_hash, "nobody has this password")


async def test_coming_again_leads_to_the_same_account(visitor: Visitor) -> None:
    await visitor.sign_in("hala@clinic.example")

    again = await visitor.sign_in("hala@clinic.example")

    assert await who(again) == ("/", True)
    assert await tables.Learner.all().count() == 1
    assert await tables.Identity.all().count() == 1
    assert [event.kind for event in await tables.AuditEvent.all()] == ["IDENTITY_LINKED"]


async def test_a_proven_address_leads_to_the_account_that_has_proven_it(visitor: Visitor) -> None:
    amal = await people.learner(email="amal@clinic.example")

    assert await who(await visitor.sign_in("amal@clinic.example")) == ("/", True)

    identity = await tables.Identity.get()
    assert (identity.learner_id, identity.subject) == (amal.id, "amal@clinic.example")
    assert await tables.Learner.all().count() == 1


async def test_an_address_that_the_provider_has_not_confirmed_opens_nothing(visitor: Visitor) -> None:
    await people.learner(email="amal@clinic.example")

    for login in ("unverified-amal@clinic.example", "unverified-new@clinic.example"):
        assert await who(await visitor.sign_in(login)) == ("403", False)

    assert await tables.Learner.all().count() == 1
    assert await tables.Identity.all().count() == 0


async def test_an_address_that_we_have_not_seen_proven_opens_nothing(visitor: Visitor) -> None:
    await people.learner(email="amal@clinic.example")
    async with transaction():
        await tables.EmailAddress.all().update(verified_at=None)

    assert await who(await visitor.sign_in("amal@clinic.example")) == ("403", False)

    assert await tables.Identity.all().count() == 0


async def test_a_closed_account_stays_closed(visitor: Visitor) -> None:
    amal = await people.learner(email="amal@clinic.example")
    async with transaction():
        await tables.Learner.filter(id=amal.id).update(closed_at=NOW)

    assert await who(await visitor.sign_in("amal@clinic.example")) == ("403", False)

    assert await tables.Session.all().count() == 0
    assert await tables.Identity.all().count() == 0


async def test_where_registration_is_by_invitation_nobody_new_comes_in(issuer: str) -> None:
    async with visiting(settings_for(issuer, REGISTRATION="invitation")) as visitor:
        assert await who(await visitor.sign_in("hala@clinic.example")) == ("403", False)

    assert await tables.Learner.all().count() == 0


async def test_a_callback_works_once(visitor: Visitor) -> None:
    url = await visitor.callback("hala@clinic.example")
    state = parse_qs(urlsplit(url).query)["state"][0]
    first = await visitor.ours.get(url)

    replayed = await visitor.ours.get(url, headers={"cookie": f"sign-in={state}"})

    assert (await who(first))[1]
    assert await who(replayed) == ("403", False)
    assert await tables.Session.all().count() == 1


async def test_a_callback_works_for_ten_minutes(visitor: Visitor) -> None:
    url = await visitor.callback("hala@clinic.example")
    visitor.time += timedelta(minutes=10)

    assert await who(await visitor.ours.get(url)) == ("403", False)
    assert await tables.Learner.all().count() == 0


@pytest.mark.parametrize("cookie", ["", "sign-in=another", "sign-in="])
async def test_a_callback_works_in_the_browser_that_began(visitor: Visitor, cookie: str) -> None:
    url = await visitor.callback("hala@clinic.example")
    visitor.ours.cookies.clear()

    answer = await visitor.ours.get(url, headers={"cookie": cookie})

    assert await who(answer) == ("400", False)
    assert await tables.Learner.all().count() == 0


async def test_a_token_for_another_sign_in_is_not_believed(visitor: Visitor) -> None:
    url = await visitor.callback("hala@clinic.example")
    async with transaction():
        await tables.SignInAttempt.all().update(nonce="another")

    assert await who(await visitor.ours.get(url)) == ("502", False)
    assert await tables.Learner.all().count() == 0


async def test_a_code_without_the_secret_that_asked_for_it_is_worthless(visitor: Visitor) -> None:
    url = await visitor.callback("hala@clinic.example")
    async with transaction():
        await tables.SignInAttempt.all().update(verifier="x" * 43)

    assert await who(await visitor.ours.get(url)) == ("502", False)
    assert await tables.Learner.all().count() == 0


async def test_a_provider_that_is_down_is_said_plainly_in_the_readers_language() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    async with visiting(settings_for(f"http://127.0.0.1:{port}")) as visitor:
        answer = await visitor.ours.get("/sign-in/oidc", headers={"accept-language": "ar"})

    assert answer.status_code == 502
    assert "لم تستجب جهة الهوية" in answer.text
    assert await tables.SignInAttempt.all().count() == 0


async def test_a_refusal_at_the_provider_leads_back_to_a_plain_page(visitor: Visitor) -> None:
    url = await visitor.callback("hala@clinic.example")
    state = parse_qs(urlsplit(url).query)["state"][0]

    answer = await visitor.ours.get(f"{CALLBACK_PATH}?error=access_denied&state={state}")

    assert await who(answer) == ("502", False)
    assert await tables.Learner.all().count() == 0


def test_without_a_provider_there_are_no_routes() -> None:
    settings = Settings()

    assert single_sign_on_routes(provider_of(settings), settings=settings, now=lambda: NOW, client_of=_nobody) == []


def _nobody(_: Request) -> str:
    return ""
