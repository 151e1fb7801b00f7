"""The National Provider Identifier: the number by which the United States know a health professional.

Source: CMS, "Requirements for National Provider Identifier (NPI) and NPI Check Digit": ten digits, the first of them 1 or 2,
the last one by the Luhn formula over the number with the prefix 80840.
"""

LENGTH = 10
_PREFIX = "80840"


def is_npi(text: str) -> bool:
    """Whether the text is written as an NPI and its check digit fits. Whether it was given to anybody is not known here."""
    return len(text) == LENGTH and text.isascii() and text.isdigit() and text[0] in "12" and _luhn(_PREFIX + text) == 0


def _luhn(digits: str) -> int:
    """The Luhn sum modulo 10: 0 when the last digit fits."""
    doubled = [digit * 2 - 9 * (digit > 4) for digit in map(int, digits[-2::-2])]  # noqa: PLR2004 - 5 doubled has two digits
    return (sum(doubled) + sum(map(int, digits[-1::-2]))) % 10
