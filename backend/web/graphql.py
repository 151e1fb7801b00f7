"""The GraphQL endpoint: Strawberry's view, mended to the GraphQL-over-HTTP specification and to our limits.

Three transports carry the same operations: HTTP (queries and mutations), server-sent events in distinct connections mode, and
websockets by graphql-transport-ws. What is refused as a whole is answered in GraphQL's form too: `errors`, and no `data`.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from functools import partial
from http import HTTPStatus
from typing import Any

import orjson
import strawberry
from cross_web import AsyncHTTPRequestAdapter
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import Response, StreamingResponse
from starlette.status import WS_1008_POLICY_VIOLATION, WS_1011_INTERNAL_ERROR
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketState
from strawberry.asgi import GraphQL
from strawberry.exceptions import ConnectionRejectionError
from strawberry.http import GraphQLHTTPResponse, GraphQLRequestData
from strawberry.http.streaming import HTTPStreamTransport, SSETransport
from strawberry.subscriptions import GRAPHQL_SSE_PROTOCOL, GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.types import ExecutionResult
from strawberry.types.execution import PreExecutionError
from strawberry.types.unset import UNSET, UnsetType
from typing_extensions import override

from backend.web import answers, requests, sockets
from backend.web.documents import Documents
from backend.web.errors import BAD_REQUEST, RequestRefused
from backend.web.execution import GuardedSchema
from backend.web.limits import Limits
from backend.web.negotiation import Media, preferred
from backend.web.security import Networks, has_own_origin, is_secure

BuildContext = Callable[[HTTPConnection, Response | None], Awaitable[object]]
OnConnect = Callable[[Any], Awaitable[None]]

KEEP_ALIVE_SECONDS = 15.0
"""Well below the 30 to 60 seconds after which proxies and browsers give up on a silent stream."""


def graphql_app(
    schema: strawberry.Schema,
    *,
    build_context: BuildContext,
    on_connect: OnConnect | None = None,
    limits: Limits | None = None,
    documents: Documents | None = None,
    allowed_origins: Sequence[str] = (),
    trusted_proxies: Networks = (),
    key_header: str = "authorization",
    keep_alive_seconds: float = KEEP_ALIVE_SECONDS,
) -> ASGIApp:
    """An ASGI application that answers GraphQL at every path below which it is mounted.

    `build_context` makes what resolvers know as `info.context`, once per request or websocket connection; cookies set on the
    Response go out with the answer (there is none on a websocket). It may raise RequestRefused, as may `on_connect`, which sees
    the context after a websocket's first message. `documents` are those that a client may name instead of sending them.
    `key_header` is the header that carries an API key: no page can send it from another origin unasked, so a request that has
    it needs no Origin check.
    """
    return _Endpoint(
        GuardedSchema(schema, limits or Limits()),
        build_context=build_context,
        on_connect=on_connect,
        limits=limits or Limits(),
        documents=documents or Documents({}),
        allowed_origins=allowed_origins,
        trusted_proxies=trusted_proxies,
        key_header=key_header,
        keep_alive_seconds=keep_alive_seconds,
    )


class _Endpoint(GraphQL[object, None]):
    """See `graphql_app`."""

    def __init__(
        self,
        schema: GuardedSchema,
        *,
        build_context: BuildContext,
        on_connect: OnConnect | None,
        limits: Limits,
        documents: Documents,
        allowed_origins: Sequence[str],
        trusted_proxies: Networks,
        key_header: str,
        keep_alive_seconds: float,
    ) -> None:
        super().__init__(
            schema,
            graphql_ide=None,
            subscription_protocols=(GRAPHQL_TRANSPORT_WS_PROTOCOL, GRAPHQL_SSE_PROTOCOL),
            max_subscriptions_per_connection=limits.max_subscriptions,
        )
        # Strawberry's base declares a callable, its ASGI view narrows it to a class.
        self.websocket_adapter_class = partial(sockets.Adapter, max_bytes=limits.max_body_bytes)  # type: ignore[assignment]
        self.graphql_transport_ws_handler_class = partial(sockets.Handler, documents=documents)  # type: ignore[assignment]
        self._documents = documents
        self._build_context = build_context
        self._on_connect = on_connect
        self._max_body_bytes = limits.max_body_bytes
        self._own_origins = tuple(allowed_origins)
        self._trusted_proxies = trusted_proxies
        self._key_header = key_header
        self._events = SSETransport(keep_alive_seconds)

    @override
    async def on_ws_connect(self, context: object) -> UnsetType | dict[str, object] | None:
        """A websocket's first message has come: `on_connect` may still refuse the caller, who is then closed with 4403."""
        if self._on_connect is not None:
            try:
                await self._on_connect(context)
            except RequestRefused as refusal:
                raise ConnectionRejectionError from refusal
        unset: UnsetType = UNSET
        return unset

    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or serve one websocket until it closes."""
        if scope["type"] == "websocket":
            await self._serve(WebSocket(scope, receive, send))
            return
        request = requests.BoundedRequest(scope, receive, max_bytes=self._max_body_bytes)
        try:
            response = await self._answer(request)
        except ClientDisconnect:
            return  # nobody is left to answer
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        try:
            self._admit(request)
            return await self.run(request)
        except RequestRefused as refusal:
            return answers.refused(refusal, request.headers)
        except ClientDisconnect:
            raise
        except Exception as error:  # noqa: BLE001 - the last line before the client: what no one expected is masked and logged
            return answers.refused(answers.unexpected(error, where=f"{request.method} {request.url.path}"), request.headers)

    def _admit(self, request: Request) -> None:
        """Raises: RequestRefused for what can be told from the request's head."""
        if request.method == "GET":
            return
        if request.method != "POST":
            raise RequestRefused(
                HTTPStatus.METHOD_NOT_ALLOWED, BAD_REQUEST, "GraphQL is asked by POST or GET.", allow="GET, POST"
            )
        self._require_own_origin(request)
        media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media_type != "application/json":
            # Also what keeps forms of other pages out: they can only send other types.
            raise RequestRefused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, BAD_REQUEST, "The request's body must be application/json.")

    def _require_own_origin(self, connection: HTTPConnection) -> None:
        if self._key_header in connection.headers:
            return
        secure = is_secure(connection.scope, self._trusted_proxies)
        if not has_own_origin(connection.headers, secure=secure, allowed_origins=self._own_origins):
            raise RequestRefused(HTTPStatus.FORBIDDEN, "FORBIDDEN", "Pages of this origin may not send requests here.")

    # ---- what Strawberry's view asks for, in the order it asks

    @override
    async def get_sub_response(self, request: Request | WebSocket) -> Response:
        """A draft without status or length, which the answer takes its headers from."""
        return answers.Draft(preferred(request.headers.get("accept", "")))

    @override
    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> object:
        """What resolvers know as `info.context`."""
        return await self._build_context(request, response if isinstance(response, Response) else None)

    @override
    def should_render_graphql_ide(self, request: object) -> bool:
        """Never: the API's guide is a page of its own."""
        return False

    @override
    async def parse_http_body(self, request: AsyncHTTPRequestAdapter) -> GraphQLRequestData:
        """The operation asked for. Raises: RequestRefused for whatever is none."""
        streams = preferred(request.headers.get("accept", "")) is Media.EVENTS
        return await requests.operation(request, protocol="sse" if streams else "http", documents=self._documents)

    @override
    def decode_json(self, data: str | bytes) -> object:
        """The value. Raises: json.JSONDecodeError, also for nesting beyond 1,024 levels."""
        return orjson.loads(data)

    @override
    def encode_json(self, data: object) -> bytes:
        """JSON in UTF-8."""
        return orjson.dumps(data)

    @override
    def _get_stream_transport(self, protocol: str) -> HTTPStreamTransport | None:
        return self._events if protocol == self._events.protocol else None

    @override
    async def process_result(self, request: Request, result: ExecutionResult) -> GraphQLHTTPResponse:
        """The answer's JSON; without `data` if nothing was executed."""
        answer = await super().process_result(request, result)
        if isinstance(result, PreExecutionError):
            del answer["data"]
        return answer

    @override
    def create_response(
        self, response_data: GraphQLHTTPResponse | list[GraphQLHTTPResponse], sub_response: Response
    ) -> Response:
        """The answer in the type that its client prefers; a request error's status is 400 in the specification's own type."""
        media = sub_response.media if isinstance(sub_response, answers.Draft) else Media.JSON
        failed = "data" not in response_data
        status = HTTPStatus.BAD_REQUEST if failed and media is Media.RESPONSE else HTTPStatus.OK
        response = answers.json(self.encode_json(response_data), status=sub_response.status_code or status, media=media)
        response.raw_headers.extend(sub_response.raw_headers)
        return response

    @override
    async def create_streaming_response(
        self,
        request: Request | WebSocket,
        stream: Callable[[], AsyncIterator[str]],
        sub_response: Response,
        headers: Mapping[str, str],
    ) -> Response:
        """The events, each sent as it comes. Cookies that building the context has set go out; later ones come too late."""
        response = StreamingResponse(stream(), headers=headers)
        response.raw_headers.extend(sub_response.raw_headers)
        return response

    # ---- websockets

    @override
    def is_websocket_origin_allowed(self, request: WebSocket, origin: str) -> bool:
        """Always: `_serve` has decided before."""
        return True

    @override
    async def create_websocket_response(self, request: WebSocket, subprotocol: str | None) -> WebSocket:
        """Open the connection; the view closes one without our subprotocol at once.

        That client gets one of its own offers back, because it would otherwise drop the connection without reading why.
        """
        offers: list[str] = request.scope["subprotocols"]
        await request.accept(subprotocol=subprotocol or next(iter(offers), None))
        return request

    async def _serve(self, socket: WebSocket) -> None:
        try:
            self._require_own_origin(socket)
            context = await self._build_context(socket, None)
            await self.run(socket, context=context)
        except RequestRefused as refusal:
            await _deny(socket, refusal)
        except Exception as error:  # noqa: BLE001 - as in `_answer`
            await _deny(socket, answers.unexpected(error, where=f"websocket {socket.url.path}"))


async def _deny(socket: WebSocket, refusal: RequestRefused) -> None:
    """Refuse a handshake with the refusal's own answer where the server can, and an open connection by closing it."""
    if socket.application_state is WebSocketState.CONNECTING and sockets.denial_is_supported(socket):
        await socket.send_denial_response(answers.refused(refusal, socket.headers))
    elif socket.application_state is not WebSocketState.DISCONNECTED and socket.client_state is not WebSocketState.DISCONNECTED:
        await socket.close(
            WS_1011_INTERNAL_ERROR if refusal.status >= HTTPStatus.INTERNAL_SERVER_ERROR else WS_1008_POLICY_VIOLATION
        )
