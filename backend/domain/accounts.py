"""What an account is made of, and what can be wrong with what people write about themselves."""

import unicodedata
import zoneinfo
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from backend.domain import addresses, passwords
from backend.domain.codes import LANGUAGES
from backend.domain.credits import Profession
from backend.domain.problems import ErrorCode, Fault, InvalidInput
from backend.domain.specialties import SPECIALTIES

LONGEST_NAME = 100

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
"""Categories of characters that print nothing, or make a text read as another one (direction overrides, zero-width signs)."""


class RegistrationMode(StrEnum):
    """How one comes to an account (decision 12)."""

    OPEN = "OPEN"
    INVITATION = "INVITATION"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who is to have an account, in their own words. `specialty` is "" for none."""

    email: str
    password: str
    given_name: str
    family_name: str
    profession: Profession
    specialty: str = ""
    time_zone: str
    language: str

    @property
    def name(self) -> str:
        """Both names, as certificates print them until the person says otherwise."""
        return f"{self.given_name} {self.family_name}"

    def at(self, email: str) -> "Person":
        """The same person at another address."""
        return replace(self, email=email)


def checked(person: Person) -> Person:
    """The person with address, password and names in their normal form.

    Raises: InvalidInput with every fault there is.
    """
    address = addresses.mailbox(person.email)
    tidy = replace(
        person,
        email=address or person.email,
        password=passwords.normal(person.password),
        given_name=tidy_name(person.given_name),
        family_name=tidy_name(person.family_name),
    )
    faults = [
        *address_faults(person.email),
        *passwords.faults(tidy.password, address=tidy.email),
        *name_faults(tidy.given_name, "given_name"),
        *name_faults(tidy.family_name, "family_name"),
        *choice_faults(person.specialty, person.time_zone, person.language),
    ]
    if faults:
        raise InvalidInput.of(tuple(faults))
    return tidy


def checked_address(text: str) -> str:
    """The address in its normal form.

    Raises: InvalidInput with path `email`.
    """
    faults = tuple(address_faults(text))
    if faults:
        raise InvalidInput.of(faults)
    return addresses.mailbox(text) or text


def address_faults(text: str) -> Iterator[Fault]:
    """What is wrong with an e-mail address, path `email`."""
    if addresses.mailbox(text) is None:
        yield _fault("address", "This is not an e-mail address.", "email")


def tidy_name(name: str) -> str:
    """The name in NFC, each run of white space one space, none at the ends."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def name_faults(name: str, field: str, *, most: int = LONGEST_NAME) -> Iterator[Fault]:
    """What is wrong with a tidy name: it has a letter, at most `most` characters, and none that is not seen."""
    if not any(character.isalpha() for character in name):
        yield _fault("no-letter", "Write the name.", field)
    if len(name) > most:
        yield _fault("too-long", f"Use at most {most} characters.", field, maximum=str(most))
    if any(unicodedata.category(character) in _UNSEEN for character in name):
        yield _fault("unseen", "The name holds characters that are not seen.", field)


def choice_faults(specialty: str | None, time_zone: str | None, language: str | None) -> Iterator[Fault]:
    """What is wrong with what is chosen from a list; None is not asked about."""
    if specialty and specialty not in SPECIALTIES:
        yield _fault("unknown", "No such specialty: `specialties` lists them.", "specialty")
    if time_zone is not None and time_zone not in _time_zones():
        yield _fault("unknown", 'No such time zone: write it as in "Asia/Dubai".', "time_zone")
    if language is not None and language not in LANGUAGES:
        yield _fault("unknown", f"Choose one of {', '.join(LANGUAGES)}.", "language")


@cache
def _time_zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


def _fault(rule: str, message: str, field: str, **parameters: str) -> Fault:
    return Fault(ErrorCode.INVALID_INPUT, message, (field,), {"rule": rule, **parameters})
