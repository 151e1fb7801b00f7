"""What kinds of organization there are, and what can be wrong with what is said of one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from backend.domain import accounts
from backend.domain.problems import ErrorCode, Fault, InvalidInput

LONGEST_NAME = 200
LONGEST_STATEMENT = 500
"""So that it fits on a certificate beside the designations."""

_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_CODE = 64


class OrganizationKind(StrEnum):
    """What an organization is to the service."""

    PROVIDER = "PROVIDER"
    EMPLOYER = "EMPLOYER"
    BOARD = "BOARD"
    LMS = "LMS"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationChange:
    """What is to be different about an organization: None leaves a field as it is, "" takes a statement away."""

    name: str | None = None
    accredited: bool | None = None
    accreditation_statement: str | None = None


def checked_code(code: str) -> str:
    """The code without white space around it.

    Raises: InvalidInput for what is not lower-case letters, digits and single hyphens.
    """
    tidy = code.strip()
    if len(tidy) > LONGEST_CODE or not _CODE.fullmatch(tidy):
        message = f"Use lower-case letters, digits and hyphens, at most {LONGEST_CODE} in all."
        raise InvalidInput(message, path=("code",), rule="code")
    return tidy


def checked_change(change: OrganizationChange) -> OrganizationChange:
    """The change with its texts in their normal form. Which characters can be printed is not asked here.

    Raises: InvalidInput with every fault there is.
    """
    tidy = replace(
        change,
        name=None if change.name is None else accounts.tidy_name(change.name),
        accreditation_statement=(
            None if change.accreditation_statement is None else accounts.tidy_name(change.accreditation_statement)
        ),
    )
    faults = tuple(_faults(tidy))
    if faults:
        raise InvalidInput.of(faults)
    return tidy


def _faults(change: OrganizationChange) -> Iterator[Fault]:
    if change.name is not None:
        yield from accounts.name_faults(change.name, "name", most=LONGEST_NAME)
    statement = change.accreditation_statement or ""
    if len(statement) > LONGEST_STATEMENT:
        message = f"Use at most {LONGEST_STATEMENT} characters."
        parameters = {"rule": "too-long", "maximum": str(LONGEST_STATEMENT)}
        yield Fault(ErrorCode.INVALID_INPUT, message, ("accreditation_statement",), parameters)
