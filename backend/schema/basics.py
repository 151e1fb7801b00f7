"""What every noun's types share: nodes, pages, coded values, and the errors of a payload."""

import strawberry

from backend.domain.problems import ErrorCode, Fault
from backend.schema.describe import field


@strawberry.interface(description="Anything with a global id.")
class Node:
    """A record that `node(id)` finds."""

    id: strawberry.ID = field("Global id, stable for ever.")


@strawberry.type(description="Where a page of a connection lies.")
class PageInfo:
    """Filled from `reads.pages.PageInfo`."""

    has_next_page: bool = field("Whether there is more after this page.")
    has_previous_page: bool = field("Whether this page was asked for with `after`.")
    start_cursor: str | None = field("Cursor of the first edge.")
    end_cursor: str | None = field("Cursor of the last edge: pass it as `after`.")


@strawberry.type(description="A coded value with its name in the reader's language.")
class Code:
    """A specialty or a board."""

    code: str = field("The code, stable.")
    label: str = field("Its name.")


@strawberry.type(description="One number or word of an error's message.")
class Parameter:
    """A pair of a fault's parameters."""

    name: str = field("Its name.")
    value: str = field("Its value as text.")


def _parameters(root: Fault) -> list["Parameter"]:
    return [Parameter(name=name, value=value) for name, value in root.parameters.items()]


@strawberry.type(description="A refusal that the client should react to. Nothing was written.")
class UserError:
    """Filled from `domain.problems.Fault`."""

    code: ErrorCode = field("What went wrong.")
    message: str = field("The same in English, for a person.")
    path: list[str] = field('Where in the input: camelCase, list indexes as decimal strings, beginning with "input".')
    parameters: list[Parameter] = field("The numbers and words in the message, for translations.", resolver=_parameters)
    retry_after_seconds: int | None = field("When to try again, on THROTTLED.")


@strawberry.interface(description="What every mutation answers beside its result.")
class Payload:
    """Filled from an answer record."""

    errors: list[UserError] = field("Why nothing was done; empty when it was.")


is_payload = classmethod(lambda _cls, _value, _info: True)
"""The `is_type_of` of a payload: a mutation has one payload type, so whatever its resolver answered is of it."""


@strawberry.type(description="The answer of a mutation that has nothing to show.")
class DonePayload(Payload):
    """Filled from `resolvers.payloads.Done`."""

    done: bool = field("Whether it was done.")

    is_type_of = is_payload
