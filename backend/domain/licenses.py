"""Licenses to practice: who gives them, and how one is written down."""

from dataclasses import dataclass
from datetime import date

from backend.domain import typed
from backend.domain.codes import CodeList
from backend.domain.problems import ErrorCode, Fault, InvalidInput

REGULATORS = CodeList(
    {
        "DHA": ("Dubai Health Authority (DHA)", "هيئة الصحة بدبي (DHA)"),
        "DHCA": ("Dubai Healthcare City Authority (DHCA)", "سلطة مدينة دبي الطبية (DHCA)"),
        "DOH": ("Department of Health - Abu Dhabi (DOH)", "دائرة الصحة - أبوظبي (DOH)"),
        "MOHAP": ("Ministry of Health and Prevention (MOHAP)", "وزارة الصحة ووقاية المجتمع (MOHAP)"),
        "SHA": ("Sharjah Health Authority (SHA)", "هيئة الشارقة الصحية (SHA)"),
    }
)
"""The bodies that license health professionals in the United Arab Emirates: five, not one. Sources: docs/domain.md."""

LONGEST_NUMBER = 64
MOST = 20
"""Licenses of one person."""
EARLIEST, LATEST = date(1950, 1, 1), date(2150, 12, 31)
"""Last days outside of these are slips of the keyboard: the year 0203, or 20311."""

_SIGNS = " -/."


@dataclass(frozen=True, slots=True, kw_only=True)
class License:
    """A license as its holder writes it down. `expires_on` is its last day, None if that is not known."""

    regulator: str
    number: str
    expires_on: date | None = None


def checked(license_: License) -> License:
    """The license with its number in its normal form.

    Raises: InvalidInput with every fault there is.
    """
    tidy = License(regulator=license_.regulator, number=tidy_number(license_.number), expires_on=license_.expires_on)
    faults: list[Fault] = []
    if tidy.regulator not in REGULATORS:
        faults.append(_fault("unknown", "No such regulator: `regulators` lists them.", "regulator"))
    if not is_number(tidy.number, most=LONGEST_NUMBER):
        faults.append(_fault("number", "Write the number as it stands on the license.", "number"))
    if tidy.expires_on is not None and not EARLIEST <= tidy.expires_on <= LATEST:
        faults.append(_fault("date", f"The last day lies between {EARLIEST} and {LATEST}.", "expires_on"))
    if faults:
        raise InvalidInput.of(tuple(faults))
    return tidy


def tidy_number(number: str) -> str:
    """A registration number in capitals and ASCII digits, each run of white space one space, none at the ends."""
    return " ".join(typed.plain(number).upper().split())


def is_number(number: str, *, most: int) -> bool:
    """Whether a tidy registration number is one: ASCII letters, digits and few signs, at least one digit, at most `most`."""
    return (
        number.isascii()
        and len(number) <= most
        and any(character.isdigit() for character in number)
        and all(character.isalnum() or character in _SIGNS for character in number)
    )


def _fault(rule: str, message: str, field: str) -> Fault:
    return Fault(ErrorCode.INVALID_INPUT, message, (field,), {"rule": rule})
