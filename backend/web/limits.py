"""What one GraphQL request may ask for, checked on its text before anything is validated or executed.

Validation compares every pair of selections that answer to the same name, so it has to come after the counting done here.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    Lexer,
    Node,
    OperationDefinitionNode,
    Source,
    TokenKind,
    VariableNode,
    parse,
)

from backend.domain.problems import TooCostly
from backend.web import cost

CACHED_DOCUMENTS = 64
"""Texts that stay parsed and weighed. One of 3,000 tokens takes about 2 MB: this number bounds what strangers can fill."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may hold at most.

    Attributes:
        max_depth: levels of fields, leaf included. graphql.js' introspection query needs 15.
        max_aliases: aliases in the document.
        max_repeats: how often one response name, or fragments in all, may be selected in the document: validation's work
            grows with the square of it.
        max_tokens: lexical tokens and comments of the document.
        max_body_bytes: bytes of a request's body, or of one websocket message.
        max_cost: fields that the operation could answer with, its lists filled; for a subscription, per event.
        max_first: entries of one page, by `first` or `last`.
        list_size: entries that a list without `first` is taken to hold, unless its field says otherwise by
            `metadata={"list_size": n}`.
        max_subscriptions: operations that run at the same time on one websocket.
    """

    max_depth: int = 15
    max_aliases: int = 30
    max_repeats: int = 100
    max_tokens: int = 3_000
    max_body_bytes: int = 400_000
    max_cost: int = 50_000
    max_first: int = 1_000
    list_size: int = 10
    max_subscriptions: int = 50


class LimitExceeded(TooCostly):
    """One limit is exceeded; nothing was executed.

    Attributes:
        limit: depth, aliases, repeats, tokens, bodySize, cost, first or subscriptions.
        allowed: the most that may be asked for.
        found: what was asked for; for tokens, depth of an unreadable document and bodySize, where counting stopped.
    """

    def __init__(self, limit: str, *, allowed: int, found: int) -> None:
        super().__init__(f"This request exceeds the limit for {limit}: {allowed:,} allowed, {found:,} found.")
        self.limit = limit
        self.allowed = allowed
        self.found = found

    @property
    def extensions(self) -> dict[str, object]:
        """What a client reads beside the code."""
        return {"limit": self.limit, "allowed": self.allowed, "found": self.found}


class Gate:
    """Reads documents and lets through those within the limits. Holds no state but bounded caches."""

    def __init__(self, schema: GraphQLSchema, limits: Limits) -> None:
        self._limits = limits
        self._scale = cost.Scale(schema, list_size=limits.list_size, max_first=limits.max_first)
        self._read = lru_cache(CACHED_DOCUMENTS)(self._parse)
        self._weigh = lru_cache(CACHED_DOCUMENTS)(self._weigh_operation)

    def read(self, text: str) -> DocumentNode:
        """The parsed document, its size, aliases and repeats within the limits.

        Raises: LimitExceeded; GraphQLSyntaxError.
        """
        return self._read(text)[0]

    def check(self, text: str, variables: Mapping[str, object], operation_name: str | None) -> None:
        """Pass if the operation that would run is within the limits.

        Raises: LimitExceeded; GraphQLError where the text cannot be read or does not say which operation to run.
        """
        _, sizes = self._read(text)
        given = tuple((name, cost.whole_number(variables[name])) for name in sizes if name in variables)
        self._weigh(text, operation_name, given)

    def _parse(self, text: str) -> tuple[DocumentNode, tuple[str, ...]]:
        """The document, and the names of the variables that set the size of a page."""
        try:
            document = parse(text, max_tokens=self._limits.max_tokens)
        except GraphQLSyntaxError:
            self._refuse_size(text)
            raise
        names: Counter[str] = Counter()
        aliases = spreads = 0
        sizes: dict[str, None] = {}
        for node in _selections(document):
            if isinstance(node, FragmentSpreadNode):
                spreads += 1
            elif isinstance(node, FieldNode):
                aliases += node.alias is not None
                names[(node.alias or node.name).value] += 1
                for argument in node.arguments or ():
                    if argument.name.value in cost.PAGE_ARGUMENTS and isinstance(argument.value, VariableNode):
                        sizes[argument.value.name.value] = None
        _require("aliases", allowed=self._limits.max_aliases, found=aliases)
        _require("repeats", allowed=self._limits.max_repeats, found=max(spreads, *names.values(), 0))
        return document, tuple(sizes)

    def _refuse_size(self, text: str) -> None:
        """Raises: LimitExceeded if the parser gave up because of the document's length or nesting, and not its grammar."""
        lexer = Lexer(Source(text))
        open_braces = 0
        for count in range(1, self._limits.max_tokens + 2):
            try:
                token = lexer.advance()
            except GraphQLSyntaxError:
                return
            if token.kind is TokenKind.EOF:
                return
            open_braces += (token.kind is TokenKind.BRACE_L) - (token.kind is TokenKind.BRACE_R)
            # Each level of fields opens a brace, but so does an inline fragment: twice the limit is beyond doubt.
            _require("depth", allowed=self._limits.max_depth * 2, found=open_braces)
            _require("tokens", allowed=self._limits.max_tokens, found=count)

    def _weigh_operation(self, text: str, operation_name: str | None, sizes: tuple[tuple[str, int | None], ...]) -> None:
        document = self.read(text)
        operation = _chosen(document, operation_name)
        weight = self._scale.weigh(document, operation, dict(sizes))
        _require("depth", allowed=self._limits.max_depth, found=weight.depth)
        for size in weight.pages:
            if not 0 <= size <= self._limits.max_first:
                raise LimitExceeded("first", allowed=self._limits.max_first, found=size)
        _require("cost", allowed=self._limits.max_cost, found=weight.cost)


def _require(limit: str, *, allowed: int, found: int) -> None:
    if found > allowed:
        raise LimitExceeded(limit, allowed=allowed, found=found)


def _selections(document: DocumentNode) -> Iterator[Node]:
    """Every field, spread and inline fragment of the document, once each, in no order."""
    waiting = [definition for definition in document.definitions if hasattr(definition, "selection_set")]
    nodes: list[Node] = list(waiting)
    while nodes:
        chosen = getattr(nodes.pop(), "selection_set", None)
        if chosen is not None:
            yield from chosen.selections
            nodes.extend(chosen.selections)


def _chosen(document: DocumentNode, name: str | None) -> OperationDefinitionNode:
    """The operation that will run. Where several could, Strawberry would run the first, which was not weighed: so none may."""
    operations = [definition for definition in document.definitions if isinstance(definition, OperationDefinitionNode)]
    if name is not None:
        operations = [operation for operation in operations if operation.name and operation.name.value == name]
        if not operations:
            raise GraphQLError(f"Unknown operation named '{name}'.")
    if len(operations) != 1:
        raise GraphQLError(f"The document holds {len(operations)} operations: name one of them in operationName.")
    return operations[0]
