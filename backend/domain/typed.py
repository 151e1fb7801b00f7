"""Numbers and codes as people type and paste them."""

import unicodedata


def plain(text: str) -> str:
    """The text with the digits of any script as ASCII ones, full-width signs as narrow ones, and no marks of direction."""
    seen = (character for character in unicodedata.normalize("NFKC", text) if unicodedata.category(character) != "Cf")
    digits = ((character, unicodedata.digit(character, None)) for character in seen)
    return "".join(character if digit is None else str(digit) for character, digit in digits)
