"""Asking the schema as somebody, without a server: `await ask("{ viewer { roles } }", by=person.actor)`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import strawberry
from starlette.requests import Request

from backend.domain.actors import Actor
from backend.live import Live
from backend.resolvers.context import Context
from backend.schema import root
from backend.settings import Settings
from tests.make_people import NOW


@cache
def _schema() -> strawberry.Schema:
    return root.build()


def _context(by: Actor, now: datetime, live: Live) -> Context:
    return Context(
        actor=by,
        now=lambda: now,
        live=live,
        settings=Settings(data_folder=Path("unused")),
        request=Request({"type": "http", "method": "POST", "path": "/graphql", "headers": []}),
        response=None,
        client="192.0.2.1",
        afterwards=lambda coroutine: coroutine.close(),
    )


async def answer(query: str, *, by: Actor, now: datetime = NOW, **variables: object) -> Any:
    """What the schema answers, errors included."""
    return await _schema().execute(query, variable_values=variables, context_value=_context(by, now, Live()))


@asynccontextmanager
async def messages(query: str, *, by: Actor, now: datetime = NOW, **variables: object) -> AsyncIterator[AsyncIterator[Any]]:
    """The messages of a subscription, errors included, for as long as the block runs."""
    live = Live()
    await live.start()
    stream: Any = await _schema().subscribe(query, variable_values=variables, context_value=_context(by, now, live))
    try:
        yield stream
    finally:
        await stream.aclose()
        await live.stop()


async def first_message(query: str, *, by: Actor, now: datetime = NOW, **variables: object) -> Any:
    """The first message of a subscription, errors included; then it is closed."""
    async with messages(query, by=by, now=now, **variables) as stream:
        return await anext(stream)


async def ask(query: str, *, by: Actor, now: datetime = NOW, **variables: object) -> Any:
    """The data of an answer without errors."""
    found = await answer(query, by=by, now=now, **variables)
    assert found.errors is None, found.errors
    return found.data


async def refusal(query: str, *, by: Actor, now: datetime = NOW, **variables: object) -> str:
    """The code of the one error of an answer."""
    (error,) = (await answer(query, by=by, now=now, **variables)).errors
    return str(error.original_error.code)
