"""GraphQL over websockets (graphql-transport-ws): what is asked of a message before the protocol's own handler sees it."""

from collections.abc import AsyncGenerator, Mapping
from json import JSONDecodeError
from typing import Any, cast

from graphql import GraphQLError, GraphQLFormattedError
from starlette import status
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState
from strawberry.asgi import ASGIWebSocketAdapter
from strawberry.http.async_base_view import AsyncBaseHTTPView
from strawberry.http.exceptions import NonJsonMessageReceived, NonTextMessageReceived, WebSocketDisconnected
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import BaseGraphQLTransportWSHandler
from strawberry.subscriptions.protocols.graphql_transport_ws.types import Message, SubscribeMessage
from typing_extensions import override

from backend.web import errors
from backend.web.documents import Documents
from backend.web.errors import RequestRefused
from backend.web.limits import LimitExceeded


class Adapter(ASGIWebSocketAdapter):
    """Text frames both ways; one that is longer than `max_bytes` closes the connection with 1009."""

    def __init__(
        self,
        view: AsyncBaseHTTPView[Any, Any, Any, Any, Any, Any, Any],
        request: WebSocket,
        response: WebSocket,
        max_bytes: int,
    ) -> None:
        super().__init__(view, request, response)
        self._max_bytes = max_bytes

    @override
    async def iter_json(self, *, ignore_parsing_errors: bool = False) -> AsyncGenerator[object, None]:
        """Each message, decoded, until either side closes.

        Raises: NonTextMessageReceived, NonJsonMessageReceived (the latter unless parsing errors are ignored).
        """
        while self.ws.application_state is not WebSocketState.DISCONNECTED:
            try:
                text = await self.ws.receive_text()
            except WebSocketDisconnect:
                return
            except KeyError as error:
                raise NonTextMessageReceived from error
            if len(text.encode()) > self._max_bytes:
                await self.close(status.WS_1009_MESSAGE_TOO_BIG, f"A message may hold {self._max_bytes:,} bytes")
                return
            try:
                message = self.view.decode_json(text)
            except JSONDecodeError as error:
                if not ignore_parsing_errors:
                    raise NonJsonMessageReceived from error
                continue
            yield message

    @override
    async def send_json(self, message: Mapping[str, object]) -> None:
        """Send one message as text: a binary frame is no message of this protocol.

        Raises: WebSocketDisconnected if either side has closed.
        """
        if self.ws.application_state is WebSocketState.DISCONNECTED:
            raise WebSocketDisconnected
        encoded = self.view.encode_json(message)
        try:
            await self.ws.send_text(encoded.decode() if isinstance(encoded, bytes) else encoded)
        except WebSocketDisconnect as error:
            raise WebSocketDisconnected from error


class Handler(BaseGraphQLTransportWSHandler[object, None]):
    """The protocol, for messages that may have any shape and a client that may be gone at any time."""

    def __init__(self, *, documents: Documents, **given: Any) -> None:
        super().__init__(**given)
        self._documents = documents

    @override
    async def handle_message(self, message: Message) -> None:
        """Act on a message; one of the wrong shape closes the connection with 4400, as the protocol says."""
        if _is_well_formed(message):
            await super().handle_message(message)
        else:
            await self.handle_invalid_message("Failed to parse message")

    @override
    async def handle_subscribe(self, message: SubscribeMessage) -> None:
        """Start an operation, unless as many run on this connection as may, or its document is not known."""
        allowed = self.max_subscriptions_per_connection
        running = len(self.operations)
        if not self.connection_acknowledged or message["id"] in self.operations:
            await super().handle_subscribe(message)  # which closes the connection
            return
        if allowed is not None and running >= allowed:
            exceeded = LimitExceeded("subscriptions", allowed=allowed, found=running + 1)
            told = errors.presentable([GraphQLError(str(exceeded), original_error=exceeded)])
            await self.send_message({"id": message["id"], "type": "error", "payload": [error.formatted for error in told]})
            return
        payload = cast("dict[str, Any]", message["payload"])
        if identifier := payload.get("documentId"):
            try:
                payload["query"] = self._documents.text(identifier)
            except RequestRefused as refusal:
                refused = cast("list[GraphQLFormattedError]", refusal.body["errors"])
                await self.send_message({"id": message["id"], "type": "error", "payload": refused})
                return
        await super().handle_subscribe(message)

    @override
    async def handle_task_exception(self, error: Exception) -> None:
        """Log what went wrong beside the results; a client that has left is no news."""
        if not isinstance(error, WebSocketDisconnected):
            errors.masked(error, where="a websocket's operation")


def _is_well_formed(message: object) -> bool:
    """Whether the types are those of the protocol; missing keys are left to the handler, which names them."""
    if not isinstance(message, dict) or not isinstance(message.get("id", ""), str):
        return False
    if message.get("type") != "subscribe":
        return True
    payload = message.get("payload")
    if not isinstance(payload, dict):
        return False
    query, identifier = payload.get("query"), payload.get("documentId")
    variables, extensions = payload.get("variables"), payload.get("extensions")
    return (
        isinstance(query, str | None)
        and isinstance(identifier, str | None)
        and (query is None) is not (identifier is None)
        and isinstance(payload.get("operationName"), str | None)
        and isinstance(variables, dict | None)
        and isinstance(extensions, dict | None)
    )


def denial_is_supported(socket: WebSocket) -> bool:
    """Whether the server lets a handshake be refused with an answer of our own."""
    return "websocket.http.response" in cast("Mapping[str, object]", socket.scope.get("extensions") or {})
