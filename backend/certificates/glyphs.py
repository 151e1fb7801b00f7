"""Which texts can be printed: what is cleaned away before printing, and which characters no shipped font can show."""

import unicodedata
from functools import lru_cache

from backend.certificates import typefaces


@lru_cache(maxsize=4096)
def printable(text: str) -> str:
    """The text as it is printed: NFC, each run of white space one space, without control and invisible characters.

    Direction overrides and zero-width characters go because they print nothing and can make a name read as another one.
    """
    spaced = "".join(
        " " if character.isspace() else "" if unicodedata.category(character) in {"Cc", "Cf"} else character
        for character in unicodedata.normalize("NFC", text)
    )
    return " ".join(spaced.split())


@lru_cache(maxsize=4096)
def missing(text: str) -> tuple[str, ...]:
    """The characters of the text that the shipped fonts cannot show right, each once, in order; empty if all can be printed.

    An Arabic letter counts as shown only if its joined forms are known and can be drawn: it is not written unjoined.
    """
    return tuple(dict.fromkeys(character for character in printable(text) if not _is_shown(character)))


@lru_cache(maxsize=4096)
def _is_shown(character: str) -> bool:
    face = typefaces.face_of(character)
    if face is None:
        return False
    if not typefaces.is_arabic(character) or unicodedata.category(character) != "Lo":
        return True
    between = typefaces.joined(f"ب{character}ب")
    return character not in between and all(typefaces.draws(face, form) for form in between)
