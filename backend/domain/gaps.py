"""What a profile does not say yet, and what cannot happen before it does.

Sources: ACCME, "Learner completion data" (a physician is matched by name, month and day of birth, and NPI or state license);
ACCME FAQ 7921 (points of a board are reported with the board's number of the learner and the same month and day).
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from backend.domain.credits import Profession


class GapEffect(StrEnum):
    """What waits for the field."""

    CERTIFICATES = "CERTIFICATES"
    STATE_BOARD_REPORTING = "STATE_BOARD_REPORTING"
    BOARD_REPORTING = "BOARD_REPORTING"
    RENEWAL = "RENEWAL"


@dataclass(frozen=True, slots=True)
class Gap:
    """A field of the profile that is missing, named as clients name it. `board` is the board that waits for it, or ""."""

    field: str
    blocks: GapEffect
    explanation: str
    board: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the gaps are found from.

    `earned_boards` are the boards whose points the person holds, `numbered_boards` those that know them by a number.
    """

    profession: Profession
    unprintable: Collection[str]
    npi: str
    birthday: str
    has_license: bool
    earned_boards: Collection[str]
    numbered_boards: Collection[str]


def gaps(known: Known) -> Iterator[Gap]:
    """Each gap, the one that blocks most first."""
    if known.unprintable:
        yield Gap("printedName", GapEffect.CERTIFICATES, "Certificates cannot show some characters of the printed name.")
    for board in sorted(set(known.earned_boards) - set(known.numbered_boards)):
        yield Gap(
            "boardIdentifiers",
            GapEffect.BOARD_REPORTING,
            "The board knows a learner by a number: points are reported under it.",
            board,
        )
    if not known.birthday and known.earned_boards:
        yield Gap("birthday", GapEffect.BOARD_REPORTING, "Boards match points by name, and month and day of birth.")
    if known.profession is Profession.PHYSICIAN:
        if not known.npi:
            yield Gap("npi", GapEffect.STATE_BOARD_REPORTING, "Boards of the United States match a physician by the NPI.")
        if not known.birthday and not known.earned_boards:
            yield Gap(
                "birthday", GapEffect.STATE_BOARD_REPORTING, "A physician is matched by name, and month and day of birth."
            )
    if not known.has_license and known.profession is not Profession.OTHER:
        yield Gap("licenses", GapEffect.RENEWAL, "Progress toward a renewal is shown for the licenses that are written down.")
