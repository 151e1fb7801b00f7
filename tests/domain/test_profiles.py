"""What people may say about themselves: names, numbers, licenses, and what is still missing."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain import gaps, licenses, profiles
from backend.domain.credits import Profession
from backend.domain.gaps import GapEffect, Known
from backend.domain.licenses import License
from backend.domain.npi import is_npi
from backend.domain.problems import InvalidInput
from backend.domain.profiles import BoardIdentifier, ProfileChange

COMPLETE = Known(
    profession=Profession.PHYSICIAN,
    unprintable=(),
    npi="1234567893",
    birthday="03-09",
    has_license=True,
    earned_boards={"ABIM"},
    numbered_boards={"ABIM"},
)


def faults_of(change: ProfileChange) -> list[tuple[str, str]]:
    """Path and rule of each fault of a change."""
    try:
        profiles.checked(change)
    except InvalidInput as refused:
        return [(".".join(fault.path), fault.parameters["rule"]) for fault in refused.faults]
    return []


def test_a_change_says_only_what_is_different() -> None:
    change = ProfileChange(given_name=" Amal  Z ", specialty="", npi=" 1234567893 ")

    assert profiles.checked(change) == ProfileChange(given_name="Amal Z", specialty="", npi="1234567893")


def test_every_fault_of_a_change_is_told_at_once() -> None:
    change = ProfileChange(printed_name="y" * 201, family_name="7", language="de", npi="1", birthday="02-30")

    assert [path for path, _ in faults_of(change)] == ["language", "family_name", "printed_name", "npi", "birthday"]


@pytest.mark.parametrize("npi", ["1234567893", "1245319599", "2000000002"])
def test_a_number_whose_check_digit_fits_is_an_npi(npi: str) -> None:
    assert is_npi(npi)


@pytest.mark.parametrize(
    "npi", ["", "123456789", "12345678930", "1234567890", "3234567893", "0234567893", "١٢٣٤٥٦٧٨٩٣", "123456789x"]
)
def test_any_other_text_is_none(npi: str) -> None:
    assert not is_npi(npi)


@given(st.integers(min_value=100_000_000, max_value=299_999_999))
def test_one_check_digit_of_ten_fits(stem: int) -> None:
    assert sum(is_npi(f"{stem}{digit}") for digit in range(10)) == 1


@given(st.integers(0, 9), st.integers(0, 9))
def test_one_digit_that_is_mistyped_is_noticed(place: int, digit: int) -> None:
    npi = "1245319599"
    typed = f"{npi[:place]}{digit}{npi[place + 1 :]}"

    assert is_npi(typed) == (typed == npi)


@pytest.mark.parametrize("birthday", ["", "01-01", "02-29", "12-31"])
def test_month_and_day_of_birth_are_taken(birthday: str) -> None:
    assert faults_of(ProfileChange(birthday=birthday)) == []


@pytest.mark.parametrize("birthday", ["2-9", "02-30", "13-01", "1980-02-09", "02/09", "٠٢-٠٩", "0209"])
def test_any_other_birthday_is_refused(birthday: str) -> None:
    assert faults_of(ProfileChange(birthday=birthday)) == [("birthday", "birthday")]


@pytest.mark.parametrize(
    ("identifiers", "faults"),
    [
        ([("ABIM", " 12 34ab ")], []),
        ([("XYZ", "1")], [("board_identifiers.0.board", "unknown")]),
        (
            [("ABIM", "1"), ("ABP", "2"), ("ABIM", "3")],
            [("board_identifiers.0.board", "twice"), ("board_identifiers.2.board", "twice")],
        ),
        ([("ABIM", "")], [("board_identifiers.0.number", "number")]),
        ([("ABIM", "none")], [("board_identifiers.0.number", "number")]),
        ([("ABIM", "1" * 33)], [("board_identifiers.0.number", "number")]),
    ],
)
def test_each_board_is_named_once_with_its_number(identifiers: list[tuple[str, str]], faults: list[tuple[str, str]]) -> None:
    change = ProfileChange(board_identifiers=tuple(BoardIdentifier(*each) for each in identifiers))

    assert faults_of(change) == faults


def test_numbers_of_boards_and_licenses_are_written_in_one_way() -> None:
    change = profiles.checked(ProfileChange(board_identifiers=(BoardIdentifier("ABIM", " 12  34ab "),)))
    license_ = licenses.checked(License(regulator="DHA", number=" dha-p  0012345 ", expires_on=date(2027, 5, 1)))

    assert change.board_identifiers == (BoardIdentifier("ABIM", "12 34AB"),)
    assert license_ == License(regulator="DHA", number="DHA-P 0012345", expires_on=date(2027, 5, 1))


@pytest.mark.parametrize("number", ["١٢٣", "\u200f123", "1\u202e23"])
def test_a_number_may_be_typed_in_any_script_and_with_marks_of_direction(number: str) -> None:
    assert licenses.checked(License(regulator="DHA", number=number)).number == "123"


@pytest.mark.parametrize("number", ["", "none", "1" * 65, "<1>", "1\u00002"])
def test_what_is_no_license_is_refused_with_every_fault(number: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        licenses.checked(License(regulator="GMC", number=number))

    assert [(fault.path, fault.parameters) for fault in refused.value.faults] == [
        (("regulator",), {"rule": "unknown"}),
        (("number",), {"rule": "number"}),
    ]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"unprintable": "李"}, [("printedName", GapEffect.CERTIFICATES, "")]),
        ({"numbered_boards": set()}, [("boardIdentifiers", GapEffect.BOARD_REPORTING, "ABIM")]),
        (
            {"earned_boards": {"ABP", "ABIM"}, "numbered_boards": {"ABS"}},
            [("boardIdentifiers", GapEffect.BOARD_REPORTING, "ABIM"), ("boardIdentifiers", GapEffect.BOARD_REPORTING, "ABP")],
        ),
        ({"birthday": ""}, [("birthday", GapEffect.BOARD_REPORTING, "")]),
        ({"birthday": "", "earned_boards": ()}, [("birthday", GapEffect.STATE_BOARD_REPORTING, "")]),
        ({"birthday": "", "earned_boards": (), "profession": Profession.NURSE}, []),
        ({"npi": ""}, [("npi", GapEffect.STATE_BOARD_REPORTING, "")]),
        ({"npi": "", "profession": Profession.PHARMACIST}, []),
        ({"has_license": False}, [("licenses", GapEffect.RENEWAL, "")]),
        ({"has_license": False, "profession": Profession.OTHER}, []),
    ],
)
def test_each_gap_is_told_with_what_waits_for_it(changes: dict[str, Any], found: list[tuple[str, GapEffect, str]]) -> None:
    assert [(gap.field, gap.blocks, gap.board) for gap in gaps.gaps(replace(COMPLETE, **changes))] == found
