"""Which passwords are taken.

Source: NIST SP 800-63B, 5.1.1.2: long rather than intricate, compared with what is commonly used and with the context, never
asked to hold this or that character.
"""

import unicodedata
from collections.abc import Iterator

from backend.domain.problems import ErrorCode, Fault

SHORTEST = 12
LONGEST = 256
"""Bounds the work of hashing what a stranger sends."""
FEWEST_DIFFERENT = 5
SHORTEST_TELLING_LOCAL_PART = 4
"""A shorter part of an address stands in too many passwords by chance."""

_COMMON = frozenset(
    """
    abc abcabcabcabc abcd abcdef abcdefgh abcdefghijkl abcdefghijklm access admin administrator baseball basketball batman
    bismillah changeme charlie chocolate computer correcthorsebatterystaple default doctor dragon facebook flower football
    freedom ginger google guest hello helloworld hospital iloveyou internet jennifer jordan letmein liverpool login
    manchester master medicine medmatrix michael monkey mustang mypassword newpassword ninja nurse p@ssw0rd p@ssword pass
    passphrase passw0rd passwd password passwordpassword pokemon princess q1w2e3r4t5y6 qazwsx qazwsxedcrfv qwe qweasd
    qweasdzxc qwer qwert qwerty qwertyqwerty qwertyui qwertyuiop qwertyuiopas root samsung sayang secret shadow starwars
    summer sunshine superman system test testing thisismypassword trustno1 user welcome whatever winter zaqwsx zaq1zaq1
    zxcvbn zxcvbnm zxcvbnmasdfg 1q2w3e4r5t6y 1qaz2wsx3edc
    """.split()  # noqa: SIM905 - words are easier to read without quotes
)
"""Words that lists of leaked passwords begin with; digits and signs around them do not make them rarer."""

_KEYS_IN_A_ROW = ("01234567890123456789", "09876543210987654321", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm")


def normal(password: str) -> str:
    """The password as it is hashed, so that it is the same from every keyboard."""
    return unicodedata.normalize("NFKC", password)


def faults(password: str, *, address: str, path: tuple[str, ...] = ("password",)) -> Iterator[Fault]:
    """The first thing wrong with a password of the account at `address`, with the rule's name as parameter `rule`."""
    plain = normal(password)
    folded = plain.casefold()
    local_part = address.rpartition("@")[0].casefold()
    if len(plain) < SHORTEST:
        yield _fault("too-short", f"Use at least {SHORTEST} characters.", path, minimum=str(SHORTEST))
    elif len(plain) > LONGEST:
        yield _fault("too-long", f"Use at most {LONGEST} characters.", path, maximum=str(LONGEST))
    elif _is_common(folded):
        yield _fault("too-common", "This is among the first passwords that anybody would try.", path)
    elif len(local_part) >= SHORTEST_TELLING_LOCAL_PART and local_part in folded:
        yield _fault("holds-address", "Leave the name of your mailbox out of it.", path)


def _is_common(folded: str) -> bool:
    core = folded.strip("0123456789 !\"#$%&'()*+,-./:;<=>?@[]^_`{|}~")
    return (
        len(set(folded)) < FEWEST_DIFFERENT
        or folded in _COMMON
        or core in _COMMON
        or any(folded in keys for keys in _KEYS_IN_A_ROW)
    )


def _fault(rule: str, message: str, path: tuple[str, ...], **parameters: str) -> Fault:
    return Fault(ErrorCode.INVALID_INPUT, message, path, {"rule": rule, **parameters})
