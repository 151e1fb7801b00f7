"""What a page looks like when it has nothing to show, and every dialog with the way to open it."""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.walk import learner
from tests.walk.pages import (
    ADMINISTRATOR,
    EXPERIENCED,
    HALF_DONE,
    LEARNER,
    NEW_STAFF,
    NEWCOMER,
    PASSED,
    STAFF,
    STRANGER,
    Sample,
)

SOURCES = Path(__file__).parents[2] / "frontend" / "src"
UNTOUCHED = "acute-care-days"
"""An activity that nobody takes part in."""


@dataclass(frozen=True, slots=True)
class Empty:
    """A page with nothing on it, and the sentence that says so."""

    sample: Sample
    says: str


def _staff(part: str, says: str, code: str = UNTOUCHED) -> Empty:
    return Empty(Sample(f"/staff/activities/{{{code}}}/{part}", STAFF), says)


EMPTY: dict[str, Empty] = {
    "/": Empty(Sample("/", NEWCOMER), "No credit yet. It starts with an activity."),
    "/catalogue": Empty(Sample("/catalogue?search=nothing+of+the+kind", NEWCOMER), "Nothing fits these filters."),
    "/activities/:id/:step?/:key?": Empty(Sample(f"/activities/{{{UNTOUCHED}}}", NEWCOMER), "Enrolling commits you to nothing"),
    "/credits": Empty(Sample("/credits", NEWCOMER), "No credit yet."),
    "/where": Empty(Sample("/where", NEWCOMER), "Nothing is missing"),
    "/certificates": Empty(Sample("/certificates", NEWCOMER), "No certificate yet. A claim issues one."),
    "/help/:key?": Empty(Sample("/help", NEWCOMER), "You have not asked anything yet."),
    "/profile/:section?": Empty(Sample("/profile/numbers", NEWCOMER), "No license yet."),
    "/goals": Empty(Sample("/goals", NEWCOMER), "No goal yet."),
    "/progress": Empty(Sample("/progress", NEWCOMER), "Nothing was earned in this period."),
    "/milestones": Empty(Sample("/milestones", NEWCOMER), "No milestone yet."),
    "/setup": Empty(Sample("/setup", ADMINISTRATOR), "Set SMTP_URL and MAIL_FROM"),
    "/staff": Empty(Sample("/staff", NEW_STAFF), "Activities"),
    "/staff/activities": Empty(Sample("/staff/activities", NEW_STAFF), "No activity fits."),
    "/staff/activities/:id": Empty(Sample("/staff/activities/new", NEW_STAFF), "New activity"),
    "/staff/people": Empty(Sample("/staff/people", STAFF), "Nobody has been invited yet."),
    "/staff/organizations": Empty(Sample("/staff/organizations", ADMINISTRATOR), "Standard statement"),
    "/staff/activities/:id/sessions": _staff("sessions", "This activity has no sessions.", PASSED),
    "/staff/activities/:id/participants": _staff("participants", "Nobody takes part yet."),
    "/staff/activities/:id/participants/:enrollment": Empty(
        Sample(f"/staff/activities/{{{HALF_DONE}}}/participants/{{untouched}}", STAFF), "No attempt yet."
    ),
    "/staff/activities/:id/results": _staff("results", "This activity has no assessment."),
    "/staff/activities/:id/attendance": _staff("attendance", "This activity has no sessions.", PASSED),
    "/staff/activities/:id/award": _staff("award", "Who would get what?"),
    "/staff/activities/:id/policy": _staff("policy", "It would make no difference to anybody."),
    "/staff/learners": Empty(Sample("/staff/learners", NEW_STAFF), "Nobody fits."),
    "/staff/learners/:id": Empty(Sample(f"/staff/learners/{{{NEWCOMER}}}", ADMINISTRATOR), "No credit yet."),
    "/staff/help": Empty(Sample("/staff/help", NEW_STAFF), "Nothing here: no question waits."),
}


