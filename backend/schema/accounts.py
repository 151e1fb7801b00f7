"""Accounts: who is asking, their addresses and sessions, and the installation that they ask."""

from datetime import datetime

import strawberry

from backend.domain.accounts import RegistrationMode
from backend.domain.actors import Role, Scope
from backend.reads.sessions import Session as SessionRecord
from backend.resolvers import help, jobs, viewers
from backend.schema.basics import Node, Payload, is_payload
from backend.schema.describe import field, stands_for
from backend.schema.help import HelpPage, HelpRequestConnection
from backend.schema.jobs import JobConnection
from backend.schema.learners import Learner
from backend.schema.organizations import Organization
from backend.schema.people import Person


@strawberry.type(description="An e-mail address of an account.")
class EmailAddress:
    """Filled from `reads.addresses.EmailAddress`."""

    address: str = field("The address, in lower case.")
    verified_at: datetime | None = field("When its owner proved it; null while it waits for the mailed code.")
    primary: bool = field("Whether mails go there.")


@strawberry.type(description="A browser in which the person is signed in.")
class Session(Node):
    """Filled from `reads.sessions.Session`."""

    started_at: datetime = field("When it began.")
    last_seen_at: datetime = field("When it was last used, to the minute.")
    device: str = field("Browser and system, as far as they could be told.")
    current: bool = field("Whether it is the session that asks.")

    is_type_of = stands_for(SessionRecord)


@strawberry.type(description="Who is asking. `roles` is empty for a stranger.")
class Viewer:
    """Filled from `resolvers.viewers.Viewer`."""

    roles: list[Role] = field("The person's roles.", resolver=viewers.roles)
    learner: Learner | None = field("The person; null for strangers and API keys.", resolver=viewers.learner)
    organizations: list[Organization] = field(
        "Whose staff the person is (every provider, for administrators and auditors), or whose key it is. At most 200.",
        resolver=viewers.own_organizations,
    )
    scopes: list[Scope] = field("What the API key may do; empty for persons.", resolver=viewers.scopes)
    jobs: JobConnection = field("Work that the person asked for, newest first.", resolver=jobs.of_viewer)
    emails: list[EmailAddress] = field("The person's addresses, the primary one first. At most 10.", resolver=viewers.emails)
    sessions: list[Session] = field(
        "The person's open sessions, the one seen last first. At most 200.", resolver=viewers.sessions
    )
    help_requests: HelpRequestConnection = field("What the person asked, the newest first.", resolver=help.of_viewer)


@strawberry.type(description="A way to sign in beside e-mail address and password.")
class WayToSignIn:
    """Filled from `resolvers.service.WayToSignIn`."""

    name: str = field("What it is called.")
    url: str = field("Where a browser begins.")


@strawberry.type(description="The installation.")
class Service:
    """Filled from `resolvers.service.Service`."""

    name: str = field("Its name.")
    version: str = field("Version of the software.")
    support_address: str | None = field("Where help is asked for.")
    languages: list[str] = field("The languages that it speaks.")
    registration: RegistrationMode = field("How one comes to an account.")
    ways_to_sign_in: list[WayToSignIn] = field("Further ways to sign in. At most 200.")
    catalogue_public: bool = field("Whether strangers may read the catalogue.")
    demonstration: bool = field("Whether nothing here is real.")
    help_pages: list[HelpPage] = field(
        "The pages of help in the reader's language, by title. At most 200.", resolver=help.pages_of_service
    )
    help_page: HelpPage | None = field("One page of help.", resolver=help.page_of_service)


@strawberry.type(description="The answer of a mutation that changes one's account.")
class ViewerPayload(Payload):
    """Filled from `resolvers.viewers.ViewerAnswer`."""

    viewer: Viewer | None = field("Who asks, as they stand now; a stranger, if they have ended their own session.")
    person: Person | None = field("Whose roles `setRoles` has changed, with those that they have now.")

    is_type_of = is_payload


@strawberry.type(description="The answer of a mutation that signs in.")
class SessionPayload(Payload):
    """Filled from `resolvers.accounts.SessionAnswer`."""

    viewer: Viewer | None = field("Who is signed in now.")
    code_sent_to: str | None = field("Where a code was mailed to, when the registration waits for it.")

    is_type_of = is_payload
