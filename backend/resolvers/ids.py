"""Global ids: the UUID of the record, whatever its noun. A text that is none is the id of nothing."""

from uuid import UUID

from backend.domain.problems import NotFound


def read(text: str, noun: str) -> UUID:
    """The id in a text.

    Raises: NotFound where it is not one, as for an id that nothing has.
    """
    try:
        return UUID(text)
    except ValueError as wrong:
        raise NotFound(noun) from wrong


def read_or_none(text: str) -> UUID | None:
    """The id in a text, None where it is not one."""
    try:
        return UUID(text)
    except ValueError:
        return None
