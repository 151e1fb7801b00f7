"""Instants and durations as exports write them: ISO, American, European, with and without seconds, zone or AM and PM."""

import datetime as dt
import re
from collections.abc import Iterable
from zoneinfo import ZoneInfo

_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_PARTS = re.compile(r"^(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})$")
_TIME = re.compile(r"^(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([ap])?\.?m?\.?$", re.IGNORECASE)
_ZONE = re.compile(r"\s*(?:\(?(?:gmt|utc)?\s*([+-])(\d{1,2}):?(\d{2})?\)?|\(?(z|gmt|utc)\)?)$", re.IGNORECASE)
_DURATION = re.compile(r"^(?:(\d+)\s*h)?\s*(?:(\d+)\s*m(?:in)?)?\s*(?:(\d+)\s*s)?$", re.IGNORECASE)
NOON = 12


def instant_of(text: str, *, zone: ZoneInfo, day_first: bool) -> dt.datetime | None:
    """The instant in a text, None where there is none. A local time is of `zone`; `day_first` tells 3/7 from 7/3."""
    plain = " ".join(re.sub(r"(?<=\d)T(?=\d)", " ", text.replace(",", " ")).split())
    found = _ZONE.search(plain) if ":" in plain else None
    offset = None
    if found is not None and plain[: found.start()].count(":") >= 1:
        offset = _offset(found)
        plain = plain[: found.start()].strip()
    day_text, _, time_text = plain.partition(" ")
    day, time = _day(day_text, day_first=day_first), _time(time_text)
    if day is None or time is None:
        return None
    local = dt.datetime.combine(day, time, tzinfo=offset or zone)
    return local.astimezone(dt.UTC)


def duration_of(text: str) -> dt.timedelta | None:
    """The duration in a text: whole minutes (Zoom), `1:02:03`, or `1h 2m 3s` (Teams)."""
    plain = text.strip()
    if plain.isdigit():
        return dt.timedelta(minutes=int(plain))
    if re.fullmatch(r"\d+:\d{2}:\d{2}", plain):
        hours, minutes, seconds = map(int, plain.split(":"))
        return dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)
    found = _DURATION.match(plain)
    if not plain or found is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)


def day_comes_first(texts: Iterable[str], *, day: dt.date) -> bool:
    """Whether 7/3 is the seventh of March: whichever reading puts more of the texts on or beside the session's day."""
    fits = {True: 0, False: 0}
    for text in texts:
        for day_first in fits:
            read = _day(re.split(r"[ ,T]", text, maxsplit=1)[0], day_first=day_first)
            fits[day_first] += read is not None and abs((read - day).days) <= 1
    return fits[True] > fits[False]


def _offset(found: re.Match[str]) -> dt.tzinfo:
    sign, hours, minutes, _ = found.groups()
    if sign is None:
        return dt.UTC
    ahead = dt.timedelta(hours=int(hours), minutes=int(minutes or 0))
    return dt.timezone(ahead if sign == "+" else -ahead)


def _day(text: str, *, day_first: bool) -> dt.date | None:
    iso = _ISO.match(text)
    parts = None if iso else _PARTS.match(text)
    try:
        if iso:
            return dt.date(int(iso[1]), int(iso[2]), int(iso[3]))
        if parts:
            first, second, year = int(parts[1]), int(parts[2]), int(parts[3])
            year += 2000 if year < 100 else 0  # noqa: PLR2004 - two digits
            # With dots the day always comes first.
            day, month = (first, second) if day_first or "." in text else (second, first)
            return dt.date(year, month, day)
    except ValueError:
        return None
    return None


def _time(text: str) -> dt.time | None:
    found = _TIME.match(text.strip())
    if found is None:
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[4]:
        if not 1 <= hour <= NOON:
            return None
        hour = hour % NOON + (NOON if found[4].lower() == "p" else 0)
    try:
        return dt.time(hour, minute, second)
    except ValueError:
        return None
