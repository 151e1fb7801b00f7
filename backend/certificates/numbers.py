"""Certificate numbers: unguessable, free of personal data, and safe to read aloud or type.

`MMX-42PKE5-CH1ZZH-XJQHCJ`: a prefix, then 80 random bits and a check in 18 characters of Crockford's base 32 (no I, L, O, U).
The check is the 80-bit number modulo the prime 1021, in two characters. Powers of 32 are units modulo 1021, and neighbouring
weights differ by 31 times a unit, so every single wrong character and every swap of two neighbours changes the remainder.
"""

import re
import unicodedata

PREFIX = "MMX"
RECEIPT = "MMR"
"""The prefix of a verification receipt's number, which is otherwise made as a certificate's."""
ENTROPY_BYTES = 10
"""How much randomness a number holds: 80 bits."""

_CELLS = re.compile("[,;\t]")
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_MODULUS = 1021
_PAYLOAD = 16
_LENGTH = _PAYLOAD + 2
_GROUP = 6
_LONGEST = 100
"""Characters that are looked at; nobody types more than this for a number of 24."""


def new_number(entropy: bytes, *, prefix: str = PREFIX) -> str:
    """The number that these random bytes make, in its canonical form. The same bytes make the same number.

    Raises: ValueError unless there are exactly 10 bytes.
    """
    if len(entropy) != ENTROPY_BYTES:
        raise ValueError(f"A number is made of {ENTROPY_BYTES} random bytes, not of {len(entropy)}.")
    value = int.from_bytes(entropy)
    return _canonical(prefix, _digits(value, _PAYLOAD) + _digits(value % _MODULUS, _LENGTH - _PAYLOAD))


def parse(text: str) -> str | None:
    """The canonical number that a person meant, or None if it is mistyped.

    Lower case, spaces, any kind of dash (or none), a missing prefix, and O for 0 or I and L for 1 are mended. None says only
    that this was never a number of ours; whether one was issued is for the records to say.
    """
    if len(text) > _LONGEST:
        return None
    typed = _characters(text)
    return _checked(PREFIX, typed.removeprefix(PREFIX) if len(typed) == len(PREFIX) + _LENGTH else typed)


def parse_receipt(text: str) -> str | None:
    """The canonical number of a receipt that a person meant, or None. Its prefix must be there: it tells what is asked for."""
    if len(text) > _LONGEST or not (typed := _characters(text)).startswith(RECEIPT):
        return None
    return _checked(RECEIPT, typed.removeprefix(RECEIPT))


def listed(text: str) -> list[str]:
    """The numbers in a list, as typed: one to a line, or in the cells of a table, whose other cells are passed over."""
    found: list[str] = []
    for line in text.splitlines():
        cells = [cell.strip(" \"'\t\ufeff") for cell in _CELLS.split(line)]
        filled = [cell for cell in cells if cell]
        found += filled if len(filled) == 1 else [cell for cell in filled if _is_meant(cell)]
    return found


def _is_meant(cell: str) -> bool:
    return cell.upper().startswith(PREFIX) or parse(cell) is not None


def _characters(text: str) -> str:
    return "".join(character for character in unicodedata.normalize("NFKC", text).upper() if not _is_separator(character))


def _checked(prefix: str, typed: str) -> str | None:
    if len(typed) != _LENGTH or any(character not in _VALUES for character in typed):
        return None
    body = "".join(_ALPHABET[_VALUES[character]] for character in typed)
    return _canonical(prefix, body) if _value(body[:_PAYLOAD]) % _MODULUS == _value(body[_PAYLOAD:]) else None


def _is_separator(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) == "Pd"


def _digits(value: int, length: int) -> str:
    return "".join(_ALPHABET[value >> 5 * place & 31] for place in reversed(range(length)))


def _value(characters: str) -> int:
    value = 0
    for character in characters:
        value = value << 5 | _VALUES[character]
    return value


def _canonical(prefix: str, body: str) -> str:
    return "-".join((prefix, *(body[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))))
