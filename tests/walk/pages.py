"""Every page of the dashboard with an address to look at: the table of pages itself says which there are."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import APIRequestContext, Browser, BrowserContext, Page, expect

from backend import demo
from tests.walk import learner
from tests.walk.conftest import Demonstration

TABLE = Path(__file__).parents[2] / "frontend" / "src" / "pages.ts"
STRANGER = "stranger"
LEARNER, STAFF, ADMINISTRATOR, EXPERIENCED = (account.role for account in demo.ACCOUNTS)
NEWCOMER, NEW_STAFF = "newcomer", "staff of a new provider"
"""Who has nothing yet (`newcomers`)."""
PASSED, HALF_DONE = learner.SEPSIS, "hand-hygiene-improvement"
ENROLLED = "{ viewer { learner { id enrollments(first: 50) { edges { node { id activity { code } } } } } } }"


@dataclass(frozen=True, slots=True)
class Sample:
    """One address of a page; `{...}` stands for an id (`Visitors` says of what)."""

    address: str
    role: str = LEARNER


SAMPLES: dict[str, tuple[Sample, ...]] = {
    "/": (Sample("/"), Sample("/", EXPERIENCED)),
    "/sign-in": (Sample("/sign-in", STRANGER),),
    "/catalogue": (Sample("/catalogue"), Sample("/catalogue?search=sepsis", STRANGER)),
    "/activities/:id/:step?/:key?": (
        Sample(f"/activities/{{{PASSED}}}"),
        Sample(f"/activities/{{{PASSED}}}/content/video"),
        Sample(f"/activities/{{{PASSED}}}/content/reading"),
        Sample(f"/activities/{{{PASSED}}}/content/case"),
        Sample(f"/activities/{{{PASSED}}}/assessment/test"),
        Sample(f"/activities/{{{HALF_DONE}}}/evaluation"),
        Sample(f"/activities/{{{HALF_DONE}}}/content/bedside"),
        Sample("/activities/{heart-failure-webinar}/sessions"),
        Sample(f"/activities/{{{learner.BLOOD_PRESSURE}}}", STRANGER),
    ),
    "/credits": (Sample("/credits", EXPERIENCED), Sample("/credits?search=nothing+of+the+kind")),
    "/where": (Sample("/where"),),
    "/certificates": (Sample("/certificates"),),
    "/help/:key?": (Sample("/help"), Sample("/help/catalogue", STRANGER)),
    "/profile/:section?": (
        Sample("/profile"),
        Sample("/profile/numbers"),
        Sample("/profile/security"),
        Sample("/profile/device"),
        Sample("/profile/looks"),
        Sample("/profile/data"),
    ),
    "/goals": (Sample("/goals", EXPERIENCED), Sample("/goals")),
    "/progress": (Sample("/progress", EXPERIENCED),),
    "/milestones": (Sample("/milestones", EXPERIENCED),),
    "/accept-invitation": (Sample("/accept-invitation?token=none", STRANGER),),
    "/check-in": (Sample("/check-in?code=NONE"),),
    "/setup": (Sample("/setup", ADMINISTRATOR),),
    "/register": (Sample("/register", STRANGER),),
    "/forgotten-password": (Sample("/forgotten-password", STRANGER),),
    "/reset-password": (Sample("/reset-password?token=none", STRANGER),),
    "/staff": (Sample("/staff", STAFF), Sample("/staff", ADMINISTRATOR)),
    "/staff/activities": (Sample("/staff/activities", STAFF),),
    "/staff/activities/:id": (Sample(f"/staff/activities/{{{HALF_DONE}}}", STAFF),),
    "/staff/people": (Sample("/staff/people", ADMINISTRATOR),),
    "/staff/organizations": (Sample("/staff/organizations", ADMINISTRATOR),),
    "/staff/activities/:id/sessions": (Sample("/staff/activities/{heart-failure-webinar}/sessions", STAFF),),
    "/staff/activities/:id/participants": (Sample(f"/staff/activities/{{{HALF_DONE}}}/participants", STAFF),),
    "/staff/activities/:id/participants/:enrollment": (
        Sample(f"/staff/activities/{{{PASSED}}}/participants/{{{PASSED}/enrollment}}", STAFF),
    ),
    "/staff/activities/:id/results": (Sample(f"/staff/activities/{{{PASSED}}}/results", STAFF),),
    "/staff/activities/:id/attendance": (Sample("/staff/activities/{heart-failure-webinar}/attendance", STAFF),),
    "/staff/activities/:id/award": (Sample(f"/staff/activities/{{{PASSED}}}/award", STAFF),),
    "/staff/activities/:id/policy": (Sample(f"/staff/activities/{{{PASSED}}}/policy", STAFF),),
    "/staff/learners": (Sample("/staff/learners", STAFF),),
    "/staff/learners/:id": (Sample("/staff/learners/{learner}", STAFF),),
    "/staff/proration": (Sample("/staff/proration", STAFF),),
    "/staff/help": (Sample("/staff/help", STAFF),),
}


def paths() -> list[str]:
    """The paths of all pages, as the table of pages has them, and the two that stand outside of it."""
    return ["/", "/sign-in", *re.findall(r"^  \['(/[^']*)', ", TABLE.read_text(), re.MULTILINE)]


class Visitors:
    """A browser context for each role, signed in once and used for all pages."""

    def __init__(self, browser: Browser, demonstration: Demonstration) -> None:
        self._browser = browser
        self._demonstration = demonstration
        self._pages: dict[str, Page] = {}
        self._ids: dict[str, str] = {}

    def page(self, role: str) -> Page:
        """The one page of whoever has this role."""
        if role not in self._pages:
            self._pages[role] = self._enter(role)
        return self._pages[role]

    def adopt(self, role: str, context: BrowserContext) -> None:
        """Somebody who has come by another way, and is signed in."""
        self._pages[role] = context.new_page()

    def close(self) -> None:
        for page in self._pages.values():
            page.context.close()

    def visit(self, sample: Sample) -> Page:
        """Go there, and wait until everything has come."""
        page = self.go(sample)
        settle(page)
        return page

    def go(self, sample: Sample) -> Page:
        """Go there, whatever will come."""
        page = self.page(sample.role)
        page.set_viewport_size({"width": 360, "height": 900})
        page.goto(re.sub(r"\{([\w/-]+)\}", lambda found: self._id_of(found[1]), sample.address))
        return page

    def _enter(self, role: str) -> Page:
        context: BrowserContext = self._browser.new_context(
            base_url=self._demonstration.url, viewport={"width": 1440, "height": 900}
        )
        page = context.new_page()
        if role != STRANGER:
            (account,) = (account for account in demo.ACCOUNTS if account.role == role)
            page.goto("/sign-in")
            page.get_by_label("E-mail").fill(account.email)
            page.get_by_label("Password", exact=True).fill(account.password)
            page.keyboard.press("Enter")
            expect(page.locator("header .person")).to_be_visible()
        return page

    def asked(self, role: str, query: str, **variables: object) -> dict[str, Any]:
        """What the API answers to whoever has this role."""
        return ask(self.page(role).request, self._demonstration, query, **variables)

    def _id_of(self, name: str) -> str:
        """The id of the activity of that code, of the learner's enrollment in it (`CODE/enrollment`), of the `learner`, of the
        `newcomer`, or of the enrollment in which nothing has been done (`untouched`)."""
        if name not in self._ids:
            activities = self.asked(STAFF, "{ activities(first: 50) { edges { node { id code } } } }")["activities"]
            person = self.asked(LEARNER, ENROLLED)["viewer"]["learner"]
            enrolled = {f"{node['activity']['code']}/enrollment": node["id"] for node in _nodes(person["enrollments"])}
            self._ids = {"learner": person["id"], **enrolled, **{node["code"]: node["id"] for node in _nodes(activities)}}
            (untouched,) = _nodes(self.asked(EXPERIENCED, ENROLLED)["viewer"]["learner"]["enrollments"])
            self._ids["untouched"] = untouched["id"]
            if NEWCOMER in self._pages:
                self._ids[NEWCOMER] = self.asked(NEWCOMER, "{ viewer { learner { id } } }")["viewer"]["learner"]["id"]
        return self._ids[name]


def ask(caller: APIRequestContext, demonstration: Demonstration, query: str, **variables: object) -> dict[str, Any]:
    """The data that the API answers with; without any error."""
    body = {"query": query, "variables": variables}
    answer: dict[str, Any] = caller.post("/graphql", data=body, headers={"origin": demonstration.url}).json()
    assert "errors" not in answer, answer
    return dict(answer["data"])


def _nodes(connection: dict[str, Any]) -> list[dict[str, Any]]:
    return [edge["node"] for edge in connection["edges"]]


def settle(page: Page) -> None:
    """Until the page stands: nothing grey is left, nothing is on its way, and its heading is there."""
    expect(page.locator("main h1")).to_be_visible()
    expect(page.locator(".skeleton")).to_have_count(0)
    expect(page.locator("main [aria-busy=true]")).to_have_count(0)


def speak(page: Page, language: str) -> None:
    """Turn the page to a language, without loading it again."""
    if page.locator("html").get_attribute("lang") != language:
        page.set_viewport_size({"width": 1440, "height": 900})
        page.locator(f"header button[lang={language}]").click()
        expect(page.locator("html")).to_have_attribute("lang", language)
        settle(page)
