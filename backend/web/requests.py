"""How an operation is read from an HTTP request: a bounded body, one JSON object, members of the right types."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import TypeVar

import orjson
from cross_web import AsyncHTTPRequestAdapter
from starlette.requests import Request
from starlette.types import Receive, Scope
from strawberry.http import GraphQLRequestData, GraphQLRequestProtocol
from typing_extensions import override

from backend.web.documents import Documents
from backend.web.errors import BAD_REQUEST, RequestRefused
from backend.web.limits import LimitExceeded

T = TypeVar("T")


class BoundedRequest(Request):
    """A request whose body is read only as far as it may go, announced length or not."""

    def __init__(self, scope: Scope, receive: Receive, *, max_bytes: int) -> None:
        super().__init__(scope, receive)
        self._max_bytes = max_bytes

    @override
    async def body(self) -> bytes:
        """The whole body. Raises: RequestRefused with 413 as soon as it is too long."""
        if not hasattr(self, "_body"):
            chunks: list[bytes] = []
            size = 0
            async for chunk in self.stream():
                size += len(chunk)
                if size > self._max_bytes:
                    raise _too_long(LimitExceeded("bodySize", allowed=self._max_bytes, found=size))
                chunks.append(chunk)
            self._body = b"".join(chunks)
        return self._body


async def operation(
    request: AsyncHTTPRequestAdapter, *, protocol: GraphQLRequestProtocol, documents: Documents
) -> GraphQLRequestData:
    """The operation that a POST holds in its body, a GET in its query string, as text or as the identifier of a document.

    Raises: RequestRefused, with 413 for a body that is too long, 400 for whatever holds no operation, and 404 for an identifier
        that is not known.
    """
    if request.method == "GET":
        asked: object = _from_query(request.query_params)
    else:
        asked = _decoded(await request.get_body(), "The request's body is not JSON.")
    if not isinstance(asked, dict):
        raise _malformed("The request's body must be one JSON object: batches are not taken.")
    return GraphQLRequestData(
        query=_text(asked, documents),
        variables=_optional(asked, "variables", dict),
        operation_name=_optional(asked, "operationName", str),
        extensions=_optional(asked, "extensions", dict),
        protocol=protocol,
    )


def _text(asked: Mapping[str, object], documents: Documents) -> str | None:
    query, identifier = _optional(asked, "query", str), _optional(asked, "documentId", str)
    if identifier is None:
        return query
    if query is not None:
        raise _malformed("An operation is given by query or by documentId, not by both.")
    return documents.text(identifier)


def _from_query(parameters: Mapping[str, object]) -> dict[str, object]:
    """The members that are not empty; variables and extensions come as JSON."""
    asked = {name: value for name, value in parameters.items() if value != ""}
    for name in ("variables", "extensions"):
        if name in asked:
            asked[name] = _decoded(str(asked[name]), f"The parameter {name} is not JSON.")
    return asked


def _decoded(data: str | bytes, complaint: str) -> object:
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise _malformed(complaint) from error


def _optional(asked: Mapping[str, object], name: str, kind: type[T]) -> T | None:
    value = asked.get(name)
    if value is None or isinstance(value, kind):
        return value
    raise _malformed(f"{name} must be {'a string' if kind is str else 'an object'}, if given.")


def _malformed(message: str) -> RequestRefused:
    return RequestRefused(HTTPStatus.BAD_REQUEST, BAD_REQUEST, message)


def _too_long(exceeded: LimitExceeded) -> RequestRefused:
    return RequestRefused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, exceeded.code, str(exceeded), extensions=exceeded.extensions)
