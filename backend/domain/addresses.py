"""E-mail addresses: one mailbox is written in one way, so that it can have one account."""

import re

LONGEST = 254
"""Source: RFC 5321, 4.5.3.1.3, less the angle brackets."""
LONGEST_LOCAL_PART = 64
"""Source: RFC 5321, 4.5.3.1.1."""

_ATOM = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL_PART = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"(?:{_LABEL}\.)+(?=[a-z0-9-]*[a-z]){_LABEL}")


def mailbox(text: str) -> str | None:
    """The address in lower case, its domain in ASCII; None for a text that no ordinary mailbox has.

    Quoted local parts, address literals and local parts beyond ASCII are refused: hardly any exist, and not every mail server
    takes them. Nothing that passes can break a header or a command.
    """
    local_part, at, domain = text.strip().lower().rpartition("@")
    if not at or len(local_part) > LONGEST_LOCAL_PART or not _LOCAL_PART.fullmatch(local_part):
        return None
    try:
        ascii_domain = domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
    address = f"{local_part}@{ascii_domain}"
    return address if _DOMAIN.fullmatch(ascii_domain) and len(address) <= LONGEST else None
