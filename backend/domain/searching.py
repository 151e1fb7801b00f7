"""How texts are searched: letters are compared without case, accents and vowel signs, alike on every database."""

import unicodedata

MOST_WORDS = 10
"""Further words of a search are not looked for."""

# ruff: noqa: RUF001 - signs that look alike are the point
_ALIKE = str.maketrans("øđðłħŧıىیکة", "oddlhtiييكه") | str.maketrans({"æ": "ae", "œ": "oe", "þ": "th", "ـ": None})
"""Letters that are written either way or that no rule of Unicode takes apart, and the stroke that only lengthens a word."""


def folded(text: str) -> str:
    """A text as it is compared: case, accents, Arabic vowel signs and hamzas, marks of direction and further spaces are gone.

    Letters that people write either way are one ("ى" is "ي", "ø" is "o"), and so are the digits of all scripts.
    """
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_ALIKE)
    return " ".join("".join(map(_kept, plain)).split())


def words(search: str) -> list[str]:
    """The words that a text must hold to be found, at most MOST_WORDS."""
    return folded(search).split()[:MOST_WORDS]


def _kept(sign: str) -> str:
    """What is left of one character: its digit, itself, or nothing of a mark."""
    if unicodedata.combining(sign) or unicodedata.category(sign) == "Cf":
        return ""
    digit = unicodedata.digit(sign, None)
    return sign if digit is None else str(digit)
