"""How an API key is written: a prefix and a checksum, so that scanners for leaked secrets know one when they see it."""

import string
import zlib

PREFIX = "mmx_live_"
SECRET_BYTES = 32

_DIGITS = string.digits + string.ascii_uppercase + string.ascii_lowercase
_SECRET_LENGTH = 43
"""Base 62 digits that 32 bytes fill."""
_CHECKSUM_LENGTH = 6
"""Base 62 digits that a CRC-32 fills."""


def written(secret: bytes) -> str:
    """The key: prefix, the secret's 32 bytes in base 62, and the CRC-32 of both in base 62."""
    body = PREFIX + _base62(int.from_bytes(secret, "big"), _SECRET_LENGTH)
    return body + _checksum(body)


def is_key(text: str) -> bool:
    """Whether a text is written as a key of ours. What is not need not be looked up."""
    body, checksum = text[:-_CHECKSUM_LENGTH], text[-_CHECKSUM_LENGTH:]
    return (
        body.startswith(PREFIX) and len(body) == len(PREFIX) + _SECRET_LENGTH and text.isascii() and checksum == _checksum(body)
    )


def _checksum(body: str) -> str:
    return _base62(zlib.crc32(body.encode()), _CHECKSUM_LENGTH)


def _base62(number: int, length: int) -> str:
    digits = []
    for _ in range(length):
        number, digit = divmod(number, len(_DIGITS))
        digits.append(_DIGITS[digit])
    return "".join(reversed(digits))
