"""Everything that is held on a person, as one JSON document that they can take with them.

A section for each table that speaks of people, with the table's own columns in camelCase. Hashes of passwords, tokens and codes
are handed out to nobody. `KEPT_BACK` names the tables that have no section, and why.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import orjson
from tortoise.expressions import Q
from tortoise.models import Model

from backend import queue
from backend.domain.actors import Actor
from backend.domain.jobs import JobKind
from backend.models import tables
from backend.models.database import transaction
from backend.services import throttling

PER_LEARNER = throttling.Limit("personal-data:learner", 5, timedelta(days=1))
FILE = "my-data.json"
FORMAT = "medmatrix-personal-data"
VERSION = 1
PAGE = 500
"""Rows in memory at once."""


@dataclass(frozen=True, slots=True)
class Section:
    """A table's rows about a person: `owner` is the path to the person's id, `at` the instant that they are ordered by.

    `omitted` columns tell of other people, or hold whole files that they sent.
    """

    name: str
    model: type[Model]
    owner: str = "learner_id"
    at: str = "id"
    omitted: frozenset[str] = frozenset()

    @property
    def columns(self) -> list[str]:
        """The columns that are handed out."""
        every = self.model._meta.db_fields  # noqa: SLF001 - where Tortoise keeps them
        return sorted(name for name in every if not self._is_kept(name))

    def _is_kept(self, name: str) -> bool:
        return name in self.omitted or name.endswith("_hash")


SECTIONS = (
    Section("profile", tables.Learner, "id", "created_at"),
    Section("emailAddresses", tables.EmailAddress),
    Section("waitingAddresses", tables.MailedSecret, at="created_at", omitted=frozenset({"details"})),
    Section("boardIdentifiers", tables.BoardIdentifier),
    Section("licenses", tables.License, at="created_at"),
    Section("identities", tables.Identity, at="created_at"),
    Section("roles", tables.RoleGrant, at="granted_at"),
    Section("sessions", tables.Session, at="started_at"),
    Section("enrollments", tables.Enrollment, at="enrolled_at"),
    Section("learningEvents", tables.LearningEvent, "enrollment__learner_id", "recorded_at"),
    Section("credits", tables.Credit, at="recorded_at"),
    Section("certificates", tables.Certificate, at="issued_at"),
    Section("certifiedCredits", tables.CertifiedCredit, "certificate__learner_id"),
    Section(
        "verifications",
        tables.VerificationEvent,
        "certificate__learner_id",
        "occurred_at",
        frozenset({"verifier_id", "api_key_id"}),
    ),
    Section("goals", tables.Goal, at="created_at"),
    Section("yearlyTarget", tables.YearlyTarget, at="updated_at"),
    Section("milestones", tables.Milestone, at="awarded_at"),
    Section("helpVotes", tables.HelpVote, at="voted_at"),
    Section("helpRequests", tables.HelpRequest, at="asked_at"),
    Section("helpMessages", tables.HelpMessage, "request__learner_id", "sent_at", frozenset({"author_id"})),
    Section("jobs", tables.Job, "requested_by_id", "created_at", frozenset({"input", "result", "file"})),
    Section("uploads", tables.Upload, "uploaded_by_id", "created_at", frozenset({"stored_as"})),
    Section("auditTrail", tables.AuditEvent, "subject_id", "happened_at", frozenset({"actor_id", "details"})),
)

KEPT_BACK: Mapping[type[Model], str] = {
    tables.CreditBalance: "sums of the entries in `credits`",
    tables.CreditTotal: "sums of the entries in `credits`",
    tables.Badge: "the place of a certificate's badge in lists; the badge itself is downloaded",
    tables.CertificateFile: "certificates are downloaded by themselves; their facts are in `certificates`",
    tables.Invitation: "names the mailboxes of those who were invited",
    tables.Package: "a job's file, which is downloaded by itself",
    tables.PackagedCertificate: "a job's file, which is downloaded by itself",
    tables.JobRowError: "speaks of the rows of files about other people",
}


async def ask(*, by: Actor, now: datetime) -> UUID:
    """Have the document made; the job's id.

    Raises: Unauthenticated, Forbidden for an API key; Throttled at the sixth time in a day.
    """
    await throttling.spend(PER_LEARNER.on(str(by.learner())), now=now)
    async with transaction():
        return await queue.enqueue(JobKind.EXPORT_MY_DATA, {}, by=by, now=now)


async def document(*, by: Actor, now: datetime) -> AsyncIterator[tuple[int, bytes]]:
    """The caller's document in pieces, each with the number of sections that are whole. It is never in memory at once.

    Raises: Unauthenticated, Forbidden for an API key.
    """
    learner_id = by.learner()
    head = {"format": FORMAT, "version": VERSION, "madeAt": now}
    yield 0, orjson.dumps(head)[:-1]
    for done, section in enumerate(SECTIONS):
        yield done, f',\n"{section.name}": ['.encode()
        is_first = True
        async for row in _rows(section, learner_id):
            yield done, (b"\n" if is_first else b",\n") + orjson.dumps(row, default=str)
            is_first = False
        yield done + 1, b"]"
    yield len(SECTIONS), b"}\n"


async def _rows(section: Section, learner_id: UUID) -> AsyncIterator[dict[str, Any]]:
    """The rows of a section in their order, read page by page."""
    after = Q()
    while True:
        chosen = section.model.filter(after, **{section.owner: learner_id}).order_by(section.at, "id").limit(PAGE)
        page = await chosen.values(*{*section.columns, section.at, "id"})
        for row in page:
            yield {_camel(column): row[column] for column in section.columns}
        if len(page) < PAGE:
            return
        last = page[-1]
        after = Q(**{f"{section.at}__gt": last[section.at]}) | Q(**{section.at: last[section.at], "id__gt": last["id"]})


def _camel(column: str) -> str:
    first, *rest = column.split("_")
    return first + "".join(word.capitalize() for word in rest)
