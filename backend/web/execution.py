"""The schema as the endpoint executes it: limits before, presentable errors after, whichever transport asks."""

from collections.abc import AsyncGenerator, Iterable, Iterator
from contextlib import aclosing
from http import HTTPStatus
from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.exceptions import MissingQueryError
from strawberry.extensions import SchemaExtension, ValidationCache
from strawberry.schema.exceptions import InvalidOperationTypeError
from strawberry.schema.schema import StreamResult
from strawberry.types import ExecutionContext, ExecutionResult
from strawberry.types.execution import PreExecutionError
from strawberry.types.graphql import OperationType
from typing_extensions import override

from backend.domain.problems import Problem
from backend.web import errors
from backend.web.limits import CACHED_DOCUMENTS, Gate, Limits


class GuardedSchema(strawberry.Schema):
    """Executes what its gate lets through.

    An answer without data whose errors all precede execution is a PreExecutionError: the transports tell it apart.
    """

    def __init__(self, schema: strawberry.Schema, limits: Limits) -> None:
        # Built once already: this one shares the types and resolvers, and leaves the given schema as it is.
        vars(self).update(vars(schema))
        self._gate = Gate(schema._schema, limits)  # noqa: SLF001 - the one place that holds graphql-core's schema
        self.extensions = (*schema.extensions, self._document, _validation)

    @override
    async def execute(
        self,
        query: str | None,
        variable_values: dict[str, Any] | None = None,
        context_value: Any | None = None,
        root_value: Any | None = None,
        operation_name: str | None = None,
        allowed_operation_types: Iterable[OperationType] | None = None,
        operation_extensions: dict[str, Any] | None = None,
    ) -> ExecutionResult:
        """One query's or mutation's result.

        Raises: RequestRefused where there is no query, or the method or media type does not carry the kind of operation.
        """
        if refusal := self._refusal(query, variable_values, operation_name):
            return refusal
        allowed = set(allowed_operation_types or OperationType) - {OperationType.SUBSCRIPTION}
        try:
            result = await super().execute(
                query, variable_values, context_value, root_value, operation_name, allowed, operation_extensions
            )
        except MissingQueryError as error:
            raise errors.RequestRefused(HTTPStatus.BAD_REQUEST, errors.BAD_REQUEST, "The request holds no query.") from error
        except InvalidOperationTypeError as error:
            raise _not_carried(error) from error
        return _presented(result)

    @override
    async def stream(
        self,
        query: str | None,
        variable_values: dict[str, Any] | None = None,
        context_value: Any | None = None,
        root_value: Any | None = None,
        operation_name: str | None = None,
        operation_extensions: dict[str, Any] | None = None,
        allowed_operation_types: Iterable[OperationType] | None = None,
    ) -> StreamResult:
        """A subscription's results, or the one result of a query or mutation."""
        if refusal := self._refusal(query, variable_values, operation_name):
            return _only(refusal)
        results = await super().stream(
            query, variable_values, context_value, root_value, operation_name, operation_extensions, allowed_operation_types
        )
        return _all_presented(results)

    @override
    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Nothing: errors are logged where they are made presentable, and refusals are no news."""

    def _refusal(
        self, query: str | None, variables: dict[str, Any] | None, operation_name: str | None
    ) -> PreExecutionError | None:
        if not query:
            return None
        try:
            self._gate.check(query, variables or {}, operation_name)
        except GraphQLError as error:
            return _refused(error)
        except Problem as problem:
            return _refused(GraphQLError(str(problem), original_error=problem))
        return None

    def _document(self) -> SchemaExtension:
        return _Document(self._gate)


class _Document(SchemaExtension):
    """Hands over the document that the gate has read, so that no text is parsed twice."""

    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self._gate = gate

    def on_parse(self) -> Iterator[None]:
        if self.execution_context.query:
            self.execution_context.graphql_document = self._gate.read(self.execution_context.query)
        yield


def _validation() -> SchemaExtension:
    return ValidationCache(CACHED_DOCUMENTS)


async def _only(result: ExecutionResult) -> AsyncGenerator[ExecutionResult, None]:
    yield result


async def _all_presented(results: StreamResult) -> StreamResult:
    async with aclosing(results):
        async for result in results:
            yield _presented(result) if isinstance(result, ExecutionResult) else result


def _presented(result: ExecutionResult) -> ExecutionResult:
    if not result.errors:
        return result
    if result.data is None and all(error.path is None for error in result.errors):
        return _refused(*result.errors)
    result.errors = errors.presentable(result.errors)
    return result


def _refused(*found: GraphQLError) -> PreExecutionError:
    return PreExecutionError(data=None, errors=errors.presentable(found))


def _not_carried(error: InvalidOperationTypeError) -> errors.RequestRefused:
    if error.operation_type is OperationType.SUBSCRIPTION:
        return errors.RequestRefused(
            HTTPStatus.NOT_ACCEPTABLE,
            errors.BAD_REQUEST,
            "A subscription is answered as text/event-stream, or over a websocket by graphql-transport-ws.",
        )
    return errors.RequestRefused(
        HTTPStatus.METHOD_NOT_ALLOWED, errors.BAD_REQUEST, "A mutation takes a POST request.", allow="POST"
    )
