"""Packages of certificates: what somebody wants in one file, in which order, and what the files inside are called."""

import datetime as dt
import re
import unicodedata
from enum import StrEnum


class PackageFormat(StrEnum):
    """What a package is: an archive with a file for each certificate, or one PDF with a page for each."""

    ZIP = "ZIP"
    PDF = "PDF"


class PackageOrder(StrEnum):
    """In which order certificates stand in a package. GIVEN is that of the ids that were named."""

    DATE = "DATE"
    TITLE = "TITLE"
    HOLDER = "HOLDER"
    GIVEN = "GIVEN"


MOST = {PackageFormat.ZIP: 10_000, PackageFormat.PDF: 1_000}
"""Certificates in one package. An archive is streamed; a PDF is signed as a whole, which needs it in memory."""

LONGEST_NAME = 80
"""Characters of a title or a name in a file's name, and of a package's own name."""

CONTENTS = "00_Contents.pdf"
"""The cover page in an archive: its name comes before every date."""

_UNSAFE = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|]+')


def safe(text: str) -> str:
    """The text as a part of a file's name that every system takes: no separators or invisible characters, not too long.

    Two bytes of UTF-8 are taken for a character, so that a whole name stays below the 255 bytes that file systems allow.
    """
    shown = "".join(" " if unicodedata.category(each) in {"Cf", "Cc"} else each for each in unicodedata.normalize("NFC", text))
    words = " ".join(_UNSAFE.sub(" ", shown).split())
    short = words[:LONGEST_NAME].encode()[: 2 * LONGEST_NAME].decode(errors="ignore")
    return short.strip(" .") or "-"


def file_name(day: dt.date, what: str, number: str) -> str:
    """What a certificate's file is called: "2026-03-09_Sepsis in the first hour_MMX-....pdf". The number makes it unique."""
    return f"{day.isoformat()}_{safe(what)}_{safe(number)}.pdf"
