"""The one place where a refusal becomes the `errors` of a payload."""

import re
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from backend.domain.problems import Fault, Refusal
from backend.resolvers.context import Info

P = ParamSpec("P")


class Answer(Protocol):
    """What a mutation answers: its results, each None or empty when refused, and `errors`."""

    def __init__(self, *, errors: tuple[Fault, ...] = ()) -> None: ...


A = TypeVar("A", bound=Answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The answer of a mutation that has nothing to show."""

    done: bool = False
    errors: tuple[Fault, ...] = ()


def payload(
    answer: type[A],
) -> Callable[[Callable[Concatenate[Info, P], Coroutine[Any, Any, A]]], Callable[Concatenate[Info, P], Coroutine[Any, Any, A]]]:
    """Let a mutation's resolver raise refusals: they come back as `answer(errors=...)`, and nothing was written."""

    def decorate(
        resolve: Callable[Concatenate[Info, P], Coroutine[Any, Any, A]],
    ) -> Callable[Concatenate[Info, P], Coroutine[Any, Any, A]]:
        @wraps(resolve)
        async def answered(info: Info, *args: P.args, **kwargs: P.kwargs) -> A:
            try:
                return await resolve(info, *args, **kwargs)
            except Refusal as refusal:
                return answer(errors=in_input(refusal))

        return answered

    return decorate


def in_input(refusal: Refusal) -> tuple[Fault, ...]:
    """A refusal's faults with the paths that a client knows: camelCase, beginning with "input"."""
    return tuple(replace(fault, path=("input", *map(_camel, fault.path))) for fault in refusal.faults)


def _camel(name: str) -> str:
    return re.sub(r"_([a-z])", lambda found: found[1].upper(), name)
