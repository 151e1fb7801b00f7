"""Which badges are withdrawn: lists of bits that anybody may fetch (W3C Bitstring Status List 1.0), without naming a badge."""

import base64
import datetime as dt
import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from backend.certificates.badge_issuer import BadgeIssuer

SIZE = 131_072
"""Bits in a list: the fewest that the specification allows, so that fetching one says little about which badge is meant."""

LASTS = dt.timedelta(days=1)
"""How long a fetched list may be believed: an old copy brings no withdrawn badge back for longer."""

PURPOSE = "revocation"


@dataclass(frozen=True, slots=True)
class Position:
    """Where a badge's bit stands: `serial` counts all badges of the installation, from 1."""

    serial: int

    def entry(self, issuer: BadgeIssuer) -> dict[str, Any]:
        """What a credential says of it."""
        address, index = list_address(issuer, self.serial // SIZE), self.serial % SIZE
        return {
            "id": f"{address}#{index}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": PURPOSE,
            "statusListIndex": str(index),
            "statusListCredential": address,
        }


def list_address(issuer: BadgeIssuer, number: int) -> str:
    """Where a list is published."""
    return f"{issuer.url}/badges/status/{number}"


def status_list(number: int, withdrawn: Iterable[int], *, issuer: BadgeIssuer, now: dt.datetime) -> dict[str, Any]:
    """The payload of a list's JWT. `withdrawn` are serials of that list's badges."""
    address, until = list_address(issuer, number), now + LASTS
    return {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer.id,
        "validFrom": instant(now),
        "validUntil": instant(until),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": PURPOSE,
            "encodedList": _encoded(serial % SIZE for serial in withdrawn),
        },
        "iss": issuer.id,
        "jti": address,
        "nbf": int(now.timestamp()),
        "exp": int(until.timestamp()),
    }


def instant(value: dt.datetime) -> str:
    """An instant as credentials write it."""
    return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _encoded(indexes: Iterable[int]) -> str:
    """The bits, the first one leftmost, as gzip in base64url with the letter that multibase gives that."""
    bits = bytearray(SIZE // 8)
    for index in indexes:
        bits[index // 8] |= 0x80 >> index % 8
    return "u" + base64.urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).decode().rstrip("=")
