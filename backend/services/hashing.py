"""Secrets as they are kept: passwords by argon2id, slow on purpose; random tokens by SHA-256, which needs no slowness."""

import asyncio
import hashlib
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

HASHER = PasswordHasher()
"""argon2id with the library's parameters: RFC 9106's second recommendation, 64 MiB a time."""

_THREADS = ThreadPoolExecutor(max_workers=4, thread_name_prefix="argon2")
"""Few, so that a rush of sign-ins costs 256 MiB and not all there is."""


async def hashed(password: str) -> str:
    """What is kept of a password."""
    return await asyncio.get_running_loop().run_in_executor(_THREADS, HASHER.hash, password)


async def matches(kept: str | None, password: str) -> bool:
    """Whether it is the password. Without one to compare with (None or ""), the answer is no after the same work."""
    return await asyncio.get_running_loop().run_in_executor(_THREADS, _verify, HASHER, kept, password)


def is_outdated(kept: str) -> bool:
    """Whether the password was hashed with other parameters than it would be now."""
    return HASHER.check_needs_rehash(kept)


def digest(secret: str) -> str:
    """What is kept of a random token: SHA-256 in hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _verify(hasher: PasswordHasher, kept: str | None, password: str) -> bool:
    try:
        hasher.verify(kept or _nobodys(hasher), password)
    except (VerificationError, InvalidHashError):
        return False
    return bool(kept)


@lru_cache(maxsize=4)
def _nobodys(hasher: PasswordHasher) -> str:
    """A hash for accounts that do not exist, as costly to compare with as that of one that does."""
    return hasher.hash("nobody has this password")
