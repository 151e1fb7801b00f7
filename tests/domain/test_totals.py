"""Which totals an entry counts in."""

import datetime as dt

from backend.domain.credits import CreditType, Kind
from backend.domain.totals import places

MOC = Kind(CreditType.MOC, "ABIM")
ON, USABLE = dt.date(2026, 3, 9), dt.date(2027, 6, 30)


def named(kind: Kind, specialty: str = "", *, rank: int = 0, expires_on: dt.date | None = None) -> set[str]:
    found = places(kind, specialty, rank=rank, earned_on=ON, expires_on=expires_on)
    return {f"{place.aspect} {place.key} {place.unit} {place.grain} {place.starts_on}" for place in found}


def test_an_entry_counts_in_its_type_specialty_and_total_for_its_day_month_and_year() -> None:
    assert named(MOC, "cardiology") == {
        f"{group} POINT {when}"
        for group in ("TYPE MOC:ABIM", "SPECIALTY cardiology", "TOTAL ")
        for when in ("DAY 2026-03-09", "MONTH 2026-03-01", "YEAR 2026-01-01")
    }


def test_a_further_kind_of_an_enrollment_counts_in_its_groups_alone() -> None:
    further = named(Kind(CreditType.SPECIALTY, "", "cardiology"), "cardiology", rank=1, expires_on=USABLE)

    assert {name.split()[0] for name in further} == {"TYPE", "SPECIALTY"}


def test_what_expires_is_dated_by_the_last_day_of_its_use() -> None:
    ends = {name for name in named(Kind(CreditType.ACCME), expires_on=USABLE) if name.startswith("EXPIRY")}

    assert ends == {"EXPIRY  CREDIT DAY 2027-06-30", "EXPIRY  CREDIT MONTH 2027-06-01", "EXPIRY  CREDIT YEAR 2027-01-01"}
