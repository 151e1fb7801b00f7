"""Checking a file that somebody holds against what was issued: one check after the other, each with its finding in a word."""

import hashlib
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pypdf import PdfReader

from backend.certificates import labels, numbers, statements
from backend.certificates.facts import Facts
from backend.certificates.signing import SignatureCheck

LARGEST = 5_000_000
"""Bytes of a file that is looked at; a certificate has some ninety thousand."""

MOST_PAGES = 20
"""Pages whose text is read."""

MOST_CHARACTERS = 20_000
"""Characters of a page that are read."""


class CheckName(StrEnum):
    """What is looked at, in this order."""

    DOCUMENT = "DOCUMENT"
    SIGNATURE = "SIGNATURE"
    ISSUER = "ISSUER"
    BYTES = "BYTES"
    FACTS = "FACTS"
    STANDING = "STANDING"


class Finding(StrEnum):
    """What a check found."""

    IS_PDF = "IS_PDF"
    NOT_PDF = "NOT_PDF"
    TOO_LARGE = "TOO_LARGE"
    ENCRYPTED = "ENCRYPTED"
    DAMAGED = "DAMAGED"
    INTACT = "INTACT"
    UNSIGNED = "UNSIGNED"
    CHANGED = "CHANGED"
    ADDED_TO = "ADDED_TO"
    OUR_KEY = "OUR_KEY"
    FOREIGN_KEY = "FOREIGN_KEY"
    SAME_BYTES = "SAME_BYTES"
    OTHER_BYTES = "OTHER_BYTES"
    SAME_FACTS = "SAME_FACTS"
    OTHER_FACTS = "OTHER_FACTS"
    ACTIVE = "ACTIVE"
    SUPERSEDED = "SUPERSEDED"
    REVOKED = "REVOKED"
    UNKNOWN = "UNKNOWN"
    NOT_CHECKED = "NOT_CHECKED"

    @property
    def passed(self) -> bool:
        """Whether it speaks for the file."""
        return self in {Finding.IS_PDF, Finding.INTACT, Finding.OUR_KEY, Finding.SAME_BYTES, Finding.SAME_FACTS, Finding.ACTIVE}


class PrintedFact(StrEnum):
    """A fact that is looked for in the printed text."""

    NUMBER = "NUMBER"
    NAME = "NAME"
    TITLE = "TITLE"
    CREDIT = "CREDIT"
    COMPLETED = "COMPLETED"
    ISSUED = "ISSUED"


@dataclass(frozen=True, slots=True)
class Check:
    """One check and what it found."""

    name: CheckName
    finding: Finding

    @property
    def passed(self) -> bool:
        """Whether it speaks for the file."""
        return self.finding.passed


@dataclass(frozen=True, slots=True)
class Held:
    """A file as somebody holds it: what kind of document it is, the certificate's number printed on it, and its text."""

    sha256: str
    document: Finding
    number: str | None = None
    text: str = ""


def read(content: bytes) -> Held:
    """What a file says of itself. Any bytes are answered, never raised about. CPU-bound: call it in a thread."""
    sha256 = hashlib.sha256(content).hexdigest()
    if len(content) > LARGEST:
        return Held(sha256, Finding.TOO_LARGE)
    if not content.startswith(b"%PDF-"):
        return Held(sha256, Finding.NOT_PDF)
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            return Held(sha256, Finding.ENCRYPTED)
        text = "\n".join(page.extract_text()[:MOST_CHARACTERS] for page in reader.pages[:MOST_PAGES])
    except Exception:  # noqa: BLE001 - a stranger's bytes: whatever the reader stumbles over, the document is damaged
        return Held(sha256, Finding.DAMAGED)
    return Held(sha256, Finding.IS_PDF, _number(text), text)


def signature(checked: SignatureCheck) -> Finding:
    """What the signature says of the bytes, whoever signed."""
    if checked.signer is None:
        return Finding.UNSIGNED
    if not checked.covers_whole:
        return Finding.ADDED_TO
    return Finding.INTACT if checked.intact else Finding.CHANGED


def issuer(checked: SignatureCheck) -> Finding:
    """Whose key signed."""
    if checked.signer is None:
        return Finding.NOT_CHECKED
    return Finding.OUR_KEY if checked.trusted else Finding.FOREIGN_KEY


def differing(text: str, facts: Facts) -> tuple[PrintedFact, ...]:
    """The facts of a certificate that do not stand in a printed text.

    Its statements are looked away from: they name the maximum, which is not what was claimed.
    """
    words = _words(text)
    for statement in facts.statements:
        words = _without(words, _words(statement))
    missing = (fact for fact, printed in _printed(facts) if not _stands_in(words, _words(printed)))
    return tuple(dict.fromkeys(missing))


def _printed(facts: Facts) -> Iterator[tuple[PrintedFact, str]]:
    """Each fact as the page prints it."""
    page = labels.of(facts.language)
    yield PrintedFact.NUMBER, facts.number
    yield PrintedFact.NAME, facts.learner_name
    yield PrintedFact.TITLE, facts.activity_title
    for credit in facts.credits:
        yield PrintedFact.CREDIT, statements.credit_line(credit, language=page.language)
    yield PrintedFact.COMPLETED, page.day(facts.completed_on)
    yield PrintedFact.ISSUED, page.day(facts.issued_on)


_NUMBER = re.compile(rf"{numbers.PREFIX}(?:\W?[0-9A-Z]{{6}}){{3}}")
_WORD = re.compile(r"[^\W\d_]+|\d+")


def _number(text: str) -> str | None:
    """The first certificate number in a text."""
    found = (numbers.parse(match[0]) for match in _NUMBER.finditer(text))
    return next((number for number in found if number is not None), None)


def _words(text: str) -> list[str]:
    """The letters and digits of a text, however they are written: without marks, ligatures, presentation forms, direction."""
    letters = unicodedata.normalize("NFKD", text)
    return _WORD.findall("".join(letter for letter in letters if unicodedata.category(letter) not in {"Mn", "Cf"}))


def _without(words: list[str], left_out: list[str]) -> list[str]:
    """The words without the first place where the others stand in their order."""
    size = len(left_out)
    places = (start for start in range(len(words) - size + 1) if words[start : start + size] == left_out)
    place = next(places, None)
    return words if place is None else words[:place] + words[place + size :]


def _stands_in(words: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether the words of a fact stand together in a text: in their order, or in any where the line runs from right to left.

    Where Arabic and digits meet, readers of PDF disagree in which order a line is to be told.
    """
    size = len(printed)
    windows = (words[start : start + size] for start in range(len(words) - size + 1))
    if any(unicodedata.bidirectional(word[0]) in {"R", "AL"} for word in printed):
        wanted = Counter(printed)
        return any(Counter(window) == wanted for window in windows)
    return any(window == printed for window in windows)
