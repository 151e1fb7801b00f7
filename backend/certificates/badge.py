"""A certificate as an Open Badges 3.0 credential: what an AchievementCredential says, before it is signed.

Source: Open Badges Specification 3.0, sections 8.2 (VC-JWT) and B (data model), and the W3C's Verifiable Credentials 2.0.
"""

import datetime as dt
import hashlib
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from backend.certificates import statements
from backend.certificates.badge_issuer import BadgeIssuer
from backend.certificates.badge_status import Position, instant
from backend.certificates.facts import CertifiedCredit, Facts

CONTEXTS = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]

_LAST_ZONE = dt.timezone(-dt.timedelta(hours=12))
"""Where a day ends last: credit may be used until then wherever its holder is."""


def credential(
    facts: Facts,
    *,
    issuer: BadgeIssuer,
    achievement: str,
    position: Position,
    issued_at: dt.datetime,
    usable_until: dt.date | None,
) -> dict[str, Any]:
    """The payload of the credential's JWT. `achievement` is the address of what was achieved, the same for all who did.

    It names nobody in clear: a hash of the printed name lets its holder show whose it is. Amounts stand in results, as they are
    printed; `creditsEarned` is left out, because it is a number of hours without a unit.
    """
    payload: dict[str, Any] = {
        "@context": CONTEXTS,
        "id": facts.verify_url,
        "type": ["VerifiableCredential", "AchievementCredential"],
        "name": facts.activity_title,
        "issuer": {"id": issuer.id, "type": ["Profile"], "name": issuer.name, "url": issuer.url},
        "validFrom": instant(issued_at),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [_identity(facts)],
            "activityEndDate": instant(dt.datetime.combine(facts.completed_on, dt.time(), dt.UTC)),
            "achievement": _achievement(facts, achievement, issuer=issuer),
            "result": [
                {
                    "type": ["Result"],
                    "resultDescription": _result_id(achievement, index),
                    "value": statements.credit_line(credit, language=facts.language),
                }
                for index, credit in enumerate(facts.credits)
            ],
        },
        "credentialStatus": position.entry(issuer),
        "iss": issuer.id,
        "jti": facts.verify_url,
        "nbf": int(issued_at.timestamp()),
    }
    if usable_until is not None:
        end = dt.datetime.combine(usable_until, dt.time(23, 59, 59), _LAST_ZONE)
        payload |= {"validUntil": instant(end), "exp": int(end.timestamp())}
    return payload


def _identity(facts: Facts) -> dict[str, Any]:
    """The holder's printed name, hashed with the certificate's number, which nobody can guess."""
    hashed = hashlib.sha256(f"{facts.learner_name}{facts.number}".encode()).hexdigest()
    return {
        "type": "IdentityObject",
        "identityHash": f"sha256${hashed}",
        "identityType": "name",
        "hashed": True,
        "salt": facts.number,
    }


def _achievement(facts: Facts, address: str, *, issuer: BadgeIssuer) -> dict[str, Any]:
    provider = uuid5(NAMESPACE_URL, f"{issuer.url}/providers/{facts.provider_name}")
    return {
        "id": address,
        "type": ["Achievement"],
        "achievementType": "CertificateOfCompletion",
        "name": facts.activity_title,
        "description": f"{facts.activity_title} ({facts.learning_format}), {facts.provider_name}",
        "criteria": {"narrative": "\n\n".join(facts.statements) or facts.activity_title},
        "creator": {"id": provider.urn, "type": ["Profile"], "name": facts.provider_name},
        "inLanguage": facts.language,
        "resultDescription": [
            {"id": _result_id(address, index), "type": ["ResultDescription"], "name": _name(credit), "resultType": "Result"}
            for index, credit in enumerate(facts.credits)
        ],
    }


def _result_id(achievement: str, index: int) -> str:
    return f"{achievement}#credit-{index + 1}"


def _name(credit: CertifiedCredit) -> str:
    return " ".join(filter(None, (credit.board, statements.counted(credit.label, credit.amount), credit.specialty)))
