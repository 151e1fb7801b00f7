"""Pages and cursors: whole, in order, and no cursor believed that is not one."""

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.domain.problems import ErrorCode, Fault, InvalidInput
from backend.reads.pages import PageInfo, checked_first, cursor, keys_of, page, size

ROWS = ["a", "b", "c", "d", "e"]


def keys(row: str) -> tuple[str, str]:
    return row, row.upper()


@pytest.mark.parametrize(
    ("first", "after", "nodes", "has_next", "has_previous"),
    [
        (2, None, ("a", "b"), True, False),
        (2, "b", ("c", "d"), True, True),
        (2, "d", ("e",), False, True),
        (5, None, ("a", "b", "c", "d", "e"), False, False),
        (4, None, ("a", "b", "c", "d"), True, False),
        (9, "e", (), False, True),
        (0, None, (), True, False),
    ],
)
def test_a_page_says_where_it_lies(
    *, first: int, after: str | None, nodes: tuple[str, ...], has_next: bool, has_previous: bool
) -> None:
    found = [row for row in ROWS if after is None or row > after][: first + 1]

    made = page(found, first=first, after=None if after is None else cursor(keys(after)), key=keys, total_count=5)

    ends = [cursor(keys(node)) for node in (nodes[0], nodes[-1])] if nodes else [None, None]
    assert made.nodes == nodes
    assert made.page_info == PageInfo(has_next, has_previous, *ends)
    assert [edge.cursor for edge in made.edges] == [cursor(keys(node)) for node in nodes]
    assert made.total_count == 5


def test_the_total_is_not_known_unless_it_was_counted() -> None:
    assert page(ROWS, first=5, after=None, key=keys).total_count is None


@pytest.mark.parametrize("first", [1, 2, 3, 5, 6])
def test_following_the_cursors_meets_every_row_once(first: int) -> None:
    met: list[str] = []
    after: str | None = None
    while True:
        last = keys_of(after, count=2)
        made = page([row for row in ROWS if last is None or row > last[0]][: first + 1], first=first, after=after, key=keys)
        met.extend(made.nodes)
        after = made.page_info.end_cursor
        if not made.page_info.has_next_page:
            break

    assert met == ROWS


@settings(deadline=None)
@given(given_keys=st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=4))
def test_a_cursor_gives_back_its_keys_and_needs_no_escaping_in_an_address(given_keys: list[str]) -> None:
    made = cursor(given_keys)

    assert keys_of(made, count=len(given_keys)) == tuple(given_keys)
    assert set(made) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


def test_without_a_cursor_there_are_no_keys() -> None:
    assert keys_of(None, count=2) is None


def _encoded(text: bytes) -> str:
    return base64.urlsafe_b64encode(text).decode().rstrip("=")


@pytest.mark.parametrize(
    "forged",
    [
        "",
        "x",
        "not a cursor",
        "é",
        "ab+/",
        cursor(["one"]),
        cursor(["one", "two", "three"]),
        _encoded(b'{"0": "a", "1": "b"}'),
        _encoded(b'["a", 1]'),
        _encoded(b'["a", null]'),
        _encoded(b'["a", ["b"]]'),
        _encoded(b'"ab"'),
        _encoded(b'["a", "b"'),
        _encoded(b"\xff\xfe"),
    ],
)
def test_what_is_not_a_cursor_of_this_connection_is_refused(forged: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        keys_of(forged, count=2)

    message = "This is not a cursor of this connection."
    assert refused.value.faults == (Fault(ErrorCode.INVALID_INPUT, message, ("after",)),)


@settings(deadline=None)
@given(forged=st.text(max_size=40))
def test_any_text_is_either_a_cursor_or_refused(forged: str) -> None:
    try:
        found = keys_of(forged, count=2)
    except InvalidInput:
        return
    assert found is not None
    assert len(found) == 2


@pytest.mark.parametrize("first", [0, 1, 1000])
def test_up_to_a_thousand_rows_may_be_asked_for(first: int) -> None:
    assert checked_first(first) == first


@pytest.mark.parametrize("first", [-1, 1001])
def test_a_size_outside_is_refused_and_not_clamped(first: int) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked_first(first)

    assert refused.value.faults == (Fault(ErrorCode.INVALID_INPUT, "Ask for 0 to 1000 rows.", ("first",)),)


def test_a_page_has_fifty_rows_where_nobody_says_how_many() -> None:
    assert (size(None), size(0), size(7)) == (50, 0, 7)
