"""Spans of time, whole milliseconds: seconds of a medium, or instants since 1970. Their union counts, never their sum."""

from collections.abc import Iterable
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""From and to in milliseconds, to after from."""

MINUTE = 60_000


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans without overlap, in order; those that touch become one, empty and backward ones vanish."""
    merged: list[Span] = []
    for start, end in sorted(span for span in spans if span[1] > span[0]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


def clip(spans: Iterable[Span], within: Span) -> tuple[Span, ...]:
    """What of the spans lies inside `within`, without overlap."""
    return union((max(start, within[0]), min(end, within[1])) for start, end in spans)


def length(spans: Iterable[Span]) -> int:
    """Milliseconds that the spans cover together."""
    return sum(end - start for start, end in union(spans))