@dataclass(frozen=True, slots=True)
class Form:
    """A page that asks the server for nothing until its form is sent."""

    sample: Sample
    sent_by: str
    """The button, as CSS finds it."""
    filled: tuple[tuple[str, str], ...] = ()
    """Names of fields, and what is entered."""


FORMS: dict[str, Form] = {
    "/sign-in": Form(
        Sample("/sign-in", STRANGER),
        "form .primary",
        (("email", "a@clinic.example"), ("password", "a heron over the mangroves")),
    ),
    "/forgotten-password": Form(Sample("/forgotten-password", STRANGER), "form .primary", (("email", "a@clinic.example"),)),
    "/reset-password": Form(
        Sample("/reset-password#token=none", STRANGER), "form .primary", (("password", "a heron over the mangroves"),)
    ),
    "/check-in": Form(Sample("/check-in?code=NONE"), "form .primary"),
    "/register": Form(
        Sample("/register", STRANGER),
        "form .primary",
        (
            ("givenName", "Noor"),
            ("familyName", "Al Suwaidi"),
            ("email", "a@clinic.example"),
            ("password", "a heron over the mangroves"),
            ("profession", "NURSE"),
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Opening:
    """Where something opens over the page, and by which button (as CSS finds it, in either language)."""

    sample: Sample
    button: str


OPENINGS: dict[str, tuple[Opening, ...]] = {
    "routes/Goals.tsx": (
        Opening(Sample("/goals", EXPERIENCED), ".page-head button"),
        Opening(Sample("/goals", EXPERIENCED), ".goal .row.start button"),
    ),
    "routes/activity/Claim.tsx": (Opening(Sample(f"/activities/{{{learner.BLOOD_PRESSURE}}}"), ".claim .primary"),),
    "routes/certificates/Issue.tsx": (Opening(Sample("/certificates", LEARNER), "main p > button"),),
    "routes/certificates/PackageDialog.tsx": (Opening(Sample("/certificates", LEARNER), ".choosing button"),),
    "routes/credits/Detail.tsx": (Opening(Sample("/credits", EXPERIENCED), ".ledger th a"),),
    "routes/dashboard/Target.tsx": (Opening(Sample("/", EXPERIENCED), ".target > button"),),
    "routes/profile/Licenses.tsx": (Opening(Sample("/profile/numbers"), "section:last-of-type > div > button"),),
    "routes/staff/Activities.tsx": (
        Opening(Sample("/staff/activities", STAFF), "main li button:nth-of-type(1)"),
        Opening(Sample("/staff/activities", STAFF), "main li button:nth-of-type(2)"),
    ),
    "routes/staff/Organizations.tsx": (Opening(Sample("/staff/organizations", ADMINISTRATOR), ".lines button"),),
    "routes/staff/WithReason.tsx": (
        Opening(
            Sample(f"/staff/activities/{{{PASSED}}}/participants/{{{PASSED}/enrollment}}", STAFF),
            "section[aria-labelledby=credits] button",
        ),
        Opening(
            Sample(f"/staff/activities/{{{PASSED}}}/participants/{{{PASSED}/enrollment}}", STAFF),
            "section[aria-labelledby=certificates] button",
        ),
    ),
    "routes/staff/people/RolesDialog.tsx": (Opening(Sample("/staff/people", ADMINISTRATOR), ".lines button"),),
    "ui/AskForHelp.tsx": (
        Opening(Sample("/where", LEARNER), "main li button.quiet"),
        Opening(Sample("/help", LEARNER), "main button.quiet"),
    ),
    "ui/Download.tsx": (Opening(Sample("/certificates", LEARNER), ".download button"),),
    "ui/Menu.tsx": (Opening(Sample("/", LEARNER), ".open-menu"),),
}


def what_opens() -> list[str]:
    """Every source that makes a dialog or a sheet over the page."""
    return sorted(
        str(path.relative_to(SOURCES))
        for path in SOURCES.rglob("*.tsx")
        if re.search(r"<Dialog\b|\bpopover=", path.read_text()) and path.name != "Dialog.tsx"
    )
