"""Keyset pages: what every connection is made of. A cursor names the last row seen by its sort keys, opaque and checked."""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import orjson

from backend.domain.problems import ErrorCode, Fault, InvalidInput

MOST = 1000
"""`first` above this is refused, not clamped."""

DEFAULT = 50
"""Rows of a page where nobody says how many."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PageInfo:
    """Where a page lies."""

    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


@dataclass(frozen=True, slots=True)
class Edge(Generic[T]):
    """One row of a page and the cursor behind it."""

    cursor: str
    node: T


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a connection. `total_count` is None unless it was asked for."""

    edges: tuple[Edge[T], ...]
    page_info: PageInfo
    total_count: int | None = None

    @property
    def nodes(self) -> tuple[T, ...]:
        """The rows alone."""
        return tuple(edge.node for edge in self.edges)


def page(
    found: Sequence[T], *, first: int, after: str | None, key: Callable[[T], Sequence[str]], total_count: int | None = None
) -> Page[T]:
    """A page of `first` rows from up to `first + 1` found ones; `key` gives a row's sort keys as text."""
    edges = tuple(Edge(cursor(key(node)), node) for node in found[:first])
    info = PageInfo(
        has_next_page=len(found) > first,
        has_previous_page=after is not None,
        start_cursor=edges[0].cursor if edges else None,
        end_cursor=edges[-1].cursor if edges else None,
    )
    return Page(edges, info, total_count)


def cursor(keys: Sequence[str]) -> str:
    """Sort keys as an opaque cursor."""
    return base64.urlsafe_b64encode(orjson.dumps(list(keys))).decode().rstrip("=")


def keys_of(after: str | None, *, count: int) -> tuple[str, ...] | None:
    """The sort keys in a cursor, None without one.

    Raises: InvalidInput for a text that is not a cursor of `count` keys.
    """
    if after is None:
        return None
    try:
        keys = orjson.loads(base64.b64decode(after + "=" * (-len(after) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError):
        keys = None
    if not isinstance(keys, list) or len(keys) != count or not all(isinstance(key, str) for key in keys):
        raise _refused("after", "This is not a cursor of this connection.")
    return tuple(keys)


def keys_as(after: str | None, *readers: Callable[[str], Any]) -> tuple[Any, ...] | None:
    """The sort keys in a cursor, each read by its reader (`int`, `UUID`, `sql.instant_of`), None without a cursor.

    Raises: InvalidInput for a text that is not such a cursor.
    """
    keys = keys_of(after, count=len(readers))
    if keys is None:
        return None
    try:
        return tuple(read(key) for read, key in zip(readers, keys, strict=True))
    except (ValueError, ArithmeticError) as wrong:
        raise _refused("after", "This is not a cursor of this connection.") from wrong


def size(first: int | None) -> int:
    """How many rows a page has: 50 where the client does not care."""
    return DEFAULT if first is None else first


def checked_first(first: int) -> int:
    """`first` as given.

    Raises: InvalidInput below 0 or above 1,000.
    """
    if not 0 <= first <= MOST:
        raise _refused("first", f"Ask for 0 to {MOST} rows.")
    return first


def _refused(path: str, message: str) -> InvalidInput:
    return InvalidInput.of((Fault(ErrorCode.INVALID_INPUT, message, (path,)),))
