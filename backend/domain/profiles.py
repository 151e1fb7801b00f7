"""What people may change about themselves, and what can be wrong with it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from backend.domain import accounts, licenses, typed
from backend.domain.boards import BOARDS
from backend.domain.credits import Profession
from backend.domain.npi import is_npi
from backend.domain.problems import ErrorCode, Fault, InvalidInput

LONGEST_PRINTED_NAME = 200
LONGEST_BOARD_NUMBER = 32
_ANY_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class BoardIdentifier:
    """The number by which a certifying board knows somebody."""

    board: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileChange:
    """What somebody wants to be different about their profile: None leaves a field as it is, "" empties one that may be empty.

    `birthday` is month and day, "03-09": the year is nobody's business here. `board_identifiers` replaces them all.
    """

    given_name: str | None = None
    family_name: str | None = None
    printed_name: str | None = None
    profession: Profession | None = None
    specialty: str | None = None
    time_zone: str | None = None
    language: str | None = None
    npi: str | None = None
    birthday: str | None = None
    board_identifiers: tuple[BoardIdentifier, ...] | None = None


def checked(change: ProfileChange) -> ProfileChange:
    """The change with names and numbers in their normal form. Which characters can be printed is not asked here.

    Raises: InvalidInput with every fault there is.
    """
    tidy = replace(
        change,
        given_name=None if change.given_name is None else accounts.tidy_name(change.given_name),
        family_name=None if change.family_name is None else accounts.tidy_name(change.family_name),
        printed_name=None if change.printed_name is None else accounts.tidy_name(change.printed_name),
        npi=None if change.npi is None else "".join(typed.plain(change.npi).split()),
        board_identifiers=None if change.board_identifiers is None else _tidy(change.board_identifiers),
    )
    faults = [
        *accounts.choice_faults(change.specialty, change.time_zone, change.language),
        *_name_faults(tidy),
        *_number_faults(tidy),
    ]
    if faults:
        raise InvalidInput.of(tuple(faults))
    return tidy


def _tidy(identifiers: tuple[BoardIdentifier, ...]) -> tuple[BoardIdentifier, ...]:
    return tuple(BoardIdentifier(each.board, licenses.tidy_number(each.number)) for each in identifiers)


def _name_faults(change: ProfileChange) -> Iterator[Fault]:
    for field, most in (
        ("given_name", accounts.LONGEST_NAME),
        ("family_name", accounts.LONGEST_NAME),
        ("printed_name", LONGEST_PRINTED_NAME),
    ):
        name = getattr(change, field)
        if name is not None:
            yield from accounts.name_faults(name, field, most=most)


def _number_faults(change: ProfileChange) -> Iterator[Fault]:
    if change.npi and not is_npi(change.npi):
        yield _fault("npi", "This is not an NPI: it has ten digits, and the last one checks the others.", "npi")
    if change.birthday and not _is_birthday(change.birthday):
        yield _fault("birthday", 'Write month and day, as in "03-09".', "birthday")
    identifiers = change.board_identifiers or ()
    named = Counter(each.board for each in identifiers)
    for index, each in enumerate(identifiers):
        if each.board not in BOARDS:
            yield _fault("unknown", "No such board: `boards` lists them.", "board_identifiers", str(index), "board")
        elif named[each.board] > 1:
            yield _fault("twice", "Name each board once.", "board_identifiers", str(index), "board")
        if not licenses.is_number(each.number, most=LONGEST_BOARD_NUMBER):
            yield _fault("number", "Write the number as the board does.", "board_identifiers", str(index), "number")


def _is_birthday(text: str) -> bool:
    try:
        return dt.date.fromisoformat(f"{_ANY_LEAP_YEAR}-{text}").strftime("%m-%d") == text
    except ValueError:
        return False


def _fault(rule: str, message: str, *path: str) -> Fault:
    return Fault(ErrorCode.INVALID_INPUT, message, path, {"rule": rule})
