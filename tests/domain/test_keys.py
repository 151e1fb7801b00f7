"""How an API key is written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain import keys


@given(st.binary(min_size=32, max_size=32))
def test_every_key_has_one_shape_and_is_known_again(secret: bytes) -> None:
    key = keys.written(secret)

    assert re.fullmatch(r"mmx_live_[0-9A-Za-z]{49}", key)
    assert keys.is_key(key)


@pytest.mark.parametrize(
    ("secret", "key"),
    [
        (bytes(32), "mmx_live_00000000000000000000000000000000000000000004cPWJP"),
        (bytes(range(32)), "mmx_live_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf3pdFvf"),
    ],
)
def test_a_key_is_written_as_ever(secret: bytes, key: str) -> None:
    assert keys.written(secret) == key


@pytest.mark.parametrize("position", [0, 8, 9, 30, 51, 52, 57])
def test_a_key_with_a_wrong_character_is_none(position: int) -> None:
    key = keys.written(bytes(range(32)))
    other = "A" if key[position] != "A" else "B"

    assert not keys.is_key(key[:position] + other + key[position + 1 :])


@pytest.mark.parametrize("text", ["", "mmx_live_", "mmx_live_" + "0" * 49, "Bearer x", "ä" * 58])
def test_what_is_not_written_as_a_key_is_none(text: str) -> None:
    assert not keys.is_key(text)
