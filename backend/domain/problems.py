"""Everything that can be answered with "no", and who is asking.

A *refusal* is the domain's "no" to a request that was understood: it becomes an entry of the payload's `errors` and nothing is
written. A *problem* ends the operation: it becomes a GraphQL error with `extensions.code`. The tree:

    Refusal          InvalidInput, Conflict, NothingToClaim, NoAttemptsLeft, NotEligible, ActivityExpired, GlyphMissing,
                     CodeExpired, Throttled
    Problem          NotFound, Forbidden, Unauthenticated, TooCostly
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ErrorCode(StrEnum):
    """What a client can react to. The enum may grow."""

    INVALID_INPUT = "INVALID_INPUT"
    NOT_FOUND = "NOT_FOUND"
    FORBIDDEN = "FORBIDDEN"
    UNAUTHENTICATED = "UNAUTHENTICATED"
    THROTTLED = "THROTTLED"
    CONFLICT = "CONFLICT"
    NOTHING_TO_CLAIM = "NOTHING_TO_CLAIM"
    NO_ATTEMPTS_LEFT = "NO_ATTEMPTS_LEFT"
    NOT_ELIGIBLE = "NOT_ELIGIBLE"
    ACTIVITY_EXPIRED = "ACTIVITY_EXPIRED"
    GLYPH_MISSING = "GLYPH_MISSING"
    CODE_EXPIRED = "CODE_EXPIRED"
    TOO_COSTLY = "TOO_COSTLY"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with an input: `path` is camelCase, list indexes as decimal strings, from the root."""

    code: ErrorCode
    message: str
    path: tuple[str, ...] = ()
    parameters: Mapping[str, str] = field(default_factory=dict)
    retry_after_seconds: int | None = None


class Refusal(Exception):  # noqa: N818 - a refusal is named after the fact that it states
    """The domain says no. The transaction that raised it has rolled back.

    Attributes:
        faults: what is wrong, at least one entry.
    """

    code = ErrorCode.INVALID_INPUT

    def __init__(self, message: str, *, path: tuple[str, ...] = (), **parameters: str) -> None:
        super().__init__(message)
        self.faults: tuple[Fault, ...] = (Fault(self.code, message, path, parameters),)


class InvalidInput(Refusal):
    """The input does not say what it must; every fault found is listed, not only the first."""

    @classmethod
    def of(cls, faults: tuple[Fault, ...]) -> "InvalidInput":
        """One refusal for many faults."""
        refusal = cls(faults[0].message)
        refusal.faults = faults
        return refusal


class Conflict(Refusal):
    """Something else stands there already, or moved meanwhile."""

    code = ErrorCode.CONFLICT


class NothingToClaim(Refusal):
    """No credit is due now."""

    code = ErrorCode.NOTHING_TO_CLAIM


class NoAttemptsLeft(Refusal):
    """Every allowed attempt at the assessment is spent."""

    code = ErrorCode.NO_ATTEMPTS_LEFT


class NotEligible(Refusal):
    """The activity awards nothing that this profession may claim."""

    code = ErrorCode.NOT_ELIGIBLE


class ActivityExpired(Refusal):
    """The activity's window is closed (or has not opened)."""

    code = ErrorCode.ACTIVITY_EXPIRED


class GlyphMissing(Refusal):
    """A text to be printed holds characters that none of the shipped fonts can show."""

    code = ErrorCode.GLYPH_MISSING


class CodeExpired(Refusal):
    """A mailed code or link is unknown, used or too old: one answer for all three."""

    code = ErrorCode.CODE_EXPIRED


class Throttled(Refusal):
    """Too many tries; `retry_after_seconds` says when to come back."""

    code = ErrorCode.THROTTLED

    def __init__(self, *, retry_after_seconds: int, path: tuple[str, ...] = ()) -> None:
        super().__init__("Too many tries. Wait, then try again.")
        self.faults = (Fault(self.code, str(self), path, {}, retry_after_seconds),)


class Problem(Exception):  # noqa: N818 - named after the fact, as refusals are
    """The operation ends here; `code` goes out in the GraphQL error's extensions."""

    code = ErrorCode.NOT_FOUND


class NotFound(Problem):
    """It does not exist, or the caller may not know that it does."""

    def __init__(self, noun: str) -> None:
        super().__init__(f"No such {noun}.")


class Forbidden(Problem):
    """A role that may never call this operation called it."""

    code = ErrorCode.FORBIDDEN

    def __init__(self, message: str = "This operation is not open to your role.") -> None:
        super().__init__(message)


class Unauthenticated(Problem):
    """Nobody is signed in, and this operation is not public."""

    code = ErrorCode.UNAUTHENTICATED

    def __init__(self) -> None:
        super().__init__("Sign in first.")


class TooCostly(Problem):
    """A limit of the API would be exceeded; the message says which and by how much."""

    code = ErrorCode.TOO_COSTLY
