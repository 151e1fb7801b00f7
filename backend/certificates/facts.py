"""Everything a certificate certifies, frozen at issue and kept as JSON: no later change of a name or a rule reaches it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum
from typing import Any

from backend.domain.credits import CreditType, CreditUnit


class CertificateKind(StrEnum):
    """The four kinds of certificate that the help article promises."""

    COMPLETION = "COMPLETION"
    CREDIT = "CREDIT"
    TRANSCRIPT = "TRANSCRIPT"
    SPECIALTY = "SPECIALTY"


@dataclass(frozen=True, slots=True, kw_only=True)
class CertifiedCredit:
    """Credit of one kind, as claimed (never the maximum that could have been).

    `board` and `specialty` are printed as they stand here ("ABIM", "Cardiology"). `label` names what is counted, its plural in
    brackets if it has one: "AMA PRA Category 1 Credit(s)™".
    """

    type: CreditType
    amount: Decimal
    unit: CreditUnit
    label: str
    board: str | None = None
    specialty: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CertifiedEntry:
    """A line of a transcript: one entry of the ledger. `status` is printed as it stands here ("Valid", "Reversed")."""

    earned_on: dt.date
    title: str
    provider: str
    credit: CertifiedCredit
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """What a transcript lists, oldest first, and what it adds up to: each enrollment once, credits and points apart."""

    entries: tuple[CertifiedEntry, ...]
    total: Decimal
    points: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One certificate. Dates are local calendar dates; labels are in the certificate's language, as they are to be printed.

    `started_on` is given where an activity ran over several days. A specialty certificate and a transcript are about the days
    from `started_on` to `completed_on`, and `credits` are the sums of that time; a transcript is as of `issued_on`.

    `demonstration` says that the provider is fictitious, which the page then says too. `template_version` names the design that
    the certificate was issued in, `seal` is the SHA-256 of the provider's own seal as it was then, None for the one that is
    drawn.
    """

    number: str
    kind: CertificateKind
    learner_name: str
    credentials: str
    activity_title: str
    provider_name: str
    learning_format: str
    completed_on: dt.date
    issued_on: dt.date
    credits: tuple[CertifiedCredit, ...]
    statements: tuple[str, ...]
    verify_url: str
    joint_provider_name: str | None = None
    location: str | None = None
    started_on: dt.date | None = None
    language: str = "en"
    template_version: int = 1
    demonstration: bool = False
    seal: str | None = None
    transcript: Transcript | None = None


def to_json(facts: Facts) -> dict[str, Any]:
    """The facts as JSON values: decimals as exact strings, dates as YYYY-MM-DD, every field present.

    The transcript alone is left out where there is none: a file is named by what it says, and what was issued before there were
    transcripts keeps its name.
    """
    return {
        **{name: _plain(getattr(facts, name)) for name in _FACT_FIELDS if name != "transcript"},
        "credits": [_credit_json(credit) for credit in facts.credits],
        "statements": list(facts.statements),
        **({} if facts.transcript is None else {"transcript": _transcript_json(facts.transcript)}),
    }


def from_json(data: Mapping[str, Any]) -> Facts:
    """The facts that `to_json` wrote, now or in an earlier release: a fact that was not known then has its default.

    Raises: KeyError, TypeError or ValueError where the data is not what it wrote.
    """
    values = {name: data[name] for name in _FACT_FIELDS if name in data or name not in _LATER}
    started_on, transcript = values["started_on"], values.get("transcript")
    return Facts(
        **values
        | {
            "kind": CertificateKind(values["kind"]),
            "completed_on": dt.date.fromisoformat(values["completed_on"]),
            "issued_on": dt.date.fromisoformat(values["issued_on"]),
            "started_on": None if started_on is None else dt.date.fromisoformat(started_on),
            "credits": tuple(_credit(credit) for credit in values["credits"]),
            "statements": tuple(values["statements"]),
            "transcript": None if transcript is None else _transcript(transcript),
        }
    )


def _transcript_json(transcript: Transcript) -> dict[str, Any]:
    return {
        "entries": [
            {
                "earned_on": entry.earned_on.isoformat(),
                "title": entry.title,
                "provider": entry.provider,
                "credit": _credit_json(entry.credit),
                "status": entry.status,
            }
            for entry in transcript.entries
        ],
        "total": str(transcript.total),
        "points": str(transcript.points),
    }


def _transcript(data: Mapping[str, Any]) -> Transcript:
    return Transcript(
        entries=tuple(
            CertifiedEntry(
                earned_on=dt.date.fromisoformat(entry["earned_on"]),
                title=entry["title"],
                provider=entry["provider"],
                credit=_credit(entry["credit"]),
                status=entry["status"],
            )
            for entry in data["entries"]
        ),
        total=Decimal(data["total"]),
        points=Decimal(data["points"]),
    )


def _credit_json(credit: CertifiedCredit) -> dict[str, Any]:
    return {name: _plain(getattr(credit, name)) for name in _CREDIT_FIELDS}


def _credit(data: Mapping[str, Any]) -> CertifiedCredit:
    values = {name: data[name] for name in _CREDIT_FIELDS}
    return CertifiedCredit(
        **values | {"type": CreditType(values["type"]), "unit": CreditUnit(values["unit"]), "amount": Decimal(values["amount"])}
    )


def _plain(value: object) -> object:
    match value:
        case StrEnum():
            return value.value
        case Decimal():
            return str(value)
        case dt.date():
            return value.isoformat()
        case _:
            return value


_FACT_FIELDS = tuple(field.name for field in fields(Facts))
_LATER = frozenset({"seal", "transcript"})
"""Facts that certificates of the first release do not have."""
_CREDIT_FIELDS = tuple(field.name for field in fields(CertifiedCredit))
