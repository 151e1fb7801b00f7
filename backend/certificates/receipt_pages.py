"""A verification receipt on paper: a plain list over as many pages as it takes, signed as certificates are."""

from collections import Counter
from dataclasses import dataclass

from backend.certificates import glyphs, printing, signing, typefaces
from backend.certificates.receipts import Entry, Statement
from backend.certificates.signer import Signer
from backend.certificates.typefaces import Face, Run, Style

_UNSHOWN = "\N{REPLACEMENT CHARACTER}"
_STYLES = (Style.REGULAR, Style.BOLD)

OUTCOMES = {
    "ACTIVE": "Genuine, stands",
    "SUPERSEDED": "Genuine, superseded",
    "REVOKED": "Revoked",
    "UNKNOWN": "Not issued here",
    "MISTYPED": "Not a number",
}


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as it is printed: lines of text, each cut where the face changes."""

    position: int
    outcome: str
    number: tuple[Run, ...]
    lines: tuple[tuple[Run, ...], ...]
    credits: tuple[tuple[Run, ...], ...]
    dates: tuple[str, ...]


def pdf(statement: Statement, signer: Signer) -> bytes:
    """The statement as a signed PDF on A4. The same arguments make the same bytes.

    CPU-bound (seconds for hundreds of entries): call it in a thread.

    Raises: RenderFailed if the engine complains.
    """
    return signing.sign(printing.printed(_markup(statement)), signer, at=statement.issued_at)


def _markup(statement: Statement) -> str:
    counts = Counter(entry.outcome for entry in statement.entries)
    return (
        printing.environment()
        .get_template("receipt/receipt.html")
        .render(
            statement=statement,
            service=_runs(statement.service),
            issued=f"{statement.issued_at:%Y-%m-%d %H:%M:%S} UTC",
            outcomes=OUTCOMES,
            rows=[_row(position, entry) for position, entry in enumerate(statement.entries, 1)],
            counts=[(words, counts[outcome]) for outcome, words in OUTCOMES.items() if counts[outcome]],
            fonts=[(face.value, typefaces.FOLDER / typefaces.FILES[face, style], style) for face in Face for style in _STYLES],
        )
    )


def _row(position: int, entry: Entry) -> Row:
    name = "Name hidden by its holder" if entry.name_hidden else entry.name
    after = entry.superseded_by and f"Superseded by {entry.superseded_by}"
    why = entry.reason and f"Reason: {entry.reason}"
    dates = (("Completed", entry.completed_on), ("Issued", entry.issued_on), ("Revoked", entry.revoked_on))
    return Row(
        position=position,
        outcome=entry.outcome,
        number=_runs(entry.number or entry.asked),
        lines=tuple(_runs(text) for text in (name, entry.title, entry.provider, why, after) if text),
        credits=tuple(map(_runs, entry.credits)),
        dates=tuple(f"{label} {day}" for label, day in dates if day),
    )


def _runs(text: str) -> tuple[Run, ...]:
    """The text as the fonts show it; a character that none of them has is shown as one that is missing, never left out."""
    unshown = set(glyphs.missing(text))
    shown = "".join(_UNSHOWN if character in unshown else character for character in glyphs.printable(text))
    return typefaces.runs(shown)
