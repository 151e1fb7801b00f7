"""Spans of time: their union counts, whatever overlaps, touches, lies apart or runs backwards."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.spans import Span, clip, length, union

SPANS = st.lists(st.tuples(st.integers(-50, 200), st.integers(-50, 200)), max_size=12)


@pytest.mark.parametrize(
    ("spans", "merged", "milliseconds"),
    [
        ([], (), 0),
        ([(0, 10)], ((0, 10),), 10),
        ([(0, 10), (5, 15)], ((0, 15),), 15),
        ([(0, 10), (10, 20)], ((0, 20),), 20),
        ([(0, 10), (11, 20)], ((0, 10), (11, 20)), 19),
        ([(0, 20), (5, 10)], ((0, 20),), 20),
        ([(30, 40), (0, 10), (8, 32)], ((0, 40),), 40),
        ([(0, 10), (0, 10), (0, 10)], ((0, 10),), 10),
        ([(5, 5), (9, 3)], (), 0),
    ],
)
def test_the_union_counts_and_never_the_sum(spans: list[Span], merged: tuple[Span, ...], milliseconds: int) -> None:
    assert union(spans) == merged
    assert length(spans) == milliseconds


@pytest.mark.parametrize(
    ("spans", "inside"),
    [
        ([(0, 100)], ((10, 20),)),
        ([(0, 12), (18, 100)], ((10, 12), (18, 20))),
        ([(0, 10), (20, 30)], ()),
        ([(12, 14), (13, 16)], ((12, 16),)),
    ],
)
def test_only_what_lies_within_is_kept(spans: list[Span], inside: tuple[Span, ...]) -> None:
    assert clip(spans, (10, 20)) == inside


def _covered(spans: list[Span]) -> set[int]:
    return {moment for start, end in spans for moment in range(start, end)}


@given(spans=SPANS)
def test_the_union_covers_the_same_moments_in_order_without_touching(spans: list[Span]) -> None:
    merged = union(spans)

    assert _covered(list(merged)) == _covered(spans)
    assert all(before[1] < after[0] for before, after in pairwise(merged))
    assert length(spans) == len(_covered(spans))


@given(spans=SPANS, within=st.tuples(st.integers(-50, 200), st.integers(-50, 200)))
def test_clipping_keeps_the_moments_within(spans: list[Span], within: Span) -> None:
    assert _covered(list(clip(spans, within))) == _covered(spans) & _covered([within])


@given(first=SPANS, second=SPANS)
def test_the_order_in_which_spans_arrive_does_not_matter(first: list[Span], second: list[Span]) -> None:
    assert union([*union(first), *second]) == union([*second, *first, *second])
