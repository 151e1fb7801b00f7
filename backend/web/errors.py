"""How an error goes out: problems and refusals as they are, mistakes in the request explained, all else masked and logged."""

import logging
import secrets
from collections.abc import Mapping, Sequence
from http import HTTPStatus

from graphql import FieldNode, GraphQLError, GraphQLSyntaxError
from strawberry.schema.exceptions import InvalidOperationTypeError

from backend.domain.problems import Problem, Refusal

logger = logging.getLogger(__name__)

MASK = "Something went wrong on our side."

PARSE_FAILED = "GRAPHQL_PARSE_FAILED"
VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED"
BAD_REQUEST = "BAD_REQUEST"
INTERNAL = "INTERNAL"


class RequestRefused(Exception):  # noqa: N818 - named after the fact, as the domain's refusals are
    """The request as a whole is answered with an HTTP status, and nothing of it is executed.

    Raised by what builds the context: 401 for an unknown API key, 429 for a caller who asks too often; and by the endpoint.

    Attributes:
        status: the HTTP status, 400 or above.
        extensions: the GraphQL error's extensions: `code`, and `retryAfterSeconds` where it makes sense to come back.
        headers: headers of the answer: Retry-After, WWW-Authenticate, Allow, and Connection where the body stays unread.
    """

    def __init__(
        self,
        status: int,
        code: str,
        message: str | None = None,
        *,
        retry_after: int | None = None,
        allow: str | None = None,
        extensions: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(message or HTTPStatus(status).phrase + ".")
        self.status = status
        self.extensions: dict[str, object] = {"code": code, **(extensions or {})}
        self.headers: dict[str, str] = {}
        if retry_after is not None:
            self.extensions["retryAfterSeconds"] = retry_after
            self.headers["Retry-After"] = str(retry_after)
        if allow is not None:
            self.headers["Allow"] = allow
        if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            self.headers["Connection"] = "close"
        if status == HTTPStatus.UNAUTHORIZED:
            self.headers["WWW-Authenticate"] = "Bearer"

    @property
    def body(self) -> dict[str, object]:
        """The answer in GraphQL's form: one error, no data."""
        return {"errors": [{"message": str(self), "extensions": self.extensions}]}


def presentable(errors: Sequence[GraphQLError]) -> list[GraphQLError]:
    """The errors as a client may read them, each with `extensions.code`. What is masked is logged here, once, with its id."""
    return [_presentable(error) for error in errors]


def masked(error: BaseException, *, where: str) -> dict[str, object]:
    """The extensions that stand for a bug. Its traceback goes to the log under the same id.

    `where` is what the log says was going on: a field's path, a part of the server.
    """
    reference = secrets.token_hex(8)
    logger.error("Unexpected error %s at %s", reference, where, exc_info=error, extra={"error_id": reference})
    return {"code": INTERNAL, "id": reference}


def _presentable(error: GraphQLError) -> GraphQLError:
    cause = _cause(error)
    if isinstance(cause, Problem):
        return _told(error, str(cause), {"code": cause.code, **getattr(cause, "extensions", {})})
    if isinstance(cause, Refusal):
        return _told(error, str(cause), _refused(cause))
    if isinstance(cause, GraphQLSyntaxError):
        return _told(error, error.message, {"code": PARSE_FAILED})
    if isinstance(cause, InvalidOperationTypeError):
        return _told(error, error.message, {"code": BAD_REQUEST})
    if _is_about_the_request(error, cause):
        return _told(error, error.message, {"code": VALIDATION_FAILED})
    where = ".".join(str(key) for key in error.path) if error.path else "the operation"
    return _told(error, MASK, masked(cause, where=where))


def _cause(error: GraphQLError) -> Exception:
    """What was raised first; GraphQL wraps it, at times more than once."""
    cause: Exception = error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    return cause


def _is_about_the_request(error: GraphQLError, cause: Exception) -> bool:
    """Whether validation, or the reading of variables and arguments, found the fault.

    Before execution there is no path; then every error is about the request, unless a foreign exception was caught outside of
    the document. During execution an argument's error points at the document itself; one that points at nothing of its own
    (a value that its type cannot show) is a bug of ours.
    """
    if error.path is None:
        return isinstance(cause, GraphQLError) or bool(error.nodes)
    return isinstance(cause, GraphQLError) and any(not isinstance(node, FieldNode) for node in cause.nodes or ())


def _refused(refusal: Refusal) -> dict[str, object]:
    fault = refusal.faults[0]
    extensions: dict[str, object] = {"code": fault.code}
    if fault.path:
        extensions["path"] = list(fault.path)
    if fault.parameters:
        extensions["parameters"] = dict(fault.parameters)
    if fault.retry_after_seconds is not None:
        extensions["retryAfterSeconds"] = fault.retry_after_seconds
    return extensions


def _told(error: GraphQLError, message: str, extensions: dict[str, object]) -> GraphQLError:
    """The same place in the document, with nothing of the original exception attached."""
    extensions["code"] = str(extensions["code"])
    return GraphQLError(
        message, nodes=error.nodes, source=error.source, positions=error.positions, path=error.path, extensions=extensions
    )
