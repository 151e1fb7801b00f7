"""The one place where a refusal becomes the `errors` of a payload."""

import re
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any, Protocol, TypeVar, cast

from backend.domain.problems import Fault, Refusal


class Answer(Protocol):
    """What a mutation answers: its results, each None or empty when refused, and `errors`."""

    def __init__(self, *, errors: tuple[Fault, ...] = ()) -> None: ...


R = TypeVar("R", bound=Callable[..., Coroutine[Any, Any, Any]])


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The answer of a mutation that has nothing to show."""

    done: bool = False
    errors: tuple[Fault, ...] = ()


def payload(answer: type[Answer]) -> Callable[[R], R]:
    """Let a mutation's resolver raise refusals: they come back as `answer(errors=...)`, and nothing was written."""

    def decorate(resolve: R) -> R:
        @wraps(resolve)
        async def answered(*args: Any, **kwargs: Any) -> Answer:
            try:
                return cast("Answer", await resolve(*args, **kwargs))
            except Refusal as refusal:
                return answer(errors=in_input(refusal.faults))

        return cast("R", answered)

    return decorate


def in_input(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Faults with the paths that a client knows: camelCase, beginning with "input"."""
    return tuple(replace(fault, path=("input", *map(_camel, fault.path))) for fault in faults)


def _camel(name: str) -> str:
    return re.sub(r"_([a-z])", lambda found: found[1].upper(), name)
