"""A small schema with one of everything that the endpoint must carry, and the applications that serve it to the tests."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

import httpx
import strawberry
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp
from strawberry.types import Info
from websockets import Subprotocol
from websockets.asyncio.client import ClientConnection, connect

from backend.domain.problems import NotFound, Throttled
from backend.web.errors import RequestRefused
from backend.web.graphql import graphql_app
from backend.web.security import SecurityHeaders


class Context:
    """What the tests' resolvers see: the counters that show whether anything was executed."""

    executed = 0
    open_streams = 0

    def __init__(self, response: Response | None) -> None:
        self.response = response


@strawberry.type
class Item:
    number: int

    @strawberry.field
    def items(self, first: int | None = 50) -> "ItemConnection":
        return _page(first)

    @strawberry.field
    def tags(self) -> list["Tag"]:
        return [Tag(name="a"), Tag(name="b")]

    many: list["Tag"] = strawberry.field(default_factory=list, metadata={"list_size": 200})


@strawberry.type
class Tag:
    name: str


@strawberry.type
class ItemEdge:
    cursor: str
    node: Item


@strawberry.type
class ItemConnection:
    edges: list[ItemEdge]
    total: int


def _page(first: int | None) -> ItemConnection:
    Context.executed += 1
    size = first if first is not None else 50
    return ItemConnection(edges=[ItemEdge(cursor=str(n), node=Item(number=n)) for n in range(size)], total=size)


@strawberry.type
class Query:
    @strawberry.field
    def hello(self, name: str = "world") -> str:
        Context.executed += 1
        return f"Hello, {name}!"

    @strawberry.field
    def item(self, number: int = 1) -> Item | None:
        Context.executed += 1
        return Item(number=number)

    @strawberry.field
    def items(self, first: int | None = 50) -> ItemConnection:
        return _page(first)

    @strawberry.field
    def last_items(self, first: int | None = None, last: int | None = None) -> list[Item]:
        Context.executed += 1
        return [Item(number=n) for n in range(last or first or 0)]

    @strawberry.field
    def on(self, day: date) -> str:
        return day.isoformat()

    @strawberry.field
    def missing(self) -> str | None:
        raise NotFound("item")

    @strawberry.field
    def throttled(self) -> str | None:
        raise Throttled(retry_after_seconds=7)

    @strawberry.field
    def broken(self) -> str | None:
        message = "the secret of the house"
        raise ValueError(message)

    @strawberry.field
    def wrong_kind(self) -> int | None:
        return "not a number"  # type: ignore[return-value]


@strawberry.type
class Mutation:
    @strawberry.mutation
    def rename(self, info: Info[Context, None], name: str) -> str:
        Context.executed += 1
        if info.context.response is not None:
            info.context.response.set_cookie("renamed", name)
        return name


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def count(self, to: int = 3) -> AsyncIterator[int]:
        Context.executed += 1
        for number in range(1, to + 1):
            yield number
            await asyncio.sleep(0)

    @strawberry.subscription
    async def forever(self) -> AsyncIterator[int]:
        Context.open_streams += 1
        try:
            yield 1
            await asyncio.Event().wait()
        finally:
            Context.open_streams -= 1

    @strawberry.subscription
    async def items(self, first: int | None = 50) -> AsyncIterator[ItemConnection]:
        Context.executed += 1
        yield ItemConnection(edges=[], total=first or 0)

    @strawberry.subscription
    async def lost(self) -> AsyncIterator[int]:
        if Context.executed >= 0:  # always; without a `yield` after it this would be no generator
            raise NotFound("item")
        yield 0

    @strawberry.subscription
    async def broken(self) -> AsyncIterator[int]:
        yield 1
        message = "the secret of the stream"
        raise ValueError(message)


SCHEMA = strawberry.Schema(Query, Mutation, Subscription)


async def build_context(connection: HTTPConnection, response: Response | None) -> Context:
    """A context for everyone but the bearers of two keys."""
    match connection.headers.get("authorization"):
        case "Bearer unknown":
            raise RequestRefused(401, "UNAUTHENTICATED", "This API key is not known.")
        case "Bearer hasty":
            raise RequestRefused(429, "THROTTLED", "Too many requests.", retry_after=30)
        case "Bearer breaking":
            message = "the secret of the context"
            raise RuntimeError(message)
    return Context(response)


def app(**options: Any) -> ASGIApp:
    """The endpoint over the test schema."""
    return graphql_app(SCHEMA, build_context=build_context, **options)


def client(application: ASGIApp) -> httpx.AsyncClient:
    """An HTTP client inside the process."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(application), base_url="http://testserver")


def installed() -> ASGIApp:
    """The endpoint with fast keep-alives, behind the middleware of a real installation."""
    endpoint = app(keep_alive_seconds=0.2)
    return Starlette(
        routes=[Route("/graphql", endpoint), WebSocketRoute("/graphql", endpoint)],
        middleware=[Middleware(SecurityHeaders), Middleware(GZipMiddleware, minimum_size=1_000, compresslevel=2)],
    )


@asynccontextmanager
async def served(application: ASGIApp) -> AsyncIterator[str]:
    """The address, without its scheme, at which uvicorn serves the application from this very loop."""
    config = uvicorn.Config(
        application,
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        proxy_headers=False,
    )
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listening:  # connections wait in its backlog until the server accepts
        running = asyncio.create_task(server.serve(sockets=[listening]))
        try:
            yield f"127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = server.force_exit = True
            await running


class Socket:
    """A websocket client of graphql-transport-ws, one message at a time."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    async def send(self, **message: object) -> None:
        await self.connection.send(json.dumps(message))

    async def receive(self) -> dict[str, Any]:
        text = await asyncio.wait_for(self.connection.recv(), 5)
        assert isinstance(text, str)  # binary frames are no messages of this protocol
        message: dict[str, Any] = json.loads(text)
        return message

    async def closed(self) -> tuple[int, str]:
        """How the server closed the connection."""
        await asyncio.wait_for(self.connection.wait_closed(), 5)
        return self.connection.close_code or 0, self.connection.close_reason or ""

    async def subscribe(self, number: str, query: str, variables: dict[str, Any] | None = None) -> None:
        await self.send(type="subscribe", id=number, payload={"query": query, "variables": variables})


@asynccontextmanager
async def connected(application: ASGIApp, *, init: bool = True, **options: Any) -> AsyncIterator[Socket]:
    """A connection to the application, acknowledged unless `init` is False."""
    options.setdefault("subprotocols", [Subprotocol("graphql-transport-ws")])
    async with served(application) as address, connect(f"ws://{address}/graphql", proxy=None, **options) as connection:
        client_side = Socket(connection)
        if init:
            await client_side.send(type="connection_init")
            assert await client_side.receive() == {"type": "connection_ack"}
        yield client_side
