# ruff: noqa: RUF001 - people type other dashes and letters
"""A number is unguessable, and a mistyped one is never taken for another."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.certificates import numbers
from backend.certificates.numbers import _ALPHABET, ENTROPY_BYTES, new_number, parse

entropies = st.binary(min_size=ENTROPY_BYTES, max_size=ENTROPY_BYTES)


def body_of(number: str) -> str:
    return number.removeprefix("MMX").replace("-", "")


def test_a_number_looks_as_it_is_documented() -> None:
    assert new_number(bytes(10)) == "MMX-000000-000000-000000"
    assert new_number(bytes(range(10))) == "MMX-000G40-R40M30-E209TT"


@given(entropies)
def test_a_number_is_its_own_canonical_form(entropy: bytes) -> None:
    assert parse(new_number(entropy)) == new_number(entropy)


@given(entropies, entropies)
def test_all_80_bits_are_in_the_number(one: bytes, other: bytes) -> None:
    assert (new_number(one) == new_number(other)) is (one == other)


@settings(max_examples=40, deadline=None)
@given(entropies)
def test_every_single_wrong_character_is_caught(entropy: bytes) -> None:
    body = body_of(new_number(entropy))
    wrong = [
        body[:place] + character + body[place + 1 :]
        for place in range(len(body))
        for character in _ALPHABET
        if character != body[place]
    ]

    assert len(wrong) == 18 * 31
    assert [text for text in wrong if parse(text) is not None] == []


@settings(max_examples=200, deadline=None)
@given(entropies)
def test_every_swap_of_two_neighbours_is_caught(entropy: bytes) -> None:
    body = body_of(new_number(entropy))
    swapped = [body[:place] + body[place + 1] + body[place] + body[place + 2 :] for place in range(len(body) - 1)]

    assert [text for text in swapped if text != body and parse(text) is not None] == []


def test_the_weights_that_the_proof_rests_on_are_units_and_differ() -> None:
    weights = [pow(32, 15 - place, numbers._MODULUS) for place in range(16)]

    assert all(weight % numbers._MODULUS for weight in weights)
    assert all((one - other) % numbers._MODULUS for one, other in pairwise(weights))
    assert (weights[-1] + 32) % numbers._MODULUS, "the last character and the first of the check"


@pytest.mark.parametrize(
    "typed",
    [
        "mmx-000g40-r40m30-e209tt",
        "MMX000G40R40M30E209TT",
        "000G40 R40M30 E209TT",
        "  MMX OOOG4O R4OM3O E2O9TT ",
        "MMX–000G40—R40M30‑E209TT",
        "ＭＭＸ-000G40-R40M30-E209TT",
    ],
)
def test_what_a_person_types_is_mended(typed: str) -> None:
    assert parse(typed) == "MMX-000G40-R40M30-E209TT"


def test_i_and_l_are_read_as_one() -> None:
    number = new_number(bytes.fromhex("08421084210842108421"))

    assert number.count("1") > 5
    assert parse(number.replace("1", "l")) == number
    assert parse(number.replace("1", "I")) == number


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "MMX",
        "MMX-000G40-R40M30-E209V",
        "MMX-000G40-R40M30-E209TTY",
        "ABC-000G40-R40M30-E209TT",
        "MMX-U00G40-R40M30-E209TT",
        "é" * 18,
        "0" * 10_000,
    ],
)
def test_what_was_never_a_number_is_none(typed: str) -> None:
    assert parse(typed) is None


@pytest.mark.parametrize("size", [0, 9, 11])
def test_a_number_is_made_of_exactly_80_bits(size: int) -> None:
    with pytest.raises(ValueError, match="10 random bytes"):
        new_number(bytes(size))
